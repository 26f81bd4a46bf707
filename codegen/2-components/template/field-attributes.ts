import type { Aligned } from '../align-uses.ts';
import type { CodeAttribute } from '../code-component.ts';
import type { FieldKind } from '../fields/field-kind.ts';
import type { UseValue } from '../props/prop-list.ts';
import type { Building } from './building.ts';
import { attributeOfUses } from './use-attributes.ts';

/** What a field takes and what may be filled in, which uses of one component may differ in. */
export function askingAttributes(building: Building, nodes: Aligned, tag: string): readonly CodeAttribute[] {
  const kinds = nodes.map((node) => node && building.library.roles.fieldOf(node));
  const known = kinds.filter((kind) => kind !== null);
  const types = kinds.map((kind) => kind?.type ?? 'text');
  const type = tag === 'input' ? [attributeOfUses(building, 'type', 'input type', types)] : [];
  if (known.some(({ isOn }) => isOn !== undefined)) return [...type, ...choosing(building, kinds)];
  if (known.every(({ autocomplete }) => autocomplete === null)) return type;
  const fills = kinds.map((kind) => kind && (kind.autocomplete ?? 'on'));
  return [...type, attributeOfUses(building, 'autocomplete', 'auto complete', fills)];
}

/** Whether a toggle starts as on, and the choice that it is one of. */
function choosing(building: Building, kinds: readonly (FieldKind | null)[]): readonly CodeAttribute[] {
  const groups = kinds.map((kind) => kind && (kind.group ?? null));
  const choice = groups.some((group) => group !== null)
    ? [attributeOfUses(building, 'name', 'choice', groups)]
    : [];
  const states = kinds.flatMap((kind) => (kind ? [kind.isOn === true] : []));
  if (states.every((isOn) => !isOn)) return choice;
  if (states.every(Boolean)) return [...choice, { name: 'checked', value: { kind: 'flag' } }];
  const values = kinds.map((kind): UseValue | null => kind && { kind: 'boolean', on: kind.isOn === true });
  const prop = building.props.add({ kind: 'boolean' }, 'is on', values);
  return [...choice, { name: 'checked', value: { kind: 'prop', name: prop } }];
}
