/**
 * Finds, among many rectangles, those at a place without looking at all of them. Neighbours are grouped, groups are
 * grouped again, and a search enters only groups whose bounds allow a result.
 */
import type { Rectangle } from '#design/tree';

/** An index of rectangles that do not change. Results are positions in the list it was created from, ascending. */
export interface RectangleIndex {
  /** The rectangles that share a point with an area, edges included. Only the first `count` rectangles are searched. */
  meeting(area: Rectangle, count?: number): readonly number[];
  /** The rectangles that an area is inside of, with `tolerance` px. */
  containing(area: Rectangle, tolerance: number): readonly number[];
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface IndexNode {
  readonly edges: Edges;
  /** The smallest position in it. */
  readonly first: number;
  /** Empty for a single rectangle. */
  readonly parts: readonly IndexNode[];
}

const partsOfNode = 4;

/** Creates an index. */
export function createRectangleIndex(rectangles: readonly Rectangle[]): RectangleIndex {
  let nodes = groupNeighbours(rectangles);
  while (nodes.length > partsOfNode) nodes = chunk(nodes, partsOfNode).map(groupNodes);
  const search = (mayHold: (node: IndexNode) => boolean): readonly number[] => {
    const found: number[] = [];
    const visit = (node: IndexNode): void => {
      if (!mayHold(node)) return;
      if (node.parts.length === 0) found.push(node.first);
      else node.parts.forEach(visit);
    };
    nodes.forEach(visit);
    return found.sort((one, other) => one - other);
  };
  return {
    meeting: (area, count = rectangles.length) => {
      const { left, top, right, bottom } = edgesOf(area);
      return search(
        ({ edges, first }) =>
          first < count &&
          edges.left <= right &&
          edges.right >= left &&
          edges.top <= bottom &&
          edges.bottom >= top,
      );
    },
    containing: (area, tolerance) => {
      const { left, top, right, bottom } = edgesOf(area);
      return search(
        ({ edges }) =>
          left >= edges.left - tolerance &&
          top >= edges.top - tolerance &&
          right <= edges.right + tolerance &&
          bottom <= edges.bottom + tolerance,
      );
    },
  };
}

/** Single rectangles, in an order in which neighbours follow each other: column by column. */
function groupNeighbours(rectangles: readonly Rectangle[]): readonly IndexNode[] {
  const nodes = rectangles.map((rectangle, first) => ({ edges: edgesOf(rectangle), first, parts: [] }));
  const columns = Math.ceil(Math.sqrt(nodes.length / partsOfNode));
  const sorted = nodes.sort((one, other) => sum(one.edges, 'x') - sum(other.edges, 'x'));
  return chunk(sorted, Math.ceil(nodes.length / columns)).flatMap((column) =>
    [...column].sort((one, other) => sum(one.edges, 'y') - sum(other.edges, 'y')),
  );
}

/** Twice the centre on an axis. */
function sum({ left, right, top, bottom }: Edges, axis: 'x' | 'y'): number {
  return axis === 'x' ? left + right : top + bottom;
}

function chunk<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
  const count = items.length === 0 ? 0 : Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, index) => items.slice(index * length, (index + 1) * length));
}

function groupNodes(parts: readonly IndexNode[]): IndexNode {
  return {
    edges: parts.map(({ edges }) => edges).reduce(unionOfEdges),
    first: parts.reduce((first, part) => Math.min(first, part.first), Number.POSITIVE_INFINITY),
    parts,
  };
}

function unionOfEdges(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function edgesOf({ x, y, width, height }: Rectangle): Edges {
  return { left: x, top: y, right: x + width, bottom: y + height };
}
