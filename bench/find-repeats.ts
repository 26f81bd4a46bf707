/**
 * What repeats in a design, told from the design alone: layers of four or more that are built alike and differ only in
 * words, pictures, links or the variant of an instance in them. Instances themselves are told by Figma and left out,
 * and so are drawings, main components and what repeats only because it stands in something that does.
 */
import type { AutoLayout, BoxNode, DesignNode, Paint } from '#design/tree';
import { partOf, type Components } from './part-of.ts';

/** The fewest visible layers of a thing that is worth a component; a drawing or an instance is one. */
const fewest = 4;
/** px that things drawn by hand may be apart. */
const drift = 2;

export interface Repeat {
  /** Two or more, in the order of the document. */
  readonly members: readonly BoxNode[];
  readonly size: number;
}

export function findRepeats(root: DesignNode, components: Components): readonly Repeat[] {
  const byLook = new Map<string, BoxNode[][]>();
  collectAlike(root, root, components, byLook);
  const repeats = [...byLook.values()]
    .flat()
    .filter((members) => members.length > 1)
    .map((members) => ({ members, size: sizeOf(members[0]) }))
    .sort((one, other) => other.size - one.size);
  return dropInner(repeats);
}

function collectAlike(
  node: DesignNode,
  root: DesignNode,
  components: Components,
  byLook: Map<string, BoxNode[][]>,
): void {
  if (!node.visible || node.kind !== 'box' || node.role === 'instance') return;
  const isPart = node.role === 'component' || node.role === 'component-set';
  if (isPart && node !== root) return;
  if (node !== root && isWorth(node)) {
    const look = lookOf(node, components);
    const groups = byLook.get(look) ?? [];
    byLook.set(look, groups);
    const group = groups.find(([first]) => first !== undefined && isPlacedAlike(first, node));
    if (group) group.push(node);
    else groups.push([node]);
  }
  for (const child of node.children) collectAlike(child, root, components, byLook);
}

function isWorth(node: BoxNode): boolean {
  return sizeOf(node) >= fewest && saysSomething(node);
}

function shownIn(node: DesignNode): readonly DesignNode[] {
  return node.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

function isLeaf(node: DesignNode): boolean {
  return node.kind !== 'box' || node.role === 'instance' || !saysSomething(node);
}

/** Words, a picture or an instance with any: anything that is not only drawn. */
export function saysSomething(node: DesignNode): boolean {
  if (!node.visible) return false;
  if (node.kind === 'text') return true;
  if (node.kind === 'shape') return false;
  return node.fills.some(({ kind }) => kind === 'image') || node.children.some(saysSomething);
}

function sizeOf(node: DesignNode | undefined): number {
  if (node === undefined) return 0;
  return isLeaf(node) ? 1 : shownIn(node).reduce((sum, child) => sum + sizeOf(child), 1);
}

/** Everything of a layer's look that repeats may not differ in, as one text. */
function lookOf(node: DesignNode, components: Components): string {
  if (node.kind === 'box' && node.role === 'instance' && saysSomething(node))
    return `instance ${partOf(node, components)}`;
  if (node.kind === 'text') return `text ${JSON.stringify([textLook(node), effectsOf(node)])}`;
  if (node.kind === 'shape' || (isLeaf(node) && shownIn(node).length > 0)) return 'drawing';
  const { fills, stroke, radii, layout } = node;
  const own = [
    fills.map(paintLook),
    stroke && [stroke.weights, stroke.paints.map(paintLook)],
    radii,
    effectsOf(node),
  ];
  const inside = isLeaf(node) ? [] : shownIn(node).map((child) => lookOf(child, components));
  return `box ${JSON.stringify([own, layout && layoutLook(layout)])}(${inside.join(',')})`;
}

function effectsOf({ opacity, effects, rotation }: DesignNode): unknown {
  return [opacity, effects.map(({ kind }) => kind), Math.round(rotation)];
}

function textLook({ runs, paragraph }: Extract<DesignNode, { kind: 'text' }>): unknown {
  const styles = runs.map(({ style: { family, size, weight, italic, textCase, decoration }, fills }) =>
    JSON.stringify([family, size, weight, italic, textCase, decoration, fills.map(paintLook)]),
  );
  return [[...new Set(styles)], paragraph.align];
}

/** A picture may be another one. */
function paintLook(paint: Paint): unknown {
  if (paint.kind !== 'solid')
    return paint.kind === 'gradient' ? paint.stops.map(({ colour }) => colour) : paint.kind;
  const { r, g, b, a } = paint.colour;
  return [r, g, b, a * paint.opacity].map((channel) => Math.round(channel * 255));
}

function layoutLook({ direction, wraps, gap, padding, justify, align }: AutoLayout): unknown {
  return [direction, wraps, gap, padding, justify, align];
}

/** Whether what is set by hand is set alike: fixed sizes, and places where no layout gives them. */
function isPlacedAlike(one: DesignNode, other: DesignNode): boolean {
  if (!isSizedAlike(one, other)) return false;
  if (isLeaf(one)) return true;
  const [mine, theirs] = [shownIn(one), shownIn(other)];
  const isFree = one.kind === 'box' && one.layout === null;
  return mine.every((child, index) => {
    const match = theirs[index];
    return match !== undefined && (!isFree || isAtSamePlace(child, match)) && isPlacedAlike(child, match);
  });
}

function isSizedAlike(one: DesignNode, other: DesignNode): boolean {
  if (one.kind === 'text' || (one.kind === 'box' && one.role === 'group')) return true;
  const { horizontal, vertical } = one.placement;
  return (
    (horizontal !== 'fixed' || Math.abs(one.box.width - other.box.width) <= drift) &&
    (vertical !== 'fixed' || Math.abs(one.box.height - other.box.height) <= drift)
  );
}

/** A text that grows with its words keeps the edge it is aligned to. */
function isAtSamePlace({ box: one, ...node }: DesignNode, { box: other }: DesignNode): boolean {
  const align = node.kind === 'text' ? node.paragraph.align : 'left';
  const share = align === 'center' ? 0.5 : align === 'right' ? 1 : 0;
  const edge = (box: DesignNode['box']) => box.x + box.width * share;
  return Math.abs(edge(one) - edge(other)) <= drift && Math.abs(one.y - other.y) <= drift;
}

/** What stands once in each member of a larger repeat repeats only with it. */
function dropInner(repeats: readonly Repeat[]): readonly Repeat[] {
  const outerOf = new Map<DesignNode, DesignNode>();
  return repeats.filter(({ members }) => {
    const outer = members.map((member) => outerOf.get(member));
    const isInner = !outer.includes(undefined) && new Set(outer).size === members.length;
    if (!isInner) for (const member of members) markInside(member, member, outerOf);
    return !isInner;
  });
}

function markInside(node: DesignNode, member: DesignNode, outerOf: Map<DesignNode, DesignNode>): void {
  for (const child of shownIn(node)) {
    outerOf.set(child, member);
    markInside(child, member, outerOf);
  }
}
