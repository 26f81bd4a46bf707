/** Lets set heights grow with their content, so that content that wraps pushes what follows. */
import { estimateWidth } from '#design/text-width';
import { expandSides, px, readPx, sidesShorthand, splitCssValues } from '../../css/css-values.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type { LayoutNode, LayoutText } from '../layout-tree.ts';
import type { AvailableSpace, StyleDraft } from './available-space.ts';
import { isInFlow, marginOf, type MeasuredNode } from './measure-widths.ts';
import { isNoWrap, plainTextOf } from './measure-words.ts';

/**
 * Converts a set height to a minimum height, so that the box grows with its content. Content that was drawn higher than
 * the box keeps its overflow.
 */
export function growHeight(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const { declarations, narrower } = draft;
  const height = declarations.get('height');
  growClippedFlexItem(draft, measured, available);
  if (height === undefined) resolveMinHeight(draft, measured);
  if (
    height === undefined ||
    !/px|var/.test(height) ||
    declarations.has('min-height') ||
    declarations.has('max-height')
  )
    return;
  // A transformed node would move as well as grow.
  if (declarations.has('transform')) return;
  if (/auto|scroll/.test(`${declarations.get('overflow-x') ?? ''}${declarations.get('overflow-y') ?? ''}`))
    return;
  if (isIconSized(measured)) return;
  const needed = contentHeight(measured);
  if (needed === null || (hidesOverflow(declarations) && needed > 1.3 * measured.node.drawn.height)) return;
  if (needed > measured.node.drawn.height + 0.5 && !allowOverflowAtEnd(draft, measured, needed)) {
    narrower.push(
      { property: 'height', value: 'auto', below: available.pageWidth },
      { property: 'min-height', value: height, below: available.pageWidth },
    );
    return;
  }
  declarations.delete('height');
  // Content that fills the height makes it by itself, unless it did so with the padding that overflowed.
  if (!fillsHeight(measured, needed)) declarations.set('min-height', height);
  const stretched =
    available.flow === 'row' &&
    available.stretchesItems &&
    !declarations.has('align-self') &&
    !measured.isAbsolute;
  if (stretched && measured.node.drawn.height < available.height - 0.5)
    declarations.set('align-self', 'flex-start');
}

/** A minimum height as drawn does nothing where the content fills it, and a small graphic has no content that grows. */
function resolveMinHeight({ declarations }: StyleDraft, measured: MeasuredNode): void {
  const value = declarations.get('min-height');
  const least = readPx(value);
  const isDrawn = least !== null && Math.abs(least - measured.node.drawn.height) <= heightRounding / 2;
  if (!isDrawn || declarations.has('max-height') || declarations.has('aspect-ratio')) return;
  if (value !== undefined && measured.textWrap === 'none' && isIconSized(measured)) {
    declarations.delete('min-height');
    declarations.set('height', value);
    return;
  }
  const needed = contentHeight(measured);
  const isFilled = needed !== null && least - needed <= heightRounding / 2;
  if (isFilled && fillsHeight(measured, needed)) declarations.delete('min-height');
}

/** px that roundings of the lines in a box may add up to. */
const heightRounding = 1;

/** Whether content that needs these px makes the height of a box in every browser. */
function fillsHeight(measured: MeasuredNode, needed: number): boolean {
  const { kind, drawn } = measured.node;
  if (kind === 'text') return hasWholeLines(measured) && leastTextHeight(measured) >= drawn.height - 0.5;
  const spare = drawn.height - needed;
  return spare >= -0.5 && spare <= heightRounding && !isControl(measured) && hasWholeLines(measured);
}

/** px up to which a painted box around one text is a control, whose height is chosen. */
const maxControlHeight = 72;

/** Whether a node is a painted box around one text, such as a button or a field. */
export function isControl({ node, declarations, children }: MeasuredNode): boolean {
  const [only, more] = children.filter(isInFlow);
  const isPainted = [...declarations.keys()].some((property) =>
    /^(background|border|outline)/.test(property),
  );
  return (
    isPainted && only?.node.kind === 'text' && more === undefined && node.drawn.height <= maxControlHeight
  );
}

/** Whether all texts in a node are as high as their lines: a higher one was drawn so, and CSS makes it lower. */
export function hasWholeLines(measured: MeasuredNode): boolean {
  const { node, declarations, children } = measured;
  if (node.kind !== 'text') return children.filter(isInFlow).every(hasWholeLines);
  const height = declarations.get('line-height') ?? '';
  const size = readPx(declarations.get('font-size')) ?? 0;
  const line = readPx(height) ?? (Number(height) || 0) * size;
  if (line === 0 || declarations.has('text-box')) return false;
  const count = Math.round(node.drawn.height / line);
  return count > 0 && Math.abs(node.drawn.height - count * line) <= heightRounding / 2;
}

/**
 * An item that fills a column and clips or scrolls has no least height, so it would vanish in a column that is as high as
 * its content. It takes the height of its content there; a table that scrolls sideways never less.
 */
function growClippedFlexItem(
  { declarations, narrower }: StyleDraft,
  { flow }: MeasuredNode,
  available: AvailableSpace,
): void {
  const fills = available.flow === 'column' && /^1 1 /.test(declarations.get('flex') ?? '');
  if (!fills || flow === 'none') return;
  const below = available.pageWidth;
  if (narrower.some(({ property }) => property === 'overflow-x'))
    narrower.push({ property: 'flex', value: '1 0 auto', below });
  else if (
    hidesOverflow(declarations) ||
    declarations.has('overflow-y') ||
    declarations.get('min-height') === '0'
  )
    narrower.push({ property: 'flex', value: '1 1 auto', below });
}

function hidesOverflow(declarations: ReadonlyMap<string, string>): boolean {
  return declarations.has('overflow') || declarations.has('mask') || declarations.has('clip-path');
}

/** px up to which a node with two set sides is a graphic, such as a badge, a bullet or the frame of an icon. */
const maxIconSize = 64;

/** Whether a node is a graphic with two set sides. */
export function isIconSized({ node, declarations }: MeasuredNode): boolean {
  return declarations.has('width') && node.drawn.width <= maxIconSize && node.drawn.height <= maxIconSize;
}

/**
 * Lets a box grow that was drawn lower than its content. A bottom padding without space was never visible, so it is
 * removed; any remaining overflow becomes a negative margin of the content. Returns whether the content is aligned to
 * the top, since other content cannot grow this way.
 */
function allowOverflowAtEnd(draft: StyleDraft, measured: MeasuredNode, needed: number): boolean {
  const { padding, flow, node } = measured;
  const inFlow = measured.children.filter(isInFlow);
  if (inFlow.length === 0 || !isTopAligned(measured, inFlow)) return false;
  const available = node.drawn.height - padding.top - dropBottomPadding(draft, measured);
  if (flow === 'column')
    recordOverflow(draft, inFlow.at(-1), needed - padding.top - padding.bottom - available);
  else
    for (const child of inFlow)
      recordOverflow(draft, child, child.requiredHeight + marginOf(child, 'top') - available);
  return true;
}

function isTopAligned({ flow, declarations }: MeasuredNode, inFlow: readonly MeasuredNode[]): boolean {
  if (
    inFlow.some((child) => child.declarations.has('margin-bottom') || child.declarations.has('margin-block'))
  )
    return false;
  if (flow === 'column')
    return !declarations.has('justify-content') && inFlow.every((child) => !child.declarations.has('flex'));
  const align = declarations.get('align-items');
  return inFlow.every((child) => (child.declarations.get('align-self') ?? align) === 'flex-start');
}

/** Removes the bottom padding. Returns the px that stay, such as a border. */
function dropBottomPadding({ declarations }: StyleDraft, { padding }: MeasuredNode): number {
  const [top, right, bottom, left] = expandSides(declarations.get('padding') ?? '0');
  const length = readPx(bottom);
  if (length === null || length === 0) return padding.bottom;
  const remaining = sidesShorthand([top, right, '0', left]);
  if (remaining === '0') declarations.delete('padding');
  else declarations.set('padding', remaining);
  return padding.bottom - length;
}

function recordOverflow(
  { overflowByChild }: StyleDraft,
  child: MeasuredNode | undefined,
  length: number,
): void {
  if (child !== undefined && length > 0.05) overflowByChild.set(child, length);
}

/** Reduces the space of a node by the px that it overflows its box, as drawn. */
export function withOverflowAllowance(node: LayoutNode, overflow: number): LayoutNode {
  return {
    ...node,
    style: insertDeclaration(node.style, { property: 'margin-bottom', value: px(-overflow) }),
  };
}

/** px that the content of a node needs; `null` if its height does not depend on its content. */
export function contentHeight(measured: MeasuredNode): number | null {
  const { node, children, flow, padding } = measured;
  if (node.kind === 'text') return estimateTextHeight(measured);
  if (node.kind !== 'box' || flow === 'grid' || flow === 'none') return null;
  // A column that wraps breaks at its height.
  if (flow === 'column' && measured.declarations.has('flex-wrap')) return null;
  const inFlow = children.filter(isInFlow);
  if (inFlow.length === 0 || inFlow.some(({ declarations }) => /%/.test(declarations.get('height') ?? '')))
    return null;
  const requiredHeights = inFlow.map((child) => child.requiredHeight + marginOf(child, 'top'));
  const gaps = flow === 'column' ? measured.gap * (inFlow.length - 1) : 0;
  const needed =
    flow === 'column'
      ? requiredHeights.reduce((sum, each) => sum + each, gaps)
      : Math.max(...requiredHeights);
  return needed + padding.top + padding.bottom;
}

/** Estimates the height of a text with a set height; `null` if it is truncated. */
function estimateTextHeight({ node, declarations }: MeasuredNode): number | null {
  if (node.kind !== 'text') return null;
  if (declarations.has('text-overflow') || declarations.has('-webkit-line-clamp')) return null;
  const size = fontSizeOf(declarations);
  return textHeight(node, declarations, (line) => line.length * size * 0.5);
}

/** The fraction of its estimated width that a line takes at least. */
const leastLineShare = 0.9;

/** px that the lines of a text take at least, in whichever browser. */
function leastTextHeight({ node, declarations }: MeasuredNode): number {
  if (node.kind !== 'text' || plainTextOf(node).trim() === '') return 0;
  const style = {
    size: fontSizeOf(declarations),
    weight: Number.parseFloat(declarations.get('font-weight') ?? '') || 400,
    letterSpacing: readPx(declarations.get('letter-spacing')) ?? 0,
    textCase: declarations.get('text-transform') === 'uppercase' ? ('upper' as const) : ('original' as const),
  };
  return textHeight(node, declarations, (line) => leastLineShare * estimateWidth(line, style));
}

function textHeight(
  node: LayoutText,
  declarations: MeasuredNode['declarations'],
  widthOf: (line: string) => number,
): number {
  const [lineHeight = ''] = splitCssValues(declarations.get('line-height'));
  const height = readPx(lineHeight) ?? fontSizeOf(declarations) * (Number.parseFloat(lineHeight) || 1.2);
  const lines = node.blocks.flatMap(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .split('\u2028'),
  );
  const count = isNoWrap(declarations)
    ? lines.length
    : lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / node.drawn.width)), 0);
  return count * height;
}

function fontSizeOf(declarations: MeasuredNode['declarations']): number {
  return Number.parseFloat(declarations.get('font-size') ?? '') || 16;
}
