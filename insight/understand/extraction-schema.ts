/**
 * The JSON schemas of what is extracted: a person's schema in the strict form that services take, values checked
 * against it, and a schema made of what a model proposes. Only the part of JSON Schema that describes plain data:
 * type, properties, items, enum, description.
 */
import { enumSchema, listSchema, objectSchema } from '#design/strict-schema';

const plainTypes = ['string', 'number', 'integer', 'boolean', 'null'] as const;
type PlainType = (typeof plainTypes)[number];

/** A schema as it is read: anything else in it is left out. */
type ReadSchema = {
  /** What tells a model that a name leaves open; empty for nothing. */
  readonly about: string;
} & (
  | {
      readonly type: 'object';
      readonly fields: readonly (readonly [string, ReadSchema])[];
      readonly isNullable: boolean;
    }
  | { readonly type: 'array'; readonly items: ReadSchema; readonly isNullable: boolean }
  | {
      readonly type: 'plain';
      readonly types: readonly PlainType[];
      readonly words: readonly string[] | null;
    }
);

/** Nesting of a schema; services take ten levels, two of which are ours. */
const maxDepth = 8;
const maxFields = 500;

/** Why a schema cannot be used, in one sentence; `null` where it can. */
export function findSchemaMistake(schema: unknown): string | null {
  try {
    let fields = 0;
    readSchema(schema, '', 0, () => (fields += 1));
    if (fields > maxFields) return `The schema has more than ${String(maxFields)} fields.`;
    return fields === 0 ? 'The schema has no properties, so there is nothing to extract.' : null;
  } catch (error) {
    return error instanceof SchemaError ? error.message : 'This is not a JSON schema.';
  }
}

/** The same schema with every member required and no other allowed. */
export function toStrictSchema(schema: object): object {
  return writeStrict(readSchema(schema, '', 0, () => undefined));
}

function writeStrict(read: ReadSchema): object {
  const description = read.about === '' ? {} : { description: read.about };
  const orNull = (type: string, isNullable: boolean) => (isNullable ? [type, 'null'] : type);
  if (read.type === 'object') {
    const fields = read.fields.map(([name, field]) => [name, writeStrict(field)] as const);
    return {
      ...objectSchema(Object.fromEntries(fields)),
      type: orNull('object', read.isNullable),
      ...description,
    };
  }
  if (read.type === 'array')
    return { ...listSchema(writeStrict(read.items)), type: orNull('array', read.isNullable), ...description };
  if (read.words !== null) return { ...enumSchema(read.words), ...description };
  return { type: read.types.length === 1 ? read.types[0] : read.types, ...description };
}

/** Values that follow the schema: others are replaced by `null`, and counted. */
export function fitValues(
  schema: object,
  values: unknown,
): { readonly values: unknown; readonly dropped: number } {
  let dropped = 0;
  const drop = () => {
    dropped += 1;
    return null;
  };
  const fit = (read: ReadSchema, value: unknown): unknown => {
    if (read.type === 'object') {
      if (value === null && read.isNullable) return null;
      if (!isRecord(value)) return drop();
      const known = new Set(read.fields.map(([name]) => name));
      dropped += Object.keys(value).filter((name) => !known.has(name)).length;
      return Object.fromEntries(read.fields.map(([name, field]) => [name, fit(field, value[name] ?? null)]));
    }
    if (read.type === 'array') {
      if (value === null && read.isNullable) return null;
      return Array.isArray(value) ? value.slice(0, maxItems).map((item) => fit(read.items, item)) : drop();
    }
    if (value === null) return null;
    if (read.words !== null) return typeof value === 'string' && read.words.includes(value) ? value : drop();
    return read.types.some((type) => isOfType(value, type)) ? value : drop();
  };
  return {
    values: fit(
      readSchema(schema, '', 0, () => undefined),
      values,
    ),
    dropped,
  };
}

/** Rows of one list. */
const maxItems = 5000;

/** The schema that a model proposes, as JSON Schema; `null` where it proposes nothing of use. */
export function schemaOfProposal(groups: unknown): object | null {
  const properties: Record<string, object> = {};
  for (const group of Array.isArray(groups) ? groups.slice(0, 40) : []) {
    if (!isRecord(group)) continue;
    const name = fieldName(group['name']);
    const fields = listOf(group['fields']).flatMap((field): readonly (readonly [string, object])[] => {
      const fieldOf = fieldName(field['name']);
      const type = field['type'] === 'text' ? 'string' : field['type'];
      if (fieldOf === '' || !plainTypes.some((one) => one === type)) return [];
      const about = typeof field['about'] === 'string' ? field['about'].trim().slice(0, 200) : '';
      return [[fieldOf, { type: [type, 'null'], ...(about === '' ? {} : { description: about }) }]];
    });
    if (name === '' || fields.length === 0) continue;
    const item = { type: 'object', properties: Object.fromEntries(fields.slice(0, 60)) };
    properties[name] = group['repeats'] === true ? { type: 'array', items: item } : item;
  }
  return Object.keys(properties).length === 0 ? null : { type: 'object', properties };
}

class SchemaError extends Error {}

function readSchema(schema: unknown, path: string, depth: number, onField: () => void): ReadSchema {
  const place = path === '' ? 'The schema' : `"${path}" of the schema`;
  if (!isRecord(schema)) throw new SchemaError(`${place} is no object.`);
  if (depth > maxDepth)
    throw new SchemaError(`${place} is nested more than ${String(maxDepth)} levels deep.`);
  for (const word of unknownKeywords)
    if (word in schema) throw new SchemaError(`${place} uses "${word}", which is not supported.`);
  const { enum: words, description } = schema;
  const about = typeof description === 'string' ? description.slice(0, 500) : '';
  if (Array.isArray(words)) {
    if (!words.every((word): word is string => typeof word === 'string'))
      throw new SchemaError(`${place} has an "enum" with something else than texts.`);
    return { type: 'plain', types: ['string'], words, about };
  }
  const types: readonly unknown[] = Array.isArray(schema['type'])
    ? schema['type']
    : [schema['type'] ?? guessType(schema)];
  const isNullable = types.includes('null');
  if (types.includes('object')) {
    const { properties } = schema;
    if (!isRecord(properties)) throw new SchemaError(`${place} is an object without "properties".`);
    const fields = Object.entries(properties).map(([name, field]) => {
      onField();
      return [name, readSchema(field, path === '' ? name : `${path}.${name}`, depth + 1, onField)] as const;
    });
    return { type: 'object', fields, isNullable, about };
  }
  if (types.includes('array'))
    return {
      type: 'array',
      items: readSchema(schema['items'], `${path}[]`, depth + 1, onField),
      isNullable,
      about,
    };
  const plain = plainTypes.filter((type) => types.includes(type));
  if (plain.length === 0) throw new SchemaError(`${place} has no "type" that is known.`);
  return { type: 'plain', types: plain, words: null, about };
}

const unknownKeywords = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'patternProperties'] as const;

function guessType(schema: Record<string, unknown>): string | undefined {
  return 'properties' in schema ? 'object' : 'items' in schema ? 'array' : undefined;
}

function isOfType(value: unknown, type: PlainType): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return type !== 'null' && typeof value === type;
}

function fieldName(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return (Array.isArray(value) ? value : []).filter(isRecord);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
