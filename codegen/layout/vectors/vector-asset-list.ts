import type { VectorAsset } from '../layout-tree.ts';

/** Pictures that a layout draws itself; styles name them like any other picture. */
export interface VectorAssetList {
  /** Keeps a whole SVG document; answers its address for a style. */
  add(svg: string): string;
  list(): readonly VectorAsset[];
}

/** Opens an empty list, which keeps each content once. */
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

/** A short name that is the same for the same words. */
export function shortHash(words: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    sum = Math.imul(sum ^ words.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}
