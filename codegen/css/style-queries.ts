/** What a style says at every width and in no state, beside which all else it says is a change. */
import type { CodeElement, CodeInstance, CodeVector } from '../components/code-component.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';

/** A node with a style of its own. */
type Styled = Pick<CodeElement | CodeVector | CodeInstance, 'style' | 'variants'>;

/** Whether a declaration holds at every width and in no state. */
export function isUnconditional({ below, state }: Pick<Declaration, 'below' | 'state'>): boolean {
  return below === undefined && state === undefined;
}

/** What always holds of a property. */
export function unconditionalValueOf({ style }: Pick<Styled, 'style'>, property: string): string | undefined {
  return style.find((one) => one.property === property && isUnconditional(one))?.value;
}

/** Whether a property is said at all, be it at some width, in some state or variant. */
export function declaresProperty({ style, variants }: Styled, property: string): boolean {
  const all: readonly Style[] = [style, ...variants.map((variant) => variant.style)];
  return all.some((one) => one.some((declaration) => declaration.property === property));
}

/** Whether what has this `position` takes no room among its siblings. */
export function isOutOfFlow(position: string | undefined): boolean {
  return position === 'absolute' || position === 'fixed';
}

/** The custom properties that a value names, without their dashes. */
export function customPropertiesIn(value: string): readonly string[] {
  if (!value.includes('var(')) return [];
  return [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
}

/** What a property is where nothing is said of it: for states that have less than a control at rest. */
export function resetValue(property: string): string {
  return resetValues.find(([pattern]) => pattern.test(property))?.[1] ?? 'unset';
}

const resetValues: readonly (readonly [RegExp, string])[] = [
  [/^background-color$/, 'transparent'],
  [/^(background(-image)?|box-shadow|text-shadow|border(-top|-right|-bottom|-left)?|outline)$/, 'none'],
  [/^((backdrop-)?filter|transform|rotate|scale|translate|text-decoration(-line)?|mask|clip-path)$/, 'none'],
  [/^(padding|margin|border-radius|border-width|inset)(-|$)/, '0'],
  [/^opacity$/, '1'],
  [/^overflow$/, 'visible'],
  [/^mix-blend-mode$/, 'normal'],
];
