import type { CodeElement, CodeNode } from '../code-component.ts';

/** A control that browsers know, a box around one to type in or choose from, or anything else. */
export type ControlKind = 'native' | 'field' | 'other';

/** What kind of control an element is: it decides how its states are called. */
export function controlKind(element: CodeElement): ControlKind {
  if (/^(button|input|select|textarea)$/.test(element.tag)) return 'native';
  return element.children.some(holdsField) ? 'field' : 'other';
}

/** Whether a node is something to type in or choose from. */
export function isField(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && /^(input|select|textarea)$/.test(node.tag);
}

function holdsField(node: CodeNode): boolean {
  if (node.kind !== 'element' && node.kind !== 'when') return false;
  return isField(node) || node.children.some(holdsField);
}
