import type { DesignNode, Rectangle } from '#design/tree';
import { cssNumber } from '../css-values.ts';
import type { Laying } from '../laying.ts';
import type { Affine } from '../matrix.ts';
import { shortHash } from './short-hash.ts';

/** What the parts of one drawing share. */
export interface Pen {
  readonly laying: Laying;
  readonly root: DesignNode;
  /** It stands in a file of its own, so that no style of a page reaches it. */
  readonly isPicture: boolean;
  /** px around everything that may be painted, in the drawing's own coordinates. */
  readonly reach: Rectangle;
  /** Gradients, clips, masks and filters, by id. */
  readonly definitions: Map<string, string>;
  /** Colours used, as CSS. */
  readonly colours: Set<string>;
  /** Set where a shape has neither geometry nor a form we know. */
  missing: boolean;
}

/** Stands around each colour until it is known whether the drawing has only one. */
const colourMark = '\u0001';

/** A colour as an attribute's value, noted as used. */
export function useColour(pen: Pen, colour: string): string {
  pen.colours.add(colour);
  return `${colourMark}${colour}${colourMark}`;
}

/** Markup with its colours written out, or left to `currentColor`. */
export function writeColours(markup: string, inherits: boolean): string {
  return markup
    .split(colourMark)
    .map((part, index) => (index % 2 === 0 ? part : inherits ? 'currentColor' : escape(part)))
    .join('');
}

/** Notes a definition under an id of its own, which `write` gets; answers the id. */
export function define(pen: Pen, kind: string, write: (id: string) => string): string {
  const id = `${kind}${shortHash(pen.root.id)}${pen.definitions.size}`;
  pen.definitions.set(id, write(id));
  return id;
}

/** Notes a definition named by what it is: the same icon is the same markup wherever it stands. */
export function defineOnce(pen: Pen, kind: string, write: (id: string) => string): string {
  const id = `${kind}${shortHash(write(''))}`;
  pen.definitions.set(id, write(id));
  return id;
}

/** Where path data lands: moved as it is, or by a `transform` where it cannot be. */
export function place(
  path: string,
  matrix: Affine,
  pen: Pen,
): { readonly d: string; readonly transform: string } {
  const moved = pen.laying.movePath(path, matrix);
  if (moved !== null) return { d: moved, transform: '' };
  return { d: path, transform: ` transform="${matrixAttribute(matrix)}"` };
}

/** A matrix as SVG writes it. */
export function matrixAttribute([[a, c, e], [b, d, f]]: Affine): string {
  return `matrix(${[a, b, c, d, e, f].map((value) => cssNumber(value, 4)).join(' ')})`;
}

/** A rectangle as attributes. */
export function rectangleAttributes({ x, y, width, height }: Rectangle): string {
  const [left, top, across, down] = [x, y, width, height].map((value) => cssNumber(value));
  return `x="${left}" y="${top}" width="${across}" height="${down}"`;
}

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
