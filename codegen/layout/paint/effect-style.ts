/** Declares opacity, blend mode, shadows, blurs and corner radii. */
import type { BoxNode, DesignNode, Effect, GlassEffect, ShadowEffect, TextureEffect } from '#design/tree';
import { cssBlendMode } from './blend-mode.ts';
import { cssColour, cssNumber, px, sidesShorthand } from '../../css/css-values.ts';
import { boxContour, fitCornerRadii, fitsLikeCss } from '../vectors/contours.ts';
import { type LayoutContext, tokenOrValue, tokenValue } from '../layout-context.ts';
import { drawTextureMask, reportGrain } from './grain.ts';
import { visiblePaints } from './paint-style.ts';
import { appendDeclaration, type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import { containsRectangle } from '../visual-bounds.ts';

/**
 * The shape that a shadow follows: a box, the letters of a text, an SVG (which draws its inner shadows itself), the
 * content of a box without paint, or nothing.
 */
export type ShadowShape = 'box' | 'text' | 'drawing' | 'content' | 'nothing';

/** Declares opacity, blend mode, shadows and blurs. */
export function declareEffects(
  declarations: DeclarationMap,
  node: DesignNode,
  shadowShape: ShadowShape,
  context: LayoutContext,
): void {
  const opacity = tokenOrValue(context, node, 'opacity', cssNumber(node.opacity));
  if (opacity !== '1') setDeclaration(declarations, 'opacity', opacity);
  const blend = cssBlendMode(node.blendMode);
  if (blend === 'unsupported')
    context.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  else setDeclaration(declarations, 'mix-blend-mode', blend);
  // CSS paints the first shadow on top, Figma the last.
  for (const effect of [...node.effects].reverse())
    declareEffect(declarations, node, effect, shadowShape, context);
  if (node.effectStyle != null && declarations.has('box-shadow'))
    context.namedStyles.record(node.effectStyle, ['box-shadow'], declarations);
}

function declareEffect(
  declarations: DeclarationMap,
  node: DesignNode,
  effect: Effect,
  shadowShape: ShadowShape,
  context: LayoutContext,
): void {
  switch (effect.kind) {
    case 'drop-shadow':
    case 'inner-shadow':
      declareShadow(declarations, node, effect, shadowShape, context);
      return;
    case 'layer-blur':
    case 'background-blur': {
      if (effect.radius <= 0) return;
      // Figma's radius is twice the standard deviation that CSS's `blur()` takes.
      const property = effect.kind === 'layer-blur' ? 'filter' : 'backdrop-filter';
      const radius = halfLength(context, effect.token ?? null, effect.radius);
      appendDeclaration(declarations, property, `blur(${radius})`, ' ');
      return;
    }
    case 'glass':
      declareGlass(declarations, node, effect, context);
      return;
    case 'texture':
      if (shadowShape !== 'drawing' || node.kind === 'text')
        declareTexture(declarations, node, effect, context);
      return;
    case 'progressive-layer-blur':
    case 'progressive-background-blur':
      // Boxes have elements of their own for it.
      if (node.kind !== 'box') context.report('effect-unsupported', node, { effect: 'progressive blur' });
      return;
    case 'noise':
    case 'unsupported':
      // Noise is a paint, or drawn in the SVG; what is not known was reported when it was read.
      return;
  }
}

/** The rim of glass is lit from one side and catches some light on the other. */
function declareGlass(
  declarations: DeclarationMap,
  node: DesignNode,
  { radius, lightIntensity, lightAngle, refraction, depth, dispersion }: GlassEffect,
  context: LayoutContext,
): void {
  if (node.kind !== 'box') {
    context.report('effect-unsupported', node, { effect: 'glass' });
    return;
  }
  if (radius > 0) appendDeclaration(declarations, 'backdrop-filter', `blur(${px(radius / 2)})`, ' ');
  const angle = (lightAngle * Math.PI) / 180;
  const width = Math.min(2, Math.max(0.5, depth / 20));
  const [x, y] = [width * Math.cos(angle), width * Math.sin(angle)];
  const rim = (share: number, side: 1 | -1): string =>
    `inset ${px(-x * side)} ${px(-y * side)} ${px(width)} ${cssColour({ r: 1, g: 1, b: 1, a: share })}`;
  if (lightIntensity > 0) {
    appendDeclaration(declarations, 'box-shadow', rim(lightIntensity, 1), ', ');
    appendDeclaration(declarations, 'box-shadow', rim(lightIntensity / 2, -1), ', ');
  }
  if (refraction > 0 || dispersion > 0) {
    const detail = 'its glass blurs and shines, and does not bend what is behind it';
    context.report('effect-approximated', node, { detail });
  }
}

/** A box is cut along a rough edge; a drawing has the effect in its SVG. */
function declareTexture(
  declarations: DeclarationMap,
  node: DesignNode,
  effect: TextureEffect,
  context: LayoutContext,
): void {
  if (node.kind !== 'box' || declarations.has('mask')) {
    context.report('effect-unsupported', node, { effect: 'texture' });
    return;
  }
  const mask = context.vectorAssets.add(drawTextureMask(effect, boxContour(node), node.box));
  setDeclaration(declarations, 'mask', `${mask} 0 0 / 100% 100%`);
  reportGrain(node, context);
  if (!effect.clipsToShape)
    context.report('effect-approximated', node, { detail: 'its rough edges stay inside it' });
}

function declareShadow(
  declarations: DeclarationMap,
  node: DesignNode,
  effect: ShadowEffect,
  shadowShape: ShadowShape,
  context: LayoutContext,
): void {
  const { offset, spread, tokens = {} } = effect;
  const length = (name: keyof typeof tokens, value: number) =>
    tokenValue(context, tokens[name] ?? null, px(value));
  const blur = length('blur', effect.blur);
  const inner = effect.kind === 'inner-shadow';
  if (shadowShape === 'nothing' || (inner && shadowShape === 'drawing')) return;
  const colour = tokenValue(context, effect.token, cssColour(effect.colour));
  const offsets = `${length('x', offset.x)} ${length('y', offset.y)}`;
  reportShadowBlending(node, effect, context);
  if (shadowShape === 'box') {
    reportShadowBehindPaint(node, effect, context);
    const size = [blur, length('spread', spread)]
      .filter((each, index) => index === 0 || each !== '0')
      .join(' ');
    appendDeclaration(
      declarations,
      'box-shadow',
      `${inner ? 'inset ' : ''}${offsets} ${size} ${colour}`,
      ', ',
    );
  } else if (inner) {
    context.report('effect-unsupported', node, { effect: 'inner shadow' });
  } else if (shadowShape === 'text' && declarations.get('background-clip') !== 'text') {
    appendDeclaration(declarations, 'text-shadow', `${offsets} ${blur} ${colour}`, ', ');
  } else {
    // `drop-shadow()` takes the standard deviation; the other CSS shadows take twice that, as Figma does.
    appendDeclaration(
      declarations,
      'filter',
      `drop-shadow(${offsets} ${halfLength(context, tokens.blur ?? null, effect.blur)} ${colour})`,
      ' ',
    );
  }
}

const darkeningModes = new Set(['MULTIPLY', 'DARKEN', 'COLOR_BURN', 'LINEAR_BURN']);

/** Reports a blend mode of a shadow. A black shadow darkens the same way in every darkening mode. */
function reportShadowBlending(
  node: DesignNode,
  { colour, blendMode: mode }: ShadowEffect,
  context: LayoutContext,
): void {
  const black = colour.r + colour.g + colour.b < 0.01;
  if (cssBlendMode(mode) === null || (black && darkeningModes.has(mode))) return;
  context.report('blend-unsupported', node, { mode: `${mode.toLowerCase()} of a shadow` });
}

/** Reports a shadow behind a translucent box: CSS does not paint a box's shadow behind the box. */
function reportShadowBehindPaint(
  node: DesignNode,
  { kind, showsBehind }: ShadowEffect,
  context: LayoutContext,
): void {
  if (kind !== 'drop-shadow' || !showsBehind || node.kind !== 'box') return;
  const opaque = visiblePaints(node.fills).some((paint) => {
    if (paint.opacity < 0.999) return false;
    if (paint.kind === 'solid') return paint.colour.a > 0.999;
    return paint.kind !== 'gradient' || paint.stops.every(({ colour }) => colour.a > 0.999);
  });
  if (!opaque) context.report('effect-unsupported', node, { effect: 'drop shadow behind see-through paint' });
}

function halfLength(context: LayoutContext, token: string | null, length: number): string {
  const plain = px(length / 2);
  const whole = tokenValue(context, token, plain);
  return whole === plain ? plain : `calc(${whole} / 2)`;
}

/**
 * The shape of a box's shadows. In Figma shadows follow everything that the box paints, however translucent: a frame
 * without paint has the shadow of its content, an empty one has none.
 */
export function shadowShapeOf(node: BoxNode, { bounds }: LayoutContext): ShadowShape {
  if (visiblePaints(node.fills).length > 0) {
    const sticksOut = node.children.some(
      (child) => child.visible && !containsRectangle(node.absoluteBox, bounds(child), 0.5),
    );
    const plain = node.effects.every(
      (effect) => effect.kind !== 'inner-shadow' && !('spread' in effect && effect.spread !== 0),
    );
    return sticksOut && !node.clips && plain ? 'content' : 'box';
  }
  const shows = node.stroke !== null || node.children.some(({ visible }) => visible);
  return shows ? 'content' : 'nothing';
}

/** Declares a node's corner radii. */
export function declareCornerRadii(
  declarations: DeclarationMap,
  node: BoxNode,
  context: LayoutContext,
): void {
  if (node.contour === 'ellipse') {
    setDeclaration(declarations, 'border-radius', '50%');
    return;
  }
  const largest = Math.min(node.box.width, node.box.height) / 2;
  const fields = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;
  const corners = fitsLikeCss(node.radii, node.box)
    ? node.radii.map((radius, index) => tokenOrValue(context, node, fields[index] ?? '', px(radius)))
    : fitCornerRadii(node.radii, node.box).map(px);
  if (node.radii.every((radius) => radius === 0) && corners.every((corner) => corner === '0')) return;
  const [topLeft = '0', topRight = '0', bottomRight = '0', bottomLeft = '0'] = corners;
  // Corners are shortened as sides are, beginning at the top left.
  const shortest = sidesShorthand([topLeft, topRight, bottomRight, bottomLeft]);
  const isPill = shortest === px(node.radii[0]) && node.radii[0] > 200 && node.radii[0] >= largest;
  setDeclaration(declarations, 'border-radius', isPill ? '9999px' : shortest);
}
