/**
 * JSON Schema in the strict form that services hold a model's answer to: every member there and no other.
 * https://platform.openai.com/docs/guides/structured-outputs
 */

/** Any text. */
export const textSchema = { type: 'string' } as const;

/** An object with exactly these members. */
export function objectSchema<Fields extends object>(properties: Fields) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  } as const;
}

/** Any number of such items. */
export function listSchema<Items extends object>(items: Items) {
  return { type: 'array', items } as const;
}

/** One of these words. */
export function enumSchema<Word extends string>(values: readonly Word[]) {
  return { type: 'string', enum: values } as const;
}
