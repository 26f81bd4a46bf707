import type { Colour } from '#design/tree';

/** What stands behind a number that has so many thousandths: nothing, or `.5` for 500. */
const decimalsByThousandths: readonly string[] = Array.from({ length: 1000 }, (_, count) =>
  String(count / 1000).slice(1),
);

/** A number as a person writes it: three decimals at most, no `-0`. */
export function cssNumber(value: number, decimals = 3): string {
  const factor = 10 ** decimals;
  const count = Math.round(value * factor);
  // Drawings are made of millions of numbers; whole ones are written several times faster than broken ones.
  const thousandths = (Math.abs(count) * 1000) / factor;
  if (decimals > 3 || !(thousandths < 1e9)) return String(count === 0 ? 0 : count / factor);
  const whole = Math.floor(thousandths / 1000);
  return `${count < 0 ? '-' : ''}${whole}${decimalsByThousandths[thousandths - whole * 1000]}`;
}

/** A length in px; `0` without a unit. Two decimals are finer than any screen. */
export function px(value: number): string {
  const number = cssNumber(value, 2);
  return number === '0' ? number : `${number}px`;
}

/** A sum for `calc()`: what is left of a length less these px. A bare `0` may not stand in one. */
export function subtractPx(whole: string, length: number): string {
  const taken = px(Math.abs(length));
  return taken === '0' ? whole : `${whole} ${length < 0 ? '+' : '-'} ${taken}`;
}

/** A sum as a value: `calc()` where there is something to reckon. */
export function calc(sum: string): string {
  return sum.includes(' ') ? `calc(${sum})` : sum;
}

/** What two offsets leave of a length: `calc(100% - 24px)`. */
export function remainingLength(offsets: readonly string[]): string {
  const pixels = offsets.filter((offset) => /^-?[\d.]+(px)?$/.test(offset));
  const others = offsets.filter((offset) => !pixels.includes(offset));
  const taken = pixels.reduce((sum, offset) => sum + Number.parseFloat(offset), 0);
  return calc(subtractPx(['100%', ...others].join(' - '), taken));
}

/** A share of 1 as a percentage. */
export function percent(share: number): string {
  const number = cssNumber(share * 100);
  return number === '0' ? number : `${number}%`;
}

/** A share of a length and px beside it, in as few words as say it. */
export function percentAndPx(share: number, length: number): string {
  const percentage = percent(share);
  if (percentage === '0') return px(length);
  const sum = subtractPx(percentage, -length);
  return sum === percentage ? percentage : `calc(${sum})`;
}

/** A colour as `#rrggbb`, or `rgb(r g b / a)` where it lets through. */
export function cssColour({ r, g, b, a }: Colour, opacity = 1): string {
  const channels = [r, g, b].map((channel) => Math.round(channel * 255));
  const alpha = cssNumber(a * opacity);
  if (alpha === '1') return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  return `rgb(${channels.join(' ')} / ${alpha})`;
}

/** Four sides in as few values as say the same. */
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

/** Cuts off by path data; CSS takes no empty path, which cuts off everything. */
export function clipPath(data: string): string {
  return data.trim() === '' ? 'inset(50%)' : `path('${data}')`;
}
