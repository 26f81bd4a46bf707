import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';
import { px } from '../css-values.ts';
import { turnedBox } from '../matrix.ts';
import { followsWidth } from './ratio-style.ts';

/** How children that say nothing of their own stand across the flow. */
export interface Flow {
  readonly layout: AutoLayout;
  readonly inFlow: readonly DesignNode[];
  readonly stretches: boolean;
  readonly squeezes: boolean;
  /** What those that fill the flow start from, in px. */
  readonly basis: string;
}

/** Whether a box keeps its length whatever is in it. */
export interface Definite {
  readonly width: boolean;
  readonly height: boolean;
}

/** Reads from a frame's layout and its children what CSS needs to know of both. */
export function planFlow(node: BoxNode, layout: AutoLayout, definite: Definite): Flow {
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  const across = layout.direction === 'row' ? 'vertical' : 'horizontal';
  const fills = inFlow.filter(({ placement }) => placement[across] === 'fill');
  const floats = inFlow.some((child) => child.placement[across] === 'hug' || followsWidth(child));
  const stretches =
    layout.direction !== 'grid' &&
    inFlow.length > 0 &&
    (fills.length === inFlow.length || (layout.align === 'start' && !floats));
  const squeezes = isSqueezed(node, layout, inFlow, definite);
  return { layout, inFlow, stretches, squeezes, basis: fillBasis(inFlow, layout.direction === 'row') };
}

/** Whether flex would shrink what Figma leaves as it is: the content reaches the frame's end, or may. */
function isSqueezed(
  node: BoxNode,
  layout: AutoLayout,
  inFlow: readonly DesignNode[],
  definite: Definite,
): boolean {
  if (layout.direction === 'grid' || layout.wraps) return false;
  const row = layout.direction === 'row';
  if (!(row ? definite.width : definite.height)) return false;
  const { padding } = layout;
  const end = row ? node.box.width - padding.right : node.box.height - padding.bottom;
  const reached = inFlow
    .map(turnedBox)
    .some((box) => (row ? box.x + box.width : box.y + box.height) > end + 0.5);
  const flexible =
    inFlow.length > 1 &&
    inFlow.some(({ placement: { horizontal, vertical } }) => (row ? horizontal : vertical) !== 'fixed');
  return reached || flexible;
}

/**
 * Figma gives all that fill the same length, padding included; flex shares out what the paddings leave. A basis that
 * is no less than the largest padding makes all of them start alike.
 */
function fillBasis(inFlow: readonly DesignNode[], row: boolean): string {
  const axis = row ? 'horizontal' : 'vertical';
  const paddings = inFlow
    .filter((child) => child.placement[axis] === 'fill')
    .map((child) => {
      const padding = child.kind === 'box' ? child.layout?.padding : undefined;
      if (padding === undefined) return 0;
      return row ? padding.left + padding.right : padding.top + padding.bottom;
    });
  const most = paddings.reduce((one, other) => Math.max(one, other), 0);
  return paddings.every((padding) => padding === most) ? '0' : px(most);
}
