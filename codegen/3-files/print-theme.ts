import { tailwindBase } from './base-sheet.ts';
import { printRules } from './print-css.ts';
import type { NamedToken } from './print-tokens.ts';

/** The sheet that Tailwind reads: its own, the tokens, their names as utilities, and a base like that of the other styles. */
export function printThemedTokens(tokens: readonly NamedToken[]): string {
  const colours = tokens.filter(({ token }) => token.kind === 'colour').map(({ property }) => property);
  const theme = printRules([
    {
      selectors: ['@theme inline'],
      style: colours.map((name) => ({ property: `--color-${name.slice(2)}`, value: `var(${name})` })),
    },
  ]);
  const base = `@layer base {\n${tailwindBase.trimEnd().replace(/^(?=.)/gm, '  ')}\n}\n`;
  return ['@import "tailwindcss";\n@import "./tokens.css";\n', theme, base]
    .filter((part) => part !== '')
    .join('\n');
}
