import { fieldsOf, type Fields } from '../read/fields.ts';
import { referenceOf } from './guid.ts';

/** REST's names of the kinds of properties that are not variants. */
export const propertyTypes: Readonly<Record<string, string>> = {
  BOOL: 'BOOLEAN',
  TEXT: 'TEXT',
  INSTANCE_SWAP: 'INSTANCE_SWAP',
  SLOT: 'SLOT',
};

/** The value of an assignment or a definition, in the older of its two spellings. */
export function readValue(assignment: Fields): Fields {
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
export function plainValue(value: Fields): string | boolean | null {
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  return referenceOf(value.guidValue) ?? findCharacters(value);
}

function findCharacters(value: Fields): string | null {
  const { characters } = fieldsOf(value.textValue);
  return typeof characters === 'string' ? characters : null;
}
