/**
 * Comparing without a model: planted changes of layers and of pixels have to be found and named with the right layer,
 * and pictures that only were shifted by a px, drawn with another anti-aliasing or saved as JPEG must not be told
 * apart. Everything is seeded.
 */
import { createPictureTools } from '#cli/picture-tools';
import type { Difference } from '#design/difference';
import type { Pixels } from '#design/pixels';
import { readDesign } from '#design/read-design';
import { resizePixels } from '#design/resize-pixels';
import type { RestNode } from '#design/snapshot';
import type { DesignNode } from '#design/tree';
import { compareFrames } from '#insight/compare/compare-frames';
import { compareRenders } from '#insight/compare/compare-renders';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { layerChanges, plantInLayers, renumber } from '../compare/plant-in-layers.ts';
import { plantInPixels } from '../compare/plant-in-pixels.ts';
import { type Bench, type Case, type Figure, type Measure, measureOne, nameOf } from '../figure.ts';
import { type BenchDocument, isScreen } from '../open-documents.ts';
import { pageOfFrame } from '../page-of-frame.ts';

/** Pairs of each sort. */
const wanted = 500;
const neverCancelled = { aborted: false, throwIfAborted: () => {} };

export const compareFigure: Figure = {
  id: 'compare',
  async compute(bench) {
    const count = bench.quick ? 60 : wanted;
    const measures = compareLayers(bench, count);
    const pictures = await drawFrames(bench);
    if (pictures.length === 0) return measures;
    return [...measures, ...(await comparePictures(pictures, count, bench))];
  },
};

function compareLayers(bench: Bench, count: number): readonly Measure[] {
  const cases: Case[] = [];
  let milliseconds = 0;
  let seed = 1;
  while (cases.length < count) {
    const before = cases.length;
    for (const document of bench.documents) {
      for (const frame of document.frames.filter(isScreen).slice(0, 4)) {
        if (cases.length >= count) break;
        seed += 1;
        const planted = compareOneFrame(document, frame, seed);
        if (planted === null) continue;
        milliseconds += planted.milliseconds;
        cases.push({ name: `${nameOf(document, frame)} ${planted.what}`, value: planted.isRight ? 1 : 0 });
      }
    }
    if (cases.length === before) break;
  }
  return [
    shareOf('compare-layers', 'Planted changes of layers, named with the right layer and kind', cases, bench),
    measureOne(
      {
        id: 'compare-layers-time',
        title: 'Time to compare two frames',
        unit: 'ms',
        better: 'lower',
        goal: null,
      },
      milliseconds / Math.max(1, cases.length),
    ),
  ];
}

function compareOneFrame(document: BenchDocument, frame: RestNode, seed: number) {
  const root = rootOf(document, frame);
  const change = layerChanges[seed % layerChanges.length] ?? 'moved';
  const planted = plantInLayers(root, change, openRandom(seed));
  if (planted === null) return null;
  // Every other frame is a copy, whose layers have other ids.
  const isCopy = seed % 16 >= layerChanges.length;
  const was = isCopy ? renumber(root, (id) => `copy-${id}`) : root;
  const start = performance.now();
  const found = compareFrames(was, planted.tree);
  const milliseconds = performance.now() - start;
  const nodeId = isCopy && change === 'removed' ? `copy-${planted.nodeId}` : planted.nodeId;
  const isRight = found.length === 1 && found[0]?.kind === planted.kind && found[0].nodeIds.includes(nodeId);
  return { isRight, milliseconds, what: `${change} ${nodeId} seed ${seed}` };
}

function rootOf(document: BenchDocument, frame: RestNode): DesignNode {
  const [read] = readDesign(document.takeSnapshot([frame])).frames;
  if (read === undefined) throw new Error(`"${frame.name}" cannot be read.`);
  return read.root;
}

/** A frame as its page shows it, and the same with another anti-aliasing. */
interface DrawnFrame {
  readonly name: string;
  readonly root: DesignNode;
  readonly picture: Pixels;
  /** Drawn at a finer scale and made smaller. */
  readonly again: Pixels;
}

/** px that are drawn of a frame at most. */
const mostWidth = 1000;
const mostHeight = 640;

async function drawFrames(bench: Bench): Promise<readonly DrawnFrame[]> {
  const drawn: DrawnFrame[] = [];
  if (bench.renderer === null) return drawn;
  for (const document of bench.documents) {
    for (const frame of document.frames.filter(isScreen).slice(0, bench.quick ? 1 : 3)) {
      const root = rootOf(document, frame);
      bench.tell(`Drawing ${nameOf(document, frame)}`);
      const { html } = await pageOfFrame(bench, document, frame);
      const whole = {
        width: Math.round(root.absoluteBox.width),
        height: Math.round(root.absoluteBox.height),
      };
      const once = await bench.renderer.render({ html, ...whole, scale: 1 }, neverCancelled);
      const finer = await bench.renderer.render({ html, ...whole, scale: 2 }, neverCancelled);
      const width = Math.min(mostWidth, once.width);
      const height = Math.min(mostHeight, once.height);
      const picture = crop({ ...once, data: once.pixels }, 0, 0, width, height);
      const double = crop({ ...finer, data: finer.pixels }, 0, 0, width * 2, height * 2);
      const again = resizePixels(double, { width, height });
      drawn.push({ name: nameOf(document, frame), root, picture, again });
    }
  }
  return drawn;
}

async function comparePictures(
  frames: readonly DrawnFrame[],
  count: number,
  bench: Bench,
): Promise<readonly Measure[]> {
  const tools = createPictureTools();
  const alarms: Case[] = [];
  const named: Case[] = [];
  let milliseconds = 0;
  // A picture in which nothing can be changed visibly leaves its place to a further one.
  for (let seed = 1; seed <= count || (named.length < count && seed <= count * 2); seed += 1) {
    const frame = frames[seed % frames.length];
    if (frame === undefined) break;
    const random = openRandom(seed);
    const disguised = await disguise(frame, random, tools);
    if (seed <= count) {
      const start = performance.now();
      const { differences } = compare(frame.picture, disguised, frame.root);
      milliseconds += performance.now() - start;
      alarms.push({
        name: `${frame.name} seed ${seed} ${summarize(differences)}`,
        value: differences.length > 0 ? 1 : 0,
      });
    }
    const planted = plantInPixels(frame.root, disguised, 1, random);
    if (planted === null) continue;
    const found = compare(frame.picture, planted.picture, frame.root).differences;
    const isRight = found.length === 1 && found[0]?.nodeIds[0] === planted.nodeId;
    named.push({
      name: `${frame.name} seed ${seed} ${planted.nodeId} ${summarize(found)}`,
      value: isRight ? 1 : 0,
    });
  }
  const wrong = alarms.filter(({ value }) => value > 0);
  wrong.forEach(({ name }) => bench.tell(`Alarm: ${name}`));
  return [
    measureOne(
      {
        id: 'compare-alarms',
        title: `Alarms over ${alarms.length} shifted, redrawn, re-encoded pairs`,
        unit: 'count',
        better: 'lower',
        goal: 0,
      },
      wrong.length,
      alarms,
    ),
    shareOf('compare-pictures', 'Planted changes of pixels, named with the right layer', named, bench),
    measureOne(
      {
        id: 'compare-pictures-time',
        title: 'Time to compare two pictures',
        unit: 'ms',
        better: 'lower',
        goal: null,
      },
      milliseconds / Math.max(1, alarms.length),
    ),
  ];
}

function compare(was: Pixels, now: Pixels, frame: DesignNode) {
  return compareRenders({ was, now, frame, scale: 1 }, neverCancelled);
}

function summarize(differences: readonly Difference[]): string {
  return differences
    .slice(0, 3)
    .map(({ kind, nodeIds, box }) => `${kind} ${nodeIds.join(' ')} ${Object.values(box).join(' ')}`)
    .join('; ');
}

function shareOf(id: string, title: string, cases: readonly Case[], bench: Bench): Measure {
  const right = cases.filter(({ value }) => value === 1);
  cases.filter(({ value }) => value !== 1).forEach(({ name }) => bench.tell(`${id}: ${name}`));
  return measureOne(
    { id, title: `${title} (of ${cases.length})`, unit: 'share', better: 'higher', goal: 1 },
    right.length / Math.max(1, cases.length),
    cases,
  );
}

/** The same frame drawn another way, shifted by up to a px, saved as JPEG. */
async function disguise(
  { picture, again }: DrawnFrame,
  random: Random,
  tools: ReturnType<typeof createPictureTools>,
): Promise<Pixels> {
  const drawn = random.chance(0.5) ? again : picture;
  const shifted = random.chance(0.3)
    ? softShift(drawn, random.share(), random.share())
    : crop(drawn, random.whole(-1, 1), random.whole(-1, 1), drawn.width, drawn.height);
  if (random.chance(0.4)) return shifted;
  return tools.readJpeg(await tools.writeJpeg(shifted));
}

/** Part of a picture; beyond its edges the edge goes on. */
export function crop(
  { width: own, height: rows, data }: Pixels,
  x: number,
  y: number,
  width: number,
  height: number,
): Pixels {
  const cropped = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = Math.min(rows - 1, Math.max(0, row + y)) * own;
    for (let column = 0; column < width; column += 1) {
      const at = (from + Math.min(own - 1, Math.max(0, column + x))) * 4;
      cropped.set(data.subarray(at, at + 4), (row * width + column) * 4);
    }
  }
  return { width, height, data: cropped };
}

/** Shifted by less than a px, between its neighbours. */
export function softShift(picture: Pixels, x: number, y: number): Pixels {
  const { width, height } = picture;
  const [right, below] = [crop(picture, 1, 0, width, height), crop(picture, 0, 1, width, height)];
  const both = crop(picture, 1, 1, width, height);
  const data = picture.data.map((value, at) => {
    const top = value * (1 - x) + (right.data[at] ?? 0) * x;
    const bottom = (below.data[at] ?? 0) * (1 - x) + (both.data[at] ?? 0) * x;
    return top * (1 - y) + bottom * y;
  });
  return { width, height, data };
}
