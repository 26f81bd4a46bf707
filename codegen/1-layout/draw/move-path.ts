import type { Affine } from '../matrix.ts';
import { cssNumber } from '../css-values.ts';
import { numbersOf, parsePath } from './parse-path.ts';

/** Moves path data by a matrix. */
export type MovePath = (path: string, matrix: Affine) => string | null;

/** Icons come back many times in one place; a path is moved once to where it was drawn last. */
const placesKept = 4;

/** Opens a mover that remembers: designs are full of the same icon. */
export function openPaths(): MovePath {
  const known = new Map<string, { readonly matrix: Affine; readonly moved: string | null }[]>();
  return (path, matrix) => {
    const places = known.get(path) ?? [];
    const former = places.find((place) => sameMatrix(place.matrix, matrix));
    if (former !== undefined) return former.moved;
    const moved = movePath(path, matrix);
    if (places.length === 0) known.set(path, places);
    if (places.length === placesKept) places.shift();
    places.push({ matrix, moved });
    return moved;
  };
}

function sameMatrix([[a, c, e], [b, d, f]]: Affine, [[g, i, k], [h, j, l]]: Affine): boolean {
  return a === g && b === h && c === i && d === j && e === k && f === l;
}

/** Path data moved by a matrix, written short; `null` where it cannot be moved this way. */
export function movePath(path: string, [[a, c, e], [b, d, f]]: Affine): string | null {
  const data = parsePath(path);
  if (data === null) return null;
  const { names, values } = data;
  const straight = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9;
  const across = (x: number, y: number) => cssNumber(a * x + c * y + e);
  const down = (x: number, y: number) => cssNumber(b * x + d * y + f);
  let moved = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let at = 0;
  for (const name of names) {
    if (name === 'Z') {
      [x, y] = [startX, startY];
      moved += name;
    } else if (name === 'H' || name === 'V') {
      const value = values[at] ?? 0;
      at += 1;
      if (name === 'H') x = value;
      else y = value;
      if (!straight) moved += `L${across(x, y)} ${down(x, y)}`;
      else moved += name === 'H' ? `H${across(x, y)}` : `V${down(x, y)}`;
    } else {
      const end = at + (numbersOf[name] ?? 0);
      for (let first = true; at < end; at += 2, first = false) {
        x = values[at] ?? 0;
        y = values[at + 1] ?? 0;
        moved += `${first ? name : ' '}${across(x, y)} ${down(x, y)}`;
      }
      if (name === 'M') [startX, startY] = [x, y];
    }
  }
  return moved;
}
