import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { HostDocument } from './host-document.ts';

/** A folder with `figma.json`, and where it has them `variables.json`, `images/` and `exports/`, as a document. */
export async function documentFolder(folder: string): Promise<HostDocument> {
  const images = await filesIn(join(folder, 'images'));
  const exported = await filesIn(join(folder, 'exports'));
  const variables = join(folder, 'variables.json');
  const hasVariables = await stat(variables).then(
    () => true,
    () => false,
  );
  return {
    name: basename(folder),
    json: () => createReadStream(join(folder, 'figma.json')),
    variables: hasVariables ? await readFile(variables, 'utf8') : null,
    images: images.map((file) => file.replace(/\.(png|jpe?g|gif|webp)$/i, '')),
    readImage: async (ref) => {
      const file = images.find((name) => name === ref || name.startsWith(`${ref}.`));
      return file === undefined ? null : readFile(join(folder, 'images', file));
    },
    exports: Object.fromEntries(
      exported.map((file) => [file.replace(/\.\w+$/, '').replaceAll('-', ':'), file]),
    ),
    readExport: async (file) => readFile(join(folder, 'exports', file)),
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
