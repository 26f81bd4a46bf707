import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { References } from '#design/collect-references';
import { findFilmFormat, findImageFormat } from '#design/image-header';
import type { AssetBytes, AssetRef } from '#design/snapshot';
import { UsageError } from '../usage-error.ts';

export interface FoundPictures {
  /** By `imageRef`. */
  readonly images: Readonly<Record<string, AssetRef>>;
  /** By node id. */
  readonly exports: Readonly<Record<string, AssetRef>>;
  readonly assets: AssetBytes;
  readonly notes: readonly string[];
}

/** Reads the bytes of listed pictures; the format is told by the bytes, not by the name. */
export async function readPictures(listed: PictureFiles): Promise<FoundPictures> {
  const images = new Map<string, AssetRef>();
  const exports = new Map<string, AssetRef>();
  const assets = new Map<string, Uint8Array>();
  const notes: string[] = [];
  const read = async (path: string, addPicture: (mime: AssetRef['mime']) => string) => {
    const bytes = await readFile(path);
    const mime = findImageFormat(bytes) ?? findFilmFormat(bytes);
    if (mime) assets.set(addPicture(mime), bytes);
    else notes.push(`"${path}" is not an image (PNG, JPEG, GIF, WebP, SVG or a film) and was left out.`);
  };
  for (const [ref, path] of listed.images) {
    await read(path, (mime) => {
      images.set(ref, { key: ref, mime });
      return ref;
    });
  }
  for (const [id, path] of listed.exports) {
    await read(path, (mime) => {
      const key = `${id}.${mime === 'image/svg+xml' ? 'svg' : 'png'}`;
      exports.set(id, { key, mime });
      return key;
    });
  }
  return { images: Object.fromEntries(images), exports: Object.fromEntries(exports), assets, notes };
}

/** Where the pictures lie that some layers refer to. */
interface PictureFiles {
  /** Paths by `imageRef`. */
  readonly images: ReadonlyMap<string, string>;
  /** Paths by node id. */
  readonly exports: ReadonlyMap<string, string>;
}

/**
 * Finds those files of the folders that the layers refer to: fills named by their `imageRef` with or without an
 * extension, exports named by the id of their layer (`1-2.svg`, `1-2.png`; SVG goes first).
 */
export async function findPictureFiles(
  folders: readonly string[],
  references: Pick<References, 'imageRefs' | 'nodeIds'>,
): Promise<PictureFiles> {
  const images = new Map<string, string>();
  const exports = new Map<string, string>();
  for (const path of (await Promise.all(folders.map(listFiles))).flat()) {
    const { base, name, ext } = parse(path);
    const ref = references.imageRefs.has(base) ? base : name;
    if (references.imageRefs.has(ref)) {
      images.set(ref, path);
      continue;
    }
    const nodeId = name.replaceAll('-', ':');
    if (!references.nodeIds.has(nodeId)) continue;
    if (ext.toLowerCase() === '.svg' || !exports.has(nodeId)) exports.set(nodeId, path);
  }
  return { images, exports };
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(folder, entry.name))
      .sort();
  } catch {
    throw new UsageError(`There is no folder "${folder}" to read images from.`);
  }
}
