/** Fills as backgrounds: layers top first, as CSS lists them, the plain colour beneath. */
import type { DesignNode, Paint, SolidPaint } from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssColour, percent } from '../css-values.ts';
import { gradientStyle } from './gradient-style.ts';
import { imageStyle, placeholder } from './image-style.ts';
import { type Laying, tokenValue } from '../laying.ts';
import { append, put, type Sheet } from '../sheet.ts';

/** Puts a node's fills on its sheet. */
export function putFills(sheet: Sheet, node: DesignNode, fills: readonly Paint[], laying: Laying): void {
  const shown = onlyShown(fills);
  const [bottom] = shown;
  if (bottom === undefined) return;
  reportBlending(bottom, node, laying);
  if (shown.length === 1 && bottom.kind === 'solid') {
    put(sheet, 'background-color', solidCss(bottom, laying));
    return;
  }
  const layers = shown
    .map((paint, index) => layerCss(paint, node, index === 0, laying))
    .filter((layer) => layer !== null)
    .reverse();
  if (layers.length === 0) return;
  const plain = layers.length === 1 && layers[0] === placeholder;
  put(sheet, plain ? 'background-color' : 'background', layers.join(', '));
  putBlending(sheet, node, shown, laying);
}

/** What lies under an opaque colour is not seen. */
export function onlyShown(fills: readonly Paint[]): readonly Paint[] {
  const painted = fills.filter(({ kind }) => kind !== 'unsupported');
  const cover = painted.findLastIndex(
    (paint) =>
      paint.kind === 'solid' && paint.colour.a * paint.opacity > 0.999 && blendMode(paint.blendMode) === null,
  );
  return painted.slice(Math.max(0, cover));
}

/** A plain colour, by its token where it has one. */
export function solidCss(paint: SolidPaint, laying: Laying): string {
  const value = tokenValue(laying, paint.token, cssColour(paint.colour, paint.opacity));
  if (!value.startsWith('var(') || paint.opacity > 0.999) return value;
  return `color-mix(in srgb, ${value} ${percent(paint.opacity)}, transparent)`;
}

/** One layer of a background; `null` for what cannot be painted. */
export function layerCss(paint: Paint, node: DesignNode, lowest: boolean, laying: Laying): string | null {
  if (paint.kind === 'unsupported') return null;
  if (paint.kind === 'solid') {
    const colour = solidCss(paint, laying);
    return lowest ? colour : `linear-gradient(${colour} 0 0)`;
  }
  if (paint.kind === 'image') {
    const css = imageStyle(paint, node, laying);
    return css === placeholder && !lowest ? `linear-gradient(${placeholder} 0 0)` : css;
  }
  return gradientStyle(paint, node.box, laying);
}

/** Says of the lowest paint that it does not blend with what lies under the layer: backgrounds blend with each other. */
export function reportBlending({ blendMode: mode }: Paint, node: DesignNode, laying: Laying): void {
  if (blendMode(mode) !== null) laying.report('blend-unsupported', node, { mode: mode.toLowerCase() });
}

function putBlending(sheet: Sheet, node: DesignNode, shown: readonly Paint[], laying: Laying): void {
  const modes = shown.map(({ blendMode: name }, index) => {
    // Of the lowest it was told already: it has nothing to blend with.
    const mode = index === 0 ? null : backgroundBlendMode(name);
    if (mode === 'unsupported') laying.report('blend-unsupported', node, { mode: name.toLowerCase() });
    return mode === 'unsupported' ? null : mode;
  });
  if (modes.every((mode) => mode === null)) return;
  for (const mode of modes.reverse()) append(sheet, 'background-blend-mode', mode ?? 'normal', ', ');
}

/** Backgrounds among each other know all modes of layers but one. */
function backgroundBlendMode(name: string): string | null {
  const mode = blendMode(name);
  return mode === 'plus-lighter' ? 'unsupported' : mode;
}
