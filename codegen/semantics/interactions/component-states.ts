import { type ControlState, readVariantStates } from '#design/variant-states';
import { elementRefIn } from '../../components/align-occurrences.ts';
import { visibleChildren } from '../../components/walk-layout.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutVariant,
  Style,
} from '../../layout/layout-tree.ts';

/** What is known of one main component's states. */
export interface ComponentStates {
  /** The property that says the state, and its value at rest. */
  readonly axis: string;
  readonly rest: string;
  /** The states it is drawn in itself; none at rest. */
  readonly shows: readonly ControlState[];
  /** What each state changes, in the order in which they take precedence. */
  readonly states: readonly { readonly state: ControlState; readonly changes: ChangesByElement }[];
  /** What the state it shows itself changes. */
  readonly own: ChangesByElement;
  /** Its layers as they are drawn, by place. */
  readonly drawn: ReadonlyMap<string, Style>;
}

/** By the place of a layer in this very component. */
export type ChangesByElement = ReadonlyMap<string, readonly StateChange[]>;

/** The states of main components by id; a set of which one state is built otherwise has none. */
export function readComponentStates(
  variants: readonly LayoutVariant[],
  setNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, ComponentStates> {
  const sets = new Map<string, LayoutBox[]>();
  for (const { setId, root } of variants) {
    const known = sets.get(setId);
    if (known) known.push(root);
    else sets.set(setId, [root]);
  }
  return new Map([...sets].flatMap(([setId, roots]) => readSetStates(roots, setNames.get(setId) ?? '')));
}

const statePrecedence: readonly ControlState[] = ['hover', 'focus-visible', 'active', 'disabled'];

function readSetStates(
  roots: readonly LayoutBox[],
  setName: string,
): readonly (readonly [id: string, states: ComponentStates])[] {
  const read = readVariantStates(
    roots.map(({ name }) => name),
    setName,
  );
  const appearances = new Map<string, DrawnVariant[]>();
  for (const root of roots) {
    const state = read.get(root.name);
    if (state === undefined) continue;
    const alike = appearances.get(state.otherValues) ?? [];
    appearances.set(state.otherValues, [...alike, { root, states: state.states }]);
  }
  const byAppearance = [...appearances.values()].map(readAppearanceStates);
  if (byAppearance.includes(null)) return [];
  return byAppearance.flatMap((appearance) =>
    (appearance ?? []).flatMap((one) => {
      const state = read.get(one.root.name);
      return state === undefined
        ? []
        : [
            [
              one.root.id,
              { axis: state.property, rest: state.defaultValue, shows: state.states ?? [], ...one },
            ] as const,
          ];
    }),
  );
}

interface DrawnVariant {
  readonly root: LayoutBox;
  readonly states: readonly ControlState[] | null;
}

/** One thing in all its states; `null` where CSS cannot lead from one to the other. */
function readAppearanceStates(
  drawn: readonly DrawnVariant[],
): readonly (Pick<ComponentStates, 'states' | 'own' | 'drawn'> & { readonly root: LayoutBox })[] | null {
  const defaultVariant = drawn.find(({ states }) => states?.length === 0);
  if (defaultVariant === undefined) return [];
  const all = drawn.map((one) => ({ ...one, found: compareStates(defaultVariant.root, one.root) }));
  if (all.some(({ states, found }) => states !== null && found === null)) return null;
  // What is wrong or filled in reacts as the one at rest does, as far as it is built and looks like it.
  const compared = all.filter(({ found }) => found !== null);
  const states = statePrecedence.flatMap((state) => {
    const found = compared.find((one) => one.states?.includes(state))?.found;
    return found ? [{ state, changes: found.changes }] : [];
  });
  const finalStates = states.map((one) =>
    one.state === 'disabled'
      ? {
          ...one,
          changes: undoOtherStates(
            one.changes,
            states.map(({ changes }) => changes),
          ),
        }
      : one,
  );
  return compared.map(({ root, states: shown, found }) => {
    const elementRefs = [...(found?.elementRefs ?? [])];
    const forThisVariant = (changes: ChangesByElement): ChangesByElement =>
      new Map(
        elementRefs.flatMap(([elementRef, atRest]) =>
          changes.has(atRest) ? [[elementRef, changes.get(atRest) ?? []]] : [],
        ),
      );
    return {
      root,
      drawn: stylesByElement(root),
      own: shown === null ? new Map() : forThisVariant(found?.changes ?? new Map()),
      states: finalStates.map(({ state, changes }) => ({ state, changes: forThisVariant(changes) })),
    };
  });
}

function stylesByElement(root: LayoutBox): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  const visit = (node: LayoutNode): void => {
    styles.set(controlElementRef(root, node), node.style);
    visibleChildren(node).forEach(visit);
  };
  visit(root);
  return styles;
}

/** A browser lets the pointer hover over what is disabled: there all else is as at rest. */
function undoOtherStates(changes: ChangesByElement, all: readonly ChangesByElement[]): ChangesByElement {
  const elementRefs = new Set(all.flatMap((one) => [...one.keys()]));
  return new Map(
    [...elementRefs].map((elementRef) => {
      const own = changes.get(elementRef) ?? [];
      const others = all.flatMap((one) => one.get(elementRef) ?? []);
      const names = new Set(own.map(({ property }) => property));
      const kept = new Map(
        others
          .filter(({ property }) => !names.has(property))
          .map(({ property, from }) => [property, { property, from, to: from }]),
      );
      return [elementRef, [...own, ...kept.values()]];
    }),
  );
}

/** What changes between two variants of one control, layer by layer, where that is nothing but looks. */

/** What a declaration is in each; `null` where there is none. */
export interface StateChange {
  readonly property: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface StateChanges {
  /** By the place of a layer in the one at rest; the control itself is at `''`. */
  readonly changes: ReadonlyMap<string, readonly StateChange[]>;
  /** Places in the one at rest by those in the other. */
  readonly elementRefs: ReadonlyMap<string, string>;
}

/** Compares a control at rest with itself in another state; `null` where CSS alone does not make one the other. */
function compareStates(defaultVariant: LayoutBox, other: LayoutBox): StateChanges | null {
  const changes = new Map<string, readonly StateChange[]>();
  const elementRefs = new Map<string, string>();
  const compare = (one: LayoutNode, counterpart: LayoutNode): boolean => {
    if (!isSameContent(one, counterpart)) return false;
    const found = changesBetween(one, counterpart, one === defaultVariant);
    const isInner = one !== defaultVariant && one.kind === 'box' && one.instance !== null;
    // How an inner component looks is for its own file to say.
    if (isInner && (found.length > 0 || !isSameAppearance(one, counterpart))) return false;
    const elementRef = controlElementRef(defaultVariant, one);
    elementRefs.set(controlElementRef(other, counterpart), elementRef);
    if (found.length > 0) changes.set(elementRef, found);
    const [children, counterparts] = [visibleChildren(one), visibleChildren(counterpart)];
    return (
      children.length === counterparts.length &&
      children.every((child, index) => {
        const partner = counterparts[index];
        return partner !== undefined && compare(child, partner);
      })
    );
  };
  return compare(defaultVariant, other) ? { changes, elementRefs } : null;
}

/** The place of a layer in a control. */
export function controlElementRef(control: LayoutBox, node: LayoutNode): string {
  return node === control ? '' : elementRefIn(control, node);
}

function isSameContent(one: LayoutNode, other: LayoutNode): boolean {
  if (one.kind === 'box') return other.kind === 'box';
  if (one.kind === 'text') return other.kind === 'text' && isSameText(one, other);
  if (one.kind === 'image') return other.kind === 'image' && one.asset?.key === other.asset?.key;
  return other.kind === 'vector' && one.svg === other.svg;
}

/** What a property of the component says is said by each use, whatever the variants were drawn with. */
function isSameText(one: LayoutText, other: LayoutText): boolean {
  const isProperty = one.references.characters !== undefined && other.references.characters !== undefined;
  const serialize = ({ blocks }: LayoutText) =>
    JSON.stringify(blocks, (key, value: unknown) => (isProperty && key === 'text' ? '' : value));
  return serialize(one) === serialize(other);
}

function isSameAppearance(one: LayoutNode, other: LayoutNode): boolean {
  const [children, counterparts] = [visibleChildren(one), visibleChildren(other)];
  return (
    isSameContent(one, other) &&
    changesBetween(one, other, false).length === 0 &&
    children.length === counterparts.length &&
    children.every((child, index) => {
      const counterpart = counterparts[index];
      return counterpart !== undefined && isSameAppearance(child, counterpart);
    })
  );
}

const sizeProperties = /^(min-|max-)?(width|height)$|^aspect-ratio$/;

function changesBetween(one: LayoutNode, other: LayoutNode, isControl: boolean): readonly StateChange[] {
  // Where a control stands and how large it is is for its place to say.
  const counts = (declaration: Declaration) =>
    !isControl || !(isOuterLayout(declaration) || sizeProperties.test(declaration.property));
  const from = valuesOf(one, counts);
  const to = valuesOf(other, counts);
  const properties = new Set([...from.keys(), ...to.keys()]);
  return [...properties].flatMap((property): readonly StateChange[] => {
    const change = { property, from: from.get(property) ?? null, to: to.get(property) ?? null };
    return change.from === change.to ? [] : [change];
  });
}

function valuesOf(
  { style }: LayoutNode,
  counts: (declaration: Declaration) => boolean,
): ReadonlyMap<string, string> {
  return new Map(
    style.flatMap((one) => (one.below === undefined && counts(one) ? [[one.property, one.value]] : [])),
  );
}
