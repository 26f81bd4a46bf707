/** How a child of a flow keeps its distances across it by itself, where the flow has no word for its constraint. */
import { percent, px } from './css-values.ts';
import type { Hold } from './laying.ts';
import { put, type Sheet } from './sheet.ts';

/** What a child declares across its flow. */
export interface HeldAcross {
  readonly align: 'flex-start' | 'center' | 'flex-end' | 'stretch';
  /** CSS lengths before and after it. */
  readonly margins: readonly [string, string];
}

/** Reads a hold as the margins that keep it. */
export function heldAcross({ axis, keeps, before, after, from, start, around }: Hold): HeldAcross {
  if (keeps === 'end') return { align: 'flex-end', margins: ['0', px(after)] };
  if (keeps === 'stretch') return { align: 'stretch', margins: [px(before), px(after)] };
  if (keeps === 'scale') {
    // Margins in % are of the width, on both axes.
    return { align: 'flex-start', margins: [axis === 'vertical' ? '0' : share(from, around, start), '0'] };
  }
  const aside = before - after;
  return { align: 'center', margins: [px(Math.max(0, aside)), px(Math.max(0, -aside))] };
}

/** Puts the share of its frame that a child takes on its sheet, and where it begins down the page. */
export function putShare(sheet: Sheet, { axis, keeps, from, share: length, start, around }: Hold): void {
  if (keeps !== 'scale') return;
  if (axis === 'horizontal') {
    put(sheet, 'width', share(length, around, 0));
    return;
  }
  put(sheet, 'position', 'relative');
  put(sheet, 'top', share(from, around, start));
  put(sheet, 'height', share(length, around, 0));
}

/** A share of a frame, in a flow that paddings make `around` px shorter and that begins after `start` px. */
function share(part: number, around: number, start: number): string {
  const off = part * around - start;
  const most = percent(part);
  if (px(Math.abs(off)) === '0') return part === 0 ? '0' : most;
  if (part === 0) return px(off);
  return `calc(${most} ${off < 0 ? '-' : '+'} ${px(Math.abs(off))})`;
}
