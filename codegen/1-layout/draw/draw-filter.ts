import type { DesignNode, Effect, ShadowEffect } from '#design/tree';
import { cssColour, cssNumber } from '../css-values.ts';
import { tokenValue } from '../laying.ts';
import { define, type Pen, rectangleAttributes } from './pen.ts';

/** Which effects of a node are drawn here: those of a whole drawing are left to CSS where it has them. */
export type DrawnEffects = 'all' | 'inner-shadows';

/** The attribute that gives what a node draws its effects; nothing where there are none. */
export function filterAttribute(node: DesignNode, drawn: DrawnEffects, pen: Pen): string {
  const effects = node.effects.filter(
    ({ kind }) =>
      kind === 'inner-shadow' || (drawn === 'all' && (kind === 'drop-shadow' || kind === 'layer-blur')),
  );
  if (effects.length === 0) return '';
  const steps = effects.map((effect, index) => filterStep(effect, index, pen)).join('');
  const area = `${rectangleAttributes(pen.reach)} filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"`;
  const id = define(pen, 'f', (name) => `<filter id="${name}" ${area}>${steps}</filter>`);
  return ` filter="url(#${id})"`;
}

/** Each step takes what the one before it made, and shadows the outline of the layer itself. */
function filterStep(effect: Effect, index: number, pen: Pen): string {
  const [before, after] = [index === 0 ? 'SourceGraphic' : `step${index}`, `step${index + 1}`];
  if (effect.kind === 'layer-blur')
    return `<feGaussianBlur in="${before}" stdDeviation="${cssNumber(effect.radius / 2)}" result="${after}"/>`;
  if (effect.kind === 'drop-shadow')
    return `<feDropShadow in="${before}" ${offset(effect)} stdDeviation="${cssNumber(effect.blur / 2)}" ${flood(effect, pen)} result="${after}"/>`;
  if (effect.kind !== 'inner-shadow') return '';
  return [
    `<feOffset in="SourceAlpha" ${offset(effect)}/>`,
    `<feGaussianBlur stdDeviation="${cssNumber(effect.blur / 2)}" result="soft"/>`,
    `<feFlood ${flood(effect, pen)}/>`,
    `<feComposite in2="soft" operator="out"/>`,
    `<feComposite in2="SourceAlpha" operator="in" result="shadow"/>`,
    `<feMerge result="${after}"><feMergeNode in="${before}"/><feMergeNode in="shadow"/></feMerge>`,
  ].join('');
}

function offset({ offset: { x, y } }: ShadowEffect): string {
  return `dx="${cssNumber(x)}" dy="${cssNumber(y)}"`;
}

function flood({ colour, token }: ShadowEffect, { laying }: Pen): string {
  return `flood-color="${tokenValue(laying, token, cssColour(colour))}"`;
}
