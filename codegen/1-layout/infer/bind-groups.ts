/**
 * Figma's groups have no constraints of their own: what is in them is bound to the frame around them, and they go where
 * that goes. In CSS it is bound to the group, so a group gets the constraint that its content has together, and its
 * content what is left of it. The same holds for what lies on a card. https://help.figma.com/hc/articles/360039957734
 */
import type { BoxNode, DesignNode, Placement } from '#design/tree';
import { turnedBox } from '../matrix.ts';
import type { TellUnheld } from './room.ts';
import { goesWith, keepsBy, type Moves, movesIn, movesOf, wholeFrame } from './moves.ts';
import { spanOf } from './span.ts';

/** The same children of a frame, those in groups and on cards bound to these. */
export function bindGroups(
  children: readonly DesignNode[],
  frame: BoxNode,
  tell: TellUnheld,
): readonly DesignNode[] {
  // What a group holds was bound with the frame around it; only cards were found since.
  const isNew = (child: DesignNode) => holds(child) && (frame.role !== 'group' || child.role !== 'group');
  if (frame.role === 'rectangle' || !children.some(isNew)) return children;
  const axes = [openAxis(true, frame.box.width), openAxis(false, frame.box.height)] as const;
  const around = { from: 0, length: 0, moves: wholeFrame };
  const whole = [
    { ...around, length: frame.box.width },
    { ...around, length: frame.box.height },
  ] as const;
  return children.map((child) =>
    isNew(child) && child.placement.absolute ? bind(child, whole, axes, tell) : child,
  );
}

/** A group, or a rectangle that things were found to lie on. */
function holds(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.layout !== null || node.children.length === 0) return false;
  return (node.role === 'group' || node.role === 'rectangle') && node.rotation === 0;
}

/** One axis of what a node is bound to: where it begins in the frame, how long it is, and how its edges move. */
interface Around {
  readonly from: number;
  readonly length: number;
  readonly moves: Moves;
}

type Both<Each> = readonly [across: Each, down: Each];

function bind(node: DesignNode, around: Both<Around>, axes: Both<Axis>, tell: TellUnheld): DesignNode {
  const [across, down] = axes;
  const own = [across.around(node, around[0]), down.around(node, around[1])] as const;
  const words = [across.wordOf(own[0], around[0]), down.wordOf(own[1], around[1])] as const;
  if (node.visible && words.includes(null))
    tell(node, 'it moves against what it stands with in the design, and goes with it here');
  const constraints: Placement['constraints'] = {
    horizontal: acrossWords[words[0] ?? 'start'],
    vertical: downWords[words[1] ?? 'start'],
  };
  const bound = { ...node, placement: { ...node.placement, constraints } };
  if (!holds(node) || bound.kind !== 'box') return bound;
  return { ...bound, children: node.children.map((child) => bind(child, own, axes, tell)) };
}

const acrossWords = {
  start: 'left',
  end: 'right',
  center: 'center',
  stretch: 'stretch',
  scale: 'scale',
} as const;
const downWords = { ...acrossWords, start: 'top', end: 'bottom' } as const;

interface Axis {
  /** A node as what is in it is bound to it. */
  around(node: DesignNode, outside: Around): Around;
  /** The constraint to what is around a node that moves it as it moves with the frame; `null` where none does. */
  wordOf(own: Around, outside: Around): keyof typeof acrossWords | null;
}

function openAxis(row: boolean, outer: number): Axis {
  const known = new Map<DesignNode, Reach>();
  const reachOf = (node: DesignNode, from: number): Reach => {
    const former = known.get(node);
    if (former !== undefined) return former;
    const { start, end } = spanOf(turnedBox(node), row);
    const moves = movesOf(node, row, outer, from);
    const inner =
      holds(node) && node.role === 'group'
        ? node.children.filter(({ visible }) => visible).map((child) => reachOf(child, from + start))
        : [];
    const reach = inner.reduce(reachFurther, inner[0] ?? { start: from + start, end: from + end, moves });
    known.set(node, reach);
    return reach;
  };
  return {
    around(node, outside) {
      const { start, end } = spanOf(turnedBox(node), row);
      const { moves } = reachOf(node, outside.from);
      return { from: outside.from + start, length: end - start, moves };
    },
    wordOf(own, outside) {
      const relative = movesIn(own.moves, outside.moves);
      const start = own.from - outside.from;
      if (relative !== null) return keepsBy(relative, { start, end: start + own.length }, outside.length);
      return goesWith(own.moves, outside.moves) ? 'start' : null;
    },
  };
}

/** Where something begins and ends in the frame, and how its edges move. */
interface Reach {
  readonly start: number;
  readonly end: number;
  readonly moves: Moves;
}

function reachFurther(one: Reach, other: Reach): Reach {
  const first = other.start < one.start ? other : one;
  const last = other.end > one.end ? other : one;
  return { start: first.start, end: last.end, moves: { start: first.moves.start, end: last.moves.end } };
}
