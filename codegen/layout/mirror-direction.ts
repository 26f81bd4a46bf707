/**
 * Lays pages in Arabic, Hebrew or Persian out for `dir="rtl"`. Rows and grids begin on the right there, so their children
 * are turned round into the order in which they are read, and the start and the end of a row change places. Nothing moves
 * at the drawn width; what wraps or stacks on narrower screens then does so from right to left too.
 */
import { isRightToLeft } from '#design/script-language';
import { cssNumber, px, readPx, splitCssValues, subtractPx } from '../css/css-values.ts';
import { type Flow, flowOfValues, isOutOfFlow, unconditionalValueOf } from '../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from './layout-tree.ts';

/** Returns the layout for the direction of its language; the same tree where that is left to right. */
export function mirrorDirection(tree: LayoutTree): LayoutTree {
  if (!isRightToLeft(tree.language ?? 'en')) return tree;
  return {
    ...tree,
    pages: tree.pages.map((page) => ({ ...page, root: mirrorNode(page.root, null, page.width) })),
    ...(tree.variants && {
      variants: tree.variants.map((variant) => ({
        ...variant,
        root: mirrorBox(variant.root, null, Infinity),
      })),
    }),
  };
}

function mirrorNode(node: LayoutNode, parent: LayoutBox | null, pageWidth: number): LayoutNode {
  return node.kind === 'box'
    ? mirrorBox(node, parent, pageWidth)
    : { ...node, style: mirrorItem(node, parent, pageWidth) };
}

/** `parent` is as it was before it was mirrored. */
function mirrorBox(box: LayoutBox, parent: LayoutBox | null, pageWidth: number): LayoutBox {
  const style = mirrorItem(box, parent, pageWidth);
  const children = box.children.map((child) => mirrorNode(child, box, pageWidth));
  if (flowOf(box) === 'row' && keepsOrder(box))
    return { ...box, style: withBase(style, { property: 'flex-direction', value: 'row-reverse' }), children };
  return { ...box, style: mirrorContainer(box, style), children: inReadingOrder(box, children) };
}

/**
 * Whether the order of a row decides what lies on top, as of overlapping portraits, or what is cut off at its end. Such a
 * row runs from left to right as before.
 */
function keepsOrder(box: LayoutBox): boolean {
  // One word has no order, and drawn text is often a little wider than its box.
  if (flowItems(box).length < 2 && !clips(box)) return false;
  const overlaps = flowItems(box).some(({ style }) =>
    style.some(({ property, value }) => /^margin-(left|right)$/.test(property) && (readPx(value) ?? 0) < 0),
  );
  const right = endOf(box);
  return overlaps || (right !== null && flowItems(box).some((item) => (endOf(item) ?? right) > right + 1));
}

/** Turns the children that take part in a row or a grid round, line by line. The others keep their places. */
function inReadingOrder(box: LayoutBox, mirrored: readonly LayoutNode[]): readonly LayoutNode[] {
  const flow = flowOf(box);
  if (flow !== 'row' && flow !== 'grid') return mirrored;
  const places = [...box.children.keys()].filter((index) => isFlowItem(box.children[index]));
  const read = linesOf(box, places).flatMap((line) => line.toReversed());
  const order = new Map(places.map((place, index) => [place, read[index] ?? place]));
  return mirrored.map((child, index) => mirrored[order.get(index) ?? index] ?? child);
}

/** The children in the lines that they are drawn in. */
function linesOf(box: LayoutBox, places: readonly number[]): readonly (readonly number[])[] {
  const lines: number[][] = [];
  let bottom = -Infinity;
  for (const place of places) {
    const { y, height = 0 } = box.children[place]?.drawn ?? {};
    const line = lines.at(-1);
    if (line === undefined || (y !== undefined && y >= bottom)) lines.push([place]);
    else line.push(place);
    if (y !== undefined) bottom = Math.max(bottom, y + height);
  }
  return lines;
}

function mirrorContainer(box: LayoutBox, style: Style): Style {
  const mirrored = style.map((declaration) => {
    const { property, value } = declaration;
    const flow = flowAt(box, declaration.below);
    if (property === 'grid-template-columns')
      return { ...declaration, value: splitCssValues(value).toReversed().join(' ') };
    if (property === 'justify-items') return { ...declaration, value: swapEnds(value) };
    const isInline = property === (flow === 'column' ? 'align-items' : 'justify-content');
    return isInline ? { ...declaration, value: swapEnds(value) } : declaration;
  });
  return flowOf(box) === 'row' &&
    unconditionalValueOf(box, 'justify-content') === undefined &&
    hasFreeEnd(box)
    ? withBase(mirrored, { property: 'justify-content', value: 'flex-end' })
    : mirrored;
}

/** Whether a row is drawn with space at its right that nothing takes. */
function hasFreeEnd(box: LayoutBox): boolean {
  const end = endOf(box);
  const ends = flowItems(box).flatMap((item) => endOf(item) ?? []);
  return end !== null && ends.length > 0 && Math.max(...ends) + paddingOf(box, 'right') < end - 1;
}

/** px; 0 where it is not known. */
function paddingOf(box: LayoutBox, side: 'left' | 'right'): number {
  const own = unconditionalValueOf(box, `padding-${side}`);
  const sides = splitCssValues(own ?? unconditionalValueOf(box, 'padding') ?? '0');
  const value = (side === 'left' ? sides[3] : undefined) ?? sides[1] ?? sides[0];
  return readPx(value ?? '0') ?? 0;
}

/** Mirrors the place of a child in its parent. */
function mirrorItem(node: LayoutNode, parent: LayoutBox | null, pageWidth: number): Style {
  if (parent === null || !isFlowItem(node)) return node.style;
  const placed = placeFromRight(node, parent, pageWidth);
  if (placed !== null) return placed;
  const mirrored = node.style.map((declaration) => mirrorPlace(declaration, parent));
  return flowOf(parent) === 'column' && standsAtStart(node, parent)
    ? withBase(mirrored, { property: 'align-self', value: 'flex-end' })
    : mirrored;
}

/** px from which a margin is a position, and from which it gets narrower with the page. */
const minMargin = { position: 16, shrinks: 48 };

/**
 * Places an item of a column by its distance to the right edge where that is nearer than the left one, from which a
 * margin places it: its words begin on the right, whatever their width. `null` for other items.
 */
function placeFromRight(node: LayoutNode, parent: LayoutBox, pageWidth: number): Style | null {
  const align = unconditionalValueOf(node, 'align-self') ?? unconditionalValueOf(parent, 'align-items');
  const margin = unconditionalValueOf(node, 'margin-left') ?? '';
  const [end, parentEnd] = [endOf(node), endOf(parent)];
  const [from, parentStart] = [node.drawn.x, parent.drawn.x];
  if (flowOf(parent) !== 'column' || align !== 'flex-start' || end === null || parentEnd === null)
    return null;
  const isPosition = (readPx(margin) ?? 0) >= minMargin.position || /^(clamp|min)\(/.test(margin);
  const isTaken = ['margin', 'margin-right', 'margin-inline'].some(
    (name) => unconditionalValueOf(node, name) !== undefined,
  );
  const isKnown = !/\(/.test(unconditionalValueOf(parent, 'padding') ?? '');
  if (!isPosition || isTaken || !isKnown || from === undefined || parentStart === undefined) return null;
  const [first, last] = [parentStart + paddingOf(parent, 'left'), parentEnd - paddingOf(parent, 'right')];
  const right = last - end;
  if (right < 0 || right >= from - first) return null;
  const kept = node.style.filter(({ property }) => !/^(align-self|margin-left)$/.test(property));
  const aligned = withBase(kept, { property: 'align-self', value: 'flex-start' });
  // In a narrow window, its other end does not touch the edge either.
  const placed = withBase(aligned, { property: 'margin-left', value: px(minMargin.position) });
  if (right < 0.5) return placed;
  const width = Math.max(1, last - first);
  const share = `min(${px(right)}, ${cssNumber(Math.ceil((10_000 * right) / width) / 100)}%)`;
  // On a wide window, what is on the page itself stays at the edge of the content in its middle.
  const isOnPage = parent.drawn.width >= pageWidth - 1;
  const value = isOnPage ? `max(${share}, ${subtractPx('50%', width / 2 - right)})` : share;
  return withBase(placed, {
    property: 'margin-right',
    value: right < minMargin.shrinks ? px(right) : value,
  });
}

function mirrorPlace(declaration: Declaration, parent: LayoutBox): Declaration {
  const { property, value, below } = declaration;
  const flow = flowAt(parent, below);
  if (property === 'align-self' && flow === 'column') return { ...declaration, value: swapEnds(value) };
  if (property === 'justify-self') return { ...declaration, value: swapEnds(value) };
  if (property !== 'grid-column') return declaration;
  const [, start = '', span = '1'] = /^(\d+)(?: \/ span (\d+))?$/.exec(value) ?? [];
  const columns = countColumns(valueAt(parent, 'grid-template-columns', below) ?? '');
  if (start === '' || columns === null) return declaration;
  const first = columns - (Number(start) - 1) - Number(span) + 1;
  return { ...declaration, value: span === '1' ? String(first) : `${first} / span ${span}` };
}

/** The number of columns; `null` where the width decides. */
function countColumns(tracks: string): number | null {
  if (/auto-fi/.test(tracks)) return null;
  return splitCssValues(tracks).reduce(
    (count, track) => count + Number(/^repeat\((\d+)/.exec(track)?.[1] ?? 1),
    0,
  );
}

/** Whether a child of a column is narrower than it, and stands on the left because nothing says otherwise. */
function standsAtStart(node: LayoutNode, parent: LayoutBox): boolean {
  const aligned = ['align-self', 'margin-inline', 'margin-left', 'margin'].some((property) =>
    /auto|flex|center|stretch/.test(unconditionalValueOf(node, property) ?? ''),
  );
  if (aligned || unconditionalValueOf(parent, 'align-items') !== undefined) return false;
  const [right, parentRight] = [endOf(node), endOf(parent)];
  const isNarrow =
    right !== null && parentRight !== null && right + paddingOf(parent, 'right') < parentRight - 1;
  return isNarrow && ['width', 'max-width'].some((name) => unconditionalValueOf(node, name) !== undefined);
}

function clips({ style }: LayoutBox): boolean {
  return style.some(({ property, value }) => /^overflow/.test(property) && value !== 'visible');
}

/** px of the right edge as drawn; `null` where it is not known. */
function endOf({ drawn: { x, width } }: LayoutNode): number | null {
  return x === undefined ? null : x + width;
}

function flowItems(box: LayoutBox): readonly LayoutNode[] {
  return box.children.filter(isFlowItem);
}

function isFlowItem(node: LayoutNode | undefined): node is LayoutNode {
  return node !== undefined && !isOutOfFlow(node);
}

function flowOf(box: LayoutBox): Flow {
  return flowAt(box, undefined);
}

/** The flow of a box in viewports just narrower than `below`. */
function flowAt(box: LayoutBox, below: number | undefined): Flow {
  return flowOfValues((property) => valueAt(box, property, below));
}

/** The value that a property has in viewports just narrower than `below`. */
function valueAt({ style }: LayoutBox, property: string, below = Infinity): string | undefined {
  return style.findLast(
    (one) => one.property === property && one.state === undefined && (one.below ?? Infinity) >= below,
  )?.value;
}

/** Declarations of narrower viewports remain behind those of all. */
function withBase(style: Style, declaration: Declaration): Style {
  const others = style.filter((one) => one.property !== declaration.property || one.below !== undefined);
  const first = others.findIndex(({ below }) => below !== undefined);
  return first < 0 ? [...others, declaration] : others.toSpliced(first, 0, declaration);
}

function swapEnds(value: string): string {
  return value.replace(/\b(start|end)\b/, (end) => (end === 'start' ? 'end' : 'start'));
}
