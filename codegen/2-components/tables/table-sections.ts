import type { CodeElement, CodeNode } from '../code-component.ts';

/** The rows of a table in the sections HTML wants around them; a layer that holds the rows is such a section itself. */
export function tableSections(children: readonly CodeNode[], hasBody: boolean): readonly CodeNode[] {
  const [head, ...rows] = children;
  if (head === undefined) return [];
  return [section('thead', [head]), ...(hasBody ? rows : [section('tbody', rows)])];
}

/** It has no box of its own: the base sheet takes it away. */
function section(tag: 'thead' | 'tbody', children: readonly CodeNode[]): CodeElement {
  return {
    kind: 'element',
    tag,
    attributes: [],
    styleName: null,
    style: [],
    variants: [],
    children,
    ids: [],
  };
}
