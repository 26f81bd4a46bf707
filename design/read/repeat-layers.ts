/** The layers of a transform group, drawn as often as its modifiers say. */
import { rotationMatrix, transformPoint } from '../affine.ts';
import type { DesignNode, Point, Rectangle } from '../tree.ts';
import { type Fields, fieldsOf, lengthOf, listOf, numberOf, textOf } from './fields.ts';

/** More than anybody draws, and few enough for a page. */
const maxCopies = 200;

/** The layers of a group with their copies, those drawn first the lowest. */
export interface RepeatedLayers {
  readonly children: readonly DesignNode[];
  /** Some copies stand around a centre, of which the file says only how far it is. */
  readonly isRadial: boolean;
}

/**
 * Repeats layers. Figma: `count` times in all, `offset` px or sizes of the layers apart, along an axis or around a
 * centre. `null` where the node has no modifier that is known.
 * https://developers.figma.com/docs/plugins/api/TransformModifier
 */
export function repeatLayers(node: Fields, children: readonly DesignNode[]): RepeatedLayers | null {
  const modifiers = listOf(node.transformModifiers)
    .map(fieldsOf)
    .filter(({ type, visible }) => type === 'REPEAT' && visible !== false);
  if (modifiers.length === 0) return null;
  const repeated = modifiers.reduce<readonly DesignNode[]>(repeatOnce, children);
  return { children: repeated, isRadial: modifiers.some(({ repeatType }) => repeatType === 'RADIAL') };
}

function repeatOnce(children: readonly DesignNode[], modifier: Fields, index: number): readonly DesignNode[] {
  if (children.length === 0) return children;
  const wanted = Math.round(lengthOf(modifier.count, 1));
  const count = Math.max(1, Math.min(wanted, Math.floor(maxCopies / children.length)));
  const bounds = unionOf(children.map(({ box }) => box));
  const copies = Array.from({ length: count }, (_, turn) => {
    if (turn === 0) return children;
    const move = planMove(modifier, bounds, turn, count);
    return children.map((child) => copyOf(child, `/repeat-${index + 1}-${turn + 1}`, move));
  });
  return copies.flat();
}

interface Move {
  /** Clockwise degrees about `centre`. */
  readonly turn: number;
  readonly centre: Point;
  readonly by: Point;
}

function planMove(modifier: Fields, bounds: Rectangle, turn: number, count: number): Move {
  const offset = numberOf(modifier.offset, 0);
  const isRelative = modifier.unitType !== 'PIXELS';
  if (modifier.repeatType === 'RADIAL') {
    const radius = isRelative ? offset * bounds.height : offset;
    const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 + radius };
    return { turn: (360 * turn) / count, centre, by: { x: 0, y: 0 } };
  }
  const isVertical = textOf(modifier.axis, 'HORIZONTAL') === 'VERTICAL';
  const size = isVertical ? bounds.height : bounds.width;
  const distance = turn * (isRelative ? offset * size : offset);
  return {
    turn: 0,
    centre: { x: 0, y: 0 },
    by: isVertical ? { x: 0, y: distance } : { x: distance, y: 0 },
  };
}

/** A copy has ids of its own, so that the whole group stays apart from it. */
function copyOf(node: DesignNode, suffix: string, move: Move): DesignNode {
  const box = moveBox(node.box, move);
  const by = { x: box.x - node.box.x, y: box.y - node.box.y };
  const moved: DesignNode = { ...node, box, rotation: turnedBy(node.rotation, move.turn) };
  return withIds(moved, suffix, by);
}

function withIds(node: DesignNode, suffix: string, by: Point): DesignNode {
  const copy: DesignNode = {
    ...node,
    id: `${node.id}${suffix}`,
    absoluteBox: { ...node.absoluteBox, x: node.absoluteBox.x + by.x, y: node.absoluteBox.y + by.y },
    renderBox: node.renderBox && {
      ...node.renderBox,
      x: node.renderBox.x + by.x,
      y: node.renderBox.y + by.y,
    },
  };
  return copy.kind === 'box'
    ? { ...copy, children: copy.children.map((child) => withIds(child, suffix, by)) }
    : copy;
}

function moveBox(box: Rectangle, { turn, centre, by }: Move): Rectangle {
  const middle = { x: box.x + box.width / 2 - centre.x, y: box.y + box.height / 2 - centre.y };
  const turned = transformPoint(rotationMatrix((turn * Math.PI) / 180), middle);
  return {
    ...box,
    x: turned.x + centre.x - box.width / 2 + by.x,
    y: turned.y + centre.y - box.height / 2 + by.y,
  };
}

function turnedBy(rotation: number, turn: number): number {
  const sum = rotation + turn;
  return sum > 180 ? sum - 360 : sum;
}

function unionOf(boxes: readonly Rectangle[]): Rectangle {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
