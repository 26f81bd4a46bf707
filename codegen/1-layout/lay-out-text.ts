/** A text: one element whose style all its runs share, its paragraphs as blocks, its runs with what differs. */
import type { Paint, Paragraph, TextNode, TextRun } from '#design/tree';
import { cssColour, px } from './css-values.ts';
import { putEffects } from './effect-style.ts';
import type { Laid, Laying, Slot } from './laying.ts';
import type { LayoutRun, LayoutText, Style, TextBlock } from './layout-tree.ts';
import { lineHeightOf } from './line-height.ts';
import { isLifted, nodeCommon, putWhere } from './node-common.ts';
import { layerCss, onlyShown, solidCss } from './paint-style.ts';
import { finish, put, type Sheet } from './sheet.ts';
import { putFont, samePaints } from './text-style.ts';

/** Lays a text out. */
export function layOutText(node: TextNode, slot: Slot, laying: Laying): Laid {
  const base = findBase(node.runs);
  const sheet: Sheet = new Map();
  putWhere(sheet, node, slot, laying);
  for (const { style } of node.runs) {
    if (laying.fonts.add(style.family, style.weight, style.italic)) {
      laying.report('font-missing', node, { family: style.family });
    }
  }
  putFont(sheet, base.style, lineHeightOf(node, base.style), laying);
  putTextPaint(sheet, node, base.fills, laying);
  putParagraph(sheet, node);
  putDrawnHeight(sheet, node);
  putWrapping(sheet, node);
  putTextStroke(sheet, node, laying);
  putEffects(sheet, node, 'text', laying);
  const layout: LayoutText = {
    ...nodeCommon(node),
    kind: 'text',
    style: finish(sheet),
    blocks: splitBlocks(node, base, laying),
  };
  return { node: layout, lifted: isLifted(sheet), from: node };
}

/** The look of most of the letters. */
function findBase(runs: readonly TextRun[]): TextRun {
  if (runs.length === 1 && runs[0] !== undefined) return runs[0];
  const lengths = new Map<string, { run: TextRun; length: number }>();
  for (const run of runs) {
    const key = JSON.stringify([run.style, run.fills]);
    const known = lengths.get(key) ?? { run, length: 0 };
    known.length += run.text.length;
    lengths.set(key, known);
  }
  const [first, ...others] = [...lengths.values()];
  const longest = others.reduce((best, next) => (next.length > (best?.length ?? 0) ? next : best), first);
  const empty: TextRun = {
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
      features: {},
      styleName: null,
      tokens: {},
    },
  };
  return longest?.run ?? empty;
}

/** A plain colour is `color`; anything else is a background that shows through the letters only. */
function putTextPaint(sheet: Sheet, node: TextNode, fills: readonly Paint[], laying: Laying): void {
  const shown = onlyShown(fills);
  const [only] = shown;
  if (only === undefined) {
    put(sheet, 'color', 'transparent');
    return;
  }
  if (shown.length === 1 && only.kind === 'solid') {
    put(sheet, 'color', solidCss(only, laying));
    return;
  }
  const layers = shown
    .map((paint, index) => layerCss(paint, node, index === 0, laying))
    .filter((layer) => layer !== null);
  put(sheet, 'background', layers.reverse().join(', '));
  put(sheet, 'background-clip', 'text');
  put(sheet, 'color', 'transparent');
}

function putTextStroke(sheet: Sheet, node: TextNode, laying: Laying): void {
  const stroke = node.stroke;
  if (stroke === null) return;
  const paint = onlyShown(stroke.paints).findLast(({ kind }) => kind === 'solid');
  if (stroke.align !== 'center' || paint?.kind !== 'solid') {
    laying.report('stroke-approximated', node, {
      detail: 'CSS draws strokes of letters on their centre line',
    });
  }
  const colour = paint?.kind === 'solid' ? solidCss(paint, laying) : cssColour({ r: 0, g: 0, b: 0, a: 1 });
  put(sheet, '-webkit-text-stroke', `${px(stroke.weights[0])} ${colour}`);
  if (stroke.align === 'outside') put(sheet, 'paint-order', 'stroke fill');
}

function putParagraph(sheet: Sheet, node: TextNode): void {
  const { paragraph, placement } = node;
  const oneLine = !node.characters.includes('\n') && !node.characters.includes('\u2028');
  const hugs = hugsBoth(node);
  if (paragraph.align !== 'left' && !(hugs && oneLine)) put(sheet, 'text-align', paragraph.align);
  if (paragraph.paragraphIndent > 0) put(sheet, 'text-indent', px(paragraph.paragraphIndent));
  if (paragraph.verticalAlign !== 'top' && placement.vertical !== 'hug') {
    put(sheet, 'align-content', paragraph.verticalAlign === 'center' ? 'center' : 'end');
  }
  if (paragraph.trimsToCapHeight) put(sheet, 'text-box', 'trim-both cap alphabetic');
}

/** A text that follows its words but was drawn higher than its lines keeps that height. */
function putDrawnHeight(sheet: Sheet, node: TextNode): void {
  const { runs, placement, box, paragraph } = node;
  const heights = new Set(runs.map(({ style }) => style.drawnLineHeight));
  const [height] = heights;
  if (placement.vertical !== 'hug' || heights.size !== 1 || height == null || sheet.has('min-height')) return;
  if (paragraph.paragraphSpacing > 0 && paragraph.lines.length > 1) return;
  const spare = box.height - Math.max(1, Math.round(box.height / height)) * height;
  if (spare > 1.01 * Math.max(1, Math.round(box.height / height))) put(sheet, 'min-height', px(box.height));
}

function hugsBoth({ placement, paragraph }: TextNode): boolean {
  return placement.horizontal === 'hug' && placement.vertical === 'hug' && paragraph.resize !== 'height';
}

/** Hug texts never wrap; others wrap as drawn, cut where the design cuts them. */
function putWrapping(sheet: Sheet, node: TextNode): void {
  const { paragraph, characters } = node;
  // Spaces at the end of a line have no width in Figma either.
  const spaced = / {2}(?=\S)|\t|^ +(?=\S)/m.test(characters);
  const lines = findLineLimit(node);
  if (lines === 1) {
    put(sheet, 'overflow', 'hidden');
    put(sheet, 'text-overflow', 'ellipsis');
    put(sheet, 'white-space', spaced ? 'pre' : 'nowrap');
    return;
  }
  if (lines !== null) {
    put(sheet, 'display', '-webkit-box');
    put(sheet, '-webkit-box-orient', 'vertical');
    put(sheet, '-webkit-line-clamp', String(lines));
    put(sheet, 'overflow', 'hidden');
  }
  const hugs =
    node.placement.horizontal === 'hug' ||
    (paragraph.resize === 'hug' && node.placement.horizontal !== 'fill');
  const still = hugs ? node.placement.maxWidth === null : lines === null && fillsOneLine(node);
  if (still) put(sheet, 'white-space', spaced ? 'pre' : 'nowrap');
  else if (spaced) put(sheet, 'white-space', 'pre-wrap');
  if (!hugs && /\S{24}/.test(characters)) put(sheet, 'overflow-wrap', 'anywhere');
}

/**
 * A text of a set width that was drawn as one line and nearly fills it would wrap where a browser's letters are a
 * hair wider; it may as well never wrap.
 */
function fillsOneLine({ characters, runs, box, placement, paragraph }: TextNode): boolean {
  const style = runs[0]?.style;
  if (style === undefined || placement.horizontal !== 'fixed' || paragraph.maxLines !== null) return false;
  if (/[\n\u2028]/.test(characters) || box.height > 1.5 * (style.drawnLineHeight ?? style.size * 1.2))
    return false;
  const wide = style.textCase === 'upper' ? 0.68 : 0.55;
  const letters = [...characters].reduce((sum, letter) => sum + (letter.length > 1 ? 1.2 : wide), 0);
  return letters * style.size + characters.length * style.letterSpacing > 0.75 * box.width;
}

function findLineLimit({ paragraph, box, runs }: TextNode): number | null {
  if (!paragraph.truncates) return null;
  if (paragraph.maxLines !== null) return paragraph.maxLines;
  const height = runs[0]?.style.drawnLineHeight ?? null;
  return height === null || height <= 0 ? 1 : Math.max(1, Math.floor((box.height + 0.5) / height));
}

interface Line {
  readonly paragraph: Paragraph['lines'][number];
  readonly runs: readonly TextRun[];
}

const plainLine = { list: 'none', indent: 0 } as const;

/** Paragraphs with room between them, and list items, are blocks; other line ends are only breaks. */
function splitBlocks(node: TextNode, base: TextRun, laying: Laying): readonly TextBlock[] {
  const { paragraph } = node;
  const lines = splitLines(node);
  const apart = paragraph.paragraphSpacing > 0 || paragraph.paragraphIndent > 0;
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const former = last?.at(-1)?.paragraph;
    const joins = former?.list === 'none' && line.paragraph.list === 'none' && !apart;
    if (last !== undefined && joins) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group, index) => {
    const [first] = group;
    const { list, indent } = first?.paragraph ?? plainLine;
    const former = groups[index - 1]?.[0]?.paragraph.list ?? null;
    return {
      list,
      indent: list === 'none' ? 0 : Math.max(1, indent),
      style: blockStyle(paragraph, group, former, list),
      runs: joinLines(group).map((run) => layOutRun(run, node, base, laying)),
    };
  });
}

function blockStyle(
  paragraph: Paragraph,
  group: readonly Line[],
  former: Paragraph['lines'][number]['list'] | null,
  list: Paragraph['lines'][number]['list'],
): Style {
  const sheet: Sheet = new Map();
  const inList = former !== null && former !== 'none' && list !== 'none';
  const gap = former === null ? 0 : inList ? paragraph.listSpacing : paragraph.paragraphSpacing;
  if (gap > 0) put(sheet, 'margin-top', px(gap));
  if (group.every(({ runs }) => runs.every(({ text }) => text === ''))) put(sheet, 'min-height', '1lh');
  return finish(sheet);
}

function splitLines(node: TextNode): readonly Line[] {
  const lines: { paragraph: Paragraph['lines'][number]; runs: TextRun[] }[] = [];
  const open = () => {
    lines.push({ paragraph: node.paragraph.lines[lines.length] ?? plainLine, runs: [] });
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
      if (
        last !== undefined &&
        last.style === run.style &&
        last.fills === run.fills &&
        last.link === run.link
      ) {
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

function layOutRun(run: TextRun, node: TextNode, base: TextRun, laying: Laying): LayoutRun {
  return { text: run.text, link: run.link, style: runStyle(run, node, base, laying) };
}

/** What differs from the text's own style; a smaller font must not open the lines it stands in. */
function runStyle(run: TextRun, node: TextNode, base: TextRun, laying: Laying): Style {
  const own: Sheet = new Map();
  const shared: Sheet = new Map();
  const lineHeight = lineHeightOf(node, base.style);
  putFont(own, run.style, runLineHeight(run, node, base), laying);
  putFont(shared, base.style, lineHeight, laying);
  if (!samePaints(run.fills, base.fills)) putTextPaint(own, node, run.fills, laying);
  const resets: Readonly<Record<string, string>> = {
    'font-weight': '400',
    'font-style': 'normal',
    'letter-spacing': 'normal',
    'text-transform': 'none',
    'font-variant-caps': 'normal',
    'font-feature-settings': 'normal',
  };
  for (const [property, value] of shared) {
    if (own.get(property) === value) own.delete(property);
    else if (!own.has(property) && Object.hasOwn(resets, property))
      put(own, property, resets[property] ?? null);
  }
  return finish(own);
}

function runLineHeight(run: TextRun, node: TextNode, base: TextRun): string {
  const own = run.style.drawnLineHeight ?? 0;
  const shared = base.style.drawnLineHeight ?? 0;
  if (own > shared + 0.01) return lineHeightOf(node, run.style);
  return run.style.size === base.style.size ? lineHeightOf(node, base.style) : '1';
}
