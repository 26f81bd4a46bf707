import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { errorCode } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';

/** The output folder, checked before anything is generated. */
export interface OutputFolder {
  /** Absolute. */
  readonly path: string;
  readonly exists: boolean;
}

/** Looks at the folder a person named with `--out`; it need not be there yet. */
export async function findOutputFolder(out: string): Promise<OutputFolder> {
  const path = resolve(out);
  const found = await statPath(path);
  if (found === 'folder') return { path, exists: true };
  if (found === 'other') throw new UsageError(`The output path "${out}" is a file, not a folder.`);
  for (let above = dirname(path); ; above = dirname(above)) {
    const what = await statPath(above);
    if (what === 'folder') return { path, exists: false };
    if (what === 'other') throw new UsageError(`The output path "${out}" lies in a file, "${above}".`);
    if (above === dirname(above)) throw new UsageError(`The output path "${out}" cannot be created.`);
  }
}

/**
 * The absolute path of one file of the folder; where a link stands, that of the file it leads to.
 * @throws UsageError where a folder stands in its place, or a link leads out of the folder.
 */
export async function resolveOutputPath(folder: OutputFolder, path: string): Promise<string> {
  const target = join(folder.path, path);
  if (!folder.exists) return target;
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const part = join(folder.path, ...parts.slice(0, length));
    const found = await lstat(part).catch(() => null);
    if (!found) break;
    if (found.isSymbolicLink()) await checkLink(folder, part);
    const isLast = length === parts.length;
    if (isLast && found.isSymbolicLink() && (await statPath(part)) === 'other') return realpath(part);
    const isFolder = found.isDirectory() || (found.isSymbolicLink() && (await statPath(part)) === 'folder');
    if (isLast && isFolder)
      throw new UsageError(`"${part}" is a folder, where a file of this name is to go.`);
    if (!isLast && !isFolder)
      throw new UsageError(`"${part}" is a file, where a folder of this name is to go.`);
  }
  return target;
}

async function checkLink(folder: OutputFolder, link: string): Promise<void> {
  const inside = (await realpath(folder.path)) + sep;
  const end = await realpath(link).catch(() => null);
  if (end?.startsWith(inside)) return;
  throw new UsageError(`"${link}" is a link that leads out of the output folder; nothing was written.`);
}

async function statPath(path: string): Promise<'folder' | 'other' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') return null;
    throw new UsageError(`The output path "${path}" cannot be read (${code}).`);
  }
}
