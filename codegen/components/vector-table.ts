/** Recognizes vectors that are the same shape, whatever their ids and their size. */
export class VectorTable {
  readonly #known = new Map<string, KnownVector[]>();
  #count = 0;

  /** Returns the same id for vectors that are one shape at several sizes. */
  idOf(svg: string): number {
    const vector = measureSvg(svg);
    const similar = this.#known.get(vector.skeleton) ?? [];
    this.#known.set(vector.skeleton, similar);
    const known = similar.find((one) => isScaled(vector, one));
    if (known) return known.id;
    this.#count += 1;
    similar.push({ ...vector, id: this.#count });
    return this.#count;
  }
}

interface KnownVector extends MeasuredSvg {
  readonly id: number;
}

interface MeasuredSvg {
  /** The markup without its lengths and ids. */
  readonly skeleton: string;
  /** All lengths in the order of the markup, including those of the view box. */
  readonly lengths: readonly number[];
  /** The width of the view box. */
  readonly width: number;
}

/** Attributes that contain only lengths. */
const lengthAttributes =
  /\b(d|viewBox|points|x|y|x1|y1|x2|y2|width|height|r|rx|ry|cx|cy|stroke-width)="([^"]*)"/g;
const numberPattern = /-?(?:\d+\.?\d*|\.\d+)/g;

function measureSvg(svg: string): MeasuredSvg {
  const lengths: number[] = [];
  const skeleton = renameSvgIds(svg, (_id, index) => String(index)).replace(
    lengthAttributes,
    (_, name: string, value: string) => {
      const shape = value.replace(numberPattern, (digits) => {
        lengths.push(Number(digits));
        return '#';
      });
      return `${name}="${shape}"`;
    },
  );
  const width = Number(/viewBox="\S+ \S+ (\S+) /.exec(svg)?.[1] ?? 0);
  return { skeleton, lengths, width };
}

/**
 * The largest difference between two equal lengths, as a share of the width: numbers in the markup are rounded.
 */
const lengthTolerance = 0.001;

function isScaled(vector: MeasuredSvg, known: MeasuredSvg): boolean {
  const scale = known.width === 0 ? 1 : vector.width / known.width;
  return vector.lengths.every(
    (length, index) =>
      Math.abs(length - (known.lengths[index] ?? Number.NaN) * scale) <=
      lengthTolerance * Math.max(vector.width, 1),
  );
}

/** Renames the ids in the markup of a vector and all references to them. */
export function renameSvgIds(svg: string, rename: (id: string, index: number) => string): string {
  const names = new Map<string, string>();
  for (const [, id = ''] of svg.matchAll(idDefinition)) {
    if (!names.has(id)) names.set(id, rename(id, names.size));
  }
  if (names.size === 0) return svg;
  const nameOf = (id: string) => names.get(id) ?? id;
  return svg
    .replace(idDefinition, (_, id: string) => ` id="${nameOf(id)}"`)
    .replace(urlReference, (_, id: string) => `url(#${nameOf(id)})`)
    .replace(hrefReference, (_, name: string, id: string) => ` ${name}="#${nameOf(id)}"`);
}

const idDefinition = / id="([^"]+)"/g;
const urlReference = /url\(#([^)"']+)\)/g;
const hrefReference = / ((?:xlink:)?href)="#([^"]+)"/g;
