/**
 * Gives cards of one kind the same parts. A hand groups the words of a button in one card and leaves them loose in the
 * next, or draws five stars as one shape here and as two shapes there. Groups that not all cards have are dissolved, and
 * shapes that take the place of one shape in another card are a group.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { containsText } from '../inference/dissolve-groups.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';

/** px by which parts of two cards may be apart that were meant to be at one place: each is off by the tolerance. */
const reach = 2 * driftTolerance;
/** Parts of a card with which nothing is compared. */
const maxParts = 60;
/** How deep groups are in each other at most. */
const maxDepth = 3;
/** px between shapes that are one drawing. */
const maxGap = 8;

/** Returns the cards, in their order, with the same groups in all of them. */
export function alignParts(cards: readonly BoxNode[]): readonly BoxNode[] {
  if (cards.length < 2 || cards.some(({ children }) => children.length > maxParts)) return cards;
  let aligned = cards;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const dissolved = dissolveOdd(aligned);
    if (dissolved === aligned) break;
    aligned = dissolved;
  }
  return groupShapes(aligned);
}

/** Whether a box is a group that only collects layers. */
export function isPlainGroup(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'group' || !node.visible || node.mask !== null) return false;
  const { fills, effects, opacity, blendMode, link, exported, propertyReferences, rotation, flip } = node;
  return (
    fills.length + effects.length + Object.keys(propertyReferences).length === 0 &&
    opacity > 0.999 &&
    blendMode === 'PASS_THROUGH' &&
    link === null &&
    exported === null &&
    rotation === 0 &&
    !flip.x &&
    !flip.y
  );
}

/** A box that is moved by some px. */
export function offsetBy(box: Rectangle, x: number, y: number): Rectangle {
  return { ...box, x: box.x + x, y: box.y + y };
}

/** The ids of a layer and of those that it took over. */
export function idsOf(node: DesignNode): readonly string[] {
  return [node.id, ...(node.absorbed ?? [])];
}

/** The cards without the groups of words that others do not have, or the same cards. */
function dissolveOdd(cards: readonly BoxNode[]): readonly BoxNode[] {
  const odd = new Set<DesignNode>();
  for (const card of cards)
    for (const child of card.children)
      if (isPlainGroup(child) && containsText(child) && cards.some((other) => lacks(other, child)))
        odd.add(child);
  if (odd.size === 0) return cards;
  return cards.map((card) => {
    const dissolved = card.children.filter((child) => odd.has(child));
    if (dissolved.length === 0) return card;
    const children = card.children.flatMap((child) => {
      if (!odd.has(child) || child.kind !== 'box') return [child];
      return child.children.map((inner) => ({
        ...inner,
        box: offsetBy(inner.box, child.box.x, child.box.y),
      }));
    });
    return { ...card, children, absorbed: [...(card.absorbed ?? []), ...dissolved.flatMap(idsOf)] };
  });
}

/** Whether a card has the words of a group of another card outside of such a group. */
function lacks(card: BoxNode, group: BoxNode): boolean {
  const texts = group.children.filter(({ kind, visible }) => kind === 'text' && visible);
  return card.children.some(
    (child) =>
      child.kind === 'text' &&
      texts.some((text) => isAtPlace(child.box, offsetBy(text.box, group.box.x, group.box.y))),
  );
}

function isAtPlace(one: Rectangle, other: Rectangle): boolean {
  return isNear(one.y, other.y, reach) && isNear(one.height, other.height, reach) && isAligned(one, other);
}

function isAligned(one: Rectangle, other: Rectangle): boolean {
  return [0, 0.5, 1].some((share) => isNear(one.x + share * one.width, other.x + share * other.width, reach));
}

/** The cards with a group of the shapes in each that are one shape in another card, or the same cards. */
function groupShapes(cards: readonly BoxNode[]): readonly BoxNode[] {
  const places: Rectangle[] = [];
  for (const { children } of cards)
    for (const { kind, visible, box } of children)
      if (kind === 'shape' && visible && !places.some((place) => isSamePlace(place, box))) places.push(box);
  return cards.map((card) => places.reduce(groupAt, card));
}

function groupAt(card: BoxNode, place: Rectangle): BoxNode {
  const shapes = card.children.filter(
    ({ kind, visible, box, rotation }) =>
      kind === 'shape' && visible && rotation === 0 && isInside(box, place) && isNear(box.y, place.y, reach),
  );
  const [first] = shapes;
  if (first === undefined || shapes.length < 2 || shapes.some(({ box }) => isSamePlace(box, place)))
    return card;
  const box = shapes.map((shape) => shape.box).reduce(unionOf);
  if (!isSamePlace(box, place) || !areInLine(shapes.map((shape) => shape.box))) return card;
  const { id, name, placement } = first;
  const { x, y } = card.absoluteBox;
  const group: BoxNode = {
    ...emptyBox({
      id: `${id}/group`,
      ...{ name, visible: true, box, placement },
      absoluteBox: offsetBy(box, x, y),
    }),
    role: 'group',
    children: shapes.map((shape) => ({ ...shape, box: offsetBy(shape.box, -box.x, -box.y) })),
  };
  const grouped = new Set<DesignNode>(shapes);
  return {
    ...card,
    children: card.children.flatMap((child) =>
      child === first ? [group] : grouped.has(child) ? [] : [child],
    ),
  };
}

function isSamePlace(one: Rectangle, other: Rectangle): boolean {
  return (
    isNear(one.x, other.x, reach) &&
    isNear(one.y, other.y, reach) &&
    isNear(one.width, other.width, reach) &&
    isNear(one.height, other.height, driftTolerance)
  );
}

function isInside(one: Rectangle, other: Rectangle): boolean {
  return one.x >= other.x - reach && one.x + one.width <= other.x + other.width + reach;
}

/** Whether boxes follow each other from left to right without touching, and near each other. */
function areInLine(boxes: readonly Rectangle[]): boolean {
  const sorted = boxes.toSorted((one, other) => one.x - other.x);
  return sorted.slice(1).every((box, index) => {
    const before = sorted[index] ?? box;
    const gap = box.x - before.x - before.width;
    return gap >= 0 && gap <= maxGap;
  });
}
