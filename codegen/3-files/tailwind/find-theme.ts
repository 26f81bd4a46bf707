import type { CodeProject } from '../../2-components/code-component.ts';
import type { FontStack } from '../values/font-stacks.ts';
import { findUsedTokens } from '../css/print-tokens.ts';
import type { SharedStyles } from '../values/share-styles.ts';
import { breakpoints } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { isStyled, nodesOf } from '../walk-code.ts';

/** The colours, families and widths of a project that get a name in Tailwind's theme. */
export function findTheme(
  project: CodeProject,
  stacks: readonly FontStack[],
  { colours, steps }: SharedStyles,
): ThemeNames {
  const tokens = findUsedTokens(project).filter(({ token }) => token.kind === 'colour');
  return {
    colours: new Set([
      ...tokens.map(({ property }) => property),
      ...colours.map(({ name }) => `--color-${name}`),
    ]),
    steps,
    fonts: new Map(stacks.map(({ value, name }) => [value, name])),
    breakpoints: findBreakpoints(project),
  };
}

/** Uses from which on a width is worth a name. */
const fewestUses = 2;

/** The widths that Tailwind has no name for, told apart by their px where there are several. */
function findBreakpoints({ components }: CodeProject): ReadonlyMap<number, string> {
  const uses = new Map<number, number>();
  for (const node of components.flatMap(nodesOf).filter(isStyled)) {
    for (const { below } of [node.style, ...node.variants.map(({ style }) => style)].flat())
      if (below !== undefined && breakpoints[below] === undefined)
        uses.set(below, (uses.get(below) ?? 0) + 1);
  }
  const widths = [...uses].flatMap(([width, count]) => (count < fewestUses ? [] : [width]));
  return new Map(
    widths
      .sort((one, other) => one - other)
      .map((width) => [width, widths.length === 1 ? 'page' : `page-${width}`]),
  );
}
