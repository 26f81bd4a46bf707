/**
 * Adapts texts and images to less width: lines wrap, long words get smaller, images keep their aspect ratio or are
 * cropped.
 */
import { px, readPx } from '../../css/css-values.ts';
import { aspectRatioOf } from '../positioning/declare-size.ts';
import { type AvailableSpace, minAvailableWidth, type StyleDraft, widthSourceOf } from './available-space.ts';
import { breakpointsBelow } from './breakpoints.ts';
import type { LengthReader } from './length-reader.ts';
import {
  isNoWrap,
  longestWordWidth,
  marginOf,
  type MeasuredNode,
  plainTextOf,
  smallWidth,
} from './measure-widths.ts';
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
  if (spareWidth < fontToleranceOf(width)) {
    const least = minAvailableWidth(available);
    // A small box keeps its width, and so do the words that were drawn to fill it, as those of a button.
    const isLong =
      width > smallWidth ||
      (width > least && least < available.width - 0.5 && /\s/.test(plainTextOf(measured.node)));
    if (isLong) narrower.push({ property: 'white-space', value: wrapping, below: available.pageWidth });
  } else if (width <= smallWidth && available.flow === 'row') {
    narrower.push({ property: 'white-space', value: wrapping, below: available.pageWidth });
  } else if (wrapping === 'normal') declarations.delete('white-space');
  else declarations.set('white-space', wrapping);
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
/** px below which text does not shrink. */
const minFontSize = 12;

/**
 * Reduces the font size of words that are too long for small screens. The size changes at breakpoints, not with the
 * viewport width.
 */
function shrinkLongWords(
  { narrower }: StyleDraft,
  { node, declarations }: MeasuredNode,
  { pageWidth, width }: AvailableSpace,
  read: LengthReader,
): void {
  const size = read(declarations.get('font-size'));
  if (node.kind !== 'text' || size === null || size <= minFontSize) return;
  const wordWidth = longestWordWidth(node, declarations);
  for (const { below, narrowest } of breakpointsBelow(pageWidth)) {
    // A page for phones is a single column, so every container loses as much width as the screen.
    const available =
      pageWidth <= maxPhoneWidth ? Math.max(smallWidth / 2, width - (pageWidth - narrowest)) : Infinity;
    const scale = Math.min(maxWordShare * narrowest, available) / wordWidth;
    if (scale >= 1) continue;
    const scaled = (property: string, minLength: number) => {
      const length = read(declarations.get(property));
      if (length === null || length === 0) return;
      narrower.push({ property, value: px(Math.max(minLength, Math.floor(length * scale))), below });
    };
    scaled('font-size', minFontSize);
    scaled('line-height', minFontSize);
    scaled('letter-spacing', -Infinity);
  }
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
  { node }: MeasuredNode,
  available: AvailableSpace,
): void {
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
