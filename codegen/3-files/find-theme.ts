import type { CodeProject } from '../2-components/code-component.ts';
import { NameScope, toKebabCase } from '../2-components/make-names.ts';
import { findUsedTokens } from './print-tokens.ts';
import type { ThemeNames } from './to-utilities.ts';
import { isStyled, nodesOf } from './walk-code.ts';

/** Names that `font-` has for weights and Tailwind's own families. */
const takenByFont = 'thin extralight light normal medium semibold bold extrabold black sans serif mono'.split(
  ' ',
);

/** The colours and families of a project that get a name in Tailwind's theme. */
export function findTheme(project: CodeProject): ThemeNames {
  const colours = findUsedTokens(project).filter(({ token }) => token.kind === 'colour');
  const fonts = new Map<string, string>();
  const scope = new NameScope(takenByFont, '-');
  for (const family of familiesOf(project)) {
    const [first = ''] = family.split(',');
    fonts.set(family, `font-${scope.take(toKebabCase(first.replace(/^var\(--/, '')) ?? 'body')}`);
  }
  return { colours: new Set(colours.map(({ property }) => property)), fonts };
}

function familiesOf(project: CodeProject): ReadonlySet<string> {
  const families = new Set<string>();
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      if (!isStyled(node)) continue;
      for (const style of [node.style, ...node.variants.map((variant) => variant.style)]) {
        for (const { property, value } of style) if (property === 'font-family') families.add(value);
      }
    }
  }
  return families;
}
