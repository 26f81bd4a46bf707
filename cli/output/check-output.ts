/** Finds what would prevent a result from being written, before a model is paid for it. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';
import { resolveOutputPath, type OutputFolder } from './find-output-folder.ts';
import type { MergedOutput } from './merge-output.ts';
import { readOutputFolder } from './read-output-folder.ts';

/**
 * Whether the output folder can be written, and what was generated before can be read.
 * @throws UsageError where the folder cannot be written, or nothing tells what was generated
 */
export async function checkOutput(folder: OutputFolder): Promise<void> {
  await readOutputFolder(folder, []);
  await checkWritable(folder);
}

/** Writes a file into the folder, or where it will be made, and takes it away again. @throws UsageError */
export async function checkWritable(folder: OutputFolder): Promise<void> {
  const parent = folder.exists ? folder.path : await nearestFolder(dirname(folder.path));
  try {
    const probe = await mkdtemp(join(parent, '.framewright-'));
    try {
      await writeFile(join(probe, 'probe'), 'x');
    } finally {
      await rm(probe, { recursive: true, force: true });
    }
  } catch (error) {
    throw new UsageError(
      `The output folder "${folder.path}" cannot be written (${errorCode(error)}); no model was asked.`,
    );
  }
}

/** Looks for other things at the paths of a draft's files. @throws UsageError */
export async function checkTargetPaths(
  folder: OutputFolder,
  { changed, removed }: MergedOutput,
): Promise<void> {
  for (const path of [...changed.map(({ path: of }) => of), ...removed])
    await resolveOutputPath(folder, path);
}

async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found || path === dirname(path) ? path : nearestFolder(dirname(path));
}
