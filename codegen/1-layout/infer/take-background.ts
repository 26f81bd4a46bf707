import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { near } from './span.ts';

export interface Painted {
  readonly node: BoxNode;
  /** Ids of the layers whose paint the box took over. */
  readonly taken: readonly string[];
}

/** The same box, painted itself as the rectangles beneath all its children paint it, where they cover it exactly. */
export function takeBackground(node: BoxNode): Painted {
  const shown = node.children.filter(({ visible }) => visible);
  const [first] = shown;
  if (first === undefined || shown.length < 2 || !isBackground(first) || !mayTake(node, first))
    return { node, taken: [] };
  const painted: BoxNode = {
    ...node,
    fills: [...node.fills, ...first.fills],
    stroke: node.stroke ?? first.stroke,
    effects: [...node.effects, ...first.effects],
    radii: isRound(node) ? node.radii : first.radii,
    tokens: { ...first.tokens, ...node.tokens },
    children: node.children.filter((child) => child !== first),
  };
  const more = takeBackground(painted);
  return { node: more.node, taken: [first.id, ...more.taken] };
}

/** A rectangle that only holds paint. */
function isBackground(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'rectangle' || node.outline !== null || node.mask !== null)
    return false;
  const still = node.rotation === 0 && !node.flip.x && !node.flip.y && node.opacity > 0.999;
  const normal = node.blendMode === 'PASS_THROUGH' || node.blendMode === 'NORMAL';
  const bound =
    Object.keys(node.propertyReferences).length > 0 || node.link !== null || node.exported !== null;
  const paints = node.fills.length > 0 || node.stroke !== null;
  return paints && still && normal && !bound && node.effects.every(({ kind }) => kind === 'drop-shadow');
}

/** Whether the box looks the same with the background's paint as its own. */
function mayTake(node: BoxNode, background: BoxNode): boolean {
  if (node.outline !== null || node.scrolls !== 'none') return false;
  if (node.stroke !== null && (background.stroke !== null || background.fills.length > 0)) return false;
  const { x, y, width, height }: Rectangle = background.box;
  const covers = near(x, 0) && near(y, 0) && near(width, node.box.width) && near(height, node.box.height);
  const cut = node.clips && (background.effects.length > 0 || !sameRadii(node, background));
  const rounds = isRound(node) && !node.clips && !sameRadii(node, background);
  const shades = node.effects.length > 0 || (node.fills.length > 0 && !sameRadii(node, background));
  return covers && !cut && !rounds && !shades;
}

function isRound({ radii }: BoxNode): boolean {
  return radii.some((radius) => radius > 0);
}

function sameRadii(one: BoxNode, other: BoxNode): boolean {
  return one.radii.every((radius, index) => near(radius, other.radii[index] ?? 0, 0.5));
}
