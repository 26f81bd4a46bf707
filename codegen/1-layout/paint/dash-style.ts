import type { BoxNode, Stroke } from '#design/tree';
import { percent, px } from '../css-values.ts';
import { put, type Sheet } from '../sheet.ts';

/**
 * Whether backgrounds draw a box's dashes. Figma fits its pattern to each straight side, a whole number of times, with
 * half a dash at either corner; that is what `background-repeat: round` does.
 */
export function hasStraightDashes(node: BoxNode, { dashes, align, cap }: Stroke): boolean {
  const square = node.outline === null && node.radii.every((radius) => radius === 0);
  const period = dashes.reduce((sum, length) => sum + length, 0);
  return square && align === 'inside' && cap === 'none' && dashes.length === 2 && period > 0;
}

/** Puts dashes along the sides that have a weight over what the box is painted with. */
export function putStraightDashes(sheet: Sheet, { weights, dashes }: Stroke, colour: string): void {
  const [dash = 0, gap = 0] = dashes;
  const period = dash + gap;
  const [first, last] = [percent(dash / 2 / period), percent(1 - dash / 2 / period)];
  const [top, right, bottom, left] = weights;
  const line = (turn: string) =>
    `linear-gradient(${turn}${colour} ${first}, transparent 0 ${last}, ${colour} 0)`;
  const sides = [
    top > 0 ? `${line('90deg, ')} 0 0 / ${px(period)} ${px(top)} round no-repeat` : null,
    right > 0 ? `${line('')} 100% 0 / ${px(right)} ${px(period)} no-repeat round` : null,
    bottom > 0 ? `${line('90deg, ')} 0 100% / ${px(period)} ${px(bottom)} round no-repeat` : null,
    left > 0 ? `${line('')} 0 0 / ${px(left)} ${px(period)} no-repeat round` : null,
  ].filter((side) => side !== null);
  const under = sheet.get('background') ?? sheet.get('background-color');
  sheet.delete('background-color');
  put(sheet, 'background', [...sides, ...(under === undefined ? [] : [under])].join(', '));
}
