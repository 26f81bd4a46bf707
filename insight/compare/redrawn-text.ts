/**
 * Whether a text only was drawn again. Browsers and Figma round the widths of letters in other ways, so the same line is
 * a little longer or shorter, and its letters lie the farther off the farther they are from where the line begins. Each
 * part of the text is looked for that far to the left and right. A text that moved, or that says something else, is
 * found nowhere.
 */
import type { CancelSignal } from '#design/cancel';
import { cropOnWhite } from '#design/crop-on-white';
import type { Pixels } from '#design/pixels';
import { cellSize, findRegions, type Region, type RegionBox } from './find-regions.ts';

export interface TextToMatch {
  /** px of the picture. */
  readonly box: RegionBox;
  /** Where its lines begin: 0 at the left edge, 1 at the right one. */
  readonly anchor: number;
}

export interface RedrawnPictures {
  readonly was: Pixels;
  readonly now: Pixels;
  /** By how much the second picture is shifted against the first, px. */
  readonly shift: { readonly x: number; readonly y: number };
  /** Cells in a row of the pictures. */
  readonly columns: number;
}

/** By how much of its length a line may be longer or shorter, and the px that rounding adds. */
const stretch = 0.012;
const rounding = 1;
/** px that are searched at most: cells that would need more are taken for different. */
const mostDrift = 8;
/** Cells around a cell that have to be the same with it, so that whole letters are matched. */
const around = { columns: 2, rows: 1 };
/** px beyond the text that are looked at too, since the edge of a picture says nothing. */
const margin = 12;
/** Cells that make a difference. */
const leastCells = 3;

/** Where the letters of a text may lie when it is drawn again. */
export function withDrift({ x, y, width, height }: RegionBox): RegionBox {
  const drift = Math.min(mostDrift, allowedDrift(width));
  return { x: x - drift, y, width: width + 2 * drift, height };
}

/** Creates the check of one text; its regions are asked for one by one. */
export function createTextMatcher(
  text: TextToMatch,
  { was, now, shift, columns }: RedrawnPictures,
  signal: CancelSignal,
): (region: Region) => boolean {
  const left = toCells(Math.max(0, text.box.x - margin));
  const top = toCells(Math.max(0, text.box.y - margin));
  const size = {
    width: Math.ceil(Math.min(was.width, text.box.x + text.box.width + margin)) - left,
    height: Math.ceil(Math.min(was.height, text.box.y + text.box.height + margin)) - top,
  };
  if (size.width < 1 || size.height < 1) return () => false;
  const first = cropOnWhite(was, { x: left, y: top, ...size });
  const begin = text.box.x + text.box.width * text.anchor;
  const reach = Math.max(Math.abs(text.box.x - begin), Math.abs(text.box.x + text.box.width - begin));
  const own = Math.ceil(size.width / cellSize);
  /** The cells that differ, by the px that the second picture is moved. */
  const differing = new Map<number, ReadonlySet<number>>();
  const most = Math.min(mostDrift, Math.floor(allowedDrift(reach)));
  for (let drift = -most; drift <= most; drift += 1) {
    signal.throwIfAborted();
    const second = cropOnWhite(now, { x: left + shift.x + drift, y: top + shift.y, ...size });
    const cells = findRegions(first, second, signal).regions.flatMap((region) => region.cells);
    differing.set(drift, new Set(cells));
  }
  const isExplained = (column: number, row: number): boolean => {
    const allowed = allowedDrift(Math.abs(left + column * cellSize + cellSize / 2 - begin));
    return [...differing].some(
      ([drift, cells]) => Math.abs(drift) <= allowed && isSameAround(column, row, own, cells),
    );
  };
  return (region) => {
    const open = region.cells.filter((cell) => {
      const column = (cell % columns) - left / cellSize;
      const row = Math.floor(cell / columns) - top / cellSize;
      return !isExplained(column, row);
    });
    return open.length < leastCells;
  };
}

function toCells(px: number): number {
  return Math.floor(px / cellSize) * cellSize;
}

/** px that letters may lie off at this distance from where their line begins. */
function allowedDrift(distance: number): number {
  return rounding + distance * stretch;
}

function isSameAround(column: number, row: number, columns: number, differing: ReadonlySet<number>): boolean {
  for (let y = row - around.rows; y <= row + around.rows; y += 1) {
    for (let x = column - around.columns; x <= column + around.columns; x += 1) {
      if (x >= 0 && x < columns && differing.has(y * columns + x)) return false;
    }
  }
  return true;
}
