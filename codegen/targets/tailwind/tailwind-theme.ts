/**
 * The theme of a Tailwind project: which colours, fonts, widths and steps get names, the style sheet that defines
 * them, and compiling it where nothing else does.
 */
import { compile } from 'tailwindcss';
import { invariant } from '#design/invariant';
import { type CodeProject, isStyled, nodesOf } from '../../components/code-component.ts';
import { rem } from '../../css/css-values.ts';
import {
  type ProjectWithSharedStyles,
  shadowProperties,
  type SharedStyles,
} from '../../css/extract-shared-styles.ts';
import { textStyleThemeVariables } from '../../css/extract-shared-text-styles.ts';
import type { FontStack } from '../../css/font-stacks.ts';
import { printRules } from '../../css/print-css.ts';
import type { Libraries } from '../../libraries.ts';
import { hugUtility } from '../stylesheets/base-stylesheet.ts';
import { findUsedTokens } from '../stylesheets/token-stylesheet.ts';
import { tailwindBreakpoints } from './tailwind-table.ts';
import { customStepVariables, findCustomSteps, type ThemeNames } from './theme-names.ts';

/** The colours, families and widths of a project with names in Tailwind's theme. */
export function findThemeNames(
  project: CodeProject,
  stacks: readonly FontStack[],
  withSharedStyles: ProjectWithSharedStyles,
): ThemeNames {
  const { colours, textStyles } = withSharedStyles.shared;
  const textNames = new Set(textStyles.map(({ name }) => name));
  const tokens = findUsedTokens(project).filter(({ token }) => token.kind === 'colour');
  return {
    colours: new Set([
      ...tokens.map(({ property }) => property),
      ...colours.map(({ name }) => `--color-${name}`),
    ]),
    steps: findCustomSteps(withSharedStyles.project, textNames),
    fonts: new Map(stacks.map(({ value, name }) => [value, name])),
    breakpoints: findBreakpoints(project),
  };
}

/** The number of occurrences from which a width gets a name. */
const minBreakpointOccurrences = 2;

/** The widths without a name in Tailwind. If there are several, their px distinguish them. */
function findBreakpoints({ components }: CodeProject): ReadonlyMap<number, string> {
  const occurrences = new Map<number, number>();
  for (const node of components.flatMap(nodesOf).filter(isStyled)) {
    for (const { below } of [node.style, ...node.variants.map(({ style }) => style)].flat())
      if (below !== undefined && tailwindBreakpoints[below] === undefined)
        occurrences.set(below, (occurrences.get(below) ?? 0) + 1);
  }
  const widths = [...occurrences].flatMap(([width, count]) =>
    count < minBreakpointOccurrences ? [] : [width],
  );
  return new Map(
    widths
      .sort((one, other) => one - other)
      .map((width) => [width, widths.length === 1 ? 'page' : `page-${width}`]),
  );
}

/**
 * Prints the style sheet that Tailwind compiles: its own, the tokens, their names in the theme, and the base styles.
 */
export function printTailwindStylesheet(
  base: string,
  theme: ThemeNames,
  stacks: readonly FontStack[],
  { colours, textStyles, shadows, page }: SharedStyles,
): string {
  const shared = new Set(colours.map(({ name }) => `--color-${name}`));
  const tokens = [...theme.colours].filter((name) => !shared.has(name));
  const declared = printRules([
    {
      selectors: ['@theme inline'],
      style: [
        ...tokens.map((name) => ({ property: `--color-${name.slice(2)}`, value: `var(${name})` })),
        ...colours.map(({ name, value }) => ({ property: `--color-${name}`, value })),
        ...textStyleThemeVariables(textStyles),
        ...customStepVariables(theme.steps),
        ...shadowProperties(shadows),
        ...stacks.map(({ name, families }) => ({ property: `--${name}`, value: families })),
        ...[...theme.breakpoints].map(([width, name]) => ({
          property: `--breakpoint-${name}`,
          value: rem(width),
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

/**
 * Compiles Tailwind for these classes. `sheets` are the style sheets that the input imports, by path (`tokens.css`),
 * in addition to Tailwind's own.
 */
export async function compileTailwind(
  input: string,
  classes: readonly string[],
  stylesheets: Readonly<Record<string, string>>,
  { tailwind }: Libraries,
): Promise<string> {
  const own: Readonly<Record<string, string>> = { tailwindcss: 'index.css' };
  const compiler = await compile(input, {
    loadStylesheet: async (id, base) => {
      const name = own[id] ?? id.replace(/^(?:\.\/|tailwindcss\/)/, '');
      const content = tailwind[name] ?? stylesheets[name];
      invariant(content !== undefined, `no stylesheet ${id}`);
      return { path: name, base, content };
    },
  });
  return compiler.build([...classes]);
}
