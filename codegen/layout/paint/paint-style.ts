/** Fills as CSS backgrounds: the topmost layer first, the solid colour at the bottom. */
import type { DesignNode, NoisePaint, Paint, SolidPaint } from '#design/tree';
import { cssBlendMode } from './blend-mode.ts';
import { cssColour, percent, px } from '../../css/css-values.ts';
import { gradientStyle } from './gradient-style.ts';
import { drawNoiseTile, reportGrain } from './grain.ts';
import { imagePlaceholder, imageStyle } from './image-style.ts';
import { patternStyle } from './pattern-style.ts';
import { type LayoutContext, tokenValue } from '../layout-context.ts';
import { appendDeclaration, type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';

/** Declares a node's fills. */
export function declareFills(
  declarations: DeclarationMap,
  node: DesignNode,
  fills: readonly Paint[],
  context: LayoutContext,
): void {
  const shown = visiblePaints(fills);
  const [bottom] = shown;
  if (bottom === undefined) return;
  reportPaintBlending(bottom, node, context);
  if (shown.length === 1 && bottom.kind === 'solid') {
    setDeclaration(declarations, 'background-color', solidCss(bottom, context));
    return;
  }
  const layers = shown
    .map((paint, index) => backgroundLayerCss(paint, node, index === 0, context))
    .filter((layer) => layer !== null)
    .reverse();
  if (layers.length === 0) return;
  const plain = layers.length === 1 && layers[0] === imagePlaceholder;
  setDeclaration(declarations, plain ? 'background-color' : 'background', layers.join(', '));
  declareBackgroundBlending(declarations, node, shown, context);
}

function declareBackgroundBlending(
  declarations: DeclarationMap,
  node: DesignNode,
  shown: readonly Paint[],
  context: LayoutContext,
): void {
  const modes = shown.map(({ blendMode: name }, index) => {
    // The lowest paint has no background to blend with; `reportPaintBlending` reported it.
    const mode = index === 0 ? null : backgroundBlendMode(name);
    if (mode === 'unsupported') context.report('blend-unsupported', node, { mode: name.toLowerCase() });
    return mode === 'unsupported' ? null : mode;
  });
  if (modes.every((mode) => mode === null)) return;
  for (const mode of modes.reverse())
    appendDeclaration(declarations, 'background-blend-mode', mode ?? 'normal', ', ');
}

/** Backgrounds support all blend modes of elements but one. */
function backgroundBlendMode(name: string): string | null {
  const mode = cssBlendMode(name);
  return mode === 'plus-lighter' ? 'unsupported' : mode;
}

/** A layer's fills with its noise over them, which a box or text has as one more paint. */
export function fillsWithNoise(
  node: DesignNode,
  fills: readonly Paint[],
  context: LayoutContext,
): readonly Paint[] {
  const noises = node.effects.filter((effect) => effect.kind === 'noise');
  if (noises.length === 0) return fills;
  if (visiblePaints(fills).length === 0) {
    context.report('effect-unsupported', node, { effect: 'noise over no paint' });
    return fills;
  }
  reportGrain(node, context);
  return [
    ...fills,
    ...noises.map((effect): NoisePaint => ({
      kind: 'noise',
      effect,
      opacity: 1,
      blendMode: effect.blendMode,
    })),
  ];
}

/** A layer of a background; `null` for an unsupported paint. */
export function backgroundLayerCss(
  paint: Paint,
  node: DesignNode,
  lowest: boolean,
  context: LayoutContext,
): string | null {
  if (paint.kind === 'unsupported') return null;
  if (paint.kind === 'solid') {
    const colour = solidCss(paint, context);
    return lowest ? colour : `linear-gradient(${colour} 0 0)`;
  }
  if (paint.kind === 'pattern') return patternStyle(paint, node, context);
  if (paint.kind === 'noise') {
    const { svg, width, height } = drawNoiseTile(paint.effect, node.box);
    return `${context.vectorAssets.add(svg)} 0 0 / ${px(width)} ${px(height)}`;
  }
  if (paint.kind === 'image') {
    const css = imageStyle(paint, node, context);
    return css === imagePlaceholder && !lowest ? `linear-gradient(${imagePlaceholder} 0 0)` : css;
  }
  return gradientStyle(paint, node.box, context);
}

/** A solid colour, or a reference to its token. */
export function solidCss(paint: SolidPaint, context: LayoutContext): string {
  const value = tokenValue(context, paint.token, cssColour(paint.colour, paint.opacity));
  if (!value.startsWith('var(') || paint.opacity > 0.999) return value;
  return `color-mix(in srgb, ${value} ${percent(paint.opacity)}, transparent)`;
}

/** The visible paints: those below an opaque colour are covered. */
export function visiblePaints(fills: readonly Paint[]): readonly Paint[] {
  const painted = fills.filter(({ kind }) => kind !== 'unsupported');
  const cover = painted.findLastIndex(
    (paint) =>
      paint.kind === 'solid' &&
      paint.colour.a * paint.opacity > 0.999 &&
      cssBlendMode(paint.blendMode) === null,
  );
  return painted.slice(Math.max(0, cover));
}

/**
 * Reports a blend mode of the lowest paint: CSS backgrounds blend with each other, not with the content below the
 * element.
 */
export function reportPaintBlending(
  { blendMode: mode }: Paint,
  node: DesignNode,
  context: LayoutContext,
): void {
  if (cssBlendMode(mode) !== null) context.report('blend-unsupported', node, { mode: mode.toLowerCase() });
}
