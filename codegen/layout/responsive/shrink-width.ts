/** Lets widths shrink, after spacing and before texts and rows wrap. */
import { px, readPx } from '../../css/css-values.ts';
import {
  type AvailableSpace,
  isContentWidth,
  minAvailableWidth,
  type StyleDraft,
  widthSourceOf,
} from './available-space.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { isNoWrap, plainTextOf } from './measure-words.ts';
import { fillFactor, isShrinkable } from './reflow-rows-and-grids.ts';
import { minMargin, minPositionMargin } from './shrink-spacing.ts';
import { isReplacedElement, keepAspectRatio } from './shrink-texts-and-images.ts';
import { fontToleranceOf } from '../tolerances.ts';

/** Converts a set width to a maximum width, and removes what prevents shrinking. */
export function shrinkWidth(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const source = widthSourceOf(measured, available);
  if (available.scrolls) {
    if (measured.node.drawn.width > smallWidth && source === 'itself')
      draft.narrower.push({ property: 'max-width', value: '100%', below: available.pageWidth });
    return;
  }
  const isShort = measured.node.kind === 'text' && isNoWrap(measured.declarations);
  // A percentage minimum width would let a text that does not wrap shrink.
  if (available.flow === 'row' && isShort && /%/.test(measured.declarations.get('min-width') ?? ''))
    draft.declarations.set('flex-shrink', '0');
  if (available.isDefinite) relaxMinWidth(draft);
  if (source === 'itself') shrinkFixedWidth(draft, measured, available);
  else if (source === 'content') shrinkContentWidth(draft, measured, available);
  else {
    if (/%/.test(measured.declarations.get('width') ?? ''))
      declareMinContentWidth(draft, measured, available);
    if (available.flow === 'row') shrinkFlexShare(draft, measured, available);
  }
}

/** px that texts keep from both edges of a phone. */
const gutter = 16;
/** px up to which something has gutters on every phone. */
const alwaysWithGutters = 320 - 2 * gutter;

/**
 * Keeps words that were drawn in the middle of a page, with space on both sides, from reaching the edges of a narrow
 * one. Where a page has paddings or a container these are the gutters already, and what the design itself lets fill the
 * page up to a maximum does so.
 */
export function keepGutters(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const { node } = measured;
  const { flow, isDefinite, width, pageWidth, centresItems } = available;
  const isFromEdgeToEdge = flow === 'column' && isDefinite && width >= pageWidth - 1;
  const align = declarations.get('align-self') ?? (centresItems ? 'center' : '');
  if (!isFromEdgeToEdge || align !== 'center' || node.drawn.width <= alwaysWithGutters) return;
  if (measured.textWrap === 'none' || measured.declarations.has('max-width')) return;
  if (node.drawn.width > width - 2 * gutter) return;
  const limit = `100% - ${px(2 * gutter)}`;
  const withGutters = (own: string | undefined): string => {
    if (own === undefined || own === '100%') return `calc(${limit})`;
    return own.includes('100%') ? own.replace(/(?<!calc\()100%/, limit) : `min(${own}, ${limit})`;
  };
  for (const [index, one] of narrower.entries())
    if (one.property === 'max-width' && one.value === '100%')
      narrower[index] = { ...one, value: withGutters(one.value) };
  const isNarrowerOnly = narrower.some(({ property }) => property === 'max-width');
  if (!isNarrowerOnly || declarations.has('max-width'))
    declarations.set('max-width', withGutters(declarations.get('max-width')));
}

/** A large minimum width of the design applies only while it fits. */
function relaxMinWidth({ declarations }: StyleDraft): void {
  const minWidth = declarations.get('min-width');
  if ((readPx(minWidth) ?? 0) > smallWidth) declarations.set('min-width', `min(${minWidth}, 100%)`);
}

function shrinkFixedWidth(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const { declarations } = draft;
  const { node } = measured;
  const { width } = node.drawn;
  if (isDrawnOverflowing(measured, available)) return;
  if (growsAsLine(measured, available)) {
    if (available.stretchesItems && !declarations.has('align-self'))
      declarations.set('align-self', 'flex-start');
    const least = declarations.get('width') ?? px(width);
    declarations.set('min-width', width > smallWidth ? `min(${least}, 100%)` : least);
    declarations.delete('width');
    return;
  }
  if (width <= smallWidth) {
    growWithContent(draft, measured, available);
    if (available.flow === 'row' && available.rowWrapping === 'never' && available.hasShrinkableItems)
      declarations.set('flex-shrink', '0');
    return;
  }
  if (available.flow === 'row') {
    if (
      available.isDefinite &&
      available.fitsAsDrawn &&
      available.rowWrapping !== 'never' &&
      isShrinkable(measured)
    ) {
      declarations.delete('flex-shrink');
      const basis = Math.ceil(measured.comfortableWidth);
      // It has its drawn width before the items that fill the rest grow.
      const grow = basis + available.growth < width - 0.5 ? fillFactor : 1;
      declarations.set('flex', `${grow} 1 ${px(basis)}`);
      // Alone on its line it would be as wide as its content needs, even if the line is narrower.
      const most = declarations.get('width') ?? px(width);
      declarations.set('max-width', holdsSeveral(measured) ? `min(${most}, 100%)` : most);
      declarations.delete('width');
      if (measured.children.some((child) => minContentWidthOf(child) > measured.comfortableWidth))
        declareZeroMinWidth(draft);
      return;
    }
    allowFlexShrink(draft, available);
  } else if (fillsAvailableWidth(measured, available)) {
    if (node.kind === 'box' || node.kind === 'text') {
      declarations.delete('width');
      if (!available.stretchesItems) declarations.set('align-self', 'stretch');
      else declarations.delete('align-self');
      return;
    }
    declarations.set('width', '100%');
  }
  if (declarations.get('width') !== '100%') declareMaxWidth(draft, measured, available);
  if (available.flow === 'row' && available.rowWrapping === 'never' && measured.minContentWidth > smallWidth)
    declareZeroMinWidth(draft);
  if (isReplacedElement(measured)) keepAspectRatio(draft, measured, available);
}

/** Whether a box holds boxes with words, whose least widths add up. */
function holdsSeveral({ children }: MeasuredNode): boolean {
  return children.some(({ node, textWrap }) => node.kind === 'box' && textWrap !== 'none');
}

/** Whether a node is a line of text with a set width in a column that has room for a longer one. */
function growsAsLine({ node, declarations }: MeasuredNode, available: AvailableSpace): boolean {
  const { flow, isDefinite, width } = available;
  const isLimited = ['min-width', 'max-width', 'text-overflow', 'transform', 'margin-left'].some((property) =>
    declarations.has(property),
  );
  return (
    node.kind === 'text' &&
    isNoWrap(declarations) &&
    flow === 'column' &&
    isDefinite &&
    !isLimited &&
    width - node.drawn.width >= fontToleranceOf(node.drawn.width)
  );
}

/** Whether an image was drawn far beyond its available space, so that its overflow is intended. */
function isDrawnOverflowing({ node }: MeasuredNode, { width }: AvailableSpace): boolean {
  return (node.kind === 'image' || node.kind === 'vector') && node.drawn.width > 1.1 * width;
}

/** Lets a small box around text that does not wrap grow with the text. */
function growWithContent(
  { declarations }: StyleDraft,
  measured: MeasuredNode,
  { flow, stretchesItems }: AvailableSpace,
): void {
  const { node, textWrap, children } = measured;
  const containsText =
    node.kind === 'text' || children.some((child) => child.textWrap !== 'none' && !child.isAbsolute);
  const limited = ['min-width', 'max-width', 'aspect-ratio', 'overflow'].some((property) =>
    declarations.has(property),
  );
  if (textWrap !== 'unbroken' || !containsText || limited || isFilledByContent(measured)) return;
  if (flow !== 'row' && flow !== 'column') return;
  if (flow === 'column' && stretchesItems && !declarations.has('align-self'))
    declarations.set('align-self', 'flex-start');
  declarations.set('min-width', declarations.get('width') ?? '0');
  declarations.delete('width');
}

/**
 * Whether the content was drawn to fill its box. Such a box would grow with the slightest difference in font rendering.
 */
function isFilledByContent({ node, flow, gap: between, padding, children }: MeasuredNode): boolean {
  const widths = children.filter(isInFlow).map((child) => child.node.drawn.width);
  if (node.kind !== 'box' || widths.length === 0) return false;
  const along =
    flow === 'row' ? widths.reduce((sum, each) => sum + each + between, -between) : Math.max(...widths);
  return along + padding.left + padding.right + fontToleranceOf(along) > node.drawn.width;
}

/** The minimum width of a child. An image without a declared width has the width of its file. */
function minContentWidthOf(child: MeasuredNode): number {
  if (child.isAbsolute || !child.node.visible) return 0;
  return isReplacedElement(child) && !child.declarations.has('width')
    ? child.node.drawn.width
    : child.minContentWidth;
}

function declareZeroMinWidth({ declarations }: StyleDraft): void {
  if (!declarations.has('min-width')) declarations.set('min-width', '0');
}

/**
 * An item that must not shrink at the drawn width, because there is no spare space, may shrink in narrower viewports.
 */
function allowFlexShrink(
  { declarations, narrower }: StyleDraft,
  { fitsAsDrawn, rowWrapping, spareWidth, pageWidth, width }: AvailableSpace,
): void {
  if (!declarations.has('flex-shrink')) return;
  if (rowWrapping === 'always' || (fitsAsDrawn && spareWidth > fontToleranceOf(width)))
    declarations.delete('flex-shrink');
  else narrower.push({ property: 'flex-shrink', value: '1', below: pageWidth });
}

/** Whether a node is as wide as its column, so that it was drawn to fill it whatever its own width is. */
function fillsAvailableWidth(
  { node, declarations }: MeasuredNode,
  { flow, isDefinite, width }: AvailableSpace,
): boolean {
  return (
    flow === 'column' &&
    isDefinite &&
    !declarations.has('margin-left') &&
    Math.abs(node.drawn.width - width) <= 0.5
  );
}

/** Limits a node to the available width. If it was drawn wider, the limit applies only below the drawn width. */
function declareMaxWidth(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const { node } = measured;
  const { width, pageWidth, flow, isDefinite } = available;
  const own = declarations.get('max-width');
  const set = declarations.has('width') && !isContentWidth(declarations.get('width'));
  if (own !== undefined && set && flow === 'column' && isDefinite && node.drawn.width <= width + 0.01) {
    declarations.set('width', '100%');
    return;
  }
  const margin = marginOf(measured, 'left');
  const kept = margin < minPositionMargin ? margin : minSideMargins(measured, available);
  const limit = kept > 0 && flow !== 'row' ? `calc(100% - ${px(kept)})` : '100%';
  const value = own === undefined ? limit : own === '0' ? own : `min(${own}, ${limit})`;
  // Text may be slightly wider in a browser than drawn.
  const tolerance = set ? 0 : fontToleranceOf(node.drawn.width);
  // A column that hugs is as wide as its content, without a limit.
  const follows =
    !set && flow === 'column' && !isDefinite && available.spareWidth >= tolerance && margin <= 0;
  if (follows || node.drawn.width + tolerance + (set ? 0 : Math.max(0, margin)) <= width + 0.01)
    declarations.set('max-width', value);
  else narrower.push({ property: 'max-width', value, below: pageWidth });
}

/** px that stay free on both sides of a node with a margin. */
function minSideMargins(measured: MeasuredNode, available: AvailableSpace): number {
  const before = minMargin(measured, available);
  const after = available.width - marginOf(measured, 'left') - measured.node.drawn.width;
  return before === 0 ? 0 : before + Math.max(0, Math.min(after, minPositionMargin));
}

/** Limits a node that hugs its content to the available space, if its content would not do so. */
function shrinkContentWidth(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const { node, minContentWidth, declarations } = measured;
  const isNarrow = minContentWidth <= smallWidth && node.drawn.width <= smallWidth;
  if (
    node.kind === 'box' &&
    isNarrow &&
    available.flow === 'row' &&
    minContentWidth > minAvailableWidth(available)
  )
    declareZeroMinWidth(draft);
  const isLine = isNoWrap(declarations) && !declarations.has('width');
  const beside = isLine && available.flow === 'row' && !available.isOnlyInFlow;
  if (node.kind === 'text' ? !beside && !isContentWidth(declarations.get('width')) : isNarrow) return;
  if (node.kind === 'text' && available.flow === 'column' && /\s/.test(plainTextOf(node))) {
    declareMaxWidth(draft, measured, available);
    return;
  }
  if (node.drawn.width <= smallWidth || isDrawnOverflowing(measured, available)) return;
  if (available.flow === 'row') allowFlexShrink(draft, available);
  // A percentage of the row would not account for a margin.
  const hasMargin = marginOf(measured, 'left') >= minPositionMargin;
  if (available.flow === 'row' && (available.rowWrapping === 'never' || hasMargin))
    declareZeroMinWidth(draft);
  else if (minContentWidth > smallWidth) declareMaxWidth(draft, measured, available);
}

/** An item with a percentage width stays at least as wide as its content requires. */
function declareMinContentWidth(
  { declarations }: StyleDraft,
  measured: MeasuredNode,
  { pageWidth }: AvailableSpace,
): void {
  const { node, minContentWidth } = measured;
  const narrowest = breakpointsBelow(pageWidth).at(-1)?.narrowest ?? pageWidth;
  const isConstrained =
    isReplacedElement(measured) || declarations.has('min-width') || minContentWidth > smallWidth;
  if (!isConstrained && minContentWidth > (node.drawn.width * narrowest) / pageWidth)
    declarations.set('min-width', px(Math.floor(minContentWidth)));
}

function shrinkFlexShare(
  { declarations }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const drawn = measured.declarations;
  if (isReplacedElement(measured) && !declarations.has('min-width')) declarations.set('min-width', '0');
  if (available.rowWrapping === 'never' || !/^1 1 /.test(drawn.get('flex') ?? '')) return;
  declarations.set('flex', `1 1 ${px(available.flexBasis)}`);
}
