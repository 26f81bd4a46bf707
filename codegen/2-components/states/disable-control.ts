import type { Style } from '../../1-layout/layout-tree.ts';
import type { AttributeValue, CodeElement, CodeNode } from '../code-component.ts';
import { mapNodes } from '../map-nodes.ts';
import { controlKind, isField } from './control-kind.ts';

/** The attribute that disables a control of a kind; for a field, what is in it to type in has it. */
export const disablingAttribute = { native: 'disabled', field: 'disabled', other: 'aria-disabled' } as const;

/** The same control with the attribute that says whether it is disabled. */
export function disableControl(control: CodeElement, value: AttributeValue): CodeElement {
  const kind = controlKind(control);
  if (kind !== 'field') return withAttribute(control, disablingAttribute[kind], value);
  const change = (node: CodeNode): CodeNode =>
    isField(node) ? withAttribute(node, disablingAttribute.field, value) : node;
  return { ...control, children: control.children.map((child) => mapNodes(child, change)) };
}

/** A control as it stands in code: disabled where it is drawn so, its states said as far as it can have them. */
export function settleControl(node: CodeNode): CodeNode {
  if (node.kind !== 'element' || !node.reacts) return node;
  if (node.isOff) return withoutPointer(disableControl(node, { kind: 'flag' }));
  return controlKind(node) === 'other' ? dropDisabled(node) : withoutPointer(node);
}

/** What nothing disables by itself, as a link, has no look for it. */
function dropDisabled(control: CodeElement): CodeNode {
  const drop = (style: Style) => style.filter(({ state }) => state !== 'disabled');
  return mapNodes(control, (node) =>
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
function withoutPointer(control: CodeElement): CodeElement {
  const styles = [control.style, ...control.variants.map(({ style }) => style)];
  const knows = styles.some((style) => style.some(({ state }) => state === 'disabled'));
  if (!knows || control.tag !== 'button') return control;
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
