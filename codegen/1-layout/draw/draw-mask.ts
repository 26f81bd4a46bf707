/** Masks inside a drawing: what only an outline lets through is a clip, what fades or counts light a mask. */
import type { DesignNode } from '#design/tree';
import { maskOutline } from '../masks/mask-outline.ts';
import { type Affine, matrixOf, multiply } from '../matrix.ts';
import { define, defineOnce, type Pen, place, rectangleAttributes, writeColours } from './pen.ts';

/** Draws a node; here because what a mask shows is drawn like anything else. */
export type DrawNode = (node: DesignNode, above: Affine, pen: Pen) => string;

/** What is drawn, shown through a mask. */
export function drawMasked(
  drawn: string,
  mask: DesignNode,
  above: Affine,
  pen: Pen,
  drawNode: DrawNode,
): string {
  if (drawn === '') return '';
  const clip = maskOutline(mask);
  if (clip !== null) {
    const paths = clip.map(({ path, windingRule }) => {
      const { d, transform } = place(path, multiply(above, matrixOf(mask)), pen);
      return `<path d="${d}"${transform}${windingRule === 'evenodd' ? ' clip-rule="evenodd"' : ''}/>`;
    });
    return clipped(drawn, paths.join(''), pen);
  }
  // Its colours are its own: they say how much shows, not what colour the drawing has.
  const own: Pen = { ...pen, colours: new Set() };
  const shown = writeColours(drawNode({ ...mask, mask: null, blendMode: 'NORMAL' }, above, own), false);
  if (own.missing) pen.missing = true;
  const kind = mask.mask === 'luminance' ? 'luminance' : 'alpha';
  const area = `${rectangleAttributes(pen.reach)} maskUnits="userSpaceOnUse" style="mask-type:${kind}"`;
  const id = define(pen, 'm', (name) => `<mask id="${name}" ${area}>${shown}</mask>`);
  return `<g mask="url(#${id})">${drawn}</g>`;
}

/** What is drawn, cut off at the outline of these elements. */
export function clipped(drawn: string, paths: string, pen: Pen): string {
  const id = defineOnce(pen, 'c', (name) => `<clipPath id="${name}">${paths}</clipPath>`);
  return `<g clip-path="url(#${id})">${drawn}</g>`;
}
