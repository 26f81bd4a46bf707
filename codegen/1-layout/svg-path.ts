import type { Affine } from './matrix.ts';
import { cssNumber } from './css-values.ts';

/** How many numbers each command of path data takes. */
const counts: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

interface Command {
  readonly name: string;
  readonly values: readonly number[];
}

/** Path data moved by a matrix, written short; `null` where it cannot be moved this way. */
export function movePath(path: string, [[a, c, e], [b, d, f]]: Affine): string | null {
  const commands = parsePath(path);
  if (commands === null) return null;
  const straight = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9;
  const parts: string[] = [];
  let x = 0;
  let y = 0;
  let start = { x: 0, y: 0 };
  for (const { name, values } of commands) {
    if (name !== name.toUpperCase() || name === 'A') return null;
    if (name === 'Z') {
      parts.push('Z');
      ({ x, y } = start);
      continue;
    }
    const points = name === 'H' ? [values[0] ?? 0, y] : name === 'V' ? [x, values[0] ?? 0] : values;
    x = points.at(-2) ?? 0;
    y = points.at(-1) ?? 0;
    if (name === 'M') start = { x, y };
    if (straight && name === 'H') parts.push(`H${number(a * x + e)}`);
    else if (straight && name === 'V') parts.push(`V${number(d * y + f)}`);
    else {
      const moved: string[] = [];
      for (let index = 0; index < points.length; index += 2) {
        const [px, py] = [points[index] ?? 0, points[index + 1] ?? 0];
        moved.push(number(a * px + c * py + e), number(b * px + d * py + f));
      }
      parts.push(`${name === 'H' || name === 'V' ? 'L' : name}${moved.join(' ')}`);
    }
  }
  return parts.join('');
}

function number(value: number): string {
  return cssNumber(value);
}

/** Commands one by one, repeated ones written out; `null` where it is not path data. */
function parsePath(path: string): readonly Command[] | null {
  const words = path.match(/[A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? [];
  const commands: Command[] = [];
  let index = 0;
  let name = '';
  while (index < words.length) {
    const word = words[index] ?? '';
    if (/[A-Za-z]/.test(word)) {
      name = word;
      index += 1;
    } else if (name === 'M') name = 'L';
    else if (name === 'm') name = 'l';
    const count = counts[name.toUpperCase()];
    if (count === undefined) return null;
    if (count === 0) {
      commands.push({ name, values: [] });
      name = '';
      continue;
    }
    const values = words.slice(index, index + count).map(Number);
    if (values.length < count || values.some((value) => !Number.isFinite(value))) return null;
    commands.push({ name, values });
    index += count;
  }
  return commands;
}
