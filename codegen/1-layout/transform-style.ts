import type { DesignNode } from '#design/tree';
import { cssNumber, px } from './css-values.ts';
import type { Slot } from './laying.ts';
import { append, put, type Sheet } from './sheet.ts';

/**
 * Puts turns and flips on a sheet. A flow makes room for the turned box in Figma and for the straight one in CSS;
 * margins make up the difference.
 */
export function putTransform(sheet: Sheet, node: DesignNode, slot: Slot): void {
  const turn = cssNumber(node.rotation, 2);
  if (turn !== '0') append(sheet, 'transform', `rotate(${turn}deg)`, ' ');
  if (node.flip.x) append(sheet, 'transform', 'scaleX(-1)', ' ');
  if (node.flip.y) append(sheet, 'transform', 'scaleY(-1)', ' ');
  if (turn === '0' || slot.kind !== 'flow') return;
  const { width, height } = node.box;
  const radians = (node.rotation * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const sideways = (width * cosine + height * sine - width) / 2;
  const upright = (width * sine + height * cosine - height) / 2;
  if (px(sideways) !== '0' || px(upright) !== '0') put(sheet, 'margin', `${px(upright)} ${px(sideways)}`);
}
