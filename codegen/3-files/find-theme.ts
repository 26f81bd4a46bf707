import type { CodeProject } from '../2-components/code-component.ts';
import type { FontStack } from './font-stacks.ts';
import { findUsedTokens } from './print-tokens.ts';
import type { SharedStyles } from './share-styles.ts';
import type { ThemeNames } from './to-utilities.ts';

/** The colours and families of a project that get a name in Tailwind's theme. */
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
  };
}
