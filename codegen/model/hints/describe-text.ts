/** Describes the content and the style of a text, in the notation of the hints. */
import type { TextNode, TextRun, TextStyle } from '#design/tree';
import { describePaints, type DetailLevel } from './describe-appearance.ts';
import { formatLength, formatName, formatNumber, formatTokenName, quoteText } from './format-values.ts';

/** How much detail the hints contain. */
export interface HintDetail {
  readonly appearance: DetailLevel;
  /** Whether the positions of absolutely positioned layers are left to an image. */
  readonly positions: DetailLevel;
  /** The family of most texts, which is omitted. */
  readonly defaultFamily: string | null;
}

/**
 * Describes the content of a text: its characters, or its runs in order, each with its differences from the
 * first.
 */
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

/** Describes the font and the paragraphs of a text; of several runs the first one's font. */
export function describeTextStyle(node: TextNode, detail: HintDetail): string {
  const { align, verticalAlign, resize, maxLines, lines, paragraphSpacing, truncates } = node.paragraph;
  const [first] = node.runs;
  const ordered = lines.some(({ list }) => list === 'ordered');
  const isList = lines.some(({ list }) => list !== 'none');
  const paragraph = [
    align === 'left' ? '' : `align-${align}`,
    verticalAlign === 'top' || resize === 'hug' || resize === 'height' ? '' : `align-${verticalAlign}-y`,
    truncates || resize === 'truncate' ? `truncates${maxLines === null ? '' : maxLines}` : '',
    // The spacing applies only between paragraphs.
    paragraphSpacing === 0 || lines.length < 2 ? '' : `paragraphs${formatLength(paragraphSpacing)}`,
    isList ? (ordered ? 'ordered-list' : 'list') : '',
    node.paragraph.trimsToCapHeight ? 'trimmed' : '',
  ];
  const type = first === undefined ? [] : describeRun(first, detail);
  return [...type, ...paragraph].filter((word) => word !== '').join(' ');
}

/** Describes the style of a run, one term for each property that may differ between runs. */
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

/** Describes what an image cannot show: token names, and a size without a style name. */
function boundFont(style: TextStyle): readonly string[] {
  const line = tokenOrText(style, 'lineHeight', '');
  return [
    tokenOrText(style, 'fontFamily', ''),
    tokenOrText(style, 'fontWeight', ''),
    tokenOrText(style, 'fontSize', style.styleName === null ? formatLength(style.size) : ''),
    line === '' ? '' : `line${line}`,
  ];
}

/** The font weight that is omitted. */
export const defaultFontWeight = 400;

function describeSize(style: TextStyle): string {
  const size = tokenOrText(style, 'fontSize', formatLength(style.size));
  if (style.lineHeight === 'normal') return size;
  const line = tokenOrText(style, 'lineHeight', formatLength(style.lineHeight));
  // A token name may contain slashes.
  return size.startsWith('$') ? `${size} line${line}` : `${size}/${line}`;
}

function tokenOrText({ tokens }: TextStyle, field: string, value: string): string {
  const token = tokens[field];
  return token === undefined ? value : formatTokenName(token);
}
