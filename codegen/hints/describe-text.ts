import type { TextNode, TextRun, TextStyle } from '#design/tree';
import { describePaints } from './describe-look.ts';
import { length, name, plainNumber, quote, tokenName } from './format-values.ts';

/** What a text says: its characters, or its runs one after the other, each with what is its own. */
export function describeWords(node: TextNode): string {
  const [first] = node.runs;
  if (node.runs.length < 2 || first === undefined) return quote(node.characters);
  const shared = describeRun(first);
  const runs = node.runs.map((run) => {
    const own = describeRun(run).filter((word) => !shared.includes(word));
    const link = run.link === null ? [] : [`links ${quote(run.link.target)}`];
    return `(${[quote(run.text), ...own, ...link].join(' ')})`;
  });
  return runs.join('');
}

/** The type and paragraphs of a text; of several runs the first one's. */
export function describeText(node: TextNode): string {
  const { align, verticalAlign, resize, maxLines, lines, paragraphSpacing, truncates } = node.paragraph;
  const [first] = node.runs;
  const ordered = lines.some(({ list }) => list === 'ordered');
  const isList = lines.some(({ list }) => list !== 'none');
  const paragraph = [
    align === 'left' ? '' : `align-${align}`,
    verticalAlign === 'top' || resize === 'hug' || resize === 'height' ? '' : `align-${verticalAlign}-y`,
    truncates || resize === 'truncate' ? `truncates${maxLines === null ? '' : maxLines}` : '',
    paragraphSpacing === 0 ? '' : `paragraphs${length(paragraphSpacing)}`,
    isList ? (ordered ? 'ordered-list' : 'list') : '',
    node.paragraph.trimsToCapHeight ? 'trimmed' : '',
  ];
  const type = first === undefined ? [] : describeRun(first);
  return [...type, ...paragraph].filter((word) => word !== '').join(' ');
}

/** A run's type, a word for each thing that may differ from one run to the next. */
function describeRun({ style, fills }: TextRun): readonly string[] {
  const named = style.styleName === null ? '' : `style ${name(style.styleName)}`;
  return [
    named,
    describeFont(style),
    style.letterSpacing === 0 && style.tokens.letterSpacing === undefined
      ? ''
      : `spacing${bound(style, 'letterSpacing', plainNumber(style.letterSpacing))}`,
    style.tokens.paragraphSpacing === undefined
      ? ''
      : `paragraphs${tokenName(style.tokens.paragraphSpacing)}`,
    style.textCase === 'original' ? '' : style.textCase,
    style.decoration === 'none' ? '' : style.decoration,
    ...Object.entries(style.features).map(([tag, on]) => `${on ? 'with' : 'without'}-${tag}`),
    fills.length === 0 ? '' : describePaints(fills),
  ].filter((word) => word !== '');
}

function describeFont(style: TextStyle): string {
  return [
    style.tokens.fontFamily === undefined ? name(style.family) : tokenName(style.tokens.fontFamily),
    `${bound(style, 'fontWeight', String(style.weight))}${style.italic ? ' italic' : ''}`,
    describeSize(style),
  ].join(' ');
}

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
