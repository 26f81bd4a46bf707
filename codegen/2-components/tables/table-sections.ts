import type { CodeElement, CodeNode } from '../code-component.ts';
import { plainElement } from '../plain-element.ts';

/** The same children, rows that no layer holds together in a table: it has no box, so they stay in the flow around it. */
export function tablesAmong(
  children: readonly CodeNode[],
  isRow: (index: number) => boolean,
): readonly CodeNode[] {
  const start = children.findIndex((_, index) => isRow(index));
  if (start < 0) return children;
  const rest = children.slice(start).findIndex((_, index) => !isRow(start + index));
  const end = rest < 0 ? children.length : start + rest;
  const table: CodeElement = {
    ...plainElement('table', tableSections(children.slice(start, end), false)),
    styleName: 'table',
    style: [{ property: 'display', value: 'contents' }],
  };
  return [...children.slice(0, start), table, ...children.slice(end)];
}

/** The rows of a table in the sections HTML wants around them; a layer that holds the rows is such a section itself. */
export function tableSections(children: readonly CodeNode[], hasBody: boolean): readonly CodeNode[] {
  const [head, ...rows] = children;
  if (head === undefined) return [];
  // Sections have no box of their own: the base sheet takes it away.
  return [plainElement('thead', [head]), ...(hasBody ? rows : [plainElement('tbody', rows)])];
}
