/**
 * Finds the entries of rows that a hand placed: an icon and the words behind it. Both move together, because the place of an
 * entry follows from the words of the entry before it.
 */
import type { DesignNode } from '#design/tree';
import { type Interval, isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { containsText } from '../inference/dissolve-groups.ts';

/** An icon and its words. */
export interface IconEntry {
  readonly icon: DesignNode;
  readonly words: DesignNode;
  /** Whether another entry is before it on its line. */
  readonly isLater: boolean;
}

/** px of the longer side of an icon beside words. */
const maxIconSide = 32;

/** px between an icon and its words. */
export const maxIconGap = 16;

/** px by which the middle of an icon may be off that of its words, or of the icon before it. */
const maxOffMiddle = 4;

/** Whether a layer is a small drawing without words. */
export function isSmallIcon(node: DesignNode): boolean {
  const { width, height } = node.box;
  return node.kind !== 'text' && Math.max(width, height) <= maxIconSide && !containsText(node);
}

/** Whether a layer is the frame of a small drawing, which has its size on purpose. */
export function isIconFrame(node: DesignNode): boolean {
  return node.kind === 'box' && node.children.length > 0 && isSmallIcon(node);
}

/** Returns the entries of the lines on which there are several that form no columns with those of other lines. */
export function findIconEntries(parts: readonly DesignNode[]): readonly IconEntry[] {
  const texts = parts.filter(({ kind }) => kind === 'text');
  if (texts.length < 2) return [];
  const pairs = parts.filter(isSmallIcon).flatMap((icon) => {
    const words = texts.find(
      (text) =>
        isNear(middleOf(icon), middleOf(text), maxOffMiddle) &&
        text.box.x >= endOf(icon) &&
        text.box.x - endOf(icon) <= maxIconGap,
    );
    return words === undefined ? [] : [{ icon, words }];
  });
  const lines: (typeof pairs)[] = [];
  for (const pair of pairs.toSorted((one, other) => one.icon.box.x - other.icon.box.x)) {
    const line = lines.find(
      ([first]) => first && isNear(middleOf(first.words), middleOf(pair.words), maxOffMiddle),
    );
    if (line === undefined) lines.push([pair]);
    else line.push(pair);
  }
  const several = lines.filter((line) => line.length > 1);
  return several
    .filter((line) => !several.some((other) => other !== line && areColumns(line, other)))
    .flatMap((line) => line.map((pair, index) => ({ ...pair, isLater: index > 0 })));
}

type Pair = Omit<IconEntry, 'isLater'>;

/** Whether the second entries of two lines begin at one place. */
function areColumns([, one]: readonly Pair[], [, other]: readonly Pair[]): boolean {
  return (
    one !== undefined && other !== undefined && isNear(one.icon.box.x, other.icon.box.x, 2 * driftTolerance)
  );
}

/** A layer of a row, or an icon and its words, with the line that it is on. */
interface RowEntry {
  readonly parts: readonly DesignNode[];
  readonly start: number;
  readonly end: number;
  readonly middle: number;
}

/** px by which the distances of entries on one line differ where a hand meant one distance: each has two ends. */
const maxGapDifference = 4 * driftTolerance;

/**
 * Returns how far the entries between the first and the last of a line are to be moved so that all are at one distance.
 * @param placeOf Where each layer is across.
 */
export function evenEntries(
  parts: readonly DesignNode[],
  placeOf: (part: DesignNode) => Interval,
): ReadonlyMap<DesignNode, number> {
  const offsets = new Map<DesignNode, number>();
  for (const line of findLines(parts, placeOf)) {
    const gaps = line.slice(1).map(({ start }, index) => start - (line[index]?.end ?? start));
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    const isMeant = Math.max(...gaps) - Math.min(...gaps) <= maxGapDifference && Math.min(...gaps) > 0;
    if (line.length < minEvenEntries || !isMeant) continue;
    let before = line[0]?.end ?? 0;
    for (const { parts: own, start, end } of line.slice(1, -1)) {
      const place = Math.round(before + total / gaps.length);
      own.forEach((part) => offsets.set(part, place - start));
      before += total / gaps.length + end - start;
    }
  }
  return offsets;
}

/** Entries of a line from which their distances tell of one that was meant. */
const minEvenEntries = 3;

function findLines(
  parts: readonly DesignNode[],
  placeOf: (part: DesignNode) => Interval,
): readonly (readonly RowEntry[])[] {
  const pairs = findIconEntries(parts).map(({ icon, words }) => ({ parts: [icon, words], words }));
  const groups = parts.flatMap((part) => {
    const words = wordsOfEntry(part);
    return words === null ? [] : [{ parts: [part], words: part }];
  });
  const lines: RowEntry[][] = [];
  for (const { parts: own, words } of [...pairs, ...groups]) {
    const places = own.map(placeOf);
    const entry = {
      parts: own,
      start: Math.min(...places.map(({ start }) => start)),
      end: Math.max(...places.map(({ end }) => end)),
      middle: middleOf(words),
    };
    const line = lines.find(([first]) => first && isNear(first.middle, entry.middle, maxOffMiddle));
    if (line === undefined) lines.push([entry]);
    else line.push(entry);
  }
  return lines.map((line) => line.toSorted((one, other) => one.start - other.start));
}

/** Returns the words of a group that is an icon with words behind it; `null` for another layer. */
function wordsOfEntry(node: DesignNode): DesignNode | null {
  if (node.kind !== 'box' || node.role !== 'group' || node.fills.length > 0) return null;
  const [icon, words, more] = node.children
    .filter(({ visible }) => visible)
    .toSorted((one, other) => one.box.x - other.box.x);
  if (icon === undefined || words?.kind !== 'text' || more !== undefined || !isSmallIcon(icon)) return null;
  return words.box.x - endOf(icon) <= maxIconGap ? words : null;
}

function endOf({ box }: DesignNode): number {
  return box.x + box.width;
}

function middleOf({ box }: DesignNode): number {
  return box.y + box.height / 2;
}
