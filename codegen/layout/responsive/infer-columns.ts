/**
 * Makes rows of equal or shared columns grids. Items of a row that wraps change lines one by one, so that the last one
 * is alone on its line; the columns of a grid change all at once.
 */
import { cssNumber, readPx } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import { type AvailableSpace, hasDefiniteWidth } from './available-space.ts';
import { isPhoneWidth, widthOnNarrowestPhone } from './breakpoints.ts';
import { contentHeight } from './grow-height.ts';
import { isInFlow, type MeasuredNode, smallWidth } from './measure-widths.ts';

/** px by which the widths of equal columns differ, and by which columns differ from the width that they fill. */
const columnTolerance = 1;
/** Columns from which a row of items that fill it wraps one by one. */
const minEqualColumns = 3;
/** px of the narrowest column. */
const minColumnWidth = 48;

/** Numbers of cells in a row that several lines divide evenly. */
const evenCounts: ReadonlySet<number> = new Set([4, 6, 8]);

/**
 * Sets the number of columns of a grid with as many columns as fit, if it has one row of an even number of cells: none of them
 * is then alone on a line.
 */
export function countColumns(grid: MeasuredNode): MeasuredNode {
  const { flow, children, declarations } = grid;
  const cells = children.filter(isInFlow);
  const isCounted = declarations.get('grid-template-columns')?.startsWith('repeat(auto-fit') !== true;
  if (flow !== 'grid' || isCounted || !evenCounts.has(cells.length)) return grid;
  const tops = cells.map(({ node }) => node.drawn.y ?? 0);
  const bottoms = cells.map(({ node }, index) => (tops[index] ?? 0) + node.drawn.height);
  if (Math.max(...tops) >= Math.min(...bottoms)) return grid;
  const own = new Map(declarations);
  own.set('grid-template-columns', `repeat(${cells.length}, minmax(0, 1fr))`);
  return { ...grid, declarations: own };
}

/** Returns a row of columns as a grid; other nodes as they are. `hugsContent`: its own width is that of its content. */
export function inferColumns(
  row: MeasuredNode,
  available: AvailableSpace,
  hugsContent: boolean,
): MeasuredNode {
  const { flow, children, declarations, node, padding, gap } = row;
  const inFlow = children.filter(isInFlow);
  const isDefinite = hasDefiniteWidth(row, available);
  if (flow !== 'row' || inFlow.length < 2 || !isDefinite || node.kind !== 'box') return row;
  if (['flex-wrap', 'justify-content', 'max-width'].some((name) => declarations.has(name))) return row;
  const width = node.drawn.width - padding.left - padding.right;
  const taken = inFlow.reduce((sum, one) => sum + one.node.drawn.width, gap * (inFlow.length - 1));
  if (Math.abs(taken - width) > columnTolerance || !inFlow.every(isColumn)) return row;
  const tracks =
    findEqualTracks(inFlow) ??
    findPhoneTracks(inFlow, gap, width, available.pageWidth) ??
    (hugsContent || areEqualCards(inFlow) ? findSharedTracks(inFlow) : null);
  const heights = tracks === null ? null : heightOf(row);
  if (tracks === null || heights === null) return row;
  const areEven = inFlow.every(
    (one) => isPainted(one.node) && Math.abs(one.node.drawn.height - heights.tallest) <= columnTolerance,
  );
  const own = new Map<string, string>([['display', 'grid']]);
  own.set('grid-template-columns', tracks);
  for (const [property, value] of declarations) {
    const isReplaced = property === 'display' || (property === 'align-items' && areEven);
    if (!isReplaced && property !== 'height') own.set(property, value);
  }
  if (heights.least !== null) own.set('min-height', heights.least);
  const changed = children.map((child) => (isInFlow(child) ? asCell(child, areEven) : child));
  return { ...row, flow: 'grid', needsWrapping: false, declarations: own, children: changed };
}

/** Whether an item is a part with words of its own, as wide as it was set or as what the others leave. */
function isColumn({ node, declarations, textWrap }: MeasuredNode): boolean {
  const isFree = ['margin', 'margin-left', 'margin-right', 'min-width', 'max-width', 'order'].every(
    (name) => !declarations.has(name) || (name === 'min-width' && declarations.get(name) === '0'),
  );
  return node.kind === 'box' && textWrap !== 'none' && isFree && node.drawn.width >= minColumnWidth;
}

/** The tracks of several items that all fill their row and were drawn equally wide; `null` for others. */
function findEqualTracks(columns: readonly MeasuredNode[]): string | null {
  const [first] = columns;
  const areEqual = columns.every(
    ({ node, declarations }) =>
      /^1 1 0/.test(declarations.get('flex') ?? '') &&
      Math.abs(node.drawn.width - (first?.node.drawn.width ?? 0)) <= columnTolerance,
  );
  return areEqual && columns.length >= minEqualColumns ? `repeat(${columns.length}, minmax(0, 1fr))` : null;
}

/** Whether items are several cards of one width: where they wrapped one by one, the last one would be alone. */
function areEqualCards(columns: readonly MeasuredNode[]): boolean {
  const [first] = columns;
  const width = first?.node.drawn.width ?? 0;
  const areEqual = columns.every(({ node }) => Math.abs(node.drawn.width - width) <= columnTolerance);
  return areEqual && columns.length >= minEqualColumns;
}

/** Small cards that were drawn beside each other on a phone, at most. */
const maxPhoneCards = 4;

/** The tracks of small cards of one set width that fill a row of a phone; `null` where their words do not fit smaller phones. */
function findPhoneTracks(
  columns: readonly MeasuredNode[],
  gap: number,
  width: number,
  pageWidth: number,
): string | null {
  if (!isPhoneWidth(pageWidth) || columns.length > maxPhoneCards || !areEqualCards(columns)) return null;
  const least = widthOnNarrowestPhone(width, pageWidth) - gap * (columns.length - 1);
  const areCards = columns.every(
    (one) =>
      readPx(one.declarations.get('width')) !== null &&
      isPainted(one.node) &&
      wordWidthIn(one) <= least / columns.length,
  );
  return areCards ? `repeat(${columns.length}, minmax(0, 1fr))` : null;
}

/** px that a card needs for its words, whatever width it was set to. On the narrowest phone they may reach into its padding. */
function wordWidthIn({ children, padding, flow, gap }: MeasuredNode): number {
  const widths = children.filter(isInFlow).map(({ wordWidth }) => wordWidth);
  const sum = widths.reduce((one, other) => one + other, gap * Math.max(0, widths.length - 1));
  return padding.left + (flow === 'row' ? sum : Math.max(0, ...widths));
}

/** The tracks of cards of set widths in a row that has no width of its own but was drawn to fill its column. */
function findSharedTracks(columns: readonly MeasuredNode[]): string | null {
  const areCards = columns.every(
    ({ node, declarations }) => declarations.has('width') && isPainted(node) && node.drawn.width > smallWidth,
  );
  if (!areCards || columns.length > 3) return null;
  const least = Math.min(...columns.map(({ node }) => node.drawn.width));
  const tracks = columns.map(({ node }) => `minmax(0, ${cssNumber(node.drawn.width / least)}fr)`);
  return new Set(tracks).size === 1 ? `repeat(${columns.length}, ${tracks[0]})` : tracks.join(' ');
}

/** How high a row is; `null` where its columns were drawn higher than it. */
function heightOf(row: MeasuredNode): { readonly tallest: number; readonly least: string | null } | null {
  const { declarations, children, node } = row;
  const tallest = Math.max(...children.filter(isInFlow).map((one) => one.node.drawn.height));
  const height = declarations.get('height');
  if (height === undefined) return { tallest, least: null };
  const needed = contentHeight(row);
  if (needed === null || needed > node.drawn.height + 0.5) return null;
  return { tallest, least: node.drawn.height - needed > columnTolerance ? height : null };
}

/** A cell of a grid is as wide as its column; cells that were drawn equally high are as high as the highest. */
function asCell(child: MeasuredNode, isEven: boolean): MeasuredNode {
  const declarations = new Map(child.declarations);
  if (isEven) declarations.delete('align-self');
  for (const name of ['width', 'flex', 'flex-shrink', 'min-width']) declarations.delete(name);
  const wordWidth = child.declarations.has('width')
    ? Math.min(child.wordWidth, wordWidthIn(child))
    : child.wordWidth;
  return { ...child, declarations, wordWidth };
}
