/**
 * What lies on what: CSS paints what is positioned, turned or see-through above its plain siblings, and later above
 * earlier; Figma goes by the order of layers alone, or by its reverse (itemReverseZIndex).
 */
import { openCoveredArea } from './covered-area.ts';
import type { Laid, Laying } from '../laying.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { insert } from '../sheet.ts';

/** Which children lie above which: later ones above earlier ones, or the reverse, of all or of those in the flow alone. */
export type PaintOrder = 'as-listed' | 'reversed' | 'flow-reversed';

/** The same children, those that CSS would paint in another order than Figma lifted to their place. */
export function restack(children: readonly Laid[], order: PaintOrder, laying: Laying): readonly Laid[] {
  if (order === 'as-listed') return keepOrder(children, laying);
  return order === 'reversed' ? reverse(children, laying) : reverseFlow(children, laying);
}

/** Later siblings that something lifted lies under rise too. */
function keepOrder(children: readonly Laid[], { bounds }: Laying): readonly Laid[] {
  const lifted = openCoveredArea();
  return children.map((child) => {
    const covered = !isWhole(child) && lifted.touches(bounds(child.from));
    const risen = covered ? { ...child, node: rise(child.node), lifted: true, partly: false } : child;
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

/** What stands free keeps its place above what it covers and below what covers it. */
function reverseFlow(children: readonly Laid[], laying: Laying): readonly Laid[] {
  const isFree = ({ from }: Laid) => from.placement.absolute;
  const flow = reverse(
    children.filter((child) => !isFree(child)),
    laying,
  );
  const top = String(flow.length);
  const firstInFlow = children.findIndex((child) => !isFree(child));
  const beneath = openCoveredArea();
  for (const child of children.slice(0, Math.max(0, firstInFlow))) beneath.add(laying.bounds(child.from));
  const lifted = openCoveredArea();
  for (const child of flow) if (child.lifted) lifted.add(laying.bounds(child.from));
  let next = 0;
  return children.map((child, index) => {
    const own = isFree(child) ? child : (flow[next++] ?? child);
    const area = laying.bounds(child.from);
    const isHidden = isFree(child)
      ? index > firstInFlow && lifted.touches(area)
      : !isWhole(own) && beneath.touches(area);
    if (!isHidden) return own;
    const node = isFree(child) ? declare(own.node, 'z-index', top) : rise(own.node);
    return { ...own, node, lifted: true, partly: false };
  });
}

/** Whether all of a child is lifted, not only something in it. */
function isWhole({ lifted, partly }: Laid): boolean {
  return lifted && partly !== true;
}

/** Whether a box that is not lifted itself leaves its own paint or some of its children behind, when others are. */
export function leavesBehind(paints: boolean, children: readonly Laid[]): boolean {
  const shown = children.filter(({ from }) => from.visible);
  return shown.some(({ lifted }) => lifted) && (paints || !shown.every(isWhole));
}

function rise(node: LayoutNode): LayoutNode {
  const positioned = node.style.some(({ property }) => property === 'position');
  return positioned ? node : declare(node, 'position', 'relative');
}

function declare(node: LayoutNode, property: string, value: string): LayoutNode {
  return { ...node, style: insert(node.style, { property, value }) };
}
