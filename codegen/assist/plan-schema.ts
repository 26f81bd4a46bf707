import {
  elementKinds,
  entryKinds,
  headingLevels,
  narrowIntents,
  planFields,
  type PlanField,
} from '#design/code-plan';

const text = { type: 'string' };

/** What may be said, field by field. */
const values: Readonly<Record<PlanField, object>> = {
  component: text,
  variant: text,
  prop: text,
  name: text,
  kind: { type: 'string', enum: [...elementKinds] },
  level: { type: 'integer', enum: [...headingLevels] },
  label: text,
  entry: { type: 'string', enum: [...entryKinds] },
  href: text,
  alt: text,
  narrow: { type: 'string', enum: [...narrowIntents] },
};

/**
 * What an answer looks like: for each field a list of what is said of which layers, `{ "is": "button", "layers": [3, 8] }`,
 * layers by their numbers in the hints. Much is said of many layers at once and most layers need no word, so this takes
 * a fraction of what an object for each layer would, and every item that is whole can be used while the rest streams.
 * Strict structured output wants every member there and no other:
 * https://platform.openai.com/docs/guides/structured-outputs
 */
export const planSchema = {
  name: 'code_plan',
  schema: {
    type: 'object',
    properties: Object.fromEntries(planFields.map((field) => [field, listOf(field)])),
    required: [...planFields],
    additionalProperties: false,
  },
} as const;

function listOf(field: PlanField): object {
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: { is: values[field], layers: { type: 'array', items: { type: 'integer' } } },
      required: ['is', 'layers'],
      additionalProperties: false,
    },
  };
}
