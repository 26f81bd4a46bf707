/** Colours, lines and corners as Tailwind's utilities. */
import { fixedUtilities, radii, wordsOfUtilities } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { arbitrary, splitAtSpaces } from './utility-text.ts';

const words: Readonly<Record<string, string>> = {
  '#ffffff': 'white',
  '#000000': 'black',
  transparent: 'transparent',
  currentcolor: 'current',
  inherit: 'inherit',
};

/** `bg-brand-500`, `text-black/60`, or the value between brackets. */
export function colour(value: string, utility: string, theme: ThemeNames): string {
  const name = words[value.toLowerCase()] ?? seenThrough(value, theme) ?? themeName(value, theme);
  if (name !== null) return `${utility}-${name}`;
  const [, property] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  return property === undefined
    ? `${utility}-[${arbitrary(value)}]`
    : `${utility}-(${utility === 'bg' ? '' : 'color:'}${property})`;
}

/** `black/12`: a colour of the theme that lets through. https://tailwindcss.com/docs/colors#adjusting-opacity */
function seenThrough(value: string, theme: ThemeNames): string | null {
  const [, channels, share] = /^rgb\((0 0 0|255 255 255) \/ ([\d.]+)\)$/.exec(value) ?? [];
  const [, mixed = '', part] = /^color-mix\(in srgb, (\S+) ([\d.]+)%, transparent\)$/.exec(value) ?? [];
  const percent = share === undefined ? Number(part) : Math.round(Number(share) * 1e5) / 1e3;
  // Tailwind counts opacities in quarters of a percent.
  if (!Number.isInteger(percent * 4)) return null;
  if (channels !== undefined) return `${channels === '0 0 0' ? 'black' : 'white'}/${percent}`;
  const name = words[mixed] ?? themeName(mixed, theme);
  return name === null ? null : `${name}/${percent}`;
}

/** The name of a colour of the theme that means nothing else behind `bg-` or `text-`. */
function themeName(value: string, { colours }: ThemeNames): string | null {
  const [, property = ''] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  const name = property.replace(/^--(color-)?/, '');
  const isPlain = /^[a-z][a-z0-9-]*$/.test(name) && !wordsOfUtilities.has(name.split('-')[0] ?? '');
  return colours.has(property) && isPlain ? name : null;
}

/** `1px solid red`; other styles of line say their name. */
export function border(value: string, utility: string, theme: ThemeNames): readonly string[] | null {
  const [width, style, ...rest] = splitAtSpaces(value);
  if (width === undefined || style === undefined || rest.length === 0) return null;
  const line = fixedUtilities.get(`border-style:${style}`);
  if (line === undefined || (style !== 'solid' && utility !== 'border')) return null;
  const styles = style === 'solid' ? [] : [line];
  return [borderWidth(width, utility), ...styles, colour(rest.join(' '), utility, theme)];
}

/** `outline-2 outline-black`; Tailwind's outlines are solid unless they say otherwise. */
export function outline(value: string, theme: ThemeNames): readonly string[] | null {
  const [width, style, ...rest] = splitAtSpaces(value);
  if (width === undefined || style !== 'solid' || rest.length === 0) return null;
  return [borderWidth(width, 'outline'), colour(rest.join(' '), 'outline', theme)];
}

/** `border` for 1px, `border-2` for two. */
export function borderWidth(value: string, utility: string): string {
  const [, pixels] = /^(\d+)px$/.exec(value) ?? (value === '0' ? ['', '0'] : []);
  if (pixels === '1') return utility;
  return pixels === undefined ? `${utility}-[length:${arbitrary(value)}]` : `${utility}-${pixels}`;
}

const corners = ['tl', 'tr', 'br', 'bl'] as const;
const halves: Readonly<Record<string, readonly [number, number]>> = {
  t: [0, 1],
  r: [1, 2],
  b: [2, 3],
  l: [3, 0],
};

/** `rounded-lg`, `rounded-t-lg`, or the radius that most corners have and each other one after it. */
export function rounded(value: string, theme: ThemeNames): readonly string[] {
  const given = splitAtSpaces(value);
  if (given.includes('/')) return [`rounded-[${arbitrary(value)}]`];
  const [topLeft = '0', topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = given;
  const all = [topLeft, topRight, bottomRight, bottomLeft];
  const [main = '0'] = all.toSorted((one, other) => times(all, other) - times(all, one));
  if (times(all, main) === 4) return [`rounded-${radius(main, theme)}`];
  const half = Object.entries(halves).find(
    ([, [one, other]]) =>
      all[one] === all[other] && all.every((each, index) => index === one || index === other || each === '0'),
  );
  if (half !== undefined) return [`rounded-${half[0]}-${radius(all[half[1][0]] ?? '0', theme)}`];
  const others = corners.filter((_, index) => all[index] !== main);
  const own = others.map(
    (corner) => `rounded-${corner}-${radius(all[corners.indexOf(corner)] ?? '0', theme)}`,
  );
  return main === '0' ? own : [`rounded-${radius(main, theme)}`, ...own];
}

function times(all: readonly string[], value: string): number {
  return all.filter((one) => one === value).length;
}

function radius(value: string, { steps }: ThemeNames): string {
  const name = radii[value] ?? steps.radius.get(value);
  if (name !== undefined) return name;
  if (/^\d{4,}px$/.test(value)) return 'full';
  return value.startsWith('var(--') ? `(${value.slice(4, -1)})` : `[${arbitrary(value)}]`;
}
