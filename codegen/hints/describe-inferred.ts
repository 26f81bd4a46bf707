import type { BoxNode } from '#design/tree';
import { inferFlow } from '../1-layout/infer/infer-flow.ts';
import { openVisualBounds } from '../1-layout/visual-bounds.ts';

/** Says how the compiler reads a box that was drawn without a layout, and how sure it is; empty where it reads nothing. */
export type DescribeInferred = (node: BoxNode) => string;

/** `seems-row` where all that is in the box stands in it, `maybe-row` where some of it stands free. */
export function openInferred(): DescribeInferred {
  const bounds = openVisualBounds();
  return (node) => {
    const shown = node.children.filter(({ visible }) => visible);
    // Shapes alone are a drawing.
    if (node.layout !== null || shown.length < 2 || shown.every(({ kind }) => kind === 'shape')) return '';
    const { node: read, children, inferred } = inferFlow(node, bounds, () => {});
    if (!inferred || read.layout === null) return '';
    const isFree = children.some(({ node: child }) => child.visible && child.placement.absolute);
    const { direction, wraps } = read.layout;
    return `${isFree ? 'maybe' : 'seems'}-${wraps ? 'wrapping-' : ''}${direction}`;
  };
}
