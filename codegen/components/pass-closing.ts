/**
 * Lets the buttons that close a dialog work in components of their own: what a page shows until it is closed may be an
 * instance of a component that is used elsewhere too. Such a component takes the action as a prop.
 */
import {
  type AttributeValue,
  type CodeComponent,
  type CodeInstance,
  type CodeNode,
  mapCodeNodes,
  nodesIn,
  nodesOf,
  type PropValue,
} from './code-component.ts';

/** The prop with what closes the dialog around a component. */
const closingProp = 'onClose';

/** Passes the closing of a dialog to the components in it. Each component comes after those that it uses. */
export function passClosing(components: readonly CodeComponent[]): readonly CodeComponent[] {
  if (!components.some(isDialogIn)) return components;
  const closing = new Set<string>();
  return components.map((component) => {
    const passed = mapCodeNodes(component.root, (node) => passTo(node, closing));
    const closes = !isDialogIn(component) && nodesIn(passed).some(hasClosing);
    if (!closes) return passed === component.root ? component : { ...component, root: passed };
    closing.add(component.name);
    const prop = { name: closingProp, type: { kind: 'action' }, fallback: { kind: 'none' } } as const;
    return { ...component, root: mapCodeNodes(passed, withProp), props: [...component.props, prop] };
  });
}

function isDialogIn(component: CodeComponent): boolean {
  return nodesOf(component).some((node) => node.kind === 'element' && node.isDismissible === true);
}

/** An instance of a component that closes a dialog closes the one that it is in. */
function passTo(node: CodeNode, closing: ReadonlySet<string>): CodeNode {
  if (node.kind !== 'use' || !closing.has(node.component)) return node;
  const props: CodeInstance['props'] = [
    ...node.props,
    { name: closingProp, value: { kind: 'action', action: 'close' } },
  ];
  return { ...node, props };
}

function hasClosing(node: CodeNode): boolean {
  if (node.kind === 'element') return node.attributes.some(({ value }) => isClosing(value));
  return node.kind === 'use' && node.props.some(({ value }) => isClosing(value));
}

/** Whether a value closes the dialog around it. */
export function isClosing(value: AttributeValue | PropValue): boolean {
  return value.kind === 'action' && value.action === 'close';
}

function withProp(node: CodeNode): CodeNode {
  const change = <Given extends { readonly value: AttributeValue | PropValue }>(given: Given): Given =>
    isClosing(given.value) ? { ...given, value: { kind: 'prop', name: closingProp } } : given;
  if (node.kind === 'element') return { ...node, attributes: node.attributes.map(change) };
  return node.kind === 'use' ? { ...node, props: node.props.map(change) } : node;
}
