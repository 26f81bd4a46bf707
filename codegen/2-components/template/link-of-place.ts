/** Where the elements of a component lead, and what leads to them. */
import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { AttributeValue, CodeAttribute } from '../code-component.ts';
import { linkAttributes } from '../links/link-props.ts';
import type { UseValue } from '../props/prop-list.ts';
import type { Role } from '../roles/role.ts';
import { textAttribute } from '../text-attribute.ts';
import type { Building } from './building.ts';
import type { ComponentLibrary } from './component-library.ts';

/** Where the element of a place leads in all uses, or the prop that says so. */
export function linkOfPlace(building: Building, nodes: Aligned, { tag }: Role): readonly CodeAttribute[] {
  const present = nodes.filter((node) => node !== null);
  const attributesFor = (node: LayoutNode) => linkOfLayer(building.library, node, tag);
  const own = present.map((node) => JSON.stringify(attributesFor(node)));
  const [first] = present;
  if (first && own.every((attributes) => attributes === own[0])) return attributesFor(first);
  return tag === 'a'
    ? hrefOf(
        building,
        nodes.map((node) => node && node.link),
      )
    : [];
}

/** Where one layer leads, and the name by which others lead to it. */
export function linkOfLayer(
  { anchors }: ComponentLibrary,
  node: LayoutNode,
  tag: string,
): readonly CodeAttribute[] {
  const anchor = anchors.dialogs.has(node.id) ? undefined : anchors.names.get(node.id);
  const id = anchor === undefined ? [] : [textAttribute('id', anchor)];
  return [...id, ...linkAttributes(node, tag, anchors)];
}

/** The address of a link: one for all uses, or a prop. */
export function hrefOf(
  { library, props }: Building,
  links: readonly (LayoutNode['link'] | null)[],
): readonly CodeAttribute[] {
  const values = links.map((link): AttributeValue | null => {
    const [href] = link === null ? [] : linkAttributes({ id: '', link }, 'a', library.anchors);
    return href?.value ?? null;
  });
  const [first, ...others] = values.filter((value) => value !== null);
  if (!first) return [];
  if (others.every((value) => JSON.stringify(value) === JSON.stringify(first)))
    return [{ name: 'href', value: first }];
  const given = values.map((value): UseValue | null =>
    value?.kind === 'text' || value?.kind === 'page' ? value : null,
  );
  const name = props.add({ kind: 'text' }, 'address', given);
  return [{ name: 'href', value: { kind: 'prop', name } }];
}
