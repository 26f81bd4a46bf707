/** Text: its runs of one look each, its paragraphs, and how its box follows its words. */
import type { Link, Paint, Paragraph, TextNode, TextRun, TextStyle } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  findText,
  flagOf,
  lengthOf,
  listOf,
  numberOf,
  textOf,
  tidy,
  wordOf,
} from './fields.ts';
import { findStyleName, readPaints } from './read-paint.ts';
import { readOwnTokens } from './read-own-tokens.ts';
import type { Layer, Reading } from './reading.ts';

const cases: Readonly<Record<string, TextStyle['textCase']>> = {
  UPPER: 'upper',
  LOWER: 'lower',
  TITLE: 'title',
  SMALL_CAPS: 'small-caps',
  SMALL_CAPS_FORCED: 'small-caps-forced',
};
const decorations: Readonly<Record<string, TextStyle['decoration']>> = {
  UNDERLINE: 'underline',
  STRIKETHROUGH: 'line-through',
};
const aligns: Readonly<Record<string, Paragraph['align']>> = {
  LEFT: 'left',
  CENTER: 'center',
  RIGHT: 'right',
  JUSTIFIED: 'justify',
};
const verticalAligns: Readonly<Record<string, Paragraph['verticalAlign']>> = {
  TOP: 'top',
  CENTER: 'center',
  BOTTOM: 'bottom',
};
const resizes: Readonly<Record<string, Paragraph['resize']>> = {
  WIDTH_AND_HEIGHT: 'hug',
  HEIGHT: 'height',
  TRUNCATE: 'truncate',
};
const lists: Readonly<Record<string, Paragraph['lines'][number]['list']>> = {
  ORDERED: 'ordered',
  UNORDERED: 'unordered',
};

/** Reads what only texts have. */
export function readText(
  node: Fields,
  layer: Layer,
  reading: Reading,
): Pick<TextNode, 'characters' | 'runs' | 'paragraph'> {
  const characters = textOf(node.characters, '').replace(/\r\n?/g, '\n');
  const style = fieldsOf(node.style);
  return {
    characters,
    runs: readRuns(node, characters, style, layer, reading),
    paragraph: readParagraph(node, characters, style),
  };
}

function readRuns(
  node: Fields,
  characters: string,
  base: Fields,
  layer: Layer,
  reading: Reading,
): readonly TextRun[] {
  const fills = readPaints(node.fills, findStyleName(node, ['fill', 'fills'], reading), layer, reading);
  const styleName = findStyleName(node, ['text'], reading);
  const overrides = listOf(node.characterStyleOverrides).map((value) => numberOf(value, 0));
  const table = fieldsOf(node.styleOverrideTable);
  const looks = new Map<number, Omit<TextRun, 'text'>>();
  const lookOf = (id: number): Omit<TextRun, 'text'> => {
    const former = looks.get(id);
    if (former !== undefined) return former;
    const look = readLook(
      node,
      base,
      fieldsOf(table[String(id)]),
      id === 0,
      { fills, styleName },
      layer,
      reading,
    );
    looks.set(id, look);
    return look;
  };
  return splitRuns(characters, overrides).map(({ text, id }) => ({ text, ...lookOf(id) }));
}

/** Overrides count in UTF-16 units, as Figma's `characterStyleOverrides` does; what is behind its end has none. */
function splitRuns(
  characters: string,
  overrides: readonly number[],
): readonly { readonly text: string; readonly id: number }[] {
  const runs: { text: string; id: number }[] = [];
  let start = 0;
  const idAt = (index: number) => overrides[index] ?? 0;
  for (let index = 1; index <= characters.length; index += 1) {
    const atEnd = index === characters.length;
    const insidePair = !atEnd && /[\uDC00-\uDFFF]/.test(characters.charAt(index));
    if (!atEnd && (idAt(index) === idAt(start) || insidePair)) continue;
    runs.push({ text: characters.slice(start, index), id: idAt(start) });
    start = index;
  }
  return runs.length > 0 ? runs : [{ text: '', id: 0 }];
}

function readLook(
  node: Fields,
  base: Fields,
  override: Fields,
  plain: boolean,
  own: { readonly fills: readonly Paint[]; readonly styleName: string | null },
  layer: Layer,
  reading: Reading,
): Omit<TextRun, 'text'> {
  const style = plain ? base : { ...base, ...override };
  const overrideFills = plain || override.fills === undefined ? null : override.fills;
  const overrideStyle = findStyleName({ styles: { fill: override.inheritFillStyleId } }, ['fill'], reading);
  const textStyle = findStyleName({ styles: { text: override.inheritTextStyleId } }, ['text'], reading);
  return {
    style: readStyle(node, style, plain ? own.styleName : (textStyle ?? own.styleName), layer, reading),
    fills: overrideFills === null ? own.fills : readPaints(overrideFills, overrideStyle, layer, reading),
    link: readLink(style.hyperlink),
  };
}

function readStyle(
  node: Fields,
  style: Fields,
  styleName: string | null,
  layer: Layer,
  reading: Reading,
): TextStyle {
  const size = lengthOf(style.fontSize, 12) || 12;
  const face = findText(style.fontStyle) ?? findText(style.fontPostScriptName)?.split('-')[1] ?? null;
  const intrinsic = textOf(style.lineHeightUnit, 'INTRINSIC_%') === 'INTRINSIC_%';
  const lineHeight = findNumber(style.lineHeightPx);
  const italic = flagOf(style.italic, false) || /italic|oblique/i.test(face ?? '');
  return {
    family: textOf(style.fontFamily, 'Inter').trim() || 'Inter',
    face,
    weight: readWeight(style.fontWeight, face),
    italic,
    size: tidy(size),
    lineHeight:
      intrinsic && (lineHeight === null || isDefaultHeight(style)) ? 'normal' : tidy(lineHeight ?? size),
    drawnLineHeight: lineHeight === null || lineHeight <= 0 ? null : tidy(lineHeight),
    letterSpacing: tidy(numberOf(style.letterSpacing, 0)),
    textCase: wordOf(style.textCase, cases, 'original'),
    decoration: wordOf(style.textDecoration, decorations, 'none'),
    features: readFeatures(style.opentypeFlags),
    styleName,
    tokens: readOwnTokens(node, style, layer, reading, 'text'),
  };
}

/** A percentage of the font's own height other than 100 is a height that was chosen. */
function isDefaultHeight(style: Fields): boolean {
  return Math.abs(numberOf(style.lineHeightPercent, 100) - 100) < 0.01;
}

const faceWeights: readonly (readonly [RegExp, number])[] = [
  [/thin|hairline/i, 100],
  [/(extra|ultra) ?light/i, 200],
  [/light/i, 300],
  [/medium/i, 500],
  [/(semi|demi) ?bold/i, 600],
  [/(extra|ultra) ?bold/i, 800],
  [/black|heavy/i, 900],
  [/bold/i, 700],
];

function readWeight(weight: unknown, face: string | null): number {
  const told = findNumber(weight);
  const named = faceWeights.find(([pattern]) => pattern.test(face ?? ''))?.[1] ?? null;
  if (told === null || told <= 0) return named ?? 400;
  // Some font files carry a wrong number; a face called Black at 550 is black.
  return named !== null && Math.abs(named - told) >= 200 ? named : Math.min(1000, Math.round(told));
}

function readFeatures(flags: unknown): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(flags)).flatMap(([tag, on]) =>
      /^[A-Za-z0-9]{4}$/.test(tag) ? [[tag.toLowerCase(), numberOf(on, on === true ? 1 : 0) !== 0]] : [],
    ),
  );
}

function readParagraph(node: Fields, characters: string, style: Fields): Paragraph {
  const types = listOf(node.lineTypes);
  const indents = listOf(node.lineIndentations);
  const maxLines = findNumber(style.maxLines);
  const ending = style.textTruncation === 'ENDING';
  const resize = wordOf(style.textAutoResize, resizes, 'fixed');
  return {
    align: wordOf(style.textAlignHorizontal, aligns, 'left'),
    verticalAlign: wordOf(style.textAlignVertical, verticalAligns, 'top'),
    resize,
    truncates: ending || resize === 'truncate',
    maxLines: ending && maxLines !== null && maxLines >= 1 ? Math.round(maxLines) : null,
    paragraphSpacing: lengthOf(style.paragraphSpacing, 0),
    paragraphIndent: lengthOf(style.paragraphIndent, 0),
    listSpacing: lengthOf(style.listSpacing, 0),
    lines: characters.split('\n').map((_, index) => ({
      list: wordOf(types[index], lists, 'none'),
      indent: Math.min(20, lengthOf(indents[index], 0)),
    })),
    trimsToCapHeight: style.leadingTrim === 'CAP_HEIGHT',
  };
}

/** A link that a page may have: other schemes than these could run something. */
export function readLink(value: unknown): Link | null {
  const link = fieldsOf(value);
  const url = findText(link.url)?.trim();
  if (url !== undefined && /^(?:https?:|mailto:|tel:|[#/]|[^:]*$)/i.test(url))
    return { kind: 'url', target: url };
  const target = findText(link.nodeID);
  return target === null ? null : { kind: 'node', target };
}
