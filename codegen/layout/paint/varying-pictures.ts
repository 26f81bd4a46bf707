import type { BoxNode, DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';

/**
 * Finds the boxes of one name and size with different pictures behind their content, as the cards of a list have. Their
 * pictures are content, which a style cannot be given.
 */
export function findVaryingPictures({ frames }: DesignTree): ReadonlySet<string> {
  const byLook = new Map<string, { readonly ids: string[]; readonly keys: Set<string> }>();
  for (const node of walkLayers(
    frames.map(({ root }) => root),
    ({ visible }) => visible,
  )) {
    const key = node.kind === 'box' && node.visible ? keyBehindContent(node) : null;
    if (key === null) continue;
    const look = `${node.name} ${Math.round(node.box.width)} ${Math.round(node.box.height)}`;
    const known = byLook.get(look) ?? { ids: [], keys: new Set() };
    byLook.set(look, known);
    known.ids.push(node.id);
    known.keys.add(key);
  }
  return new Set([...byLook.values()].flatMap(({ ids, keys }) => (keys.size > 1 ? ids : [])));
}

/** The key of the only fill of a box, where it is a plain picture behind other layers. */
function keyBehindContent({ fills, children }: BoxNode): string | null {
  const [paint, more] = fills;
  if (paint?.kind !== 'image' || more !== undefined || !children.some(({ visible }) => visible)) return null;
  return paint.mode === 'fill' && paint.rotation % 360 === 0 ? (paint.asset?.key ?? null) : null;
}
