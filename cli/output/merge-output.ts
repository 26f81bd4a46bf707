/** Merges a generation with the files in the output folder. */
import { recordPath } from '#codegen/merge/generation-record';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { Snapshot } from '#design/snapshot';
import type { OutputFolder } from './find-output-folder.ts';
import { UsageError } from '../usage-error.ts';
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

/** What happens to a file that Framewright did not write and that stands where one is to go. */
export type ExistingFiles = 'stop' | 'beside' | 'replace';

/**
 * Reads the folder and merges; writes nothing.
 * @throws UsageError where the first generation into a folder meets files that are not Framewright's, unless `existing`
 *   says what becomes of them
 */
export async function mergeOutput(
  folder: OutputFolder,
  { frames }: Snapshot,
  { files, assets }: CodeResult,
  { target }: CodeOptions,
  existing: ExistingFiles = 'stop',
): Promise<MergedOutput> {
  const { mergeFiles } = await import('#codegen/merge/merge-files');
  const former = await readOutputFolder(folder, files);
  const generated = { target, frames: frames.map(({ id }) => id), files, assets };
  const merged = await mergeFiles(
    former.record,
    generated,
    former.folder,
    existing === 'replace' ? 'replace' : 'beside',
  );
  const { foreign } = merged;
  if (existing === 'stop' && former.record === null && foreign.length > 0)
    throw new UsageError(refuse(folder, foreign));
  const all = [...merged.files, [recordPath, merged.record] as const].map(([path, content]) => ({
    path,
    content,
  }));
  const { texts, pictures } = former.folder;
  const isThere = ({ path, content }: OutputFile) =>
    typeof content === 'string' && texts.has(path)
      ? texts.get(path) === content
      : isSame(Buffer.from(content), pictures.get(path) ?? null);
  return {
    files: all,
    changed: all.filter((file) => !isThere(file)),
    removed: merged.removed,
    problems: merged.problems,
  };
}

/** As many files as the sentence names. */
const maxNamedFiles = 5;

function refuse({ path }: OutputFolder, foreign: readonly string[]): string {
  const rest = foreign.length - maxNamedFiles;
  const names = `${foreign.slice(0, maxNamedFiles).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `"${path}" has files that Framewright did not write and would replace: ${names}. Nothing was written. Choose another folder, or add --existing beside to put the design's versions beside them, or --existing replace to replace them.`;
}

function isSame(one: Uint8Array, other: Uint8Array | null): boolean {
  return other !== null && Buffer.compare(one, other) === 0;
}
