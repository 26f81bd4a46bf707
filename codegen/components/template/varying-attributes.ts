/** Attributes that say the same in all uses, or else what a prop brings. */
import type { LayoutNode } from '../../layout/layout-tree.ts';
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
  textAttribute,
} from '../code-component.ts';
import { controlKind, disableControl, disablingAttribute, finalizeControl } from '../form-controls.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { ComponentLibrary } from './component-library.ts';
import type { TemplateContext } from './template-context.ts';

/** The attributes of a role. What each use is called where no text says so may be another thing in each. */
export function roleAttributes(
  context: TemplateContext,
  nodes: AlignedNodes,
  { attributes }: Role,
): readonly CodeAttribute[] {
  return attributes.map((attribute) => {
    if (attribute.name !== 'aria-label' || attribute.value.kind !== 'text') return attribute;
    const { text } = attribute.value;
    const labels = nodes.map((node) => node && (context.library.roles.labelOf(node) ?? text));
    return varyingAttribute(context, 'aria-label', 'label', labels);
  });
}

/** An attribute that is the same in all uses, or else a prop that is to be called `wanted`. */
export function varyingAttribute(
  context: TemplateContext,
  name: string,
  wanted: string,
  texts: readonly (string | null)[],
): CodeAttribute {
  const [first = '', ...others] = texts.filter((text) => text !== null);
  if (others.every((text) => text === first)) return textAttribute(name, first);
  return { name, value: { kind: 'prop', name: addTextProp(context, wanted, texts) } };
}

/** Adds a prop for a text and says its name. */
export function addTextProp(
  { props }: TemplateContext,
  wanted: string,
  texts: readonly (string | null)[],
): string {
  const values = texts.map((text): PassedValue | null => (text === null ? null : { kind: 'text', text }));
  return props.add({ kind: 'text' }, wanted, values);
}

/** Where the elements of a component lead, and what leads to them. */

/** Where the element of a place leads in all uses, or the prop that says so. */
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
        nodes.map((node) => node && node.link),
      )
    : [];
}

/** Where one layer leads, and the name by which others lead to it. */
export function linkAttributesOfLayer(
  { linkTargets }: ComponentLibrary,
  node: LayoutNode,
  tag: string,
): readonly CodeAttribute[] {
  const anchor = linkTargets.dialogs.has(node.id) ? undefined : linkTargets.anchorNames.get(node.id);
  const id = anchor === undefined ? [] : [textAttribute('id', anchor)];
  return [...id, ...linkAttributes(node, tag, linkTargets)];
}

/** The address of a link: one for all uses, or a prop. */
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
  const name = props.add({ kind: 'text' }, 'address', given);
  return [{ name: 'href', value: { kind: 'prop', name } }];
}

/** What a use is called that shows no words, of a component whose other uses show some: its root takes it along. */
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

/** Which uses of a control are drawn as disabled, and how the component and each place of it say so. */

export function isDrawnDisabled(node: LayoutNode | null): boolean {
  return node?.kind === 'box' && node.isDisabled === true;
}

/** What can be disabled by itself takes the attribute like any other; a box around a field has to hand it on. */
export function finalizeRoot({ occurrences, props }: TemplateContext, root: CodeElement): CodeNode {
  const kind = controlKind(root);
  if (kind === 'native' || !occurrences.some(isDrawnDisabled)) return finalizeControl(root);
  if (kind === 'other') return root;
  const values = occurrences.map((occurrence): PassedValue => ({
    kind: 'boolean',
    on: isDrawnDisabled(occurrence),
  }));
  return disableControl(root, { kind: 'prop', name: props.addDisabled(values) });
}

/** What a component takes along to its root is no prop of its own. */
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
