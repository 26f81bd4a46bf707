/**
 * Masks in a box: what shows through one goes into a box of the mask's size, which cuts off what sticks out of a plain
 * outline and lets the rest fade. In a flow nothing may move, so there each layer is masked by itself. Figma: "Masks".
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { movePath } from '../draw/move-path.ts';
import { emptyBox } from './empty-box.ts';
import type { Laying } from '../laying.ts';
import { wholeOutline } from './mask-outline.ts';
import { matrixOf, multiply, turnedBox } from '../matrix.ts';
import { type MaskedRun, splitAtMasks } from './split-at-masks.ts';

/** A layer that shows through a mask, which stands in the same parent. */
export type Masked<Node extends DesignNode = DesignNode> = Node & { readonly shownThrough: DesignNode };

/** Whether a node shows through a mask. */
export function isMasked(node: DesignNode): node is Masked {
  return 'shownThrough' in node;
}

/** The same box, what its masks cover put behind them. */
export function wrapMasks(node: BoxNode, laying: Laying): BoxNode {
  const runs = splitAtMasks(node.children);
  if (runs.every(({ mask }) => mask === null)) return node;
  return { ...node, children: runs.flatMap((run) => wrapRun(run, node, laying)) };
}

function wrapRun({ mask, children }: MaskedRun, parent: BoxNode, laying: Laying): readonly DesignNode[] {
  if (mask === null) return children;
  const flows = (child: DesignNode) => parent.layout !== null && !child.placement.absolute;
  if (!flows(mask) && !children.some(flows)) {
    return children.length === 0 ? [] : [maskBox(mask, children, laying)];
  }
  const masked = children.map((child) => asMasked(child, mask));
  return flows(mask) ? [maskPlace(mask), ...masked] : masked;
}

function asMasked<Node extends DesignNode>(node: Node, mask: DesignNode): Masked<Node> {
  return { ...node, shownThrough: mask };
}

function maskBox(mask: DesignNode, children: readonly DesignNode[], laying: Laying): BoxNode {
  const outline = findOutline(mask);
  const area = outline === null ? reachOf(mask, laying) : turnedBox(mask);
  const box = {
    ...maskPlace(mask),
    ...(outline ?? {}),
    // As a card: what lies on it is bound to it.
    role: 'rectangle' as const,
    box: area,
    clips: outline !== null,
    children: children.map((child) => moveInto(child, area)),
  };
  return outline === null ? asMasked(box, mask) : box;
}

/** A box that paints nothing, where the mask is. */
function maskPlace(mask: DesignNode): BoxNode {
  return emptyBox({ ...mask, placement: { ...mask.placement, keepsRatio: false } });
}

/** The outline a box can cut off at; `null` where a mask is more than one outline. */
function findOutline(mask: DesignNode): Pick<BoxNode, 'outline' | 'radii'> | null {
  const path = wholeOutline(mask);
  if (path === null) return null;
  const still = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  if (still && mask.kind === 'box') return { outline: mask.outline, radii: mask.radii };
  const square = [0, 0, 0, 0] as const;
  if (mask.kind === 'shape' && mask.shape === 'ellipse' && mask.arc === null && still)
    return { outline: 'ellipse', radii: square };
  const { x, y } = turnedBox(mask);
  const own = multiply(
    [
      [1, 0, -x],
      [0, 1, -y],
    ],
    matrixOf(mask),
  );
  const moved = movePath(path, own);
  return moved === null ? null : { outline: moved, radii: square };
}

/** Where a mask paints, strokes and blurs included. */
function reachOf(mask: DesignNode, { bounds }: Laying): Rectangle {
  const [box, reach] = [turnedBox(mask), bounds(mask)];
  return {
    x: box.x + reach.x - mask.absoluteBox.x,
    y: box.y + reach.y - mask.absoluteBox.y,
    width: box.width + reach.width - mask.absoluteBox.width,
    height: box.height + reach.height - mask.absoluteBox.height,
  };
}

/** What it masks is still bound to the frame around both; `bind-groups` binds it to the mask's box. */
function moveInto(child: DesignNode, { x, y }: Rectangle): DesignNode {
  return {
    ...child,
    box: { ...child.box, x: child.box.x - x, y: child.box.y - y },
    placement: { ...child.placement, absolute: true },
  };
}
