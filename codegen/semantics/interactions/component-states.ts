/**
 * Reads the states of a control from its variants, and compares the variants layer by layer. A set in which one
 * state has another structure or content has no states, because CSS cannot express the difference.
 */
import { type ControlState, readVariantStates } from '#design/variant-states';
import { elementRefIn } from '../../components/align-occurrences.ts';
import { visibleChildren } from '../../components/walk-layout.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutVariant,
  Style,
} from '../../layout/layout-tree.ts';

/** The states of one main component. */
export interface ComponentStates {
  /** The variant property of the state, and its default value. */
  readonly stateProperty: string;
  readonly defaultValue: string;
  /** The states that this variant shows; none for the default state. */
  readonly ownStates: readonly ControlState[];
  /** The changes of each state, in order of precedence. */
  readonly states: readonly { readonly state: ControlState; readonly changes: ChangesByElement }[];
  /** The changes of the state that this variant shows. */
  readonly ownChanges: ChangesByElement;
  /** The styles of its layers, by element reference. */
  readonly styles: ReadonlyMap<string, Style>;
}

/** Changes by the element reference of a layer in this main component. */
export type ChangesByElement = ReadonlyMap<string, readonly StateChange[]>;

/** Returns the states of main components by id; a set in which one state has another structure has none. */
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
    const variants = appearances.get(state.otherValues) ?? [];
    appearances.set(state.otherValues, [...variants, { root, states: state.states }]);
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
              {
                stateProperty: state.property,
                defaultValue: state.defaultValue,
                ownStates: state.states ?? [],
                ...one,
              },
            ] as const,
          ];
    }),
  );
}

interface DrawnVariant {
  readonly root: LayoutBox;
  readonly states: readonly ControlState[] | null;
}

/** Reads one appearance in all its states; `null` where CSS cannot express the difference between two states. */
function readAppearanceStates(
  drawn: readonly DrawnVariant[],
):
  | readonly (Pick<ComponentStates, 'states' | 'ownChanges' | 'styles'> & { readonly root: LayoutBox })[]
  | null {
  const defaultVariant = drawn.find(({ states }) => states?.length === 0);
  if (defaultVariant === undefined) return [];
  const all = drawn.map((one) => ({ ...one, found: compareStates(defaultVariant.root, one.root) }));
  if (all.some(({ states, found }) => states !== null && found === null)) return null;
  // A variant outside the states, such as one with an error or a value, gets the same state changes where its
  // structure and style are the same.
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
  return compared.map(({ root, states: ownStates, found }) => {
    const elementRefs = [...(found?.elementRefs ?? [])];
    const forThisVariant = (changes: ChangesByElement): ChangesByElement =>
      new Map(
        elementRefs.flatMap(([elementRef, defaultRef]) =>
          changes.has(defaultRef) ? [[elementRef, changes.get(defaultRef) ?? []]] : [],
        ),
      );
    return {
      root,
      styles: stylesByElement(root),
      ownChanges: ownStates === null ? new Map() : forThisVariant(found?.changes ?? new Map()),
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

/**
 * `:hover` also matches a disabled control, so the disabled state restores the default of every other state
 * change.
 */
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

/** One property that differs; `null` where a style does not declare it. */
export interface StateChange {
  readonly property: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The differences between two variants of one control. */
export interface StateChanges {
  /** By the element reference of a layer in the default variant; the control itself is `''`. */
  readonly changes: ReadonlyMap<string, readonly StateChange[]>;
  /** The element references in the default variant by those in the other. */
  readonly elementRefs: ReadonlyMap<string, string>;
}

/**
 * Compares a control in its default state with another state; `null` where CSS alone cannot express the
 * difference.
 */
function compareStates(defaultVariant: LayoutBox, other: LayoutBox): StateChanges | null {
  const changes = new Map<string, readonly StateChange[]>();
  const elementRefs = new Map<string, string>();
  const compare = (one: LayoutNode, counterpart: LayoutNode): boolean => {
    if (!isSameContent(one, counterpart)) return false;
    const found = changesBetween(one, counterpart, one === defaultVariant);
    const isInner = one !== defaultVariant && one.kind === 'box' && one.instance !== null;
    // The style of a nested component belongs to the file of that component.
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

/** Returns the element reference of a layer in a control. */
export function controlElementRef(control: LayoutBox, node: LayoutNode): string {
  return node === control ? '' : elementRefIn(control, node);
}

function isSameContent(one: LayoutNode, other: LayoutNode): boolean {
  if (one.kind === 'box') return other.kind === 'box';
  if (one.kind === 'text') return other.kind === 'text' && isSameText(one, other);
  if (one.kind === 'image') return other.kind === 'image' && one.asset?.key === other.asset?.key;
  return other.kind === 'vector' && one.svg === other.svg;
}

/** A text from a component property is set by each instance, whatever the text of the variants. */
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

function changesBetween(one: LayoutNode, other: LayoutNode, isControl: boolean): readonly StateChange[] {
  // The placement and the size of a control are decided by its parent.
  const counts = (declaration: Declaration) =>
    !isControl || !(isOuterLayout(declaration) || propertyOf(declaration.property).role === 'size');
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
