import type { Measured } from './measure-widths.ts';

/** Whether a thing takes a place in the flow of its parent: it shows, and does not stand free. */
export function isInFlow({ node, isFree }: Pick<Measured, 'node' | 'isFree'>): boolean {
  return node.visible && !isFree;
}
