import type { DesignNode, GradientPaint, Rectangle } from '#design/tree';
import { cssColour, cssNumber } from '../../css/css-values.ts';
import type { LayoutContext } from '../layout-context.ts';
import type { Affine } from '../node-transform.ts';
import { shortHash } from './vector-asset-list.ts';

/** What the parts of one drawing share. */
export interface SvgContext {
  readonly context: LayoutContext;
  readonly root: DesignNode;
  /** It stands in a file of its own, so that no style of a page reaches it. */
  readonly isStandalone: boolean;
  /** px around everything that may be painted, in the drawing's own coordinates. */
  readonly paintedBounds: Rectangle;
  /** Gradients, clips, masks and filters, by id. */
  readonly definitions: Map<string, string>;
  /** Colours used, as CSS. */
  readonly colours: Set<string>;
  /** Set where a shape has neither geometry nor a form we know. */
  hasMissingGeometry: boolean;
}

/** Stands around each colour until it is known whether the drawing has only one. */
const colourMark = '\u0001';

/** A colour as an attribute's value, noted as used. */
export function recordColour(svgContext: SvgContext, colour: string): string {
  svgContext.colours.add(colour);
  return `${colourMark}${colour}${colourMark}`;
}

/** Markup with its colours written out, or left to `currentColor`. */
export function resolveColours(markup: string, inherits: boolean): string {
  return markup
    .split(colourMark)
    .map((text, index) => (index % 2 === 0 ? text : inherits ? 'currentColor' : escapeAttribute(text)))
    .join('');
}

/** Notes a definition under an id of its own, which `write` gets; answers the id. */
export function addDefinition(svgContext: SvgContext, kind: string, write: (id: string) => string): string {
  const id = `${kind}${shortHash(svgContext.root.id)}${svgContext.definitions.size}`;
  svgContext.definitions.set(id, write(id));
  return id;
}

/** Notes a definition named by what it is: the same icon is the same markup wherever it stands. */
export function addSharedDefinition(
  svgContext: SvgContext,
  kind: string,
  write: (id: string) => string,
): string {
  const id = `${kind}${shortHash(write(''))}`;
  svgContext.definitions.set(id, write(id));
  return id;
}

/** Where path data lands: moved as it is, or by a `transform` where it cannot be. */
export function placePath(
  path: string,
  matrix: Affine,
  svgContext: SvgContext,
): { readonly d: string; readonly transform: string } {
  const moved = svgContext.context.transformPath(path, matrix);
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

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * A gradient as a picture that stretches with its box: ellipses that lie askew, and diamonds, which are a linear
 * gradient in each of the four quarters around their centre.
 */
export function drawGradientSvg(paint: GradientPaint): string {
  const stops = svgGradientStops(paint);
  const axes = matrixAttribute(handleAxes(paint));
  const drawn =
    paint.gradient === 'diamond'
      ? `<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x2="0.5" y2="0.5">${stops}</linearGradient><path id="q" d="M0 0H99V99H0Z" fill="url(#g)"/></defs><g transform="${axes}" shape-rendering="crispEdges"><use href="#q"/><use href="#q" transform="scale(-1 1)"/><use href="#q" transform="scale(1 -1)"/><use href="#q" transform="scale(-1 -1)"/></g>`
      : `<defs><radialGradient id="g" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" gradientTransform="${axes}">${stops}</radialGradient></defs><path d="M0 0H1V1H0Z" fill="url(#g)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" preserveAspectRatio="none">${drawn}</svg>`;
}

/** From the gradient's own square, start at the origin and end at (1, 0), to the unit square of the box. */
export function handleAxes({ handles: [start, end, across] }: GradientPaint): Affine {
  return [
    [end.x - start.x, across.x - start.x, start.x],
    [end.y - start.y, across.y - start.y, start.y],
  ];
}

/** A gradient's colours as elements. */
export function svgGradientStops(paint: GradientPaint): string {
  return paint.stops
    .map(({ position, colour }) => {
      const opacity = colour.a * paint.opacity;
      const alpha = opacity < 0.9995 ? ` stop-opacity="${cssNumber(opacity)}"` : '';
      return `<stop offset="${cssNumber(position)}" stop-color="${cssColour({ ...colour, a: 1 })}"${alpha}/>`;
    })
    .join('');
}
