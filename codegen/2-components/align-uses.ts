/**
 * Which layer of one use is which layer of another. Figma names a layer inside an instance by the instances around
 * it and the layer in the main component, `I1:2;3:4`; what is left without the use's own part is the same in all
 * uses. https://developers.figma.com/docs/plugins/api/node-properties/#id
 */
import type { LayoutBox, LayoutNode } from '../1-layout/layout-tree.ts';

/** One place of a component in each of its uses, in the order of the uses; `null` where a use does not show it. */
export type Aligned<Node extends LayoutNode = LayoutNode> = readonly (Node | null)[];

/** Says the name of a layer of a use that is the same in all uses of its component. */
export type PlaceOf = (use: LayoutNode, node: LayoutNode) => string;

/** The place of a layer among uses of one main component. */
export function placeIn(use: LayoutNode, node: LayoutNode): string {
  const outer = `${withoutMark(use.id)};`;
  const inner = withoutMark(node.id);
  return inner.startsWith(outer) ? inner.slice(outer.length) : inner;
}

function withoutMark(id: string): string {
  return id.startsWith('I') ? id.slice(1) : id;
}

/** The children of one place, side by side; those a use lacks or hides are `null`. */
export function alignChildren(
  uses: readonly LayoutNode[],
  parents: Aligned,
  placeOf: PlaceOf,
): readonly Aligned[] {
  const [only] = parents;
  if (uses.length === 1) return visibleChildren(only ?? null).map((child) => [child]);
  const rows = new Map<string, (LayoutNode | null)[]>();
  const order: string[] = [];
  parents.forEach((parent, index) => {
    const seen = new Set<string>();
    let after = -1;
    // What is hidden here tells between which others it stands where it shows.
    for (const child of parent?.kind === 'box' ? parent.children : []) {
      let place = placeOf(uses[index] ?? child, child);
      while (seen.has(place)) place += "'";
      seen.add(place);
      const row = rows.get(place) ?? uses.map(() => null);
      if (!rows.has(place)) order.splice(after + 1, 0, place);
      rows.set(place, row);
      after = order.indexOf(place, Math.max(after, 0));
      if (child.visible) row[index] = child;
    }
  });
  return order.map((place) => rows.get(place) ?? []).filter((row) => row.some((node) => node !== null));
}

/** What a box shows; nothing for what is no box, or stands in none of the uses. */
export function visibleChildren(node: LayoutNode | null): readonly LayoutNode[] {
  return node?.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

/** Groups uses whose layers that show have the same parents and the same order; the first group is that of the first use. */
export function splitByShape(
  uses: readonly LayoutBox[],
  placeOf: PlaceOf,
): readonly (readonly [LayoutBox, ...LayoutBox[]])[] {
  const groups: { readonly shape: SharedShape; readonly uses: [LayoutBox, ...LayoutBox[]] }[] = [];
  for (const use of uses) {
    const shape = shapeOf(use, placeOf);
    const group = groups.find((one) => one.shape.fits(shape));
    if (group) group.uses.push(use);
    else groups.push({ shape: new SharedShape(), uses: [use] });
    (group ?? groups.at(-1))?.shape.take(shape);
  }
  return groups.map((group) => group.uses);
}

/** The places in each parent's place, in their order. */
type Shape = ReadonlyMap<string, readonly string[]>;

function shapeOf(use: LayoutBox, placeOf: PlaceOf): Shape {
  const shape = new Map<string, readonly string[]>();
  const walk = (node: LayoutNode, parent: string): void => {
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    const places = shown.map((child) => placeOf(use, child));
    shape.set(parent, [...(shape.get(parent) ?? []), ...places]);
    shown.forEach((child, index) => {
      // What stands inside another instance is that component's business.
      if (child.kind === 'box' && child.instance === null) walk(child, places[index] ?? '');
    });
  };
  walk(use, '');
  return shape;
}

/** The places of all uses of a group: what only some have stands where it does there, among what all have. */
class SharedShape {
  readonly #order = new Map<string, readonly string[]>();
  readonly #seats = new Map<string, { readonly parent: string; readonly index: number }>();

  fits(shape: Shape): boolean {
    return [...shape].every(([parent, places]) => {
      let last = -1;
      return places.every((place) => {
        const seat = this.#seats.get(place);
        if (!seat) return true;
        const isBehind = seat.parent === parent && seat.index > last;
        last = seat.index;
        return isBehind;
      });
    });
  }

  take(shape: Shape): void {
    for (const [parent, places] of shape) {
      if (places.every((place) => this.#seats.has(place))) continue;
      const order = mergeOrders(this.#order.get(parent) ?? [], places);
      this.#order.set(parent, order);
      order.forEach((place, index) => this.#seats.set(place, { parent, index }));
    }
  }
}

/** Both lists in one: what only the second has follows what it follows there. */
function mergeOrders(known: readonly string[], places: readonly string[]): readonly string[] {
  const shared = new Set(known);
  const following = new Map<string, string[]>();
  let before = '';
  for (const place of new Set(places)) {
    if (shared.has(place)) before = place;
    else following.set(before, [...(following.get(before) ?? []), place]);
  }
  return [
    ...(following.get('') ?? []),
    ...known.flatMap((place) => [place, ...(following.get(place) ?? [])]),
  ];
}
