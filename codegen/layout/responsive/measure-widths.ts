/** Measures how narrow each node of a layout can be, from its style and its drawn size, children first. */
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { type Flow, flowOfValues, isOutOfFlowPosition, isPainted } from '../../css/style-queries.ts';
import type { LayoutNode, LayoutText, Style } from '../layout-tree.ts';
import type { LengthReader } from './length-reader.ts';
import { isNoWrap, longestWordWidth } from './measure-words.ts';

/** px up to which a node is small: it fits every screen and keeps its width. */
export const smallWidth = 200;

/** A node with its measured widths in px. */
export interface MeasuredNode {
  readonly node: LayoutNode;
  /** The unconditional declarations by property. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly flow: Flow;
  /** It is positioned absolutely or fixed to the window, so it takes no space among its siblings. */
  readonly isAbsolute: boolean;
  /** Padding and borders. */
  readonly padding: SideLengths;
  /** The gap between two children along the flow. */
  readonly gap: number;
  /** The width that it needs when its texts and rows wrap. */
  readonly comfortableWidth: number;
  /** The width below which CSS does not shrink it. */
  readonly minContentWidth: number;
  /** The width at which all its words still fit, in more lines than drawn. */
  readonly wordWidth: number;
  /** The height that its content needs, as drawn. */
  readonly requiredHeight: number;
  /** It is a row that stays wider than a small node however its items shrink. */
  readonly needsWrapping: boolean;
  /** Whether it contains text, and whether that may wrap. */
  readonly textWrap: 'none' | 'unbroken' | 'wrapping';
  readonly children: readonly MeasuredNode[];
}

/** Lengths on four sides in px. */
export interface SideLengths {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

type ContentLengths = Pick<
  MeasuredNode,
  'comfortableWidth' | 'minContentWidth' | 'wordWidth' | 'requiredHeight' | 'needsWrapping' | 'textWrap'
>;

type ContentWidths = Pick<MeasuredNode, 'comfortableWidth' | 'minContentWidth' | 'wordWidth'>;

/** Measures a node and its descendants. */
export function measureWidths(node: LayoutNode, read: LengthReader): MeasuredNode {
  const declarations = new Map<string, string>();
  for (const { property, value, below } of node.style)
    if (below === undefined) declarations.set(property, value);
  const children = node.kind === 'box' ? node.children.map((child) => measureWidths(child, read)) : [];
  const flow = flowOfValues((property) => declarations.get(property));
  const padding = contentInsetsOf(declarations, read);
  const gap = gapOf(declarations, flow, read);
  const lengths =
    node.kind === 'text' ? measureText(node, declarations) : measureFlow(children, flow, declarations, gap);
  const sides = padding.left + padding.right;
  const isDrawing = isPlot(children);
  const isFixed = !isDrawing && hasSeveralAbsolute(children, node.drawn.width);
  const least = isDrawing ? Math.min(node.drawn.width, smallWidth) : 0;
  const { comfortableWidth, minContentWidth, wordWidth } = limitByOwnWidth(node, declarations, read, {
    comfortableWidth: isFixed ? node.drawn.width : Math.max(least, lengths.comfortableWidth + sides),
    minContentWidth: lengths.minContentWidth + sides,
    wordWidth: isFixed ? node.drawn.width : lengths.wordWidth + sides,
  });
  const contentHeight = Math.max(
    read(declarations.get('min-height')) ?? 0,
    lengths.requiredHeight + padding.top + padding.bottom,
  );
  const requiredHeight = read(declarations.get('height')) ?? contentHeight;
  const { needsWrapping, textWrap } = lengths;
  const isAbsolute = isOutOfFlowPosition(declarations.get('position'));
  return {
    node,
    declarations,
    flow,
    isAbsolute,
    padding,
    gap,
    comfortableWidth,
    minContentWidth,
    wordWidth,
    requiredHeight,
    needsWrapping,
    textWrap,
    children,
  };
}

/** The padding and borders of a box. */
function contentInsetsOf(declarations: ReadonlyMap<string, string>, read: LengthReader): SideLengths {
  const padding = sidesOf(declarations.get('padding'), read);
  const even = sidesOf(
    declarations.get('border-width') ?? splitCssValues(declarations.get('border'))[0],
    read,
  );
  const side = (name: keyof SideLengths) =>
    padding[name] + (read(splitCssValues(declarations.get(`border-${name}`))[0]) ?? even[name]);
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}

const noSides: SideLengths = { top: 0, right: 0, bottom: 0, left: 0 };

function sidesOf(value: string | undefined, read: LengthReader): SideLengths {
  if (value === undefined) return noSides;
  const [top, right, bottom, left] = expandSides(value);
  return {
    top: read(top) ?? 0,
    right: read(right) ?? 0,
    bottom: read(bottom) ?? 0,
    left: read(left) ?? 0,
  };
}

function gapOf(
  declarations: ReadonlyMap<string, string>,
  flow: MeasuredNode['flow'],
  read: LengthReader,
): number {
  const [row, column = row] = splitCssValues(declarations.get('gap'));
  return read(flow === 'column' ? row : column) ?? 0;
}

/** px of the start of a line that shows what it is where an ellipsis stands for the rest. */
const minCutWidth = 64;

/** A text needs its longest word and, if it has several, a few words on a line; one that is cut only its start. */
function measureText(node: LayoutText, declarations: ReadonlyMap<string, string>): ContentLengths {
  const { width: drawn, height: requiredHeight } = node.drawn;
  const isCut = declarations.get('text-overflow') === 'ellipsis';
  const word = isCut ? Math.min(drawn, minCutWidth) : longestWordWidth(node, declarations);
  const comfortableWidth = Math.max(word, Math.min(drawn, smallWidth));
  const unbroken = isNoWrap(declarations);
  const stays = unbroken && drawn <= smallWidth;
  return {
    comfortableWidth: stays ? drawn : comfortableWidth,
    minContentWidth: unbroken ? drawn : Math.min(drawn, word),
    wordWidth: Math.min(drawn, word),
    requiredHeight,
    needsWrapping: false,
    textWrap: unbroken ? 'unbroken' : 'wrapping',
  };
}

/** px from which space between items shrinks, and what is left of it. */
const minShrinkableSpace = 48;
const shrunkSpace = 16;

function measureFlow(
  children: readonly MeasuredNode[],
  flow: MeasuredNode['flow'],
  declarations: ReadonlyMap<string, string>,
  gap: number,
): ContentLengths {
  const inFlow = children.filter(isInFlow);
  // Wide gaps and margins shrink before anything wraps.
  const gaps = (gap < minShrinkableSpace ? gap : shrunkSpace) * Math.max(0, inFlow.length - 1);
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, gaps);
  const largest = (lengths: readonly number[]) => lengths.reduce((one, other) => Math.max(one, other), 0);
  const leftMargins = inFlow.map((child) => marginOf(child, 'left'));
  const leastMargins = leftMargins.map((margin) => (margin < minShrinkableSpace ? margin : shrunkSpace));
  const comfortableWidths = inFlow.map(
    ({ comfortableWidth }, index) => comfortableWidth + (leastMargins[index] ?? 0),
  );
  const minContentWidths = inFlow.map(
    ({ minContentWidth }, index) => minContentWidth + (leastMargins[index] ?? 0),
  );
  const wordWidths = inFlow.map(({ wordWidth }, index) => wordWidth + (leastMargins[index] ?? 0));
  const heights = inFlow.map((child) => child.requiredHeight + marginOf(child, 'top'));
  const isRow = flow === 'row' && !declarations.has('flex-wrap');
  // One large item beside small ones shrinks without wrapping. An item that overlaps its neighbour stays beside it.
  const large = comfortableWidths.filter((comfortableWidth) => comfortableWidth > 80).length;
  const total = sum(comfortableWidths);
  const textItems = inFlow.filter((child) => child.textWrap !== 'none' && !isBadge(child)).length;
  const isOneLine = textItems === 1 && inFlow.every((child) => isMark(child) || child.textWrap !== 'none');
  const mostInLine = isOneLine ? maxMarkedLine : smallWidth;
  const wide = total > mostInLine && (large > 1 || total - largest(comfortableWidths) > 100);
  const crowded = wide || (textItems > 1 && total > smallWidth / 2);
  const needsWrapping =
    isRow && inFlow.length > 1 && crowded && leftMargins.every((margin) => margin + gap >= -smallWidth / 10);
  const along = isRow && !needsWrapping ? sum : largest;
  return {
    comfortableWidth: Math.max(0, along(comfortableWidths)),
    minContentWidth: Math.max(0, along(minContentWidths)),
    wordWidth: Math.max(0, along(wordWidths)),
    requiredHeight:
      flow === 'column'
        ? heights.reduce((total, each) => total + each, gap * Math.max(0, inFlow.length - 1))
        : largest(heights),
    needsWrapping,
    textWrap: combinedTextWrap(children),
  };
}

/** px of a text with icons and pictures on both sides that stay there, because every phone has space for them. */
const maxMarkedLine = 240;

/** px of a box around initials or a number, which are no words beside the words of its row. */
const maxBadge = 64;

/** px up to which a text is a number or a sign before others. */
const maxSign = 32;

function isBadge({ node, children }: MeasuredNode): boolean {
  if (node.kind === 'text') return node.drawn.width <= maxSign;
  if (node.kind !== 'box' || node.drawn.width > maxBadge) return false;
  const [only, more] = children.filter(isInFlow);
  return isPainted(node) || (only !== undefined && more === undefined && isBadge(only));
}

/** Whether a node is an icon, a picture or a badge that is no wider than one. */
function isMark(measured: MeasuredNode): boolean {
  const isGraphic = measured.textWrap === 'none' && measured.node.drawn.width <= maxBadge;
  return isGraphic || isBadge(measured);
}

function combinedTextWrap(children: readonly MeasuredNode[]): MeasuredNode['textWrap'] {
  const shown = children.filter(({ node }) => node.visible).map(({ textWrap }) => textWrap);
  if (shown.includes('wrapping')) return 'wrapping';
  return shown.includes('unbroken') ? 'unbroken' : 'none';
}

/**
 * Limits measured widths by the node's own width. A small set width counts in full; a larger one counts as its content.
 */
function limitByOwnWidth(
  node: LayoutNode,
  declarations: ReadonlyMap<string, string>,
  read: LengthReader,
  inner: ContentWidths,
): ContentWidths {
  const drawn = node.drawn.width;
  const width = read(declarations.get('width'));
  if (node.kind === 'image' || node.kind === 'vector') {
    const comfortableWidth = drawn <= smallWidth ? drawn : Math.max(smallWidth, drawn / 2);
    return {
      comfortableWidth: width === null ? Math.min(drawn, smallWidth) : comfortableWidth,
      minContentWidth: width ?? 0,
      wordWidth: width !== null && width <= smallWidth ? width : 0,
    };
  }
  if (width === null)
    return {
      comfortableWidth: Math.min(drawn, inner.comfortableWidth),
      minContentWidth: Math.min(drawn, inner.minContentWidth),
      wordWidth: Math.min(drawn, inner.wordWidth),
    };
  return width <= smallWidth
    ? {
        comfortableWidth: width,
        minContentWidth: width,
        wordWidth: node.kind === 'text' ? Math.min(width, inner.wordWidth) : width,
      }
    : {
        comfortableWidth: Math.min(width, Math.max(inner.comfortableWidth, smallWidth)),
        minContentWidth: width,
        wordWidth: Math.min(width, inner.wordWidth),
      };
}

/**
 * Whether several absolutely positioned children are side by side. They cannot move closer together. Those above each other,
 * over content in the flow, can.
 */
function hasSeveralAbsolute(children: readonly MeasuredNode[], drawn: number): boolean {
  const free = children.filter(
    (child) => child.node.visible && child.isAbsolute && child.node.drawn.width < 0.9 * drawn,
  );
  if (free.length < 2 || !children.some(isInFlow)) return free.length > 1;
  const byTop = free.toSorted((one, other) => topOf(one) - topOf(other));
  let end = Number.NEGATIVE_INFINITY;
  return byTop.some((child) => {
    const sharesHeight = topOf(child) < end;
    end = Math.max(end, topOf(child) + child.node.drawn.height);
    return sharesHeight;
  });
}

function topOf({ node }: MeasuredNode): number {
  return node.drawn.y ?? 0;
}

/** Whether a box has nothing but what is at a share of its width, such as the lines and points of a chart. */
function isPlot(children: readonly MeasuredNode[]): boolean {
  const shown = children.filter(({ node }) => node.visible);
  const isAtShare = ({ isAbsolute, declarations }: MeasuredNode): boolean =>
    isAbsolute && (/%/.test(declarations.get('left') ?? '') || declarations.get('width') === '100%');
  return shown.length > 1 && shown.every(isAtShare);
}

/** How a child is aligned across its parent; `undefined` where neither says so. */
export function alignOf(child: MeasuredNode, { declarations }: MeasuredNode): string | undefined {
  return child.declarations.get('align-self') ?? declarations.get('align-items');
}

/** px of a node's margin; percentages count as 0. */
export function marginOf({ declarations }: MeasuredNode, side: 'top' | 'left'): number {
  const own = declarations.get(`margin-${side}`);
  const [top, , , left] = expandSides(declarations.get('margin') ?? '0');
  return readPx(own ?? (side === 'top' ? top : left)) ?? 0;
}

/** Whether a node takes space in the flow of its parent: it is visible and not absolutely positioned. */
export function isInFlow({ node, isAbsolute }: Pick<MeasuredNode, 'node' | 'isAbsolute'>): boolean {
  return node.visible && !isAbsolute;
}

/** The declarations of a style for narrower viewports only. */
export function narrowerDeclarations(style: Style): Style {
  return style.filter(({ below }) => below !== undefined);
}
