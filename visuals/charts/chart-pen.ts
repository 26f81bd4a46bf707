/** What all parts of a chart are drawn with. */
import type { NewFrame, NewLayer } from '#design/new-layer';
import { drawText, lineHeight, round } from '../vectors/draw-parts.ts';
import type { ChartInk } from './chart-colours.ts';

export interface ChartPen {
  readonly ink: ChartInk;
  readonly colours: readonly string[];
  readonly language: string;
  /** px of letters. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** The area below title and legend. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** px of letters, and of the sign of a colour. */
export const labelSize = 11;
export const swatch = 10;

/** A sign of the colour and the name beside it. */
export function legendItem(
  name: string,
  characters: string,
  colour: string,
  textColour: string,
  x: number,
  y: number,
): NewLayer[] {
  const offset = (lineHeight(labelSize) - swatch) / 2;
  const text = drawText({ characters, size: labelSize, colour: textColour }, x + swatch + 6, y);
  return [
    {
      kind: 'rectangle',
      name: `Colour of ${name}`,
      x: round(x),
      y: round(y + offset),
      width: swatch,
      height: swatch,
      radius: 2,
      fill: colour,
    },
    text,
  ];
}

/** A frame without paint as large as the chart, so that its layers keep the chart's positions. */
export function groupLayers(
  name: string,
  { width, height }: ChartPen,
  children: readonly NewLayer[],
): NewFrame {
  return { kind: 'frame', name, x: 0, y: 0, width, height, children };
}
