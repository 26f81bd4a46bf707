/** Union props in the making: what a component may be asked to look like, and which uses ask for what. */
import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import { readVariantName } from '#design/variant-states';
import { NameScope, toKebabCase } from '../make-names.ts';

export interface Choice {
  readonly wanted: string;
  /** The member that each use has. */
  readonly members: readonly string[];
}

/** The variant properties in which the uses differ, those that say it in the fewest words first. */
export function findChoices(uses: readonly LayoutNode[]): readonly Choice[] {
  const properties = uses.map(variantOf);
  const names = new Set(properties.flatMap((one) => [...one.keys()]));
  const choices = [...names].flatMap((name): readonly Choice[] => {
    const values = properties.map((one) => one.get(name) ?? null);
    const told = values.filter((value) => value !== null);
    if (told.length < values.length || new Set(told).size < 2) return [];
    return [{ wanted: name, members: nameMembers(told, name) }];
  });
  const counts = new Map(choices.map((choice) => [choice, new Set(choice.members).size]));
  return choices.sort((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
}

/** A variant's values by property; a main component has them in its name. */
function variantOf(use: LayoutNode): ReadonlyMap<string, string> {
  if (use.kind !== 'box') return new Map();
  if (!use.instance) return readVariantName(use.name);
  return new Map(
    Object.entries(use.instance.properties).flatMap(([name, property]) =>
      property.kind === 'variant' ? [[name, property.value] as const] : [],
    ),
  );
}

/** Members for values: kebab-case, the same for the same value, unlike for others. */
export function nameMembers(values: readonly string[], prefix: string): readonly string[] {
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

/** More props than this for one look tell nobody what it depends on. */
const mostTogether = 3;

/**
 * The fewest choices that tell what differs; `null` where they do not, or only with more than three together.
 * @param needed Answers only with this one among them. @default any
 */
export function findCauses(
  keys: readonly (string | null)[],
  choices: readonly Choice[],
  needed: Choice | null = null,
): readonly Choice[] | null {
  for (let size = 1; size <= mostTogether; size += 1) {
    for (const some of subsets(choices, size)) {
      if ((needed === null || some.includes(needed)) && depends(keys, some)) return some;
    }
  }
  return null;
}

function subsets(choices: readonly Choice[], size: number): readonly (readonly Choice[])[] {
  if (size === 0) return [[]];
  return choices.flatMap((choice, index) =>
    subsets(choices.slice(index + 1), size - 1).map((others) => [choice, ...others]),
  );
}

/** Whether what differs is the same wherever these choices are. */
function depends(keys: readonly (string | null)[], choices: readonly Choice[]): boolean {
  const known = new Map<string, string>();
  return keys.every((key, index) => {
    if (key === null) return true;
    const asked = choices.map(({ members }) => members[index]).join(' ');
    const former = known.get(asked);
    known.set(asked, key);
    return former === undefined || former === key;
  });
}
