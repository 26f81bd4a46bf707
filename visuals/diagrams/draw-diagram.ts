/** Draws a diagram from its text: boxes with auto layout, connectors as vectors, and no box or label over another. */
import type { FileStyle } from '#design/file-style';
import type { NewFrame } from '#design/new-layer';
import { chooseColours, chooseInk, mixColours } from '../charts/chart-colours.ts';
import { drawText, lineHeight, measureText } from '../vectors/draw-parts.ts';
import type { DiagramPen } from './diagram-parts.ts';
import { drawFlow } from './draw-flow.ts';
import { drawOrganisation } from './draw-organisation.ts';
import { drawSequence } from './draw-sequence.ts';
import { type DiagramKind, readDiagram } from './read-diagram.ts';

export interface DiagramRequest {
  readonly text: string;
  /** Where the text names none. */
  readonly kind: DiagramKind;
  readonly style: FileStyle;
}

/** px. */
const margin = 24;
const titleSize = 16;
const drawers = { flow: drawFlow, sequence: drawSequence, organisation: drawOrganisation } as const;
const names = { flow: 'Flow', sequence: 'Sequence', organisation: 'Organisation' } as const;

/** @throws Error with one plain sentence where the text cannot be read */
export function drawDiagram({ text, kind, style }: DiagramRequest): NewFrame {
  const diagram = readDiagram(text, kind);
  const ink = chooseInk(style.colours, style.ground);
  const [colour = ink.text] = chooseColours(style.colours, 1, ink.ground).series;
  const pen: DiagramPen = { ink, box: { fill: mixColours(colour, ink.ground, 0.88), stroke: colour } };
  const body = drawers[diagram.kind](diagram, pen);
  const title =
    diagram.title === ''
      ? []
      : [
          drawText(
            { characters: diagram.title, name: 'Title', size: titleSize, weight: 600, colour: ink.text },
            margin,
            margin,
          ),
        ];
  const top = margin + (title.length === 0 ? 0 : lineHeight(titleSize) + 16);
  const width =
    Math.max(body.width, title.length === 0 ? 0 : measureText(diagram.title, titleSize, 600)) + 2 * margin;
  return {
    kind: 'frame',
    name: diagram.title === '' ? names[diagram.kind] : diagram.title,
    x: 0,
    y: 0,
    width: Math.ceil(width),
    height: Math.ceil(top + body.height + margin),
    fill: ink.ground,
    children: [
      ...title,
      ...body.layers.map((layer) => ({ ...layer, x: layer.x + margin, y: layer.y + top })),
    ],
  };
}
