import type { Style } from '../layout/layout-tree.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  mapCodeNodes,
  plainElement,
} from './code-component.ts';

/** The attribute that disables a control of a kind; for a field, what is in it to type in has it. */
export const disablingAttribute = { native: 'disabled', field: 'disabled', other: 'aria-disabled' } as const;

/** The same control with the attribute that says whether it is disabled. */
export function disableControl(control: CodeElement, value: AttributeValue): CodeElement {
  const kind = controlKind(control);
  if (kind !== 'field') return withAttribute(control, disablingAttribute[kind], value);
  const change = (node: CodeNode): CodeNode =>
    isFieldElement(node) ? withAttribute(node, disablingAttribute.field, value) : node;
  return { ...control, children: control.children.map((child) => mapCodeNodes(child, change)) };
}

/** A control as it stands in code: disabled where it is drawn so, its states said as far as it can have them. */
export function finalizeControl(node: CodeNode): CodeNode {
  if (node.kind !== 'element' || !node.reacts) return node;
  if (node.isDisabled) return withDefaultCursor(disableControl(node, { kind: 'flag' }));
  return controlKind(node) === 'other' ? withoutDisabledStyles(node) : withDefaultCursor(node);
}

/** What nothing disables by itself, as a link, has no look for it. */
function withoutDisabledStyles(control: CodeElement): CodeNode {
  const drop = (style: Style) => style.filter(({ state }) => state !== 'disabled');
  return mapCodeNodes(control, (node) =>
    'variants' in node
      ? {
          ...node,
          style: drop(node.style),
          variants: node.variants.map((variant) => ({ ...variant, style: drop(variant.style) })),
        }
      : node,
  );
}

/** The pointer promises nothing over a button while it is disabled. */
function withDefaultCursor(control: CodeElement): CodeElement {
  const styles = [control.style, ...control.variants.map(({ style }) => style)];
  const hasDisabledStyle = styles.some((style) => style.some(({ state }) => state === 'disabled'));
  if (!hasDisabledStyle || control.tag !== 'button') return control;
  return {
    ...control,
    style: [...control.style, { property: 'cursor', value: 'default', state: 'disabled' }],
  };
}

function withAttribute(element: CodeElement, name: string, value: AttributeValue): CodeElement {
  const written =
    name === 'aria-disabled' && value.kind === 'flag' ? ({ kind: 'text', text: 'true' } as const) : value;
  return { ...element, attributes: [...element.attributes, { name, value: written }] };
}

/** A control that browsers know, a box around one to type in or choose from, or anything else. */
export type ControlKind = 'native' | 'field' | 'other';

/** What kind of control an element is: it decides how its states are called. */
export function controlKind(element: CodeElement): ControlKind {
  if (/^(button|input|select|textarea)$/.test(element.tag)) return 'native';
  return element.children.some(containsField) ? 'field' : 'other';
}

/** Whether a node is something to type in or choose from. */
function isFieldElement(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && /^(input|select|textarea)$/.test(node.tag);
}

function containsField(node: CodeNode): boolean {
  if (node.kind !== 'element' && node.kind !== 'when') return false;
  return isFieldElement(node) || node.children.some(containsField);
}

/**
 * The control behind a drawn checkbox, radio button or switch. It lies over the drawing, unseen while it is as drawn;
 * the base sheet shows it once it is not, since nobody drew that.
 */
export function toggleInput(attributes: readonly CodeAttribute[]): CodeElement {
  return plainElement('input', [], attributes);
}

/** Whether a node is such a control: other fields stand for a layer. */
export function isToggleInput(node: CodeNode): boolean {
  return node.kind === 'element' && node.tag === 'input' && node.ids.length === 0;
}
