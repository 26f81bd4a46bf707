import type { Crop } from '../4-check/compare-pictures.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** px of the longest side that a model looks at without shrinking. */
const longestSide = 2048;
/** px of the squares it looks through, and how many of them. */
const patch = 32;
const mostPatches = 2500;
/** px that neighbours share, so that a line of text at an edge is whole in one of them. */
const overlap = 64;

/** Whether a model sees a picture of this size without shrinking it. */
export function fitsWhole({ width, height }: Size): boolean {
  return Math.max(width, height) <= longestSide && countPatches(width, height) <= mostPatches;
}

/** How much a picture has to be shrunk to be seen whole, 1 at most. */
export function wholeScale({ width, height }: Size): number {
  const bySide = longestSide / Math.max(width, height);
  // A patch more each way than the area has: those at the edges count in full.
  const sum = (width + height) / patch;
  const area = (width * height) / patch ** 2;
  const byPatches = (Math.sqrt(sum ** 2 + 4 * area * (mostPatches - 1)) - sum) / (2 * area);
  return Math.min(1, bySide, byPatches);
}

/** Tiles that a model sees without shrinking, row by row, and the scale at which no more than `most` are needed. */
export function planTiles(
  size: Size,
  most: number,
): { readonly scale: number; readonly areas: readonly Crop[] } {
  for (let scale = 1; ; scale *= 0.9) {
    const areas = layTiles({
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
    });
    if (areas.length <= most || areas.length === 1) return { scale, areas };
  }
}

function layTiles({ width, height }: Size): readonly Crop[] {
  const columns = split(width, longestSide);
  const widest = Math.max(...columns.map(({ length }) => length));
  const tallest = Math.min(longestSide, patch * Math.floor(mostPatches / Math.ceil(widest / patch)));
  return split(height, tallest).flatMap((row) =>
    columns.map((column) => ({ x: column.start, y: row.start, width: column.length, height: row.length })),
  );
}

/** Equal parts of a length, each `longest` at most and sharing its edges with the next. */
function split(
  length: number,
  longest: number,
): readonly { readonly start: number; readonly length: number }[] {
  if (length <= longest) return [{ start: 0, length }];
  const count = Math.ceil((length - overlap) / (longest - overlap));
  const part = Math.ceil((length - overlap) / count) + overlap;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * (part - overlap), length - part);
    return { start, length: part };
  });
}

function countPatches(width: number, height: number): number {
  return Math.ceil(width / patch) * Math.ceil(height / patch);
}
