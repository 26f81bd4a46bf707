/** Builds an instance of another component inside the component that is being built. */
import type { AlignedNodes } from '../align-occurrences.ts';
import type { CodeComponent, CodeInstance } from '../code-component.ts';
import type { ComponentGroup } from '../grouping/component-group.ts';
import { mergeStyles } from '../../css/merge-styles.ts';
import { customLayerName, nodeIdsOf, styleNameOf } from '../../naming/layer-names.ts';
import type { PassedProp, PassedValue } from '../props/prop-list.ts';
import type { TemplateContext } from './template-context.ts';
import { disabledProps, labelProps, linkAttributesOfLayer, typeProps } from './varying-attributes.ts';

/** Builds an instance and passes its props. */
export function buildInstance(
  context: TemplateContext,
  group: ComponentGroup,
  nodes: AlignedNodes,
): CodeInstance {
  const built = context.library.get(group);
  const indices = nodes.map((node) => (node ? (built.indexOf.get(node) ?? null) : null));
  const { base, remainders } = mergeStyles(
    indices.map((index) => (index === null ? null : (built.occurrenceStyles[index] ?? []))),
  );
  const prefix = customLayerName(nodes.find((node) => node !== null) ?? null) ?? built.component.name;
  return {
    kind: 'use',
    component: built.component.name,
    props: [
      ...built.props.flatMap((passed) => passProp(context, passed, indices, prefix)),
      ...typeProps(context, built.component, nodes, prefix),
      ...disabledProps(context, built.component, nodes, prefix),
      ...labelProps(context, built.component, nodes, prefix),
      ...linkProps(context, built.component, nodes, prefix),
    ],
    styleName: styleNameOf(nodes, null),
    style: base,
    variants: context.variations.addStyles(nodes, remainders),
    ids: nodeIdsOf(nodes),
  };
}

/**
 * Passes one prop of the inner component: a constant where it is equal in all occurrences of the outer component,
 * else a prop of the outer component.
 */
function passProp(
  context: TemplateContext,
  { prop, values, isOfPlace }: PassedProp,
  indices: readonly (number | null)[],
  prefix: string,
): CodeInstance['props'] {
  const ownValues = indices.map((index) => (index === null ? null : (values[index] ?? null)));
  if (prop.type.kind === 'slot') {
    const nodes = ownValues.map((value) => (value?.kind === 'slot' ? value.node : null));
    const parents = indices.map((index) => (index === null ? null : (context.occurrences[0] ?? null)));
    const node = context.build(nodes, parents);
    return node === null ? [] : [{ name: prop.name, value: { kind: 'slot', node } }];
  }
  const [first] = ownValues.filter((value) => value !== null);
  if (!first || first.kind === 'slot') return [];
  if (isOfPlace === true && context.occurrences.length > 1)
    return [
      { name: prop.name, value: { kind: 'prop', name: context.props.addOfPlace(prop.name, ownValues) } },
    ];
  if (!isUniform(ownValues)) {
    const fallback = prop.fallback?.kind === 'none' ? prop.fallback : null;
    const name = context.props.add(prop.type, `${prefix} ${prop.name}`, ownValues, fallback);
    return [{ name: prop.name, value: { kind: 'prop', name } }];
  }
  return JSON.stringify(first) === JSON.stringify(prop.fallback) ? [] : [{ name: prop.name, value: first }];
}

/** Returns the link target and the anchor id of an instance. */
function linkProps(
  context: TemplateContext,
  { root }: CodeComponent,
  nodes: AlignedNodes,
  prefix: string,
): CodeInstance['props'] {
  const tag = root.kind === 'element' ? root.tag : '';
  const own = nodes.map((node) => (node === null ? [] : linkAttributesOfLayer(context.library, node, tag)));
  const names = new Set(own.flatMap((attributes) => attributes.map(({ name }) => name)));
  return [...names].flatMap((name): CodeInstance['props'] => {
    const values = own.map((attributes) => attributes.find((one) => one.name === name)?.value ?? null);
    const given = values.map((value): PassedValue | null =>
      value?.kind === 'text' || value?.kind === 'page' || value?.kind === 'action' ? value : null,
    );
    const [first] = given.filter((value) => value !== null);
    if (!first || first.kind === 'slot') return [];
    const same = given.every((value) => JSON.stringify(value) === JSON.stringify(first));
    if (same) return [{ name, value: first }];
    if (first.kind === 'action') return [];
    // The instances of the outer component pass different addresses.
    const wanted = `${prefix} ${name === 'href' ? 'href' : 'target'}`;
    return [{ name, value: { kind: 'prop', name: context.props.add({ kind: 'text' }, wanted, given) } }];
  });
}

/** Whether all occurrences that pass a value pass the same one. */
function isUniform(values: readonly (PassedValue | null)[]): boolean {
  return new Set(values.flatMap((value) => (value === null ? [] : [JSON.stringify(value)]))).size === 1;
}
