/**
 * Boxes that are known, as a model would answer them: pictures of every size, tile and scale, each box told for every
 * picture of the request in which something of it can be seen, in whole px of that picture, cut where the picture ends.
 * What is read and merged of that is compared with the boxes.
 */
import type { FoundBox } from '#design/question';
import { type PictureLimits, planCrops } from '#design/tile-picture';
import type { Rectangle } from '#design/tree';
import { intersect } from '#insight/audit/rectangles';
import type { ReadingContext, SentPicture } from '#insight/understand/prepare-question';
import { createAnswerReader } from '#insight/understand/read-answer';
import { findVisionLimits } from '#models/vision-limits';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';

/** How far one box was read from where it is. */
export interface BoxError {
  readonly name: string;
  /** px of the frame, of the side that is farthest off; infinite where the box was not found, or found twice. */
  readonly px: number;
}

/** Models of every rule. */
const models = ['gpt-5.4', 'gpt-5-mini', 'gpt-4o', 'gpt-5'] as const;
const labels = ['Card', 'Button', 'Icon'] as const;

/** Reads this many boxes, a few dozen in each of several pictures. */
export function readSeededBoxes(count: number): readonly BoxError[] {
  const errors: BoxError[] = [];
  for (let seed = 1; errors.length < count; seed += 1) errors.push(...readOnePicture(seed));
  return errors.slice(0, count);
}

function readOnePicture(seed: number): readonly BoxError[] {
  const random = openRandom(seed);
  const model = models[seed % models.length] ?? 'gpt-5.4';
  const scale = random.pick([1, 1, 2, 1.5]);
  const whole = { width: random.whole(200, 3000), height: random.whole(200, 5000) };
  const origin = random.chance(0.3) ? { x: random.whole(0, 400), y: random.whole(0, 400) } : { x: 0, y: 0 };
  const truth = plantBoxes(random, whole, scale);
  const pictures = sendPicture(whole, findVisionLimits(model), scale, origin);
  const context: ReadingContext = {
    frames: [{ id: '1:1', name: 'Frame' }],
    pictures,
    ids: [],
    layers: {},
    texts: [],
  };
  const reader = createAnswerReader({ kind: 'find', text: '', schema: null }, context);
  const answer = JSON.stringify({ boxes: truth.flatMap((box) => tellBox(box, pictures)) });
  // In pieces, as it streams.
  for (let at = 0; at < answer.length; at += 997) reader.push(answer.slice(at, at + 997));
  const found = [...reader.read().boxes];
  const errors = truth.map(({ label, area }) => {
    const place = { ...area, x: area.x + origin.x, y: area.y + origin.y };
    const corner = `${String(Math.round(area.x))}, ${String(Math.round(area.y))}`;
    return {
      name: `seed ${String(seed)} ${model} ${label} at ${corner}`,
      px: takeNearest(found, label, place),
    };
  });
  // What is left was told of one thing and taken for two.
  const doubles = found.map(({ label }) => ({
    name: `seed ${String(seed)} ${model} ${label} twice`,
    px: Number.POSITIVE_INFINITY,
  }));
  return [...errors, ...doubles];
}

interface PlantedBox {
  readonly label: string;
  /** px of the frame, from the corner of what the picture shows. */
  readonly area: Rectangle;
}

/** Boxes in a grid, so that those of one label do not cover each other; of every size, across every edge of a tile. */
function plantBoxes(random: Random, { width, height }: Size, scale: number): readonly PlantedBox[] {
  const size = { width: Math.floor(width / scale), height: Math.floor(height / scale) };
  const columns = random.whole(1, 5);
  const rows = random.whole(2, 8);
  const cell = { width: size.width / columns, height: size.height / rows };
  const boxes: PlantedBox[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const wide = Math.max(6, random.share() * cell.width * 0.95);
      const high = Math.max(6, random.share() * cell.height * 0.95);
      const x = column * cell.width + random.share() * (cell.width - wide);
      const y = row * cell.height + random.share() * (cell.height - high);
      const label = labels[random.whole(0, labels.length - 1)] ?? 'Card';
      boxes.push({ label, area: { x, y, width: wide, height: high } });
    }
  }
  return boxes;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sendPicture(
  whole: Size,
  limits: PictureLimits,
  scale: number,
  origin: SentPicture['origin'],
): readonly SentPicture[] {
  const { overview, tiles } = planCrops(whole, 12, limits);
  const area = { ...origin, width: whole.width / scale, height: whole.height / scale };
  return [overview, ...tiles].map(({ place }) => ({ frameId: '1:1', place, scale, origin, area }));
}

/** A box as a model tells it of each picture that shows at least a px of it. */
function tellBox({ label, area }: PlantedBox, pictures: readonly SentPicture[]): readonly object[] {
  return pictures.flatMap(({ place, scale }, index) => {
    const { x, y, across, down, width, height } = place;
    const left = (area.x * scale) / across - x;
    const top = (area.y * scale) / down - y;
    const seen = intersect(
      { x: left, y: top, width: (area.width * scale) / across, height: (area.height * scale) / down },
      { x: 0, y: 0, width, height },
    );
    const corner = { x: Math.round(seen.x), y: Math.round(seen.y) };
    const size = {
      width: Math.round(seen.x + seen.width) - corner.x,
      height: Math.round(seen.y + seen.height) - corner.y,
    };
    if (size.width < 1 || size.height < 1) return [];
    return [{ label, kind: 'object', layers: [], picture: index + 1, ...corner, ...size }];
  });
}

/** The error of the nearest box of this label, which is then taken. */
function takeNearest(found: FoundBox[], label: string, place: Rectangle): number {
  const errorOf = ({ area }: FoundBox) =>
    Math.max(
      Math.abs(area.x - place.x),
      Math.abs(area.y - place.y),
      Math.abs(area.x + area.width - place.x - place.width),
      Math.abs(area.y + area.height - place.y - place.height),
    );
  const same = found.filter((box) => box.label === label);
  const best = same.toSorted((a, b) => errorOf(a) - errorOf(b))[0];
  if (best === undefined) return Number.POSITIVE_INFINITY;
  found.splice(found.indexOf(best), 1);
  return errorOf(best);
}
