import type { DesignToken } from '#design/tree';
import { readPx } from '../../css/css-values.ts';

/** Reads the px of a CSS length, also of a token's; `null` for anything else, such as a percentage or a keyword. */
export type LengthReader = (value: string | undefined) => number | null;

/** Creates a reader that knows the tokens of a design by their custom properties. */
export function createLengthReader(
  tokens: ReadonlyMap<string, DesignToken>,
  properties: ReadonlyMap<string, string>,
): LengthReader {
  const lengths = new Map(
    [...properties].flatMap(([name, property]) => {
      const value = tokens.get(name)?.values[0]?.value;
      return typeof value === 'number' ? [[property, value] as const] : [];
    }),
  );
  const known = new Map<string, number | null>();
  const readOnce = (value: string): number | null => {
    const pixels = readPx(value);
    if (pixels !== null) return pixels;
    const [, property, subtracted = '0'] =
      /^(?:calc\()?var\((--[\w-]+)\)(?: - ([\d.]+)px\))?$/.exec(value) ?? [];
    const length = property === undefined ? undefined : lengths.get(property);
    return length === undefined ? null : length - Number(subtracted);
  };
  return (value) => {
    if (value === undefined) return null;
    const former = known.get(value);
    if (former !== undefined) return former;
    const length = readOnce(value);
    known.set(value, length);
    return length;
  };
}
