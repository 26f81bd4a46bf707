import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';

/** A use of a main component. */
export interface Use {
  readonly box: LayoutBox;
  readonly componentId: string;
  readonly setName: string | null;
}

function collectUses(node: LayoutNode, parent: LayoutNode | null, uses: Use[]): void {
  if (!node.visible || node.kind !== 'box') return;
  const { instance, componentId } = node;
  if (instance) uses.push({ box: node, componentId: instance.componentId, setName: instance.setName });
  else if (componentId !== null) {
    // Figma names a variant by its values, and the box around all of them is the set.
    uses.push({ box: node, componentId, setName: node.name.includes('=') ? (parent?.name ?? null) : null });
  }
  for (const child of node.children) collectUses(child, node, uses);
}

/** The uses on all pages by their set, or by their component where it is in none. */
export function collectFamilies({ pages }: LayoutTree): ReadonlyMap<string, readonly Use[]> {
  const uses: Use[] = [];
  for (const { root } of pages) collectUses(root, null, uses);
  const sets = new Map(
    uses.flatMap(({ componentId, setName }) => (setName === null ? [] : [[componentId, setName]])),
  );
  const families = new Map<string, Use[]>();
  for (const use of uses) {
    const setName = sets.get(use.componentId);
    const name = setName === undefined ? `component ${use.componentId}` : `set ${setName}`;
    const family = families.get(name);
    if (family) family.push(use);
    else families.set(name, [use]);
  }
  return families;
}
