/** Parses and transforms path data. Both avoid temporary strings, since designs contain millions of numbers. */
import { cssNumber } from '../../css/css-values.ts';
import type { Affine } from '#design/affine';

/** The number of values of each path command. Arcs are missing, since they cannot be transformed point by point. */
export const numbersPerCommand: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  Z: 0,
};

/** px beyond any canvas. A matrix could turn larger numbers into NaN. */
const maxCoordinate = 1e12;

/** Parsed path data. */
export interface PathData {
  /** One letter for each command; repeated commands are written out. */
  readonly commands: string;
  /** The values of all commands, in order. */
  readonly values: readonly number[];
}

const [dot, minus, plus, bigE, smallE] = [46, 45, 43, 69, 101];

/** Transforms path data by a matrix; `null` if that is impossible. */
export type TransformPath = (path: string, matrix: Affine) => string | null;

/** Parses path data to absolute commands; `null` if it has arcs or is invalid. */
export function parsePath(path: string): PathData | null {
  const values: number[] = [];
  /** The commands as they are written: relative ones are small letters. */
  let commands = '';
  let command = '';
  let wanted = 0;
  let at = 0;
  while (at < path.length) {
    if (isLetter(path.charCodeAt(at))) {
      command = path.charAt(at);
      const count = numbersOf(command);
      if (count === undefined || wanted > 0) return null;
      commands += command;
      wanted = count;
      at += 1;
      if (count === 0) command = '';
      continue;
    }
    const end = findNumberEnd(path, at);
    if (end > at) {
      if (wanted === 0) {
        if (command === 'M') command = 'L';
        if (command === 'm') command = 'l';
        if (command === '') return null;
        commands += command;
        wanted = numbersOf(command) ?? 0;
      }
      const value = readNumber(path, at, end);
      if (!(Math.abs(value) < maxCoordinate)) return null;
      values.push(value);
      wanted -= 1;
    }
    at = Math.max(end, at + 1);
  }
  if (wanted > 0) return null;
  return /[a-y]/.test(commands) ? toAbsolute(commands, values) : { commands: commands.toUpperCase(), values };
}

function numbersOf(command: string): number | undefined {
  return numbersPerCommand[command.toUpperCase()];
}

/** Adds to the values of relative commands the point that each begins at. */
function toAbsolute(commands: string, written: readonly number[]): PathData {
  const values = [...written];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let at = 0;
  for (const command of commands) {
    const name = command.toUpperCase();
    const [fromX, fromY] = command === name ? [0, 0] : [x, y];
    const end = at + (numbersPerCommand[name] ?? 0);
    if (name === 'Z') [x, y] = [startX, startY];
    else if (name === 'H') values[at] = x = (values[at] ?? 0) + fromX;
    else if (name === 'V') values[at] = y = (values[at] ?? 0) + fromY;
    else
      for (let index = at; index < end; index += 2) {
        values[index] = x = (values[index] ?? 0) + fromX;
        values[index + 1] = y = (values[index + 1] ?? 0) + fromY;
      }
    if (name === 'M') [startX, startY] = [x, y];
    at = end;
  }
  return { commands: commands.toUpperCase(), values };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The index after the number that starts here; `start` itself if there is none. */
function findNumberEnd(path: string, start: number): number {
  const sign = path.charCodeAt(start);
  const whole = sign === minus || sign === plus ? start + 1 : start;
  const point = skipDigits(path, whole);
  const fraction = path.charCodeAt(point) === dot ? point + 1 : point;
  const end = skipDigits(path, fraction);
  if (point === whole && end === fraction) return start;
  const mark = path.charCodeAt(end);
  if (mark !== bigE && mark !== smallE) return end;
  const power = path.charCodeAt(end + 1);
  const digits = power === minus || power === plus ? end + 2 : end + 1;
  const last = skipDigits(path, digits);
  return last > digits ? last : end;
}

function skipDigits(path: string, from: number): number {
  let at = from;
  while (isDigit(path.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Reads the same value as `Number`, but without a substring for each of a million short numbers. */
function readNumber(path: string, start: number, end: number): number {
  // 15 digits are exact, and so is their quotient by a power of ten.
  if (end - start > 15) return Number(path.slice(start, end));
  let digits = 0;
  let scale = 1;
  let afterDot = false;
  for (let at = start; at < end; at += 1) {
    const code = path.charCodeAt(at);
    if (isDigit(code)) {
      digits = digits * 10 + code - 48;
      if (afterDot) scale *= 10;
    } else if (code === dot) afterDot = true;
    else if (at > start) return Number(path.slice(start, end));
  }
  const value = digits / scale;
  return path.charCodeAt(start) === minus ? -value : value;
}

/** Transforms path data and prints it compactly; `null` if it cannot be transformed this way. */
export function transformPath(path: string, [[a, c, e], [b, d, f]]: Affine): string | null {
  const data = parsePath(path);
  if (data === null) return null;
  const { commands, values } = data;
  const straight = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9;
  const across = (x: number, y: number) => cssNumber(a * x + c * y + e);
  const down = (x: number, y: number) => cssNumber(b * x + d * y + f);
  let moved = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let at = 0;
  for (const command of commands) {
    if (command === 'Z') {
      [x, y] = [startX, startY];
      moved += command;
    } else if (command === 'H' || command === 'V') {
      const value = values[at] ?? 0;
      at += 1;
      if (command === 'H') x = value;
      else y = value;
      if (!straight) moved += `L${across(x, y)} ${down(x, y)}`;
      else moved += command === 'H' ? `H${across(x, y)}` : `V${down(x, y)}`;
    } else {
      const end = at + (numbersPerCommand[command] ?? 0);
      for (let first = true; at < end; at += 2, first = false) {
        x = values[at] ?? 0;
        y = values[at + 1] ?? 0;
        moved += `${first ? command : ' '}${across(x, y)} ${down(x, y)}`;
      }
      if (command === 'M') [startX, startY] = [x, y];
    }
  }
  return moved;
}

/** Icons often repeat at one position, so only the last few results for each path are stored. */
const maxMatricesPerPath = 4;

/** Creates a memoized function, since designs repeat the same icons. */
export function createPathTransformer(): TransformPath {
  const known = new Map<string, { readonly matrix: Affine; readonly moved: string | null }[]>();
  return (path, matrix) => {
    const results = known.get(path) ?? [];
    const former = results.find((result) => sameMatrix(result.matrix, matrix));
    if (former !== undefined) return former.moved;
    const moved = transformPath(path, matrix);
    if (results.length === 0) known.set(path, results);
    if (results.length === maxMatricesPerPath) results.shift();
    results.push({ matrix, moved });
    return moved;
  };
}

function sameMatrix([[a, c, e], [b, d, f]]: Affine, [[g, i, k], [h, j, l]]: Affine): boolean {
  return a === g && b === h && c === i && d === j && e === k && f === l;
}
