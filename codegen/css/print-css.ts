/**
 * Prints CSS exactly as prettier formats it. Prettier's own CSS parser takes half a second for a thousand rules. A test
 * compares the two.
 */
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { rem, sidesShorthand } from './css-values.ts';
import { propertyOf } from './properties.ts';

/** A rule: its selectors and its declarations. */
export interface CssRule {
  readonly selectors: readonly string[];
  readonly style: Style;
}

interface LonghandGroup {
  /** All of these must be declared. */
  readonly longhands: readonly string[];
  /** The shorthand of these values; `null` if these values have none. */
  readonly combine: (values: readonly string[]) => Omit<Declaration, 'below' | 'state'> | null;
}

/**
 * Prints rules with a blank line between them, then the media queries for narrower viewports, the widest first. Rules
 * without declarations are left out.
 */
export function printRules(rules: readonly CssRule[]): string {
  const widths = new Set(rules.flatMap(({ style }) => style.flatMap(({ below }) => below ?? [])));
  const narrower = [...widths].sort((one, other) => other - one);
  return [
    ...printRulesAtWidth(rules, undefined),
    ...narrower.map((width) => {
      const inner = printRulesAtWidth(rules, width)
        .join('\n')
        .replace(/^(?=.)/gm, '  ');
      return `@media ${narrowerThan(width)} {\n${inner}}\n`;
    }),
  ].join('\n');
}

/**
 * The media condition of viewports narrower than a width in px. It is in rem, because what does not fit a width with
 * larger letters has to change at a larger width.
 */
export function narrowerThan(width: number): string {
  return `(width < ${rem(width)})`;
}

/** The rules with the declarations for one width; `undefined` means the unconditional ones. */
function printRulesAtWidth(rules: readonly CssRule[], width: number | undefined): readonly string[] {
  return rules.flatMap(({ selectors, style }) => {
    const own = style.filter(({ below }) => below === width);
    return own.length === 0 ? [] : [printRule({ selectors, style: own })];
  });
}

function printRule({ selectors, style }: CssRule): string {
  const lines = style.map(({ property, value }) => `  ${printDeclaration(property, value)};\n`);
  return `${selectors.join(',\n')} {\n${lines.join('')}}\n`;
}

function printDeclaration(property: string, value: string): string {
  const text = value.replace(/'([^'"]*)'/g, '"$1"');
  const items = splitAtCommas(text);
  const line = `${property}: ${text}`;
  // Prettier puts each item of a list on a line of its own, except in custom properties.
  const isBroken = items.length > 1 && !property.startsWith('--') && items.some(hasSpace);
  return isBroken ? `${property}:\n    ${items.join(',\n    ')}` : line;
}

/** A quoted name that contains a space counts as one word. */
function hasSpace(item: string): boolean {
  return item.replace(/"[^"]*"/g, '').includes(' ');
}

/** The first group that matches applies, so groups of more sides come first. */
const longhandGroups: readonly LonghandGroup[] = [
  {
    longhands: ['top', 'right', 'bottom', 'left'],
    combine: ([top = '0', right = '0', bottom = '0', left = '0']) => ({
      property: 'inset',
      value: sidesShorthand([top, right, bottom, left]),
    }),
  },
  equalPair('border-right', 'border-left', 'border-inline'),
  equalPair('border-top', 'border-bottom', 'border-block'),
  equalPair('right', 'left', 'inset-inline'),
  equalPair('top', 'bottom', 'inset-block'),
  {
    longhands: ['margin-top', 'margin-bottom'],
    combine: ([top = '0', bottom = '0']) => ({
      property: 'margin-block',
      value: top === bottom ? top : `${top} ${bottom}`,
    }),
  },
];

/** Combines sides that the design sets one by one into shorthands, such as `border-inline` or `inset: 0 8px`. */
export function combineLonghands(style: Style): Style {
  return longhandGroups.reduce(combineGroup, style);
}

function combineGroup(style: Style, { longhands, combine }: LonghandGroup): Style {
  const first = style.filter(({ property }) => property === longhands[0]);
  return first.reduce((joined, { below, state }) => {
    const own = longhands.map((side) =>
      joined.find((one) => one.property === side && one.below === below && one.state === state),
    );
    const found = own.filter((one) => one !== undefined);
    const [start] = found;
    const combined = found.length < longhands.length ? null : combine(found.map(({ value }) => value));
    if (start === undefined || combined === null) return joined;
    return joined.flatMap((one) => {
      if (one === start) return [{ ...one, ...combined }];
      return found.includes(one) ? [] : [one];
    });
  }, style);
}

/** Converts px to rem, as Tailwind does: a reader who sets a larger font size gets a larger page. */
export function convertPxToRem(style: Style): Style {
  return style.map((one) => ({ ...one, value: valueInRem(one.property, one.value) }));
}

/** px. Shorter lengths are border widths, or corrections for them. */
const minConvertedPx = 3;

/**
 * Converts the px lengths of a value to rem if the property scales with the font size. Lengths of text convert always,
 * so that letters and lines grow together. Elsewhere hairlines and measured (fractional) lengths stay in px.
 */
export function valueInRem(property: string, value: string): string {
  const { scalesWithFontSize, role } = propertyOf(property);
  if (!scalesWithFontSize) return value;
  return value.replace(/(?<![\w.#-])(-?)(\d+(?:\.\d+)?)px\b/g, (written, sign: string, digits: string) => {
    const pixels = Number(digits);
    const isConverted = role === 'text' || (Number.isInteger(pixels) && pixels >= minConvertedPx);
    return isConverted ? sign + rem(pixels) : written;
  });
}

/** Splits a list at the commas outside brackets and quotes. */
export function splitAtCommas(value: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let index = 0; index < value.length; index += 1) {
    const char = value.charAt(index);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ',' && depth === 0) {
      items.push(value.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...items, value.slice(start).trim()];
}

function equalPair(one: string, other: string, property: string): LonghandGroup {
  return {
    longhands: [one, other],
    combine: ([first = '', second]) => (first === second ? { property, value: first } : null),
  };
}
