/** Prints CSS values in short forms. */
import type { Colour } from '#design/tree';

/** The decimals of a number by its thousandths: the empty string for 0, `.5` for 500. */
const decimalsByThousandths: readonly string[] = Array.from({ length: 1000 }, (_, count) =>
  String(count / 1000).slice(1),
);

/** Prints a number with three decimals at most and without `-0`. */
export function cssNumber(value: number, decimals = 3): string {
  const factor = 10 ** decimals;
  const count = Math.round(value * factor);
  // SVG paths contain millions of numbers. Looking up the decimals is several times faster than converting a fraction
  // to a string.
  const thousandths = (Math.abs(count) * 1000) / factor;
  if (decimals > 3 || !(thousandths < 1e9)) return String(count === 0 ? 0 : count / factor);
  const whole = Math.floor(thousandths / 1000);
  return `${count < 0 ? '-' : ''}${whole}${decimalsByThousandths[thousandths - whole * 1000]}`;
}

/** Prints a length in px; zero has no unit. Two decimals are finer than any screen. */
export function px(value: number): string {
  const number = cssNumber(value, 2);
  return number === '0' ? number : `${number}px`;
}

/** px of one rem in every browser by default. */
const pxPerRem = 16;

/** Prints px as rem. */
export function rem(pixels: number): string {
  return `${pixels / pxPerRem}rem`;
}

/** Reads a length in px, such as `-1.5px` or `0`; `null` for any other value. */
export function readPx(value: string | undefined): number | null {
  const [, pixels] = /^(-?[\d.]+)px$/.exec(value ?? '') ?? [];
  if (pixels !== undefined) return Number(pixels);
  return value === '0' ? 0 : null;
}

/**
 * Subtracts px from a length, as an expression for `calc()`. A `0` without a unit is not valid in `calc()`, so it is
 * left out.
 */
export function subtractPx(whole: string, length: number): string {
  const taken = px(Math.abs(length));
  return taken === '0' ? whole : `${whole} ${length < 0 ? '+' : '-'} ${taken}`;
}

/** Wraps an expression in `calc()` if it has an operator. */
export function calc(sum: string): string {
  return sum.includes(' ') ? `calc(${sum})` : sum;
}

/** The length that offsets leave of a containing block: `calc(100% - 24px)`. */
export function remainingLength(offsets: readonly string[]): string {
  const others = offsets.filter((offset) => readPx(offset) === null);
  const taken = offsets.reduce((sum, offset) => sum + (readPx(offset) ?? 0), 0);
  return calc(subtractPx(['100%', ...others].join(' - '), taken));
}

/** Prints a fraction of 1 as a percentage. */
export function percent(share: number): string {
  const number = cssNumber(share * 100);
  return number === '0' ? number : `${number}%`;
}

/** Prints the sum of a percentage and a length in px, without `calc()` where one of them is zero. */
export function percentAndPx(share: number, length: number): string {
  const percentage = percent(share);
  if (percentage === '0') return px(length);
  const sum = subtractPx(percentage, -length);
  return sum === percentage ? percentage : `calc(${sum})`;
}

/** Prints a colour as `#rrggbb`, or as `rgb(r g b / a)` if it is translucent. */
export function cssColour({ r, g, b, a }: Colour, opacity = 1): string {
  const channels = [r, g, b].map((channel) => Math.round(channel * 255));
  const alpha = cssNumber(a * opacity);
  if (alpha === '1') return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  return `rgb(${channels.join(' ')} / ${alpha})`;
}

/** Prints four sides as the shortest equivalent shorthand. */
export function sidesShorthand([top, right, bottom, left]: readonly [
  string,
  string,
  string,
  string,
]): string {
  if (left !== right) return `${top} ${right} ${bottom} ${left}`;
  if (bottom !== top) return `${top} ${right} ${bottom}`;
  return right === top ? top : `${top} ${right}`;
}

/** The four sides of a shorthand such as `padding`. */
export function expandSides(
  value: string,
): readonly [top: string, right: string, bottom: string, left: string] {
  const [top = '0', right = top, bottom = top, left = right] = splitCssValues(value);
  return [top, right, bottom, left];
}

/**
 * Prints a `clip-path` of path data. An empty path clips everything, but CSS does not accept one: `inset(50%)` replaces
 * it.
 */
export function clipPath(data: string): string {
  return data.trim() === '' ? 'inset(50%)' : `path('${data}')`;
}

/** Splits a CSS value at the spaces outside brackets. */
export function splitCssValues(value: string | undefined): readonly string[] {
  return value?.match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];
}
