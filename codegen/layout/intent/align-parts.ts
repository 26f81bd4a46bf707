/**
 * Gives cards of one kind the same parts. A hand groups the words of a button in one card and leaves them loose in the
 * next, draws five stars as one shape here and as two shapes there, and an icon on a disc only where it is marked. Groups that
 * not all cards have are dissolved, shapes that take the place of one shape in another card are a group, and the icon
 * without a disc has the box of the disc.
 */
import { invariant } from '#design/invariant';
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { containsText, isPlain, ungroup } from '../inference/dissolve-groups.ts';
import { driftTolerance } from '../tolerances.ts';
import { shapeAsBox } from '../vectors/shape-as-box.ts';
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
  return boxIcons(groupShapes(aligned));
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
      if (isPlain(child) && containsText(child) && cards.some((other) => lacks(other, child))) odd.add(child);
  if (odd.size === 0) return cards;
  return cards.map((card) => {
    const dissolved = card.children.filter((child) => odd.has(child));
    if (dissolved.length === 0) return card;
    const children = card.children.flatMap((child) =>
      odd.has(child) && child.kind === 'box' ? ungroup(child) : [child],
    );
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
  const group = { ...groupAround(first, box, card), children: shapes.map((shape) => inside(shape, box)) };
  const grouped = new Set<DesignNode>(shapes);
  return {
    ...card,
    children: card.children.flatMap((child) =>
      child === first ? [group] : grouped.has(child) ? [] : [child],
    ),
  };
}

/** px of the largest disc behind an icon, and how far its middle is from that of the icon. */
const discSize = { most: 56, offset: 3 };

/** The cards in which icons without a disc have a box as large as the disc behind that icon in other cards. */
function boxIcons(cards: readonly BoxNode[]): readonly BoxNode[] {
  const onDiscs = cards.map(fillDiscs);
  const discs = onDiscs.flatMap(({ children }, index) =>
    children.filter((child) => !cards[index]?.children.includes(child)).map(({ box }) => box),
  );
  if (discs.length === 0) return cards;
  return onDiscs.map((card) => {
    const children = card.children.map((child) => {
      const disc = isIcon(child) ? discs.find((box) => isConcentric(child.box, box, reach)) : undefined;
      return disc === undefined ? child : boxAround(child, disc, card);
    });
    return children.every((child, index) => child === card.children[index]) ? card : { ...card, children };
  });
}

/** A card in which each disc is a frame around the icon on it, whether both are grouped or not. */
function fillDiscs(card: BoxNode): BoxNode {
  const discs = new Map<DesignNode, DesignNode>();
  const icons = new Set<DesignNode>();
  for (const child of card.children) {
    const grouped = isPlain(child) && child.children.length === 2 ? child.children : null;
    const disc = grouped?.[0] ?? child;
    const icon = grouped === null ? findIcon(child, card.children) : grouped[1];
    if (icon === undefined || !isDisc(disc) || !isIcon(icon)) continue;
    if (!isConcentric(icon.box, disc.box, discSize.offset)) continue;
    icons.add(icon);
    discs.set(child, discAround(disc, icon, child));
  }
  if (discs.size === 0) return card;
  return {
    ...card,
    children: card.children.flatMap((child) => discs.get(child) ?? (icons.has(child) ? [] : [child])),
  };
}

function findIcon(disc: DesignNode, children: readonly DesignNode[]): DesignNode | undefined {
  if (!isDisc(disc)) return undefined;
  return children.find((child) => isIcon(child) && isConcentric(child.box, disc.box, discSize.offset));
}

/** @param whole The disc, or the group of both. */
function discAround(disc: DesignNode, icon: DesignNode, whole: DesignNode): BoxNode {
  const painted = disc.kind === 'shape' ? shapeAsBox(disc) : disc;
  invariant(painted.kind === 'box', 'a disc is a shape or a rectangle');
  const absorbed = whole === disc ? (painted.absorbed ?? []) : [...idsOf(disc), ...(whole.absorbed ?? [])];
  const box = whole === disc ? disc.box : offsetBy(disc.box, whole.box.x, whole.box.y);
  return {
    ...painted,
    role: 'frame',
    id: whole.id,
    box,
    children: [inMiddle(icon, disc.box)],
    ...(absorbed.length === 0 ? {} : { absorbed }),
  };
}

function isDisc(node: DesignNode): boolean {
  const { width, height } = node.box;
  const isRound = node.kind === 'shape' && node.shape === 'ellipse';
  const isPanel = node.kind === 'box' && node.role === 'rectangle' && node.children.length === 0;
  return (
    (isRound || isPanel) && node.visible && isNear(width, height, driftTolerance) && width <= discSize.most
  );
}

/** Whether a node is a small drawing. */
function isIcon(node: DesignNode): boolean {
  const isDrawing = node.kind === 'shape' || (node.kind === 'box' && node.role !== 'rectangle');
  return (
    isDrawing &&
    node.visible &&
    node.rotation === 0 &&
    !containsText(node) &&
    !(node.kind === 'shape' && node.shape === 'ellipse') &&
    Math.max(node.box.width, node.box.height) < discSize.most
  );
}

/** Whether a box is in the middle of a larger one. */
function isConcentric(one: Rectangle, other: Rectangle, tolerance: number): boolean {
  return (
    one.width < other.width &&
    one.height < other.height &&
    isNear(one.x + one.width / 2, other.x + other.width / 2, tolerance) &&
    isNear(one.y + one.height / 2, other.y + other.height / 2, tolerance)
  );
}

/** A group as large as a disc with an icon in its middle. */
function boxAround(icon: DesignNode, disc: Rectangle, card: BoxNode): BoxNode {
  const { width, height } = disc;
  const x = Math.round(icon.box.x + (icon.box.width - width) / 2);
  const y = Math.round(icon.box.y + (icon.box.height - height) / 2);
  const box = { x, y, width, height };
  return { ...groupAround(icon, box, card), role: 'frame', children: [inMiddle(icon, box)] };
}

function groupAround({ id, name, placement }: DesignNode, box: Rectangle, card: BoxNode): BoxNode {
  const absoluteBox = offsetBy(box, card.absoluteBox.x, card.absoluteBox.y);
  const group = emptyBox({ id: `${id}/group`, name, visible: true, box, absoluteBox, placement });
  return { ...group, role: 'group' };
}

/** An icon in the middle of a box, and as large as it was drawn. */
function inMiddle(icon: DesignNode, { width, height }: Rectangle): DesignNode {
  const { box, placement } = icon;
  return {
    ...icon,
    box: { ...box, x: (width - box.width) / 2, y: (height - box.height) / 2 },
    placement: { ...placement, constraints: { horizontal: 'center', vertical: 'center' } },
  };
}

function inside(node: DesignNode, box: Rectangle): DesignNode {
  return { ...node, box: offsetBy(node.box, -box.x, -box.y) };
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
