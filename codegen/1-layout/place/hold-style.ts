/** How a child of a flow keeps its distances by itself, where the flow has no word for its constraint. */
import { percent, px, shareAnd } from '../css-values.ts';
import type { Hold, Pull } from '../laying.ts';
import { put, type Sheet } from '../sheet.ts';

/** What a child declares across its flow. */
export interface HeldAcross {
  readonly align: 'flex-start' | 'center' | 'flex-end' | 'stretch';
  /** CSS lengths before and after it. */
  readonly margins: readonly [string, string];
}

/** Reads a hold as the margins that keep it; a turned child takes `turned` px more on each side than its own box. */
export function heldAcross(
  { axis, keeps, before, after, from, start, around }: Hold,
  turned: number,
): HeldAcross {
  if (keeps === 'end') return { align: 'flex-end', margins: [px(turned), px(after + turned)] };
  if (keeps === 'stretch') return { align: 'stretch', margins: [px(before), px(after)] };
  if (keeps === 'scale') {
    // Margins in % are of the width, on both axes.
    return { align: 'flex-start', margins: [axis === 'vertical' ? '0' : share(from, around, start), '0'] };
  }
  const aside = before - after;
  return { align: 'center', margins: [px(Math.max(0, aside) + turned), px(Math.max(0, -aside) + turned)] };
}

/** Puts the share of its frame that a child takes on its sheet, and where it begins down the page; what hugs takes no less. */
export function putShare(
  sheet: Sheet,
  { axis, keeps, from, share: length, start, around }: Hold,
  hugs: boolean,
): void {
  if (keeps !== 'scale') return;
  if (axis === 'horizontal') {
    put(sheet, hugs ? 'min-width' : 'width', share(length, around, 0));
    return;
  }
  put(sheet, 'position', 'relative');
  put(sheet, 'top', share(from, around, start));
  put(sheet, 'height', share(length, around, 0));
}

/** Puts what a child takes of the room along its flow on its sheet. */
export function putPull(sheet: Sheet, { length, shift }: Pull, row: boolean, hugs: boolean): void {
  if (length !== null)
    put(sheet, row ? (hugs ? 'min-width' : 'width') : 'height', shareAnd(length.share, length.px));
  if (shift === null) return;
  put(sheet, 'position', 'relative');
  put(sheet, 'top', percent(shift));
}

/** A share of a frame, in a flow that paddings make `around` px shorter and that begins after `start` px. */
function share(part: number, around: number, start: number): string {
  return shareAnd(part, part * around - start);
}
