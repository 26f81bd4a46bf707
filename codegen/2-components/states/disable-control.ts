import type { Style } from '../../1-layout/layout-tree.ts';
import type { AttributeValue, CodeElement, CodeNode, CodeVariant } from '../code-component.ts';
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

/** The same element; one that nothing disables by itself, as a link, has no look for it unless the design uses it. */
export function dropDisabled(control: CodeElement): CodeElement {
  if (!control.reacts || controlKind(control) !== 'other') return control;
  const drop = (style: Style) => style.filter(({ state }) => state !== 'disabled');
  const change = (node: CodeNode): CodeNode =>
    'variants' in node
      ? {
          ...node,
          style: drop(node.style),
          variants: node.variants.map((variant) => ({ ...variant, style: drop(variant.style) })),
        }
      : node;
  const changed = mapNodes(control, change);
  return changed.kind === 'element' ? changed : control;
}

function withAttribute(element: CodeElement, name: string, value: AttributeValue): CodeElement {
  const written =
    name === 'aria-disabled' && value.kind === 'flag' ? ({ kind: 'text', text: 'true' } as const) : value;
  return { ...element, attributes: [...element.attributes, { name, value: written }] };
}

/** The style of a button, whose pointer promises nothing while it is disabled. */
export function withoutPointer(style: Style, variants: readonly CodeVariant[]): Style {
  const styles = [style, ...variants.map((variant) => variant.style)];
  return styles.some((one) => one.some(({ state }) => state === 'disabled'))
    ? [...style, { property: 'cursor', value: 'default', state: 'disabled' }]
    : style;
}
