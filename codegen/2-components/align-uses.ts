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
  const shown = parents.map((parent) => visibleChildren(parent));
  if (uses.length === 1) return (shown[0] ?? []).map((child) => [child]);
  const rows = new Map<string, (LayoutNode | null)[]>();
  const order: string[] = [];
  shown.forEach((children, index) => {
    let after = -1;
    for (const child of children) {
      let place = placeOf(uses[index] ?? child, child);
      while (rows.get(place)?.[index]) place += "'";
      const row = rows.get(place) ?? uses.map(() => null);
      if (!rows.has(place)) {
        rows.set(place, row);
        order.splice(after + 1, 0, place);
      }
      row[index] = child;
      after = order.indexOf(place, Math.max(after, 0));
    }
  });
  return order.map((place) => rows.get(place) ?? []);
}

/** What a box shows; nothing for what is no box, or stands in none of the uses. */
export function visibleChildren(node: LayoutNode | null): readonly LayoutNode[] {
  return node?.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

/** Groups uses whose layers have the same parents and the same order; the first group is that of the first use. */
export function splitByShape(
  uses: readonly LayoutBox[],
  placeOf: PlaceOf,
): readonly (readonly [LayoutBox, ...LayoutBox[]])[] {
  const groups: { readonly shape: Shape; readonly uses: [LayoutBox, ...LayoutBox[]] }[] = [];
  for (const use of uses) {
    const shape = shapeOf(use, placeOf);
    const group = groups.find((one) => fits(shape, one.shape));
    if (!group) groups.push({ shape, uses: [use] });
    else {
      group.uses.push(use);
      for (const [place, seat] of shape) if (!group.shape.has(place)) group.shape.set(place, seat);
    }
  }
  return groups.map((group) => group.uses);
}

/** For each place its parent's place and its rank among the layers of its parent. */
type Shape = Map<string, { readonly parent: string; readonly rank: number }>;

function shapeOf(use: LayoutBox, placeOf: PlaceOf): Shape {
  const shape: Shape = new Map();
  const walk = (node: LayoutNode, parent: string): void => {
    if (node.kind !== 'box') return;
    node.children.forEach((child, rank) => {
      const place = placeOf(use, child);
      shape.set(place, { parent, rank });
      // What stands inside another instance is that component's business.
      if (child.kind === 'box' && child.instance === null) walk(child, place);
    });
  };
  walk(use, '');
  return shape;
}

function fits(shape: Shape, known: Shape): boolean {
  const last = new Map<string, number>();
  for (const [place, { parent }] of shape) {
    const seat = known.get(place);
    if (!seat) continue;
    if (seat.parent !== parent || seat.rank <= (last.get(parent) ?? -1)) return false;
    last.set(parent, seat.rank);
  }
  return true;
}
