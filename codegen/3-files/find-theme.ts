import type { CodeProject } from '../2-components/code-component.ts';
import type { FontStack } from './font-stacks.ts';
import { findUsedTokens } from './print-tokens.ts';
import type { ThemeNames } from './to-utilities.ts';

/** The colours and families of a project that get a name in Tailwind's theme. */
export function findTheme(project: CodeProject, stacks: readonly FontStack[]): ThemeNames {
  const colours = findUsedTokens(project).filter(({ token }) => token.kind === 'colour');
  return {
    colours: new Set(colours.map(({ property }) => property)),
    fonts: new Map(stacks.map(({ value, name }) => [value, name])),
  };
}
