/**
 * Turns an image without layers into a design. Two readings by a model come in; a snapshot with rough layers goes
 * out, with colours sampled from the pixels and photographs cropped from the image. The compiler then writes the
 * draft, and the Receipt compares texts and image as for every other frame.
 */
import { cropOnWhite } from '#design/crop-on-white';
import type { Pixels } from '#design/pixels';
import { problem, type Problem } from '#design/problem';
import { encodePng, readPng } from '#design/png';
import type { AssetBytes, AssetRef, RestNode, Snapshot } from '#design/snapshot';
import {
  compareReadings,
  parseReading,
  type PictureArea,
  type PictureReading,
  type ReadingBox,
  type ReadingText,
} from './picture-reading.ts';

/** An image without layers. */
export interface UnlayeredPicture {
  /** A PNG. */
  readonly bytes: Uint8Array;
  /** Its name, which is the page's name where the reading has none. */
  readonly name: string;
  /** The id of the frame, or an artificial one for an image without a frame. @default '0:1' */
  readonly frameId?: string;
}

/** The design of an image. */
export interface PictureDesign {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  /** What a user should know before using the result. */
  readonly problems: readonly Problem[];
  /** The note for a model that writes the page, besides the outline. */
  readonly note: string;
}

/** Creates a design from two readings; `null` where the first is empty. */
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
    // A box with a text is never an image, because its text would be lost.
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

/** Returns the smallest frame around an area, searched from the outside in; an image has no children. */
function innermostFrame(around: RoughLayer, area: PictureArea): RoughLayer {
  const inner = around.children.findLast(
    (child) => child.node['type'] === 'FRAME' && isAreaInside(area, child.area),
  );
  return inner ? innermostFrame(inner, area) : around;
}

function isAreaInside(inner: PictureArea, outer: PictureArea): boolean {
  const tolerance = 2;
  return (
    inner !== outer &&
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}

/** Creates a node of Figma's REST API. */
function toRestNode({ area, node, children }: RoughLayer): RestNode {
  const restNode: unknown = {
    visible: true,
    blendMode: 'PASS_THROUGH',
    strokes: [],
    effects: [],
    absoluteBoundingBox: { x: area.x, y: area.y, width: area.width, height: area.height },
    ...node,
    ...(node['type'] === 'FRAME' ? { clipsContent: false, children: children.map(toRestNode) } : {}),
  };
  return restNode as RestNode;
}

function solidPaint({ red, green, blue }: SampledColour): object {
  const color = { r: red / 255, g: green / 255, b: blue / 255, a: 1 };
  return { type: 'SOLID', blendMode: 'NORMAL', color };
}

function cropPng(pixels: Pixels, { x, y, width, height }: PictureArea): Uint8Array {
  return encodePng(cropOnWhite(pixels, { x, y, width, height }));
}

/** A colour sampled from the pixels, which is always more exact than the colour that a model reads. */

interface SampledColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The maximum number of pixels sampled in an area. */
const maxSampledPixels = 20_000;

/** Returns the most frequent colour of an area. */
function sampleFill(pixels: Pixels, area: PictureArea): SampledColour {
  return mostFrequentColour(coloursIn(pixels, area)) ?? { red: 255, green: 255, blue: 255 };
}

/** Returns the text colour of an area: the most frequent of the colours furthest from the fill. */
function sampleTextColour(pixels: Pixels, area: PictureArea): SampledColour {
  const colours = coloursIn(pixels, area);
  const fill = mostFrequentColour(colours);
  if (fill === null) return { red: 0, green: 0, blue: 0 };
  const furthest = colours.reduce((far, one) => Math.max(far, colourDistance(one, fill)), 0);
  return mostFrequentColour(colours.filter((one) => colourDistance(one, fill) >= furthest * 0.85)) ?? fill;
}

/** Returns the most frequent colours of an image with their share, the largest first. */
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

/** Formats a colour as `#rrggbb`. */
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

/** Returns the most frequent colour of the largest group of similar colours. */
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
