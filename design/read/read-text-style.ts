/** The look of a range of a text: its font, spacing, case, and the line under or through it. */
import type { DecorationStyle, TextLength, TextStyle } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  findText,
  flagOf,
  keywordOf,
  lengthOf,
  listOf,
  numberOf,
  roundFloat,
  textOf,
} from './fields.ts';
import { readOwnTokens } from './read-own-tokens.ts';
import { readPaints } from './read-paint.ts';
import type { Layer, ReadContext } from './read-context.ts';

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
const decorationStyles: Readonly<Record<string, DecorationStyle['style']>> = {
  WAVY: 'wavy',
  DOTTED: 'dotted',
};

/** Reads the style of a range of a text. */
export function readTextStyle(
  node: Fields,
  style: Fields,
  styleName: string | null,
  layer: Layer,
  context: ReadContext,
): TextStyle {
  const size = lengthOf(style.fontSize, 12) || 12;
  const face = findText(style.fontStyle) ?? findText(style.fontPostScriptName)?.split('-')[1] ?? null;
  const variations = readVariations(style);
  const intrinsic = textOf(style.lineHeightUnit, 'INTRINSIC_%') === 'INTRINSIC_%';
  const lineHeight = findNumber(style.lineHeightPx);
  const { wght: weight, ...otherAxes } = variations;
  return {
    family: textOf(style.fontFamily, 'Inter').trim() || 'Inter',
    face,
    weight: weight === undefined ? readWeight(style.fontWeight, face) : clampWeight(weight),
    italic: flagOf(style.italic, false) || /italic|oblique/i.test(face ?? ''),
    size: roundFloat(size),
    lineHeight:
      intrinsic && (lineHeight === null || isDefaultHeight(style))
        ? 'normal'
        : roundFloat(lineHeight ?? size),
    drawnLineHeight: lineHeight === null || lineHeight <= 0 ? null : roundFloat(lineHeight),
    letterSpacing: roundFloat(numberOf(style.letterSpacing, 0)),
    textCase: keywordOf(style.textCase, cases, 'original'),
    decoration: keywordOf(style.textDecoration, decorations, 'none'),
    decorationStyle: readDecorationStyle(style, layer, context),
    features: readFeatures(style.opentypeFlags),
    variations: otherAxes,
    styleName,
    tokens: readOwnTokens(node, style, layer, context, 'text'),
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
  const given = findNumber(weight);
  const named = faceWeights.find(([pattern]) => pattern.test(face ?? ''))?.[1] ?? null;
  if (given === null || given <= 0) return named ?? 400;
  // Some font files carry a wrong number; a face called Black at 550 is black.
  return named !== null && Math.abs(named - given) >= 200 ? named : clampWeight(given);
}

/** CSS knows the weights from 1 to 1000. */
function clampWeight(weight: number): number {
  return Math.min(1000, Math.max(1, Math.round(weight)));
}

function readFeatures(flags: unknown): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(fieldsOf(flags)).flatMap(([tag, on]) =>
      /^[A-Za-z0-9]{4}$/.test(tag) ? [[tag.toLowerCase(), numberOf(on, on === true ? 1 : 0) !== 0]] : [],
    ),
  );
}

/**
 * The axes of a variable font, as the plugin's `variationSettings` or as a list of `{ axisTag, value }`.
 * https://www.figma.com/plugin-docs/api/FontName/
 */
function readVariations(style: Fields): Readonly<Record<string, number>> {
  const given = [style.fontVariations, style.variationSettings];
  const entries = given.flatMap((value) => [
    ...Object.entries(fieldsOf(value)),
    ...listOf(value).map((item) => [textOf(fieldsOf(item).axisTag, ''), fieldsOf(item).value] as const),
  ]);
  return Object.fromEntries(
    entries.flatMap(([tag, value]) => {
      const number = findNumber(value);
      return /^[A-Za-z0-9]{4}$/.test(tag) && number !== null ? [[tag, roundFloat(number)]] : [];
    }),
  );
}

/** How a line under or through words looks, by the plugin's names: https://www.figma.com/plugin-docs/api/properties/TextNode-textdecorationstyle/ */
function readDecorationStyle(style: Fields, layer: Layer, context: ReadContext): DecorationStyle | null {
  const line = keywordOf(style.textDecorationStyle, decorationStyles, 'solid');
  const given = fieldsOf(fieldsOf(style.textDecorationColor).value ?? style.textDecorationColor);
  const [paint] = given.type === 'SOLID' ? readPaints([given], null, layer, context) : [];
  const decorationStyle: DecorationStyle = {
    style: line,
    colour: paint?.kind === 'solid' ? paint : null,
    thickness: readTextLength(style.textDecorationThickness),
    offset: readTextLength(style.textDecorationOffset),
    skipsInk: typeof style.textDecorationSkipInk === 'boolean' ? style.textDecorationSkipInk : null,
  };
  const { colour, thickness, offset, skipsInk } = decorationStyle;
  const plain = line === 'solid' && colour === null && thickness === null && offset === null;
  return plain && skipsInk === null ? null : decorationStyle;
}

function readTextLength(value: unknown): TextLength | null {
  const { value: length, unit } = fieldsOf(value);
  const number = findNumber(length);
  if (number === null || (unit !== 'PIXELS' && unit !== 'PERCENT')) return null;
  return { value: roundFloat(number), unit: unit === 'PIXELS' ? 'px' : 'percent' };
}
