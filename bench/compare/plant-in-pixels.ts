/** Changes what one layer paints in a picture of its frame, so that a comparison of pictures can be asked for it. */
import { differenceCiede2000 } from 'culori';
import type { Pixels } from '#design/pixels';
import type { Colour, DesignNode, Paint, Rectangle } from '#design/tree';
import { listDrawn } from '#insight/compare/drawn-layers';
import type { Random } from '../../tests/random-designs/random.ts';

export interface PlantedPixels {
  readonly nodeId: string;
  readonly picture: Pixels;
}

const difference = differenceCiede2000();
/** How far a channel may be from the layer's colour, 0 to 255. */
const near = 40;
/** Pixels of its own colour that a layer has to show. */
const leastPixels = 60;

/** Recolours one layer that shows; `null` where none does. */
export function plantInPixels(
  root: DesignNode,
  picture: Pixels,
  scale: number,
  random: Random,
): PlantedPixels | null {
  const placed = listDrawn(root, scale)
    .filter(({ node }) => node !== root)
    .map(({ node, box }) => ({ node, box: clipTo(picture, box) }));
  const boxes = placed.map(({ node }) => node);
  const taken = placed.flatMap(({ node, box }, index) => {
    const colour = colourOf(node);
    if (colour === null || box.width < 6 || box.height < 6) return [];
    // Pixels belong to what is painted last: a layer behind it shows no change there, and one of its colour neither.
    const above = placed
      .slice(index + 1)
      .filter((other) => covers(other.node) || hasNearColour(other.node, colour))
      .map((other) => other.box);
    const shares = node.kind === 'text' ? inkShares(picture, box, colour) : paintShares(picture, box, colour);
    for (const at of shares.keys()) if (isIn(above, at, picture.width)) shares.delete(at);
    const pixels = [...shares.values()].filter((share) => share > 0.8).length;
    const least = node.kind === 'text' ? leastPixels : Math.max(leastPixels, box.width * box.height * 0.5);
    return pixels >= least && isAlone(node, boxes) ? [{ node, shares, colour }] : [];
  });
  const [first, ...others] = taken;
  if (first === undefined) return null;
  const { node, shares, colour } = random.pick([first, ...others]);
  const data = new Uint8ClampedArray(picture.data);
  const shift = shiftFrom(
    colour,
    node.kind === 'text' ? leastDifference.letters : leastDifference.area,
    random,
  );
  for (const [at, share] of shares)
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = (data[at + channel] ?? 0) + share * (shift[channel] ?? 0);
  return { nodeId: node.id, picture: { ...picture, data } };
}

/** Whether what is behind a layer cannot be seen through it. */
function covers(node: DesignNode): boolean {
  return node.kind !== 'text' && node.fills.some((paint) => paint.opacity > 0);
}

function hasNearColour(node: DesignNode, { r, g, b }: Colour): boolean {
  const paints = node.kind === 'text' ? node.runs.flatMap(({ fills }) => fills) : node.fills;
  const strokes = node.kind === 'text' ? [] : (node.stroke?.paints ?? []);
  return [...paints, ...strokes].some((paint) => {
    if (paint.kind !== 'solid') return paint.kind !== 'unsupported';
    const { colour } = paint;
    return [colour.r - r, colour.g - g, colour.b - b].every((apart) => Math.abs(apart) * 255 < near * 1.5);
  });
}

function isIn(boxes: readonly Rectangle[], at: number, width: number): boolean {
  const x = (at / 4) % width;
  const y = (at / 4 - x) / width;
  return boxes.some(
    (box) => x >= box.x - 1 && y >= box.y - 1 && x <= box.x + box.width && y <= box.y + box.height,
  );
}

/** What a planted colour differs by at least from the one before, as CIEDE2000 measures it: anybody sees it. */
const leastDifference = { area: 20, letters: 40 };

/** From the layer's colour to another one, 0 to 255 each. */
function shiftFrom(colour: Colour, least: number, random: Random): readonly number[] {
  const was = [colour.r, colour.g, colour.b].map((value) => value * 255);
  for (;;) {
    const now = was.map(() => random.whole(0, 255));
    const [first, second] = [was, now].map(([r = 0, g = 0, b = 0]) => ({
      mode: 'rgb' as const,
      r: r / 255,
      g: g / 255,
      b: b / 255,
    }));
    if (first && second && difference(first, second) >= least)
      return now.map((value, channel) => value - (was[channel] ?? 0));
  }
}

/** Layers that lie in the same place cannot be told apart by their pixels. */
function isAlone(node: DesignNode, all: readonly DesignNode[]): boolean {
  const { x, y, width, height } = node.absoluteBox;
  return all.every((other) => {
    if (other === node || other.kind === 'text')
      return other === node || node.kind !== 'text' || !isNear(other, node);
    const box = other.absoluteBox;
    const isSame =
      Math.abs(box.x - x) < 8 &&
      Math.abs(box.y - y) < 8 &&
      Math.abs(box.width - width) < 12 &&
      Math.abs(box.height - height) < 12;
    return !isSame || colourOf(other) === null;
  });
}

function isNear(one: DesignNode, other: DesignNode): boolean {
  return one.absoluteBox.x === other.absoluteBox.x && one.absoluteBox.y === other.absoluteBox.y;
}

function colourOf(node: DesignNode): Colour | null {
  if (node.opacity < 1) return null;
  const paints: readonly Paint[] =
    node.kind === 'text' ? node.runs.flatMap(({ fills }) => fills) : node.fills;
  const [first] = paints;
  if (first?.kind !== 'solid' || first.colour.a * first.opacity < 0.95) return null;
  return paints.every((paint) => paint.kind === 'solid') ? first.colour : null;
}

/** The whole px of a box that the picture shows. */
function clipTo({ width, height }: Pixels, box: Rectangle): Rectangle {
  const [x, y] = [Math.max(0, Math.round(box.x)), Math.max(0, Math.round(box.y))];
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.round(box.x + box.width)) - x),
    height: Math.max(0, Math.min(height, Math.round(box.y + box.height)) - y),
  };
}

type Shares = Map<number, number>;

/** How much of each pixel is the paint of a layer: all of what is near its colour, less towards the edge of what is on it. */
function paintShares(picture: Pixels, box: Rectangle, colour: Colour): Shares {
  const shares: Shares = new Map();
  const { width, data } = picture;
  const apart = (at: number) =>
    Math.max(
      Math.abs((data[at] ?? 0) - colour.r * 255),
      Math.abs((data[at + 1] ?? 0) - colour.g * 255),
      Math.abs((data[at + 2] ?? 0) - colour.b * 255),
    );
  const inBox = (x: number, y: number) =>
    x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      const own = apart(at);
      if (own < near) {
        shares.set(at, 1);
        continue;
      }
      // An edge is a mixture of the paint and of what is on it, which shows whole beside it.
      let [most, least] = [own, own];
      for (let row = y - 1; row <= y + 1; row += 1) {
        for (let column = x - 1; column <= x + 1; column += 1) {
          if (!inBox(column, row)) continue;
          const other = apart((row * width + column) * 4);
          most = Math.max(most, other);
          least = Math.min(least, other);
        }
      }
      if (least < near && most > own) shares.set(at, 1 - own / most);
    }
  }
  return shares;
}

/** How much of each pixel is ink: anti-aliased letters lie between the ground and the ink. */
function inkShares(picture: Pixels, box: Rectangle, { r, g, b }: Colour): Shares {
  const shares: Shares = new Map();
  const { width, data } = picture;
  const ground = medianOf(picture, box);
  const ink = [r * 255 - (ground[0] ?? 0), g * 255 - (ground[1] ?? 0), b * 255 - (ground[2] ?? 0)] as const;
  const length = Math.hypot(...ink);
  // Letters of the colour of their ground cannot be seen.
  if (length < near) return shares;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      const own = ground.map((value, channel) => (data[at + channel] ?? 0) - value);
      const along = own.reduce((sum, value, channel) => sum + value * (ink[channel] ?? 0), 0) / length;
      const aside = Math.sqrt(
        Math.max(0, own.reduce((sum, value) => sum + value * value, 0) - along * along),
      );
      // What lies aside of the line from ground to ink is something else.
      if (along > length * 0.1 && aside < near) shares.set(at, Math.min(1, along / length));
    }
  }
  return besideInk(shares, width);
}

/** Without what only looks like pale ink, as the grain of a picture does: no ink is beside it. */
function besideInk(shares: Shares, width: number): Shares {
  const reach = [-2, -1, 0, 1, 2];
  const offsets = reach.flatMap((y) => reach.map((x) => (y * width + x) * 4));
  const isBeside = (at: number) => offsets.some((offset) => (shares.get(at + offset) ?? 0) > 0.6);
  return new Map([...shares].filter(([at]) => isBeside(at)));
}

/** The median of each channel: letters cover less than half of their box. */
function medianOf({ width, data }: Pixels, box: Rectangle): readonly number[] {
  return [0, 1, 2].map((channel) => {
    const values: number[] = [];
    for (let y = box.y; y < box.y + box.height; y += 1)
      for (let x = box.x; x < box.x + box.width; x += 1)
        values.push(data[(y * width + x) * 4 + channel] ?? 0);
    values.sort((one, other) => one - other);
    return values[values.length >> 1] ?? 0;
  });
}
