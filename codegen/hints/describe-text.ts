import type { TextNode, TextRun, TextStyle } from '#design/tree';
import { describePaints, type Looks } from './describe-look.ts';
import { length, name, plainNumber, quote, tokenName } from './format-values.ts';

/** How type is told. */
export interface Telling {
  readonly looks: Looks;
  /** Whether a picture tells where things stand that no layout places. */
  readonly places: Looks;
  /** The family that is not told, as most texts have it. */
  readonly usualFamily: string | null;
}

/** What a text says: its characters, or its runs one after the other, each with what is its own. */
export function describeWords(node: TextNode, telling: Telling): string {
  const [first] = node.runs;
  if (node.runs.length < 2 || first === undefined) return quote(node.characters);
  const shared = describeRun(first, telling);
  const runs = node.runs.map((run) => {
    const own = describeRun(run, telling).filter((word) => !shared.includes(word));
    const link = run.link === null ? [] : [`links ${quote(run.link.target)}`];
    return `(${[quote(run.text), ...own, ...link].join(' ')})`;
  });
  return runs.join('');
}

/** The type and paragraphs of a text; of several runs the first one's. */
export function describeText(node: TextNode, telling: Telling): string {
  const { align, verticalAlign, resize, maxLines, lines, paragraphSpacing, truncates } = node.paragraph;
  const [first] = node.runs;
  const ordered = lines.some(({ list }) => list === 'ordered');
  const isList = lines.some(({ list }) => list !== 'none');
  const paragraph = [
    align === 'left' ? '' : `align-${align}`,
    verticalAlign === 'top' || resize === 'hug' || resize === 'height' ? '' : `align-${verticalAlign}-y`,
    truncates || resize === 'truncate' ? `truncates${maxLines === null ? '' : maxLines}` : '',
    // Between paragraphs only, so one alone has none.
    paragraphSpacing === 0 || lines.length < 2 ? '' : `paragraphs${length(paragraphSpacing)}`,
    isList ? (ordered ? 'ordered-list' : 'list') : '',
    node.paragraph.trimsToCapHeight ? 'trimmed' : '',
  ];
  const type = first === undefined ? [] : describeRun(first, telling);
  return [...type, ...paragraph].filter((word) => word !== '').join(' ');
}

/** A run's type, a word for each thing that may differ from one run to the next. */
function describeRun({ style, fills }: TextRun, telling: Telling): readonly string[] {
  const isExact = telling.looks === 'exact';
  const named = style.styleName === null ? '' : `style ${name(style.styleName)}`;
  const spacing = bound(style, 'letterSpacing', isExact ? plainNumber(style.letterSpacing) : '0');
  const paints = fills.length === 0 ? '' : describePaints(fills);
  return [
    named,
    describeFont(style, telling),
    spacing === '0' ? '' : `spacing${spacing}`,
    style.tokens.paragraphSpacing === undefined
      ? ''
      : `paragraphs${tokenName(style.tokens.paragraphSpacing)}`,
    style.textCase === 'original' ? '' : style.textCase,
    style.decoration === 'none' ? '' : style.decoration,
    ...Object.entries(style.features).map(([tag, on]) => `${on ? 'with' : 'without'}-${tag}`),
    isExact || paints.includes('$') ? paints : '',
  ].filter((word) => word !== '');
}

function describeFont(style: TextStyle, { looks, usualFamily }: Telling): string {
  const words = looks === 'exact' ? exactFont(style, usualFamily) : boundFont(style);
  return words.filter((word) => word !== '').join(' ');
}

function exactFont(style: TextStyle, usualFamily: string | null): readonly string[] {
  return [
    bound(style, 'fontFamily', style.family === usualFamily ? '' : name(style.family)),
    bound(style, 'fontWeight', style.weight === usualWeight ? '' : String(style.weight)),
    style.italic ? 'italic' : '',
    describeSize(style),
  ];
}

/** What a picture cannot show: names of tokens, and a size that no style's name stands for. */
function boundFont(style: TextStyle): readonly string[] {
  const line = bound(style, 'lineHeight', '');
  return [
    bound(style, 'fontFamily', ''),
    bound(style, 'fontWeight', ''),
    bound(style, 'fontSize', style.styleName === null ? length(style.size) : ''),
    line === '' ? '' : `line${line}`,
  ];
}

/** What is not told of a text that has it. */
export const usualWeight = 400;

function describeSize(style: TextStyle): string {
  const size = bound(style, 'fontSize', length(style.size));
  if (style.lineHeight === 'normal') return size;
  const line = bound(style, 'lineHeight', length(style.lineHeight));
  // A token's name may hold slashes itself.
  return size.startsWith('$') ? `${size} line${line}` : `${size}/${line}`;
}

function bound({ tokens }: TextStyle, field: string, value: string): string {
  const token = tokens[field];
  return token === undefined ? value : tokenName(token);
}
