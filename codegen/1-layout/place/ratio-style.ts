/**
 * A locked aspect ratio (Figma: targetAspectRatio): where the parent decides the width, the height follows. The other
 * way round CSS knows the height too late, so the drawn width stays.
 */
import type { DesignNode } from '#design/tree';
import { cssNumber } from '../css-values.ts';
import type { Laying, Slot } from '../laying.ts';
import { put, type Sheet } from '../sheet.ts';
import type { Decided } from './size-style.ts';

/** Whether a child's height follows its width, so that its parent must not stretch it. */
export function followsWidth({ placement }: DesignNode): boolean {
  return placement.keepsRatio && placement.horizontal === 'fill' && placement.vertical === 'fixed';
}

/** Puts a locked ratio on a sheet in the place of the height it decides. */
export function putRatio(sheet: Sheet, node: DesignNode, slot: Slot, decided: Decided, laying: Laying): void {
  const { placement, box } = node;
  if (!placement.keepsRatio || box.width <= 0 || box.height <= 0) return;
  const wide = decided.horizontal || placement.horizontal === 'fill';
  if (wide && !decided.vertical && placement.vertical !== 'fill') {
    sheet.delete('height');
    put(sheet, 'aspect-ratio', ratioOf(box));
    return;
  }
  const high = decided.vertical || placement.vertical === 'fill';
  const grows = slot.kind === 'free' || (slot.kind === 'flow' && slot.parent.placement.vertical !== 'fixed');
  if (high && !wide && grows) {
    laying.report('layout-approximated', node, { detail: 'its width does not follow its height' });
  }
}

/** `4 / 3`, in as small numbers as say it. */
export function ratioOf({ width, height }: { readonly width: number; readonly height: number }): string {
  const whole = Number.isInteger(width) && Number.isInteger(height);
  const divisor = whole ? greatestDivisor(width, height) : 1;
  return `${cssNumber(width / divisor)} / ${cssNumber(height / divisor)}`;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
