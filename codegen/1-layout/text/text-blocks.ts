/**
 * The paragraphs of a text as blocks, with what differs from the text's own style. Paragraphs with room between them,
 * list items, and paragraphs whose lines are of another height are blocks of their own; other line ends are only breaks.
 */
import type { Paragraph, TextNode, TextRun } from '#design/tree';
import { px } from '../css-values.ts';
import { type Laying, tokenValue } from '../laying.ts';
import type { LayoutRun, Style, TextBlock } from '../layout-tree.ts';
import { lineHeightOf } from './line-height.ts';
import { resolveLink } from './text-link.ts';
import { finish, put, type Sheet } from '../sheet.ts';
import { runsRightToLeft } from './text-direction.ts';
import { findMainRun, samePaints } from './text-look.ts';
import { putTextPaint, reportRangePaint } from './text-paint.ts';
import { putFont } from './text-style.ts';

type LineKind = Paragraph['lines'][number];

interface Line {
  readonly kind: LineKind;
  readonly runs: readonly TextRun[];
}

const plainLine: LineKind = { list: 'none', indent: 0 };

/** Splits a text into blocks; `base` is the look that its element has. */
export function splitBlocks(node: TextNode, base: TextRun, laying: Laying): readonly TextBlock[] {
  const { paragraph } = node;
  const groups = groupLines(node, base);
  const { paragraphSpacing: token = null } = base.style.tokens;
  const gaps: Gaps = {
    paragraphs: tokenValue(laying, token, px(paragraph.paragraphSpacing)),
    items: px(paragraph.listSpacing),
  };
  return groups.map(({ lines, look }, index) => {
    const { list, indent } = lines[0]?.kind ?? plainLine;
    const former = groups[index - 1]?.lines[0]?.kind.list ?? null;
    const sheet = look === base ? new Map<string, string>() : differences(look, node, base, laying);
    putBlock(sheet, gaps, lines, former, list);
    return {
      list,
      indent: list === 'none' ? 0 : Math.max(1, indent),
      ...(list !== 'none' && paragraph.hangsLists ? { hangs: true } : {}),
      style: finish(sheet),
      runs: joinLines(lines).map((run) => layOutRun(run, node, look, laying)),
    };
  });
}

interface Group {
  readonly lines: Line[];
  readonly look: TextRun;
}

function groupLines(node: TextNode, base: TextRun): readonly Group[] {
  const { paragraphSpacing, paragraphIndent } = node.paragraph;
  const apart = paragraphSpacing > 0 || paragraphIndent > 0;
  const groups: Group[] = [];
  for (const line of splitLines(node)) {
    const last = groups.at(-1);
    const look = lookOf(line, base, apart || line.kind.list !== 'none');
    const [first] = last?.lines ?? [];
    const joins =
      first !== undefined &&
      !apart &&
      first.kind.list === 'none' &&
      line.kind.list === 'none' &&
      isSameLook(last?.look ?? base, look) &&
      runsRightToLeft(wordsOf(first)) === runsRightToLeft(wordsOf(line));
    if (last !== undefined && joins) last.lines.push(line);
    else groups.push({ lines: [line], look });
  }
  return groups;
}

/** A block of its own takes the look of its words; a line among others only where its height is another. */
function lookOf({ runs }: Line, base: TextRun, isBlock: boolean): TextRun {
  const main = findMainRun(runs);
  if (main === null) return base;
  const { family, size, drawnLineHeight } = base.style;
  const isAsHigh =
    main.style.size === size &&
    main.style.drawnLineHeight === drawnLineHeight &&
    main.style.family === family;
  const isOne = runs.every((run) => isSameLook(run, main));
  return (isBlock && isOne) || !isAsHigh ? { ...main, text: '', link: null } : base;
}

function isSameLook(one: TextRun, other: TextRun): boolean {
  return one.style === other.style && one.fills === other.fills;
}

function wordsOf({ runs }: Line): string {
  return runs.map(({ text }) => text).join('');
}

/** What stands between two blocks, as lengths of CSS. */
interface Gaps {
  readonly paragraphs: string;
  readonly items: string;
}

function putBlock(
  sheet: Sheet,
  gaps: Gaps,
  lines: readonly Line[],
  former: LineKind['list'] | null,
  list: LineKind['list'],
): void {
  const inList = former !== null && former !== 'none' && list !== 'none';
  const gap = former === null ? '0' : inList ? gaps.items : gaps.paragraphs;
  if (gap !== '0') put(sheet, 'margin-top', gap);
  if (lines.every((line) => wordsOf(line) === '')) put(sheet, 'min-height', '1lh');
}

function splitLines(node: TextNode): readonly Line[] {
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

/** Lines of one block, with U+2028 between them. */
function joinLines(lines: readonly Line[]): readonly TextRun[] {
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
      if (last !== undefined && isSameLook(last, run) && last.link === run.link) {
        runs.pop();
        runs.push({ ...last, text: last.text + run.text });
      } else runs.push(run);
    }
  });
  const last = runs.at(-1);
  // A break at the very end makes no line on a page; the empty line that Figma shows takes a second one.
  if (last !== undefined && lines.length > 1 && lines.at(-1)?.runs.length === 0) {
    runs.splice(-1, 1, { ...last, text: `${last.text}\u2028` });
  }
  return runs;
}

function layOutRun(run: TextRun, node: TextNode, look: TextRun, laying: Laying): LayoutRun {
  const style: Style = isSameLook(run, look) ? [] : finish(differences(run, node, look, laying));
  return { text: run.text, link: resolveLink(run.link, node, laying), style };
}

/** What takes back a declaration of the style around. */
const resets: Readonly<Record<string, string>> = {
  'font-weight': '400',
  'font-style': 'normal',
  'font-stretch': 'normal',
  'letter-spacing': 'normal',
  'text-transform': 'none',
  'font-variant-caps': 'normal',
  'font-feature-settings': 'normal',
  'font-variation-settings': 'normal',
};

/** What of one look differs from the look of what is around it. */
function differences(run: TextRun, node: TextNode, around: TextRun, laying: Laying): Sheet {
  const own: Sheet = new Map();
  const shared: Sheet = new Map();
  putFont(own, run.style, lineHeightOf(node, run.style), laying);
  putFont(shared, around.style, lineHeightOf(node, around.style), laying);
  if (!samePaints(run.fills, around.fills)) {
    putTextPaint(own, node, run.fills, laying);
    reportRangePaint(node, run.fills, laying);
  }
  for (const [property, value] of shared) {
    if (own.get(property) === value) own.delete(property);
    else if (!own.has(property) && Object.hasOwn(resets, property))
      put(own, property, resets[property] ?? null);
  }
  return own;
}
