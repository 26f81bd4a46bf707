/** Corrupts a valid layer: fields are removed or get values of another type. */
import { pickExtreme, pickWrong } from './hostile-values.ts';
import type { Json } from './make-paint.ts';
import type { Random } from './random.ts';

/** What every layer has, or the document is none and is refused as a whole. */
const kept: ReadonlySet<string> = new Set(['id', 'type', 'name', 'children']);

/** The layer and all inside it, each field wronged with this probability. */
export function corruptLayer(layer: Json, probability: number, random: Random): Json {
  return Object.fromEntries(
    Object.entries(layer).flatMap(([field, value]) => {
      if (field === 'children')
        return [[field, (value as Json[]).map((child) => corruptLayer(child, probability, random))]];
      if (kept.has(field)) return [[field, value]];
      if (!random.chance(probability)) return [[field, corruptInside(value, probability, random)]];
      return random.chance(0.3)
        ? []
        : [[field, typeof value === 'number' ? pickExtreme(random) : pickWrong(random)]];
    }),
  );
}

function corruptInside(value: unknown, probability: number, random: Random): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const corruptOne = (inner: unknown) =>
    random.chance(probability) ? pickWrong(random) : corruptInside(inner, probability, random);
  if (Array.isArray(value)) return value.map(corruptOne);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, corruptOne(inner)]));
}
