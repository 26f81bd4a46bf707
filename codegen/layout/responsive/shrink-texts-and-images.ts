/**
 * Adapts texts and images to less width: lines wrap, long words get smaller, images keep their aspect ratio or are
 * cropped.
 */
import { estimateWidth } from '#design/text-width';
import { cssNumber, px, readPx } from '../../css/css-values.ts';
import type { LayoutText } from '../layout-tree.ts';
import { aspectRatioOf } from '../positioning/declare-size.ts';
import { type AvailableSpace, minAvailableWidth, type StyleDraft, widthSourceOf } from './available-space.ts';
import { breakpointsBelow, largePage, tabletWidth } from './breakpoints.ts';
import type { LengthReader } from './length-reader.ts';
import { marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { isNoWrap, longestWordWidth, plainTextOf, wordsOf } from './measure-words.ts';
import { fontToleranceOf } from '../tolerances.ts';

/** Lets a line wrap that is too long for small screens, but never at the drawn width. */
export function wrapText(
  draft: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
): void {
  shrinkLongWords(draft, measured, available, read);
  const { declarations, narrower } = draft;
  const { width } = measured.node.drawn;
  if (!isNoWrap(measured.declarations) || declarations.has('text-overflow')) return;
  const limited = measured.isAbsolute && declarations.get('max-width')?.startsWith('calc(') === true;
  const beside = available.flow === 'row' && !available.isOnlyInFlow;
  const wrapping = declarations.get('white-space') === 'pre' ? 'pre-wrap' : 'normal';
  if (width <= smallWidth && beside && lacksWidth(measured, available))
    narrower.push({ property: 'white-space', value: wrapping, below: available.pageWidth });
  if (width <= smallWidth && (beside || (measured.isAbsolute && !limited))) return;
  const spareWidth = spareWidthOf(measured, available, declarations.has('width'));
  const isCentred = isCentredLine(measured, available);
  if (spareWidth < fontToleranceOf(width)) {
    const least = minAvailableWidth(available);
    // A small box keeps its width, and so do the words that were drawn to fill it, as those of a button.
    const isLong =
      width > smallWidth ||
      (width > least && least < available.width - 0.5 && /\s/.test(plainTextOf(measured.node)));
    if (!isLong) return;
    narrower.push({ property: 'white-space', value: wrapping, below: available.pageWidth });
    if (isCentred) narrower.push({ property: 'text-align', value: 'center', below: available.pageWidth });
    return;
  }
  if (wrapping === 'normal') declarations.delete('white-space');
  else declarations.set('white-space', wrapping);
  if (isCentred) declarations.set('text-align', 'center');
}

/** Whether a line that is too long for small screens is in the middle of its column, as its lines are where it wraps. */
function isCentredLine({ node, declarations }: MeasuredNode, available: AvailableSpace): boolean {
  const align = declarations.get('align-self') ?? available.alignsItems;
  const isInMiddle = available.flow === 'column' && align === 'center' && !declarations.has('text-align');
  return isInMiddle && node.drawn.width > minAvailableWidth(available);
}

/** Whether several words are in a row that cannot wrap and gets too narrow for its content. */
function lacksWidth({ node, declarations }: MeasuredNode, available: AvailableSpace): boolean {
  const { width, spareWidth, rowWrapping } = available;
  return (
    rowWrapping === 'never' &&
    !declarations.has('flex-shrink') &&
    /\S\s+\S/.test(plainTextOf(node)) &&
    minAvailableWidth(available) < width - spareWidth
  );
}

/** The fraction of a viewport's width that a word may take. */
const maxWordShare = 0.75;
/** px up to which a page is drawn for phones. */
const maxPhoneWidth = 480;
/** px below which text does not shrink, and up to which it is text to read, which never does. */
const minFontSize = { any: 12, title: 20 };
/** Reduces the font size of words that are too long for small screens. */
function shrinkLongWords(
  draft: StyleDraft,
  { node, declarations }: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
): void {
  const size = read(declarations.get('font-size'));
  if (node.kind !== 'text' || size === null) return;
  if (available.pageWidth <= maxPhoneWidth) {
    if (size > minFontSize.any) shrinkAtBreakpoints(draft, { node, declarations }, size, available, read);
  } else if (size > minFontSize.title)
    shrinkWithViewport(draft, { node, declarations }, size, available, read);
}

type TextToShrink = { readonly node: LayoutText; readonly declarations: MeasuredNode['declarations'] };

/** A page for phones is a single column, so every container loses as much width as the screen. */
function shrinkAtBreakpoints(
  { narrower }: StyleDraft,
  { node, declarations }: TextToShrink,
  size: number,
  { pageWidth, width }: AvailableSpace,
  read: LengthReader,
): void {
  const wordWidth = longestWordWidth(node, declarations);
  for (const { below, narrowest } of breakpointsBelow(pageWidth)) {
    const left = Math.max(smallWidth / 2, width - (pageWidth - narrowest));
    const scale = Math.min(maxWordShare * narrowest, left) / wordWidth;
    if (scale >= 1 || size <= minFontSize.any) continue;
    const scaled = (property: string, minLength: number) => {
      const length = read(declarations.get(property));
      if (length === null || length === 0) return;
      narrower.push({ property, value: px(Math.max(minLength, Math.floor(length * scale))), below });
    };
    scaled('font-size', minFontSize.any);
    scaled('line-height', minFontSize.any);
    scaled('letter-spacing', -Infinity);
  }
}

/**
 * One size for all narrow screens: as large as the longest word of all texts of this size has space for, in the font of
 * the design and in one that takes its place. A title of a page for large windows shrinks on phones in any case.
 */
function shrinkWithViewport(
  { narrower }: StyleDraft,
  { declarations }: TextToShrink,
  size: number,
  { pageWidth, titleWords }: AvailableSpace,
  read: LengthReader,
): void {
  const wordWidth = titleWords.get(titleStyleOf(declarations, size)) ?? 0;
  const tooNarrow = breakpointsBelow(pageWidth).find(({ narrowest }) => maxWordShare * narrowest < wordWidth);
  const isLarge = pageWidth >= largePage && size >= largeTitle.from;
  if (tooNarrow === undefined && !isLarge) return;
  const below = Math.max(tooNarrow?.below ?? 0, isLarge ? tabletWidth : 0);
  const shares = [
    ...(tooNarrow === undefined ? [] : [(100 * maxWordShare * size) / wordWidth]),
    ...(isLarge ? [(100 * size) / tabletWidth] : []),
  ];
  const phoneSize = isLarge ? Math.round(largeTitle.base + (size - largeTitle.base) * largeTitle.rest) : 0;
  const least = tooNarrow === undefined ? phoneSize : minFontSize.title;
  const value = `clamp(${px(least)}, ${cssNumber(Math.min(...shares), 1)}vw, ${px(size)})`;
  narrower.push({ property: 'font-size', value, below });
  const lineHeight = read(declarations.get('line-height'));
  if (lineHeight !== null && /px|var/.test(declarations.get('line-height') ?? ''))
    narrower.push({ property: 'line-height', value: cssNumber(lineHeight / size, 2), below });
  const spacing = read(declarations.get('letter-spacing'));
  if (spacing !== null && spacing !== 0)
    narrower.push({ property: 'letter-spacing', value: `${cssNumber(spacing / size, 3)}em`, below });
}

/** px from which a title shrinks on phones, and px of which it keeps all there; of what is above that it keeps a share. */
const largeTitle = { from: 40, base: 24, rest: 0.4 };

/** Measures the longest word of all titles of a page that have one style, in px by their style. */
export function measureTitleWords(root: MeasuredNode, read: LengthReader): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  const visit = ({ node, declarations, children }: MeasuredNode): void => {
    children.forEach(visit);
    const size = read(declarations.get('font-size'));
    if (node.kind !== 'text' || !node.visible || size === null || size <= minFontSize.title) return;
    const letterSpacing = read(declarations.get('letter-spacing')) ?? 0;
    const width = Math.max(
      longestWordWidth(node, declarations),
      fallbackWordWidth(node, declarations, { size, letterSpacing }),
    );
    const style = titleStyleOf(declarations, size);
    widths.set(style, Math.max(width, widths.get(style) ?? 0));
  };
  visit(root);
  return widths;
}

function titleStyleOf(declarations: MeasuredNode['declarations'], size: number): string {
  return `${size} ${declarations.get('font-family') ?? ''} ${declarations.get('font-weight') ?? ''}`;
}

/** Estimates the width of the longest word of a text in a font of common letters. */
function fallbackWordWidth(
  node: LayoutText,
  declarations: MeasuredNode['declarations'],
  style: { readonly size: number; readonly letterSpacing: number },
): number {
  const weight = Number.parseFloat(declarations.get('font-weight') ?? '') || 400;
  const textCase = declarations.get('text-transform') === 'uppercase' ? 'upper' : 'original';
  const words = wordsOf(plainTextOf(node));
  return words.reduce((most, word) => Math.max(most, estimateWidth(word, { ...style, weight, textCase })), 0);
}

function spareWidthOf(measured: MeasuredNode, available: AvailableSpace, keepsWidth: boolean): number {
  const { width } = measured.node.drawn;
  // A set width was drawn around the line; how closely it fits depends on the browser.
  const source = widthSourceOf(measured, available);
  const grows = source === 'itself' && !keepsWidth && available.flow === 'column' && available.isDefinite;
  if (source !== 'content' && !grows) return 0;
  if (measured.isAbsolute) {
    const [, taken] = /^calc\(100% - ([\d.]+)px\)$/.exec(measured.declarations.get('max-width') ?? '') ?? [];
    if (taken !== undefined) return available.width - Number(taken) - width;
    const left = readPx(measured.declarations.get('left'));
    return left === null ? 0 : available.width - left - width;
  }
  return available.flow === 'row' || !available.isDefinite
    ? available.spareWidth
    : available.width - width - marginOf(measured, 'left');
}

/** Crops an image whose box may change its aspect ratio, instead of distorting it. */
export function coverResizedImage(
  { declarations, narrower }: StyleDraft,
  { node, isAbsolute }: MeasuredNode,
  available: AvailableSpace,
): void {
  // The ratio of its file would make the row higher than it was drawn.
  if (node.kind === 'image' && available.flow === 'row' && !isAbsolute && !declarations.has('height'))
    declarations.set('aspect-ratio', declarations.get('aspect-ratio') ?? aspectRatioOf(node.drawn));
  if (node.kind !== 'image' || !node.keepsRatio || declarations.has('object-fit')) return;
  const follows =
    declarations.has('aspect-ratio') && !(declarations.has('width') && declarations.has('height'));
  const set = ['width', 'height'].every((side) => readPx(declarations.get(side)) !== null);
  const canResize =
    ['flex', 'min-width', 'max-width', 'min-height', 'max-height'].some((name) => declarations.has(name)) ||
    narrower.some(({ property }) => /width|height|flex/.test(property));
  const shrinks = available.flow === 'row' && declarations.get('min-width') === '0';
  if (!follows && (!set || canResize || shrinks)) declarations.set('object-fit', 'cover');
}

/** Lets the height of an image follow its width, unless something else determines its height. */
export function keepAspectRatio(
  { declarations }: StyleDraft,
  { node }: MeasuredNode,
  available: AvailableSpace,
): void {
  const stretched = available.flow === 'row' && available.stretchesItems && !declarations.has('align-self');
  if (!declarations.has('height') || stretched || available.flow === 'grid') return;
  declarations.delete('height');
  declarations.set('aspect-ratio', aspectRatioOf(node.drawn));
}

/** Whether a node is an image or an SVG, which have an intrinsic size. */
export function isReplacedElement({ node }: MeasuredNode): boolean {
  return node.kind === 'image' || node.kind === 'vector';
}
