/** Attributes that say the same in all uses, or else what a prop brings. */
import type { Aligned } from '../align-uses.ts';
import type { CodeAttribute } from '../code-component.ts';
import type { UseValue } from '../props/prop-list.ts';
import type { Role } from '../roles/role.ts';
import { textAttribute } from '../text-attribute.ts';
import type { Building } from './building.ts';

/** The attributes of a role. What each use is called where no text says so may be another thing in each. */
export function roleAttributes(
  building: Building,
  nodes: Aligned,
  { attributes }: Role,
): readonly CodeAttribute[] {
  return attributes.map((attribute) => {
    if (attribute.name !== 'aria-label' || attribute.value.kind !== 'text') return attribute;
    const { text } = attribute.value;
    const labels = nodes.map((node) => node && (building.library.roles.labelOf(node) ?? text));
    return attributeOfUses(building, 'aria-label', 'label', labels);
  });
}

/** An attribute that is the same in all uses, or else a prop that is to be called `wanted`. */
export function attributeOfUses(
  building: Building,
  name: string,
  wanted: string,
  texts: readonly (string | null)[],
): CodeAttribute {
  const [first = '', ...others] = texts.filter((text) => text !== null);
  if (others.every((text) => text === first)) return textAttribute(name, first);
  return { name, value: { kind: 'prop', name: addTextProp(building, wanted, texts) } };
}

/** Adds a prop for a text and says its name. */
export function addTextProp({ props }: Building, wanted: string, texts: readonly (string | null)[]): string {
  const values = texts.map((text): UseValue | null => (text === null ? null : { kind: 'text', text }));
  return props.add({ kind: 'text' }, wanted, values);
}
