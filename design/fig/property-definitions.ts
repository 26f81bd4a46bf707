/** What a component or a set of variants offers to its instances. */
import { type Fields, fieldsOf, findText, flagOf, listOf, textOf } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';

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
      defaultValue: toRestValue(readAssignedValue(start)) ?? (type === 'BOOLEAN' ? false : ''),
    };
  }
  if (!flagOf(component.isStateGroup, false)) return written;
  const variants = index.childrenOf(idOf(component.guid) ?? '').filter(({ type }) => type === 'SYMBOL');
  const first = variants.length === 0 ? null : variants.reduce(topLeftVariant);
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
function topLeftVariant(best: Fields, variant: Fields): Fields {
  const [a, b] = [fieldsOf(best.transform), fieldsOf(variant.transform)];
  const above = Number(b.m12) - Number(a.m12);
  return above < 0 || (above === 0 && Number(b.m02) < Number(a.m02)) ? variant : best;
}

/** The properties of a variant, in the shape of REST's `componentProperties`. */
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

/** REST's names of the kinds of properties that are not variants. */
export const propertyTypes: Readonly<Record<string, string>> = {
  BOOL: 'BOOLEAN',
  TEXT: 'TEXT',
  INSTANCE_SWAP: 'INSTANCE_SWAP',
  SLOT: 'SLOT',
};

/** The value of an assignment or a definition, in the older of its two spellings. */
export function readAssignedValue(assignment: Fields): Fields {
  const value = fieldsOf(assignment.value);
  if (Object.keys(value).length > 0) return value;
  const newer = fieldsOf(fieldsOf(assignment.varValue).value);
  const { boolValue, textValue, textDataValue, symbolIdValue, slotContentIdValue } = newer;
  const guid = fieldsOf(symbolIdValue ?? slotContentIdValue).guid;
  if (boolValue !== undefined) return { boolValue };
  if (guid !== undefined) return { guidValue: guid };
  return { textValue: textDataValue ?? (textValue === undefined ? undefined : { characters: textValue }) };
}

/** A property's value as REST has it; `null` where it has none. */
export function toRestValue(value: Fields): string | boolean | null {
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  return referenceOf(value.guidValue) ?? findCharacters(value);
}

function findCharacters(value: Fields): string | null {
  const { characters } = fieldsOf(value.textValue);
  return typeof characters === 'string' ? characters : null;
}
