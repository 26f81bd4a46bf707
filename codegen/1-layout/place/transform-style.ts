import type { DesignNode } from '#design/tree';
import { cssNumber } from '../css-values.ts';
import { turnedBox } from '../matrix.ts';
import { append, type Sheet } from '../sheet.ts';

/** Puts turns and flips on a sheet. */
export function putTransform(sheet: Sheet, node: DesignNode): void {
  const turn = cssNumber(node.rotation, 2);
  if (turn !== '0') append(sheet, 'transform', `rotate(${turn}deg)`, ' ');
  if (node.flip.x) append(sheet, 'transform', 'scaleX(-1)', ' ');
  if (node.flip.y) append(sheet, 'transform', 'scaleY(-1)', ' ');
}

/** What a turned box takes up on each side beyond the straight one: Figma's flow makes room for it, CSS does not. */
export function turnedRoom(node: DesignNode): { readonly x: number; readonly y: number } {
  const turned = turnedBox(node);
  return { x: (turned.width - node.box.width) / 2, y: (turned.height - node.box.height) / 2 };
}
