import type { AutoLayout, BoxNode } from '#design/tree';

/** CSS's word for where something stands along or across a flex container. */
export function flexAlign(align: AutoLayout['justify'] | AutoLayout['align'] | 'stretch'): string {
  if (align === 'start') return 'flex-start';
  return align === 'end' ? 'flex-end' : align;
}

/** Whether a frame that hugs its content has a least length. */
export function hasMinimum(node: BoxNode, axis: 'horizontal' | 'vertical'): boolean {
  return (axis === 'horizontal' ? node.placement.minWidth : node.placement.minHeight) !== null;
}
