/** A value between brackets: no spaces, no double quotes; what looks like a space must be one. */
export function arbitrary(value: string): string {
  return value
    .replace(/(url\([^)]*\)|var\([^)]*\))|_/g, (whole, kept: string | undefined) => kept ?? `\\${whole}`)
    .replaceAll('"', "'")
    .replace(/\s*([,/])\s*/g, '$1')
    .replace(/\s+/g, '_');
}

/** Splits at the spaces outside brackets. */
export function splitAtSpaces(value: string): readonly string[] {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

/** A list of the one utility; `null` where there is none. */
export function only(utility: string | null): readonly string[] | null {
  return utility === null ? null : [utility];
}

/** The utilities but those that need not be said; `null` where one is missing. */
export function all(utilities: readonly (string | null)[]): readonly string[] | null {
  const found = utilities.filter((utility) => utility !== null);
  return found.length < utilities.length ? null : found.filter((utility) => utility !== '');
}
