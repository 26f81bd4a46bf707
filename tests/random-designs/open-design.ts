/** A random design through the same doors as a saved file: its Snapshot and the bytes beside it. */
import { readVariables } from '#cli/source/read-variables';
import { findImageFormat } from '#design/image-header';
import { openDocument } from '#design/open-document';
import type { AssetBytes, AssetRef, Snapshot } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import type { RandomDesign } from './make-design.ts';

export interface OpenedDesign {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
}

export function openDesign(design: RandomDesign): OpenedDesign {
  const assets = new Map<string, Uint8Array>();
  const images = keep(design.images, assets, (ref) => ref);
  const exports = keep(design.exports, assets, (id) => `${id}.svg`);
  const snapshot = takeSnapshot(openDocument(design.document, 'random.json'), design.frameIds, {
    variables: readVariables(design.variables, 'variables.json'),
    images,
    exports,
    pictures: {},
  });
  return { snapshot, assets };
}

function keep(
  files: ReadonlyMap<string, Uint8Array>,
  assets: Map<string, Uint8Array>,
  keyOf: (id: string) => string,
): Readonly<Record<string, AssetRef>> {
  return Object.fromEntries(
    [...files].flatMap(([id, bytes]) => {
      const mime = findImageFormat(bytes);
      if (mime === null) return [];
      assets.set(keyOf(id), bytes);
      return [[id, { key: keyOf(id), mime }]];
    }),
  );
}
