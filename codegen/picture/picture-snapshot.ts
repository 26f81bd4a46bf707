/**
 * A picture without layers as a design: what two looks read of it becomes rough layers, with colours taken from its
 * pixels and photographs cut out of it, so that the compiler writes the draft and the Receipt compares texts and
 * picture as it does for every other frame.
 */
import { encode } from 'fast-png';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes, AssetRef, RestNode, Snapshot } from '#design/snapshot';
import { cropOnWhite } from '../4-check/compare-pictures.ts';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { compareLooks } from './compare-looks.ts';
import {
  openReading,
  type PictureReading,
  type ReadBox,
  type ReadPlace,
  type ReadText,
} from './picture-reading.ts';
import { sampleFill, sampleInk, samplePalette, type SampledColour } from './sample-colours.ts';

export interface PictureToRead {
  /** A PNG. */
  readonly bytes: Uint8Array;
  /** What it is called; the page's name where a reading has no better. */
  readonly name: string;
  /** The frame's id; of a picture that comes from no frame one of its own. @default '0:1' */
  readonly frameId?: string;
}

export interface ReadPicture {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  /** What a person should know before trusting it. */
  readonly problems: readonly Problem[];
  /** What a model that writes the page is told beside the outline. */
  readonly note: string;
}

/** Makes a design of what two looks answered; `null` where the first one read nothing. */
export function pictureSnapshot(
  { bytes, name, frameId = '0:1' }: PictureToRead,
  firstAnswer: string,
  secondAnswer: string,
): ReadPicture | null {
  const pixels = readPng(bytes);
  const reading = openReading(firstAnswer, pixels);
  if (reading === null) return null;
  const warnings = compareLooks(reading, secondAnswer, pixels);
  const drawn = drawLayers(reading, pixels, frameId);
  const key = `${frameId}@1x.png`;
  const title = reading.title.trim() || name;
  const frame = {
    id: frameId,
    name: title,
    page: null,
    node: drawn.node(title),
    picture: { asset: { key, mime: 'image/png' as const }, scale: 1 },
  };
  return {
    snapshot: {
      documentName: name,
      frames: [frame],
      components: {},
      componentSets: {},
      styles: {},
      variables: null,
      images: drawn.images,
      exports: {},
    },
    assets: new Map([...drawn.assets, [key, bytes]]),
    problems: warnings.map((detail) => problem('picture-unclear', { id: frameId, name: title }, { detail })),
    note: writeNote(pixels),
  };
}

function writeNote(pixels: Pixels): string {
  const colours = samplePalette(pixels).map(({ hex, share }) => `${hex} ${(share * 100).toFixed(1)}%`);
  return [
    'There is no design file, only the picture. The layers in the outline were read from it and are rough: places may be some px off, boxes may be missing. For looks go by the picture; the texts were read twice and stand as they are.',
    `Colours counted in its pixels: ${colours.join(', ')}.`,
  ].join('\n');
}

interface DrawnLayers {
  readonly node: (title: string) => RestNode;
  readonly images: Readonly<Record<string, AssetRef>>;
  readonly assets: AssetBytes;
}

type Layer = {
  readonly place: ReadPlace;
  readonly node: Record<string, unknown>;
  readonly children: Layer[];
};

function drawLayers(reading: PictureReading, pixels: Pixels, frameId: string): DrawnLayers {
  const images: Record<string, AssetRef> = {};
  const assets = new Map<string, Uint8Array>();
  const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  const root: Layer = { place: whole, node: { fills: [solid(sampleFill(pixels, whole))] }, children: [] };
  const holds = (box: ReadBox) => reading.texts.some((text) => isInside(text, box));
  let count = 0;
  const nextId = () => `${frameId.split(':')[0] ?? '0'}:p${(count += 1)}`;
  const drawBox = (box: ReadBox): Layer => {
    // Words are never drawn as a picture.
    const isPicture = box.kind === 'picture' && !holds(box);
    const id = nextId();
    const key = `picture-${id.replace(':', '-')}`;
    if (isPicture) {
      assets.set(key, cutOut(pixels, box));
      images[key] = { key, mime: 'image/png' };
    }
    const fill = isPicture
      ? { type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: key }
      : solid(sampleFill(pixels, box));
    const type = isPicture ? 'RECTANGLE' : 'FRAME';
    const name = isPicture ? 'Picture' : 'Box';
    return { place: box, node: { id, type, name, fills: [fill], cornerRadius: box.radius }, children: [] };
  };
  const drawText = (text: ReadText): Layer => ({
    place: text,
    node: {
      id: nextId(),
      type: 'TEXT',
      name: text.text.slice(0, 60),
      characters: text.text,
      fills: [solid(sampleInk(pixels, text))],
      style: styleOf(text),
    },
    children: [],
  });
  const boxes = reading.boxes.toSorted((a, b) => b.width * b.height - a.width * a.height).map(drawBox);
  for (const box of boxes) innermost(root, box.place).children.push(box);
  for (const text of reading.texts.map(drawText)) innermost(root, text.place).children.push(text);
  return {
    images,
    assets,
    node: (title) => asNode({ ...root, node: { ...root.node, id: frameId, type: 'FRAME', name: title } }),
  };
}

function styleOf({ text, size, weight, align, height }: ReadText): object {
  const lines = Math.max(1, text.split('\n').length, Math.round(height / (size * 1.4)));
  return {
    fontFamily: 'Inter',
    fontWeight: weight,
    fontSize: Math.round(size),
    lineHeightPx: Math.max(Math.round(size), Math.round(height / lines)),
    lineHeightUnit: 'PIXELS',
    textAlignHorizontal: align.toUpperCase(),
    textAlignVertical: 'TOP',
    letterSpacing: 0,
    textAutoResize: 'NONE',
  };
}

/** The smallest frame around a place, from the outside in; a picture holds nothing. */
function innermost(around: Layer, place: ReadPlace): Layer {
  const inner = around.children.findLast(
    (child) => child.node['type'] === 'FRAME' && isInside(place, child.place),
  );
  return inner ? innermost(inner, place) : around;
}

function isInside(inner: ReadPlace, outer: ReadPlace): boolean {
  const slack = 2;
  return (
    inner !== outer &&
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** REST JSON of a layer; the fields are Figma's own. */
function asNode({ place, node, children }: Layer): RestNode {
  const made: unknown = {
    visible: true,
    blendMode: 'PASS_THROUGH',
    strokes: [],
    effects: [],
    absoluteBoundingBox: { x: place.x, y: place.y, width: place.width, height: place.height },
    ...node,
    ...(node['type'] === 'FRAME' ? { clipsContent: false, children: children.map(asNode) } : {}),
  };
  return made as RestNode;
}

function solid({ red, green, blue }: SampledColour): object {
  const color = { r: red / 255, g: green / 255, b: blue / 255, a: 1 };
  return { type: 'SOLID', blendMode: 'NORMAL', color };
}

function cutOut(pixels: Pixels, { x, y, width, height }: ReadPlace): Uint8Array {
  const { data } = cropOnWhite(pixels, { x, y, width, height });
  return encode({ data, width, height, channels: 4, depth: 8 });
}
