import type { CodeAttribute, CodeElement, CodeNode } from '../code-component.ts';
import { plainElement } from '../plain-element.ts';

/**
 * The control behind a drawn checkbox, radio button or switch. It lies over the drawing, unseen while it is as drawn;
 * the base sheet shows it once it is not, since nobody drew that.
 */
export function toggleInput(attributes: readonly CodeAttribute[]): CodeElement {
  return plainElement('input', [], attributes);
}

/** Whether a node is such a control: other fields stand for a layer. */
export function isToggle(node: CodeNode): boolean {
  return node.kind === 'element' && node.tag === 'input' && node.ids.length === 0;
}
