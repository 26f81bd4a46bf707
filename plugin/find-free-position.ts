import { isPendingPicturesFrame } from './pending-pictures.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px that stay free around what is new. */
const gap = 40;

/** The nearest free position at or to the right of a wanted one. */
export function findFreePosition(page: PageNode, wanted: Box): { readonly x: number; readonly y: number } {
  const inTheWay = page.children
    .filter((layer) => !isPendingPicturesFrame(layer))
    .flatMap((layer) => layer.absoluteBoundingBox ?? [])
    .filter((box) => box.y < wanted.y + wanted.height + gap && box.y + box.height + gap > wanted.y)
    .sort((one, other) => one.x - other.x);
  let { x } = wanted;
  // From left to right, so a layer that was passed cannot overlap again.
  for (const box of inTheWay) {
    if (box.x < x + wanted.width + gap && box.x + box.width + gap > x) x = box.x + box.width + gap;
  }
  return { x, y: wanted.y };
}

/** Where the search for a free position begins: at the right of a layer's parent, or in the middle of the view. */
export function besideOrCentre(
  target: SceneNode | null,
  size: { readonly width: number; readonly height: number },
): Box {
  const box = target?.absoluteBoundingBox;
  if (box) return { ...size, x: box.x + box.width + gap, y: box.y };
  const { center } = figma.viewport;
  return {
    ...size,
    x: Math.round(center.x - size.width / 2),
    y: Math.round(center.y - size.height / 2),
  };
}
