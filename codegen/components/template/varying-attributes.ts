/**
 * Attributes that are constant where all occurrences agree, and props where they differ: labels, links and
 * disabled states.
 */
import type { LayoutNode } from '../../layout/layout-tree.ts';
import { closesDialog } from '../../semantics/interactions/close-dialogs.ts';
import { linkOf } from '../../semantics/interactions/inferred-links.ts';
import { linkAttributes } from '../../semantics/interactions/link-targets.ts';
import type { Role } from '../../semantics/role.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeComponent,
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type PropValue,
  textAttribute,
} from '../code-component.ts';
import { controlKind, disableControl, disablingAttribute, finalizeControl } from '../form-controls.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { ComponentSource, TemplateContext } from './template-context.ts';

/** Returns the attributes of a role; its label may differ between occurrences. */
export function roleAttributes(
  context: TemplateContext,
  nodes: AlignedNodes,
  { attributes }: Role,
  isRoot = false,
): readonly CodeAttribute[] {
  return attributes.map((attribute) => {
    if (attribute.name === 'type') return buttonType(context, nodes, isRoot);
    if (attribute.name !== 'aria-label' || attribute.value.kind !== 'text') return attribute;
    const { text } = attribute.value;
    const labels = nodes.map((node) => node && (context.library.roles.labelOf(node) ?? text));
    return varyingAttribute(context, 'aria-label', 'label', labels);
  });
}

/**
 * The button that sends a form may be an occurrence of a component that only acts elsewhere. The root of a component takes
 * another type as an attribute.
 */
function buttonType(context: TemplateContext, nodes: AlignedNodes, isRoot: boolean): CodeAttribute {
  const types = nodes.map(typeOfButton);
  const present = new Set(types.filter((type) => type !== null));
  const [only = 'button', more] = present;
  if (more === undefined) return textAttribute('type', only);
  if (isRoot) return textAttribute('type', 'button');
  const values = types.map((type): PassedValue | null => type && { kind: 'member', member: type });
  const prop = context.props.add({ kind: 'union', members: ['button', 'submit'] }, 'type', values);
  return { name: 'type', value: { kind: 'prop', name: prop } };
}

function typeOfButton(node: LayoutNode | null): 'button' | 'submit' | null {
  return node && (node.kind === 'box' && node.submits === true ? 'submit' : 'button');
}

/** Returns the type of instances of a button whose root has another one. */
export function typeProps(
  { props }: TemplateContext,
  { root }: CodeComponent,
  nodes: AlignedNodes,
  prefix: string,
): CodeInstance['props'] {
  const own =
    root.kind === 'element' ? root.attributes.find(({ name }) => name === 'type')?.value : undefined;
  if (root.kind !== 'element' || root.tag !== 'button' || own?.kind !== 'text') return [];
  const types = nodes.map(typeOfButton);
  const [only, more] = new Set(types.filter((type) => type !== null));
  if (only === undefined || (more === undefined && only === own.text)) return [];
  if (more === undefined) return [{ name: 'type', value: { kind: 'member', member: only } }];
  const values = types.map((type): PassedValue | null => type && { kind: 'member', member: type });
  const name = props.add({ kind: 'union', members: ['button', 'submit'] }, `${prefix} type`, values);
  return [{ name: 'type', value: { kind: 'prop', name } }];
}

/** Returns an attribute that is equal in all occurrences, or a prop with the preferred name `wanted`. */
export function varyingAttribute(
  context: TemplateContext,
  name: string,
  wanted: string,
  texts: readonly (string | null)[],
  fallback: PropValue | null = null,
): CodeAttribute {
  const [first = '', ...others] = texts.filter((text) => text !== null);
  const isOptional = fallback?.kind === 'none' && texts.includes(null);
  if (!isOptional && others.every((text) => text === first)) return textAttribute(name, first);
  return { name, value: { kind: 'prop', name: addTextProp(context, wanted, texts, fallback) } };
}

/** Adds a text prop and returns its name. */
export function addTextProp(
  { props }: TemplateContext,
  wanted: string,
  texts: readonly (string | null)[],
  fallback: PropValue | null = null,
): string {
  const values = texts.map((text): PassedValue | null => (text === null ? null : { kind: 'text', text }));
  return props.add({ kind: 'text' }, wanted, values, fallback);
}

/** Returns the link attributes of an element where all occurrences agree, or the prop with the address. */
export function varyingLinkAttributes(
  context: TemplateContext,
  nodes: AlignedNodes,
  { tag }: Role,
): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  const attributesFor = (node: LayoutNode) => linkAttributesOfLayer(context.library, node, tag);
  const own = present.map((node) => JSON.stringify(attributesFor(node)));
  const [first] = present;
  if (first && own.every((attributes) => attributes === own[0])) return attributesFor(first);
  return tag === 'a'
    ? hrefAttributes(
        context,
        nodes.map((node) => node && linkOf(node)),
      )
    : [];
}

/** Returns the link of one layer, and the id by which others link to it. */
export function linkAttributesOfLayer(
  library: ComponentSource,
  node: LayoutNode,
  tag: string,
): readonly CodeAttribute[] {
  const { linkTargets } = library;
  const anchor = linkTargets.dialogs.has(node.id) ? undefined : linkTargets.anchorNames.get(node.id);
  const id = anchor === undefined ? [] : [textAttribute('id', anchor)];
  if (tag === 'button' && closesDialog(node, library))
    return [...id, { name: 'onclick', value: { kind: 'action', action: 'close' } }];
  return [
    ...id,
    ...linkAttributes({ id: node.id, link: tag === 'a' ? linkOf(node) : node.link }, tag, linkTargets),
  ];
}

/** Returns the address of a link: one for all occurrences, or a prop. */
export function hrefAttributes(
  { library, props }: TemplateContext,
  links: readonly (LayoutNode['link'] | null)[],
): readonly CodeAttribute[] {
  const values = links.map((link): AttributeValue | null => {
    const [href] = link === null ? [] : linkAttributes({ id: '', link }, 'a', library.linkTargets);
    return href?.value ?? null;
  });
  const [first, ...others] = values.filter((value) => value !== null);
  if (!first) return [];
  if (others.every((value) => JSON.stringify(value) === JSON.stringify(first)))
    return [{ name: 'href', value: first }];
  const given = values.map((value): PassedValue | null =>
    value?.kind === 'text' || value?.kind === 'page' ? value : null,
  );
  const name = props.add({ kind: 'text' }, 'href', given);
  return [{ name: 'href', value: { kind: 'prop', name } }];
}

/**
 * Returns the label of occurrences without a text, for a component that shows a text elsewhere. The root of the
 * component takes it as an attribute.
 */
export function labelProps(
  context: TemplateContext,
  { root }: CodeComponent,
  nodes: AlignedNodes,
  prefix: string,
): CodeInstance['props'] {
  if (root.kind !== 'element' || (root.tag !== 'button' && root.tag !== 'a')) return [];
  if (root.attributes.some(({ name }) => name === 'aria-label')) return [];
  const labels = nodes.map((node) => node && context.library.roles.labelOf(node));
  const [first, ...others] = new Set(labels.filter((_, index) => nodes[index] !== null));
  if (first === undefined || (first === null && others.length === 0)) return [];
  if (first !== null && others.length === 0)
    return [{ name: 'aria-label', value: { kind: 'text', text: first } }];
  const name = addTextProp(context, `${prefix} label`, labels);
  return [{ name: 'aria-label', value: { kind: 'prop', name } }];
}

/** Whether a layer is drawn as disabled. */

export function isDrawnDisabled(node: LayoutNode | null): boolean {
  return node?.kind === 'box' && node.isDisabled === true;
}

/**
 * Finalizes the root of a component. A native control takes `disabled` as an attribute; a box around a field
 * needs a prop to pass it on.
 */
export function finalizeRoot({ occurrences, props }: TemplateContext, root: CodeElement): CodeNode {
  const kind = controlKind(root);
  if (kind === 'native' || !occurrences.some(isDrawnDisabled)) return finalizeControl(root);
  if (kind === 'other') return root;
  const values = occurrences.map((occurrence): PassedValue => ({
    kind: 'boolean',
    on: isDrawnDisabled(occurrence),
  }));
  return disableControl(root, {
    kind: 'prop',
    name: props.addNative('disabled', { kind: 'boolean' }, values),
  });
}

/**
 * Returns the disabled state of instances. A component that passes attributes to its root needs no prop for it.
 */
export function disabledProps(
  { props }: TemplateContext,
  { root }: CodeComponent,
  nodes: AlignedNodes,
  prefix: string,
): CodeInstance['props'] {
  const kind = root.kind === 'element' ? controlKind(root) : 'other';
  if (kind === 'field' || !nodes.some(isDrawnDisabled)) return [];
  const name = disablingAttribute[kind];
  if (nodes.every((node) => node === null || isDrawnDisabled(node)))
    return [{ name, value: { kind: 'boolean', on: true } }];
  const values = nodes.map(
    (node): PassedValue | null => node && { kind: 'boolean', on: isDrawnDisabled(node) },
  );
  const own = props.add({ kind: 'boolean' }, `${prefix} is disabled`, values);
  return [{ name, value: { kind: 'prop', name: own } }];
}
