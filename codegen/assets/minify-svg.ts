/**
 * Shortens the SVG of vectors just before they are printed: short path data, attributes that all shapes share on the
 * root element, and no attributes without effect. Comparing and splitting vectors happens before this step.
 */
import { type CodeProject, mapCodeNodes } from '../components/code-component.ts';
import { numbersPerCommand, parsePath } from '../layout/vectors/path-data.ts';

/** The same project with the SVG of all vectors shortened. */
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
        // A page declares the namespace. Only an SVG file has to repeat it.
        node.kind === 'vector' ? { ...node, svg: minify(node.svg).replace(/ xmlns="[^"]*"/, '') } : node,
      ),
    })),
    vectorAssets: project.vectorAssets.map((asset) => ({ ...asset, svg: minify(asset.svg) })),
  };
}

/** The markup of one SVG, shortened. */
export function minifySvg(svg: string): string {
  const isMoved = svg.includes(' transform=');
  const short = svg
    .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${minifyPath(path, isMoved)}"`)
    .replace(' overflow="visible"', '');
  const plain = short.includes('<clipPath') ? short : short.replaceAll(' clip-rule="evenodd"', '');
  return inheritedAttributes.reduce(hoistAttribute, plain);
}

const shapeTag = /<(?:path|rect|circle|ellipse|line|polyline|polygon)\b[^>]*>/g;
/** Attributes that shapes inherit from the root element. */
const inheritedAttributes = [
  'fill',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
];

/** Moves an attribute to the root element if every shape has it with the same value. */
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
 * Shortens path data: each command is written with absolute or relative coordinates, whichever is shorter. Points are
 * rounded before the distances between them are computed, so rounding errors do not add up.
 */

/** Size in px from which two decimals are finer than any screen shows. Smaller vectors keep three. */
const minCoarseSize = 10;

/**
 * The same path in fewer characters, or unchanged if it has unsupported commands. `isMoved` allows it to become
 * longer.
 */
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

const hundredths = decimalsOf(100);
const thousandths = decimalsOf(1000);

/** Returns `''`, `.001`, `.002` and so on: as numbers are printed, but without the zero before the point. */
function decimalsOf(unit: number): readonly string[] {
  return Array.from({ length: unit }, (_, fraction) => String(fraction / unit).slice(1));
}

/** Writes commands one after the other. All numbers are integers in fractions of a px. */
class PathWriter {
  readonly #unit: number;
  /** What stands behind the whole px of a number, by its fractions of a px. */
  readonly #decimals: readonly string[];
  readonly #commands: string[] = [];
  /** The current point, and the first point of this subpath. */
  #at: readonly [number, number] = [0, 0];
  #start: readonly [number, number] = [0, 0];
  /** The last number that was written. */
  #last = '';
  /** The command that a reader assumes if the letter is missing. */
  #implied = '';
  /** The second control point of the last curve. */
  #handle: readonly [number, number] | null = null;
  #isEmpty = true;

  constructor(unit: number) {
    this.#unit = unit;
    this.#decimals = unit === 100 ? hundredths : thousandths;
  }

  text(): string {
    return this.#commands.join('');
  }

  add(name: string, numbers: readonly number[], next: string): void {
    const [x, y] = this.#at;
    const [endX, endY] = this.#endOf(name, numbers);
    const handle = this.#handle;
    this.#handle = null;
    if (name === 'Z') {
      this.#commands.push('z');
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
      // The line was left out, so the next curve sees the control point before it.
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

  /** A curve that continues the last one smoothly needs no first control point. */
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
    this.#commands.push(isShorter ? absolute : relative);
    this.#last = this.#print((isShorter ? numbers : away).at(-1) ?? 0);
    const written = isShorter ? name : name.toLowerCase();
    // After a move, numbers without a letter are a line.
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
    const size = Math.abs(value);
    const fraction = size % this.#unit;
    const whole = (size - fraction) / this.#unit;
    const digits = whole === 0 && fraction !== 0 ? '' : String(whole);
    return `${value < 0 ? '-' : ''}${digits}${this.#decimals[fraction] ?? ''}`;
  }
}

/** A minus sign, a second decimal point and a letter before it start a new number without a space. */
function needsSpace(before: string, number: string): boolean {
  if (before === '' || number.startsWith('-')) return false;
  return !number.startsWith('.') || !before.includes('.');
}
