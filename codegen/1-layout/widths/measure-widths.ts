/** How narrow each node of a layout can comfortably be: read from its style and its drawn size, innermost first. */
import type { LayoutNode, LayoutText, Style } from '../layout-tree.ts';
import type { LengthReader } from './read-length.ts';
import { isInFlow } from './in-flow.ts';

/** px: what is no wider fits anywhere and stays as it is. */
export const small = 200;

/** A node with what is known of its widths; all in px. */
export interface Measured {
  readonly node: LayoutNode;
  /** What holds at every width, by property. */
  readonly sheet: ReadonlyMap<string, string>;
  readonly flow: 'row' | 'column' | 'grid' | 'none';
  readonly isFree: boolean;
  /** Padding and borders. */
  readonly padding: Sides;
  /** Between two children along the flow. */
  readonly gap: number;
  /** What it takes with its texts wrapped and its rows broken into lines. */
  readonly least: number;
  /** What CSS would not let it shrink below. */
  readonly rigid: number;
  /** The height that its content asks for, as drawn. */
  readonly tall: number;
  /** A row that is wider than anything small, however its children give way. */
  readonly needsLines: boolean;
  /** Whether there are words in it, and whether they may wrap. */
  readonly words: 'none' | 'unbroken' | 'wrapping';
  readonly children: readonly Measured[];
}

export interface Sides {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Measures a node and everything in it. */
export function measureWidths(node: LayoutNode, read: LengthReader): Measured {
  const sheet = new Map<string, string>();
  for (const { property, value, below } of node.style) if (below === undefined) sheet.set(property, value);
  const children = node.kind === 'box' ? node.children.map((child) => measureWidths(child, read)) : [];
  const flow = flowOf(sheet);
  const padding = insideOf(sheet, read);
  const gap = gapOf(sheet, flow, read);
  const lengths = node.kind === 'text' ? measureText(node, sheet) : measureFlow(children, flow, sheet, gap);
  const sides = padding.left + padding.right;
  const { least, rigid } = limit(node, sheet, read, {
    least: isPile(children, node.drawn.width) ? node.drawn.width : lengths.least + sides,
    rigid: lengths.rigid + sides,
  });
  const asked = Math.max(read(sheet.get('min-height')) ?? 0, lengths.tall + padding.top + padding.bottom);
  const tall = read(sheet.get('height')) ?? asked;
  const { needsLines, words } = lengths;
  const isFree = sheet.get('position') === 'absolute';
  return { node, sheet, flow, isFree, padding, gap, least, rigid, tall, needsLines, words, children };
}

type Lengths = Pick<Measured, 'least' | 'rigid' | 'tall' | 'needsLines' | 'words'>;

function measureFlow(
  children: readonly Measured[],
  flow: Measured['flow'],
  sheet: ReadonlyMap<string, string>,
  gap: number,
): Lengths {
  const inFlow = children.filter(isInFlow);
  const gaps = gap * Math.max(0, inFlow.length - 1);
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, gaps);
  const most = (lengths: readonly number[]) => lengths.reduce((one, other) => Math.max(one, other), 0);
  const aside = inFlow.map((child) => marginOf(child, 'left'));
  const leasts = inFlow.map(({ least }, index) => least + (aside[index] ?? 0));
  const rigids = inFlow.map(({ rigid }, index) => rigid + (aside[index] ?? 0));
  const talls = inFlow.map((child) => child.tall + marginOf(child, 'top'));
  const isRow = flow === 'row' && !sheet.has('flex-wrap');
  // One thing beside small ones gives way alone; what overlaps its neighbour stays with it.
  const large = leasts.filter((least) => least > 80).length;
  const wide = sum(leasts) > small && (large > 1 || sum(leasts) - most(leasts) > 100);
  const worded = inFlow.filter(({ words }) => words !== 'none').length;
  const crowded = wide || (worded > 1 && sum(leasts) > small / 2);
  const needsLines =
    isRow && inFlow.length > 1 && crowded && aside.every((margin) => margin + gap >= -small / 10);
  const along = isRow && !needsLines ? sum : most;
  return {
    least: Math.max(0, along(leasts)),
    rigid: Math.max(0, along(rigids)),
    tall: flow === 'column' ? sum(talls) : most(talls),
    needsLines,
    words: mostWords(children),
  };
}

function mostWords(children: readonly Measured[]): Measured['words'] {
  const shown = children.filter(({ node }) => node.visible).map(({ words }) => words);
  if (shown.includes('wrapping')) return 'wrapping';
  return shown.includes('unbroken') ? 'unbroken' : 'none';
}

/** Things that stand free side by side cannot come closer. */
function isPile(children: readonly Measured[], drawn: number): boolean {
  return (
    children.filter((child) => child.node.visible && child.isFree && child.node.drawn.width < 0.9 * drawn)
      .length > 1
  );
}

/** px of a margin of a node; a share of its parent is none. */
export function marginOf({ sheet }: Measured, side: 'top' | 'left'): number {
  const margin = sheet.get(`margin-${side}`) ?? '';
  return margin.endsWith('px') ? Number.parseFloat(margin) : 0;
}

function flowOf(sheet: ReadonlyMap<string, string>): Measured['flow'] {
  const display = sheet.get('display');
  if (display === 'grid') return 'grid';
  if (display !== 'flex') return 'none';
  return sheet.get('flex-direction') === 'column' ? 'column' : 'row';
}

const noSides: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** What padding and borders take of a box. */
function insideOf(sheet: ReadonlyMap<string, string>, read: LengthReader): Sides {
  const padding = sidesOf(sheet.get('padding'), read);
  const even = sidesOf(sheet.get('border-width') ?? splitSides(sheet.get('border'))[0], read);
  const side = (name: keyof Sides) =>
    padding[name] + (read(splitSides(sheet.get(`border-${name}`))[0]) ?? even[name]);
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}

function sidesOf(value: string | undefined, read: LengthReader): Sides {
  if (value === undefined) return noSides;
  const [top = 0, right = top, bottom = top, left = right] = splitSides(value).map((each) => read(each) ?? 0);
  return { top, right, bottom, left };
}

/** The values of a shorthand for four sides. */
export function splitSides(value: string | undefined): readonly string[] {
  return value?.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

function gapOf(sheet: ReadonlyMap<string, string>, flow: Measured['flow'], read: LengthReader): number {
  const [row, column = row] = splitSides(sheet.get('gap'));
  return read(flow === 'column' ? row : column) ?? 0;
}

/** A set width counts in full where it is small, and as what is in it where it may give way. */
function limit(
  node: LayoutNode,
  sheet: ReadonlyMap<string, string>,
  read: LengthReader,
  inner: Pick<Measured, 'least' | 'rigid'>,
): Pick<Measured, 'least' | 'rigid'> {
  const drawn = node.drawn.width;
  const width = read(sheet.get('width'));
  if (node.kind === 'image' || node.kind === 'vector') {
    const least = drawn <= small ? drawn : Math.max(small, drawn / 2);
    return { least: width === null ? Math.min(drawn, small) : least, rigid: width ?? 0 };
  }
  if (width === null) return { least: Math.min(drawn, inner.least), rigid: Math.min(drawn, inner.rigid) };
  return width <= small
    ? { least: width, rigid: width }
    : { least: Math.min(width, Math.max(inner.least, small)), rigid: width };
}

/** A text takes its longest word, and some words a line where there are more. */
function measureText(node: LayoutText, sheet: ReadonlyMap<string, string>): Lengths {
  const { width: drawn, height: tall } = node.drawn;
  const word = longestWord(node, sheet);
  const least = Math.max(word, Math.min(drawn, small));
  const unbroken = isUnbroken(sheet);
  const stays = unbroken && drawn <= small;
  return {
    least: stays ? drawn : least,
    rigid: unbroken ? drawn : Math.min(drawn, word),
    tall,
    needsLines: false,
    words: unbroken ? 'unbroken' : 'wrapping',
  };
}

/** The words of a text, its lines apart. */
export function textOf(node: LayoutNode): string {
  if (node.kind !== 'text') return '';
  return node.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\u2028');
}

export function isUnbroken(sheet: ReadonlyMap<string, string>): boolean {
  return /^(nowrap|pre)$/.test(sheet.get('white-space') ?? '');
}

/** About how wide the longest word of a text is. */
export function longestWord(node: LayoutText, sheet: ReadonlyMap<string, string>): number {
  const lines = textOf(node).split('\u2028');
  const size = Number.parseFloat(sheet.get('font-size') ?? '') || 16;
  const spacing = Number.parseFloat(sheet.get('letter-spacing') ?? '') || 0;
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 1);
  // A text on lines of their own tells how wide its letters are, unless it has room to spare; others are taken for common ones.
  const letter = isUnbroken(sheet)
    ? Math.min(node.drawn.width / longest, size + spacing)
    : 0.56 * size + spacing;
  const words = lines.flatMap((line) => line.split(/[\s\u200b-]+/));
  return words.reduce((most, word) => Math.max(most, word.length), 0) * letter;
}

/** What of a style holds in narrower viewports only. */
export function narrowerOf(style: Style): Style {
  return style.filter(({ below }) => below !== undefined);
}
