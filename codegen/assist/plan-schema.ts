import {
  elementKinds,
  entryKinds,
  headingLevels,
  narrowIntents,
  planFields,
  type PlanField,
} from '#design/code-plan';
import { listSchema, objectSchema, textSchema, wordSchema } from '#design/strict-schema';

/** What may be said, field by field. */
const values: Readonly<Record<PlanField, object>> = {
  component: textSchema,
  variant: textSchema,
  prop: textSchema,
  name: textSchema,
  kind: wordSchema(elementKinds),
  level: { type: 'integer', enum: [...headingLevels] },
  label: textSchema,
  entry: wordSchema(entryKinds),
  href: textSchema,
  alt: textSchema,
  narrow: wordSchema(narrowIntents),
};

/**
 * What an answer looks like: for each field a list of what is said of which layers, `{ "is": "button", "layers": [3, 8] }`,
 * layers by their numbers in the hints. Much is said of many layers at once and most layers need no word, so this takes
 * a fraction of what an object for each layer would, and every item that is whole can be used while the rest streams.
 */
export const planSchema = {
  name: 'code_plan',
  schema: objectSchema(Object.fromEntries(planFields.map((field) => [field, listOf(field)]))),
} as const;

function listOf(field: PlanField): object {
  return listSchema(objectSchema({ is: values[field], layers: listSchema({ type: 'integer' }) }));
}
