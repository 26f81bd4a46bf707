import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from '#codegen/5-merge/merge-files';
import { findRecordFault, isInside, readRecord, recordPath } from '#codegen/5-merge/generation-record';
import type { GenerationRecord } from '#codegen/5-merge/generation-record';
import { UsageError } from '../usage-error.ts';
import { placeFile, type OutputFolder } from './find-output-folder.ts';

export interface FormerOutput {
  readonly record: GenerationRecord | null;
  readonly folder: Folder;
}

/** Folders that hold no sources of the project. */
const notSources = new Set(['node_modules', 'dist', 'build', 'coverage', 'out']);
const sourceEnding = /\.(?:[cm]?[jt]sx?|css|html?)$/;
/** Bytes; what is longer nobody wrote by hand. */
const longestSource = 2_000_000;
/** A larger project is read no further; files that were moved beyond that count as deleted. */
const mostSources = 5000;

/** What was generated into a folder before, and what has become of it; `paths` are those that will be generated. */
export async function readOutputFolder(
  folder: OutputFolder,
  paths: readonly string[],
): Promise<FormerOutput> {
  if (!folder.exists) return { record: null, folder: { texts: new Map(), pictures: new Map() } };
  const record = await openRecord(folder);
  const texts = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const path of await listSources(folder.path)) {
    texts.set(path, (await readFile(join(folder.path, path))).toString('utf8'));
  }
  const named = [
    ...paths,
    ...(record?.files ?? []).flatMap(({ path, at }) => (at === null ? [path] : [path, at])),
  ];
  for (const path of new Set([...named, recordPath])) {
    const bytes = texts.has(path) || !isInside(path) ? null : await readBytesAt(folder, path);
    if (bytes === null) continue;
    if (path.endsWith('.json')) texts.set(path, bytes.toString('utf8'));
    else pictures.set(path, new Uint8Array(bytes));
  }
  return { record, folder: { texts, pictures } };
}

/**
 * What was generated into a folder before; `null` where nothing was. It costs nothing, so it comes before a model is
 * asked.
 * @throws UsageError where the lock file cannot be used
 */
export async function openRecord(folder: OutputFolder): Promise<GenerationRecord | null> {
  const bytes = folder.exists ? await readBytesAt(folder, recordPath) : null;
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  const fault = findRecordFault(text);
  if (fault !== null)
    throw new UsageError(`"${join(folder.path, recordPath)}" ${fault} Nothing was written.`);
  return readRecord(text);
}

async function readBytesAt(folder: OutputFolder, path: string): Promise<Buffer | null> {
  const target = await placeFile(folder, path).catch(() => null);
  return target === null ? null : readFile(target).catch(() => null);
}

/** Paths of all sources, with `/`, in one order on every system; links are not followed. */
async function listSources(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [''];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && !notSources.has(entry.name))
        waiting.push(path);
      if (!entry.isFile() || !sourceEnding.test(entry.name)) continue;
      if ((await lstat(join(root, path))).size <= longestSource) found.push(path);
      if (found.length >= mostSources) return found;
    }
  }
  return found;
}
