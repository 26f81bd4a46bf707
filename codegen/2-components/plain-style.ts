/** What a style says at every width and in no state, beside which all else it says is a change. */
import type { Declaration, Style } from '../1-layout/layout-tree.ts';
import type { CodeElement, CodeUse, CodeVector } from './code-component.ts';

/** A node with a style of its own. */
type Styled = Pick<CodeElement | CodeVector | CodeUse, 'style' | 'variants'>;

/** Whether a declaration holds at every width and in no state. */
export function isPlain({ below, state }: Pick<Declaration, 'below' | 'state'>): boolean {
  return below === undefined && state === undefined;
}

/** What always holds of a property. */
export function plainValueOf({ style }: Pick<Styled, 'style'>, property: string): string | undefined {
  return style.find((one) => one.property === property && isPlain(one))?.value;
}

/** Whether a property is said at all, be it at some width, in some state or variant. */
export function saysProperty({ style, variants }: Styled, property: string): boolean {
  const all: readonly Style[] = [style, ...variants.map((variant) => variant.style)];
  return all.some((one) => one.some((declaration) => declaration.property === property));
}

/** Whether what has this `position` takes no room among its siblings. */
export function isOutOfFlow(position: string | undefined): boolean {
  return position === 'absolute' || position === 'fixed';
}
