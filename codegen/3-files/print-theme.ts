import { tailwindBase } from './base-sheet.ts';
import type { FontStack } from './font-stacks.ts';
import { printRules } from './print-css.ts';
import { declareShadows } from './share-shadows.ts';
import type { SharedStyles } from './share-styles.ts';
import { declareTextThemes } from './share-text-styles.ts';
import type { ThemeNames } from './to-utilities.ts';

/** The sheet that Tailwind reads: its own, the tokens, their names as utilities, and a base like that of the other styles. */
export function printTheme(
  { colours }: ThemeNames,
  stacks: readonly FontStack[],
  { textStyles, shadows, pageFont }: SharedStyles,
): string {
  const theme = printRules([
    {
      selectors: ['@theme inline'],
      style: [
        ...[...colours].map((name) => ({ property: `--color-${name.slice(2)}`, value: `var(${name})` })),
        ...declareTextThemes(textStyles),
        ...declareShadows(shadows),
        ...stacks.map(({ name, families }) => ({ property: `--${name}`, value: families })),
      ],
    },
  ]);
  const families = stacks.find(({ value }) => value === pageFont)?.families ?? null;
  const body = families === null ? [] : [{ property: 'font-family', value: families }];
  const rules = [tailwindBase, printRules([{ selectors: ['body'], style: body }])].filter(
    (part) => part !== '',
  );
  const base = `@layer base {\n${rules
    .join('\n')
    .trimEnd()
    .replace(/^(?=.)/gm, '  ')}\n}\n`;
  return ['@import "tailwindcss";\n@import "./tokens.css";\n', theme, base]
    .filter((part) => part !== '')
    .join('\n');
}
