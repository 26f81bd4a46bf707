import { hugUtility } from '../css/base-sheet.ts';
import type { FontStack } from '../values/font-stacks.ts';
import { printRules } from '../css/print-css.ts';
import { declareShadows } from '../values/share-shadows.ts';
import { declareSteps } from '../values/share-steps.ts';
import type { SharedStyles } from '../values/share-styles.ts';
import { declareTextThemes } from '../values/share-text-styles.ts';
import type { ThemeNames } from './theme-names.ts';

/** The sheet that Tailwind reads: its own, the tokens, their names as utilities, and a base like that of the other styles. */
export function printTheme(
  base: string,
  theme: ThemeNames,
  stacks: readonly FontStack[],
  { colours, steps, textStyles, shadows, page }: SharedStyles,
): string {
  const shared = new Set(colours.map(({ name }) => `--color-${name}`));
  const tokens = [...theme.colours].filter((name) => !shared.has(name));
  const declared = printRules([
    {
      selectors: ['@theme inline'],
      style: [
        ...tokens.map((name) => ({ property: `--color-${name.slice(2)}`, value: `var(${name})` })),
        ...colours.map(({ name, value }) => ({ property: `--color-${name}`, value })),
        ...declareTextThemes(textStyles),
        ...declareSteps(steps),
        ...declareShadows(shadows),
        ...stacks.map(({ name, families }) => ({ property: `--${name}`, value: families })),
        ...[...theme.breakpoints].map(([width, name]) => ({
          property: `--breakpoint-${name}`,
          value: `${width / 16}rem`,
        })),
      ],
    },
  ]);
  const families = stacks.find(({ value }) => value === page.font)?.families;
  const body = [
    ...(page.colour === null ? [] : [{ property: 'color', value: page.colour }]),
    ...(families === undefined ? [] : [{ property: 'font-family', value: families }]),
  ];
  const rules = [base, printRules([{ selectors: ['body'], style: body }])].filter((part) => part !== '');
  const layer = `@layer base {\n${rules
    .join('\n')
    .trimEnd()
    .replace(/^(?=.)/gm, '  ')}\n}\n`;
  const hugs = base.includes('--hug') ? hugUtility : '';
  return ['@import "tailwindcss";\n@import "./tokens.css";\n', declared, hugs, layer]
    .filter((part) => part !== '')
    .join('\n');
}
