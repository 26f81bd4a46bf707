/**
 * Draws a storyboard, a comic or the frames of an animation as layers: a place for each picture, and captions and speech as
 * texts over or under it, so that no letter is ever a part of a picture.
 */
import type { NewFrame, NewLayer, NewText } from '#design/new-layer';
import { wrapText } from '../diagrams/diagram-parts.ts';
import { drawPath, drawText, lineHeight, measureText } from '../vectors/draw-parts.ts';
import type { StoryKind, StoryPanel, StoryScript } from './read-script.ts';

/** px of one picture. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

const ink = { text: '#1e1e1e', quiet: '#5c5c5c', ground: '#ffffff', place: '#d9d9d9', caption: '#fff3c4' };
const gap = 24;
const margin = 24;
const textSize = 14;

/** The key of the place for a picture, by the number of its panel from 0. */
export function pictureKey(index: number): string {
  return `picture-${index + 1}`;
}

/** Draws a script with so many panels in a row. */
export function drawStory(script: StoryScript, kind: StoryKind, size: PanelSize, columns: number): NewFrame {
  const { title, panels } = script;
  const drawn = panels.map((panel, index) => drawPanel(panel, index, kind, size));
  const headed = title === '' ? 0 : lineHeight(24) + gap;
  const perRow = Math.max(1, Math.min(columns, panels.length));
  const children: NewLayer[] =
    title === ''
      ? []
      : [drawText({ characters: title, size: 24, weight: 600, colour: ink.text }, margin, margin)];
  let y = margin + headed;
  for (let start = 0; start < drawn.length; start += perRow) {
    const row = drawn.slice(start, start + perRow);
    row.forEach((panel, at) => children.push({ ...panel, x: margin + at * (size.width + gap), y }));
    y += Math.max(...row.map(({ height }) => height)) + gap;
  }
  return {
    kind: 'frame',
    name: title === '' ? names[kind] : title,
    ...{ x: 0, y: 0, width: margin * 2 + perRow * size.width + (perRow - 1) * gap, height: y - gap + margin },
    fill: ink.ground,
    children,
  };
}

const names: Readonly<Record<StoryKind, string>> = {
  storyboard: 'Storyboard',
  comic: 'Comic',
  animation: 'Animation',
};

function drawPanel(
  panel: StoryPanel,
  index: number,
  kind: StoryKind,
  { width, height }: PanelSize,
): NewFrame {
  const name = `${kind === 'animation' ? 'Frame' : 'Panel'} ${index + 1}`;
  const place: NewLayer = {
    ...{ kind: 'rectangle', name: 'Picture', key: pictureKey(index), x: 0, y: 0, width, height },
    fill: ink.place,
    ...(kind === 'comic' ? { stroke: { colour: ink.text, width: 2 } } : {}),
  };
  const words = kind === 'comic' ? drawOver(panel, width) : drawUnder(panel, name, kind, { width, height });
  const bottom = words.reduce((most, layer) => Math.max(most, layer.y + layer.height), height);
  return { kind: 'frame', name, x: 0, y: 0, width, height: bottom, children: [place, ...words] };
}

/** Under the picture of a storyboard: its number, its captions, and who says what. */
function drawUnder(
  panel: StoryPanel,
  name: string,
  kind: StoryKind,
  { width, height }: PanelSize,
): NewLayer[] {
  const lines: NewText[] = [];
  let y = height + 8;
  const write = (text: string, weight: 400 | 600, colour: string) => {
    for (const line of wrapText(text, width, textSize, weight, 6)) {
      lines.push(drawText({ characters: line, size: textSize, weight, colour }, 0, y));
      y += lineHeight(textSize) + 2;
    }
  };
  write(name, 600, ink.text);
  if (kind === 'animation') return lines;
  for (const caption of panel.captions) write(caption, 400, ink.quiet);
  for (const { speaker, words } of panel.speech) write(`${speaker}: ${words}`, 400, ink.text);
  return lines;
}

/** Over the picture of a comic: captions from the top, then balloons by turns at the left and the right. */
function drawOver({ captions, speech }: StoryPanel, width: number): NewLayer[] {
  const layers: NewLayer[] = [];
  let y = 12;
  for (const caption of captions) {
    const box = drawBox(`Caption: ${caption}`, caption, width - 24, { fill: ink.caption, radius: 0 });
    layers.push({ ...box, x: 12, y });
    y += box.height + 8;
  }
  speech.forEach(({ speaker, words }, index) => {
    const box = drawBox(`${speaker}: ${words}`, words, width * 0.62, { fill: ink.ground, radius: 16 });
    const x = index % 2 === 0 ? 12 : width - box.width - 12;
    const tail = x + (index % 2 === 0 ? 24 : box.width - 24);
    const points = [
      { x: tail - 8, y: y + box.height - 1 },
      { x: tail + 8, y: y + box.height - 1 },
      { x: tail, y: y + box.height + 14 },
    ];
    layers.push({ ...box, x, y }, { ...drawPath('Tail', points, true), fill: ink.ground });
    y += box.height + 24;
  });
  return layers;
}

function drawBox(
  name: string,
  text: string,
  width: number,
  { fill, radius }: { readonly fill: string; readonly radius: number },
): NewFrame {
  const lines = wrapText(text, width - 24, textSize, 400, 6);
  const wide = Math.max(...lines.map((line) => measureText(line, textSize, 400)));
  const step = lineHeight(textSize) + 2;
  return {
    ...{ kind: 'frame', name, x: 0, y: 0, width: wide + 24, height: lines.length * step + 14, fill, radius },
    stroke: { colour: ink.text, width: 1 },
    children: lines.map((line, at) =>
      drawText(
        { characters: line, size: textSize, colour: ink.text, align: 'CENTER' },
        (wide + 24) / 2,
        8 + at * step,
      ),
    ),
  };
}
