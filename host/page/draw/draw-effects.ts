import type { Layer } from '../../document/layer.ts';
import { cssColour, visiblePaints } from './paint-area.ts';
import type { SvgContext } from './svg-context.ts';
import { shapeOf } from './shape-path.ts';
import { attributes, formatNumber } from './svg-text.ts';

interface Shadow {
  readonly type: string;
  readonly visible?: boolean;
  readonly radius?: number;
  readonly spread?: number;
  readonly color?: { readonly r: number; readonly g: number; readonly b: number; readonly a: number };
  readonly offset?: { readonly x: number; readonly y: number };
  readonly showShadowBehindNode?: boolean;
}

export interface EffectParts {
  /** Beneath the layer's own fill. */
  readonly below: string;
  /** Upon the fill, beneath what is inside. */
  readonly upon: string;
  /** A filter for the whole layer. */
  readonly filter: string | undefined;
}

function effectsOf(layer: Layer, type: string): readonly Shadow[] {
  return ((layer.effects ?? []) as readonly Shadow[]).filter(
    (effect) => effect.type === type && effect.visible !== false,
  );
}

/** Figma's blur radius is twice the standard deviation. */
function deviation(radius: number | undefined): number {
  return (radius ?? 0) / 2;
}

/** Shadows and blurs. The shadow of a box has the shape of its outline; other layers have the shape of their pixels. */
export function effectParts(context: SvgContext, layer: Layer, width: number, height: number): EffectParts {
  const drops = effectsOf(layer, 'DROP_SHADOW');
  const inner = effectsOf(layer, 'INNER_SHADOW');
  const [blur] = effectsOf(layer, 'LAYER_BLUR');
  const hasOutline =
    layer.type !== 'TEXT' && visiblePaints(layer.fills).length > 0 && shapeOf(layer, width, height) !== null;
  const below = hasOutline
    ? drops.map((shadow) => dropShadow(context, layer, shadow, width, height)).join('')
    : '';
  const upon = hasOutline
    ? inner.map((shadow) => innerShadow(context, layer, shadow, width, height)).join('')
    : '';
  const steps: string[] = [];
  if (blur) steps.push(`<feGaussianBlur stdDeviation="${formatNumber(deviation(blur.radius))}"/>`);
  const thrown = hasOutline ? [] : drops;
  if (steps.length === 0 && thrown.length === 0) return { below, upon, filter: undefined };
  const filter = context.define(
    (id) =>
      `<filter id="${id}" ${filterRegion(layer, width, height)} color-interpolation-filters="sRGB">${steps.join('')}${dropShadowFilters(thrown)}</filter>`,
  );
  return { below, upon, filter };
}

/** The part of the canvas that a filter may touch, in the layer's own px. */
function filterRegion(layer: Layer, width: number, height: number): string {
  const far = ((layer.effects ?? []) as readonly Shadow[]).reduce(
    (most, { radius = 0, offset, spread = 0 }) => {
      return Math.max(
        most,
        radius * 2 + spread + Math.max(Math.abs(offset?.x ?? 0), Math.abs(offset?.y ?? 0)),
      );
    },
    0,
  );
  const grow = far + (layer.strokeWeight ?? 0) + 40;
  return `filterUnits="userSpaceOnUse"${attributes({ x: -grow, y: -grow, width: width + 2 * grow, height: height + 2 * grow })}`;
}

function dropShadowFilters(shadows: readonly Shadow[]): string {
  if (shadows.length === 0) return '';
  const parts = shadows.map(({ radius, color, offset }, index) => {
    const flood = color ?? { r: 0, g: 0, b: 0, a: 0.25 };
    return (
      `<feGaussianBlur in="SourceAlpha" stdDeviation="${formatNumber(deviation(radius))}"/>` +
      `<feOffset dx="${formatNumber(offset?.x ?? 0)}" dy="${formatNumber(offset?.y ?? 0)}" result="o${String(index)}"/>` +
      `<feFlood flood-color="${cssColour(flood)}" flood-opacity="${formatNumber(flood.a)}"/><feComposite in2="o${String(index)}" operator="in" result="s${String(index)}"/>`
    );
  });
  const merged = shadows.map((_, index) => `<feMergeNode in="s${String(index)}"/>`).join('');
  return `${parts.join('')}<feMerge>${merged}<feMergeNode in="SourceGraphic"/></feMerge>`;
}

function blurFilter(
  context: SvgContext,
  shadow: Shadow,
  layer: Layer,
  width: number,
  height: number,
): string | undefined {
  const amount = deviation(shadow.radius);
  if (amount <= 0) return undefined;
  return context.define(
    (id) =>
      `<filter id="${id}" ${filterRegion(layer, width, height)} color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${formatNumber(amount)}"/></filter>`,
  );
}

function dropShadow(
  context: SvgContext,
  layer: Layer,
  shadow: Shadow,
  width: number,
  height: number,
): string {
  const shape = shapeOf(layer, width, height, shadow.spread ?? 0);
  const own = shapeOf(layer, width, height);
  if (!shape || !own) return '';
  const { color = { r: 0, g: 0, b: 0, a: 0.25 }, offset = { x: 0, y: 4 } } = shadow;
  const filter = blurFilter(context, shadow, layer, width, height);
  const drawn = `<path${attributes({
    d: shape.path,
    'fill-rule': shape.rule,
    fill: cssColour(color),
    'fill-opacity': color.a,
    transform: `translate(${formatNumber(offset.x)} ${formatNumber(offset.y)})`,
  })}/>`;
  const blurred = filter ? `<g filter="url(#${filter})">${drawn}</g>` : drawn;
  if (shadow.showShadowBehindNode === true || isOpaque(layer)) return blurred;
  const far = 4000;
  const frame = `M${String(-far)} ${String(-far)}H${formatNumber(width + far)}V${formatNumber(height + far)}H${String(-far)}Z`;
  const outside = context.define(
    (id) => `<clipPath id="${id}"><path d="${frame}${own.path}" clip-rule="evenodd"/></clipPath>`,
  );
  return `<g clip-path="url(#${outside})">${blurred}</g>`;
}

function isOpaque(layer: Layer): boolean {
  return visiblePaints(layer.fills).some(
    (paint) => paint.type === 'SOLID' && (paint.opacity ?? 1) * paint.color.a >= 1,
  );
}

/** The outline's outside, moved, blurred and cut to the inside. */
function innerShadow(
  context: SvgContext,
  layer: Layer,
  shadow: Shadow,
  width: number,
  height: number,
): string {
  const shape = shapeOf(layer, width, height, -(shadow.spread ?? 0));
  const own = shapeOf(layer, width, height);
  if (!shape || !own) return '';
  const { color = { r: 0, g: 0, b: 0, a: 0.25 }, offset = { x: 0, y: 4 } } = shadow;
  const far = Math.max(width, height) + (shadow.radius ?? 0) * 3;
  const frame = `M${formatNumber(-far)} ${formatNumber(-far)}H${formatNumber(width + far)}V${formatNumber(height + far)}H${formatNumber(-far)}Z`;
  const filter = blurFilter(context, shadow, layer, width, height);
  const clip = context.define(
    (id) => `<clipPath id="${id}"><path d="${own.path}" clip-rule="${own.rule}"/></clipPath>`,
  );
  const drawn = `<path${attributes({
    d: frame + shape.path,
    'fill-rule': 'evenodd',
    fill: cssColour(color),
    'fill-opacity': color.a,
    transform: `translate(${formatNumber(offset.x)} ${formatNumber(offset.y)})`,
  })}/>`;
  return `<g clip-path="url(#${clip})">${filter ? `<g filter="url(#${filter})">${drawn}</g>` : drawn}</g>`;
}
