import { readFile } from 'node:fs/promises';
import { errorCode } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';

/** The bytes of a file a person named. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(explain(path, error));
  }
}

/** The parsed JSON of a file a person named. */
export async function readJson(path: string): Promise<unknown> {
  return parseJson(await readBytes(path), path);
}

/** Parses UTF-8 JSON, with or without a byte order mark; `name` is what the sentence calls it. */
export function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    throw new UsageError(`"${name}" is not JSON${bytes.length === 0 ? ': it is empty' : ''}.`);
  }
}

function explain(path: string, error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file "${path}".`;
  if (code === 'EISDIR') return `"${path}" is a folder, not a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `"${path}" may not be read.`;
  if (code === 'ERR_FS_FILE_TOO_LARGE') return `"${path}" is larger than 2 GB, which is too large to read.`;
  return `"${path}" cannot be read (${code}).`;
}
