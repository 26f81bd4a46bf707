/**
 * Noise and rough edges as SVG filters. Figma does not document its noise, so single grains lie elsewhere; their size,
 * colours and the share of the area that they cover are those of the design. A filter is computed once for a small tile
 * that repeats, and never for a whole page.
 */
import type { DesignNode, NoiseEffect, Point, Rectangle, TextureEffect } from '#design/tree';
import { cssColour, cssNumber } from '../../css/css-values.ts';
import type { LayoutContext } from '../layout-context.ts';

/** px of the largest tile of noise: more grains than anyone sees repeat. */
const largestTile = 256;

/** A picture of noise that repeats without seams. */
export interface NoiseTile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a tile of noise that is not larger than its layer. */
export function drawNoiseTile(effect: NoiseEffect, box: Rectangle): NoiseTile {
  const width = Math.max(1, Math.min(largestTile, Math.ceil(box.width)));
  const height = Math.max(1, Math.min(largestTile, Math.ceil(box.height)));
  const steps = noisePrimitives(effect, 'noise');
  const filter = `<filter id="n" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">${steps}</filter>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${filter}<rect width="100%" height="100%" filter="url(#n)"/></svg>`;
  return { svg, width, height };
}

/** Reports that grains and rough edges are not Figma's own. */
export function reportGrain(node: DesignNode, context: LayoutContext): void {
  const kinds = new Set(node.effects.map(({ kind }) => kind));
  if (kinds.has('noise'))
    context.report('effect-approximated', node, { detail: 'its grains lie elsewhere than in Figma' });
  if (kinds.has('texture'))
    context.report('effect-approximated', node, {
      detail: 'its rough edges run otherwise than in Figma',
    });
}

/** The steps of a filter whose result is the noise alone, over the whole area of the filter. */
export function noisePrimitives(effect: NoiseEffect, result: string): string {
  const { noise, colour, secondColour, opacity, density } = effect;
  const grains = `${turbulence(effect.size, 'stitch')}${thresholdAlpha('grain', 'A', density)}`;
  if (noise === 'multi') {
    const vivid = `<feColorMatrix in="turbulence" values="3 0 0 0 -1 0 3 0 0 -1 0 0 3 0 -1 0 0 0 0 ${cssNumber(opacity)}" result="colours"/>`;
    return `${grains}${vivid}<feComposite in="colours" in2="grain" operator="in" result="${result}"/>`;
  }
  const first = `<feFlood flood-color="${cssColour(colour)}"/><feComposite in2="grain" operator="in" result="${noise === 'duo' ? 'first' : result}"/>`;
  if (noise === 'mono') return grains + first;
  const half = thresholdAlpha('half', 'R', 0.5);
  return [
    grains,
    half,
    first,
    `<feComposite in="first" in2="half" operator="in" result="first"/>`,
    `<feFlood flood-color="${cssColour(secondColour)}"/><feComposite in2="grain" operator="in"/>`,
    `<feComposite in2="half" operator="out" result="second"/>`,
    `<feMerge result="${result}"><feMergeNode in="first"/><feMergeNode in="second"/></feMerge>`,
  ].join('');
}

/** The steps that move the edges of `before` by noise, at most by the radius of the effect. */
export function texturePrimitives(
  { size, radius, clipsToShape }: TextureEffect,
  before: string,
  after: string,
): string {
  const moved = `<feDisplacementMap in="${before}" in2="turbulence" scale="${cssNumber(2 * radius)}" xChannelSelector="R" yChannelSelector="G"`;
  return clipsToShape
    ? `${turbulence(size, 'noStitch')}${moved}/><feComposite in2="SourceAlpha" operator="in" result="${after}"/>`
    : `${turbulence(size, 'noStitch')}${moved} result="${after}"/>`;
}

/** A wave of this noise is about as long as two grains; of whole px it would be flat. */
function turbulence({ x, y }: Point, stitch: 'stitch' | 'noStitch'): string {
  const frequency = (size: number) => cssNumber(Math.min(0.7, 0.7 / size), 4);
  return `<feTurbulence type="fractalNoise" baseFrequency="${frequency(x)} ${frequency(y)}" numOctaves="2" seed="3" stitchTiles="${stitch}" result="turbulence"/>`;
}

/** How far the values of a channel lie from their middle, as their standard deviation; measured in Chromium. */
const deviation = 0.13;

/** Makes what lies above the value that this share of a channel reaches opaque, with a soft edge. */
function thresholdAlpha(result: string, channel: 'R' | 'A', share: number): string {
  const threshold = 0.5 - deviation * inverseNormal(share);
  const slope = 14;
  const row = channel === 'R' ? `${slope} 0 0 0` : `0 0 0 ${slope}`;
  const values = `0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ${row} ${cssNumber(0.5 - slope * threshold)}`;
  return `<feColorMatrix in="turbulence" values="${values}" result="${result}"/>`;
}

/** Where a normal distribution has this share below it, by the approximation of Tukey's lambda. */
function inverseNormal(share: number): number {
  const inside = Math.min(0.999, Math.max(0.001, share));
  return (inside ** 0.135 - (1 - inside) ** 0.135) / 0.1975;
}

/** A mask with the contour of a rounded box whose edges are rough. It stretches with the box. */
export function drawTextureMask(
  effect: TextureEffect,
  outline: string,
  { width, height }: Rectangle,
): string {
  const filter = `<filter id="t" x="-10%" y="-10%" width="120%" height="120%">${texturePrimitives({ ...effect, clipsToShape: false }, 'SourceGraphic', 'rough')}</filter>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${cssNumber(width)} ${cssNumber(height)}" preserveAspectRatio="none">${filter}<path d="${outline}" filter="url(#t)"/></svg>`;
}
