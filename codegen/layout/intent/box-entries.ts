/**
 * Gives each entry of a list the box of the current one. A hand draws a ground behind one entry of a menu only, and places the
 * icon and the words of each a px or two differently. With one box each, at even distances, and their icons in boxes
 * of one size, the entries are one component, of which one is painted. Nothing moves by more than twice `driftTolerance` px.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';

/** Entries of the shortest list, and the siblings and parts with which nothing is a list. */
const listSize = { least: 3, maxSiblings: 600, maxParts: 12 };
/** px of the heights of a ground, and the greatest size of an icon and of letters. */
const entrySize = { minHeight: 24, maxHeight: 72, icon: 32, font: 20 };
/** How many heights of an entry the next one is below it at most. */
const maxPitch = 2;
/** px by which a part may be from where it was meant: its own drift, and that of what it is compared with. */
const reach = 2 * driftTolerance;

/** Returns the node in which the entries of each list of icons and words have one box. */
export function boxEntries<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const boxed = boxSiblings(node).map((child) => boxEntries<DesignNode>(child));
  return boxed.every((child, index) => child === node.children[index]) ? node : { ...node, children: boxed };
}

/** An icon and the words beside it, which a hand placed. */
interface Entry {
  readonly node: BoxNode;
  readonly icon: DesignNode;
  readonly label: TextNode;
  /** What is behind all of it. */
  readonly ground: DesignNode | null;
  /** What else is in it, such as a number at its end. */
  readonly others: readonly DesignNode[];
}

function boxSiblings(owner: BoxNode): readonly DesignNode[] {
  const { children } = owner;
  if (owner.layout !== null || children.length < listSize.least || children.length > listSize.maxSiblings)
    return children;
  const entries = children.flatMap((child) => toEntry(child) ?? []);
  const changed = new Map<DesignNode, DesignNode>();
  for (const current of entries.filter(({ ground }) => ground !== null)) {
    const list = findList(entries, current);
    const boxes = list === null ? null : evenBoxes(list, current);
    if (list === null || boxes === null || isInTheWay(list, boxes, children)) continue;
    boxList(list, boxes).forEach((node, index) => changed.set(list[index]?.node ?? node, node));
  }
  return changed.size === 0 ? children : children.map((child) => changed.get(child) ?? child);
}

/** Reads a group as an entry; `null` where it is none. All boxes are in the px of the group's parent. */
function toEntry(node: DesignNode): Entry | null {
  if (node.kind !== 'box' || node.role !== 'group' || node.layout !== null || !isPlaced(node)) return null;
  const parts = node.children.filter(({ visible }) => visible);
  if (parts.length < 2 || parts.length > listSize.maxParts || !parts.every(isPlaced)) return null;
  const ground = parts.find((part) => isGround(part, node)) ?? null;
  const icons = parts.filter((part) => part !== ground && isIcon(part));
  const labels = parts.filter((part) => part.kind === 'text');
  const [icon] = icons.toSorted((one, other) => nearness(one, labels) - nearness(other, labels));
  if (icon === undefined) return null;
  const label = labels.toSorted(
    (one, other) => distance(one.box, icon.box) - distance(other.box, icon.box),
  )[0];
  if (label === undefined || label.characters.includes('\n') || sizeOf(label) > entrySize.font) return null;
  const isBeside =
    isNear(middleOf(icon.box), middleOf(label.box), reach) && distance(icon.box, label.box) > 0;
  const others = parts.filter((part) => ![ground, icon, label].includes(part));
  const areAfter = others.every((part) => isAfter(part.box, label.box, icon.box));
  return isBeside && areAfter ? { node, icon, label, ground, others } : null;
}

function isPlaced({ visible, rotation, mask, flip, link }: DesignNode): boolean {
  return visible && rotation === 0 && mask === null && !flip.x && !flip.y && link === null;
}

function isGround(part: DesignNode, { box }: BoxNode): boolean {
  if (part.kind !== 'box' || part.role !== 'rectangle' || part.fills.length === 0) return false;
  const edges = [part.box.x, part.box.y, part.box.width - box.width, part.box.height - box.height];
  const isHigh = part.box.height >= entrySize.minHeight && part.box.height <= entrySize.maxHeight;
  return isHigh && edges.every((edge) => Math.abs(edge) <= driftTolerance);
}

function isIcon({ kind, box }: DesignNode): boolean {
  return kind !== 'text' && box.width <= entrySize.icon && box.height <= entrySize.icon;
}

function sizeOf({ runs }: TextNode): number {
  return runs[0]?.style.size ?? 0;
}

function middleOf({ y, height }: Rectangle): number {
  return y + height / 2;
}

function centreOf({ x, width }: Rectangle): number {
  return x + width / 2;
}

/** px between two boxes beside each other; negative where they overlap. */
function distance(one: Rectangle, other: Rectangle): number {
  return Math.max(one.x - other.x - other.width, other.x - one.x - one.width);
}

/** px between an icon and the nearest words. What is behind words is no icon of them. */
function nearness(icon: DesignNode, labels: readonly DesignNode[]): number {
  const distances = labels.map((label) => distance(icon.box, label.box));
  return distances.some((one) => one <= 0) ? Infinity : Math.min(...distances);
}

/** Whether a part is on the other side of the words than the icon. */
function isAfter(part: Rectangle, label: Rectangle, icon: Rectangle): boolean {
  const isLeft = centreOf(icon) < centreOf(label);
  return isLeft ? part.x >= label.x + label.width : part.x + part.width <= label.x;
}

/** Where the words of an entry begin beside its icon, in the px of its parent. */
function startOf({ node, label, icon }: Entry): number {
  const isLeft = centreOf(icon.box) < centreOf(label.box);
  return node.box.x + label.box.x + (isLeft ? 0 : label.box.width);
}

function lineOf({ node, label }: Entry): number {
  return node.box.y + middleOf(label.box);
}

/** Finds the entries above and below the current one, at even distances; `null` where they are too few. */
function findList(entries: readonly Entry[], current: Entry): readonly Entry[] | null {
  const isLeft = ({ icon, label }: Entry): boolean => centreOf(icon.box) < centreOf(label.box);
  const alike = entries
    .filter(
      (entry) =>
        (entry === current || entry.ground === null) &&
        isLeft(entry) === isLeft(current) &&
        isNear(startOf(entry), startOf(current), reach) &&
        sizeOf(entry.label) === sizeOf(current.label) &&
        isInside(entry.node.box, current.node.box),
    )
    .toSorted((one, other) => lineOf(one) - lineOf(other));
  const at = alike.indexOf(current);
  const pitches = alike.slice(1).map((entry, index) => lineOf(entry) - lineOf(alike[index] ?? entry));
  const { height } = current.node.box;
  const pitch = medianOf(pitches.filter((one) => one <= maxPitch * height));
  if (pitch < height - driftTolerance) return null;
  const isEven = (index: number): boolean => isNear(pitches[index] ?? 0, pitch, reach);
  let [first, last] = [at, at];
  while (first > 0 && isEven(first - 1)) first -= 1;
  while (last < alike.length - 1 && isEven(last)) last += 1;
  const list = alike.slice(first, last + 1);
  return list.length < listSize.least ? null : list;
}

/** Whether an entry is across within the ground of the current one, and no higher. */
function isInside(box: Rectangle, ground: Rectangle): boolean {
  return (
    box.x >= ground.x - driftTolerance &&
    box.x + box.width <= ground.x + ground.width + driftTolerance &&
    box.height <= ground.height + driftTolerance
  );
}

/** The boxes of the entries of a list; `null` where one would be too far from what was drawn. */
function evenBoxes(list: readonly Entry[], { node: { box } }: Entry): readonly Rectangle[] | null {
  const lines = list.map(lineOf);
  const pitch = Math.round(((lines.at(-1) ?? 0) - (lines[0] ?? 0)) / (list.length - 1));
  const origin = medianOf(lines.map((line, index) => line - index * pitch));
  const middles = lines.map((_, index) => origin + index * pitch);
  if (!middles.every((middle, index) => isNear(middle, lines[index] ?? 0, driftTolerance))) return null;
  return middles.map((middle) => ({ ...box, y: Math.round(middle - box.height / 2) }));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** Whether something that is no entry is where an entry would be, and not behind all of it. */
function isInTheWay(
  list: readonly Entry[],
  boxes: readonly Rectangle[],
  children: readonly DesignNode[],
): boolean {
  const own = new Set<DesignNode>(list.map(({ node }) => node));
  return children.some((child) => {
    if (!child.visible || own.has(child)) return false;
    return boxes.some((box) => {
      const across =
        Math.min(child.box.x + child.box.width, box.x + box.width) - Math.max(child.box.x, box.x);
      const down =
        Math.min(child.box.y + child.box.height, box.y + box.height) - Math.max(child.box.y, box.y);
      const isBehind = unionOf(child.box, box);
      const isWhole = isBehind.width === child.box.width && isBehind.height === child.box.height;
      return across > driftTolerance && down > driftTolerance && (child.kind === 'text' || !isWhole);
    });
  });
}

/** The entries with their boxes, and everything in them at one place. */
function boxList(list: readonly Entry[], boxes: readonly Rectangle[]): readonly BoxNode[] {
  const [sample] = boxes;
  if (sample === undefined) return [];
  const size = Math.max(...list.map(({ icon }) => Math.ceil(Math.max(icon.box.width, icon.box.height))));
  const iconSize = size + (size % 2);
  const iconCentre = medianOf(list.map(({ node, icon }) => node.box.x + centreOf(icon.box) - sample.x));
  const start = medianOf(list.map((entry) => startOf(entry) - sample.x));
  return list.map((entry, index) => {
    const { node, icon, label, ground, others } = entry;
    const box = boxes[index] ?? node.box;
    const middle = box.height / 2;
    const isLeft = centreOf(icon.box) < centreOf(label.box);
    const labelX = isLeft ? start : start - label.box.width;
    const frame = {
      x: Math.round(iconCentre) - iconSize / 2,
      y: middle - iconSize / 2,
      width: iconSize,
      height: iconSize,
    };
    const inFrame = moved(icon, { x: (iconSize - icon.box.width) / 2, y: (iconSize - icon.box.height) / 2 });
    const rest = others.length === 0 ? null : others.map((part) => part.box).reduce(unionOf);
    const shift = { x: node.box.x - box.x, y: rest === null ? 0 : middle - middleOf(rest) };
    const parts = new Map<DesignNode, DesignNode>([
      [label, moved(label, { x: Math.round(labelX), y: middle - label.box.height / 2 })],
      [icon, { ...frameAround(icon, frame, node), children: [inFrame] }],
      ...others.map(
        (part) => [part, moved(part, { x: part.box.x + shift.x, y: part.box.y + shift.y })] as const,
      ),
    ]);
    if (ground !== null) parts.set(ground, { ...ground, box: { ...box, x: 0, y: 0 } });
    const children = node.children.map((part) => parts.get(part) ?? part);
    const fixed = { horizontal: 'fixed', vertical: 'fixed' } as const;
    // A group without its ground would be as large as its parts.
    const role = ground === null ? 'frame' : node.role;
    return { ...node, role, box, placement: { ...node.placement, ...fixed }, children };
  });
}

function moved<Node extends DesignNode>(node: Node, { x, y }: Pick<Rectangle, 'x' | 'y'>): Node {
  return { ...node, box: { ...node.box, x, y } };
}

/** A box without paint around an icon, in the px of its entry. */
function frameAround(icon: DesignNode, box: Rectangle, entry: BoxNode): BoxNode {
  const absoluteBox = { ...box, x: entry.absoluteBox.x + box.x, y: entry.absoluteBox.y + box.y };
  const placement = { ...icon.placement, horizontal: 'fixed', vertical: 'fixed' } as const;
  return emptyBox({ id: `${icon.id}/box`, name: icon.name, visible: true, box, absoluteBox, placement });
}
