/** Wrongs a well-made layer: fields go missing, or say something of another type. */
import { pickExtreme, pickWrong } from './hostile-values.ts';
import type { Json } from './make-paint.ts';
import type { Random } from './random.ts';

/** What every layer has, or the document is none and is refused as a whole. */
const kept: ReadonlySet<string> = new Set(['id', 'type', 'name', 'children']);

/** The layer and all inside it, each field wronged with this probability. */
export function spoil(layer: Json, probability: number, random: Random): Json {
  return Object.fromEntries(
    Object.entries(layer).flatMap(([field, value]) => {
      if (field === 'children')
        return [[field, (value as Json[]).map((child) => spoil(child, probability, random))]];
      if (kept.has(field)) return [[field, value]];
      if (!random.chance(probability)) return [[field, spoilInside(value, probability, random)]];
      return random.chance(0.3)
        ? []
        : [[field, typeof value === 'number' ? pickExtreme(random) : pickWrong(random)]];
    }),
  );
}

function spoilInside(value: unknown, probability: number, random: Random): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const spoilOne = (inner: unknown) =>
    random.chance(probability) ? pickWrong(random) : spoilInside(inner, probability, random);
  if (Array.isArray(value)) return value.map(spoilOne);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoilOne(inner)]));
}
