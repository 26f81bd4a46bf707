/** Maps a list; the same list where every item stays the same. */
export function mapAll<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let changed: Item[] | null = null;
  for (const [index, item] of items.entries()) {
    const own = change(item);
    if (own !== item) changed ??= items.slice(0, index);
    changed?.push(own);
  }
  return changed ?? items;
}

/** Returns a node with other children; the same node where each of them is the one it has. */
export function withChildren<Parent extends { readonly children: readonly unknown[] }>(
  node: Parent,
  children: Parent['children'],
): Parent {
  return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
}
