/** Lengths of layers as they are drawn, whatever their declarations say of other widths. */
import { expandSides, readPx } from '../../css/css-values.ts';
import { unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';

/** The main axis of a flex container. */
export type Axis = 'row' | 'column';

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
