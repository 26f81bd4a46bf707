import type { TextNode, TextRun, TextStyle } from '#design/tree';
import { describePaints, type DetailLevel } from './describe-appearance.ts';
import { formatLength, formatName, formatNumber, formatTokenName, quoteText } from './format-values.ts';

/** How type is told. */
export interface HintDetail {
  readonly appearance: DetailLevel;
  /** Whether a picture tells where things stand that no layout places. */
  readonly positions: DetailLevel;
  /** The family that is not told, as most texts have it. */
  readonly defaultFamily: string | null;
}

/** What a text says: its characters, or its runs one after the other, each with what is its own. */
export function describeTextContent(node: TextNode, detail: HintDetail): string {
  const [first] = node.runs;
  if (node.runs.length < 2 || first === undefined) return quoteText(node.characters);
  const shared = describeRun(first, detail);
  const runs = node.runs.map((run) => {
    const own = describeRun(run, detail).filter((word) => !shared.includes(word));
    const link = run.link === null ? [] : [`links ${quoteText(run.link.target)}`];
    return `(${[quoteText(run.text), ...own, ...link].join(' ')})`;
  });
  return runs.join('');
}

/** The type and paragraphs of a text; of several runs the first one's. */
export function describeTextStyle(node: TextNode, detail: HintDetail): string {
  const { align, verticalAlign, resize, maxLines, lines, paragraphSpacing, truncates } = node.paragraph;
  const [first] = node.runs;
  const ordered = lines.some(({ list }) => list === 'ordered');
  const isList = lines.some(({ list }) => list !== 'none');
  const paragraph = [
    align === 'left' ? '' : `align-${align}`,
    verticalAlign === 'top' || resize === 'hug' || resize === 'height' ? '' : `align-${verticalAlign}-y`,
    truncates || resize === 'truncate' ? `truncates${maxLines === null ? '' : maxLines}` : '',
    // Between paragraphs only, so one alone has none.
    paragraphSpacing === 0 || lines.length < 2 ? '' : `paragraphs${formatLength(paragraphSpacing)}`,
    isList ? (ordered ? 'ordered-list' : 'list') : '',
    node.paragraph.trimsToCapHeight ? 'trimmed' : '',
  ];
  const type = first === undefined ? [] : describeRun(first, detail);
  return [...type, ...paragraph].filter((word) => word !== '').join(' ');
}

/** A run's type, a word for each thing that may differ from one run to the next. */
function describeRun({ style, fills }: TextRun, detail: HintDetail): readonly string[] {
  const isExact = detail.appearance === 'exact';
  const named = style.styleName === null ? '' : `style ${formatName(style.styleName)}`;
  const spacing = tokenOrText(style, 'letterSpacing', isExact ? formatNumber(style.letterSpacing) : '0');
  const paints = fills.length === 0 ? '' : describePaints(fills);
  return [
    named,
    describeFont(style, detail),
    spacing === '0' ? '' : `spacing${spacing}`,
    style.tokens.paragraphSpacing === undefined
      ? ''
      : `paragraphs${formatTokenName(style.tokens.paragraphSpacing)}`,
    style.textCase === 'original' ? '' : style.textCase,
    style.decoration === 'none' ? '' : style.decoration,
    ...Object.entries(style.features).map(([tag, on]) => `${on ? 'with' : 'without'}-${tag}`),
    isExact || paints.includes('$') ? paints : '',
  ].filter((word) => word !== '');
}

function describeFont(style: TextStyle, { appearance, defaultFamily }: HintDetail): string {
  const words = appearance === 'exact' ? exactFont(style, defaultFamily) : boundFont(style);
  return words.filter((word) => word !== '').join(' ');
}

function exactFont(style: TextStyle, defaultFamily: string | null): readonly string[] {
  return [
    tokenOrText(style, 'fontFamily', style.family === defaultFamily ? '' : formatName(style.family)),
    tokenOrText(style, 'fontWeight', style.weight === defaultFontWeight ? '' : String(style.weight)),
    style.italic ? 'italic' : '',
    describeSize(style),
  ];
}

/** What a picture cannot show: names of tokens, and a size that no style's name stands for. */
function boundFont(style: TextStyle): readonly string[] {
  const line = tokenOrText(style, 'lineHeight', '');
  return [
    tokenOrText(style, 'fontFamily', ''),
    tokenOrText(style, 'fontWeight', ''),
    tokenOrText(style, 'fontSize', style.styleName === null ? formatLength(style.size) : ''),
    line === '' ? '' : `line${line}`,
  ];
}

/** What is not told of a text that has it. */
export const defaultFontWeight = 400;

function describeSize(style: TextStyle): string {
  const size = tokenOrText(style, 'fontSize', formatLength(style.size));
  if (style.lineHeight === 'normal') return size;
  const line = tokenOrText(style, 'lineHeight', formatLength(style.lineHeight));
  // A token's name may hold slashes itself.
  return size.startsWith('$') ? `${size} line${line}` : `${size}/${line}`;
}

function tokenOrText({ tokens }: TextStyle, field: string, value: string): string {
  const token = tokens[field];
  return token === undefined ? value : formatTokenName(token);
}
