/** Charts as vectors: an area over a day, a spark line, a ring of shares. */
import {
  ellipse,
  frame,
  line,
  text,
  vector,
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { tint, type ColourValue } from '../draw/values.ts';
import { colour } from './tokens.ts';

/** A smooth line through values from 0 to 1, left to right in a box. */
function smooth(values: readonly number[], width: number, height: number): string {
  const step = width / (values.length - 1);
  const point = (index: number) => ({ x: index * step, y: height * (1 - (values[index] ?? 0)) });
  return values.slice(1).reduce(
    (path, _, index) => {
      const [from, to] = [point(index), point(index + 1)];
      const middle = (from.x + to.x) / 2;
      return `${path}C${middle} ${from.y.toFixed(2)} ${middle} ${to.y.toFixed(2)} ${to.x.toFixed(2)} ${to.y.toFixed(2)}`;
    },
    `M0 ${point(0).y.toFixed(2)}`,
  );
}

export function spark(values: readonly number[], stroke: ColourValue, look: Look): Sketch {
  return vector(
    'Spark line',
    { height: 36, stroke, ...look },
    { box: [96, 36], paths: [smooth(values, 96, 36)], line: 2 },
  );
}

/** Two areas over the hours of a day, with a scale at the left and hours below. */
export function dayChart(
  width: number,
  height: number,
  made: readonly number[],
  used: readonly number[],
  label: TypeStyle,
): Sketch {
  const [left, bottom] = [44, 28];
  const box: readonly [number, number] = [width - left, height - bottom];
  const place = (top = 0): Look => ({
    at: { left, right: 0, top, constraints: { horizontal: 'LEFT_RIGHT', vertical: 'TOP' } },
  });
  const scale = ['400', '300', '200', '100', '0'].flatMap((value, index) => {
    const y = (box[1] / 4) * index;
    return [
      line(`Rule ${value}`, {
        ...place(y),
        width: box[0],
        stroke: colour.border,
        ...(index < 4 ? { dashes: [12, 12] } : {}),
      }),
      text(value, {
        style: label,
        fill: colour.muted,
        at: { left: 0, top: y - 8 },
        width: 32,
        alignText: 'RIGHT',
      }),
    ];
  });
  const hours = ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00', '24:00'].map((hour, index) =>
    text(hour, {
      style: label,
      fill: colour.muted,
      at: { left: left + (box[0] / 6) * index - (index === 0 ? 0 : index === 6 ? 38 : 19), top: height - 16 },
    }),
  );
  const area = (name: string, values: readonly number[], stroke: ColourValue, opacity: number) => [
    vector(
      `${name} area`,
      { ...place(), width: box[0], height: box[1], fill: tint(stroke, opacity) },
      { box, paths: [`${smooth(values, ...box)}L${box[0]} ${box[1]}L0 ${box[1]}Z`] },
    ),
    vector(
      `${name} line`,
      { ...place(), width: box[0], height: box[1], stroke },
      { box, paths: [smooth(values, ...box)], line: 2.5 },
    ),
  ];
  return frame('Chart', { width: 'fill', height }, [
    ...scale,
    ...area('Stored', made, colour.accent, 0.2),
    ...area('Used', used, colour.idle, 0.14),
    ...hours,
  ]);
}

/** Shares of a whole as a ring that starts at twelve o'clock. */
export function ring(
  size: number,
  shares: readonly (readonly [name: string, share: number, fill: ColourValue])[],
): Sketch[] {
  let start = -Math.PI / 2;
  return shares.map(([name, share, fill]) => {
    const end = start + share * Math.PI * 2;
    const arc = ellipse(
      name,
      { width: size, height: size, at: { left: 0, top: 0 }, fill },
      { start, end: end - 0.05, hole: 0.76 },
    );
    start = end;
    return arc;
  });
}
