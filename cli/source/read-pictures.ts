import { readFile } from 'node:fs/promises';
import { findImageFormat } from '#design/image-format';
import type { AssetBytes, AssetRef } from '#design/snapshot';
import type { ListedPictures } from './list-pictures.ts';

export interface FoundPictures {
  /** By `imageRef`. */
  readonly images: Readonly<Record<string, AssetRef>>;
  /** By node id. */
  readonly exports: Readonly<Record<string, AssetRef>>;
  readonly assets: AssetBytes;
  readonly notes: readonly string[];
}

/** Reads the bytes of listed pictures; the format is told by the bytes, not by the name. */
export async function readPictures(listed: ListedPictures): Promise<FoundPictures> {
  const images = new Map<string, AssetRef>();
  const exports = new Map<string, AssetRef>();
  const assets = new Map<string, Uint8Array>();
  const notes: string[] = [];
  const read = async (path: string, keep: (mime: AssetRef['mime']) => string) => {
    const bytes = await readFile(path);
    const mime = findImageFormat(bytes);
    if (mime) assets.set(keep(mime), bytes);
    else notes.push(`"${path}" is not a picture (PNG, JPEG, GIF, WebP or SVG) and was left out.`);
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
