import type { CodeNode } from '../code-component.ts';
import { plainElement } from '../plain-element.ts';

/** The rows of a table in the sections HTML wants around them; a layer that holds the rows is such a section itself. */
export function tableSections(children: readonly CodeNode[], hasBody: boolean): readonly CodeNode[] {
  const [head, ...rows] = children;
  if (head === undefined) return [];
  // Sections have no box of their own: the base sheet takes it away.
  return [plainElement('thead', [head]), ...(hasBody ? rows : [plainElement('tbody', rows)])];
}
