/** How many numbers each command of path data takes; arcs cannot be moved point by point. */
export const numbersOf: Readonly<Record<string, number>> = {
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

/** px that no canvas reaches; a matrix could make numbers of more into ones that are none. */
const farthest = 1e12;

export interface PathData {
  /** One letter for each command, repeated ones written out. */
  readonly names: string;
  /** The numbers of all commands, in order. */
  readonly values: readonly number[];
}

/** Absolute commands one by one; `null` where it is not such path data. */
export function parsePath(path: string): PathData | null {
  const values: number[] = [];
  let names = '';
  let name = '';
  let wanted = 0;
  let at = 0;
  while (at < path.length) {
    if (isLetter(path.charCodeAt(at))) {
      name = path.charAt(at);
      const count = numbersOf[name];
      if (count === undefined || wanted > 0) return null;
      names += name;
      wanted = count;
      at += 1;
      if (count === 0) name = '';
      continue;
    }
    const end = findNumberEnd(path, at);
    if (end > at) {
      if (wanted === 0) {
        if (name === 'M') name = 'L';
        if (name === '') return null;
        names += name;
        wanted = numbersOf[name] ?? 0;
      }
      const value = readNumber(path, at, end);
      if (!(Math.abs(value) < farthest)) return null;
      values.push(value);
      wanted -= 1;
    }
    at = Math.max(end, at + 1);
  }
  return wanted > 0 ? null : { names, values };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const [dot, minus, plus, bigE, smallE] = [46, 45, 43, 69, 101];

function skipDigits(path: string, from: number): number {
  let at = from;
  while (isDigit(path.charCodeAt(at))) at += 1;
  return at;
}

/** Where the number that begins here ends; `start` itself where none begins. */
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

/** Exactly what `Number` makes of it, without cutting the text for each of a million short numbers. */
function readNumber(path: string, start: number, end: number): number {
  // 15 digits are exact, and so is their quotient by a power of ten.
  if (end - start > 15) return Number(path.slice(start, end));
  let digits = 0;
  let scale = 1;
  let behindDot = false;
  for (let at = start; at < end; at += 1) {
    const code = path.charCodeAt(at);
    if (isDigit(code)) {
      digits = digits * 10 + code - 48;
      if (behindDot) scale *= 10;
    } else if (code === dot) behindDot = true;
    else if (at > start) return Number(path.slice(start, end));
  }
  const value = digits / scale;
  return path.charCodeAt(start) === minus ? -value : value;
}
