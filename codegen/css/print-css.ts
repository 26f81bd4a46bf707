/**
 * CSS as prettier would print it, printed straight away: prettier's own CSS parser takes half a second for a
 * thousand rules. A test holds this against prettier.
 */
import type { Declaration, Style } from '../layout/layout-tree.ts';

export interface CssRule {
  readonly selectors: readonly string[];
  readonly style: Style;
}

/**
 * Rules with a blank line between them, then what holds in narrower viewports only, the widest first; rules with
 * nothing in them are left out.
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
      return `@media (width < ${width}px) {\n${inner}}\n`;
    }),
  ].join('\n');
}

/** The rules of what holds below a width, or of what always holds. */
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

/** Prettier breaks lists of several layers, one to a line, for these only. */
const oneItemPerLine =
  /^(grid-template-columns|transition|mask|will-change|box-shadow|grid|(-webkit-)?mask|background(-image)?|font-feature-settings|font-family|text-shadow|filter)$/;

function printDeclaration(property: string, value: string): string {
  const text = value.replace(/'([^'"]*)'/g, '"$1"');
  const items = splitAtCommas(text);
  const line = `${property}: ${text}`;
  if (items.length > 1 && oneItemPerLine.test(property) && items.some(hasSpace)) {
    return `${property}:\n    ${items.join(',\n    ')}`;
  }
  return line;
}

/** A quoted name with a space in it is one word. */
function hasSpace(item: string): boolean {
  return item.replace(/"[^"]*"/g, '').includes(' ');
}

/** Splits a list at the commas that stand outside brackets and quotes. */
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

/** Sides that are said one by one in the design, said together as a person would: `border-inline`, `inset: 0 8px`. */

interface LonghandGroup {
  /** All of these have to be there. */
  readonly longhands: readonly string[];
  /** What says them together; `null` where these values are better said apart. */
  readonly combine: (values: readonly string[]) => Omit<Declaration, 'below' | 'state'> | null;
}

/** The first that fits is taken, so those of most sides come first. */
const longhandGroups: readonly LonghandGroup[] = [
  {
    longhands: ['top', 'right', 'bottom', 'left'],
    combine: ([top = '0', right = '0', bottom = '0', left = '0']) => ({
      property: 'inset',
      value: shortestSides(top, right, bottom, left),
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

/** The same style in fewer declarations. */
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

function equalPair(one: string, other: string, property: string): LonghandGroup {
  return {
    longhands: [one, other],
    combine: ([first = '', second]) => (first === second ? { property, value: first } : null),
  };
}

function shortestSides(top: string, right: string, bottom: string, left: string): string {
  if (left !== right) return [top, right, bottom, left].join(' ');
  if (bottom !== top) return [top, right, bottom].join(' ');
  return right === top ? top : `${top} ${right}`;
}

/** What follows the size that a reader chose for letters: sizes, distances and letters; lines and shadows do not. */
const scalesWithFontSize =
  /^((min-|max-)?(width|height)|top|right|bottom|left|inset(-.+)?|(row-|column-)?gap|(padding|margin)(-.+)?|flex(-basis)?|grid-(template|auto)-(columns|rows)|font-size|line-height)$/;

/** px; less is the width of a line, or there to make up for one. */
const minConvertedPx = 3;
/** px of a rem in every browser, until its reader wants another. */
const pxPerRem = 16;

/** The same style in rem, as Tailwind has it: who wants larger letters gets a larger page. */
export function convertPxToRem(style: Style): Style {
  return style.map((one) =>
    scalesWithFontSize.test(one.property) ? { ...one, value: valueInRem(one.value) } : one,
  );
}

/** A value with its whole lengths in rem; a hairline stays in px, and so does what was measured rather than chosen. */
function valueInRem(value: string): string {
  return value.replace(/(?<![\w.#-])(-?)(\d+)px\b/g, (written, sign: string, digits: string) => {
    const pixels = Number(digits);
    if (pixels < minConvertedPx) return written;
    return `${sign}${String(pixels / pxPerRem)}rem`;
  });
}
