/** What a component or a set of variants offers to its instances. */
import { fieldsOf, findText, flagOf, listOf, textOf, type Fields } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';
import { plainValue, propertyTypes, readValue } from './property-value.ts';

/** A component's own definitions, without those that were taken away. */
export function definitionsOf(component: Fields): readonly Fields[] {
  return listOf(component.componentPropDefs)
    .map(fieldsOf)
    .filter(({ isDeleted }) => isDeleted !== true);
}

/** REST's `componentPropertyDefinitions`. */
export function writeDefinitions(component: Fields, index: FigIndex): Fields {
  const written: Record<string, unknown> = {};
  for (const definition of definitionsOf(component)) {
    const [id, name] = [idOf(definition.id), findText(definition.name)];
    const type = propertyTypes[textOf(definition.type, '')];
    // A variant repeats its set's definitions without a name.
    if (
      id === null ||
      name === null ||
      type === undefined ||
      referenceOf(definition.parentPropDefId) !== null
    )
      continue;
    const start = { value: definition.initialValue, varValue: definition.varValue };
    written[`${name}#${id}`] = {
      type,
      defaultValue: plainValue(readValue(start)) ?? (type === 'BOOLEAN' ? false : ''),
    };
  }
  if (!flagOf(component.isStateGroup, false)) return written;
  const variants = index.childrenOf(idOf(component.guid) ?? '').filter(({ type }) => type === 'SYMBOL');
  const first = variants.length === 0 ? null : variants.reduce(topLeft);
  for (const { property, values } of listOf(component.stateGroupPropertyValueOrders).map(fieldsOf)) {
    const name = findText(property);
    const options = listOf(values).filter((value) => typeof value === 'string');
    if (name === null) continue;
    const shown = first === null ? undefined : readVariantName(textOf(first.name, '')).get(name);
    written[name] = { type: 'VARIANT', defaultValue: shown ?? options[0] ?? '', variantOptions: options };
  }
  return written;
}

/** Figma takes the variant at the top left for the usual one. */
function topLeft(best: Fields, variant: Fields): Fields {
  const [a, b] = [fieldsOf(best.transform), fieldsOf(variant.transform)];
  const above = Number(b.m12) - Number(a.m12);
  return above < 0 || (above === 0 && Number(b.m02) < Number(a.m02)) ? variant : best;
}

/** What a variant says of itself, in the shape of REST's `componentProperties`. */
export function writeVariants(component: Fields, index: FigIndex): Fields {
  const set = index.findNode(idOf(fieldsOf(component.parentIndex).guid));
  if (set?.isStateGroup !== true) return {};
  return Object.fromEntries(
    [...readVariantName(textOf(component.name, ''))].map(([name, value]) => [
      name,
      { type: 'VARIANT', value },
    ]),
  );
}

/** A variant is named by its properties: `Size=Large, State=Default`. */
function readVariantName(name: string): ReadonlyMap<string, string> {
  return new Map(
    name.split(', ').flatMap((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
    }),
  );
}
