import type { Aligned } from '../align-uses.ts';
import type { CodeComponent, CodeUse } from '../code-component.ts';
import type { UseGroup } from '../groups/use-group.ts';
import { mergeStyles } from '../merge-styles.ts';
import { idsOf, nameOf, styleNameOf } from '../name-layers.ts';
import type { FilledProp, UseValue } from '../props/prop-list.ts';
import type { Building } from './building.ts';
import { disablingProps } from './disabled-uses.ts';
import { labelProps } from './label-of-use.ts';
import { linkOfLayer } from './link-of-place.ts';

/** A component used inside the one that is built. */
export function buildUse(building: Building, group: UseGroup, nodes: Aligned): CodeUse {
  const built = building.library.get(group);
  const indices = nodes.map((node) => (node ? (built.indexOf.get(node) ?? null) : null));
  const { base, rests } = mergeStyles(
    indices.map((index) => (index === null ? null : (built.useStyles[index] ?? []))),
  );
  const prefix = nameOf(nodes.find((node) => node !== null) ?? null) ?? built.component.name;
  return {
    kind: 'use',
    component: built.component.name,
    props: [
      ...built.props.flatMap((filled) => handOn(building, filled, indices, prefix)),
      ...disablingProps(building, built.component, nodes, prefix),
      ...labelProps(building, built.component, nodes, prefix),
      ...leadingProps(building, built.component, nodes, prefix),
    ],
    styleName: styleNameOf(nodes, null),
    style: base,
    variants: building.switches.variants(rests),
    ids: idsOf(nodes),
  };
}

/** A prop of a component used here: the same in all our uses, or else a prop of ours. */
function handOn(
  building: Building,
  { prop, values }: FilledProp,
  indices: readonly (number | null)[],
  prefix: string,
): CodeUse['props'] {
  const here = indices.map((index) => (index === null ? null : (values[index] ?? null)));
  if (prop.type.kind === 'slot') {
    const nodes = here.map((value) => (value?.kind === 'slot' ? value.node : null));
    const parents = indices.map((index) => (index === null ? null : (building.uses[0] ?? null)));
    const node = building.build(nodes, parents);
    return node === null ? [] : [{ name: prop.name, value: { kind: 'slot', node } }];
  }
  const [first] = here.filter((value) => value !== null);
  if (!first || first.kind === 'slot') return [];
  if (!isOne(here)) {
    const name = building.props.add(prop.type, `${prefix} ${prop.name}`, here);
    return [{ name: prop.name, value: { kind: 'prop', name } }];
  }
  return JSON.stringify(first) === JSON.stringify(prop.fallback) ? [] : [{ name: prop.name, value: first }];
}

/** Where a use leads, and what leads to it. */
function leadingProps(
  building: Building,
  { root }: CodeComponent,
  nodes: Aligned,
  prefix: string,
): CodeUse['props'] {
  const tag = root.kind === 'element' ? root.tag : '';
  const own = nodes.map((node) => (node === null ? [] : linkOfLayer(building.library, node, tag)));
  const names = new Set(own.flatMap((attributes) => attributes.map(({ name }) => name)));
  return [...names].flatMap((name): CodeUse['props'] => {
    const values = own.map((attributes) => attributes.find((one) => one.name === name)?.value ?? null);
    const given = values.map((value): UseValue | null =>
      value?.kind === 'text' || value?.kind === 'page' || value?.kind === 'action' ? value : null,
    );
    const [first] = given.filter((value) => value !== null);
    if (!first || first.kind === 'slot') return [];
    const same = given.every((value) => JSON.stringify(value) === JSON.stringify(first));
    if (same) return [{ name, value: first }];
    if (first.kind === 'action') return [];
    // Each use of this component brings its own address along.
    const wanted = `${prefix} ${name === 'href' ? 'address' : 'target'}`;
    return [{ name, value: { kind: 'prop', name: building.props.add({ kind: 'text' }, wanted, given) } }];
  });
}

/** Whether all uses that hand something over hand over the same. */
function isOne(values: readonly (UseValue | null)[]): boolean {
  return new Set(values.flatMap((value) => (value === null ? [] : [JSON.stringify(value)]))).size === 1;
}
