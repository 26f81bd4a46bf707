import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findImageFormat } from '#design/image-header';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import type { AssetBytes, AssetRef, Snapshot } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');

/** Real documents of other people, if they are installed. */
export const corpusDocuments: readonly string[] = existsSync(corpus)
  ? readdirSync(corpus, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  : [];

/** A few frames of one document, spread over it, with their pictures. */
export function readFrames(
  name: string,
  count: number,
): { readonly snapshot: Snapshot; readonly assets: AssetBytes } {
  const folder = join(corpus, name);
  const document = openDocument(JSON.parse(readFileSync(join(folder, 'figma.json'), 'utf8')), name);
  const all = listFrames(document).flatMap(({ frames }) => frames.map(({ id }) => id));
  const step = Math.max(1, Math.floor(all.length / count));
  const ids = all.filter((_, index) => index % step === 0).slice(0, count);
  const assets = new Map<string, Uint8Array>();
  const images = readAssets(join(folder, 'images'), assets);
  const snapshot = takeSnapshot(document, ids, { variables: null, images, exports: {}, pictures: {} });
  return { snapshot, assets };
}

function readAssets(folder: string, assets: Map<string, Uint8Array>): Record<string, AssetRef> {
  const refs: Record<string, AssetRef> = {};
  for (const key of existsSync(folder) ? readdirSync(folder) : []) {
    const bytes = new Uint8Array(readFileSync(join(folder, key)));
    const mime = findImageFormat(bytes);
    if (mime === null) continue;
    refs[key] = { key, mime };
    assets.set(key, bytes);
  }
  return refs;
}
