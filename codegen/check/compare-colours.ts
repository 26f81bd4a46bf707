/**
 * Compares the colours of a page with those of its frame, each layer at the place where the page has it: the letters
 * and the ground of texts, and what pictures, shapes and filled boxes show. A few px to either side are no difference.
 */
import type { Pixels } from '#design/pixels';
import type { LayoutDifference } from '#design/receipt';
import type { DesignNode, Rectangle } from '#design/tree';

/** A text and where it is: in the design, and its first line on the page. */
export interface ComparedText {
  readonly nodeId: string;
  readonly text: string;
  readonly drawn: Sides;
  readonly shown: Sides;
  /** px to the right and down from where the design has it. */
  readonly offset: { readonly x: number; readonly y: number };
}

/** px from the corner of the frame. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A layer that has other colours on the page than in the design. */
export interface ColourDifference {
  readonly nodeId: string;
  /** A sentence about it, with colours as `#rrggbb`. */
  readonly sentence: string;
}

/** The frame and the page as pictures of one scale, both on white, from their top left corners. */
export interface PicturePair {
  readonly design: Pixels;
  readonly page: Pixels;
  /** Device pixels per px. */
  readonly scale: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** How far two colours may be apart in RGB; 441 is from black to white. */
const tolerances = { ground: 24, letters: 70, surface: 36 };

/** Compares the letters of each text and what is behind them. */
export function compareTextColours(
  placed: readonly ComparedText[],
  { design, page, scale }: PicturePair,
): readonly ColourDifference[] {
  return placed.flatMap((one): ColourDifference[] => {
    const drawnWidth = Math.min(one.drawn.right - one.drawn.left, one.shown.right - one.shown.left);
    const drawnLeft = one.shown.left - one.offset.x;
    const drawn = readColours(
      design,
      { ...one.drawn, left: drawnLeft, right: drawnLeft + drawnWidth },
      scale,
    );
    const shown = readColours(page, one.shown, scale);
    if (!drawn || !shown) return [];
    const text = `“${one.text.slice(0, 40)}”`;
    if (distance(drawn.ground, shown.ground) > tolerances.ground)
      return [
        {
          nodeId: one.nodeId,
          sentence: `${text} is on ${print(shown.ground)} instead of ${print(drawn.ground)}`,
        },
      ];
    const isOther = distance(drawn.letters, shown.letters) > tolerances.letters;
    return isOther
      ? [
          {
            nodeId: one.nodeId,
            sentence: `${text} is ${print(shown.letters)} instead of ${print(drawn.letters)}`,
          },
        ]
      : [];
  });
}

/** The colour that most pixels of a place have, and the mean of those that differ most from it. */
function readColours(
  pixels: Pixels,
  place: Sides,
  scale: number,
): { readonly ground: Colour; readonly letters: Colour } | null {
  const left = Math.max(0, Math.floor(place.left * scale));
  const right = Math.min(pixels.width, Math.ceil(place.right * scale));
  const top = Math.max(0, Math.floor(place.top * scale));
  const bottom = Math.min(pixels.height, Math.ceil(place.bottom * scale));
  if (right - left < 3 || bottom - top < 3) return null;
  const counts = new Map<number, { count: number; sum: [number, number, number] }>();
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const [red, green, blue] = colourAt(pixels, x, y);
      const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      const known = counts.get(key) ?? { count: 0, sum: [0, 0, 0] };
      known.count += 1;
      known.sum = [known.sum[0] + red, known.sum[1] + green, known.sum[2] + blue];
      counts.set(key, known);
    }
  }
  const bins = [...counts.values()].map(({ count, sum: [red, green, blue] }) => ({
    count,
    colour: [red / count, green / count, blue / count] as const,
  }));
  const ground = bins.reduce((most, bin) => (bin.count > most.count ? bin : most)).colour;
  const farthestFirst = bins.toSorted((a, b) => distance(b.colour, ground) - distance(a.colour, ground));
  const wanted = ((right - left) * (bottom - top)) / letterShare;
  let count = 0;
  const sum: [number, number, number] = [0, 0, 0];
  for (const bin of farthestFirst) {
    if (count >= wanted) break;
    bin.colour.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value * bin.count));
    count += bin.count;
  }
  return { ground, letters: [sum[0] / count, sum[1] / count, sum[2] / count] };
}

/** One pixel of so many around a text is surely inside of a letter. */
const letterShare = 40;

/** px of the side of the squares whose means are compared. */
const blockSize = 4;

/** px by which a layer may be elsewhere than the text beside it says. */
const reach = 24;

/** px; what is smaller than this is not compared. */
const minSide = 16;

/** Share of a layer that has to look different. */
const differingShare = 0.35;

/** px of a side from which a surface that looks different is a fault. */
const minOffSide = 32;

/** Compares what pictures, shapes and filled boxes show; `null` where there are none. */
export function compareSurfaces(
  root: DesignNode,
  placed: readonly ComparedText[],
  { design, page, scale }: PicturePair,
): readonly LayoutDifference[] | null {
  const surfaces = collectSurfaces(root);
  if (surfaces.length === 0) return null;
  const [was, now] = [averageBlocks(design, scale), averageBlocks(page, scale)];
  return surfaces.flatMap(({ node, box }): LayoutDifference[] => {
    const offset = nearestOffset(box, placed);
    const size = {
      columns: Math.floor(box.width / blockSize),
      rows: Math.floor(box.height / blockSize),
    };
    const from = { column: Math.ceil(box.x / blockSize), row: Math.ceil(box.y / blockSize) };
    const moved = { column: Math.round(offset.x / blockSize), row: Math.round(offset.y / blockSize) };
    let best = 1;
    const shifts = Math.round(reach / blockSize);
    for (const base of moved.column === 0 && moved.row === 0 ? [moved] : [moved, { column: 0, row: 0 }]) {
      for (let row = -shifts; row <= shifts && best > differingShare; row += 1) {
        for (let column = -shifts; column <= shifts && best > differingShare; column += 1) {
          const shift = { column: base.column + column, row: base.row + row };
          best = Math.min(best, shareOfDifferent(was, now, from, size, shift));
        }
      }
    }
    if (best <= differingShare) return [];
    const middle = { column: from.column + (size.columns >> 1), row: from.row + (size.rows >> 1) };
    const [wanted, found] = [
      blockAt(was, middle.column, middle.row),
      blockAt(now, middle.column + moved.column, middle.row + moved.row),
    ];
    const place = `at ${Math.round(box.x)}, ${Math.round(box.y)} (${Math.round(box.width)} by ${Math.round(box.height)} px)`;
    const detail =
      distance(wanted, found) > tolerances.surface
        ? `, with ${print(found)} in its middle instead of ${print(wanted)}`
        : '';
    const band = Math.min(box.width, box.height) >= minOffSide ? 'off' : 'close';
    return [
      {
        kind: 'surface',
        band,
        nodeId: node.id,
        sentence: `“${node.name.slice(0, 40)}” ${place} is missing or looks different${detail}`,
      },
    ];
  });
}

interface Surface {
  readonly node: DesignNode;
  /** px from the corner of the frame. */
  readonly box: Rectangle;
}

/** Layers that paint something, but for the frame itself. */
function collectSurfaces(root: DesignNode): readonly Surface[] {
  const surfaces: Surface[] = [];
  const { x, y } = root.absoluteBox;
  const visit = (node: DesignNode): void => {
    if (node !== root && (!node.visible || node.mask || node.opacity < 0.3)) return;
    const paints = node.kind === 'shape' || (node.kind === 'box' && node.fills.length > 0);
    const { absoluteBox } = node;
    const box = { ...absoluteBox, x: absoluteBox.x - x, y: absoluteBox.y - y };
    if (node !== root && paints && box.width >= minSide && box.height >= minSide)
      surfaces.push({ node, box });
    if (node.kind === 'box') node.children.forEach(visit);
  };
  visit(root);
  return surfaces;
}

/** How far the page has moved the text nearest to a box. */
function nearestOffset(
  box: Rectangle,
  placed: readonly ComparedText[],
): { readonly x: number; readonly y: number } {
  let nearest = { x: 0, y: 0 };
  let least = Infinity;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const { drawn, offset } of placed) {
    const beside = Math.max(0, drawn.left - x, x - drawn.right);
    const apart = Math.hypot(beside, (drawn.top + drawn.bottom) / 2 - y);
    if (apart >= least) continue;
    least = apart;
    nearest = offset;
  }
  return nearest;
}

interface Blocks {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

function averageBlocks(pixels: Pixels, scale: number): Blocks {
  const side = blockSize * scale;
  const columns = Math.floor(pixels.width / side);
  const rows = Math.floor(pixels.height / side);
  const values = new Float32Array(columns * rows * 3);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [right, bottom] = [Math.floor((column + 1) * side), Math.floor((row + 1) * side)];
      let count = 0;
      const at = (row * columns + column) * 3;
      for (let y = Math.floor(row * side); y < bottom; y += 1) {
        for (let x = Math.floor(column * side); x < right; x += 1) {
          const pixel = (y * pixels.width + x) * 4;
          for (let channel = 0; channel < 3; channel += 1)
            values[at + channel] = (values[at + channel] ?? 0) + (pixels.data[pixel + channel] ?? 0);
          count += 1;
        }
      }
      for (let channel = 0; channel < 3; channel += 1)
        values[at + channel] = (values[at + channel] ?? 0) / Math.max(1, count);
    }
  }
  return { columns, rows, values };
}

function blockAt({ columns, rows, values }: Blocks, column: number, row: number): Colour {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return [255, 255, 255];
  const at = (row * columns + column) * 3;
  return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
}

interface BlockPlace {
  readonly column: number;
  readonly row: number;
}

/** At most so many blocks of a layer are compared in each direction. */
const maxSamples = 12;

function shareOfDifferent(
  was: Blocks,
  now: Blocks,
  from: BlockPlace,
  size: { readonly columns: number; readonly rows: number },
  shift: BlockPlace,
): number {
  const stepX = Math.max(1, Math.floor(size.columns / maxSamples));
  const stepY = Math.max(1, Math.floor(size.rows / maxSamples));
  let [count, different] = [0, 0];
  for (let row = from.row; row < from.row + size.rows; row += stepY) {
    for (let column = from.column; column < from.column + size.columns; column += stepX) {
      count += 1;
      const other = blockAt(now, column + shift.column, row + shift.row);
      if (distance(blockAt(was, column, row), other) > tolerances.surface) different += 1;
    }
  }
  return count === 0 ? 0 : different / count;
}

function colourAt({ data, width }: Pixels, x: number, y: number): Colour {
  const at = (y * width + x) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

function distance(one: Colour, other: Colour): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function print(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
