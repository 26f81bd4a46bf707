import type { Fields } from '../../read/fields.ts';

/** One object of all these, later ones last, without what is `null` or not there at all. */
export function joinFields(...parts: readonly Fields[]): Fields {
  const joined: Record<string, unknown> = {};
  for (const part of parts) {
    for (const field of Object.keys(part)) {
      const value = part[field];
      if (value !== null && value !== undefined) joined[field] = value;
    }
  }
  return joined;
}
