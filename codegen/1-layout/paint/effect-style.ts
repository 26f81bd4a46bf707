import type { BoxNode, DesignNode, Effect, ShadowEffect } from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssColour, cssNumber, px } from '../css-values.ts';
import { fitRadii, fitsByItself } from './fit-radii.ts';
import { type Laying, tokenOr, tokenValue } from '../laying.ts';
import { onlyShown } from './paint-style.ts';
import { append, put, type Sheet } from '../sheet.ts';
import { contains } from '../visual-bounds.ts';

/**
 * What a shadow follows: a box, the letters of a text, the lines of a drawing (which draws shadows inside it itself),
 * whatever a box without paint holds, or nothing at all.
 */
export type Silhouette = 'box' | 'text' | 'drawing' | 'content' | 'nothing';

/** Puts opacity, blending, shadows and blurs on a sheet. */
export function putEffects(sheet: Sheet, node: DesignNode, silhouette: Silhouette, laying: Laying): void {
  const opacity = tokenOr(laying, node, 'opacity', cssNumber(node.opacity));
  if (opacity !== '1') put(sheet, 'opacity', opacity);
  const blend = blendMode(node.blendMode);
  if (blend === 'unsupported')
    laying.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  else put(sheet, 'mix-blend-mode', blend);
  // CSS paints the first shadow on top, Figma the last.
  for (const effect of [...node.effects].reverse()) putEffect(sheet, node, effect, silhouette, laying);
  if (node.effectStyle != null && sheet.has('box-shadow'))
    laying.namedStyles.note(node.effectStyle, ['box-shadow'], sheet);
}

/**
 * What the shadows of a box follow. Figma draws them around all that the box shows, its own paint however faint: a
 * frame without paint has the shadow of its content, and an empty one has none.
 */
export function silhouetteOf(node: BoxNode, { bounds }: Laying): Silhouette {
  if (onlyShown(node.fills).length > 0) {
    const sticksOut = node.children.some(
      (child) => child.visible && !contains(node.absoluteBox, bounds(child), 0.5),
    );
    const plain = node.effects.every(
      (effect) => effect.kind !== 'inner-shadow' && !('spread' in effect && effect.spread !== 0),
    );
    return sticksOut && !node.clips && plain ? 'content' : 'box';
  }
  const shows = node.stroke !== null || node.children.some(({ visible }) => visible);
  return shows ? 'content' : 'nothing';
}

function putEffect(
  sheet: Sheet,
  node: DesignNode,
  effect: Effect,
  silhouette: Silhouette,
  laying: Laying,
): void {
  if (effect.kind === 'unsupported') return;
  if (!('radius' in effect)) putShadow(sheet, node, effect, silhouette, laying);
  else if (effect.radius > 0) {
    // Figma's radius is twice the deviation that CSS's `blur()` takes.
    const property = effect.kind === 'layer-blur' ? 'filter' : 'backdrop-filter';
    append(sheet, property, `blur(${half(laying, effect.token ?? null, effect.radius)})`, ' ');
  }
}

function putShadow(
  sheet: Sheet,
  node: DesignNode,
  effect: ShadowEffect,
  silhouette: Silhouette,
  laying: Laying,
): void {
  const { offset, spread, tokens = {} } = effect;
  const length = (name: keyof typeof tokens, value: number) =>
    tokenValue(laying, tokens[name] ?? null, px(value));
  const blur = length('blur', effect.blur);
  const inner = effect.kind === 'inner-shadow';
  if (silhouette === 'nothing' || (inner && silhouette === 'drawing')) return;
  const colour = tokenValue(laying, effect.token, cssColour(effect.colour));
  const place = `${length('x', offset.x)} ${length('y', offset.y)}`;
  reportBlending(node, effect, laying);
  if (silhouette === 'box') {
    reportBehind(node, effect, laying);
    const size = [blur, length('spread', spread)]
      .filter((each, index) => index === 0 || each !== '0')
      .join(' ');
    append(sheet, 'box-shadow', `${inner ? 'inset ' : ''}${place} ${size} ${colour}`, ', ');
  } else if (inner) {
    laying.report('effect-unsupported', node, { effect: 'inner shadow' });
  } else if (silhouette === 'text' && sheet.get('background-clip') !== 'text') {
    append(sheet, 'text-shadow', `${place} ${blur} ${colour}`, ', ');
  } else {
    // This one takes the deviation, where the other shadows of CSS take twice that, as Figma does.
    append(
      sheet,
      'filter',
      `drop-shadow(${place} ${half(laying, tokens.blur ?? null, effect.blur)} ${colour})`,
      ' ',
    );
  }
}

function half(laying: Laying, token: string | null, length: number): string {
  const plain = px(length / 2);
  const whole = tokenValue(laying, token, plain);
  return whole === plain ? plain : `calc(${whole} / 2)`;
}

/** CSS cuts the shadow of a box off behind the box, which is seen where its paint lets through. */
function reportBehind(node: DesignNode, { kind, showsBehind }: ShadowEffect, laying: Laying): void {
  if (kind !== 'drop-shadow' || !showsBehind || node.kind !== 'box') return;
  const opaque = onlyShown(node.fills).some((paint) => {
    if (paint.opacity < 0.999) return false;
    if (paint.kind === 'solid') return paint.colour.a > 0.999;
    return paint.kind !== 'gradient' || paint.stops.every(({ colour }) => colour.a > 0.999);
  });
  if (!opaque) laying.report('effect-unsupported', node, { effect: 'drop shadow behind see-through paint' });
}

const darkening = new Set(['MULTIPLY', 'DARKEN', 'COLOR_BURN', 'LINEAR_BURN']);

/** Black darkens all alike, whatever it is called; other colours of a shadow only lie over what is under them. */
function reportBlending(node: DesignNode, { colour, blendMode: mode }: ShadowEffect, laying: Laying): void {
  const black = colour.r + colour.g + colour.b < 0.01;
  if (blendMode(mode) === null || (black && darkening.has(mode))) return;
  laying.report('blend-unsupported', node, { mode: `${mode.toLowerCase()} of a shadow` });
}

/** Puts a node's corner radii on a sheet. */
export function putRadii(sheet: Sheet, node: BoxNode, laying: Laying): void {
  if (node.outline === 'ellipse') {
    put(sheet, 'border-radius', '50%');
    return;
  }
  const most = Math.min(node.box.width, node.box.height) / 2;
  const fields = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;
  const corners = fitsByItself(node.radii, node.box)
    ? node.radii.map((radius, index) => tokenOr(laying, node, fields[index] ?? '', px(radius)))
    : fitRadii(node.radii, node.box).map(px);
  if (node.radii.every((radius) => radius === 0) && corners.every((corner) => corner === '0')) return;
  const [first, second, third, fourth] = corners;
  const even = corners.every((corner) => corner === first);
  const pill = even && node.radii[0] > 200 && node.radii[0] >= most;
  if (even) put(sheet, 'border-radius', pill && first === px(node.radii[0]) ? '9999px' : (first ?? null));
  else if (first === third && second === fourth) put(sheet, 'border-radius', `${first} ${second}`);
  else put(sheet, 'border-radius', corners.join(' '));
}
