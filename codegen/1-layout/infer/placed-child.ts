import type { DesignNode, Sizing } from '#design/tree';
import type { Hold, Margin, Pull } from '../laying.ts';
import { isOneLine } from '../text/one-line.ts';

/** A child with what it stands off its neighbour beyond the gap. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
  /** What it keeps by itself across the flow, as its constraint says; `null` where the flow keeps it. */
  readonly hold: Hold | null;
  /** What it keeps by itself along the flow. */
  readonly pull: Pull | null;
  /** Set where the child is a row or column that only the layout knows. */
  readonly inside: readonly PlacedChild[] | null;
}

export const noMargin: Margin = { top: 0, left: 0 };

/** A child that keeps its constraint by itself: the word of the flow and the drift it was given do not count. */
export function keepHold(child: PlacedChild, hold: Hold | null): PlacedChild {
  if (hold === null) return child;
  const sizing = takesLength(hold) ? sizingOf(child.node, hold.axis) : 'fixed';
  const isHug = child.node.placement[hold.axis] === 'hug' && child.inside === null;
  return { ...resize(child, hold.axis, isHug ? 'hug' : sizing), hold };
}

/** What follows its frame fills; a line of text never breaks where that gets narrow. */
function sizingOf(node: DesignNode, axis: 'horizontal' | 'vertical'): Sizing {
  return axis === 'horizontal' && node.kind === 'text' && isOneLine(node) ? 'hug' : 'fill';
}

function resize(child: PlacedChild, axis: 'horizontal' | 'vertical', sizing: Sizing): PlacedChild {
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, [axis]: sizing } } };
}

/** Whether a child follows the length of its frame. */
export function takesLength(hold: Hold | null): boolean {
  return hold?.keeps === 'stretch' || hold?.keeps === 'scale';
}

/** A child that keeps its constraint along the flow by itself, or takes the room in it. */
export function pullAlong(child: PlacedChild, pull: Pull | null, grows: boolean, row: boolean): PlacedChild {
  if (!grows) return pull === null ? child : { ...child, pull };
  const axis = row ? 'horizontal' : 'vertical';
  const isHug = child.node.placement[axis] === 'hug' && child.inside === null;
  const isText = pull !== null && child.node.kind === 'text';
  return { ...resize(child, axis, isHug ? 'hug' : isText ? sizingOf(child.node, axis) : 'fill'), pull };
}
