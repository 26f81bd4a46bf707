import type { LayoutBox, LayoutNode, LayoutVariant, Style } from '../../1-layout/layout-tree.ts';
import { readVariantStates, type ControlState } from '#design/variant-states';
import { visibleChildren } from '../align-uses.ts';
import { compareStates, placeOf, type StateChange } from './compare-states.ts';

/** What is known of one main component's states. */
export interface KnownStates {
  /** The property that says the state, and its value at rest. */
  readonly axis: string;
  readonly rest: string;
  /** The states it is drawn in itself; none at rest. */
  readonly shows: readonly ControlState[];
  /** What each state changes, in the order in which they take precedence. */
  readonly states: readonly { readonly state: ControlState; readonly changes: ChangesByPlace }[];
  /** What the state it shows itself changes. */
  readonly own: ChangesByPlace;
  /** Its layers as they are drawn, by place. */
  readonly drawn: ReadonlyMap<string, Style>;
}

/** By the place of a layer in this very component. */
export type ChangesByPlace = ReadonlyMap<string, readonly StateChange[]>;

/** The states of main components by id; a set of which one state is built otherwise has none. */
export function openStates(
  variants: readonly LayoutVariant[],
  setNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, KnownStates> {
  const sets = new Map<string, LayoutBox[]>();
  for (const { setId, root } of variants) {
    const known = sets.get(setId);
    if (known) known.push(root);
    else sets.set(setId, [root]);
  }
  return new Map([...sets].flatMap(([setId, roots]) => openSet(roots, setNames.get(setId) ?? '')));
}

const order: readonly ControlState[] = ['hover', 'focus-visible', 'active', 'disabled'];

function openSet(
  roots: readonly LayoutBox[],
  setName: string,
): readonly (readonly [id: string, states: KnownStates])[] {
  const read = readVariantStates(
    roots.map(({ name }) => name),
    setName,
  );
  const looks = new Map<string, Drawn[]>();
  for (const root of roots) {
    const state = read.get(root.name);
    if (state === undefined) continue;
    const alike = looks.get(state.look) ?? [];
    looks.set(state.look, [...alike, { root, states: state.states }]);
  }
  const opened = [...looks.values()].map(openLook);
  if (opened.includes(null)) return [];
  return opened.flatMap((look) =>
    (look ?? []).flatMap((one) => {
      const state = read.get(one.root.name);
      return state === undefined
        ? []
        : [[one.root.id, { axis: state.axis, rest: state.rest, shows: state.states ?? [], ...one }] as const];
    }),
  );
}

interface Drawn {
  readonly root: LayoutBox;
  readonly states: readonly ControlState[] | null;
}

/** One thing in all its states; `null` where CSS cannot lead from one to the other. */
function openLook(
  drawn: readonly Drawn[],
): readonly (Pick<KnownStates, 'states' | 'own' | 'drawn'> & { readonly root: LayoutBox })[] | null {
  const rest = drawn.find(({ states }) => states?.length === 0);
  if (rest === undefined) return [];
  const all = drawn.map((one) => ({ ...one, found: compareStates(rest.root, one.root) }));
  if (all.some(({ states, found }) => states !== null && found === null)) return null;
  // What is wrong or filled in reacts as the one at rest does, as far as it is built and looks like it.
  const compared = all.filter(({ found }) => found !== null);
  const states = order.flatMap((state) => {
    const found = compared.find((one) => one.states?.includes(state))?.found;
    return found ? [{ state, changes: found.changes }] : [];
  });
  const settled = states.map((one) =>
    one.state === 'disabled'
      ? {
          ...one,
          changes: withoutOthers(
            one.changes,
            states.map(({ changes }) => changes),
          ),
        }
      : one,
  );
  return compared.map(({ root, states: shown, found }) => {
    const places = [...(found?.places ?? [])];
    const here = (changes: ChangesByPlace): ChangesByPlace =>
      new Map(
        places.flatMap(([place, atRest]) =>
          changes.has(atRest) ? [[place, changes.get(atRest) ?? []]] : [],
        ),
      );
    return {
      root,
      drawn: stylesOf(root),
      own: shown === null ? new Map() : here(found?.changes ?? new Map()),
      states: settled.map(({ state, changes }) => ({ state, changes: here(changes) })),
    };
  });
}

function stylesOf(root: LayoutBox): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  const visit = (node: LayoutNode): void => {
    styles.set(placeOf(root, node), node.style);
    visibleChildren(node).forEach(visit);
  };
  visit(root);
  return styles;
}

/** A browser lets the pointer hover over what is disabled: there all else is as at rest. */
function withoutOthers(changes: ChangesByPlace, all: readonly ChangesByPlace[]): ChangesByPlace {
  const places = new Set(all.flatMap((one) => [...one.keys()]));
  return new Map(
    [...places].map((place) => {
      const own = changes.get(place) ?? [];
      const others = all.flatMap((one) => one.get(place) ?? []);
      const names = new Set(own.map(({ property }) => property));
      const kept = new Map(
        others
          .filter(({ property }) => !names.has(property))
          .map(({ property, from }) => [property, { property, from, to: from }]),
      );
      return [place, [...own, ...kept.values()]];
    }),
  );
}
