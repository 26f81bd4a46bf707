import type { VectorAsset } from '../layout-tree.ts';

/** SVG files that the layout draws. Styles reference them like any other picture. */
export interface VectorAssetList {
  /** Adds an SVG document and returns its `url()` for a style. */
  add(svg: string): string;
  list(): readonly VectorAsset[];
}

/** Creates an empty list. Equal contents are stored once. */
export function createVectorAssetList(): VectorAssetList {
  const vectorAssets = new Map<string, VectorAsset>();
  return {
    add(svg) {
      const key = `drawing-${shortHash(svg)}`;
      vectorAssets.set(key, { asset: { key, mime: 'image/svg+xml' }, svg });
      return `url(asset:${key})`;
    },
    list: () => [...vectorAssets.values()],
  };
}

/** A short hash of a text. It ends up in ids and file names, so it must not change. */
export function shortHash(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}
