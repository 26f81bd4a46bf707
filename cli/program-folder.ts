import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: `cli/` in the sources and `dist/` in the build both lie in it. */
export const programFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
