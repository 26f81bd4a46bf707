import { basename } from 'node:path';
import { kindOfMaterial, maxMaterialLength, type Material } from '#design/material';
import type { CommandLine } from './command.ts';
import { readBytes } from './source/read-bytes.ts';
import { UsageError } from './usage-error.ts';

/** The attachments for a model: the files of `--with` and the texts of `--wish`. */
export async function readMaterial(line: CommandLine, isPicture: boolean): Promise<readonly Material[]> {
  const files = await Promise.all(line.list('with').map(readFile));
  const wishes = line.list('wish').map((text): Material => ({ kind: 'wishes', name: 'Wishes', text }));
  const material = [...files, ...wishes];
  const letters = material.reduce((sum, { text }) => sum + text.length, 0);
  if (letters > maxMaterialLength) {
    throw new UsageError(
      `--with and --wish hold ${letters} characters together; the maximum is ${maxMaterialLength}.`,
    );
  }
  if (material.length > 0 && !isPicture && line.getText('mode') !== 'author') {
    throw new UsageError('--with and --wish are for a model that writes; use them with --mode author.');
  }
  return material;
}

async function readFile(path: string): Promise<Material> {
  const bytes = await readBytes(path);
  const name = basename(path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: kindOfMaterial(name, text), name, text };
  } catch {
    throw new UsageError(`"${path}" is not a text file; --with accepts only text files.`);
  }
}
