import type { Aligned } from '../align-uses.ts';
import type { CodeComponent, CodeUse } from '../code-component.ts';
import type { Building } from './building.ts';
import { addTextProp } from './use-attributes.ts';

/** What a use is called that shows no words, of a component whose other uses show some: its root takes it along. */
export function labelProps(
  building: Building,
  { root }: CodeComponent,
  nodes: Aligned,
  prefix: string,
): CodeUse['props'] {
  if (root.kind !== 'element' || (root.tag !== 'button' && root.tag !== 'a')) return [];
  if (root.attributes.some(({ name }) => name === 'aria-label')) return [];
  const labels = nodes.map((node) => node && building.library.roles.labelOf(node));
  const [first, ...others] = new Set(labels.filter((_, index) => nodes[index] !== null));
  if (first === undefined || (first === null && others.length === 0)) return [];
  if (first !== null && others.length === 0)
    return [{ name: 'aria-label', value: { kind: 'text', text: first } }];
  const name = addTextProp(building, `${prefix} label`, labels);
  return [{ name: 'aria-label', value: { kind: 'prop', name } }];
}
