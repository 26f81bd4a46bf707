/**
 * CSS as prettier would print it, printed straight away: prettier's own CSS parser takes half a second for a
 * thousand rules. A test holds this against prettier.
 */
import type { Style } from '../../1-layout/layout-tree.ts';

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
    ...printThose(rules, undefined),
    ...narrower.map((width) => {
      const inner = printThose(rules, width)
        .join('\n')
        .replace(/^(?=.)/gm, '  ');
      return `@media (width < ${width}px) {\n${inner}}\n`;
    }),
  ].join('\n');
}

/** The rules of what holds below a width, or of what always holds. */
function printThose(rules: readonly CssRule[], width: number | undefined): readonly string[] {
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
const brokenAtCommas =
  /^(grid-template-columns|transition|mask|will-change|box-shadow|grid|(-webkit-)?mask|background(-image)?|font-feature-settings|font-family|text-shadow|filter)$/;

function printDeclaration(property: string, value: string): string {
  const text = value.replace(/'([^'"]*)'/g, '"$1"');
  const items = splitAtCommas(text);
  const line = `${property}: ${text}`;
  if (items.length > 1 && brokenAtCommas.test(property) && items.some(hasParts)) {
    return `${property}:\n    ${items.join(',\n    ')}`;
  }
  return line;
}

/** A quoted name with a space in it is one word. */
function hasParts(item: string): boolean {
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
