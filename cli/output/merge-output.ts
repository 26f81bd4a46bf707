/** Brings a generation together with what lies in the output folder. */
import { recordPath } from '#codegen/5-merge/generation-record';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { Snapshot } from '#design/snapshot';
import type { OutputFolder } from './find-output-folder.ts';
import { readOutputFolder } from './read-output-folder.ts';
import type { OutputFile } from './write-files.ts';

export interface MergedOutput {
  /** All files of the generation as they are from now on. */
  readonly files: readonly OutputFile[];
  /** Those of them that are not so yet. */
  readonly changed: readonly OutputFile[];
  /** Paths of files that were generated before and no longer are. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads the folder and merges; writes nothing. */
export async function mergeOutput(
  folder: OutputFolder,
  { frames }: Snapshot,
  { files, assets }: CodeResult,
  { target }: CodeOptions,
): Promise<MergedOutput> {
  const { mergeFiles } = await import('#codegen/5-merge/merge-files');
  const former = await readOutputFolder(
    folder,
    files.map(({ path }) => path),
  );
  const generated = { target, frames: frames.map(({ id }) => id), files, assets };
  const merged = await mergeFiles(former.record, generated, former.folder);
  const all = [...merged.files, [recordPath, merged.record] as const].map(([path, content]) => ({
    path,
    content,
  }));
  const { texts, pictures } = former.folder;
  const isThere = ({ path, content }: OutputFile) =>
    typeof content === 'string' ? texts.get(path) === content : isSame(content, pictures.get(path) ?? null);
  return {
    files: all,
    changed: all.filter((file) => !isThere(file)),
    removed: merged.removed,
    problems: merged.problems,
  };
}

function isSame(one: Uint8Array, other: Uint8Array | null): boolean {
  return other !== null && Buffer.compare(one, other) === 0;
}
