/** Lengths of layers as they are drawn, whatever their declarations say of other widths. */
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';

/** The main axis of a flex container. */
export type Axis = 'row' | 'column';

/** The properties of an axis. */
export const sides = {
  row: {
    size: 'width',
    start: 'margin-left',
    end: 'margin-right',
    padding: 'padding-left',
    gap: 'column-gap',
  },
  column: {
    size: 'height',
    start: 'margin-top',
    end: 'margin-bottom',
    padding: 'padding-top',
    gap: 'row-gap',
  },
} as const;

/** The paddings at the start and the end of an axis in px; `null` for other units. */
export function paddingsOf(node: LayoutNode, axis: Axis): readonly (number | null)[] {
  const all = expandSides(unconditionalValueOf(node, 'padding') ?? '0');
  return (axis === 'row' ? [all[3], all[1]] : [all[0], all[2]]).map(drawnLength);
}

/** The length that a value has at the drawn width: `min(149px, 10vw)` is as long as drawn; `null` for `auto`. */
export function drawnLength(value: string | undefined): number | null {
  const plain = readPx(value);
  if (plain !== null) return plain;
  const [, limited] = /^min\((-?[\d.]+)px,/.exec(value ?? '') ?? [];
  const [, greatest] = /^clamp\(.*,\s*(-?[\d.]+)px\)$/.exec(value ?? '') ?? [];
  const length = limited ?? greatest;
  return length === undefined ? null : Number(length);
}

/** The gap of a box along an axis in px; `null` for other units. */
export function gapOf(box: LayoutBox, axis: Axis): number | null {
  const both = splitCssValues(unconditionalValueOf(box, 'gap') ?? '0');
  const own = unconditionalValueOf(box, sides[axis].gap) ?? (axis === 'row' ? (both[1] ?? both[0]) : both[0]);
  return drawnLength(own);
}

/** The margins of a layer at the start and the end of an axis in px; `null` for other units and `auto`. */
export function marginsOf(node: LayoutNode, axis: Axis): readonly (number | null)[] {
  const { start, end } = sides[axis];
  const all = expandSides(unconditionalValueOf(node, 'margin') ?? '0');
  const shorthand = axis === 'row' ? [all[3], all[1]] : [all[0], all[2]];
  return [start, end].map((property, at) =>
    drawnLength(unconditionalValueOf(node, property) ?? shorthand[at]),
  );
}

/** The visible children that take space in their box. */
export function inFlow(box: LayoutNode): readonly LayoutNode[] {
  return visibleChildren(box).filter((child) => !isOutOfFlow(child));
}

/** px by which the given lengths differ. */
export function spanOf(lengths: readonly (number | null)[]): number {
  const given = lengths.flatMap((length) => length ?? []);
  return Math.max(...given) - Math.min(...given);
}
