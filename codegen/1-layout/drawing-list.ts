import { shortHash } from './draw/short-hash.ts';
import type { LayoutDrawing } from './layout-tree.ts';

/** Pictures that a layout draws itself; styles name them like any other picture. */
export interface DrawingList {
  /** Keeps a whole SVG document; answers its address for a style. */
  add(svg: string): string;
  list(): readonly LayoutDrawing[];
}

/** Opens an empty list, which keeps each content once. */
export function openDrawingList(): DrawingList {
  const drawings = new Map<string, LayoutDrawing>();
  return {
    add(svg) {
      const key = `drawing-${shortHash(svg)}`;
      drawings.set(key, { asset: { key, mime: 'image/svg+xml' }, svg });
      return `url(asset:${key})`;
    },
    list: () => [...drawings.values()],
  };
}
