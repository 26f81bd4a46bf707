/** One declaration as utilities: a line for each property that Tailwind has a scale or a name for. */
import { border, borderWidth, colour, outline, rounded } from './paint-utilities.ts';
import { lineHeight } from './line-heights.ts';
import { fourSides, insetSides, spacing, twoEnds } from './spacing-utilities.ts';
import { fixedUtilities, spacingUtilities } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { all, arbitrary, only, splitAtSpaces } from './utility-text.ts';

/** The utilities of one declaration, or `null` where Tailwind has none. */
export function findUtilities(property: string, value: string, theme: ThemeNames): readonly string[] | null {
  const fixed = fixedUtilities.get(`${property}:${value}`);
  if (fixed !== undefined) return [fixed];
  const spaced = spacingUtilities[property];
  if (spaced !== undefined) return only(spacing(value, spaced));
  return rules[property]?.(value, theme) ?? null;
}

type UtilityRule = (value: string, theme: ThemeNames) => readonly string[] | null;

const rules: Readonly<Record<string, UtilityRule>> = {
  margin: (value) => fourSides(value, 'm'),
  'margin-inline': (value) => twoEnds(value, 'x'),
  'margin-block': (value) => twoEnds(value, 'y'),
  padding: (value) => fourSides(value, 'p'),
  inset: (value) => insetSides(value),
  gap: (value) => {
    const [row = '', column] = splitAtSpaces(value);
    if (column === undefined) return only(spacing(row, 'gap'));
    return all([spacing(row, 'gap-y'), spacing(column, 'gap-x')]);
  },
  flex: (value) => {
    if (value === '1 1 auto') return ['flex-auto'];
    const [, basis] = /^1 1 (\S+|\S+\(.*\))$/.exec(value) ?? [];
    return basis === undefined ? [`flex-[${arbitrary(value)}]`] : ['grow', spacing(basis, 'basis')];
  },
  order: (value) => whole(value, 'order'),
  'z-index': (value) => whole(value, 'z'),
  'aspect-ratio': (value) => ratio(value.replace(/\s*\/\s*/, '/')),
  opacity: (value) => share(value, 'opacity'),
  color: (value, theme) => [colour(value, 'text', theme)],
  'background-color': (value, theme) => [colour(value, 'bg', theme)],
  'background-image': (value) => (value === 'none' ? ['bg-none'] : [`bg-[${arbitrary(value)}]`]),
  'border-color': (value, theme) =>
    splitAtSpaces(value).length > 1 ? null : [colour(value, 'border', theme)],
  'border-width': (value) => (splitAtSpaces(value).length > 1 ? null : [borderWidth(value, 'border')]),
  border: (value, theme) => border(value, 'border', theme),
  'border-top': (value, theme) => border(value, 'border-t', theme),
  'border-right': (value, theme) => border(value, 'border-r', theme),
  'border-bottom': (value, theme) => border(value, 'border-b', theme),
  'border-left': (value, theme) => border(value, 'border-l', theme),
  'border-inline': (value, theme) => border(value, 'border-x', theme),
  'border-block': (value, theme) => border(value, 'border-y', theme),
  'border-radius': (value, theme) => rounded(value, theme),
  outline: (value, theme) => outline(value, theme),
  'outline-offset': (value) => {
    const [, sign = '', pixels] = /^(-?)(\d+)px$/.exec(value) ?? [];
    return [pixels === undefined ? `outline-offset-[${value}]` : `${sign}outline-offset-${pixels}`];
  },
  'box-shadow': (value) =>
    value === 'none'
      ? ['shadow-none']
      : [/^var\(--(shadow-[\w-]+)\)$/.exec(value)?.[1] ?? `shadow-[${arbitrary(value)}]`],
  font: (value) => only(/^var\(--(text-[\w-]+)\)$/.exec(value)?.[1] ?? null),
  'font-family': (value, { fonts }) => only(fonts.get(value) ?? null),
  'font-size': (value, { steps }) => {
    if (value.startsWith('var(')) return [`text-(length:${value.slice(4, -1)})`];
    return [`text-${steps.text.get(value) ?? `[${arbitrary(value)}]`}`];
  },
  'font-weight': (value) => {
    if (value.startsWith('var(')) return [`font-(weight:${value.slice(4, -1)})`];
    return /^\d+$/.test(value) ? [`font-[${value}]`] : null;
  },
  'line-height': (value) => [`leading-${lineHeight(value)}`],
  'letter-spacing': (value, { steps }) => {
    const [, sign = '', length = ''] = /^(-?)(.*)$/.exec(value) ?? [];
    const step = steps.tracking.get(length);
    return [step === undefined ? `tracking-[${arbitrary(value)}]` : `${sign}tracking-${step}`];
  },
  filter: (value) => blur(value, 'blur'),
  'backdrop-filter': (value) => blur(value, 'backdrop-blur'),
  rotate: (value) => rotation(value),
  transform: (value) => transformation(value),
  'grid-template-columns': (value) => tracks(value, 'grid-cols'),
  'grid-template-rows': (value) => tracks(value, 'grid-rows'),
  'grid-column': (value) => place(value, 'col'),
  'grid-row': (value) => place(value, 'row'),
};

function ratio(value: string): readonly string[] {
  if (value === '1' || value === '1/1') return ['aspect-square'];
  return [/^\d+\/\d+$/.test(value) ? `aspect-${value}` : `aspect-[${arbitrary(value)}]`];
}

/** px of Tailwind's steps: https://tailwindcss.com/docs/filter-blur */
const blurs: Readonly<Record<string, string>> = {
  4: 'xs',
  8: 'sm',
  12: 'md',
  16: 'lg',
  24: 'xl',
  40: '2xl',
  64: '3xl',
};

/** A blur and nothing else; what else is done to colours stands in one order, which is not Tailwind's. */
function blur(value: string, utility: string): readonly string[] | null {
  const [, length] = /^blur\(([\d.]+)px\)$/.exec(value) ?? [];
  return length === undefined ? null : [`${utility}-${blurs[length] ?? `[${length}px]`}`];
}

function rotation(value: string): readonly string[] {
  const [, sign = '', degrees] = /^(-?)(\d+)deg$/.exec(value) ?? [];
  return [degrees === undefined ? `rotate-[${arbitrary(value)}]` : `${sign}rotate-${degrees}`];
}

/** A single turn or move; Tailwind has a property for each. */
function transformation(value: string): readonly string[] | null {
  const [, angle] = /^rotate\((-?[\d.]+deg)\)$/.exec(value) ?? [];
  if (angle !== undefined) return rotation(angle);
  const [, axis = '', length = ''] = /^translate([XY])\((-?[\d.]+(?:px|%))\)$/.exec(value) ?? [];
  return axis === '' ? null : only(spacing(length, `translate-${axis.toLowerCase()}`));
}

function tracks(value: string, utility: string): readonly string[] {
  if (value === 'none') return [`${utility}-none`];
  const [, count] = /^repeat\((\d+), minmax\(0, 1fr\)\)$/.exec(value) ?? [];
  if (value === 'minmax(0, 1fr)') return [`${utility}-1`];
  return [count === undefined ? `${utility}-[${arbitrary(value)}]` : `${utility}-${count}`];
}

/** Lines of a grid by their number, or how many tracks are spanned. */
function place(value: string, utility: string): readonly string[] {
  const [, count] = /^span (\d+)(?: \/ span \1)?$/.exec(value) ?? [];
  if (count !== undefined) return [`${utility}-span-${count}`];
  if (value === 'auto' || /^\d+$/.test(value)) return [`${utility}-${value}`];
  return [/^1 ?\/ ?-1$/.test(value) ? `${utility}-span-full` : `${utility}-[${arbitrary(value)}]`];
}

function whole(value: string, utility: string): readonly string[] {
  if (/^\d+$/.test(value)) return [`${utility}-${value}`];
  return /^-\d+$/.test(value) ? [`-${utility}-${value.slice(1)}`] : [`${utility}-[${arbitrary(value)}]`];
}

function share(value: string, utility: string): readonly string[] {
  const percent = Math.round(Number(value) * 10000) / 100;
  return Number.isInteger(percent * 4) ? [`${utility}-${percent}`] : [`${utility}-[${arbitrary(value)}]`];
}
