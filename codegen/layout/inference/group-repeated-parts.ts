/** Groups the parts of a row in which the same parts follow each other again and again. */
import { isSmallIcon, maxIconGap } from '../intent/icon-entries.ts';
import { driftTolerance } from '../tolerances.ts';
import { groupPartitions, kindOfPart, type PartitionNode } from './partition-node.ts';

/** Parts of a row in which a pattern is looked for. */
const maxRowParts = 40;

/**
 * Groups the parts of a row in which the same parts follow each other again and again, nearer to each other than to the next
 * ones: icons beside words, with or without lines between them. Returns the parts as they are where
 * there is no such pattern.
 */
export function groupRepeatedParts(parts: readonly PartitionNode[]): readonly PartitionNode[] {
  if (parts.length < 4 || parts.length > maxRowParts) return parts;
  const grouped = groupPattern(parts);
  return grouped === parts ? groupEntries(parts) : grouped;
}

function groupPattern(parts: readonly PartitionNode[]): readonly PartitionNode[] {
  const items = parts.filter((part) => !isVerticalLine(part));
  const kinds = items.map(kindOfParts);
  for (let size = 2; size * 2 <= items.length; size += 1) {
    if (items.length % size > 0 || !kinds.every((kind, index) => kind === kinds[index % size])) continue;
    if (new Set(kinds.slice(0, size)).size < size) return parts;
    const groups = Array.from({ length: items.length / size }, (_, index) =>
      items.slice(index * size, (index + 1) * size),
    );
    return (areApart(groups) ? withLinesBetween(groups, parts) : null) ?? parts;
  }
  return parts;
}

/**
 * Makes a row of the icons that are followed by words each, one pair after the other, where other parts are beside them:
 * the facts of a card before its price.
 */
function groupEntries(parts: readonly PartitionNode[]): readonly PartitionNode[] {
  const grouped: PartitionNode[] = [];
  for (let start = 0; start < parts.length;) {
    const entries: (readonly PartitionNode[])[] = [];
    for (let at = start; isEntry(parts, at, entries[0]?.[1]); at += 2) entries.push(parts.slice(at, at + 2));
    const isRow = entries.length > 1 && areApart(entries);
    const length = isRow ? 2 * entries.length : 1;
    grouped.push(
      ...(isRow ? [groupPartitions('row', entries.map(toEntry))] : parts.slice(start, start + length)),
    );
    start += length;
  }
  return grouped.length === parts.length ? parts : grouped;
}

function toEntry(parts: readonly PartitionNode[]): PartitionNode {
  return { ...groupPartitions('row', parts), isRepeated: true };
}

/** Whether there is an icon with words behind it, which look like those of the entries before. */
function isEntry(parts: readonly PartitionNode[], at: number, model: PartitionNode | undefined): boolean {
  const [icon, words] = parts.slice(at, at + 2);
  if (icon === undefined || words?.kind !== 'leaf' || words.item.node.kind !== 'text') return false;
  if (!isIcon(icon) || words.core.x - endOf(icon) > maxIconGap) return false;
  return model === undefined || kindOfPart(model) === kindOfPart(words);
}

/** Whether a part is a small drawing without words. */
function isIcon(part: PartitionNode): boolean {
  return part.kind === 'leaf' && !isVerticalLine(part) && isSmallIcon(part.item.node);
}

/** Whether the widest gap within any group is narrower than the narrowest between two of them. */
function areApart(groups: readonly (readonly PartitionNode[])[]): boolean {
  const gapsOf = (parts: readonly PartitionNode[]): readonly number[] =>
    parts.slice(1).map(({ core }, index) => core.x - endOf(parts[index]));
  const within = Math.max(...groups.flatMap(gapsOf));
  const between = groups
    .slice(1)
    .map(([first], index) => (first?.core.x ?? 0) - endOf(groups[index]?.at(-1)));
  return within < Math.min(...between) - driftTolerance;
}

function endOf(part: PartitionNode | undefined): number {
  return part === undefined ? 0 : part.core.x + part.core.width;
}

/** The groups with the lines between them; `null` where a line is within a group. */
function withLinesBetween(
  groups: readonly (readonly PartitionNode[])[],
  parts: readonly PartitionNode[],
): readonly PartitionNode[] | null {
  const grouped = groups.map(toEntry);
  const lines = parts.filter(isVerticalLine);
  const isWithin = (line: PartitionNode): boolean =>
    grouped.some(({ core }) => line.core.x > core.x && line.core.x < core.x + core.width);
  return lines.some(isWithin) ? null : [...grouped, ...lines].sort((one, other) => one.core.x - other.core.x);
}

/** px; the width of a line between two parts, and its least height. */
const lineSize = { maxWidth: 2, minHeight: 12 };

function isVerticalLine({ kind, box }: PartitionNode): boolean {
  return kind === 'leaf' && box.width <= lineSize.maxWidth && box.height >= lineSize.minHeight;
}

/** What a part is, or the parts that it consists of. Icons are one kind, because each of them shows something else. */
function kindOfParts(part: PartitionNode): string {
  if (isIcon(part)) return 'icon';
  return part.kind === 'leaf'
    ? (kindOfPart(part) ?? '')
    : `${part.kind}(${part.parts.map(kindOfParts).join(' ')})`;
}

/** Whether a partition is a row with the same parts as those beside it. */
export function isRepeatedRow(partition: PartitionNode): boolean {
  return partition.kind === 'row' && partition.isRepeated === true;
}
