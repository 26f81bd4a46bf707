/**
 * What lies on what: CSS paints what is positioned, turned or see-through above its plain siblings, and later above
 * earlier; Figma goes by the order of layers alone, or by its reverse (itemReverseZIndex).
 */
import { openCoveredArea } from './covered-area.ts';
import type { Laid, Laying } from './laying.ts';
import type { LayoutNode } from './layout-tree.ts';
import { insert } from './sheet.ts';

/** The same children, those that CSS would paint in another order than Figma lifted to their place. */
export function restack(children: readonly Laid[], firstOnTop: boolean, laying: Laying): readonly Laid[] {
  return firstOnTop ? reverse(children, laying) : keepOrder(children, laying);
}

/** Later siblings that something lifted lies under rise too. */
function keepOrder(children: readonly Laid[], { bounds }: Laying): readonly Laid[] {
  const lifted = openCoveredArea();
  return children.map((child) => {
    const covered = !child.lifted && lifted.touches(bounds(child.from));
    const risen = covered ? { ...child, node: rise(child.node), lifted: true } : child;
    if (risen.lifted && risen.from.visible) lifted.add(bounds(risen.from));
    return risen;
  });
}

/** Those that touch a later one stand above it. */
function reverse(children: readonly Laid[], { bounds }: Laying): readonly Laid[] {
  const later = openCoveredArea();
  return children
    .toReversed()
    .map((child, index) => {
      const covers = child.from.visible && later.touches(bounds(child.from));
      if (child.from.visible) later.add(bounds(child.from));
      return covers ? { ...child, node: declare(child.node, 'z-index', String(index)), lifted: true } : child;
    })
    .toReversed();
}

function rise(node: LayoutNode): LayoutNode {
  const positioned = node.style.some(({ property }) => property === 'position');
  return positioned ? node : declare(node, 'position', 'relative');
}

function declare(node: LayoutNode, property: string, value: string): LayoutNode {
  return { ...node, style: insert(node.style, { property, value }) };
}
