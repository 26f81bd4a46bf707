/** How a layer looks, in CSS: for eyes only, close to Figma where that is easy. */
import type { Layer } from './number-layers.ts';
import { isBlur, listOf, resolve, type Fill, type Hex, type LayerEffect, type Modes } from './values.ts';

/** The paint declarations of a layer; `pictures` are data: URLs by name. */
export function layerPaint(
  layer: Layer,
  pictures: ReadonlyMap<string, string>,
): Record<string, string | undefined> {
  const { look, modes } = layer;
  const css: Record<string, string | undefined> = {
    opacity: look.opacity === undefined ? undefined : String(look.opacity),
    rotate: look.rotate ? `${look.rotate}deg` : undefined,
    scale: look.flip ? (look.flip === 'x' ? '-1 1' : '1 -1') : undefined,
    ...(look.clip ? { overflow: 'hidden' } : {}),
    visibility: layer.type === 'BOOLEAN_OPERATION' ? 'hidden' : undefined,
    'mix-blend-mode': look.blend?.toLowerCase().replaceAll('_', '-'),
    'border-radius': radiusCss(layer),
    ...effectsCss(look.effects ?? [], layer),
  };
  const fills = listOf(look.fill).filter(
    (fill) => typeof fill === 'string' || 'name' in fill || fill.visible !== false,
  );
  const strokes = listOf(look.stroke);
  const top = fills.at(-1);
  if (layer.runs) return { ...css, ...textPaint(top, modes, pictures) };
  if (layer.sketch.paths) {
    const colour = layer.sketch.paths.line === undefined ? top : strokes[0];
    return { ...css, color: colour === undefined ? 'transparent' : flatColour(colour, modes) };
  }
  const layers = [...fills].reverse().map((fill) => fillCss(fill, modes, pictures));
  return {
    ...css,
    background: layers.length > 0 ? layers.join(', ') : undefined,
    ...arcCss(layer),
    ...strokeCss(layer, strokes[0]),
  };
}

function radiusCss(layer: Layer): string | undefined {
  const { radius } = layer.look;
  if (layer.type === 'ELLIPSE') return '50%';
  if (radius === undefined) return undefined;
  if (Array.isArray(radius)) return radius.map((corner: number) => `${corner}px`).join(' ');
  return `${resolve(radius as number, layer.modes)}px`;
}

function fillCss(fill: Fill, modes: Modes, pictures: ReadonlyMap<string, string>): string {
  if (typeof fill === 'string' || fill.kind === 'token' || fill.kind === 'solid') {
    const colour = flatColour(fill, modes);
    return `linear-gradient(${colour}, ${colour})`;
  }
  if (fill.kind === 'picture') {
    const size = { FILL: 'cover', FIT: 'contain', STRETCH: '100% 100%', TILE: 'auto' }[fill.mode];
    return `url(${pictures.get(fill.picture) ?? ''}) center / ${size} ${fill.mode === 'TILE' ? 'repeat' : 'no-repeat'}`;
  }
  const stops = fill.stops
    .map(([position, colour]) => `${withOpacity(resolve(colour, modes), fill.opacity)} ${position * 100}%`)
    .join(', ');
  const [[x, y], end, side] = fill.handles;
  if (fill.kind === 'linear') {
    const angle = (Math.atan2(end[1] - y, end[0] - x) * 180) / Math.PI + 90;
    return `linear-gradient(${angle}deg, ${stops})`;
  }
  const at = `at ${x * 100}% ${y * 100}%`;
  if (fill.kind === 'angular') return `conic-gradient(from 90deg ${at}, ${stops})`;
  return `radial-gradient(${Math.abs(end[0] - x) * 100}% ${Math.abs(side[1] - y) * 100}% ${at}, ${stops})`;
}

function flatColour(fill: Fill, modes: Modes): string {
  if (typeof fill === 'string') return fill;
  if (fill.kind === 'token') return resolve(fill, modes);
  if (fill.kind === 'solid') return withOpacity(resolve(fill.colour, modes), fill.opacity);
  if (fill.kind === 'picture') return '#888888';
  return resolve(fill.stops[0]?.[1] ?? '#000000', modes);
}

function withOpacity(hex: Hex, opacity = 1): string {
  const own = hex.length > 7 ? Number.parseInt(hex.slice(7, 9), 16) / 255 : 1;
  const alpha = Math.round(own * opacity * 255)
    .toString(16)
    .padStart(2, '0');
  return `${hex.slice(0, 7)}${alpha}`;
}

function textPaint(fill: Fill | undefined, modes: Modes, pictures: ReadonlyMap<string, string>) {
  if (fill === undefined) return { color: 'transparent' };
  const isFlat = typeof fill === 'string' || fill.kind === 'token' || fill.kind === 'solid';
  if (isFlat) return { color: flatColour(fill, modes) };
  return { background: fillCss(fill, modes, pictures), 'background-clip': 'text', color: 'transparent' };
}

function strokeCss(layer: Layer, stroke: Fill | undefined): Record<string, string | undefined> {
  if (stroke === undefined) return {};
  const colour = flatColour(stroke, layer.modes);
  const { strokeWeight = 1, strokeAlign = 'INSIDE', dashes } = layer.look;
  if (layer.type === 'LINE')
    return { 'border-top': `${String(strokeWeight)}px ${dashes ? 'dashed' : 'solid'} ${colour}` };
  if (typeof strokeWeight !== 'number') {
    const [top, right, bottom, left] = strokeWeight;
    return {
      'background-origin': 'border-box',
      '--sides': `inset 0 ${top}px ${colour}, inset ${-right}px 0 ${colour}, inset 0 ${-bottom}px ${colour}, inset ${left}px 0 ${colour}`,
      'box-shadow': 'var(--sides)',
    };
  }
  const offset = { INSIDE: -strokeWeight, CENTER: -strokeWeight / 2, OUTSIDE: 0 }[strokeAlign];
  return {
    outline: `${strokeWeight}px ${dashes ? 'dashed' : 'solid'} ${colour}`,
    'outline-offset': `${offset}px`,
  };
}

function effectsCss(effects: readonly LayerEffect[], layer: Layer): Record<string, string | undefined> {
  const shadows: string[] = [];
  const css: Record<string, string | undefined> = {};
  for (const effect of effects) {
    if (isBlur(effect))
      css[effect.kind === 'layer-blur' ? 'filter' : 'backdrop-filter'] = `blur(${effect.radius / 2}px)`;
    else {
      const [x, y] = effect.offset;
      const inset = effect.kind === 'inner-shadow' ? 'inset ' : '';
      shadows.push(
        `${inset}${x}px ${y}px ${effect.blur}px ${effect.spread ?? 0}px ${resolve(effect.colour, layer.modes)}`,
      );
    }
  }
  if (shadows.length > 0) css['box-shadow'] = shadows.join(', ');
  return css;
}

function arcCss(layer: Layer): Record<string, string | undefined> {
  const { arc } = layer.sketch;
  if (!arc) return {};
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  const cut = `conic-gradient(from ${degrees(arc.start) + 90}deg, #000 ${degrees(arc.end - arc.start)}deg, transparent 0)`;
  const hole = `radial-gradient(closest-side, transparent ${arc.hole * 100}%, #000 ${arc.hole * 100}%)`;
  return { mask: `${cut} intersect, ${hole}`, 'mask-composite': 'intersect' };
}
