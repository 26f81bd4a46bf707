/** Converts one declaration to utilities, for each property that Tailwind has a scale or a name for. */
import { readPx, splitCssValues } from '../../css/css-values.ts';
import { valueInRem } from '../../css/print-css.ts';
import {
  arbitraryValue,
  axisMarginUtilities,
  boxSideUtilities,
  definedUtilities,
  insetUtilities,
  singleUtility,
  spacingStep,
  spacingUtility,
} from './spacing-utilities.ts';
import { fixedUtilities, reservedUtilityWords, spacingUtilities, tailwindRadii } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';

/** The utilities of one declaration; `null` if Tailwind has none. */
export function findUtilities(property: string, value: string, theme: ThemeNames): readonly string[] | null {
  const fixed = fixedUtilities.get(`${property}:${value}`);
  if (fixed !== undefined) return [fixed];
  const spaced = spacingUtilities[property];
  if (spaced !== undefined) return singleUtility(spacingUtility(value, spaced));
  return utilityRules[property]?.(value, theme) ?? null;
}

type UtilityRule = (value: string, theme: ThemeNames) => readonly string[] | null;

const utilityRules: Readonly<Record<string, UtilityRule>> = {
  margin: (value) => boxSideUtilities(value, 'm'),
  'margin-inline': (value) => axisMarginUtilities(value, 'x'),
  'margin-block': (value) => axisMarginUtilities(value, 'y'),
  padding: (value) => boxSideUtilities(value, 'p'),
  inset: (value) => insetUtilities(value),
  gap: (value) => {
    const [row = '', column] = splitCssValues(value);
    if (column === undefined) return singleUtility(spacingUtility(row, 'gap'));
    return definedUtilities([spacingUtility(row, 'gap-y'), spacingUtility(column, 'gap-x')]);
  },
  flex: (value) => {
    if (value === '1 1 auto') return ['flex-auto'];
    const [, basis] = /^1 1 (\S+|\S+\(.*\))$/.exec(value) ?? [];
    return basis === undefined
      ? [`flex-[${arbitraryValue(valueInRem('flex', value))}]`]
      : ['grow', spacingUtility(basis, 'basis')];
  },
  order: (value) => integerUtility(value, 'order'),
  'z-index': (value) => integerUtility(value, 'z'),
  'aspect-ratio': (value) => aspectRatioUtility(value.replace(/\s*\/\s*/, '/')),
  opacity: (value) => opacityUtility(value, 'opacity'),
  color: (value, theme) => [colourUtility(value, 'text', theme)],
  'background-color': (value, theme) => [colourUtility(value, 'bg', theme)],
  'background-image': (value) => (value === 'none' ? ['bg-none'] : [`bg-[${arbitraryValue(value)}]`]),
  'border-color': (value, theme) =>
    splitCssValues(value).length > 1 ? null : [colourUtility(value, 'border', theme)],
  'border-width': (value) =>
    splitCssValues(value).length > 1 ? null : [borderWidthUtility(value, 'border')],
  border: (value, theme) => borderUtilities(value, 'border', theme),
  'border-top': (value, theme) => borderUtilities(value, 'border-t', theme),
  'border-right': (value, theme) => borderUtilities(value, 'border-r', theme),
  'border-bottom': (value, theme) => borderUtilities(value, 'border-b', theme),
  'border-left': (value, theme) => borderUtilities(value, 'border-l', theme),
  'border-inline': (value, theme) => borderUtilities(value, 'border-x', theme),
  'border-block': (value, theme) => borderUtilities(value, 'border-y', theme),
  'border-radius': (value, theme) => radiusUtilities(value, theme),
  outline: (value, theme) => outlineUtilities(value, theme),
  'outline-offset': (value) => {
    const [, sign = '', pixels] = /^(-?)(\d+)px$/.exec(value) ?? [];
    return [pixels === undefined ? `outline-offset-[${value}]` : `${sign}outline-offset-${pixels}`];
  },
  'box-shadow': (value) =>
    value === 'none'
      ? ['shadow-none']
      : [/^var\(--(shadow-[\w-]+)\)$/.exec(value)?.[1] ?? `shadow-[${arbitraryValue(value)}]`],
  font: (value) => singleUtility(/^var\(--(text-[\w-]+)\)$/.exec(value)?.[1] ?? null),
  'font-family': (value, { fonts }) => singleUtility(fonts.get(value) ?? null),
  'font-size': (value, { steps }) => {
    if (value.startsWith('var(')) return [`text-(length:${value.slice(4, -1)})`];
    return [`text-${steps.text.get(value) ?? `[${arbitraryValue(valueInRem('font-size', value))}]`}`];
  },
  'font-weight': (value) => {
    if (value.startsWith('var(')) return [`font-(weight:${value.slice(4, -1)})`];
    return /^\d+$/.test(value) ? [`font-[${value}]`] : null;
  },
  'line-height': (value) => [`leading-${lineHeightName(value)}`],
  'letter-spacing': (value, { steps }) => {
    const [, sign = '', length = ''] = /^(-?)(.*)$/.exec(value) ?? [];
    const step = steps.tracking.get(length);
    return [step === undefined ? `tracking-[${arbitraryValue(value)}]` : `${sign}tracking-${step}`];
  },
  filter: (value) => blurUtility(value, 'blur'),
  'backdrop-filter': (value) => blurUtility(value, 'backdrop-blur'),
  rotate: (value) => rotateUtility(value),
  transform: (value) => transformUtilities(value),
  'grid-template-columns': (value) => gridTrackUtility(value, 'grid-cols'),
  'grid-template-rows': (value) => gridTrackUtility(value, 'grid-rows'),
  'grid-column': (value) => gridLineUtility(value, 'col'),
  'grid-row': (value) => gridLineUtility(value, 'row'),
};

function aspectRatioUtility(value: string): readonly string[] {
  if (value === '1' || value === '1/1') return ['aspect-square'];
  return [/^\d+\/\d+$/.test(value) ? `aspect-${value}` : `aspect-[${arbitraryValue(value)}]`];
}

/** Tailwind's blurs in px: https://tailwindcss.com/docs/filter-blur */
const blurNames: Readonly<Record<string, string>> = {
  4: 'xs',
  8: 'sm',
  12: 'md',
  16: 'lg',
  24: 'xl',
  40: '2xl',
  64: '3xl',
};

/** A single blur. With other filters the order matters, and Tailwind has a fixed one. */
function blurUtility(value: string, utility: string): readonly string[] | null {
  const [, length] = /^blur\(([\d.]+)px\)$/.exec(value) ?? [];
  return length === undefined ? null : [`${utility}-${blurNames[length] ?? `[${length}px]`}`];
}

function rotateUtility(value: string): readonly string[] {
  const [, sign = '', degrees] = /^(-?)(\d+)deg$/.exec(value) ?? [];
  return [degrees === undefined ? `rotate-[${arbitraryValue(value)}]` : `${sign}rotate-${degrees}`];
}

/** A single rotation or translation. Tailwind has a property for each. */
function transformUtilities(value: string): readonly string[] | null {
  const [, angle] = /^rotate\((-?[\d.]+deg)\)$/.exec(value) ?? [];
  if (angle !== undefined) return rotateUtility(angle);
  const [, axis = '', length = ''] = /^translate([XY])\((-?[\d.]+(?:px|%))\)$/.exec(value) ?? [];
  return axis === '' ? null : singleUtility(spacingUtility(length, `translate-${axis.toLowerCase()}`));
}

function gridTrackUtility(value: string, utility: string): readonly string[] {
  if (value === 'none') return [`${utility}-none`];
  const [, count] = /^repeat\((\d+), minmax\(0, 1fr\)\)$/.exec(value) ?? [];
  if (value === 'minmax(0, 1fr)') return [`${utility}-1`];
  if (count !== undefined) return [`${utility}-${count}`];
  return [`${utility}-[${arbitraryValue(valueInRem('grid-template-columns', value))}]`];
}

/** The lines of a grid by their number, or the number of spanned tracks. */
function gridLineUtility(value: string, utility: string): readonly string[] {
  const [, count] = /^span (\d+)(?: \/ span \1)?$/.exec(value) ?? [];
  if (count !== undefined) return [`${utility}-span-${count}`];
  if (value === 'auto' || /^\d+$/.test(value)) return [`${utility}-${value}`];
  return [/^1 ?\/ ?-1$/.test(value) ? `${utility}-span-full` : `${utility}-[${arbitraryValue(value)}]`];
}

function integerUtility(value: string, utility: string): readonly string[] {
  if (/^\d+$/.test(value)) return [`${utility}-${value}`];
  return /^-\d+$/.test(value) ? [`-${utility}-${value.slice(1)}`] : [`${utility}-[${arbitraryValue(value)}]`];
}

function opacityUtility(value: string, utility: string): readonly string[] {
  const percent = Math.round(Number(value) * 10000) / 100;
  return Number.isInteger(percent * 4)
    ? [`${utility}-${percent}`]
    : [`${utility}-[${arbitraryValue(value)}]`];
}

/** Colours, borders and radii as utilities of Tailwind. */

const colourKeywords: Readonly<Record<string, string>> = {
  '#ffffff': 'white',
  '#000000': 'black',
  transparent: 'transparent',
  currentcolor: 'current',
  inherit: 'inherit',
};

/** `bg-brand-500`, `text-black/60`, or the value between brackets. */
function colourUtility(value: string, utility: string, theme: ThemeNames): string {
  const name =
    colourKeywords[value.toLowerCase()] ?? translucentColour(value, theme) ?? themeName(value, theme);
  if (name !== null) return `${utility}-${name}`;
  const [, property] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  return property === undefined
    ? `${utility}-[${arbitraryValue(value)}]`
    : `${utility}-(${utility === 'bg' ? '' : 'color:'}${property})`;
}

/** `black/12`: a translucent colour of the theme. https://tailwindcss.com/docs/colors#adjusting-opacity */
function translucentColour(value: string, theme: ThemeNames): string | null {
  const [, channels, share] = /^rgb\((0 0 0|255 255 255) \/ ([\d.]+)\)$/.exec(value) ?? [];
  const [, mixed = '', part] = /^color-mix\(in srgb, (\S+) ([\d.]+)%, transparent\)$/.exec(value) ?? [];
  const percent = share === undefined ? Number(part) : Math.round(Number(share) * 1e5) / 1e3;
  // Tailwind's opacities are multiples of a quarter of a percent.
  if (!Number.isInteger(percent * 4)) return null;
  if (channels !== undefined) return `${channels === '0 0 0' ? 'black' : 'white'}/${percent}`;
  const name = colourKeywords[mixed] ?? themeName(mixed, theme);
  return name === null ? null : `${name}/${percent}`;
}

/** The name of a colour of the theme, unless it has another meaning after `bg-` or `text-`. */
function themeName(value: string, { colours }: ThemeNames): string | null {
  const [, property = ''] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  const name = property.replace(/^--(color-)?/, '');
  const isPlain = /^[a-z][a-z0-9-]*$/.test(name) && !reservedUtilityWords.has(name.split('-')[0] ?? '');
  return colours.has(property) && isPlain ? name : null;
}

/** `1px solid red`; other line styles have a utility. */
function borderUtilities(value: string, utility: string, theme: ThemeNames): readonly string[] | null {
  const [width, style, ...colourParts] = splitCssValues(value);
  if (width === undefined || style === undefined || colourParts.length === 0) return null;
  const line = fixedUtilities.get(`border-style:${style}`);
  if (line === undefined || (style !== 'solid' && utility !== 'border')) return null;
  const styles = style === 'solid' ? [] : [line];
  return [
    borderWidthUtility(width, utility),
    ...styles,
    colourUtility(colourParts.join(' '), utility, theme),
  ];
}

/** `outline-2 outline-black`; Tailwind's outlines are solid by default. */
function outlineUtilities(value: string, theme: ThemeNames): readonly string[] | null {
  const [width, style, ...colourParts] = splitCssValues(value);
  if (width === undefined || style !== 'solid' || colourParts.length === 0) return null;
  return [borderWidthUtility(width, 'outline'), colourUtility(colourParts.join(' '), 'outline', theme)];
}

/** `border` for 1px, `border-2` for two. */
function borderWidthUtility(value: string, utility: string): string {
  const pixels = readPx(value);
  if (pixels === 1) return utility;
  return pixels !== null && pixels >= 0 && Number.isInteger(pixels)
    ? `${utility}-${pixels}`
    : `${utility}-[length:${arbitraryValue(value)}]`;
}

const corners = ['tl', 'tr', 'br', 'bl'] as const;
const halves: Readonly<Record<string, readonly [number, number]>> = {
  t: [0, 1],
  r: [1, 2],
  b: [2, 3],
  l: [3, 0],
};

/** `rounded-lg`, `rounded-t-lg`, or the radius of most corners followed by the others. */
function radiusUtilities(value: string, theme: ThemeNames): readonly string[] {
  const given = splitCssValues(value);
  if (given.includes('/')) return [`rounded-[${arbitraryValue(value)}]`];
  const [topLeft = '0', topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = given;
  const all = [topLeft, topRight, bottomRight, bottomLeft];
  const [main = '0'] = all.toSorted((one, other) => occurrencesOf(all, other) - occurrencesOf(all, one));
  if (occurrencesOf(all, main) === 4) return [`rounded-${radiusName(main, theme)}`];
  const half = Object.entries(halves).find(
    ([, [one, other]]) =>
      all[one] === all[other] && all.every((each, index) => index === one || index === other || each === '0'),
  );
  if (half !== undefined) return [`rounded-${half[0]}-${radiusName(all[half[1][0]] ?? '0', theme)}`];
  const others = corners.filter((_, index) => all[index] !== main);
  const own = others.map(
    (corner) => `rounded-${corner}-${radiusName(all[corners.indexOf(corner)] ?? '0', theme)}`,
  );
  return main === '0' ? own : [`rounded-${radiusName(main, theme)}`, ...own];
}

function occurrencesOf(all: readonly string[], value: string): number {
  return all.filter((one) => one === value).length;
}

function radiusName(value: string, { steps }: ThemeNames): string {
  const name = tailwindRadii[value] ?? steps.radius.get(value);
  if (name !== undefined) return name;
  if (/^\d{4,}px$/.test(value)) return 'full';
  return value.startsWith('var(--') ? `(${value.slice(4, -1)})` : `[${arbitraryValue(value)}]`;
}

/** Tailwind's line heights that are multiples of the font size. */
const tailwindLineHeights: Readonly<Record<string, string>> = {
  '1': 'none',
  '1.25': 'tight',
  '1.375': 'snug',
  '1.5': 'normal',
  '1.625': 'relaxed',
  '2': 'loose',
};

/** `6` for 24px, `snug` for 1.375, or the value itself between brackets. */
export function lineHeightName(value: string): string {
  const name = tailwindLineHeights[value] ?? spacingStep(value);
  return name ?? `[${arbitraryValue(valueInRem('line-height', value))}]`;
}
