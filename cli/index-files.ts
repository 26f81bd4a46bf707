/** Reads design files into one index, or into a library. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { collectReferences } from '#design/collect-references';
import { DocumentError } from '#design/document-error';
import { framesOf } from '#design/document-frames';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { sizeOf } from '#design/rest-node';
import type { AssetBytes, AssetRef, RestNode, Snapshot } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import { audit, measureImages } from '#insight/audit/audit';
import { collectItems, type FrameItems } from '#insight/search/collect-items';
import { type PictureSignature, readSignature } from '#insight/search/picture-signature';
import { keyOf, openSearchIndex, type SearchIndex } from '#insight/search/search-index';
import type { CommandLine, Terminal } from './command.ts';
import type { Library } from './library/library.ts';
import { createPictureTools } from './picture-tools.ts';
import { readBytes } from './source/read-bytes.ts';
import { listDesignFiles } from './source/list-design-files.ts';
import { openSavedFile } from './source/open-saved-file.ts';
import { findPictureFiles, type FoundPictures, readPictures } from './source/read-pictures.ts';
import { UsageError } from './usage-error.ts';

interface WantedParts {
  /** Whether pictures are found by their looks too. */
  readonly pictures: boolean;
  /** Whether items have what the audit finds in them. */
  readonly audit: boolean;
}

/**
 * Reads all designs among some files and folders into one index. What is found in a folder and is no design is left out; a
 * file that was named has to be one.
 */
export async function indexFiles(
  paths: readonly string[],
  line: CommandLine,
  terminal: Terminal,
  wanted: WantedParts,
): Promise<SearchIndex> {
  const index = openSearchIndex();
  const files = await listDesignFiles(paths);
  for (const { path, isNamed } of files) {
    terminal.showProgress(`Reading ${path} …`);
    try {
      addFile(index, await readFile(path, line, wanted), files.length > 1 ? path : undefined);
    } catch (error) {
      if (isNamed || !isForeign(error)) throw error;
    }
  }
  terminal.showProgress(null);
  if (index.size === 0)
    throw new UsageError(`There is no design in ${paths.map((path) => `"${path}"`).join(', ')}.`);
  return index;
}

function addFile(index: SearchIndex, { frames, signatures }: ReadFile, file: string | undefined): void {
  for (const frame of frames) index.replaceFrame(file === undefined ? frame : { ...frame, file });
  for (const [key, { signature, isLayer }] of signatures)
    index.setSignature(isLayer ? keyOf(key, file) : key, signature);
}

/** What a search needs of a file. */
interface ReadFile {
  readonly frames: readonly FrameItems[];
  /** By the id of a layer, or by the hash of an image fill. */
  readonly signatures: ReadonlyMap<
    string,
    { readonly signature: PictureSignature; readonly isLayer: boolean }
  >;
}

async function readFile(path: string, line: CommandLine, wanted: WantedParts): Promise<ReadFile> {
  const { frames, images, exports, assets } = await readDesignFile(path, line, wanted);
  const signatures = new Map<string, { readonly signature: PictureSignature; readonly isLayer: boolean }>();
  for (const [found, isLayer] of [
    [images, false],
    [exports, true],
  ] as const) {
    for (const [key, ref] of Object.entries(found)) {
      const signature = await findSignature(ref, assets.get(ref.key));
      if (signature !== null) signatures.set(key, { signature, isLayer });
    }
  }
  return { frames, signatures };
}

/** All frames of a file with their items, and the pictures that lie beside it. */
export interface DesignFile extends Omit<FoundPictures, 'notes'> {
  readonly snapshot: Snapshot;
  readonly frames: readonly FrameItems[];
}

export async function readDesignFile(
  path: string,
  line: CommandLine,
  wanted: WantedParts,
): Promise<DesignFile> {
  const { document } = await openSavedFile(path, line);
  const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).filter(hasSize);
  const found = wanted.pictures
    ? await findPictures(path, frames, line)
    : { images: {}, exports: {}, assets: new Map<string, Uint8Array>() };
  const { images, exports, assets } = found;
  const ids = frames.map(({ id }) => id);
  const snapshot = takeSnapshot(document, ids, { variables: null, images, exports, pictures: {} });
  const tree = readDesign(snapshot);
  const countFindings = wanted.audit ? auditLayers(snapshot, assets) : null;
  const items = tree.frames.map((frame) => collectItems(frame, tree.components, '', countFindings));
  return { snapshot, frames: items, images, exports, assets };
}

async function findPictures(path: string, frames: readonly RestNode[], line: CommandLine) {
  const folders = [...line.list('images'), join(dirname(path), 'images'), join(dirname(path), 'exports')];
  const listed = await findPictureFiles(
    folders.filter((folder) => existsSync(folder)),
    collectReferences(frames),
  );
  return readPictures(listed);
}

/**
 * Brings a library up to date with some files and folders: reads what is new or has changed, and takes out what is gone
 * from them. Files of other folders stay.
 */
export async function updateLibrary(
  library: Library,
  paths: readonly string[],
  line: CommandLine,
  terminal: Terminal,
): Promise<void> {
  const digests = await library.readDigests();
  const listed = await listDesignFiles(paths);
  const seen = new Set<string>();
  let hasChanged = false;
  for (const { path: given, isNamed } of listed) {
    const path = resolve(given);
    seen.add(path);
    const digest = createHash('sha256')
      .update(await readBytes(path))
      .digest('hex');
    if (digests.get(path) === digest) continue;
    hasChanged = true;
    terminal.showProgress(`Reading ${given} …`);
    try {
      const { frames, signatures } = await readFile(path, line, { pictures: true, audit: true });
      const looks = new Map([...signatures].map(([key, { signature }]) => [key, signature]));
      await library.replaceFile({ path, digest, frames, signatures: looks });
    } catch (error) {
      if (isNamed || !isForeign(error)) throw error;
      // Remembered, so that it is not read again.
      await library.replaceFile({ path, digest, frames: [], signatures: new Map() });
    }
  }
  const roots = paths.map((path) => resolve(path));
  for (const path of digests.keys()) {
    const isBelow = roots.some((root) => path === root || path.startsWith(`${root}${sep}`));
    if (!isBelow || seen.has(path)) continue;
    hasChanged = true;
    await library.removeFile(path);
  }
  if (hasChanged) await library.tidy();
  terminal.showProgress(null);
}

/** Findings of each layer, as far as they can be made without pictures of the frames. */
function auditLayers(snapshot: Snapshot, assets: AssetBytes): (nodeId: string) => number {
  const { findings } = audit({ snapshot, variables: null, imageFiles: measureImages(snapshot, assets) });
  const counts = new Map<string, number>();
  for (const { nodeIds } of findings) for (const id of nodeIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (nodeId) => counts.get(nodeId) ?? 0;
}

function isForeign(error: unknown): boolean {
  return error instanceof DocumentError || error instanceof UsageError;
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

/** A PNG or a JPEG as pixels. */
export async function readPixels(bytes: Uint8Array, mime: AssetRef['mime']): Promise<Pixels> {
  return mime === 'image/png' ? readPng(bytes) : createPictureTools().readJpeg(bytes);
}
