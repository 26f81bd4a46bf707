import { px } from '../../css/css-values.ts';
import type { DeclarationMap } from '../../css/declaration-map.ts';
import { type AvailableSpace, isContentWidth, type RowWrapping, type StyleDraft } from './available-space.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth, splitCssValues } from './measure-widths.ts';

type RowWrappingPlan = Pick<
  AvailableSpace,
  'rowWrapping' | 'flexBasis' | 'fitsAsDrawn' | 'hasShrinkableItems' | 'spareWidth'
>;

/** px, and the share of a text's width, that another browser's letters may be wider than drawn. */
const fontTolerance = { least: 8, share: 0.05 };

/** The least px a thing of this width needs around it not to give way by bad luck. */
export function fontToleranceOf(width: number): number {
  return Math.max(fontTolerance.least, fontTolerance.share * width);
}

/** How a row bears less room than drawn; `spare` is what its own parent has left. */
export function planRowWrapping(
  row: MeasuredNode,
  width: number,
  isDefinite: boolean,
  spareWidth: number,
): RowWrappingPlan {
  const inFlow = row.children.filter(isInFlow);
  const gaps = row.gap * Math.max(0, inFlow.length - 1);
  const fills = inFlow.filter(({ declarations }) => declarations.has('flex'));
  const others = inFlow.filter(({ declarations }) => !declarations.has('flex'));
  const sum = (list: readonly MeasuredNode[], read: (one: MeasuredNode) => number) =>
    list.reduce((total, one) => total + read(one), 0);
  const drawn = (one: MeasuredNode) => one.node.drawn.width + marginOf(one, 'left');
  const hasShrinkableItems = inFlow.some(
    ({ node, declarations }) =>
      node.drawn.width > smallWidth ||
      !declarations.has('width') ||
      isContentWidth(declarations.get('width')),
  );
  const fitsAsDrawn = sum(inFlow, drawn) + gaps <= width + 0.5;
  if (!isDefinite)
    return {
      rowWrapping: row.needsWrapping ? wrappingWithSpareWidth(spareWidth, row) : 'never',
      flexBasis: 0,
      fitsAsDrawn,
      hasShrinkableItems,
      spareWidth,
    };
  if (!fitsAsDrawn)
    return {
      rowWrapping: row.needsWrapping ? 'narrower' : 'never',
      flexBasis: 0,
      fitsAsDrawn,
      hasShrinkableItems,
      spareWidth: 0,
    };
  const set = sum(others, (one) => (isShrinkable(one) ? one.comfortableWidth : drawn(one))) + gaps;
  const available = width - set - fontToleranceOf(set);
  const wanted = Math.max(smallWidth, ...fills.map(({ comfortableWidth }) => comfortableWidth));
  const flexBasis = fills.length === 0 ? 0 : Math.floor(Math.min(wanted, available / fills.length));
  const minItemWidth = ({ declarations, minContentWidth }: MeasuredNode) =>
    declarations.has('min-width') ? 0 : minContentWidth;
  const left = width - set - sum(fills, (one) => Math.max(flexBasis, minItemWidth(one)));
  // A row that wraps by design breaks before what fills it has no width left.
  const wraps = row.declarations.has('flex-wrap') && fills.length > 0;
  const breaks = wraps ? flexBasis >= 48 : row.needsWrapping && (fills.length === 0 || flexBasis >= 48);
  return {
    rowWrapping: breaks ? wrappingWithSpareWidth(left, row) : 'never',
    flexBasis,
    fitsAsDrawn,
    hasShrinkableItems,
    spareWidth: Math.max(0, left),
  };
}

function wrappingWithSpareWidth(
  spareWidth: number,
  { node, children, padding, declarations }: MeasuredNode,
): RowWrapping {
  // One line is as high as its row, whatever is in it; a row of lines is as high as they are.
  const tallest = children.reduce(
    (most, child) => (child.isAbsolute ? most : Math.max(most, child.requiredHeight)),
    0,
  );
  const overfull =
    declarations.has('height') && tallest + padding.top + padding.bottom > node.drawn.height + 0.5;
  return !overfull && spareWidth >= fontToleranceOf(Math.min(node.drawn.width, 400)) ? 'always' : 'narrower';
}

/** A wide thing of a set width with something in it, which may take less. */
export function isShrinkable({ node, declarations, comfortableWidth }: MeasuredNode): boolean {
  return (
    node.kind === 'box' &&
    declarations.has('width') &&
    node.drawn.width > smallWidth &&
    comfortableWidth < 0.85 * node.drawn.width
  );
}

/** Lets a row break into lines. */
export function declareRowWrapping(
  { declarations, narrower }: StyleDraft,
  row: MeasuredNode,
  { rowWrapping, pageWidth }: AvailableSpace,
): void {
  const { children, declarations: drawn } = row;
  if (drawn.has('flex-wrap')) return;
  const declareWrapping = (property: string, value: string) => {
    if (rowWrapping === 'always') declarations.set(property, value);
    else narrower.push({ property, value, below: pageWidth });
  };
  declareWrapping('flex-wrap', 'wrap');
  if (!declarations.has('gap') && children.length > 1) declareWrapping('row-gap', '16px');
  widenForRounding(declarations, row);
}

/** Firefox rounds each length to a sixtieth of a px. */
const sixtieths = 60;
/** Sixtieths of a px that rounding may add up to in a row. */
const mostRounding = 6;

/** Items that exactly fill a row may be rounded to more than the row and wrap in Firefox, so the row is as wide as they are then. */
function widenForRounding(declarations: DeclarationMap, row: MeasuredNode): void {
  const needed = roundedLineOf(row);
  if (needed === null) return;
  for (const property of ['width', 'max-width']) {
    const own = pixelsOf(declarations.get(property));
    if (own === null) continue;
    const missing = needed - roundedLength(own);
    if (missing > 0 && missing <= mostRounding)
      declarations.set(property, px(Math.ceil((100 * needed) / sixtieths) / 100));
  }
}

/** Sixtieths of a px that a row of items of set widths takes; `null` for all others. */
function roundedLineOf({ flow, children, gap, padding }: MeasuredNode): number | null {
  const inFlow = children.filter(isInFlow);
  if (flow !== 'row' || inFlow.length === 0) return null;
  let line = roundedLength(padding.left) + roundedLength(padding.right);
  line += roundedLength(gap) * (inFlow.length - 1);
  for (const child of inFlow) {
    const own = pixelsOf(child.declarations.get('width'));
    if (own === null || child.declarations.has('flex')) return null;
    const inside = roundedLineOf(child) ?? 0;
    const isFilled = Math.abs(inside - roundedLength(own)) <= mostRounding;
    line += Math.max(roundedLength(own), isFilled ? inside : 0) + roundedLength(marginOf(child, 'left'));
  }
  return line;
}

function roundedLength(length: number): number {
  return Math.round(length * sixtieths);
}

function pixelsOf(value: string | undefined): number | null {
  return /^[\d.]+px$/.test(value ?? '') ? Number.parseFloat(value ?? '') : null;
}

/** Columns of a set width may be narrower; where columns get too narrow for what is in them, there are fewer. */
export function reflowGrid(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const columns = declarations.get('grid-template-columns');
  if (measured.flow !== 'grid' || columns === undefined) return;
  const fitted = splitCssValues(columns).map((track) =>
    track.replace(/^(repeat\(\d+, )?(\d[\d.]*px)(\)?)$/, '$1minmax(0, $2)$3'),
  );
  declarations.set('grid-template-columns', fitted.join(' '));
  for (const { below, count } of available.isDefinite ? findColumnReductions(measured, available) : []) {
    const value = count === 1 ? 'minmax(0, 1fr)' : `repeat(${count}, minmax(0, 1fr))`;
    narrower.push({ property: 'grid-template-columns', value, below });
    if (declarations.has('grid-template-rows'))
      narrower.push({ property: 'grid-template-rows', value: 'none', below });
  }
}

/** A cell takes the next free place where its grid has fewer columns. */
export function reflowCell({ declarations, narrower }: StyleDraft, available: AvailableSpace): void {
  const span = Number(/span (\d+)/.exec(declarations.get('grid-column') ?? '')?.[1] ?? 1);
  for (const { below, count } of available.columns) {
    if (declarations.has('grid-column')) {
      const value = span > 1 && count > 1 ? `span ${Math.min(span, count)}` : 'auto';
      narrower.push({ property: 'grid-column', value, below });
    }
    if (declarations.has('grid-row')) narrower.push({ property: 'grid-row', value: 'auto', below });
  }
}

export interface ColumnReduction {
  /** px of the viewport. */
  readonly below: number;
  readonly count: number;
}

/** At which viewports a grid has how many columns instead of its own. */
export function findColumnReductions(
  { declarations, children, gap, node, padding }: MeasuredNode,
  { pageWidth }: AvailableSpace,
): readonly ColumnReduction[] {
  const own = countTracks(declarations.get('grid-template-columns') ?? '');
  if (own < 2) return [];
  const cells = children.filter(isInFlow);
  const columnWidth = cells.reduce(
    (most, cell) => Math.max(most, Math.min(cell.comfortableWidth, 1.5 * smallWidth)),
    0,
  );
  const requiredWidth = (count: number) =>
    count * columnWidth + gap * (count - 1) + padding.left + padding.right;
  const found: ColumnReduction[] = [];
  for (const breakpoint of breakpointsBelow(pageWidth)) {
    const width = node.drawn.width - (pageWidth - breakpoint.narrowest);
    const former = found.at(-1)?.count ?? own;
    const count = [own, 2, 1].find((each) => each <= former && requiredWidth(each) <= width) ?? 1;
    if (count < former) found.push({ below: breakpoint.below, count });
  }
  return found;
}

function countTracks(columns: string): number {
  return splitCssValues(columns).reduce(
    (sum, track) => sum + Number(/^repeat\((\d+)/.exec(track)?.[1] ?? 1),
    0,
  );
}
