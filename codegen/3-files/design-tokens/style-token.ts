/** Shared text and effect styles, as the declarations they come to, in the words of the Design Tokens format. */
import type { NamedStyle } from '../../1-layout/named-style-list.ts';
import { splitAtCommas } from '../css/print-css.ts';
import { splitAtSpaces } from '../tailwind/utility-text.ts';
import { colourValue, dimension, type DimensionValue } from './token-value.ts';
import type { WrittenToken } from './token-group.ts';

/** `null` where a style says something that the format has no words for. */
export function styleToken({ style }: NamedStyle): WrittenToken | null {
  const said = new Map(style.map(({ property, value }) => [property, value]));
  const shadow = said.get('box-shadow');
  if (shadow !== undefined) return shadowToken(shadow);
  return typographyToken(said);
}

/** https://www.designtokens.org/tr/2025.10/format/#typography */
function typographyToken(said: ReadonlyMap<string, string>): WrittenToken | null {
  const size = readLength(said.get('font-size'));
  const families = said.get('font-family');
  if (size === null || families === undefined || families.includes('var(')) return null;
  const weight = Number(said.get('font-weight') ?? 400);
  const spacing = readLength(said.get('letter-spacing') ?? '0');
  const lineHeight = readLineHeight(said.get('line-height'), size.value);
  if (lineHeight === null || spacing === null || Number.isNaN(weight)) return null;
  return {
    $type: 'typography',
    $value: {
      fontFamily: splitAtCommas(families).map((family) => family.replace(/^['"]|['"]$/g, '')),
      fontSize: size,
      fontWeight: weight,
      letterSpacing: spacing,
      lineHeight,
    },
  };
}

/** The format counts line heights in sizes of the letters. */
function readLineHeight(value: string | undefined, size: number): number | null {
  if (value === undefined) return null;
  const length = readLength(value);
  if (length !== null && value.endsWith('px')) return Math.round((length.value / size) * 1e4) / 1e4;
  return /^[\d.]+$/.test(value) ? Number(value) : null;
}

/** https://www.designtokens.org/tr/2025.10/format/#shadow */
function shadowToken(value: string): WrittenToken | null {
  const layers = splitAtCommas(value).map(readShadow);
  if (layers.some((layer) => layer === null)) return null;
  return { $type: 'shadow', $value: layers.length === 1 ? layers[0] : layers };
}

function readShadow(layer: string): object | null {
  const parts = splitAtSpaces(layer);
  const inset = parts.includes('inset');
  const lengths = parts.flatMap((part) => readLength(part) ?? []);
  const colours = parts.flatMap((part) => colourValue(part) ?? []);
  const [offsetX, offsetY, blur = dimension(0), spread = dimension(0)] = lengths;
  const [color] = colours;
  const known = lengths.length + colours.length + (inset ? 1 : 0);
  if (!offsetX || !offsetY || color === undefined || known !== parts.length) return null;
  return { color, offsetX, offsetY, blur, spread, ...(inset ? { inset } : {}) };
}

function readLength(value: string | undefined): DimensionValue | null {
  const [, length] = /^(-?[\d.]+)(?:px)?$/.exec(value ?? '') ?? [];
  const isLength = length !== undefined && (value?.endsWith('px') === true || Number(length) === 0);
  return isLength ? dimension(Number(length)) : null;
}
