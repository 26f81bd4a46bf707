/** Which variants of which sets a snapshot takes along, so that states of a control need not be guessed. */
import type { SnapshotComponent } from './snapshot.ts';
import { readVariantStates } from './variant-states.ts';

/** The sets of these components with the components used of each; what is in no set has no states. */
export function findStateful(
  componentIds: readonly string[],
  components: Readonly<Record<string, SnapshotComponent>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map(Object.entries(components));
  const sets = new Map<string, Set<string>>();
  for (const id of componentIds) {
    const setId = known.get(id)?.componentSetId;
    if (setId != null) sets.set(setId, (sets.get(setId) ?? new Set()).add(id));
  }
  return sets;
}

/** Of all variants of a set, those used and what they are in other states; none where they have but one. */
export function pickStates<Variant extends { readonly id: string; readonly name: string }>(
  variants: readonly Variant[],
  used: ReadonlySet<string>,
  setName: string,
): readonly Variant[] {
  const states = readVariantStates(
    variants.map(({ name }) => name),
    setName,
  );
  const lookOf = ({ name }: Variant) => states.get(name)?.look;
  const looks = new Set(variants.flatMap((one) => (used.has(one.id) ? (lookOf(one) ?? []) : [])));
  const chosen = variants.filter((one) => looks.has(lookOf(one) ?? ''));
  return chosen.length > looks.size ? chosen : [];
}
