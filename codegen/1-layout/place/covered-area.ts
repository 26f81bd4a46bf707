import type { Rectangle } from '#design/tree';
import { sharedArea } from '../visual-bounds.ts';

/** Rectangles of one canvas, asked again and again whether one of them lies under another. */
export interface CoveredArea {
  add(area: Rectangle): void;
  touches(area: Rectangle): boolean;
}

/** px; a screen is a few of them. */
const cell = 512;
/** What covers more cells than this is kept apart, so that nothing costs more than it is worth. */
const mostCells = 64;

/** Opens an empty area: rectangles lie in the cells of a coarse grid, so only neighbours are compared. */
export function openCoveredArea(): CoveredArea {
  const cells = new Map<string, Rectangle[]>();
  const wide: Rectangle[] = [];
  const all: Rectangle[] = [];
  const meets = (areas: readonly Rectangle[], area: Rectangle) =>
    areas.some((other) => sharedArea(other, inner(area)) > 0);
  return {
    add(area) {
      all.push(area);
      const names = cellsOf(area);
      if (names === null) wide.push(area);
      for (const name of names ?? []) {
        const former = cells.get(name);
        if (former === undefined) cells.set(name, [area]);
        else former.push(area);
      }
    },
    touches(area) {
      if (all.length === 0) return false;
      const names = cellsOf(area);
      if (names === null) return meets(all, area);
      return meets(wide, area) || names.some((name) => meets(cells.get(name) ?? [], area));
    },
  };
}

/** Less than half a pixel that one laps over the other is not seen. */
function inner({ x, y, width, height }: Rectangle): Rectangle {
  const [aside, above] = [Math.min(0.5, width / 4), Math.min(0.5, height / 4)];
  return { x: x + aside, y: y + above, width: width - 2 * aside, height: height - 2 * above };
}

/** The cells a rectangle lies in; `null` where there are too many of them. */
function cellsOf({ x, y, width, height }: Rectangle): readonly string[] | null {
  const [left, top] = [Math.floor(x / cell), Math.floor(y / cell)];
  const [columns, rows] = [
    Math.floor((x + width) / cell) - left + 1,
    Math.floor((y + height) / cell) - top + 1,
  ];
  if (columns * rows > mostCells) return null;
  return Array.from(
    { length: columns * rows },
    (_, index) => `${left + (index % columns)} ${top + Math.floor(index / columns)}`,
  );
}
