import type { LayoutNode, Style } from '../layout-tree.ts';
import type { Woven } from './woven.ts';

/**
 * What each element says of its place among its siblings in each drawing, where the page has them in another order
 * than that drawing: `order` values by element, one for each drawing.
 */
export function orderChildren(tree: Woven): ReadonlyMap<Woven, readonly number[]> {
  const orders = new Map<Woven, number[]>();
  const visit = (woven: Woven): void => {
    woven.nodes.forEach((node, drawing) => {
      if (node?.kind !== 'box' || !arranges(node.style)) return;
      const places = new Map<LayoutNode, number>(node.children.map((child, index) => [child, index]));
      for (const [item, order] of findOrders(itemsOf(woven, drawing), drawing, places)) {
        const own = orders.get(item) ?? item.nodes.map(() => 0);
        own[drawing] = order;
        orders.set(item, own);
      }
    });
    woven.children.forEach(visit);
  };
  visit(tree);
  return orders;
}

function arranges(style: Style): boolean {
  return style.some(({ property, value }) => property === 'display' && /flex|grid/.test(value));
}

/** What stands directly in an element in one drawing, in the page's order. */
function itemsOf({ children }: Woven, drawing: number): readonly Woven[] {
  return children.flatMap((child) => {
    if (child.nodes[drawing]) return [child];
    return child.dissolvedIn.has(drawing) ? itemsOf(child, drawing) : [];
  });
}

/** Items that follow each other in both orders share a number, so that few of them need one. */
function findOrders(
  items: readonly Woven[],
  drawing: number,
  places: ReadonlyMap<LayoutNode, number>,
): readonly (readonly [Woven, number])[] {
  const seat = (item: Woven) => {
    const node = item.nodes[drawing];
    return (node && places.get(node)) ?? 0;
  };
  const index = new Map(items.map((item, at) => [item, at]));
  let order = 0;
  let last = -1;
  return items
    .toSorted((one, other) => seat(one) - seat(other))
    .flatMap((item) => {
      const at = index.get(item) ?? 0;
      if (at < last) order += 1;
      last = at;
      return order === 0 ? [] : [[item, order] as const];
    });
}
