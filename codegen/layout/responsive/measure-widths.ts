/** How narrow each node of a layout can comfortably be: read from its style and its drawn size, innermost first. */
import type { LayoutNode, LayoutText, Style } from '../layout-tree.ts';
import type { LengthReader } from './length-reader.ts';

/** px: what is no wider fits anywhere and stays as it is. */
export const smallWidth = 200;

/** A node with what is known of its widths; all in px. */
export interface MeasuredNode {
  readonly node: LayoutNode;
  /** What holds at every width, by property. */
  readonly declarations: ReadonlyMap<string, string>;
  readonly flow: 'row' | 'column' | 'grid' | 'none';
  readonly isAbsolute: boolean;
  /** Padding and borders. */
  readonly padding: SideLengths;
  /** Between two children along the flow. */
  readonly gap: number;
  /** What it takes with its texts wrapped and its rows broken into lines. */
  readonly comfortableWidth: number;
  /** What CSS would not let it shrink below. */
  readonly minContentWidth: number;
  /** The height that its content asks for, as drawn. */
  readonly requiredHeight: number;
  /** A row that is wider than anything small, however its children give way. */
  readonly needsWrapping: boolean;
  /** Whether there are words in it, and whether they may wrap. */
  readonly textWrap: 'none' | 'unbroken' | 'wrapping';
  readonly children: readonly MeasuredNode[];
}

export interface SideLengths {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Measures a node and everything in it. */
export function measureWidths(node: LayoutNode, read: LengthReader): MeasuredNode {
  const declarations = new Map<string, string>();
  for (const { property, value, below } of node.style)
    if (below === undefined) declarations.set(property, value);
  const children = node.kind === 'box' ? node.children.map((child) => measureWidths(child, read)) : [];
  const flow = flowOf(declarations);
  const padding = contentInsetsOf(declarations, read);
  const gap = gapOf(declarations, flow, read);
  const lengths =
    node.kind === 'text' ? measureText(node, declarations) : measureFlow(children, flow, declarations, gap);
  const sides = padding.left + padding.right;
  const { comfortableWidth, minContentWidth } = limitByOwnWidth(node, declarations, read, {
    comfortableWidth: hasSeveralAbsolute(children, node.drawn.width)
      ? node.drawn.width
      : lengths.comfortableWidth + sides,
    minContentWidth: lengths.minContentWidth + sides,
  });
  const asked = Math.max(
    read(declarations.get('min-height')) ?? 0,
    lengths.requiredHeight + padding.top + padding.bottom,
  );
  const requiredHeight = read(declarations.get('height')) ?? asked;
  const { needsWrapping, textWrap: words } = lengths;
  const isAbsolute = declarations.get('position') === 'absolute';
  return {
    node,
    declarations,
    flow,
    isAbsolute,
    padding,
    gap,
    comfortableWidth,
    minContentWidth,
    requiredHeight,
    needsWrapping,
    textWrap: words,
    children,
  };
}

type ContentLengths = Pick<
  MeasuredNode,
  'comfortableWidth' | 'minContentWidth' | 'requiredHeight' | 'needsWrapping' | 'textWrap'
>;

function measureFlow(
  children: readonly MeasuredNode[],
  flow: MeasuredNode['flow'],
  declarations: ReadonlyMap<string, string>,
  gap: number,
): ContentLengths {
  const inFlow = children.filter(isInFlow);
  const gaps = gap * Math.max(0, inFlow.length - 1);
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, gaps);
  const most = (lengths: readonly number[]) => lengths.reduce((one, other) => Math.max(one, other), 0);
  const aside = inFlow.map((child) => marginOf(child, 'left'));
  const leasts = inFlow.map(({ comfortableWidth }, index) => comfortableWidth + (aside[index] ?? 0));
  const rigids = inFlow.map(({ minContentWidth }, index) => minContentWidth + (aside[index] ?? 0));
  const talls = inFlow.map((child) => child.requiredHeight + marginOf(child, 'top'));
  const isRow = flow === 'row' && !declarations.has('flex-wrap');
  // One thing beside small ones gives way alone; what overlaps its neighbour stays with it.
  const large = leasts.filter((comfortableWidth) => comfortableWidth > 80).length;
  const wide = sum(leasts) > smallWidth && (large > 1 || sum(leasts) - most(leasts) > 100);
  const worded = inFlow.filter(({ textWrap }) => textWrap !== 'none').length;
  const crowded = wide || (worded > 1 && sum(leasts) > smallWidth / 2);
  const needsWrapping =
    isRow && inFlow.length > 1 && crowded && aside.every((margin) => margin + gap >= -smallWidth / 10);
  const along = isRow && !needsWrapping ? sum : most;
  return {
    comfortableWidth: Math.max(0, along(leasts)),
    minContentWidth: Math.max(0, along(rigids)),
    requiredHeight: flow === 'column' ? sum(talls) : most(talls),
    needsWrapping,
    textWrap: combinedTextWrap(children),
  };
}

function combinedTextWrap(children: readonly MeasuredNode[]): MeasuredNode['textWrap'] {
  const shown = children.filter(({ node }) => node.visible).map(({ textWrap }) => textWrap);
  if (shown.includes('wrapping')) return 'wrapping';
  return shown.includes('unbroken') ? 'unbroken' : 'none';
}

/** Things that stand free side by side cannot come closer. */
function hasSeveralAbsolute(children: readonly MeasuredNode[], drawn: number): boolean {
  return (
    children.filter((child) => child.node.visible && child.isAbsolute && child.node.drawn.width < 0.9 * drawn)
      .length > 1
  );
}

/** px of a margin of a node; a share of its parent is none. */
export function marginOf({ declarations }: MeasuredNode, side: 'top' | 'left'): number {
  const margin = declarations.get(`margin-${side}`) ?? '';
  return margin.endsWith('px') ? Number.parseFloat(margin) : 0;
}

function flowOf(declarations: ReadonlyMap<string, string>): MeasuredNode['flow'] {
  const display = declarations.get('display');
  if (display === 'grid') return 'grid';
  if (display !== 'flex') return 'none';
  return declarations.get('flex-direction') === 'column' ? 'column' : 'row';
}

const noSides: SideLengths = { top: 0, right: 0, bottom: 0, left: 0 };

/** What padding and borders take of a box. */
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

function sidesOf(value: string | undefined, read: LengthReader): SideLengths {
  if (value === undefined) return noSides;
  const [top = 0, right = top, bottom = top, left = right] = splitCssValues(value).map(
    (each) => read(each) ?? 0,
  );
  return { top, right, bottom, left };
}

/** The values of a shorthand for four sides. */
export function splitCssValues(value: string | undefined): readonly string[] {
  return value?.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

function gapOf(
  declarations: ReadonlyMap<string, string>,
  flow: MeasuredNode['flow'],
  read: LengthReader,
): number {
  const [row, column = row] = splitCssValues(declarations.get('gap'));
  return read(flow === 'column' ? row : column) ?? 0;
}

/** A set width counts in full where it is small, and as what is in it where it may give way. */
function limitByOwnWidth(
  node: LayoutNode,
  declarations: ReadonlyMap<string, string>,
  read: LengthReader,
  inner: Pick<MeasuredNode, 'comfortableWidth' | 'minContentWidth'>,
): Pick<MeasuredNode, 'comfortableWidth' | 'minContentWidth'> {
  const drawn = node.drawn.width;
  const width = read(declarations.get('width'));
  if (node.kind === 'image' || node.kind === 'vector') {
    const comfortableWidth = drawn <= smallWidth ? drawn : Math.max(smallWidth, drawn / 2);
    return {
      comfortableWidth: width === null ? Math.min(drawn, smallWidth) : comfortableWidth,
      minContentWidth: width ?? 0,
    };
  }
  if (width === null)
    return {
      comfortableWidth: Math.min(drawn, inner.comfortableWidth),
      minContentWidth: Math.min(drawn, inner.minContentWidth),
    };
  return width <= smallWidth
    ? { comfortableWidth: width, minContentWidth: width }
    : {
        comfortableWidth: Math.min(width, Math.max(inner.comfortableWidth, smallWidth)),
        minContentWidth: width,
      };
}

/** A text takes its longest word, and some words a line where there are more. */
function measureText(node: LayoutText, declarations: ReadonlyMap<string, string>): ContentLengths {
  const { width: drawn, height: requiredHeight } = node.drawn;
  const word = longestWordWidth(node, declarations);
  const comfortableWidth = Math.max(word, Math.min(drawn, smallWidth));
  const unbroken = isNoWrap(declarations);
  const stays = unbroken && drawn <= smallWidth;
  return {
    comfortableWidth: stays ? drawn : comfortableWidth,
    minContentWidth: unbroken ? drawn : Math.min(drawn, word),
    requiredHeight,
    needsWrapping: false,
    textWrap: unbroken ? 'unbroken' : 'wrapping',
  };
}

/** The words of a text, its lines apart. */
export function plainTextOf(node: LayoutNode): string {
  if (node.kind !== 'text') return '';
  return node.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\u2028');
}

export function isNoWrap(declarations: ReadonlyMap<string, string>): boolean {
  return /^(nowrap|pre)$/.test(declarations.get('white-space') ?? '');
}

/** About how wide the longest word of a text is. */
export function longestWordWidth(node: LayoutText, declarations: ReadonlyMap<string, string>): number {
  const lines = plainTextOf(node).split('\u2028');
  const size = Number.parseFloat(declarations.get('font-size') ?? '') || 16;
  const spacing = Number.parseFloat(declarations.get('letter-spacing') ?? '') || 0;
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 1);
  // A text on lines of their own tells how wide its letters are, unless it has room to spare; others are taken for common ones.
  const letter = isNoWrap(declarations)
    ? Math.min(node.drawn.width / longest, size + spacing)
    : 0.56 * size + spacing;
  const words = lines.flatMap((line) => line.split(/[\s\u200b-]+/));
  return words.reduce((most, word) => Math.max(most, word.length), 0) * letter;
}

/** What of a style holds in narrower viewports only. */
export function narrowerDeclarations(style: Style): Style {
  return style.filter(({ below }) => below !== undefined);
}

/** Whether a thing takes a place in the flow of its parent: it shows, and does not stand free. */
export function isInFlow({ node, isAbsolute }: Pick<MeasuredNode, 'node' | 'isAbsolute'>): boolean {
  return node.visible && !isAbsolute;
}
