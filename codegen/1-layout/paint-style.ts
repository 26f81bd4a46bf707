/** Fills as backgrounds: layers top first, as CSS lists them, the plain colour beneath. */
import type { DesignNode, ImagePaint, Paint, SolidPaint } from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssColour, percent, px } from './css-values.ts';
import { gradientStyle } from './gradient-style.ts';
import { type Laying, tokenValue } from './laying.ts';
import { append, put, type Sheet } from './sheet.ts';

const placeholder = '#d9d9d9';

interface Size {
  readonly width: number;
  readonly height: number;
}

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
  if (paint.kind === 'image') return imageCss(paint, node, lowest, laying);
  return gradientStyle(paint, node.box, laying);
}

function imageCss(paint: ImagePaint, node: DesignNode, lowest: boolean, laying: Laying): string {
  if (paint.asset === null) {
    laying.report('image-missing', node, { imageRef: paint.imageRef });
    return lowest ? placeholder : `linear-gradient(${placeholder} 0 0)`;
  }
  if (paint.opacity < 0.999) reportImage(node, 'its opacity was left out', laying);
  reportAdjustments(paint, node, laying);
  if (paint.rotation % 360 !== 0) reportImage(node, 'its turn was left out', laying);
  const url = `url(asset:${paint.asset.key})`;
  if (paint.mode === 'tile') return tileCss(paint, url);
  if (paint.mode === 'fit') return `${url} center / contain no-repeat`;
  if (paint.mode === 'stretch') return `${url} center / 100% 100% no-repeat`;
  if (paint.mode === 'crop') return cropCss(paint, url, node, laying);
  return `${url} center / cover no-repeat`;
}

/** Says of a picture that its exposure, contrast and the like are not those of the design. */
export function reportAdjustments(paint: ImagePaint, node: DesignNode, laying: Laying): void {
  if (paint.asset !== null && Object.keys(paint.filters).length > 0)
    reportImage(node, 'its colour adjustments were left out', laying);
}

/** Says of the lowest paint that it does not blend with what lies under the layer: backgrounds blend with each other. */
export function reportBlending({ blendMode: mode }: Paint, node: DesignNode, laying: Laying): void {
  if (blendMode(mode) !== null) laying.report('blend-unsupported', node, { mode: mode.toLowerCase() });
}

function reportImage(node: DesignNode, instead: string, laying: Laying): void {
  laying.report('paint-unsupported', node, { paint: 'image', instead });
}

/** A picture's own size counts as its density says, so a scale is a density. */
function tileCss(paint: ImagePaint, url: string): string {
  const scale = Math.max(paint.tileScale, 0.001);
  if (Math.abs(scale - 1) < 0.001) return `${url} 0 0`;
  return `image-set(${url} ${Math.round(1000 / scale) / 1000}x) 0 0`;
}

/** The transform maps the box's unit square into the picture's; CSS wants the picture's size and place in the box. */
function cropCss(paint: ImagePaint, url: string, node: DesignNode, laying: Laying): string {
  const [[a, c, e], [b, d, f]] = paint.transform ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  if (Math.abs(b) > 1e-3 || Math.abs(c) > 1e-3) reportImage(node, 'it is cropped without its turn', laying);
  if (a <= 1e-4 || d <= 1e-4) return `${url} center / cover no-repeat`;
  const place = (offset: number, scale: number, length: number) =>
    Math.abs(1 - scale) < 1e-3 ? px((-offset / scale) * length) : percent(offset / (1 - scale));
  const { width, height }: Size = node.box;
  return `${url} ${place(e, a, width)} ${place(f, d, height)} / ${percent(1 / a)} ${percent(1 / d)} no-repeat`;
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
