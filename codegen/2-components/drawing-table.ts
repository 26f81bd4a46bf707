import { renameIds } from './svg-ids.ts';

/** Tells which markup draws the same, whatever its ids and its size. */
export class DrawingTable {
  readonly #known = new Map<string, Drawing[]>();
  #count = 0;

  /** The same number for drawings that are one picture at several sizes. */
  numberOf(svg: string): number {
    const drawing = readDrawing(svg);
    const alike = this.#known.get(drawing.skeleton) ?? [];
    this.#known.set(drawing.skeleton, alike);
    const known = alike.find((one) => isScaled(drawing, one));
    if (known) return known.number;
    this.#count += 1;
    alike.push({ ...drawing, number: this.#count });
    return this.#count;
  }
}

interface Drawing extends Measured {
  readonly number: number;
}

interface Measured {
  /** The markup with its lengths and ids left out. */
  readonly skeleton: string;
  /** All its lengths in the order of the markup, those of the view box among them. */
  readonly lengths: readonly number[];
  /** The width of the view box. */
  readonly width: number;
}

/** Attributes whose every number is a length. */
const measures = /\b(d|viewBox|points|x|y|x1|y1|x2|y2|width|height|r|rx|ry|cx|cy|stroke-width)="([^"]*)"/g;
const number = /-?(?:\d+\.?\d*|\.\d+)/g;

function readDrawing(svg: string): Measured {
  const lengths: number[] = [];
  const skeleton = renameIds(svg, (_id, index) => String(index)).replace(
    measures,
    (_, name: string, value: string) => {
      const shape = value.replace(number, (digits) => {
        lengths.push(Number(digits));
        return '#';
      });
      return `${name}="${shape}"`;
    },
  );
  const width = Number(/viewBox="\S+ \S+ (\S+) /.exec(svg)?.[1] ?? 0);
  return { skeleton, lengths, width };
}

/** What one drawing may be off the other, as a share of its width: numbers in markup are rounded. */
const slack = 0.001;

function isScaled(drawing: Measured, known: Measured): boolean {
  const scale = known.width === 0 ? 1 : drawing.width / known.width;
  return drawing.lengths.every(
    (length, index) =>
      Math.abs(length - (known.lengths[index] ?? Number.NaN) * scale) <= slack * Math.max(drawing.width, 1),
  );
}
