/** Groups the parts of a row in which the same parts follow each other again and again. */
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
  const grouped = groups.map((group) => ({ ...groupPartitions('row', group), isRepeated: true as const }));
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

/** What a part is, or the parts that it consists of. */
function kindOfParts(part: PartitionNode): string {
  return part.kind === 'leaf'
    ? (kindOfPart(part) ?? '')
    : `${part.kind}(${part.parts.map(kindOfParts).join(' ')})`;
}

/** Whether a partition is a row with the same parts as those beside it. */
export function isRepeatedRow(partition: PartitionNode): boolean {
  return partition.kind === 'row' && partition.isRepeated === true;
}
