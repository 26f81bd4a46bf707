/** Text: its characters, its style, the ranges that differ from it, and its lists. */
import { type Fields, fieldsOf, findNumber, findText, listOf, textOf } from '../../read/fields.ts';
import { writeBindings } from '../bind-variables.ts';
import { referenceOf } from '../guid.ts';
import { resolveStyles } from '../resolve-styles.ts';
import { mergeFields, type ModeScope } from './write-context.ts';
import { writePaints } from './write-paint.ts';

const lineTypes: Readonly<Record<string, string>> = { ORDERED_LIST: 'ORDERED', UNORDERED_LIST: 'UNORDERED' };

/** Writes what only texts have; `node` has its styles' looks already. */
export function writeText(node: Fields, scope: ModeScope): Fields {
  const data = fieldsOf(node.textData);
  const fonts = readFonts(node);
  const lines = listOf(data.lines).map(fieldsOf);
  const { characters, styleIds } = withPlainBreaks(
    textOf(data.characters, ''),
    listOf(data.characterStyleIDs),
  );
  return {
    characters,
    style: { ...writeStyle(node, node, fonts, scope), ...writeBox(node) },
    characterStyleOverrides: styleIds,
    styleOverrideTable: writeOverrides(node, data, fonts, scope),
    lineTypes: lines.map(({ lineType }) => lineTypes[textOf(lineType, '')] ?? 'NONE'),
    lineIndentations: lines.map(({ indentationLevel }) => findNumber(indentationLevel) ?? 0),
  };
}

/**
 * Texts that were pasted may break lines as other systems do. Each break is one character in REST, and the one that
 * ends a pasted text begins no line.
 */
function withPlainBreaks(
  text: string,
  styleIds: readonly unknown[],
): { readonly characters: string; readonly styleIds: readonly unknown[] } {
  if (!text.includes('\r')) return { characters: text, styleIds };
  const isDropped = (index: number): boolean =>
    text[index] === '\r' && (text[index + 1] === '\n' || index === text.length - 1);
  return {
    characters: text
      .split('')
      .map((unit, index) => (isDropped(index) ? '' : unit))
      .join('')
      .replaceAll('\r', '\n'),
    styleIds: styleIds.filter((_, index) => !isDropped(index)),
  };
}

interface FontMeasure {
  /** Of the font's own line, in font sizes. */
  readonly lineHeight: number | null;
  readonly weight: number | null;
  readonly italic: boolean;
}

/** What Figma knew of each font when it laid the text out, by family and face. */
function readFonts(node: Fields): ReadonlyMap<string, FontMeasure> {
  const metas = [fieldsOf(node.textData).fontMetaData, fieldsOf(node.derivedTextData).fontMetaData];
  return new Map(
    metas.flatMap(listOf).map((item) => {
      const { key, fontLineHeight, fontWeight, fontStyle } = fieldsOf(item);
      const lineHeight = findNumber(fontLineHeight);
      const measure = { lineHeight, weight: findNumber(fontWeight), italic: fontStyle === 'ITALIC' };
      return [fontKey(key), measure];
    }),
  );
}

function fontKey(fontName: unknown): string {
  const { family, style } = fieldsOf(fontName);
  return JSON.stringify([family, style]);
}

function writeStyle(
  node: Fields,
  base: Fields,
  fonts: ReadonlyMap<string, FontMeasure>,
  { context }: ModeScope,
): Fields {
  const { family, style, postscript } = fieldsOf(node.fontName);
  const font = fonts.get(fontKey(node.fontName ?? base.fontName));
  const size = findNumber(node.fontSize ?? base.fontSize) ?? 12;
  return mergeFields({
    fontFamily: findText(family),
    fontPostScriptName: findText(postscript),
    fontStyle: findText(style),
    fontWeight: node.fontName === undefined ? null : (font?.weight ?? null),
    italic: node.fontName !== undefined && font?.italic === true ? true : null,
    fontSize: findNumber(node.fontSize),
    letterSpacing: writeSpacing(node.letterSpacing ?? relative(node, base, 'letterSpacing'), size),
    ...writeLineHeight(node.lineHeight ?? relative(node, base, 'lineHeight'), size, font?.lineHeight ?? null),
    paragraphSpacing: findNumber(node.paragraphSpacing),
    paragraphIndent: findNumber(node.paragraphIndent),
    listSpacing: findNumber(node.listSpacing),
    textCase: node.textCase,
    textDecoration: node.textDecoration,
    leadingTrim: node.leadingTrim,
    opentypeFlags: writeFeatures(node),
    hyperlink: writeLink(node.hyperlink),
    // Those of the whole text stand on the layer.
    boundVariables: node === base ? null : writeBindings(node, context.variables),
  });
}

/** What the text says in shares of the font is another length in a range of another font or size. */
function relative(range: Fields, base: Fields, field: 'letterSpacing' | 'lineHeight'): unknown {
  const sameFont = range.fontSize === undefined && range.fontName === undefined;
  return range === base || sameFont || fieldsOf(base[field]).units === 'PIXELS' ? null : base[field];
}

function writeSpacing(spacing: unknown, size: number): number | null {
  const { value, units } = fieldsOf(spacing);
  const number = findNumber(value);
  if (number === null) return null;
  return units === 'PERCENT' ? (number * size) / 100 : units === 'RAW' ? number * size : number;
}

/** A percentage is of the font's own line, a plain number of the font's size. */
function writeLineHeight(lineHeight: unknown, size: number, own: number | null): Fields {
  const { value, units } = fieldsOf(lineHeight);
  const number = findNumber(value);
  if (number === null) return {};
  if (units === 'PIXELS') return { lineHeightUnit: 'PIXELS', lineHeightPx: number };
  if (units === 'RAW') {
    return {
      lineHeightUnit: 'FONT_SIZE_%',
      lineHeightPercentFontSize: number * 100,
      lineHeightPx: number * size,
    };
  }
  return {
    lineHeightUnit: 'INTRINSIC_%',
    lineHeightPercent: number,
    lineHeightPx: own === null || own <= 0 ? null : (own * size * number) / 100,
  };
}

function writeBox(node: Fields): Fields {
  return mergeFields({
    textAlignHorizontal: textOf(node.textAlignHorizontal, 'LEFT'),
    textAlignVertical: textOf(node.textAlignVertical, 'TOP'),
    textAutoResize: textOf(node.textAutoResize, 'NONE'),
    textTruncation: node.textTruncation === 'ENDING' ? 'ENDING' : null,
    maxLines: findNumber(node.maxLines),
  });
}

function writeLink(hyperlink: unknown): Fields | null {
  const { url, guid } = fieldsOf(hyperlink);
  const nodeID = referenceOf(guid);
  if (findText(url) !== null) return { type: 'URL', url };
  return nodeID === null ? null : { type: 'NODE', nodeID };
}

function writeOverrides(
  node: Fields,
  data: Fields,
  fonts: ReadonlyMap<string, FontMeasure>,
  scope: ModeScope,
): Fields {
  const entries = listOf(data.styleOverrideTable).map(fieldsOf);
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const id = findNumber(entry.styleID);
      if (id === null) return [];
      const { node: styled, styles } = resolveStyles(entry, scope.context.index);
      const fills = styled.fillPaints === undefined ? [] : writePaints(styled.fillPaints, scope);
      const range = mergeFields({
        ...writeStyle(styled, node, fonts, scope),
        fills: fills.length === 0 ? null : fills,
        inheritFillStyleId: styles.fill,
        inheritTextStyleId: styles.text,
      });
      return [[String(id), range]];
    }),
  ); // fromEntries forgets the pair type that flatMap inferred.
}

/** OpenType features by the fields that switch them, and what they are without. */
const switches: readonly (readonly [field: string, tag: string, usual: boolean])[] = [
  ['fontVariantCommonLigatures', 'LIGA', true],
  ['fontVariantContextualLigatures', 'CALT', true],
  ['fontVariantDiscretionaryLigatures', 'DLIG', false],
  ['fontVariantHistoricalLigatures', 'HLIG', false],
  ['fontVariantOrdinal', 'ORDN', false],
  ['fontVariantSlashedZero', 'ZERO', false],
];

const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  fontVariantNumericFigure: { LINING: ['LNUM'], OLDSTYLE: ['ONUM'] },
  fontVariantNumericSpacing: { PROPORTIONAL: ['PNUM'], TABULAR: ['TNUM'] },
  fontVariantNumericFraction: { DIAGONAL: ['FRAC'], STACKED: ['AFRC'] },
  fontVariantPosition: { SUB: ['SUBS'], SUPER: ['SUPS'] },
  fontVariantCaps: {
    SMALL: ['SMCP'],
    ALL_SMALL: ['C2SC', 'SMCP'],
    PETITE: ['PCAP'],
    ALL_PETITE: ['C2PC', 'PCAP'],
    UNICASE: ['UNIC'],
    TITLING: ['TITL'],
  },
};

/** REST's `opentypeFlags`, 1 for on and 0 for off; `null` where all are as usual. */
function writeFeatures(node: Fields): Readonly<Record<string, 0 | 1>> | null {
  const flags: Record<string, 0 | 1> = {};
  for (const [field, tag, defaultValue] of switches) {
    if (typeof node[field] === 'boolean' && node[field] !== defaultValue) flags[tag] = defaultValue ? 0 : 1;
  }
  for (const [field, tags] of Object.entries(choices)) {
    for (const tag of tags[textOf(node[field], '')] ?? []) flags[tag] = 1;
  }
  for (const tag of listOf(node.toggledOnOTFeatures)) if (typeof tag === 'string') flags[tag] = 1;
  for (const tag of listOf(node.toggledOffOTFeatures)) if (typeof tag === 'string') flags[tag] = 0;
  return Object.keys(flags).length === 0 ? null : flags;
}
