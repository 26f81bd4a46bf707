/** An organisation: everybody in the middle above those below them, joined by lines with corners. */
import type { NewLayer } from '#design/new-layer';
import {
  type DiagramBody,
  type DiagramBox,
  type DiagramPen,
  drawConnector,
  planBox,
} from './diagram-parts.ts';
import type { DiagramText } from './read-diagram.ts';

/** px between boxes beside each other, and between levels. */
const boxGap = 24;
const levelGap = 40;

interface Branch {
  readonly box: DiagramBox;
  readonly below: readonly Branch[];
  /** px of the whole branch. */
  readonly width: number;
  readonly name: string;
}

export function drawOrganisation({ nodes, edges }: DiagramText, pen: DiagramPen): DiagramBody {
  const boxes = new Map(nodes.map((node) => [node.id, planBox(node, pen)]));
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const below = new Map<string, string[]>();
  for (const { from, to } of edges) below.set(from, [...(below.get(from) ?? []), to]);
  const isBelow = new Set(edges.map(({ to }) => to));
  const plan = (id: string): readonly Branch[] => {
    const box = boxes.get(id);
    if (!box) return [];
    const branches = (below.get(id) ?? []).flatMap(plan);
    return [
      { box, below: branches, width: Math.max(box.width, widthOf(branches)), name: names.get(id) ?? '' },
    ];
  };
  const roots = nodes.flatMap(({ id }) => (isBelow.has(id) ? [] : plan(id)));
  const heights: number[] = [];
  measureLevels(roots, 0, heights);
  const tops = heights.map((_, level) =>
    heights.slice(0, level).reduce((sum, height) => sum + height + levelGap, 0),
  );
  const layers: NewLayer[] = [];
  drawBranches(roots, 0, 0, tops, pen, layers);
  const boxesLast = [
    ...layers.filter(({ kind }) => kind !== 'frame'),
    ...layers.filter(({ kind }) => kind === 'frame'),
  ];
  return {
    width: widthOf(roots),
    height: (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0),
    layers: boxesLast,
  };
}

function widthOf(branches: readonly Branch[]): number {
  return branches.reduce((sum, { width }, index) => sum + width + (index === 0 ? 0 : boxGap), 0);
}

/** The highest box of each level, so that all boxes of a level begin at the same height. */
function measureLevels(branches: readonly Branch[], level: number, heights: number[]): void {
  for (const { box, below } of branches) {
    heights[level] = Math.max(heights[level] ?? 0, box.height);
    measureLevels(below, level + 1, heights);
  }
}

/** Draws branches from `left` on, and answers the middles of their boxes. */
function drawBranches(
  branches: readonly Branch[],
  left: number,
  level: number,
  tops: readonly number[],
  pen: DiagramPen,
  layers: NewLayer[],
): readonly number[] {
  let x = left;
  return branches.map(({ box, below, width, name }) => {
    const top = tops[level] ?? 0;
    const inner = x + (width - widthOf(below)) / 2;
    const middles = drawBranches(below, inner, level + 1, tops, pen, layers);
    const [first, last] = [middles[0], middles.at(-1)];
    const own = first === undefined || last === undefined ? x + width / 2 : (first + last) / 2;
    const middle = Math.min(x + width - box.width / 2, Math.max(x + box.width / 2, own));
    layers.push(box.draw(middle - box.width / 2, top));
    const turn = (tops[level + 1] ?? 0) - levelGap / 2;
    for (const end of middles) {
      const corners = [
        { x: middle, y: top + box.height },
        { x: middle, y: turn },
        { x: end, y: turn },
        { x: end, y: tops[level + 1] ?? 0 },
      ];
      layers.push(...drawConnector(`Below ${name}`, corners, pen, { hasHead: false }));
    }
    x += width + boxGap;
    return middle;
  });
}
