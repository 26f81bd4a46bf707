import type { InstanceUse, PropertyReferences, PropertyValue } from '../tree.ts';
import { type Fields, fieldsOf, findText } from './fields.ts';

/** Figma marks properties other than variants with the id of their definition: `Label#12:3` is shown as `Label`. */
export function plainPropertyName(name: string): string {
  return name.replace(/#[^#]*$/, '');
}

/** Which main component an instance is of, and what it sets. */
export function readInstance(node: Fields): InstanceUse | null {
  const componentId = findText(node.componentId);
  if (componentId === null) return null;
  const properties = Object.entries(fieldsOf(node.componentProperties)).flatMap(([name, value]) => {
    const property = readProperty(fieldsOf(value));
    return property === null ? [] : [[plainPropertyName(name), property] as const];
  });
  return { componentId, properties: Object.fromEntries(properties) };
}

const kinds = { TEXT: 'text', VARIANT: 'variant', INSTANCE_SWAP: 'swap', SLOT: 'slot' } as const;

function readProperty({ type, value }: Fields): PropertyValue | null {
  if (type === 'BOOLEAN' || typeof value === 'boolean')
    return { kind: 'boolean', value: value === true || value === 'true' };
  if (typeof type !== 'string' || !Object.hasOwn(kinds, type) || typeof value !== 'string') return null;
  // `hasOwn` above is what makes the type one of ours.
  return { kind: kinds[type as keyof typeof kinds], value };
}

/** The properties of the enclosing component that drive a node. */
export function readReferences(node: Fields): PropertyReferences {
  const references = fieldsOf(node.componentPropertyReferences);
  const [visible, characters, mainComponent] = [
    references.visible,
    references.characters,
    references.mainComponent,
  ].map(findText);
  return {
    ...(visible == null ? {} : { visible: plainPropertyName(visible) }),
    ...(characters == null ? {} : { characters: plainPropertyName(characters) }),
    ...(mainComponent == null ? {} : { mainComponent: plainPropertyName(mainComponent) }),
  };
}
