/**
 * Drawings as a person would clean them before they go into a page: paths in few letters, what all shapes have said
 * once, nothing that says nothing. They are compared and split before; this is the last that happens to them.
 */
import { type CodeProject, mapCodeNodes } from '../components/code-component.ts';
import { numbersPerCommand, parsePath } from '../layout/vectors/path-data.ts';

/** A project whose drawings are written short. */
export function minifyVectors(project: CodeProject): CodeProject {
  const known = new Map<string, string>();
  const minify = (svg: string): string => {
    const short = known.get(svg) ?? minifySvg(svg);
    known.set(svg, short);
    return short;
  };
  return {
    ...project,
    components: project.components.map((component) => ({
      ...component,
      root: mapCodeNodes(component.root, (node) =>
        // A page knows the namespace; only a file of its own has to say it.
        node.kind === 'vector' ? { ...node, svg: minify(node.svg).replace(/ xmlns="[^"]*"/, '') } : node,
      ),
    })),
    vectorAssets: project.vectorAssets.map((asset) => ({ ...asset, svg: minify(asset.svg) })),
  };
}

/** One drawing's markup, written short. */
export function minifySvg(svg: string): string {
  const isMoved = svg.includes(' transform=');
  const short = svg
    .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${minifyPath(path, isMoved)}"`)
    .replace(' overflow="visible"', '');
  const plain = short.includes('<clipPath') ? short : short.replaceAll(' clip-rule="evenodd"', '');
  return inheritedAttributes.reduce(hoistAttribute, plain);
}

const shapeTag = /<(?:path|rect|circle|ellipse|line|polyline|polygon)\b[^>]*>/g;
/** What a drawing may say for all shapes in it. */
const inheritedAttributes = [
  'fill',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
];

/** What every shape says in the same words, the drawing says for all of them. */
function hoistAttribute(svg: string, name: string): string {
  const attribute = new RegExp(` ${name}="([^"]*)"`);
  const [root = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const body = svg.slice(root.length);
  const painted = body.replace(/<clipPath[^]*?<\/clipPath>/g, '');
  const values = [...painted.matchAll(shapeTag)].map(([tag]) => attribute.exec(tag)?.[1]);
  const [value] = values;
  const isGrouped = [...painted.matchAll(/<g\b[^>]*>/g)].some(([tag]) => attribute.test(tag));
  if (isGrouped || value === undefined || values.includes(undefined)) return svg;
  const bare = root.replace(attribute, '');
  if (values.some((one) => one !== value)) return bare + body;
  return (
    bare.replace(/>$/, ` ${name}="${value}">`) + body.replace(shapeTag, (tag) => tag.replace(attribute, ''))
  );
}

/**
 * Path data as short as it can be said: from where the pen is or from the corner, whichever takes fewer letters. Points
 * are rounded before distances are taken, so nothing drifts.
 */

/** px from which on a hundredth is finer than any screen shows; smaller drawings keep thousandths. */
const minCoarseSize = 10;

/** The same path in fewer letters, as it was where it has commands that are not read; `isMoved` where it may be enlarged. */
export function minifyPath(path: string, isMoved = false): string {
  const data = parsePath(path);
  if (data === null) return path;
  const reach = data.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = isMoved || reach < minCoarseSize ? 1000 : 100;
  const writer = new PathWriter(unit);
  const points = data.values.map((value) => Math.round(value * unit));
  let at = 0;
  for (const [index, name] of [...data.commands].entries()) {
    const count = numbersPerCommand[name] ?? 0;
    writer.add(name, points.slice(at, at + count), data.commands.charAt(index + 1));
    at += count;
  }
  const short = writer.text();
  return short.length < path.length ? short : path;
}

/** Writes commands one after the other; all numbers are whole, in parts of a px. */
class PathWriter {
  readonly #unit: number;
  readonly #pieces: string[] = [];
  /** Where the pen is, and where this part of the path began. */
  #at: readonly [number, number] = [0, 0];
  #start: readonly [number, number] = [0, 0];
  /** The number that was written last. */
  #last = '';
  /** What a command without a letter would be. */
  #implied = '';
  /** The second handle of the curve that was written last. */
  #handle: readonly [number, number] | null = null;
  #isEmpty = true;

  constructor(unit: number) {
    this.#unit = unit;
  }

  text(): string {
    return this.#pieces.join('');
  }

  add(name: string, numbers: readonly number[], next: string): void {
    const [x, y] = this.#at;
    const [endX, endY] = this.#endOf(name, numbers);
    const handle = this.#handle;
    this.#handle = null;
    if (name === 'Z') {
      this.#pieces.push('z');
      this.#implied = '';
      this.#at = this.#start;
      return;
    }
    if (name === 'M') this.#start = [endX, endY];
    const isLine = name === 'L' || name === 'H' || name === 'V';
    const stays = endX === x && endY === y && next !== 'S' && next !== 'T';
    const goesHome = next === 'Z' && endX === this.#start[0] && endY === this.#start[1];
    if (isLine && !this.#isEmpty && (stays || goesHome)) {
      this.#at = [endX, endY];
      // To the next curve it is as if this line had never been.
      this.#handle = handle;
      return;
    }
    this.#isEmpty = name === 'M';
    if (isLine && endY === y) this.#write('H', [endX], [x]);
    else if (isLine && endX === x) this.#write('V', [endY], [y]);
    else if (isLine) this.#write('L', [endX, endY], [x, y]);
    else if (name === 'C') this.#curve(numbers, handle);
    else
      this.#write(
        name,
        numbers,
        numbers.map((_, index) => (index % 2 === 0 ? x : y)),
      );
    if (name === 'C' || name === 'S') this.#handle = [numbers.at(-4) ?? 0, numbers.at(-3) ?? 0];
    this.#at = [endX, endY];
  }

  #endOf(name: string, numbers: readonly number[]): readonly [number, number] {
    const [x, y] = this.#at;
    if (name === 'H') return [numbers[0] ?? 0, y];
    if (name === 'V') return [x, numbers[0] ?? 0];
    return [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
  }

  /** A curve that goes on as the last one ended needs no first handle. */
  #curve(numbers: readonly number[], handle: readonly [number, number] | null): void {
    const [x, y] = this.#at;
    const goesOn = numbers[0] === 2 * x - (handle?.[0] ?? x) && numbers[1] === 2 * y - (handle?.[1] ?? y);
    if (goesOn) this.#write('S', numbers.slice(2), [x, y, x, y]);
    else this.#write('C', numbers, [x, y, x, y, x, y]);
  }

  #write(name: string, numbers: readonly number[], from: readonly number[]): void {
    const away = numbers.map((value, index) => value - (from[index] ?? 0));
    const [absolute, relative] = [this.#say(name, numbers), this.#say(name.toLowerCase(), away)];
    const isShorter = absolute.length < relative.length;
    this.#pieces.push(isShorter ? absolute : relative);
    this.#last = this.#print((isShorter ? numbers : away).at(-1) ?? 0);
    const written = isShorter ? name : name.toLowerCase();
    // What follows a move without a letter is a line.
    this.#implied = written === 'M' ? 'L' : written === 'm' ? 'l' : written;
  }

  #say(name: string, numbers: readonly number[]): string {
    const isImplied = name === this.#implied;
    let written = isImplied ? '' : name;
    let before = isImplied ? this.#last : '';
    for (const value of numbers) {
      const number = this.#print(value);
      written += needsSpace(before, number) ? ` ${number}` : number;
      before = number;
    }
    return written;
  }

  #print(value: number): string {
    return String(value / this.#unit).replace(/^(-?)0\./, '$1.');
  }
}

/** A minus and a second point begin a new number by themselves, and so does any behind a letter. */
function needsSpace(before: string, number: string): boolean {
  if (before === '' || number.startsWith('-')) return false;
  return !number.startsWith('.') || !before.includes('.');
}
