/**
 * Gives groups beside each other that have the same parts the same distances in them. A hand that draws a card three
 * times places its parts a px or two differently each time; without that difference they are one component. Parts that
 * only some of the groups have, such as a badge, stay where they are. Nothing moves by more than `maxMove` px. Words
 * before others that begin at one place in all groups are as wide as their column.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { isSameBox } from '../visual-bounds.ts';
import { findIconEntries, type IconEntry } from './icon-entries.ts';
import { refitGroup } from './refit-group.ts';

/** With more groups, or more parts in one, nothing is compared. */
const maxGroups = 120;
const maxParts = 120;
/** The share of a group's parts that another one must have too. */
const minShare = 0.7;
/** px by which two parts may be apart that were meant to be at one place: each is off by the tolerance. */
const reach = 2 * driftTolerance;
/** px by which a part moves at most: its own drift, and what the origin of its group is off. */
const maxMove = driftTolerance + 1;

/** Returns the node in which the groups that repeat each other have even distances in them. */
export function evenRepeats<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const evened = evenSiblings(node.children).map((child) => evenRepeats<DesignNode>(child));
  return evened.every((child, index) => child === node.children[index])
    ? node
    : { ...node, children: evened };
}

function evenSiblings(children: readonly DesignNode[]): readonly DesignNode[] {
  const groups = children.filter(isGroup);
  if (groups.length < 2 || groups.length > maxGroups) return children;
  const families: BoxNode[][] = [];
  for (const group of groups) {
    const family = families.find(([first]) => first !== undefined && haveSameParts(first, group));
    if (family === undefined) families.push([group]);
    else family.push(group);
  }
  const evened = new Map<DesignNode, BoxNode>();
  for (const family of families) for (const [node, even] of evenFamily(family)) evened.set(node, even);
  return evened.size === 0 ? children : children.map((child) => evened.get(child) ?? child);
}

/** Whether a node is a group, or a frame without auto layout, of parts that a hand placed. */
function isGroup(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || !isPlaced(node) || node.layout !== null) return false;
  if (node.role !== 'group' && node.role !== 'frame') return false;
  const parts = partsOf(node);
  return parts.length > 1 && parts.length <= maxParts;
}

/** Whether a node is as its box says: shown, and neither turned nor a mask. */
export function isPlaced({ visible, rotation, mask, flip }: DesignNode): boolean {
  return visible && rotation === 0 && mask === null && !flip.x && !flip.y;
}

function partsOf({ children }: BoxNode): readonly DesignNode[] {
  return children.filter(isPlaced);
}

function haveSameParts(one: BoxNode, other: BoxNode): boolean {
  const count = Math.min(partsOf(one).length, partsOf(other).length);
  const most = Math.max(partsOf(one).length, partsOf(other).length);
  const pairs = matchParts(one, other).size;
  return pairs > 1 && pairs >= minShare * count && pairs >= minShare * minShare * most;
}

/** The parts of a group by those of another that were meant to be at the same place. */
function matchParts(one: BoxNode, other: BoxNode): ReadonlyMap<DesignNode, DesignNode> {
  const pairs = new Map<DesignNode, DesignNode>();
  const free = new Set(partsOf(other));
  for (const part of partsOf(one)) {
    const [best] = [...free]
      .filter((candidate) => areAlike(part, candidate))
      .sort((first, second) => distanceOf(part, first) - distanceOf(part, second));
    if (best === undefined) continue;
    free.delete(best);
    pairs.set(part, best);
  }
  return pairs;
}

/** Whether two parts are of one kind and size, and at nearly the same place. */
function areAlike(one: DesignNode, other: DesignNode): boolean {
  if (one.kind !== other.kind || anchorOf(one, other) === null) return false;
  if (!isNear(one.box.y, other.box.y, reach)) return false;
  if (one.kind === 'text' && other.kind === 'text')
    return isNear(one.runs[0]?.style.size ?? 0, other.runs[0]?.style.size ?? 0, 0.5);
  if (one.kind === 'box' && other.kind === 'box')
    return (one.role === other.role || (isLayer(one) && isLayer(other))) && haveOneSize(one, other);
  return haveOneSize(one, other);
}

/** Whether a box collects layers: as a group in one card, and as a frame in another one. */
function isLayer({ role }: BoxNode): boolean {
  return role === 'group' || role === 'frame';
}

function haveOneSize({ box: one }: DesignNode, { box: other }: DesignNode): boolean {
  const isWords = Math.min(one.width, other.width) > reach;
  return (
    isNear(one.height, other.height, driftTolerance) &&
    (isNear(one.width, other.width, driftTolerance) || (!isWords && isNear(one.width, other.width, 1)))
  );
}

function distanceOf({ box: one }: DesignNode, { box: other }: DesignNode): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

type Anchor = 'start' | 'center' | 'end';

const anchors: readonly Anchor[] = ['start', 'center', 'end'];

const shares = { start: 0, center: 0.5, end: 1 } as const;

/** Where two parts are at one place across: texts begin, end or have their middle there. */
function anchorOf(one: DesignNode, other: DesignNode): Anchor | null {
  const align = one.kind === 'text' ? one.paragraph.align : 'left';
  const likely: Anchor = align === 'center' ? 'center' : align === 'right' ? 'end' : 'start';
  const order = [likely, ...anchors.filter((anchor) => anchor !== likely)];
  const at = ({ box }: DesignNode, anchor: Anchor): number => box.x + shares[anchor] * box.width;
  return order.find((anchor) => isNear(at(one, anchor), at(other, anchor), reach)) ?? null;
}

/** Parts of several groups that were meant to be one, each with its group. */
interface Slot {
  readonly parts: Map<BoxNode, DesignNode>;
}

/** The groups of a family as they were meant, by what was drawn. */
function evenFamily(family: readonly BoxNode[]): ReadonlyMap<DesignNode, BoxNode> {
  const evened = new Map<DesignNode, BoxNode>();
  if (family.length < 2) return evened;
  // The group with the most parts has a place for those of the others.
  const sample = family.reduce((most, one) => (partsOf(one).length > partsOf(most).length ? one : most));
  const slots = new Map<DesignNode, Slot>();
  for (const part of partsOf(sample)) slots.set(part, { parts: new Map([[sample, part]]) });
  for (const group of family) {
    if (group === sample) continue;
    for (const [part, own] of matchParts(sample, group)) slots.get(part)?.parts.set(group, own);
  }
  const origins = new Map(family.map((group) => [group, originOf(group, sample, slots)]));
  const moved = new Map<DesignNode, DesignNode>();
  const entries = family.flatMap((group) => findIconEntries(partsOf(group)));
  const later = entries.filter(({ isLater }) => isLater);
  const following = new Set(later.flatMap(({ icon, words }) => [icon, words]));
  for (const { parts } of slots.values()) if (parts.size > 1) evenSlot(parts, origins, { moved, following });
  later.forEach((entry) => moveWithIcon(entry, moved));
  for (const [part, { parts }] of slots) fillToNextWords(part, parts, slots, moved);
  for (const group of family) {
    const children = group.children.map((child) => moved.get(child) ?? child);
    if (children.some((child, index) => child !== group.children[index]))
      evened.set(group, refitGroup(group, children));
  }
  return evened;
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

/** How far the parts of a group are usually from those of the sample: its first part may itself be off. */
function originOf(group: BoxNode, sample: BoxNode, slots: ReadonlyMap<DesignNode, Slot>): Offset {
  const [x, y]: [number[], number[]] = [[], []];
  for (const [part, { parts }] of slots) {
    const own = parts.get(group);
    const anchor = own === undefined ? null : anchorOf(part, own);
    if (own === undefined || anchor === null || group === sample) continue;
    x.push(own.box.x - part.box.x + shares[anchor] * (own.box.width - part.box.width));
    y.push(own.box.y - part.box.y);
  }
  return { x: medianOf(x), y: medianOf(y) };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** Moves the words of an entry as far as its icon. */
function moveWithIcon({ icon, words }: IconEntry, moved: Map<DesignNode, DesignNode>): void {
  const offset = (moved.get(icon) ?? icon).box.x - icon.box.x;
  const own = moved.get(words) ?? words;
  if (offset !== 0) moved.set(words, { ...own, box: { ...own.box, x: words.box.x + offset } });
}

/** Moves the parts of a slot to the place of most of them. What follows others on its line has its own place on that. */
function evenSlot(
  parts: ReadonlyMap<BoxNode, DesignNode>,
  origins: ReadonlyMap<BoxNode, Offset>,
  {
    moved,
    following,
  }: {
    readonly moved: Map<DesignNode, DesignNode>;
    readonly following: ReadonlySet<DesignNode>;
  },
): void {
  const [first] = parts.values();
  if (first === undefined) return;
  const own = [...parts].map(([group, part]) => {
    const origin = origins.get(group) ?? { x: 0, y: 0 };
    return { part, anchor: anchorOf(first, part) ?? 'start', origin };
  });
  const anchor = own.map((one) => one.anchor).find((one) => one !== 'start') ?? 'start';
  const isSized =
    first.kind === 'box' && own.every(({ part }) => part.kind === 'box' && !part.placement.keepsRatio);
  const width = isSized ? usualOf(own.map(({ part }) => part.box.width)) : null;
  const height = isSized ? usualOf(own.map(({ part }) => part.box.height)) : null;
  const x = usualOf(own.map(({ part, origin }) => part.box.x + shares[anchor] * part.box.width - origin.x));
  const y = usualOf(own.map(({ part, origin }) => part.box.y - origin.y));
  for (const { part, origin } of own) {
    const size = {
      width: sizeOf(part.box.width, width),
      height: sizeOf(part.box.height, height),
    };
    const box = {
      ...size,
      x:
        x === null || following.has(part)
          ? part.box.x
          : near(x + origin.x - shares[anchor] * size.width, part.box.x),
      y: y === null ? part.box.y : near(y + origin.y, part.box.y),
    };
    if (!isSameBox(box, part.box)) moved.set(part, { ...part, box });
  }
}

/** The fewest groups whose words tell where a column begins. */
const minColumnGroups = 3;
/** px between words and the column after them; at least and at most. */
const columnGap = { least: 4, most: 16 };

/**
 * Words of several lengths before others that begin at one place in all groups are as wide as their column. As wide as
 * themselves, they would have another gap in each group.
 */
function fillToNextWords(
  part: DesignNode,
  parts: ReadonlyMap<BoxNode, DesignNode>,
  slots: ReadonlyMap<DesignNode, Slot>,
  moved: Map<DesignNode, DesignNode>,
): void {
  const others = [...parts.values()].slice(1);
  const isAtEnd = others.every((other) => anchorOf(part, other) === 'end');
  if (!isAtEnd && !others.every((other) => anchorOf(part, other) === 'start')) return;
  const next = nextWords(part, slots, isAtEnd);
  if (next === null || !isLineOfWords(part) || parts.size < minColumnGroups) return;
  const pairs = [...parts].flatMap(([group, words]) => {
    const after = next.parts.get(group);
    if (after === undefined || !isLineOfWords(words)) return [];
    const [own, following] = [moved.get(words) ?? words, moved.get(after) ?? after];
    return [{ words, own, space: distanceBetween(own, following, isAtEnd) }];
  });
  const widths = pairs.map(({ own }) => own.box.width);
  const column = usualOf(pairs.map(({ own, space }) => own.box.width + space));
  const gap = Math.min(columnGap.most, Math.floor(Math.min(...pairs.map(({ space }) => space))));
  const differs = Math.max(...widths) - Math.min(...widths) > reach;
  if (pairs.length < parts.size || column === null || gap < columnGap.least || !differs) return;
  for (const { words, own } of pairs) {
    if (own.kind !== 'text') continue;
    const width = column - gap;
    moved.set(words, {
      ...own,
      box: { ...own.box, width, x: isAtEnd ? own.box.x + own.box.width - width : own.box.x },
      placement: { ...own.placement, horizontal: 'fixed' },
      paragraph: { ...own.paragraph, align: isAtEnd ? 'right' : 'left' },
    });
  }
}

function isLineOfWords(node: DesignNode): boolean {
  return node.kind === 'text' && node.paragraph.resize === 'hug' && !/[\n\u2028]/.test(node.characters);
}

/** The words that follow others on their line; `null` where something else does. */
function nextWords(part: DesignNode, slots: ReadonlyMap<DesignNode, Slot>, isAtEnd: boolean): Slot | null {
  const following = [...slots.keys()].filter(
    (other) =>
      other !== part &&
      other.box.y < part.box.y + part.box.height &&
      part.box.y < other.box.y + other.box.height &&
      distanceBetween(part, other, isAtEnd) >= 0,
  );
  const [next] = following.toSorted(
    (one, other) => distanceBetween(part, one, isAtEnd) - distanceBetween(part, other, isAtEnd),
  );
  return next !== undefined && isLineOfWords(next) ? (slots.get(next) ?? null) : null;
}

/** px from the end of a part to the start of one after it, or to its end where they run from right to left. */
function distanceBetween({ box: one }: DesignNode, { box: next }: DesignNode, isAtEnd: boolean): number {
  return isAtEnd ? one.x - next.x - next.width : next.x - one.x - one.width;
}

function sizeOf(drawn: number, usual: number | null): number {
  return usual !== null && isNear(drawn, usual, driftTolerance) ? usual : drawn;
}

function near(wanted: number, drawn: number): number {
  return isNear(wanted, drawn, maxMove) ? wanted : drawn;
}

/** Values of which some may be further away than the others. */
const minMany = 4;

/** The value that most have, or that in the middle; `null` where they are too few and too far apart to be one. */
function usualOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [smallest, largest] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (largest - smallest > reach + 0.001) return sorted.length < minMany ? null : medianOf(sorted);
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const common = [...counts].flatMap(([value, count]) => (count === most ? [value] : []));
  const [only, more] = common;
  const isReached =
    only !== undefined && largest - only <= driftTolerance && only - smallest <= driftTolerance;
  if (more === undefined && isReached) return only;
  const middle = sorted[(sorted.length - 1) >> 1] ?? 0;
  const reaches = largest - middle <= driftTolerance && middle - smallest <= driftTolerance;
  return reaches ? middle : Math.round((smallest + largest) / 2);
}
