import type { ProjectFiles } from '../../../targets/project-files.ts';

/** One file of an answer after mending: usable, with what was put right and what was taken out; or not, with the reason. */
export type RepairedFile =
  | {
      readonly usable: true;
      readonly text: string;
      readonly repairs: readonly string[];
      readonly cuts: readonly string[];
    }
  | { readonly usable: false; readonly reason: string };

export function unusableFile(reason: string): RepairedFile {
  return { usable: false, reason };
}

/** What the files around a mended file offer it. */
export interface RepairContext {
  readonly path: string;
  /** All files of the project, the answer's new ones among them. */
  readonly project: ProjectFiles;
  /** Paths by the name of their file, with and without its ending. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** The components other files export by name: their paths. */
  readonly components: ReadonlyMap<string, string>;
  /** The components that the draft's files export, by path. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** All that the design, the draft and the request say: addresses that are in it may stand. */
  readonly trustedText: string;
}

/** Whether the project has a file of this path. */
export function hasProjectFile({ texts, assets }: ProjectFiles, path: string): boolean {
  return texts.has(path) || assets.has(path);
}
