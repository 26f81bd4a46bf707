import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { findImageFormat } from '#design/image-format';
import type { AssetBytes, AssetRef } from '#design/snapshot';
import type { References } from '#design/collect-references';
import { UsageError } from '../usage-error.ts';

export interface FoundPictures {
  /** By `imageRef`. */
  readonly images: Readonly<Record<string, AssetRef>>;
  /** By node id. */
  readonly exports: Readonly<Record<string, AssetRef>>;
  readonly assets: AssetBytes;
  readonly notes: readonly string[];
}

/**
 * Reads those pictures of the folders that the frames refer to: fills named by their `imageRef`, exports named by the
 * id of their layer (`1-2.svg`, `1-2.png`; SVG goes first). The format is told by the bytes, not by the name.
 */
export async function readPictures(
  folders: readonly string[],
  references: Pick<References, 'imageRefs' | 'nodeIds'>,
): Promise<FoundPictures> {
  const images = new Map<string, AssetRef>();
  const exports = new Map<string, AssetRef>();
  const assets = new Map<string, Uint8Array>();
  const notes: string[] = [];
  for (const path of (await Promise.all(folders.map(listFiles))).flat()) {
    const stem = findStem(path, references.imageRefs);
    const isFill = references.imageRefs.has(stem);
    const nodeId = stem.replaceAll('-', ':');
    if (!isFill && !references.nodeIds.has(nodeId)) continue;
    const bytes = await readFile(path);
    const mime = findImageFormat(bytes);
    if (!mime) {
      notes.push(`"${path}" is not a picture (PNG, JPEG, GIF, WebP or SVG) and was left out.`);
      continue;
    }
    const key = isFill ? stem : `${nodeId}.${mime === 'image/svg+xml' ? 'svg' : 'png'}`;
    const found = isFill ? images : exports;
    const id = isFill ? stem : nodeId;
    const former = found.get(id);
    if (former?.mime === 'image/svg+xml') continue;
    if (former) assets.delete(former.key);
    found.set(id, { key, mime });
    assets.set(key, bytes);
  }
  return { images: Object.fromEntries(images), exports: Object.fromEntries(exports), assets, notes };
}

/** An `imageRef` may be the whole name: fills come with an extension or without. */
function findStem(path: string, imageRefs: ReadonlySet<string>): string {
  const { base, name } = parse(path);
  return imageRefs.has(base) ? base : name;
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
