import type { GradientPaint } from '#design/tree';
import { cssColour, cssNumber } from '../css-values.ts';
import type { Affine } from '../matrix.ts';
import { matrixAttribute } from './pen.ts';

/**
 * A gradient as a picture that stretches with its box: ellipses that lie askew, and diamonds, which are a linear
 * gradient in each of the four quarters around their centre.
 */
export function drawGradient(paint: GradientPaint): string {
  const stops = gradientStops(paint);
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
export function gradientStops(paint: GradientPaint): string {
  return paint.stops
    .map(({ position, colour }) => {
      const opacity = colour.a * paint.opacity;
      const alpha = opacity < 0.9995 ? ` stop-opacity="${cssNumber(opacity)}"` : '';
      return `<stop offset="${cssNumber(position)}" stop-color="${cssColour({ ...colour, a: 1 })}"${alpha}/>`;
    })
    .join('');
}
