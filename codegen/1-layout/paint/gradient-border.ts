import type { BoxNode, Stroke } from '#design/tree';
import { onlyShown } from './paint-style.ts';

/** A gradient stroke shows where a background reaches under a border that lets it through. */
export function hasGradientBorder(node: BoxNode, stroke: Stroke): boolean {
  const [only, more] = onlyShown(stroke.paints);
  const fills = onlyShown(node.fills);
  const covered =
    fills.length === 1 && fills[0]?.kind === 'solid' && fills[0].colour.a * fills[0].opacity > 0.999;
  return (
    only?.kind === 'gradient' &&
    more === undefined &&
    covered &&
    stroke.align === 'inside' &&
    stroke.dashes.length === 0
  );
}
