/** Changes what one layer paints in a picture of its frame, so that a comparison of pictures can be asked for it. */
import { differenceCiede2000 } from 'culori';
import type { Pixels } from '#design/pixels';
import type { Colour, DesignNode, Paint, Rectangle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
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
  const boxes = [...walkLayers([root], ({ visible }) => visible)].filter(
    (node) => node !== root && node.visible,
  );
  const taken = boxes.flatMap((node) => {
    const colour = colourOf(node);
    const box = boxOf(node, root, picture, scale);
    if (colour === null || box.width < 6 || box.height < 6) return [];
    const pixels = pixelsNear(picture, box, colour);
    const least = node.kind === 'text' ? leastPixels : Math.max(leastPixels, box.width * box.height * 0.5);
    return pixels.length >= least && isAlone(node, boxes) ? [{ node, pixels, colour }] : [];
  });
  const [first, ...others] = taken;
  if (first === undefined) return null;
  const { node, pixels, colour } = random.pick([first, ...others]);
  const data = new Uint8ClampedArray(picture.data);
  const shift = shiftFrom(
    colour,
    node.kind === 'text' ? leastDifference.letters : leastDifference.area,
    random,
  );
  for (const at of pixels)
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = (data[at + channel] ?? 0) + (shift[channel] ?? 0);
  return { nodeId: node.id, picture: { ...picture, data } };
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

function boxOf(node: DesignNode, root: DesignNode, { width, height }: Pixels, scale: number): Rectangle {
  const x = Math.max(0, Math.round((node.absoluteBox.x - root.absoluteBox.x) * scale));
  const y = Math.max(0, Math.round((node.absoluteBox.y - root.absoluteBox.y) * scale));
  return {
    x,
    y,
    width: Math.min(width - x, Math.round(node.absoluteBox.width * scale)),
    height: Math.min(height - y, Math.round(node.absoluteBox.height * scale)),
  };
}

/** Where the data of the pixels begins that have nearly this colour. */
function pixelsNear({ width, data }: Pixels, box: Rectangle, { r, g, b }: Colour): readonly number[] {
  const found: number[] = [];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      const isNearColour =
        Math.abs((data[at] ?? 0) - r * 255) < near &&
        Math.abs((data[at + 1] ?? 0) - g * 255) < near &&
        Math.abs((data[at + 2] ?? 0) - b * 255) < near;
      if (isNearColour) found.push(at);
    }
  }
  return found;
}
