import { glob } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The folders with a tsconfig.json: each is a realm with its own globals. */
export async function findRealms(): Promise<readonly string[]> {
  const realms: string[] = [];
  const files = glob('{*,*/*,*/*/*}', {
    exclude: (entry) =>
      entry.split('/').some((part) => ['node_modules', 'dist', 'results', 'pictures'].includes(part)),
  });
  for await (const file of files) if (file.endsWith('tsconfig.json')) realms.push(dirname(file));
  return realms.sort();
}
