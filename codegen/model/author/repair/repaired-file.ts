/** The result of repairing one file, and what the repairs share. */
import type { ProjectFiles } from '../../../targets/project-files.ts';

/**
 * One repaired file of an answer: either usable, with what was corrected and removed, or not, with the reason.
 */
export type RepairedFile =
  | {
      readonly usable: true;
      readonly text: string;
      readonly repairs: readonly string[];
      readonly cuts: readonly string[];
    }
  | { readonly usable: false; readonly reason: string };

/** Creates the result for a file that cannot be repaired. */
export function unusableFile(reason: string): RepairedFile {
  return { usable: false, reason };
}

/** The other files of the project, which a repair needs. */
export interface RepairContext {
  readonly path: string;
  /** All files of the project, including the new files of the answer. */
  readonly project: ProjectFiles;
  /** Paths by file name, with and without the extension. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Paths by the name of the exported component. */
  readonly components: ReadonlyMap<string, string>;
  /** The exported components of the draft's files, by path. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** The text of the design, the draft and the request; addresses in it are allowed. */
  readonly trustedText: string;
}

/** Whether the project has a file of this path. */
export function hasProjectFile({ texts, assets }: ProjectFiles, path: string): boolean {
  return texts.has(path) || assets.has(path);
}
