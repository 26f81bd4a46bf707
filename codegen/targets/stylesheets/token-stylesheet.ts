/**
 * Prints `tokens.css`: the design tokens that the pages use, with a rule for each mode, and without Tailwind also the
 * shared colours, fonts, text styles and shadows.
 */
import type { CodeOptions } from '#design/code-options';
import type { DesignToken } from '#design/tree';
import type { Style } from '../../layout/layout-tree.ts';
import { tokenCssValue, tokenProperties } from '../../css/token-properties.ts';
import { type CodeProject, isStyled, nodesOf } from '../../components/code-component.ts';
import { toKebabCase } from '../../naming/identifiers.ts';
import {
  fallbackFontFaceRules,
  type FontStack,
  fontStackProperties,
  referenceFontStacks,
} from '../../css/font-stacks.ts';
import { convertPxToRem, type CssRule, printRules } from '../../css/print-css.ts';
import { colourProperties, colourReference } from '../../css/extract-shared-colours.ts';
import { shadowProperties, type SharedStyles } from '../../css/extract-shared-styles.ts';
import { textStyleProperties } from '../../css/extract-shared-text-styles.ts';

/** A token with its custom property. */
export interface NamedToken {
  readonly token: DesignToken;
  readonly property: string;
}

/** The tokens that some style of the project uses, in the order of the design. */
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

/** Prints the style sheet of a project's tokens and fonts. With Tailwind, the fonts are in its theme. */
export function printTokenStylesheet(
  project: CodeProject,
  stacks: readonly FontStack[],
  { colours, textStyles, shadows, page }: SharedStyles,
  { styles }: CodeOptions,
): string {
  const textProperties = textStyleProperties(textStyles, (style) =>
    convertPxToRem(referenceFontStacks(style, stacks)),
  );
  const own =
    styles === 'tailwind'
      ? []
      : [
          ...colourProperties(colours),
          ...fontStackProperties(stacks),
          ...textProperties,
          ...shadowProperties(shadows),
        ];
  const body =
    styles === 'tailwind'
      ? []
      : [
          ...(page.colour === null
            ? []
            : [{ property: 'color', value: colourReference(page.colour, colours) }]),
          ...(page.font === null
            ? []
            : referenceFontStacks([{ property: 'font-family', value: page.font }], stacks)),
        ];
  return printTokens(findUsedTokens(project), own, fallbackFontFaceRules(project, stacks), body);
}

/** Prints the defaults on `:root`, and each further mode with `data-theme`. */
function printTokens(
  tokens: readonly NamedToken[],
  own: Style,
  faces: readonly CssRule[],
  body: Style,
): string {
  const modes = new Set(tokens.flatMap(({ token }) => token.values.slice(1).map(({ mode }) => mode)));
  const defaults = tokens.flatMap(({ token, property }) => {
    const [first] = token.values;
    return first ? [{ property, value: tokenCssValue(first.value, token.unit) }] : [];
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
        const value = tokenCssValue(own.value, token.unit);
        return value === tokenCssValue(base.value, token.unit) ? [] : [{ property, value }];
      }),
    })),
    { selectors: ['body'], style: body },
  ];
  return printRules(rules) || '/* Nothing here uses a token of the design. */\n';
}
