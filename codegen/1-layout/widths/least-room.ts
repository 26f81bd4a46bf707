import { breakpointsBelow } from './breakpoints.ts';
import { small } from './measure-widths.ts';
import type { Room } from './room.ts';

/** About the px that are left of a room on the narrowest screen. */
export function leastRoom({ page, width }: Room): number {
  const narrowest = breakpointsBelow(page).at(-1)?.least ?? page;
  const left = width - (page - narrowest);
  return left >= small / 2 ? left : Math.min(width, narrowest / 2);
}
