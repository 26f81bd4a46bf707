/** A sequence: who takes part stands side by side, and messages follow each other downwards. */
import type { NewLayer } from '#design/new-layer';
import { drawPath } from '../vectors/draw-parts.ts';
import { type DiagramBody, type DiagramPen, drawConnector, planBox, planLabel } from './diagram-parts.ts';
import type { DiagramText } from './read-diagram.ts';

/** px. */
const boxGap = 32;
const labelSpace = 28;
const rowGap = 16;
const loopWidth = 32;
const loopHeight = 20;

export function drawSequence({ nodes, edges }: DiagramText, pen: DiagramPen): DiagramBody {
  const boxes = nodes.map((node) => planBox(node, pen));
  const labels = edges.map(({ label }) => planLabel(label, pen));
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const spans = edges.map(({ from, to }, index) => ({
    from: indexOf.get(from) ?? 0,
    to: indexOf.get(to) ?? 0,
    width: labels[index]?.width ?? 0,
  }));
  const middles = placeColumns(
    boxes.map(({ width }) => width),
    spans,
  );
  const top = Math.max(0, ...boxes.map(({ height }) => height));
  let y = top + rowGap;
  const messages: NewLayer[] = [];
  const words: NewLayer[] = [];
  edges.forEach(({ from, to, isDashed }, index) => {
    const label = labels[index] ?? null;
    const [start = 0, end = 0] = [middles[indexOf.get(from) ?? 0], middles[indexOf.get(to) ?? 0]];
    const name = `${from} to ${to}`;
    if (from === to) {
      const height = Math.max(loopHeight, label?.height ?? 0);
      const right = start + loopWidth;
      const corners = [
        { x: start, y },
        { x: right, y },
        { x: right, y: y + height },
        { x: start + 1, y: y + height },
      ];
      messages.push(...drawConnector(name, corners, pen, { isDashed }));
      words.push(...(label?.draw({ x: right + 6 + label.width / 2, y: y + height / 2 }) ?? []));
      y += height + rowGap + 8;
      return;
    }
    const line = y + (label?.height ?? 0) + 4;
    const ends = [
      { x: start, y: line },
      { x: end, y: line },
    ];
    messages.push(...drawConnector(name, ends, pen, { isDashed }));
    words.push(...(label?.draw({ x: (start + end) / 2, y: line - 4 - label.height / 2 }) ?? []));
    y = line + rowGap + 4;
  });
  const bottom = y;
  const lifelines = middles.map((x, index) => ({
    ...drawPath(
      `Lifeline of ${nodes[index]?.name ?? ''}`,
      [
        { x, y: boxes[index]?.height ?? top },
        { x, y: bottom },
      ],
      false,
    ),
    stroke: { colour: pen.ink.grid, width: 1.5, dashes: [4, 4] },
  }));
  const drawn = boxes.map((box, index) => box.draw((middles[index] ?? 0) - box.width / 2, 0));
  const layers = [...lifelines, ...messages, ...words, ...drawn];
  return {
    width: layers.reduce((most, { x, width }) => Math.max(most, x + width), 0),
    height: bottom,
    layers,
  };
}

/** px of the middles of all columns: as near as boxes and labels between them allow. */
function placeColumns(
  widths: readonly number[],
  spans: readonly { readonly from: number; readonly to: number; readonly width: number }[],
): readonly number[] {
  const middles: number[] = [];
  widths.forEach((width, index) => {
    const before = widths[index - 1];
    let x = before === undefined ? width / 2 : (middles[index - 1] ?? 0) + before / 2 + boxGap + width / 2;
    for (const span of spans) {
      const [low, high] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
      if (high === index && low < index) x = Math.max(x, (middles[low] ?? 0) + span.width + labelSpace);
      // A loop and its label stay left of the next column.
      if (low === high && low === index - 1)
        x = Math.max(x, (middles[low] ?? 0) + loopWidth + span.width + labelSpace);
    }
    middles.push(x);
  });
  return middles;
}
