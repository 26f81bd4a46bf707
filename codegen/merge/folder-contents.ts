/**
 * The output folder as it is, and what to do with files in it that are not ours. A file that was not generated, or
 * whose content was replaced, may contain anything. It stays, and the design's version is written beside it under a
 * free name.
 */
import { hashContent } from './generation-record.ts';

export interface FolderContents {
  /** Every source text of the folder by path: the generated ones and the developer's own. */
  readonly texts: ReadonlyMap<string, string>;
  /** Pictures and design copies, as far as the record or the new generation names them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** The paths of all other files in the folders that files are generated to. @default nothing */
  readonly others?: readonly string[];
}

/** Names for a design copy, best first: `App.tsx.design`, so that no tool takes it for code, or `hill.design.png`. */
export function designCopyPaths(path: string): readonly string[] {
  const picture = /^(.*)(\.(?:png|jpe?g|webp|gif|avif|svg))$/i.exec(path);
  return Array.from({ length: 9 }, (_, index) => {
    const mark = index === 0 ? 'design' : `design-${index + 1}`;
    return picture ? `${picture[1] ?? ''}.${mark}${picture[2] ?? ''}` : `${path}.${mark}`;
  });
}

/** The content of a file in the folder; `null` if there is none. */
export function contentAt({ texts, pictures }: FolderContents, path: string): string | Uint8Array | null {
  return texts.get(path) ?? pictures.get(path) ?? null;
}

/**
 * The path for a design copy: the first name that is free, that has this version already, or that has the copy
 * written last (its hash is `former`); `null` if all of them are taken.
 */
export function findDesignCopyPath(
  path: string,
  content: string | Uint8Array,
  folder: FolderContents,
  former: string | null,
): string | null {
  const found = designCopyPaths(path).find((name) => {
    const there = contentAt(folder, name);
    if (there === null) return !isPathTaken(folder, name);
    const hash = hashContent(there);
    return hash === hashContent(content) || hash === former;
  });
  return found ?? null;
}

/** Whether there is a file at a path, or at one that differs only in case, which many systems treat as the same. */
export function isPathTaken({ texts, pictures, others = [] }: FolderContents, path: string): boolean {
  const wanted = path.toLowerCase();
  const is = (other: string) => other.toLowerCase() === wanted;
  return [...texts.keys()].some(is) || [...pictures.keys()].some(is) || others.some(is);
}
