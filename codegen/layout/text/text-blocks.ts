/**
 * Splits a text into blocks, with the differences from the text's own style. Paragraphs with spacing, list items, and
 * paragraphs with another line height become blocks; other newlines become line breaks.
 */
import type { Paint, Paragraph, TextNode, TextRun } from '#design/tree';
import { px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import { propertyOf } from '../../css/properties.ts';
import { type LayoutContext, tokenValue } from '../layout-context.ts';
import type { LayoutRun, Style, TextBlock } from '../layout-tree.ts';
import { resolveLink } from '../resolve-link.ts';
import { runsRightToLeft } from './text-line.ts';
import { declareFont, declareTextPaint, lineHeightOf, reportRangePaint } from './text-style.ts';

type LineKind = Paragraph['lines'][number];

interface ParagraphLine {
  readonly kind: LineKind;
  readonly runs: readonly TextRun[];
}

const plainLine: LineKind = { list: 'none', indent: 0 };

/** The distances between blocks, as CSS lengths. */
interface BlockGaps {
  readonly paragraphs: string;
  readonly items: string;
}

/** Splits a text into blocks. `base` has the style of its element. */
export function splitBlocks(node: TextNode, base: TextRun, context: LayoutContext): readonly TextBlock[] {
  const { paragraph } = node;
  const groups = groupLines(node, base);
  const { paragraphSpacing: token = null } = base.style.tokens;
  const gaps: BlockGaps = {
    paragraphs: tokenValue(context, token, px(paragraph.paragraphSpacing)),
    items: px(paragraph.listSpacing),
  };
  return groups.map(({ lines, styleRun }, index) => {
    const { list, indent } = lines[0]?.kind ?? plainLine;
    const former = groups[index - 1]?.lines[0]?.kind.list ?? null;
    const declarations =
      styleRun === base ? new Map<string, string>() : styleDifferences(styleRun, node, base, context);
    declareBlock(declarations, gaps, lines, former, list);
    return {
      list,
      indent: list === 'none' ? 0 : Math.max(1, indent),
      ...(list !== 'none' && paragraph.hangsLists ? { hangs: true } : {}),
      style: toStyle(declarations),
      runs: joinBlockLines(lines).map((run) => layOutRun(run, node, styleRun, context)),
    };
  });
}

interface BlockGroup {
  readonly lines: ParagraphLine[];
  readonly styleRun: TextRun;
}

function groupLines(node: TextNode, base: TextRun): readonly BlockGroup[] {
  const { paragraphSpacing, paragraphIndent } = node.paragraph;
  const apart = paragraphSpacing > 0 || paragraphIndent > 0;
  const groups: BlockGroup[] = [];
  for (const line of splitLines(node)) {
    const last = groups.at(-1);
    const styleRun = styleRunOf(line, base, apart || line.kind.list !== 'none');
    const [first] = last?.lines ?? [];
    const joins =
      first !== undefined &&
      !apart &&
      first.kind.list === 'none' &&
      line.kind.list === 'none' &&
      haveSameStyle(last?.styleRun ?? base, styleRun) &&
      runsRightToLeft(textOfLine(first)) === runsRightToLeft(textOfLine(line));
    if (last !== undefined && joins) last.lines.push(line);
    else groups.push({ lines: [line], styleRun });
  }
  return groups;
}

function splitLines(node: TextNode): readonly ParagraphLine[] {
  const lines: { kind: LineKind; runs: TextRun[] }[] = [];
  const open = () => {
    lines.push({ kind: node.paragraph.lines[lines.length] ?? plainLine, runs: [] });
  };
  open();
  for (const run of node.runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) open();
      if (text !== '') lines.at(-1)?.runs.push({ ...run, text });
    });
  }
  return lines;
}

/**
 * The run whose style a line's block has. A separate block takes the style of its own text; a line within a block takes
 * it only if its height differs.
 */
function styleRunOf({ runs }: ParagraphLine, base: TextRun, isBlock: boolean): TextRun {
  const main = findDominantRun(runs);
  if (main === null) return base;
  const { family, size, drawnLineHeight } = base.style;
  const isAsHigh =
    main.style.size === size &&
    main.style.drawnLineHeight === drawnLineHeight &&
    main.style.family === family;
  const isOne = runs.every((run) => haveSameStyle(run, main));
  return (isBlock && isOne) || !isAsHigh ? { ...main, text: '', link: null } : base;
}

/** The run with the style that most characters have; `null` if there are none. */
function findDominantRun(runs: readonly TextRun[]): TextRun | null {
  const [first] = runs;
  if (first === undefined || runs.length === 1) return first ?? null;
  const lengths = new Map<string, { run: TextRun; length: number }>();
  for (const run of runs) {
    const key = JSON.stringify([run.style, run.fills]);
    const known = lengths.get(key) ?? { run, length: 0 };
    known.length += run.text.length;
    lengths.set(key, known);
  }
  const [shortest, ...others] = [...lengths.values()];
  const longest = others.reduce((best, next) => (next.length > (best?.length ?? 0) ? next : best), shortest);
  return longest?.run ?? null;
}

function haveSameStyle(one: TextRun, other: TextRun): boolean {
  return one.style === other.style && one.fills === other.fills;
}

function textOfLine({ runs }: ParagraphLine): string {
  return runs.map(({ text }) => text).join('');
}

/** The declarations of a run that differ from its surroundings. */
function styleDifferences(
  run: TextRun,
  node: TextNode,
  inherited: TextRun,
  context: LayoutContext,
): DeclarationMap {
  const own: DeclarationMap = new Map();
  const shared: DeclarationMap = new Map();
  declareFont(own, run.style, lineHeightOf(node, run.style), context);
  declareFont(shared, inherited.style, lineHeightOf(node, inherited.style), context);
  if (!haveSamePaints(run.fills, inherited.fills)) {
    declareTextPaint(own, node, run.fills, context);
    reportRangePaint(node, run.fills, context);
  }
  for (const [property, value] of shared) {
    if (own.get(property) === value) own.delete(property);
    else if (!own.has(property) && propertyOf(property).inherited)
      own.set(property, propertyOf(property).initial);
  }
  return own;
}

/** Whether two lists of paints are equal. */
function haveSamePaints(one: readonly Paint[], other: readonly Paint[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function declareBlock(
  declarations: DeclarationMap,
  gaps: BlockGaps,
  lines: readonly ParagraphLine[],
  former: LineKind['list'] | null,
  list: LineKind['list'],
): void {
  const inList = former !== null && former !== 'none' && list !== 'none';
  const gap = former === null ? '0' : inList ? gaps.items : gaps.paragraphs;
  if (gap !== '0') setDeclaration(declarations, 'margin-top', gap);
  if (lines.every((line) => textOfLine(line) === '')) setDeclaration(declarations, 'min-height', '1lh');
}

/** The runs of a block's lines, with U+2028 between lines. */
function joinBlockLines(lines: readonly ParagraphLine[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  const template = lines.find(({ runs: [first] }) => first !== undefined)?.runs[0];
  lines.forEach((line, index) => {
    if (index > 0) {
      const last = runs.at(-1) ?? (template && { ...template, text: '' });
      if (last === undefined) return;
      if (runs.length > 0) runs.pop();
      runs.push({ ...last, text: `${last.text}\u2028` });
    }
    for (const run of line.runs) {
      const last = runs.at(-1);
      if (last !== undefined && haveSameStyle(last, run) && last.link === run.link) {
        runs.pop();
        runs.push({ ...last, text: last.text + run.text });
      } else runs.push(run);
    }
  });
  const last = runs.at(-1);
  // HTML ignores a single line break at the end; a second one makes the empty line that Figma shows.
  if (last !== undefined && lines.length > 1 && lines.at(-1)?.runs.length === 0) {
    runs.splice(-1, 1, { ...last, text: `${last.text}\u2028` });
  }
  return runs;
}

function layOutRun(run: TextRun, node: TextNode, styleRun: TextRun, context: LayoutContext): LayoutRun {
  const style: Style = haveSameStyle(run, styleRun)
    ? []
    : toStyle(styleDifferences(run, node, styleRun, context));
  return { text: run.text, link: resolveLink(run.link, node, context), style };
}

const emptyRun: TextRun = {
  text: '',
  fills: [],
  link: null,
  style: {
    family: 'Inter',
    face: null,
    weight: 400,
    italic: false,
    size: 12,
    lineHeight: 'normal',
    drawnLineHeight: null,
    letterSpacing: 0,
    textCase: 'original',
    decoration: 'none',
    decorationStyle: null,
    features: {},
    variations: {},
    styleName: null,
    tokens: {},
  },
};

/**
 * The run whose style a text's element gets. Descendants inherit a text decoration with its colour, so the element
 * declares it only if all runs share it.
 */
export function findBaseRun({ runs }: TextNode): TextRun {
  const main = findDominantRun(runs) ?? emptyRun;
  const decorated = runs.some(({ style }) => style.decoration !== 'none');
  const alike = runs.every(
    ({ style, fills }) =>
      style.decoration === main.style.decoration &&
      JSON.stringify(style.decorationStyle) === JSON.stringify(main.style.decorationStyle) &&
      haveSamePaints(fills, main.fills),
  );
  if (!decorated || alike) return main;
  return { ...main, style: { ...main.style, decoration: 'none', decorationStyle: null } };
}
