import type { CodeOptions } from '#design/code-options';
import type { DesignToken } from '#design/tree';
import type { Style } from '../../1-layout/layout-tree.ts';
import { tokenProperties, tokenText } from '../../1-layout/token-name.ts';
import type { CodeProject } from '../../2-components/code-component.ts';
import { toKebabCase } from '../../2-components/make-names.ts';
import { declareFonts, fallbackRules, nameFonts, type FontStack } from '../values/font-stacks.ts';
import { printRules, type CssRule } from './print-css.ts';
import { declareColours, sayColour } from '../values/share-colours.ts';
import { declareShadows } from '../values/share-shadows.ts';
import type { SharedStyles } from '../values/share-styles.ts';
import { declareTextStyles } from '../values/share-text-styles.ts';
import { useRem } from '../values/use-rem.ts';
import { isStyled, nodesOf } from '../walk-code.ts';

/** A token with the custom property that stands for it. */
export interface NamedToken {
  readonly token: DesignToken;
  readonly property: string;
}

/** The tokens that some style of the project uses, in the design's order. */
export function findUsedTokens(project: CodeProject): readonly NamedToken[] {
  const used = new Set<string>();
  const note = (value: string) => {
    if (!value.includes('var(')) return;
    for (const [, property = ''] of value.matchAll(/var\((--[\w-]+)/g)) used.add(property);
  };
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      if (node.kind === 'vector') note(node.svg);
      if (!isStyled(node)) continue;
      for (const style of [node.style, ...node.variants.map((variant) => variant.style)]) {
        for (const { value } of style) note(value);
      }
    }
  }
  const properties = tokenProperties(project.tokens);
  return project.tokens.flatMap((token) => {
    const property = properties.get(token.name);
    return property !== undefined && used.has(property) ? [{ token, property }] : [];
  });
}

/** The sheet of a project's tokens and fonts. Tailwind's theme names the fonts itself. */
export function printTokenSheet(
  project: CodeProject,
  stacks: readonly FontStack[],
  { colours, textStyles, shadows, page }: SharedStyles,
  { styles }: CodeOptions,
): string {
  const named = declareTextStyles(textStyles, (style) => useRem(nameFonts(style, stacks)));
  const own =
    styles === 'tailwind'
      ? []
      : [...declareColours(colours), ...declareFonts(stacks), ...named, ...declareShadows(shadows)];
  const body =
    styles === 'tailwind'
      ? []
      : [
          ...(page.colour === null ? [] : [{ property: 'color', value: sayColour(page.colour, colours) }]),
          ...(page.font === null ? [] : nameFonts([{ property: 'font-family', value: page.font }], stacks)),
        ];
  return printTokens(findUsedTokens(project), own, fallbackRules(project, stacks), body);
}

/** The defaults on `:root`, each further mode behind `data-theme`. */
function printTokens(
  tokens: readonly NamedToken[],
  own: Style,
  faces: readonly CssRule[],
  body: Style,
): string {
  const modes = new Set(tokens.flatMap(({ token }) => token.values.slice(1).map(({ mode }) => mode)));
  const defaults = tokens.flatMap(({ token, property }) => {
    const [first] = token.values;
    return first ? [{ property, value: tokenText(first.value, token.unit) }] : [];
  });
  const rules: CssRule[] = [
    ...faces,
    { selectors: [':root'], style: [...defaults, ...own] },
    ...[...modes].map((mode) => ({
      selectors: [`[data-theme="${toKebabCase(mode) ?? 'other'}"]`],
      style: tokens.flatMap(({ token, property }) => {
        const [base, ...others] = token.values;
        const own = others.find((one) => one.mode === mode);
        if (!base || !own) return [];
        const value = tokenText(own.value, token.unit);
        return value === tokenText(base.value, token.unit) ? [] : [{ property, value }];
      }),
    })),
    { selectors: ['body'], style: body },
  ];
  return printRules(rules) || '/* Nothing here uses a token of the design. */\n';
}
