/**
 * The letters of one text in two pictures in, the region of the letters out if they have another colour. Thin letters
 * are mostly anti-aliased pixels, and JPEG blurs their colour, so no pixel or small square of them differs enough.
 * The mean over the whole text does: a shift leaves it as it was, and drawing the letters heavier or lighter only moves
 * it along the line from the ground to the ink. It does not see letters that move, or that change on another ground.
 */
import type { Pixels } from '#design/pixels';
import type { Colour } from '#design/tree';
import { cellSize, type Region, type RegionBox } from './find-regions.ts';

export interface TextToCompare {
  /** px of the picture. */
  readonly box: RegionBox;
  /** The colours of the letters. */
  readonly inks: readonly Colour[];
}

export interface PicturesToCompare {
  readonly was: Pixels;
  readonly now: Pixels;
  /** By how much the second picture is shifted against the first, px. */
  readonly shift: { readonly x: number; readonly y: number };
  /** Cells in a row of the pictures. */
  readonly columns: number;
}

/** A region, and where the data of the pixels of its letters begins. */
export interface RecolouredText {
  readonly region: Region;
  readonly letters: readonly number[];
}

type Channels = readonly [number, number, number];

/** px around letters that anti-aliasing and the blur of JPEG reach. */
const reach = 2;
/** Letters that are fewer px cannot be judged. */
const leastLetters = 40;
/** How near to the ink a pixel is: a share of what ink and ground differ by. */
const inkShare = 0.5;
/** What ink and ground differ by at least, 0 to 442. */
const leastInkContrast = 40;
/** What the ground under the letters may be off by in each channel. */
const sameGround = 6;
/**
 * What the mean may be off by, 0 to 442: across the line from ground to ink, and along it. Shares are of what the letters
 * add to the mean of the ground, and of what of this is colour, which JPEG keeps least exactly.
 */
const across = { least: 0.8, share: 0.02, colourShare: 0.3 };
const along = { least: 1.5, share: 0.15 };

/** Finds whether the letters of a text have another colour in the second picture; `null` where they have not. */
export function findTextRecolouring(text: TextToCompare, pictures: PicturesToCompare): RecolouredText | null {
  const { was, now, shift, columns } = pictures;
  const whole = clip(text.box, was);
  if (whole.width < 4 || whole.height < 4) return null;
  const ground = medianOf(was, whole);
  const letters = lettersOf(was, whole, ground, text.inks);
  if (letters.length < leastLetters) return null;
  const inked = around(letters, was.width);
  // At the edge of the picture a shift brings in other parts of the letters, so their mean says nothing.
  const box = {
    x: inked.x - reach,
    y: inked.y - reach,
    width: inked.width + 2 * reach,
    height: inked.height + 2 * reach,
  };
  if (!contains(was, box)) return null;
  const moved = { ...box, x: box.x + shift.x, y: box.y + shift.y };
  if (!contains(now, moved)) return null;
  const [groundBefore, groundAfter] = [medianOf(was, box), medianOf(now, moved)];
  if (groundBefore.some((value, channel) => Math.abs(value - (groundAfter[channel] ?? 0)) > sameGround))
    return null;
  const change = leastChange(meanOf(was, box), subtract(groundAfter, groundBefore), now, moved);
  const ink = subtract(meanOf(was, box), groundBefore);
  if (!isOtherColour(change, ink)) return null;
  const cells = new Set(
    letters.map((at) => {
      const x = (at / 4) % was.width;
      return Math.floor((at / 4 - x) / was.width / cellSize) * columns + Math.floor(x / cellSize);
    }),
  );
  return { region: { box: inked, cells: [...cells] }, letters };
}

/** Whether a mean changed by more than it does where the same letters are drawn again. */
function isOtherColour(change: Channels, ink: Channels): boolean {
  const mass = lengthOf(ink);
  if (mass === 0) return false;
  const grey = (ink[0] + ink[1] + ink[2]) / 3;
  const colour = lengthOf(subtract(ink, [grey, grey, grey]));
  const straight = dot(change, ink) / mass;
  const sideways = Math.sqrt(Math.max(0, dot(change, change) - straight * straight));
  return (
    sideways > across.least + across.share * mass + across.colourShare * colour ||
    Math.abs(straight) > along.least + along.share * mass
  );
}

/**
 * The smallest change of the mean among the places up to a px around, since what is beside the letters may move in and
 * out, and with the change of the ground or without it, since a median is off by what JPEG does to most pixels.
 */
function leastChange(before: Channels, groundChange: Channels, now: Pixels, box: RegionBox): Channels {
  const changes: Channels[] = [];
  for (let y = -1; y <= 1; y += 1) {
    for (let x = -1; x <= 1; x += 1) {
      const part = { ...box, x: box.x + x, y: box.y + y };
      if (!contains(now, part)) continue;
      const change = subtract(meanOf(now, part), before);
      changes.push(change, subtract(change, groundChange));
    }
  }
  return changes.reduce((least, change) => (lengthOf(change) < lengthOf(least) ? change : least));
}

/** Where the data of pixels begins that are nearer to an ink than to the ground. */
function lettersOf(
  picture: Pixels,
  box: RegionBox,
  ground: Channels,
  inks: readonly Colour[],
): readonly number[] {
  const colours = inks
    .map(({ r, g, b }): Channels => [r * 255, g * 255, b * 255])
    .map((ink) => ({ ink, contrast: lengthOf(subtract(ink, ground)) }))
    .filter(({ contrast }) => contrast >= leastInkContrast);
  const letters: number[] = [];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * picture.width + x) * 4;
      const colour = colourAt(picture, at);
      if (colours.some(({ ink, contrast }) => lengthOf(subtract(colour, ink)) < contrast * inkShare))
        letters.push(at);
    }
  }
  return letters;
}

/** The colour of a pixel over white. */
function colourAt({ data }: Pixels, at: number): Channels {
  const alpha = (data[at + 3] ?? 0) / 255;
  const over = (value = 0) => 255 + (value - 255) * alpha;
  return [over(data[at]), over(data[at + 1]), over(data[at + 2])];
}

function meanOf(picture: Pixels, box: RegionBox): Channels {
  let [r, g, b] = [0, 0, 0];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const colour = colourAt(picture, (y * picture.width + x) * 4);
      r += colour[0];
      g += colour[1];
      b += colour[2];
    }
  }
  const count = Math.max(1, box.width * box.height);
  return [r / count, g / count, b / count];
}

/** The ground under a text: letters cover less than half of it. */
function medianOf(picture: Pixels, box: RegionBox): Channels {
  const counts = [0, 1, 2].map(() => new Uint32Array(256));
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      colourAt(picture, (y * picture.width + x) * 4).forEach((value, channel) => {
        const count = counts[channel];
        if (count) count[Math.round(value)] = (count[Math.round(value)] ?? 0) + 1;
      });
    }
  }
  const [r = 0, g = 0, b = 0] = counts.map((count) => {
    let seen = 0;
    return count.findIndex((one) => (seen += one) * 2 >= box.width * box.height);
  });
  return [r, g, b];
}

function around(letters: readonly number[], width: number): RegionBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const at of letters) {
    const x = (at / 4) % width;
    const y = (at / 4 - x) / width;
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + 1);
    bottom = Math.max(bottom, y + 1);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function clip(box: RegionBox, { width, height }: Pixels): RegionBox {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(box.x + box.width)) - x),
    height: Math.max(0, Math.min(height, Math.ceil(box.y + box.height)) - y),
  };
}

function contains({ width, height }: Pixels, box: RegionBox): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function subtract(one: Channels, other: Channels): Channels {
  return [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
}

function dot(one: Channels, other: Channels): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function lengthOf(vector: Channels): number {
  return Math.sqrt(dot(vector, vector));
}
