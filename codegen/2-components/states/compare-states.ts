/** What changes between two variants of one control, layer by layer, where that is nothing but looks. */
import type { Declaration, LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { placeIn, visibleChildren } from '../align-uses.ts';
import { isOuter } from '../merge-styles.ts';

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
  readonly places: ReadonlyMap<string, string>;
}

/** Compares a control at rest with itself in another state; `null` where CSS alone does not make one the other. */
export function compareStates(rest: LayoutBox, other: LayoutBox): StateChanges | null {
  const changes = new Map<string, readonly StateChange[]>();
  const places = new Map<string, string>();
  const compare = (one: LayoutNode, twin: LayoutNode): boolean => {
    if (!isSameContent(one, twin)) return false;
    const found = changesBetween(one, twin, one === rest);
    const isInner = one !== rest && one.kind === 'box' && one.instance !== null;
    // How an inner component looks is for its own file to say.
    if (isInner && (found.length > 0 || !looksSame(one, twin))) return false;
    const place = placeOf(rest, one);
    places.set(placeOf(other, twin), place);
    if (found.length > 0) changes.set(place, found);
    const [children, twins] = [visibleChildren(one), visibleChildren(twin)];
    return (
      children.length === twins.length &&
      children.every((child, index) => {
        const partner = twins[index];
        return partner !== undefined && compare(child, partner);
      })
    );
  };
  return compare(rest, other) ? { changes, places } : null;
}

/** The place of a layer in a control. */
export function placeOf(control: LayoutBox, node: LayoutNode): string {
  return node === control ? '' : placeIn(control, node);
}

function isSameContent(one: LayoutNode, other: LayoutNode): boolean {
  if (one.kind === 'box') return other.kind === 'box';
  if (one.kind === 'text') return other.kind === 'text' && saysSame(one, other);
  if (one.kind === 'image') return other.kind === 'image' && one.asset?.key === other.asset?.key;
  return other.kind === 'vector' && one.svg === other.svg;
}

/** What a property of the component says is said by each use, whatever the variants were drawn with. */
function saysSame(one: LayoutText, other: LayoutText): boolean {
  const isProperty = one.references.characters !== undefined && other.references.characters !== undefined;
  const told = ({ blocks }: LayoutText) =>
    JSON.stringify(blocks, (key, value: unknown) => (isProperty && key === 'text' ? '' : value));
  return told(one) === told(other);
}

function looksSame(one: LayoutNode, other: LayoutNode): boolean {
  const [children, twins] = [visibleChildren(one), visibleChildren(other)];
  return (
    isSameContent(one, other) &&
    changesBetween(one, other, false).length === 0 &&
    children.length === twins.length &&
    children.every((child, index) => {
      const twin = twins[index];
      return twin !== undefined && looksSame(child, twin);
    })
  );
}

const sizes = /^(min-|max-)?(width|height)$|^aspect-ratio$/;

function changesBetween(one: LayoutNode, other: LayoutNode, isControl: boolean): readonly StateChange[] {
  // Where a control stands and how large it is is for its place to say.
  const counts = (declaration: Declaration) =>
    !isControl || !(isOuter(declaration) || sizes.test(declaration.property));
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
