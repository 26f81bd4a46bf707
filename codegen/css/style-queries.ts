/** Questions about styles. A declaration is unconditional if it applies at every width and in no particular state. */
import type { CodeElement, CodeInstance, CodeVector } from '../components/code-component.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { propertyOf } from './properties.ts';

/** A node with its own style. */
type Styled = Pick<CodeElement | CodeVector | CodeInstance, 'style' | 'variants'>;

/** Whether a declaration applies at every width and in every state. */
export function isUnconditional({ below, state }: Pick<Declaration, 'below' | 'state'>): boolean {
  return below === undefined && state === undefined;
}

/** The unconditional value of a property. */
export function unconditionalValueOf({ style }: Pick<Styled, 'style'>, property: string): string | undefined {
  return style.find((one) => one.property === property && isUnconditional(one))?.value;
}

/** Whether a node declares a property anywhere, including at some width, in some state or in a variant. */
export function declaresProperty({ style, variants }: Styled, property: string): boolean {
  const all: readonly Style[] = [style, ...variants.map((variant) => variant.style)];
  return all.some((one) => one.some((declaration) => declaration.property === property));
}

/** Whether an element with this `position` takes no space among its siblings. */
export function isOutOfFlowPosition(position: string | undefined): boolean {
  return position === 'absolute' || position === 'fixed';
}

/** Whether an element takes no space among its siblings. */
export function isOutOfFlow({ style }: Pick<Styled, 'style'>): boolean {
  return isOutOfFlowPosition(unconditionalValueOf({ style }, 'position'));
}

/** Whether an element is visible by itself: it has a fill, a border, an outline or a shadow. */
export function isPainted({ style }: Pick<Styled, 'style'>): boolean {
  return style.some(({ property }) => propertyOf(property).paints);
}

/** What an element is painted with by itself, as a text: equal where the paint is. */
export function paintKeyOf({ style }: Pick<Styled, 'style'>): string {
  return JSON.stringify(
    style.filter(({ property }) => /^(background|border|box-shadow|outline)/.test(property)),
  );
}

/** Whether a line goes round an element: a border, an outline, or the ring of a shadow, which keeps fractions of a px. */
export function hasOutline({ style }: Pick<Styled, 'style'>): boolean {
  return style.some(
    ({ property, value }) =>
      property === 'outline' ||
      /^border(-(top|right|bottom|left|width|style))?$/.test(property) ||
      (property === 'box-shadow' && /(^|, )(inset )?0 0 0 [\d.]+px/.test(value)),
  );
}

/** Whether all that is seen of an element itself is a line at its top or bottom. */
export function hasOnlyLine({ style }: Pick<Styled, 'style'>): boolean {
  const painting = style.filter(({ property }) => propertyOf(property).paints);
  return painting.length > 0 && painting.every(({ property }) => /^border-(top|bottom)$/.test(property));
}

/** How an element lays out its children: in a row, in a column, in a grid, or none of these. */
export type Flow = 'row' | 'column' | 'grid' | 'none';

/** The flow of an element without regard to narrower viewports and states. */
export function flowOf({ style }: Pick<Styled, 'style'>): Flow {
  return flowOfValues((property) => unconditionalValueOf({ style }, property));
}

/** The flow of an element with these values. */
export function flowOfValues(valueOf: (property: string) => string | undefined): Flow {
  const display = valueOf('display');
  if (display === 'grid') return 'grid';
  if (display !== 'flex') return 'none';
  return valueOf('flex-direction') === 'column' ? 'column' : 'row';
}

/** The custom properties that a value references, without their dashes. */
export function customPropertiesIn(value: string): readonly string[] {
  if (!value.includes('var(')) return [];
  return [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
}
