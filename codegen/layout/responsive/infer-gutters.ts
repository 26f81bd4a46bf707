/**
 * Finds the gutters of a column whose content was drawn in its middle, and makes them a padding. Where the content is
 * only centred, its distance to the edges is what is left of the width, and vanishes in a narrower one. Content below
 * or above a bar from edge to edge gets a box of its own for its padding. Where some of the content is in the middle and
 * some begins at the gutter, that box is also as wide as was drawn at most, so that all of it keeps one edge.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import type { DrawnBox, LayoutBox, LayoutNode } from '../layout-tree.ts';
import { isNear } from '../axis.ts';
import { driftTolerance, fontToleranceOf } from '../tolerances.ts';
import { type AvailableSpace, hasDefiniteWidth } from './available-space.ts';
import type { LengthReader } from './length-reader.ts';
import { alignOf, isInFlow, type MeasuredNode, measureWidths, smallWidth } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** The share of a column that one gutter takes at most. */
const maxGutterShare = 0.15;
/** The share of a column from which a box in it was made for its whole width. */
const minContentShare = 0.6;
/** px by which the two gutters, or an edge and a gutter, differ and still are equal. */
const edgeTolerance = 1;

/** Returns a column with its gutters as padding; other nodes as they are. */
export function inferGutters(
  column: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
): MeasuredNode {
  const { node, flow, padding, children } = column;
  const isDefinite = hasDefiniteWidth(column, available);
  const { width, x } = node.drawn;
  const isPart = width > 2 * smallWidth && width < available.pageWidth - 1;
  if (flow !== 'column' || !isDefinite || !isPart || padding.left > 0 || padding.right > 0 || x === undefined)
    return column;
  const inset = children.filter((child) => isInFlow(child) && !isFromEdgeToEdge(child, column));
  const gutter = findGutter(inset, column);
  if (gutter === null) return column;
  const [first, last] = [inset[0], inset.at(-1)];
  const isMixed = inset.some((child) => alignOf(child, column) !== 'center');
  if (!isMixed && inset.length === children.filter(isInFlow).length) return withPadding(column, gutter);
  if (node.kind !== 'box' || inset.length < 2 || first === undefined || last === undefined) return column;
  const range = [children.indexOf(first), children.indexOf(last) + 1] as const;
  const inside = children.slice(...range);
  if (!inside.every((child) => inset.includes(child) && !growsAlong(child))) return column;
  const limits = [
    { property: 'align-self', value: 'center' },
    { property: 'width', value: '100%' },
    { property: 'max-width', value: px(width) },
  ];
  const box: LayoutBox = {
    ...{ id: `${node.id};content`, ids: [], kind: 'box', name: 'content', visible: true, references: {} },
    ...{ link: null, instance: null, componentId: null },
    drawn: { ...spanOf(inside), x, width },
    style: [
      ...node.style.filter(({ property }) => repeatedProperties.has(property)),
      ...(isMixed ? limits : [{ property: 'align-self', value: 'stretch' }]),
      { property: 'padding', value: sidesShorthand(['0', px(gutter), '0', px(gutter)]) },
    ],
    children: inside.map((child) => (isMixed ? insetChild(child, column, gutter) : child.node)),
  };
  return {
    ...column,
    children: [...children.slice(0, range[0]), measureWidths(box, read), ...children.slice(range[1])],
  };
}

/** A child of a column without the margin that was its gutter; what is as wide as the content fills it. */
function insetChild(child: MeasuredNode, column: MeasuredNode, gutter: number): LayoutNode {
  const { node } = child;
  const isWhole =
    node.kind === 'box' && isNear(node.drawn.width, column.node.drawn.width - 2 * gutter, edgeTolerance);
  const isCentred = alignOf(child, column) === 'center';
  const replaced = new Set(['align-self', 'margin-left', ...(isWhole ? ['width'] : [])]);
  const align = isWhole ? 'stretch' : isCentred ? 'center' : 'flex-start';
  return {
    ...node,
    style: [
      ...node.style.filter(({ property }) => !replaced.has(property)),
      { property: 'align-self', value: align },
    ],
  };
}

/** What lays out the children of a column. */
const repeatedProperties: ReadonlySet<string> = new Set([
  ...['display', 'flex-direction', 'align-items', 'gap', 'row-gap'],
]);

function isFromEdgeToEdge({ node: { drawn } }: MeasuredNode, { node: column }: MeasuredNode): boolean {
  return drawn.width >= column.drawn.width - edgeTolerance;
}

/** A box that takes the rest of the height does so in its column only. */
function growsAlong({ declarations }: MeasuredNode): boolean {
  return /^[1-9]/.test(declarations.get('flex') ?? '0');
}

/** px between the content of a column and both its edges; `null` where that is not one gutter. */
function findGutter(content: readonly MeasuredNode[], column: MeasuredNode): number | null {
  const { width, x = 0 } = column.node.drawn;
  const starts = content.map(({ node: { drawn } }) => (drawn.x ?? x) - x);
  const ends = content.map(({ node: { drawn } }, index) => width - (starts[index] ?? 0) - drawn.width);
  // Some layers that a hand placed begin a little before the edge that the others share.
  const edges = starts.filter((_, index) => alignOf(content[index] as MeasuredNode, column) === 'center');
  const [before, after] = [Math.min(...(edges.length > 0 ? edges : starts)), Math.min(...ends)];
  const isGutter = before >= minGap.beside && before <= maxGutterShare * width;
  if (content.length === 0 || !isGutter || Math.abs(before - after) > edgeTolerance) return null;
  const inner = width - before - after;
  // A text that hugs may be wider in a browser, so only a box of a set width shows how wide the content is.
  const isWhole = content.some(
    ({ node: { kind, drawn }, declarations }) =>
      kind === 'box' &&
      readPx(declarations.get('width')) !== null &&
      drawn.width >= Math.max(inner - edgeTolerance, minContentShare * width),
  );
  return isWhole && content.every((child) => canBeInset(child, column, inner)) ? before : null;
}

/** Whether a child is in the middle of its column, without margins, and fits between the gutters. */
function canBeInset(child: MeasuredNode, column: MeasuredNode, inner: number): boolean {
  const align = alignOf(child, column);
  const { width, x = 0 } = child.node.drawn;
  const isStart = align === 'flex-start' || align === 'start';
  const gutter = (column.node.drawn.width - inner) / 2;
  const isAtGutter = isStart && isNear(x - (column.node.drawn.x ?? 0), gutter, driftTolerance);
  const margins = ['margin-right', 'margin', ...(isAtGutter ? [] : ['margin-left'])];
  const isFree = margins.every((name) => !child.declarations.has(name));
  const isWhole = child.node.kind === 'box' && isNear(width, inner, edgeTolerance);
  const fits = isWhole || width + fontToleranceOf(width) <= inner;
  return (align === 'center' || isAtGutter) && isFree && fits;
}

function withPadding(column: MeasuredNode, gutter: number): MeasuredNode {
  const [top, , bottom] = expandSides(column.declarations.get('padding') ?? '0');
  const declarations = new Map(column.declarations);
  declarations.set('padding', sidesShorthand([top, px(gutter), bottom, px(gutter)]));
  return { ...column, declarations, padding: { ...column.padding, left: gutter, right: gutter } };
}

function spanOf(boxes: readonly MeasuredNode[]): Pick<DrawnBox, 'y' | 'height'> {
  const tops = boxes.map(({ node }) => node.drawn.y ?? 0);
  const top = Math.min(...tops);
  const bottom = Math.max(...boxes.map(({ node }, index) => (tops[index] ?? 0) + node.drawn.height));
  return { y: top, height: bottom - top };
}
