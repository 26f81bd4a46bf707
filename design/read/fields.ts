/** What untrusted JSON holds: a field is there with the right type, or its fallback stands in. */
export type Fields = Readonly<Record<string, unknown>>;

const maxMagnitude = 1e7;

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  // The fields of an object are unknown until they are checked one by one, as the type `Fields` says.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The items of a list; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A finite number within the size of any canvas, or `null`. */
export function findNumber(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.min(maxMagnitude, Math.max(-maxMagnitude, value));
}

/** A finite number, or the fallback. */
export function numberOf(value: unknown, fallback: number): number {
  return findNumber(value) ?? fallback;
}

/** A number of 0 or more, or the fallback. */
export function lengthOf(value: unknown, fallback: number): number {
  return Math.max(0, numberOf(value, fallback));
}

/** A string, or the fallback. */
export function textOf(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/** A string that is not empty, or `null`. */
export function findText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A boolean, or the fallback. */
export function flagOf(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

/** Our word for one of Figma's, or the fallback where Figma's is unknown. */
export function keywordOf<Word>(
  value: unknown,
  keywords: Readonly<Record<string, Word>>,
  fallback: Word,
): Word {
  return typeof value === 'string' && Object.hasOwn(keywords, value)
    ? (keywords[value] ?? fallback)
    : fallback;
}

/** Rounds what floating point adds behind the fourth decimal. */
export function roundFloat(value: number): number {
  const rounded = Math.round(value * 1e4) / 1e4;
  return rounded === 0 ? 0 : rounded;
}
