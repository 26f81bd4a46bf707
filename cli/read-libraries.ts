import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Libraries } from '#codegen/libraries';
import { programFolder } from './program-folder.ts';
import { UsageError } from './usage-error.ts';

/** The package texts that codegen needs, as the build collected them beside the program. */
export async function readLibraries(): Promise<Libraries> {
  try {
    const text = await readFile(join(programFolder, 'dist', 'libraries.json'), 'utf8');
    return JSON.parse(text) as Libraries; // Written by our own build.
  } catch {
    throw new UsageError('The program is not complete: dist/libraries.json is missing; run "npm run build".');
  }
}
