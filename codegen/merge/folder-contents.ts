/**
 * Files that are not ours. A path that was never generated to, or was and no longer holds what was, may hold anything:
 * what stands there stays, and the design's version goes beside it under a name that is free.
 */
import { hashContent } from './generation-record.ts';

export interface FolderContents {
  /** Every source text of the folder by path: the generated ones and the developer's own. */
  readonly texts: ReadonlyMap<string, string>;
  /** Pictures and what lies beside files, as far as the record or the new generation names them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Paths of whatever else lies where files are generated to. @default nothing */
  readonly others?: readonly string[];
}

/** Names for a file beside one, best first: `App.tsx.design`, so that no tool takes it for code; `hill.design.png`. */
export function designCopyPaths(path: string): readonly string[] {
  const picture = /^(.*)(\.(?:png|jpe?g|webp|gif|avif|svg))$/i.exec(path);
  return Array.from({ length: 9 }, (_, index) => {
    const mark = index === 0 ? 'design' : `design-${index + 1}`;
    return picture ? `${picture[1] ?? ''}.${mark}${picture[2] ?? ''}` : `${path}.${mark}`;
  });
}

/** The content of a file of the folder; `null` where there is none. */
export function contentAt({ texts, pictures }: FolderContents, path: string): string | Uint8Array | null {
  return texts.get(path) ?? pictures.get(path) ?? null;
}

/**
 * Where a version goes beside a file: the first name that nothing stands at, or that holds this very version or the
 * one that was put there last (its hash is `former`); `null` where all of them are taken.
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

/** Whether something stands at a path, or at one that many systems take for the same because only its case differs. */
export function isPathTaken({ texts, pictures, others = [] }: FolderContents, path: string): boolean {
  const wanted = path.toLowerCase();
  const is = (other: string) => other.toLowerCase() === wanted;
  return [...texts.keys()].some(is) || [...pictures.keys()].some(is) || others.some(is);
}
