import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';

const endings = new Set(['.fig', '.json']);
/** Folders that no design lies in. */
const skipped = new Set(['node_modules', 'dist', '.git']);

/**
 * The files that may be designs among some paths: files as they are named, of folders all that end as designs do, also
 * of folders in them, sorted.
 * @throws UsageError where a path does not exist
 */
export async function listDesignFiles(
  paths: readonly string[],
): Promise<readonly { readonly path: string; readonly isNamed: boolean }[]> {
  const found: { path: string; isNamed: boolean }[] = [];
  for (const path of paths) {
    const entry = await stat(path).catch(() => null);
    if (entry === null) throw new UsageError(`There is no file or folder "${path}".`);
    if (!entry.isDirectory()) found.push({ path, isNamed: true });
    else for (const file of await listFolder(path)) found.push({ path: file, isNamed: false });
  }
  return found;
}

async function listFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) files.push(...(await listFolder(path)));
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase())) files.push(path);
  }
  return files;
}
