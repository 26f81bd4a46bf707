/**
 * Two pictures of a frame in, what differs between them out, each difference named by the smallest layer it belongs to
 * where one side has layers. Positions are in px of the frame.
 */
import type { CancelSignal } from '#design/cancel';
import type { Difference, DifferenceBox, DifferenceKind } from '#design/difference';
import type { Pixels } from '#design/pixels';
import type { Colour, DesignNode, Paint, TextNode } from '#design/tree';
import { type DrawnLayer, intersect, listDrawn } from './drawn-layers.ts';
import { cellSize, findRegions, type PictureRegions, type Region } from './find-regions.ts';
import { findTextRecolouring } from './find-text-recolouring.ts';
import { createTextMatcher, withDrift } from './redrawn-text.ts';

export interface RenderComparison {
  /** The largest first. */
  readonly differences: readonly Difference[];
  /** The second picture in pale grey with what differs in red. */
  readonly heatMap: Pixels;
  /** The share of the picture that differs, 0 to 1. */
  readonly share: number;
}

export interface RendersToCompare {
  /** Both of the same size. */
  readonly was: Pixels;
  readonly now: Pixels;
  /** The frame that both show, or `null` where there are no layers. */
  readonly frame: DesignNode | null;
  /** Pixels of the pictures for each px of the frame. */
  readonly scale: number;
}

/** Compares two pictures of the same size. */
export function compareRenders(renders: RendersToCompare, signal: CancelSignal): RenderComparison {
  const layers = renders.frame === null ? [] : listDrawn(renders.frame, renders.scale);
  const seen = findRegions(renders.was, renders.now, signal);
  const found = { ...seen, regions: withoutRedrawnTexts(seen, layers, renders, signal) };
  const shown = mergeSameChange(groupByLayer(found, layers, renders));
  const changes = [...shown, ...recolouredTexts(found, layers, renders, signal)];
  const differences = changes
    .sort((one, other) => other.cells.length - one.cells.length)
    .map((change) => describeChange(change, renders));
  const cells = Math.ceil(renders.was.height / cellSize) * found.columns;
  return {
    differences,
    heatMap: drawHeatMap(
      renders.now,
      changes.flatMap((change) => change.cells),
      found.columns,
    ),
    share: cells === 0 ? 0 : changes.reduce((sum, change) => sum + change.cells.length, 0) / cells,
  };
}

/** What changed of one layer. */
interface LayerChange {
  readonly layer: DrawnLayer | null;
  readonly cells: readonly number[];
  readonly boxes: readonly DifferenceBox[];
  readonly was: readonly number[];
  readonly now: readonly number[];
}

function groupByLayer(
  found: PictureRegions,
  layers: readonly DrawnLayer[],
  renders: RendersToCompare,
): readonly LayerChange[] {
  const groups = new Map<DrawnLayer | Region, Region[]>();
  for (const region of found.regions) {
    const key = findLayer(region, found, layers, renders) ?? region;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [region]);
    else group.push(region);
  }
  return [...groups].map(([key, group]) => {
    const cells = group.flatMap((region) => region.cells);
    return {
      layer: 'node' in key ? key : null,
      cells,
      boxes: group.map(({ box }) => box),
      was: usualColour(renders.was, cells, found),
      now: usualColour(renders.now, cells, found),
    };
  });
}

/** The regions without those in which the letters of a text only lie a little farther along their line. */
function withoutRedrawnTexts(
  found: PictureRegions,
  layers: readonly DrawnLayer[],
  renders: RendersToCompare,
  signal: CancelSignal,
): readonly Region[] {
  const matchers = new Map<DrawnLayer, (region: Region) => boolean>();
  const isRedrawn = (layer: DrawnLayer, region: Region): boolean => {
    if (layer.node.kind !== 'text' || !holds(withDrift(layer.box), region, found.columns)) return false;
    const { align } = layer.node.paragraph;
    const anchor = align === 'right' ? 1 : align === 'center' ? 0.5 : 0;
    const matches =
      matchers.get(layer) ?? createTextMatcher({ box: layer.box, anchor }, { ...renders, ...found }, signal);
    matchers.set(layer, matches);
    return matches(region);
  };
  return found.regions.filter((region) => !layers.some((layer) => isRedrawn(layer, region)));
}

/** Texts with letters of another colour, where no region shows that something changed. */
function recolouredTexts(
  found: PictureRegions,
  layers: readonly DrawnLayer[],
  renders: RendersToCompare,
  signal: CancelSignal,
): readonly LayerChange[] {
  const changes: LayerChange[] = [];
  for (const layer of layers) {
    signal.throwIfAborted();
    const { node, box } = layer;
    if (node.kind !== 'text' || found.regions.some((region) => overlaps(region.box, box))) continue;
    const paints = node.runs.flatMap(({ fills }) => fills);
    const inks = paints.flatMap((paint) => solidColour(paint) ?? []);
    if (inks.length === 0) continue;
    const text = findTextRecolouring({ box, inks }, { ...renders, ...found });
    if (text === null) continue;
    const marks = new Uint8Array(found.marks.length);
    text.letters.forEach((at) => (marks[at / 4] = 1));
    const { cells, box: around } = text.region;
    changes.push({
      layer,
      cells,
      boxes: [around],
      was: usualColour(renders.was, cells, { ...found, marks }),
      now: usualColour(renders.now, cells, { ...found, marks }),
    });
  }
  return changes;
}

function overlaps(one: DifferenceBox, other: DifferenceBox): boolean {
  const { width, height } = intersect(one, other);
  return width > 0 && height > 0;
}

/** px around a layer that anti-aliasing and letters may use. */
const overhang = 2;
/** px around it that a shift and the blur of colours use beside that. */
const blur = 2;
/** The share of a region that a layer has to hold. */
const leastHeld = 0.9;
/** How much larger than a layer that paints one counts that only groups others. */
const groupFactor = 1.5;

function findLayer(
  region: Region,
  found: PictureRegions,
  layers: readonly DrawnLayer[],
  renders: RendersToCompare,
): DrawnLayer | null {
  let best: DrawnLayer | null = null;
  let bestArea = Infinity;
  for (const layer of layers) {
    const area = layer.box.width * layer.box.height * (layer.paints ? 1 : groupFactor);
    const isText = layer.node.kind === 'text';
    // Letters may overflow a group, which paints nothing itself.
    const isLess = area > bestArea && !(isText && best?.paints === false);
    if (isLess || !holds(layer.box, region, found.columns)) continue;
    if (layer.node.kind === 'text' && !showsText(layer.node, region, found, renders)) continue;
    best = layer;
    bestArea = area;
  }
  return best?.paints === false ? (findBlurred(region, best, found, layers) ?? best) : best;
}

/** A group paints nothing itself, so what changed there is the smallest layer in it that is blurred as far as that. */
function findBlurred(
  region: Region,
  group: DrawnLayer,
  found: PictureRegions,
  layers: readonly DrawnLayer[],
): DrawnLayer | undefined {
  const areaOf = ({ box }: DrawnLayer) => box.width * box.height;
  return layers
    .filter(
      (layer) =>
        layer.paints &&
        layer.node.kind !== 'text' &&
        layer.depth > group.depth &&
        areaOf(layer) < areaOf(group) &&
        holds(layer.box, region, found.columns, overhang + blur),
    )
    .sort((one, other) => areaOf(one) - areaOf(other))[0];
}

function holds(
  box: DifferenceBox,
  { box: part, cells }: Region,
  columns: number,
  beyond: number = overhang,
): boolean {
  const [left, top] = [box.x - beyond, box.y - beyond];
  const [right, bottom] = [box.x + box.width + beyond, box.y + box.height + beyond];
  if (part.x >= left && part.y >= top && part.x + part.width <= right && part.y + part.height <= bottom)
    return true;
  if (part.x > right || part.y > bottom || part.x + part.width < left || part.y + part.height < top)
    return false;
  const inside = cells.filter((cell) => {
    const x = (cell % columns) * cellSize + cellSize / 2;
    const y = Math.floor(cell / columns) * cellSize + cellSize / 2;
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  return inside.length >= cells.length * leastHeld;
}

/** The part of what changed that has the colour of the letters, at least, and how near a colour has to be. */
const leastInk = 0.1;
const inkTolerance = 72;

/** Whether a change in the box of a text can be one of its letters: what changed had their colour. */
function showsText(
  { runs }: TextNode,
  { cells }: Region,
  found: PictureRegions,
  { was: { data, ...size } }: RendersToCompare,
): boolean {
  const paints = runs.flatMap(({ fills }) => fills);
  const inks = paints.flatMap((paint) => solidColour(paint) ?? []);
  if (inks.length < paints.length || inks.length === 0) return true;
  let [inked, changed] = [0, 0];
  for (const at of pixelsOf(cells, found.columns, size)) {
    if (found.marks[at / 4] !== 1) continue;
    changed += 1;
    const isInk = inks.some(
      ({ r, g, b }) =>
        Math.abs((data[at] ?? 0) - r * 255) < inkTolerance &&
        Math.abs((data[at + 1] ?? 0) - g * 255) < inkTolerance &&
        Math.abs((data[at + 2] ?? 0) - b * 255) < inkTolerance,
    );
    if (isInk) inked += 1;
  }
  return inked >= changed * leastInk;
}

function solidColour(paint: Paint): Colour | null {
  return paint.kind === 'solid' && paint.opacity * paint.colour.a > 0.6 ? paint.colour : null;
}

type Size = Pick<Pixels, 'width' | 'height'>;

/** Where the data of each pixel of some cells begins. */
function* pixelsOf(cells: readonly number[], columns: number, { width, height }: Size): Generator<number> {
  for (const cell of cells) {
    const startX = (cell % columns) * cellSize;
    const startY = Math.floor(cell / columns) * cellSize;
    for (let y = startY; y < Math.min(height, startY + cellSize); y += 1) {
      for (let x = startX; x < Math.min(width, startX + cellSize); x += 1) yield (y * width + x) * 4;
    }
  }
}

/** The median of each channel over the pixels that changed: the letters on a changed ground hardly count. */
function usualColour(
  picture: Pixels,
  cells: readonly number[],
  { columns, marks }: PictureRegions,
): readonly number[] {
  const counts = [0, 1, 2].map(() => new Uint32Array(256));
  let total = 0;
  for (const at of pixelsOf(cells, columns, picture)) {
    if (marks[at / 4] !== 1) continue;
    total += 1;
    counts.forEach((count, channel) => {
      const value = picture.data[at + channel] ?? 0;
      count[value] = (count[value] ?? 0) + 1;
    });
  }
  return counts.map((count) => {
    let seen = 0;
    return Math.max(
      0,
      count.findIndex((one) => (seen += one) * 2 >= total),
    );
  });
}

/** How near two colours are that are taken for one, 0 to 765. */
const sameChange = 60;

/** A background that changed shows between the letters and shapes on it too: such parts belong to it, not to them. */
function mergeSameChange(changes: readonly LayerChange[]): LayerChange[] {
  const kept: LayerChange[] = [];
  for (const change of [...changes].sort((one, other) => other.cells.length - one.cells.length)) {
    const around = kept.findIndex((other) => isPartOf(change, other));
    const whole = kept[around];
    if (whole === undefined) kept.push(change);
    else
      kept[around] = {
        ...whole,
        cells: [...whole.cells, ...change.cells],
        boxes: [...whole.boxes, ...change.boxes],
      };
  }
  return kept;
}

function isPartOf(change: LayerChange, whole: LayerChange): boolean {
  if (change.layer === null || whole.layer === null || change.layer.depth < whole.layer.depth) return false;
  const [inner, outer] = [change.layer.box, whole.layer.box];
  const isInside =
    inner.x >= outer.x - overhang &&
    inner.y >= outer.y - overhang &&
    inner.x + inner.width <= outer.x + outer.width + overhang &&
    inner.y + inner.height <= outer.y + outer.height + overhang;
  return isInside && apart(change.was, whole.was) < sameChange && apart(change.now, whole.now) < sameChange;
}

function apart(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, channel) => sum + Math.abs(value - (other[channel] ?? 0)), 0);
}

function describeChange(change: LayerChange, renders: RendersToCompare): Difference {
  const { layer } = change;
  const box = change.boxes.reduce((all, one) => {
    const [x, y] = [Math.min(all.x, one.x), Math.min(all.y, one.y)];
    return {
      x,
      y,
      width: Math.max(all.x + all.width, one.x + one.width) - x,
      height: Math.max(all.y + all.height, one.y + one.height) - y,
    };
  });
  const scaled = (value: number) => Math.round((value / renders.scale) * 10) / 10;
  const kind = kindOf(change, box, renders);
  return {
    nodeIds: layer === null ? [] : [layer.node.id],
    kind,
    was: kind === 'added' ? null : hex(change.was),
    now: kind === 'removed' ? null : hex(change.now),
    name: layer?.node.name ?? '',
    box: { x: scaled(box.x), y: scaled(box.y), width: scaled(box.width), height: scaled(box.height) },
  };
}

/** Colours nearer than this, 0 to 765, are taken for the ground around a region. */
const sameGround = 30;

function kindOf(change: LayerChange, box: DifferenceBox, { was, now }: RendersToCompare): DifferenceKind {
  const [before, after] = [detailOf(was, box), detailOf(now, box)];
  const [groundBefore, groundAfter] = [groundOf(was, box), groundOf(now, box)];
  const isBlank = (colour: readonly number[], detail: number, ground: readonly number[]) =>
    detail < 4 && apart(colour, ground) < sameGround;
  const wasBlank = isBlank(change.was, before, groundBefore);
  const nowBlank = isBlank(change.now, after, groundAfter);
  if (nowBlank && !wasBlank) return 'removed';
  if (wasBlank && !nowBlank) return 'added';
  const hasSameForms = likenessOf(was, now, box) > 0.75 || Math.max(before, after) < 4;
  if (hasSameForms) return 'recoloured';
  return change.layer?.node.kind === 'text' ? 'retexted' : 'restyled';
}

/** How much the brightness of a part varies: the standard deviation, 0 to 128. */
function detailOf(picture: Pixels, box: DifferenceBox): number {
  const values = brightnessOf(picture, box);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function brightnessOf({ width, data }: Pixels, box: DifferenceBox): readonly number[] {
  const values: number[] = [];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      values.push(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0));
    }
  }
  return values.length === 0 ? [0] : values;
}

/** How far light and dark lie in the same places, or just the other way round: 0 to 1. */
function likenessOf(was: Pixels, now: Pixels, box: DifferenceBox): number {
  const [a, b] = [brightnessOf(was, box), brightnessOf(now, box)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, onlyA, onlyB] = [0, 0, 0];
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, (b[index] ?? 0) - meanB];
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  });
  return onlyA === 0 || onlyB === 0 ? 0 : Math.abs(both) / Math.sqrt(onlyA * onlyB);
}

/** The mean colour of the px right around a part; that of the part where it is the whole picture. */
function groundOf(picture: Pixels, box: DifferenceBox): readonly number[] {
  const { width, height, data } = picture;
  const reach = 3;
  const sums = [0, 0, 0];
  let count = 0;
  const add = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const at = (y * width + x) * 4;
    for (let channel = 0; channel < 3; channel += 1)
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
    count += 1;
  };
  for (let x = box.x - reach; x < box.x + box.width + reach; x += 1) {
    add(x, box.y - reach);
    add(x, box.y + box.height + reach - 1);
  }
  for (let y = box.y - reach; y < box.y + box.height + reach; y += 1) {
    add(box.x - reach, y);
    add(box.x + box.width + reach - 1, y);
  }
  return count === 0 ? [-255, -255, -255] : sums.map((sum) => sum / count);
}

function hex(colour: readonly number[]): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function drawHeatMap(picture: Pixels, cells: readonly number[], columns: number): Pixels {
  const { width, height } = picture;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (picture.data[at + 3] ?? 0) / 255;
    const [r = 0, g = 0, b = 0] = picture.data.subarray(at, at + 3);
    const grey = 255 - (255 - (0.299 * r + 0.587 * g + 0.114 * b)) * alpha * 0.35;
    data[at] = data[at + 1] = data[at + 2] = grey;
  }
  for (const at of pixelsOf(cells, columns, picture)) {
    data[at] = 224;
    data[at + 1] = (data[at + 1] ?? 0) * 0.35;
    data[at + 2] = (data[at + 2] ?? 0) * 0.35;
  }
  return { width, height, data };
}
