/**
 * Finds candidates for union props: which members a component may have, and which occurrence has which member.
 */
import { readVariantName } from '#design/variant-states';
import { findOnValue, meansSelected } from '#design/variant-switches';
import { customPropertiesIn } from '../../css/style-queries.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import { NameScope, toKebabCase } from '../../naming/identifiers.ts';

/** A possible union prop. */
export interface UnionCandidate {
  readonly wanted: string;
  /** The member of each occurrence. */
  readonly members: readonly string[];
  /** The members are `true` and `false`, and the prop is a boolean. @default false */
  readonly isFlag?: boolean;
  /** The name of the prop where the component has it already. @default none */
  readonly knownName?: string;
}

/** Returns the variant properties in which the occurrences differ, those with the fewest members first. */
export function findVariantCandidates(occurrences: readonly LayoutNode[]): readonly UnionCandidate[] {
  const properties = occurrences.map(variantValuesOf);
  const names = new Set(properties.flatMap((one) => [...one.keys()]));
  const candidates = [...names].flatMap((name): readonly UnionCandidate[] => {
    const values = properties.map((one) => one.get(name) ?? null);
    const given = values.filter((value) => value !== null);
    if (given.length < values.length || new Set(given).size < 2) return [];
    const on = findOnValue(given);
    if (on === null) return [{ wanted: name, members: nameMembers(given, name) }];
    return [{ wanted: nameSwitch(name), members: given.map((value) => String(value === on)), isFlag: true }];
  });
  const counts = new Map(candidates.map((candidate) => [candidate, new Set(candidate.members).size]));
  return candidates.sort((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
}

/** `Selected` is the prop `isSelected`, as for what is drawn as selected without saying so. */
export function nameSwitch(property: string): string {
  return meansSelected(property) || /(ed|able)$/i.test(property.trim())
    ? `is ${property.replace(/^is[ -]?/i, '')}`
    : property;
}

/** Returns the variant values by property; a main component has them in its name. */
export function variantValuesOf(occurrence: LayoutNode): ReadonlyMap<string, string> {
  if (occurrence.kind !== 'box') return new Map();
  if (!occurrence.instance) return readVariantName(occurrence.name);
  return new Map(
    Object.entries(occurrence.instance.properties).flatMap(([name, property]) =>
      property.kind === 'variant' ? [[name, property.value] as const] : [],
    ),
  );
}

/**
 * Returns the smallest set of candidates that explains all differences; `null` where none of at most three does.
 * @param needed Only sets with this candidate are returned.
 * @default any
 */
export function findExplainingCandidates(
  keys: readonly (string | null)[],
  candidates: readonly UnionCandidate[],
  needed: UnionCandidate | null = null,
): readonly UnionCandidate[] | null {
  for (let size = 1; size <= maxCombined; size += 1) {
    for (const some of subsets(candidates, size)) {
      if ((needed === null || some.includes(needed)) && explainsDifferences(keys, some)) return some;
    }
  }
  return null;
}

/** With more props than this, nobody can see what the style depends on. */
const maxCombined = 3;

function subsets(
  candidates: readonly UnionCandidate[],
  size: number,
): readonly (readonly UnionCandidate[])[] {
  if (size === 0) return [[]];
  return candidates.flatMap((candidate, index) =>
    subsets(candidates.slice(index + 1), size - 1).map((others) => [candidate, ...others]),
  );
}

/** Whether occurrences with equal members of these candidates have equal values. */
function explainsDifferences(
  keys: readonly (string | null)[],
  candidates: readonly UnionCandidate[],
): boolean {
  const known = new Map<string, string>();
  return keys.every((key, index) => {
    if (key === null) return true;
    const memberKey = candidates.map(({ members }) => members[index]).join(' ');
    const knownKey = known.get(memberKey);
    known.set(memberKey, key);
    return knownKey === undefined || knownKey === key;
  });
}

/**
 * Finds a union of token families, where each occurrence takes all its tokens from one family: `light-foreground`
 * and `light-background`, or `dark-foreground` and `dark-background`.
 * @param values The values of each occurrence, for each difference.
 */
export function findThemeCandidate(values: readonly (readonly (string | null)[])[]): UnionCandidate | null {
  const families = new Set(values.flatMap(tokenFamiliesIn));
  if (families.size < 2) return null;
  const count = values[0]?.length ?? 0;
  const chosen: (string | null)[] = [];
  for (let index = 0; index < count; index += 1) {
    const tokens = values.flatMap((one) => customPropertiesIn(one[index] ?? ''));
    const own = tokens.flatMap((token) => [...families].filter((family) => token.startsWith(`${family}-`)));
    chosen.push(own.length === 0 ? null : mostFrequent(own));
  }
  const given = chosen.filter((family) => family !== null);
  if (new Set(given).size < 2) return null;
  const commonest = mostFrequent(given);
  const wanted = given.some((family) => /\b(light|dark|day|night|dusk|dawn)\b/.test(family))
    ? 'theme'
    : 'tone';
  return {
    wanted,
    members: nameMembers(
      chosen.map((family) => family ?? commonest),
      wanted,
    ),
  };
}

/** Returns the prefixes of tokens that have the same suffix. */
function tokenFamiliesIn(values: readonly (string | null)[]): readonly string[] {
  const tokens = [...new Set(values.flatMap((value) => customPropertiesIn(value ?? '')))];
  // More values than this are not a choice between families.
  if (tokens.length > 12) return [];
  return tokens.flatMap((token) =>
    tokens.flatMap((other) => (token === other ? [] : prefixBeforeCommonSuffix(token, other))),
  );
}

function prefixBeforeCommonSuffix(token: string, other: string): readonly string[] {
  const [words, others] = [token.split('-'), other.split('-')];
  let shared = 0;
  while (shared < Math.min(words.length, others.length) && words.at(-1 - shared) === others.at(-1 - shared))
    shared += 1;
  if (shared === 0 || shared >= words.length || shared >= others.length) return [];
  return [words.slice(0, -shared).join('-')];
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[first] = ['']] = [...counts].sort(([, one], [, other]) => other - one);
  return first;
}

/** Names members in kebab-case: equal names for equal values only. */
function nameMembers(values: readonly string[], prefix: string): readonly string[] {
  const scope = new NameScope([], '-');
  const names = new Map<string, string>();
  return values.map((value) => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const name = scope.take(toKebabCase(value) ?? toKebabCase(`${prefix} ${value}`) ?? 'option');
    names.set(value, name);
    return name;
  });
}
