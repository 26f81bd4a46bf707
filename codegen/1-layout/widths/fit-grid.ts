import { breakpointsBelow } from './breakpoints.ts';
import { type Measured, small, splitSides } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';
import { isInFlow } from './in-flow.ts';

/** Columns of a set width may be narrower; where columns get too narrow for what is in them, there are fewer. */
export function fitGrid({ sheet, narrower }: Draft, measured: Measured, room: Room): void {
  const columns = sheet.get('grid-template-columns');
  if (measured.flow !== 'grid' || columns === undefined) return;
  const fitted = splitSides(columns).map((track) =>
    track.replace(/^(repeat\(\d+, )?(\d[\d.]*px)(\)?)$/, '$1minmax(0, $2)$3'),
  );
  sheet.set('grid-template-columns', fitted.join(' '));
  for (const { below, count } of room.definite ? fewerColumns(measured, room) : []) {
    const value = count === 1 ? 'minmax(0, 1fr)' : `repeat(${count}, minmax(0, 1fr))`;
    narrower.push({ property: 'grid-template-columns', value, below });
    if (sheet.has('grid-template-rows'))
      narrower.push({ property: 'grid-template-rows', value: 'none', below });
  }
}

/** A cell takes the next free place where its grid has fewer columns. */
export function fitCell({ sheet, narrower }: Draft, room: Room): void {
  const span = Number(/span (\d+)/.exec(sheet.get('grid-column') ?? '')?.[1] ?? 1);
  for (const { below, count } of room.columns) {
    if (sheet.has('grid-column')) {
      const value = span > 1 && count > 1 ? `span ${Math.min(span, count)}` : 'auto';
      narrower.push({ property: 'grid-column', value, below });
    }
    if (sheet.has('grid-row')) narrower.push({ property: 'grid-row', value: 'auto', below });
  }
}

export interface FewerColumns {
  /** px of the viewport. */
  readonly below: number;
  readonly count: number;
}

/** At which viewports a grid has how many columns instead of its own. */
export function fewerColumns(
  { sheet, children, gap, node, padding }: Measured,
  { page }: Room,
): readonly FewerColumns[] {
  const own = countTracks(sheet.get('grid-template-columns') ?? '');
  if (own < 2) return [];
  const cells = children.filter(isInFlow);
  const least = cells.reduce((most, cell) => Math.max(most, Math.min(cell.least, 1.5 * small)), 0);
  const needs = (count: number) => count * least + gap * (count - 1) + padding.left + padding.right;
  const found: FewerColumns[] = [];
  for (const breakpoint of breakpointsBelow(page)) {
    const width = node.drawn.width - (page - breakpoint.least);
    const former = found.at(-1)?.count ?? own;
    const count = [own, 2, 1].find((each) => each <= former && needs(each) <= width) ?? 1;
    if (count < former) found.push({ below: breakpoint.below, count });
  }
  return found;
}

function countTracks(columns: string): number {
  return splitSides(columns).reduce((sum, track) => sum + Number(/^repeat\((\d+)/.exec(track)?.[1] ?? 1), 0);
}
