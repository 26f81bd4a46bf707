import type { CodeAttribute, CodeElement, CodeNode } from './code-component.ts';

/** An element that stands for no layer and has no look of its own. */
export function plainElement(
  tag: string,
  children: readonly CodeNode[],
  attributes: readonly CodeAttribute[] = [],
): CodeElement {
  return { kind: 'element', tag, attributes, styleName: null, style: [], variants: [], children, ids: [] };
}
