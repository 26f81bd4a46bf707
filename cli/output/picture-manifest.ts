/**
 * The manifest of a table of pictures: what became of each row, beside the pictures. It is written anew by each run, from
 * what the folder holds by then; a file of that name that is somebody else's stays.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReport, ImageManifest, ManifestPicture } from '#design/report';
import { readPng } from '#design/png';
import { measureSet, readTraits } from '#visuals/sets/likeness';
import { replaceFile } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';
import type { OutputFolder } from './find-output-folder.ts';

const name = 'manifest.json';

/** @throws UsageError where a file of that name is not one of ours */
export async function checkManifest({ path }: OutputFolder): Promise<void> {
  const text = await readFile(join(path, name), 'utf8').catch(() => null);
  if (text === null || isOurs(text)) return;
  throw new UsageError(
    `"${join(path, name)}" is not a manifest of images. Choose another output folder, or move it.`,
  );
}

function isOurs(text: string): boolean {
  try {
    return (JSON.parse(text) as Partial<ImageManifest> | null)?.command === 'image';
  } catch {
    return false;
  }
}

/** Writes the manifest, whole or not at all. */
export async function writeManifest({ path }: OutputFolder, manifest: ImageManifest): Promise<FileReport> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  try {
    await replaceFile(join(path, name), text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The manifest cannot be written into "${path}" (${detail}).`);
  }
  return { path: name, bytes: Buffer.byteLength(text) };
}

/** How alike the pictures of a folder are; positions of those that stand out are those of `pictures`. */
export async function measurePictures(
  { path }: OutputFolder,
  pictures: readonly ManifestPicture[],
): Promise<{ readonly likeness: number | null; readonly outliers: readonly number[] }> {
  const measured: { readonly at: number; readonly traits: ReturnType<typeof readTraits> }[] = [];
  for (const [at, { file }] of pictures.entries()) {
    // Other formats than PNG are not decoded here.
    if (file === null || !file.endsWith('.png')) continue;
    try {
      measured.push({ at, traits: readTraits(readPng(new Uint8Array(await readFile(join(path, file))))) });
    } catch {
      continue;
    }
  }
  if (measured.length < 2) return { likeness: null, outliers: [] };
  const { likeness, outliers } = measureSet(measured.map(({ traits }) => traits));
  return { likeness, outliers: outliers.flatMap((index) => measured[index]?.at ?? []) };
}
