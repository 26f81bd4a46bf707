/**
 * A picture without layers as a design: what two looks read of it becomes rough layers, with colours taken from its
 * pixels and photographs cut out of it, so that the compiler writes the draft and the Receipt compares texts and
 * picture as it does for every other frame.
 */
import type { Pixels } from '#design/pixels';
import { problem, type Problem } from '#design/problem';
import { encodePng, readPng } from '#design/png';
import type { AssetBytes, AssetRef, RestNode, Snapshot } from '#design/snapshot';
import { cropOnWhite } from '../../check/compare-pictures.ts';
import {
  compareReadings,
  parseReading,
  type PictureArea,
  type PictureReading,
  type ReadingBox,
  type ReadingText,
} from './picture-reading.ts';

export interface UnlayeredPicture {
  /** A PNG. */
  readonly bytes: Uint8Array;
  /** What it is called; the page's name where a reading has no better. */
  readonly name: string;
  /** The frame's id; of a picture that comes from no frame one of its own. @default '0:1' */
  readonly frameId?: string;
}

export interface PictureDesign {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  /** What a person should know before trusting it. */
  readonly problems: readonly Problem[];
  /** What a model that writes the page is told beside the outline. */
  readonly note: string;
}

/** Makes a design of what two looks answered; `null` where the first one read nothing. */
export function createPictureSnapshot(
  { bytes, name, frameId = '0:1' }: UnlayeredPicture,
  firstAnswer: string,
  secondAnswer: string,
): PictureDesign | null {
  const pixels = readPng(bytes);
  const reading = parseReading(firstAnswer, pixels);
  if (reading === null) return null;
  const warnings = compareReadings(reading, secondAnswer, pixels);
  const layers = createLayers(reading, pixels, frameId);
  const key = `${frameId}@1x.png`;
  const title = reading.title.trim() || name;
  const frame = {
    id: frameId,
    name: title,
    page: null,
    node: layers.node(title),
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
      images: layers.images,
      exports: {},
    },
    assets: new Map([...layers.assets, [key, bytes]]),
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

interface PictureLayers {
  readonly node: (title: string) => RestNode;
  readonly images: Readonly<Record<string, AssetRef>>;
  readonly assets: AssetBytes;
}

type RoughLayer = {
  readonly area: PictureArea;
  readonly node: Record<string, unknown>;
  readonly children: RoughLayer[];
};

function createLayers(reading: PictureReading, pixels: Pixels, frameId: string): PictureLayers {
  const images: Record<string, AssetRef> = {};
  const assets = new Map<string, Uint8Array>();
  const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  const root: RoughLayer = {
    area: whole,
    node: { fills: [solidPaint(sampleFill(pixels, whole))] },
    children: [],
  };
  const containsText = (box: ReadingBox) => reading.texts.some((text) => isAreaInside(text, box));
  let count = 0;
  const nextId = () => `${frameId.split(':')[0] ?? '0'}:p${(count += 1)}`;
  const createBoxLayer = (box: ReadingBox): RoughLayer => {
    // Words are never drawn as a picture.
    const isPicture = box.kind === 'picture' && !containsText(box);
    const id = nextId();
    const key = `picture-${id.replace(':', '-')}`;
    if (isPicture) {
      assets.set(key, cropPng(pixels, box));
      images[key] = { key, mime: 'image/png' };
    }
    const fill = isPicture
      ? { type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: key }
      : solidPaint(sampleFill(pixels, box));
    const type = isPicture ? 'RECTANGLE' : 'FRAME';
    const name = isPicture ? 'Picture' : 'Box';
    return { area: box, node: { id, type, name, fills: [fill], cornerRadius: box.radius }, children: [] };
  };
  const createTextLayer = (text: ReadingText): RoughLayer => ({
    area: text,
    node: {
      id: nextId(),
      type: 'TEXT',
      name: text.text.slice(0, 60),
      characters: text.text,
      fills: [solidPaint(sampleTextColour(pixels, text))],
      style: textStyleOf(text),
    },
    children: [],
  });
  const boxes = reading.boxes.toSorted((a, b) => b.width * b.height - a.width * a.height).map(createBoxLayer);
  for (const box of boxes) innermostFrame(root, box.area).children.push(box);
  for (const text of reading.texts.map(createTextLayer)) innermostFrame(root, text.area).children.push(text);
  return {
    images,
    assets,
    node: (title) => toRestNode({ ...root, node: { ...root.node, id: frameId, type: 'FRAME', name: title } }),
  };
}

function textStyleOf({ text, size, weight, align, height }: ReadingText): object {
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
function innermostFrame(around: RoughLayer, area: PictureArea): RoughLayer {
  const inner = around.children.findLast(
    (child) => child.node['type'] === 'FRAME' && isAreaInside(area, child.area),
  );
  return inner ? innermostFrame(inner, area) : around;
}

function isAreaInside(inner: PictureArea, outer: PictureArea): boolean {
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
function toRestNode({ area, node, children }: RoughLayer): RestNode {
  const made: unknown = {
    visible: true,
    blendMode: 'PASS_THROUGH',
    strokes: [],
    effects: [],
    absoluteBoundingBox: { x: area.x, y: area.y, width: area.width, height: area.height },
    ...node,
    ...(node['type'] === 'FRAME' ? { clipsContent: false, children: children.map(toRestNode) } : {}),
  };
  return made as RestNode;
}

function solidPaint({ red, green, blue }: SampledColour): object {
  const color = { r: red / 255, g: green / 255, b: blue / 255, a: 1 };
  return { type: 'SOLID', blendMode: 'NORMAL', color };
}

function cropPng(pixels: Pixels, { x, y, width, height }: PictureArea): Uint8Array {
  return encodePng(cropOnWhite(pixels, { x, y, width, height }));
}

/** Colours as the pixels have them: a model's guess at a colour is never better than a look at the bytes. */

interface SampledColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Pixels of a place that are looked at, at most. */
const maxSampledPixels = 20_000;

/** The colour that most of a place has. */
function sampleFill(pixels: Pixels, area: PictureArea): SampledColour {
  return mostFrequentColour(coloursIn(pixels, area)) ?? { red: 255, green: 255, blue: 255 };
}

/** The colour of what is written on a place: the most frequent of those furthest from what lies beneath. */
function sampleTextColour(pixels: Pixels, area: PictureArea): SampledColour {
  const colours = coloursIn(pixels, area);
  const fill = mostFrequentColour(colours);
  if (fill === null) return { red: 0, green: 0, blue: 0 };
  const furthest = colours.reduce((far, one) => Math.max(far, colourDistance(one, fill)), 0);
  return mostFrequentColour(colours.filter((one) => colourDistance(one, fill) >= furthest * 0.85)) ?? fill;
}

/** The colours that most of a picture has, with their share, the largest first. */
function samplePalette(
  pixels: Pixels,
  maxColours = 12,
): readonly { readonly hex: string; readonly share: number }[] {
  const colours = coloursIn(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height });
  const counts = new Map<string, number>();
  for (const one of colours)
    counts.set(formatSampledColour(one), (counts.get(formatSampledColour(one)) ?? 0) + 1);
  return [...counts]
    .map(([hex, count]) => ({ hex, share: count / colours.length }))
    .toSorted((a, b) => b.share - a.share || (a.hex < b.hex ? -1 : 1))
    .slice(0, maxColours)
    .filter(({ share }) => share >= 0.002);
}

/** `#rrggbb`. */
export function formatSampledColour({ red, green, blue }: SampledColour): string {
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function coloursIn({ data, width, height }: Pixels, area: PictureArea): readonly SampledColour[] {
  const [left, top] = [Math.max(0, area.x), Math.max(0, area.y)];
  const [right, bottom] = [Math.min(width, area.x + area.width), Math.min(height, area.y + area.height)];
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / maxSampledPixels)));
  const colours: SampledColour[] = [];
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 255) / 255;
      const onWhite = (value: number | undefined) => Math.round(255 + ((value ?? 255) - 255) * alpha);
      colours.push({ red: onWhite(data[at]), green: onWhite(data[at + 1]), blue: onWhite(data[at + 2]) });
    }
  }
  return colours;
}

/** The most frequent colour, among those that are nearly alike the most frequent one of them. */
function mostFrequentColour(colours: readonly SampledColour[]): SampledColour | null {
  const groups = new Map<number, Map<string, { readonly colour: SampledColour; count: number }>>();
  const sizes = new Map<number, number>();
  for (const colour of colours) {
    const key = ((colour.red >> 4) << 8) | ((colour.green >> 4) << 4) | (colour.blue >> 4);
    const group = groups.get(key) ?? new Map<string, { readonly colour: SampledColour; count: number }>();
    const known = group.get(formatSampledColour(colour));
    if (known) known.count += 1;
    else group.set(formatSampledColour(colour), { colour, count: 1 });
    groups.set(key, group);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const [largest] = [...sizes].toSorted((a, b) => b[1] - a[1]);
  const group = largest && groups.get(largest[0]);
  const [best] = [...(group?.values() ?? [])].toSorted((a, b) => b.count - a.count);
  return best?.colour ?? null;
}

function colourDistance(one: SampledColour, other: SampledColour): number {
  return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
}
