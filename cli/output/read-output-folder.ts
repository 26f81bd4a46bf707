import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { designCopyPaths, type FolderContents } from '#codegen/merge/folder-contents';
import {
  findRecordFault,
  type GenerationRecord,
  isPathInside,
  readRecord,
  recordPath,
} from '#codegen/merge/generation-record';
import type { SourceFile } from '#design/source-file';
import { errorCode } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';
import { type OutputFolder, resolveOutputPath } from './find-output-folder.ts';

export interface FormerOutput {
  readonly record: GenerationRecord | null;
  readonly folder: FolderContents;
}

/** Folders that hold no sources of the project. */
const notSources = new Set(['node_modules', 'dist', 'build', 'coverage', 'out']);
const sourceEnding = /\.(?:[cm]?[jt]sx?|css|html?)$/;
/** Bytes; a longer file was not written by hand. */
const maxSourceBytes = 2_000_000;
/** A larger project is read no further; files that were moved beyond that count as deleted. */
const maxSources = 5000;

/** What was generated into a folder before, and what has become of it; `files` are those that are generated now. */
export async function readOutputFolder(
  folder: OutputFolder,
  files: readonly SourceFile[],
): Promise<FormerOutput> {
  if (!folder.exists) return { record: null, folder: { texts: new Map(), pictures: new Map() } };
  const record = await readGenerationRecord(folder);
  const texts = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const path of await listSources(folder.path)) {
    texts.set(path, (await readFile(join(folder.path, path))).toString('utf8'));
  }
  const recorded = record?.files ?? [];
  const named = new Set([
    ...files.map(({ path }) => path),
    ...recorded.flatMap(({ path, at }) => (at === null ? [path] : [path, at])),
  ]);
  const asText = new Set([
    recordPath,
    ...files.flatMap(({ kind, path }) => (kind === 'text' ? [path] : [])),
    ...recorded.flatMap(({ path, at, text }) => (text === null ? [] : [at ?? path])),
  ]);
  const beside = [...named].flatMap(designCopyPaths);
  for (const path of new Set([...named, recordPath, ...beside])) {
    const bytes = texts.has(path) || !isPathInside(path) ? null : await readBytesAt(folder, path);
    if (bytes === null) continue;
    if (asText.has(path)) texts.set(path, bytes.toString('utf8'));
    else pictures.set(path, new Uint8Array(bytes));
  }
  return { record, folder: { texts, pictures, others: await listAround(folder, named) } };
}

/** Everything that lies in the folders that files are generated to, for names that differ in their case only. */
async function listAround({ path: root }: OutputFolder, paths: Iterable<string>): Promise<readonly string[]> {
  const folders = new Set([...paths].map((path) => path.split('/').slice(0, -1).join('/')));
  const found = await Promise.all(
    [...folders].map(async (folder) => {
      const names = await readdir(join(root, folder)).catch(() => []);
      return names.map((name) => (folder === '' ? name : `${folder}/${name}`));
    }),
  );
  return found.flat();
}

/**
 * What was generated into a folder before; `null` where nothing was. It costs nothing, so it comes before a model is
 * asked.
 * @throws UsageError where the lock file cannot be used
 */
export async function readGenerationRecord(folder: OutputFolder): Promise<GenerationRecord | null> {
  const bytes = folder.exists ? await readBytesAt(folder, recordPath) : null;
  if (bytes === null) return null;
  const text = bytes.toString('utf8');
  const fault = findRecordFault(text);
  if (fault !== null)
    throw new UsageError(`"${join(folder.path, recordPath)}" ${fault} Nothing was written.`);
  return readRecord(text);
}

/**
 * The bytes of a file; `null` where there is none, or a link or folder that writing refuses.
 * @throws UsageError where there is one that cannot be read, and so cannot be kept
 */
async function readBytesAt(folder: OutputFolder, path: string): Promise<Buffer | null> {
  const target = await resolveOutputPath(folder, path).catch(() => null);
  if (target === null) return null;
  return readFile(target).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UsageError(`"${target}" cannot be read (${code}), so nothing was written.`);
  });
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
      if ((await lstat(join(root, path))).size <= maxSourceBytes) found.push(path);
      if (found.length >= maxSources) return found;
    }
  }
  return found;
}
