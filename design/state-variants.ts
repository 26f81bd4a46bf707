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
  const read = variants.flatMap((variant) => {
    const state = states.get(variant.name);
    return state === undefined ? [] : [{ variant, ...state }];
  });
  const looks = new Set(read.flatMap(({ variant, look }) => (used.has(variant.id) ? [look] : [])));
  const chosen = read.filter(
    ({ variant, look, states: shown }) => looks.has(look) && (shown !== null || used.has(variant.id)),
  );
  const hasStates = chosen.some(({ states: shown }) => shown !== null && shown.length > 0);
  return hasStates ? chosen.map(({ variant }) => variant) : [];
}
