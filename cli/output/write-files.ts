/**
 * Writes all files of a result, or none: they are first written beside their places, in a folder of their own on the
 * same disk, and moved only when every one of them is there. A move that fails takes the earlier ones back.
 */
import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { invariant } from '#design/invariant';
import { errorCode } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';
import { resolveOutputPath, type OutputFolder } from './find-output-folder.ts';

export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes `files` and takes away those at `removed`.
 * @throws UsageError where the folder cannot be written; it is then as it was before.
 */
export async function writeFiles(
  folder: OutputFolder,
  files: readonly OutputFile[],
  removed: readonly string[] = [],
): Promise<void> {
  for (const path of [...files.map((file) => file.path), ...removed])
    invariant(staysInside(path), `the file path "${path}" leaves the output folder`);
  const toMove = async (path: string) => ({ path, to: await resolveOutputPath(folder, path) });
  const moves: Move[] = [];
  for (const { path } of files) moves.push(await toMove(path));
  const removals: Move[] = [];
  for (const path of removed) if (!(await isLink(folder, path))) removals.push(await toMove(path));
  const undo: Undo[] = [];
  let waiting: string | null = null;
  // An interrupt while files move would leave half of them, so it waits these few milliseconds.
  const ignoreInterrupt = () => undefined;
  process.on('SIGINT', ignoreInterrupt);
  try {
    waiting = await makeStagingFolder(folder, undo);
    await writeAll(join(waiting, 'new'), files);
    // First, because on many systems a name that differs in its case only is the same file.
    for (const { path, to } of removals) await moveAside(to, join(waiting, 'removed', path), undo);
    await moveAll(moves, waiting, folder, undo);
  } catch (error) {
    await undoAll(undo);
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    throw new UsageError(`The output folder "${folder.path}" cannot be written (${explain(code)}).`);
  } finally {
    if (waiting !== null) await rm(waiting, { recursive: true, force: true });
    process.off('SIGINT', ignoreInterrupt);
  }
}

/** A link is never ours. */
async function isLink(folder: OutputFolder, path: string): Promise<boolean> {
  const found = await lstat(join(folder.path, path)).catch(() => null);
  return found?.isSymbolicLink() ?? false;
}

type Undo = () => Promise<void>;

interface Move {
  readonly path: string;
  /** Absolute. */
  readonly to: string;
}

function staysInside(path: string): boolean {
  const parts = path.split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]|^[a-z]:/i.test(part));
}

/** In the folder itself where it is there, so that moves never cross disks. */
async function makeStagingFolder({ path, exists }: OutputFolder, undo: Undo[]): Promise<string> {
  const parent = exists ? path : dirname(path);
  await makeFolder(parent, undo);
  return mkdtemp(join(parent, '.framewright-'));
}

async function makeFolder(path: string, undo: Undo[]): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (made !== undefined) undo.push(() => rm(made, { recursive: true, force: true }));
}

async function writeAll(root: string, files: readonly OutputFile[]): Promise<void> {
  await mkdir(root, { recursive: true });
  const folders = new Set(files.map(({ path }) => dirname(join(root, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const { path, content } of files) await writeFile(join(root, path), content);
}

async function moveAll(
  moves: readonly Move[],
  waiting: string,
  folder: OutputFolder,
  undo: Undo[],
): Promise<void> {
  if (!folder.exists) return rename(join(waiting, 'new'), folder.path);
  for (const { path, to } of moves) {
    await makeFolder(dirname(to), undo);
    await moveAside(to, join(waiting, 'former', path), undo);
    await rename(join(waiting, 'new', path), to);
  }
}

/** Moves a file to where it can be restored from. */
async function moveAside(from: string, former: string, undo: Undo[]): Promise<void> {
  await mkdir(dirname(former), { recursive: true });
  const wasThere = await moveIfThere(from, former);
  undo.push(() => (wasThere ? rename(former, from) : rm(from, { force: true })));
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** The last step first. A step that cannot be undone must not prevent the others from being undone. */
async function undoAll(undo: readonly Undo[]): Promise<void> {
  for (const step of undo.toReversed()) await step().catch(() => undefined);
}

function explain(code: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'it is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENAMETOOLONG: 'a name is too long',
  };
  return reasons[code] ?? code;
}
