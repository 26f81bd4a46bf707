import type { BoxNode, DesignNode, DesignTree } from '#design/tree';

/** A text of which a browser may leave the fraction of a px: Figma rounds the width of each text up. */
const maxExactTexts = 1;

/** Texts whose widths add up to that of a node. */
interface Widths {
  readonly texts: readonly string[];
  /** The number of texts that are beside each other. */
  readonly count: number;
}

const none: Widths = { texts: [], count: 0 };

/**
 * Finds the texts whose width has to be rounded up to whole px, as Figma rounds it: those that hug their content and
 * are beside others, so that the fractions of several add up in what follows them. All uses of a component's text
 * are rounded if one of them is. Answers their keys, see `textKeyOf`.
 */
export function findRoundedTexts({ frames }: DesignTree): ReadonlySet<string> {
  const rounded = new Set<string>();
  for (const { root } of frames) collectRounded([widthsOf(root, rounded)], rounded);
  return rounded;
}

/** Identifies a text; the same text of two instances of a component has one key. */
export function textKeyOf(id: string): string {
  return id.slice(id.lastIndexOf(';') + 1);
}

/** The texts that decide how wide a node is. Those inside it that do not are decided on. */
function widthsOf(node: DesignNode, rounded: Set<string>): Widths {
  if (!node.visible) return none;
  if (node.kind === 'text')
    return node.placement.horizontal === 'hug' && node.rotation === 0
      ? { texts: [textKeyOf(node.id)], count: 1 }
      : none;
  if (node.kind !== 'box') return none;
  const groups = groupsIn(node).map((group) => group.map((child) => widthsOf(child, rounded)));
  const hugs = node.placement.horizontal === 'hug' && node.layout !== null;
  if (!hugs) {
    for (const group of groups) collectRounded(group, rounded);
    return none;
  }
  const sums = groups.map(sumOf);
  return { texts: sums.flatMap(({ texts }) => texts), count: Math.max(0, ...sums.map(({ count }) => count)) };
}

/** The children of a box in groups: those in one group are beside each other and move each other. */
function groupsIn({ layout, children, placement }: BoxNode): readonly (readonly DesignNode[])[] {
  if (layout?.direction !== 'row') return children.map((child) => [child]);
  const isBeside = (child: DesignNode) => child.visible && !child.placement.absolute;
  const beside = children.filter(isBeside);
  if (placement.horizontal !== 'hug' && isSpread(layout) && beside.length === 2)
    return children.map((child) => [child]);
  const groups = children.filter((child) => !isBeside(child)).map((child) => [child]);
  // What fills the row takes up the fractions of both sides.
  groups.push([]);
  for (const child of beside) {
    if (child.placement.horizontal === 'fill') groups.push([child], []);
    else groups.at(-1)?.push(child);
  }
  return groups;
}

function isSpread({ gap, justify }: NonNullable<BoxNode['layout']>): boolean {
  return gap === 'auto' || justify === 'space-between';
}

function sumOf(group: readonly Widths[]): Widths {
  return {
    texts: group.flatMap(({ texts }) => texts),
    count: group.reduce((sum, { count }) => sum + count, 0),
  };
}

function collectRounded(group: readonly Widths[], rounded: Set<string>): void {
  const { texts, count } = sumOf(group);
  if (count > maxExactTexts) for (const text of texts) rounded.add(text);
}
