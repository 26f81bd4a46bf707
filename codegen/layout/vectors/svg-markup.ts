/** The parts of SVG markup that all drawing functions share: colours, definitions, attributes and gradients. */
import type { DesignNode, GradientPaint, Rectangle } from '#design/tree';
import { cssColour, cssNumber } from '../../css/css-values.ts';
import type { LayoutContext } from '../layout-context.ts';
import type { Affine } from '#design/affine';
import { shortHash } from './vector-asset-list.ts';

/** The state that all parts of one SVG share. */
export interface SvgContext {
  readonly context: LayoutContext;
  readonly root: DesignNode;
  /** It is a file of its own, so that styles of the page do not apply to it. */
  readonly isStandalone: boolean;
  /** The bounds of everything that may be painted, in the SVG's coordinates. */
  readonly paintedBounds: Rectangle;
  /** Gradients, clips, masks and filters, by id. */
  readonly definitions: Map<string, string>;
  /** The colours in use, in CSS. */
  readonly colours: Set<string>;
  /** Set if a shape has no geometry and is no known form. */
  hasMissingGeometry: boolean;
}

/** Marks each colour in the markup until the number of colours is known. */
const colourMark = '\u0001';

/** Records a colour and returns it as an attribute value. */
export function recordColour(svgContext: SvgContext, colour: string): string {
  svgContext.colours.add(colour);
  return `${colourMark}${colour}${colourMark}`;
}

/** Replaces the marked colours by their values, or by `currentColor`. */
export function resolveColours(markup: string, inherits: boolean): string {
  return markup
    .split(colourMark)
    .map((text, index) => (index % 2 === 0 ? text : inherits ? 'currentColor' : escapeAttribute(text)))
    .join('');
}

/** Adds a definition under a unique id, which `write` gets, and returns the id. */
export function addDefinition(svgContext: SvgContext, kind: string, write: (id: string) => string): string {
  const id = `${kind}${shortHash(svgContext.root.id)}${svgContext.definitions.size}`;
  svgContext.definitions.set(id, write(id));
  return id;
}

/** Adds a definition with an id derived from its content, so that equal icons have equal markup. */
export function addSharedDefinition(
  svgContext: SvgContext,
  kind: string,
  write: (id: string) => string,
): string {
  const id = `${kind}${shortHash(write(''))}`;
  svgContext.definitions.set(id, write(id));
  return id;
}

/** Transforms path data, or returns the `transform` attribute if that is impossible. */
export function placePath(
  path: string,
  matrix: Affine,
  svgContext: SvgContext,
): { readonly d: string; readonly transform: string } {
  const moved = svgContext.context.transformPath(path, matrix);
  if (moved !== null) return { d: moved, transform: '' };
  return { d: path, transform: ` transform="${matrixAttribute(matrix)}"` };
}

/** A matrix in SVG syntax. */
export function matrixAttribute([[a, c, e], [b, d, f]]: Affine): string {
  return `matrix(${[a, b, c, d, e, f].map((value) => cssNumber(value, 4)).join(' ')})`;
}

/** The attributes of a rectangle. */
export function rectangleAttributes({ x, y, width, height }: Rectangle): string {
  const [left, top, across, down] = [x, y, width, height].map((value) => cssNumber(value));
  return `x="${left}" y="${top}" width="${across}" height="${down}"`;
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * Draws a gradient that CSS cannot express as an SVG that stretches with its box: rotated ellipses, and diamonds, which
 * are a linear gradient in each quadrant around their centre.
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

/**
 * The transform from the gradient's own square, with the start at the origin and the end at (1, 0), to the unit square
 * of the box.
 */
export function handleAxes({ handles: [start, end, across] }: GradientPaint): Affine {
  return [
    [end.x - start.x, across.x - start.x, start.x],
    [end.y - start.y, across.y - start.y, start.y],
  ];
}

/** The stop elements of a gradient. */
export function svgGradientStops(paint: GradientPaint): string {
  return paint.stops
    .map(({ position, colour }) => {
      const opacity = colour.a * paint.opacity;
      const alpha = opacity < 0.9995 ? ` stop-opacity="${cssNumber(opacity)}"` : '';
      return `<stop offset="${cssNumber(position)}" stop-color="${cssColour({ ...colour, a: 1 })}"${alpha}/>`;
    })
    .join('');
}
