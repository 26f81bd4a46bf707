import type { DesignNode, Effect, ShadowEffect } from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssColour, cssNumber, px } from './css-values.ts';
import { type Laying, tokenOr, tokenValue } from './laying.ts';
import { append, put, type Sheet } from './sheet.ts';

/**
 * Puts opacity, blending, shadows and blurs on a sheet. `outline` is what a shadow follows: the box, the letters, or
 * whatever is drawn. Figma's radii are twice the deviation that CSS's `blur()` takes.
 */
export function putEffects(
  sheet: Sheet,
  node: DesignNode,
  outline: 'box' | 'text' | 'drawing',
  laying: Laying,
): void {
  if (node.opacity < 0.9995) put(sheet, 'opacity', tokenlessOpacity(node));
  const blend = blendMode(node.blendMode);
  if (blend === 'unsupported')
    laying.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  else put(sheet, 'mix-blend-mode', blend);
  // CSS paints the first shadow on top, Figma the last.
  for (const effect of [...node.effects].reverse()) putEffect(sheet, node, effect, outline, laying);
}

function tokenlessOpacity(node: DesignNode): string {
  return cssNumber(node.opacity);
}

function putEffect(
  sheet: Sheet,
  node: DesignNode,
  effect: Effect,
  outline: 'box' | 'text' | 'drawing',
  laying: Laying,
): void {
  if (effect.kind === 'unsupported') return;
  if ('radius' in effect) {
    const property = effect.kind === 'layer-blur' ? 'filter' : 'backdrop-filter';
    if (effect.radius > 0) append(sheet, property, `blur(${px(effect.radius / 2)})`, ' ');
    return;
  }
  putShadow(sheet, node, effect, outline, laying);
}

function putShadow(
  sheet: Sheet,
  node: DesignNode,
  effect: ShadowEffect,
  outline: 'box' | 'text' | 'drawing',
  laying: Laying,
): void {
  const colour = tokenValue(laying, effect.token, cssColour(effect.colour));
  const soft = `${px(effect.offset.x)} ${px(effect.offset.y)} ${px(effect.blur)}`;
  const inner = effect.kind === 'inner-shadow';
  reportShadow(node, effect, laying);
  if (outline === 'box') {
    const spread = effect.spread === 0 ? '' : ` ${px(effect.spread)}`;
    append(sheet, 'box-shadow', `${inner ? 'inset ' : ''}${soft}${spread} ${colour}`, ', ');
  } else if (inner) {
    laying.report('effect-unsupported', node, { effect: 'inner shadow' });
  } else if (outline === 'text') {
    append(sheet, 'text-shadow', `${soft} ${colour}`, ', ');
  } else {
    append(sheet, 'filter', `drop-shadow(${soft} ${colour})`, ' ');
  }
}

const darkening = new Set(['MULTIPLY', 'DARKEN', 'COLOR_BURN', 'LINEAR_BURN']);

/** Black darkens all alike, whatever it is called; other colours of a shadow only lie over what is under them. */
function reportShadow(node: DesignNode, { colour, blendMode: mode }: ShadowEffect, laying: Laying): void {
  const black = colour.r + colour.g + colour.b < 0.01;
  if (blendMode(mode) === null || (black && darkening.has(mode))) return;
  laying.report('blend-unsupported', node, { mode: `${mode.toLowerCase()} of a shadow` });
}

/** Puts a node's corner radii on a sheet. */
export function putRadii(sheet: Sheet, node: Extract<DesignNode, { kind: 'box' }>, laying: Laying): void {
  if (node.outline === 'ellipse') {
    put(sheet, 'border-radius', '50%');
    return;
  }
  const most = Math.min(node.box.width, node.box.height) / 2;
  const fields = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;
  const corners = node.radii.map((radius, index) => tokenOr(laying, node, fields[index] ?? '', px(radius)));
  if (node.radii.every((radius) => radius === 0) && corners.every((corner) => corner === '0')) return;
  const [first, second, third, fourth] = corners;
  const even = corners.every((corner) => corner === first);
  const pill = even && node.radii[0] > 200 && node.radii[0] >= most;
  if (even) put(sheet, 'border-radius', pill && first === px(node.radii[0]) ? '9999px' : (first ?? null));
  else if (first === third && second === fourth) put(sheet, 'border-radius', `${first} ${second}`);
  else put(sheet, 'border-radius', corners.join(' '));
}
