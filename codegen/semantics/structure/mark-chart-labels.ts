/**
 * Marks the labels of charts as lists: rows and columns of short texts beside a drawing, such as months below lines or
 * values beside them. Elsewhere, short texts that follow each other may be anything.
 */
import { mapLayout, textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { typefaceKey } from '../element-rules.ts';

/** Labels of an axis, and letters of the longest. */
const labels = { count: 3, letters: 12 };

/** The share of a chart's width that its drawing has, px of its height, and boxes between both. */
const drawing = { width: 0.6, height: 48, depth: 3 };

/** Marks the labels on all pages. */
export function markChartLabels(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => (node.kind === 'box' && isChart(node) ? withLists(node) : node));
}

/** Whether a box has a drawing that is nearly as wide as itself, and labels below or above it. */
function isChart(box: LayoutBox): boolean {
  if (flowOf(box) !== 'column') return false;
  const inside = visibleChildren(box);
  return inside.some(isAxis) && inside.some((child) => hasDrawing(child, box.drawn.width, drawing.depth));
}

function hasDrawing(node: LayoutNode, width: number, depth: number): boolean {
  if (node.kind === 'vector')
    return node.drawn.width >= drawing.width * width && node.drawn.height >= drawing.height;
  return depth > 0 && visibleChildren(node).some((child) => hasDrawing(child, width, depth - 1));
}

/** Whether a node is a box of nothing but short texts that are set alike. */
function isAxis(node: LayoutNode): boolean {
  if (node.kind !== 'box' || node.inferredKind !== undefined || node.decided?.kind !== undefined)
    return false;
  const texts = visibleChildren(node);
  const [first] = texts;
  return (
    flowOf(node) !== 'none' &&
    texts.length >= labels.count &&
    texts.every(
      (text) =>
        text.kind === 'text' &&
        first?.kind === 'text' &&
        text.link === null &&
        text.inferredKind === undefined &&
        textOfLayer(text).trim().length <= labels.letters &&
        typefaceKey(text) === typefaceKey(first),
    )
  );
}

function withLists(chart: LayoutBox): LayoutBox {
  const mark = (node: LayoutNode, depth: number): LayoutNode => {
    if (node.kind !== 'box') return node;
    if (isAxis(node)) return { ...node, inferredKind: 'list' };
    if (depth === 0) return node;
    return { ...node, children: node.children.map((child) => mark(child, depth - 1)) };
  };
  return { ...chart, children: chart.children.map((child) => mark(child, drawing.depth)) };
}
