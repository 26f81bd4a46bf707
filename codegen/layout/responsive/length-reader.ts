import type { DesignToken } from '#design/tree';

/** The px of a CSS length, by its token where it is one; `null` for anything else, as a share or a keyword. */
export type LengthReader = (value: string | undefined) => number | null;

/** Opens a reader that knows the tokens of a design by their custom properties. */
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
    const [, pixels] = /^(-?[\d.]+)px$/.exec(value) ?? [];
    if (pixels !== undefined) return Number(pixels);
    const [, property, less = '0'] = /^(?:calc\()?var\((--[\w-]+)\)(?: - ([\d.]+)px\))?$/.exec(value) ?? [];
    const length = property === undefined ? undefined : lengths.get(property);
    return length === undefined ? null : length - Number(less);
  };
  return (value) => {
    if (value === undefined) return null;
    if (value === '0') return 0;
    const former = known.get(value);
    if (former !== undefined) return former;
    const length = readOnce(value);
    known.set(value, length);
    return length;
  };
}
