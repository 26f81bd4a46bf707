/**
 * Finds titles side by side with something else below each of them, as in a footer: links, pictures of cards, an address.
 * Each title is read with what is below it. In a table, what is below the titles is in rows.
 */
import type { Point, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { bottomOf, type ColumnRun, kindOfPart, type PartitionNode, topOf } from './partition-node.ts';

/** Titles, px between a title and what is below it, between rows below, and between columns; px by which a place may be off. */
const titledSize = { minTitles: 3, maxTitles: 8, maxDistance: 48, minGutter: 16, drift: 2 * driftTolerance };

/** Finds the first row of titles with columns below them. */
export function findTitledColumns(rows: readonly (readonly PartitionNode[])[]): ColumnRun | null {
  for (const [first, row] of rows.entries()) {
    if (row.length < titledSize.minTitles || row.length > titledSize.maxTitles) continue;
    const titles = row.toSorted((one, other) => one.core.x - other.core.x);
    const isFirst = areTitles(titles) && !areBelow(titles, rows[first - 1]);
    const run = isFirst ? addRows(rows, first, titles) : null;
    if (run !== null) return run;
  }
  return null;
}

/** Whether titles are right below parts that begin where they do, as the titles below the numbers of steps. */
function areBelow(titles: readonly PartitionNode[], above: readonly PartitionNode[] = []): boolean {
  if (above.length === 0 || topOf(titles) - bottomOf(above) > titledSize.maxDistance) return false;
  const isUnder = ({ core }: PartitionNode) =>
    titles.some((title) => isNear(title.core.x, core.x, titledSize.drift));
  return above.filter(isUnder).length > 1;
}

/** Whether parts are single lines of one look. */
function areTitles(row: readonly PartitionNode[]): boolean {
  const [kind, more] = new Set(row.map((part) => lookOf(part)?.kind ?? null));
  return kind != null && more === undefined && row.every(isOneLine);
}

function isOneLine(part: PartitionNode): boolean {
  const look = lookOf(part);
  return look !== null && part.box.height < 2 * look.size && !look.words.includes('\n');
}

interface Look {
  readonly kind: string;
  readonly size: number;
  readonly weight: number;
  readonly words: string;
}

function lookOf(part: PartitionNode): Look | null {
  const kind = kindOfPart(part);
  if (kind === null || part.kind !== 'leaf' || part.item.node.kind !== 'text') return null;
  const { runs, characters } = part.item.node;
  const style = runs[0]?.style;
  return style === undefined
    ? null
    : { kind, size: style.size, weight: style.weight, words: characters.trim() };
}

/** Takes the rows below titles as long as each part is below one of them; `null` where they are read as rows. */
function addRows(
  rows: readonly (readonly PartitionNode[])[],
  first: number,
  titles: readonly PartitionNode[],
): ColumnRun | null {
  const below = titles.map((): PartitionNode[] => []);
  let [last, full] = [first, 0];
  for (let index = first + 1; index < rows.length; index += 1) {
    const [above = [], row = []] = [rows[index - 1], rows[index]];
    if (topOf(row) - bottomOf(above) > titledSize.maxDistance) break;
    const columns = row.map((part) => columnOf(part, titles));
    if (columns.includes(-1)) break;
    row.forEach((part, at) => below[columns[at] ?? 0]?.push(part));
    if (new Set(columns).size > titles.length / 2) full += 1;
    last = index;
  }
  if (full !== 1 || !below.every((parts, at) => isBelow(parts, titles[at]))) return null;
  // Below equal parts, a row of equal parts is that of a table or of cards.
  const kinds = new Set(below.map((parts) => parts.map(kindOfPart).toSorted().join('+')));
  if (kinds.size < 2) return null;
  return { first, last, sides: straighten(titles, below), isTitled: true };
}

/** The index of the only title below which a part is. */
function columnOf({ core }: PartitionNode, titles: readonly PartitionNode[]): number {
  return titles.findIndex((title, at) => {
    const next = titles[at + 1];
    return (
      core.x >= title.core.x - titledSize.drift &&
      (next === undefined || core.x + core.width <= next.core.x - titledSize.minGutter)
    );
  });
}

/** Whether some of the parts begin where their title does, and all their words look less than it. */
function isBelow(parts: readonly PartitionNode[], title: PartitionNode | undefined): boolean {
  const own = title && lookOf(title);
  if (title === undefined || !own) return false;
  const looks = parts.flatMap((part) => lookOf(part) ?? []);
  return (
    parts.some(({ core }) => isNear(core.x, title.core.x, titledSize.drift)) &&
    looks.every(
      ({ size, weight }) =>
        size <= own.size && weight <= own.weight && (size < own.size || weight < own.weight),
    )
  );
}

/** The columns with their titles on one line, and with what begins where a title does right there. */
function straighten(
  titles: readonly PartitionNode[],
  below: readonly (readonly PartitionNode[])[],
): readonly (readonly PartitionNode[])[] {
  const ys = titles.map(({ box }) => box.y).toSorted((one, other) => one - other);
  const middle = ys[ys.length >> 1] ?? 0;
  return titles.map((title, at) => {
    const y = isNear(title.box.y, middle, titledSize.drift) ? middle : title.box.y;
    const parts = below[at]?.map((part) =>
      isNear(part.core.x, title.core.x, titledSize.drift)
        ? movePart(part, { x: title.box.x, y: part.box.y })
        : part,
    );
    return [movePart(title, { x: title.box.x, y }), ...(parts ?? [])];
  });
}

/** A layer at another place; parts that are several layers stay. */
export function movePart(part: PartitionNode, { x, y }: Point): PartitionNode {
  if (part.kind !== 'leaf') return part;
  const [across, down] = [x - part.box.x, y - part.box.y];
  const move = (box: Rectangle): Rectangle => ({ ...box, x: box.x + across, y: box.y + down });
  const { node, box, core } = part.item;
  const item = { node: { ...node, box: move(node.box) }, box: move(box), core: move(core) };
  return { ...part, item, box: item.box, core: item.core };
}
