/**
 * Finds counts that are drawn as equal shapes in a row: five stars of which the first four are filled, steps of which two
 * are done. Only shapes that differ in nothing but paint count, and only where the filled ones come first.
 */
import { isOutOfFlow, isPainted } from '../../css/style-queries.ts';
import { propertyOf } from '../../css/properties.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import { visibleChildren } from '../walk-layout.ts';

/** A row of shapes in all occurrences. */
export interface FoundRating {
  /** The number of shapes. */
  readonly total: number;
  /** How many are filled; `null` for an occurrence without the row. */
  readonly counts: readonly (number | null)[];
  /** A filled shape and another one, of each occurrence that has one. */
  readonly filled: AlignedNodes;
  readonly empty: AlignedNodes;
  /** The ids of the layers of each shape. */
  readonly ids: readonly (readonly string[])[];
}

/** Finds the count that a box shows in all occurrences; `null` where its content is anything else, or always the same. */
export function findRating(
  boxes: AlignedNodes,
  shapeOf: (node: LayoutNode) => string | null,
): FoundRating | null {
  const rows = boxes.map((box) => box && visibleChildren(box));
  const given = rows.flatMap((row) => (row === null ? [] : [row]));
  const total = given[0]?.length ?? 0;
  if (total < minShapes || total > maxShapes || given.some((row) => row.length !== total)) return null;
  const shapes = new Set(given.flat().map((node) => (isOutOfFlow(node) ? null : shapeOf(node))));
  const [shape = null] = shapes;
  if (shapes.size !== 1 || shape === null) return null;
  const paints = [...new Set(given.flat().map(paintOf))];
  const [one, other, more] = paints;
  if (one === undefined || other === undefined || more !== undefined) return null;
  for (const paint of [one, other]) {
    const counts = rows.map((row) => row && countFirst(row, paint));
    if (counts.some((count, index) => count === null && rows[index] !== null)) continue;
    const known = new Set(counts.filter((count) => count !== null));
    // Which paint is the filled one is only clear where it comes first in several numbers.
    if (known.size < 2) return null;
    return {
      total,
      counts,
      filled: rows.map((row) => row?.find((node) => paintOf(node) === paint) ?? null),
      empty: rows.map((row) => row?.find((node) => paintOf(node) !== paint) ?? null),
      ids: Array.from({ length: total }, (_, at) => [...new Set(given.flatMap((row) => row[at]?.ids ?? []))]),
    };
  }
  return null;
}

/** Shapes from which a row is a count, and up to which a person sees how many they are. */
const [minShapes, maxShapes] = [3, 12];

/** Returns how many of a row come first in this paint; `null` where another one is before the last of them. */
function countFirst(row: readonly LayoutNode[], paint: string): number | null {
  const matches = row.map((node) => paintOf(node) === paint);
  const count = matches.filter(Boolean).length;
  return matches.slice(0, count).every(Boolean) ? count : null;
}

/** What paints a shape. */
function paintOf({ style }: LayoutNode): string {
  return JSON.stringify(style.filter(({ property }) => isPaint(property)));
}

/** Describes a shape without its paint; `null` for what has content. */
export function describeShape(node: LayoutNode, idOfVector: (svg: string) => number): string | null {
  const placed = node.style.filter(({ property }) => !isPaint(property) && !/^margin/.test(property));
  const style = JSON.stringify(placed);
  if (node.kind === 'vector') return `vector ${idOfVector(node.svg)} ${style}`;
  if (node.kind !== 'box' || visibleChildren(node).length > 0 || !isPainted(node) || node.link) return null;
  return `box ${style}`;
}

function isPaint(property: string): boolean {
  const { paints, takesNamedColours } = propertyOf(property);
  return paints || takesNamedColours || property === 'opacity';
}
