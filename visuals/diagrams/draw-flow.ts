/** Lays a flow out in layers with dagre: arrows point down or right, and labels have places of their own. */
import { Graph, layout } from '@dagrejs/dagre';
import { round } from '../vectors/draw-parts.ts';
import {
  type DiagramBody,
  type DiagramPen,
  drawConnector,
  planBox,
  planLabel,
  type Point,
} from './diagram-parts.ts';
import type { DiagramText } from './read-diagram.ts';

/** px between boxes, and between layers of boxes. */
const boxGap = 32;
const layerGap = 44;

export function drawFlow({ nodes, edges, direction }: DiagramText, pen: DiagramPen): DiagramBody {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: boxGap,
    ranksep: layerGap,
    edgesep: 20,
    marginx: 0,
    marginy: 0,
  });
  const boxes = new Map(nodes.map((node) => [node.id, planBox(node, pen)]));
  boxes.forEach(({ width, height }, id) => graph.setNode(id, { width, height }));
  const labels = edges.map(({ label }) => planLabel(label, pen));
  edges.forEach(({ from, to }, index) => {
    const { width = 0, height = 0 } = labels[index] ?? {};
    graph.setEdge(from, to, { width, height, labelpos: 'c' }, String(index));
  });
  layout(graph);
  const connectors = edges.flatMap(({ from, to, isDashed }, index) => {
    const { points, middle } = readEdge(graph.edge(from, to, String(index)));
    const place: unknown = graph.node(from);
    const box = boxes.get(from);
    const isLoop = from === to && middle !== null && box !== undefined && isPoint(place);
    const path = isLoop ? planLoop(place, box, middle, direction) : points;
    return drawConnector(`${from} to ${to}`, path, pen, { isDashed });
  });
  const words = edges.flatMap(({ from, to }, index) => {
    const { middle } = readEdge(graph.edge(from, to, String(index)));
    return middle === null ? [] : (labels[index]?.draw(middle) ?? []);
  });
  const drawn = nodes.flatMap(({ id }) => {
    const place: unknown = graph.node(id);
    const box = boxes.get(id);
    if (!box || !isPoint(place)) return [];
    return [box.draw(place.x - box.width / 2, place.y - box.height / 2)];
  });
  // Loops and labels may reach beyond what the layout counts.
  const layers = [...connectors, ...drawn, ...words];
  const left = layers.reduce((least, { x }) => Math.min(least, x), 0);
  const top = layers.reduce((least, { y }) => Math.min(least, y), 0);
  const right = layers.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const bottom = layers.reduce((most, { y, height }) => Math.max(most, y + height), 0);
  return {
    width: right - left,
    height: bottom - top,
    layers: layers.map((layer) => ({ ...layer, x: round(layer.x - left), y: round(layer.y - top) })),
  };
}

/** px between the two ends of a loop, halved. */
const loopReach = 9;

/** Out of a box and back again, through the place of its label. */
function planLoop(
  { x, y }: Point,
  box: { readonly width: number; readonly height: number },
  middle: Point,
  direction: DiagramText['direction'],
): readonly Point[] {
  if (direction === 'down') {
    const edge = x + box.width / 2;
    const far = Math.max(middle.x, edge + 20);
    return [
      { x: edge, y: y - loopReach },
      { x: far, y: y - loopReach },
      { x: far, y: y + loopReach },
      { x: edge + 1, y: y + loopReach },
    ];
  }
  const edge = y + box.height / 2;
  const far = Math.max(middle.y, edge + 20);
  return [
    { x: x - loopReach, y: edge },
    { x: x - loopReach, y: far },
    { x: x + loopReach, y: far },
    { x: x + loopReach, y: edge + 1 },
  ];
}

/** What the layout says of an edge; its middle is where the label goes. */
function readEdge(edge: unknown): { readonly points: readonly Point[]; readonly middle: Point | null } {
  const { points } = (typeof edge === 'object' && edge !== null ? edge : {}) as { readonly points?: unknown };
  return {
    points: Array.isArray(points) ? points.filter(isPoint) : [],
    middle: isPoint(edge) ? edge : null,
  };
}

function isPoint(value: unknown): value is Point {
  const { x, y } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Point>;
  return typeof x === 'number' && typeof y === 'number';
}
