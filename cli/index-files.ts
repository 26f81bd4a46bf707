/** Reads design files into one index. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collectReferences } from '#design/collect-references';
import { DocumentError } from '#design/document-error';
import { framesOf } from '#design/document-frames';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { sizeOf } from '#design/rest-node';
import type { AssetRef } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import { collectItems } from '#insight/search/collect-items';
import { type PictureSignature, readSignature } from '#insight/search/picture-signature';
import { keyOf, openSearchIndex, type SearchIndex } from '#insight/search/search-index';
import type { CommandLine, Terminal } from './command.ts';
import { createPictureTools } from './picture-tools.ts';
import { listDesignFiles } from './source/list-design-files.ts';
import { openSavedFile } from './source/open-saved-file.ts';
import { findPictureFiles, readPictures } from './source/read-pictures.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads all designs among some files and folders into one index. What is found in a folder and is no design is left out; a
 * file that was named has to be one.
 */
export async function indexFiles(
  paths: readonly string[],
  line: CommandLine,
  terminal: Terminal,
  wanted: { readonly pictures: boolean },
): Promise<SearchIndex> {
  const index = openSearchIndex();
  const files = await listDesignFiles(paths);
  for (const { path, isNamed } of files) {
    terminal.showProgress(`Reading ${path} …`);
    try {
      await addFile(index, path, files.length > 1 ? path : undefined, line, wanted);
    } catch (error) {
      const isForeign = error instanceof DocumentError || error instanceof UsageError;
      if (isNamed || !isForeign) throw error;
    }
  }
  terminal.showProgress(null);
  if (index.size === 0)
    throw new UsageError(`There is no design in ${paths.map((path) => `"${path}"`).join(', ')}.`);
  return index;
}

async function addFile(
  index: SearchIndex,
  path: string,
  file: string | undefined,
  line: CommandLine,
  wanted: { readonly pictures: boolean },
): Promise<void> {
  const { document } = await openSavedFile(path, line);
  const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).filter(hasSize);
  const extras = { variables: null, images: {}, exports: {}, pictures: {} };
  const ids = frames.map(({ id }) => id);
  const tree = readDesign(takeSnapshot(document, ids, extras));
  for (const frame of tree.frames) {
    const items = collectItems(frame, tree.components, '');
    index.replaceFrame(file === undefined ? items : { ...items, file });
  }
  if (!wanted.pictures) return;
  const folders = [...line.list('images'), join(dirname(path), 'images'), join(dirname(path), 'exports')];
  const listed = await findPictureFiles(
    folders.filter((folder) => existsSync(folder)),
    collectReferences(frames),
  );
  const { images, exports, assets } = await readPictures(listed);
  const keyed = [
    ...Object.entries(images),
    ...Object.entries(exports).map(([id, ref]) => [keyOf(id, file), ref] as const),
  ];
  for (const [key, ref] of keyed) {
    const signature = index.hasSignature(key) ? null : await findSignature(ref, assets.get(ref.key));
    if (signature !== null) index.setSignature(key, signature);
  }
}

function hasSize(node: Parameters<typeof sizeOf>[0]): boolean {
  const { width, height } = sizeOf(node);
  return width > 0 && height > 0;
}

/** `null` for a picture that only a browser can read. */
async function findSignature(
  { mime }: AssetRef,
  bytes: Uint8Array | undefined,
): Promise<PictureSignature | null> {
  if (bytes === undefined || (mime !== 'image/png' && mime !== 'image/jpeg')) return null;
  try {
    return readSignature(await readPixels(bytes, mime));
  } catch {
    // A damaged picture cannot be found by its looks.
    return null;
  }
}

async function readPixels(bytes: Uint8Array, mime: AssetRef['mime']): Promise<Pixels> {
  return mime === 'image/png' ? readPng(bytes) : createPictureTools().readJpeg(bytes);
}
