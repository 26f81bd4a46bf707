/**
 * Links rows that lead on, as those of a settings screen: words with a chevron at the end that points there. A layout comes
 * in; the same layout goes out with each of these rows as a link. A row with a control in it stays as it is.
 */
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { isControl } from './read-icon.ts';
import { asLink } from './link-lists.ts';

/** Marks the rows of all pages. */
export function linkChevronRows(layout: LayoutTree): LayoutTree {
  const rows = new Set<LayoutNode>();
  for (const { root } of layout.pages) if (root.kind === 'box') findRows(root, rows);
  if (rows.size === 0) return layout;
  const link = (root: LayoutNode) =>
    mapLayoutNode(root, (node, drawn) => (rows.has(drawn) ? asLink(node) : node));
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: link(page.root) })) };
}

function findRows(box: LayoutBox, rows: Set<LayoutNode>): void {
  for (const child of visibleChildren(box)) {
    if (child.kind !== 'box' || isControl(child)) continue;
    if (flowOf(box) === 'column' && isChevronRow(child)) rows.add(child);
    else findRows(child, rows);
  }
}

/** px of a row, and of the chevron at its end; layers in a row. */
const rowSize = { minWidth: 200, minHeight: 32, maxHeight: 120, maxChevron: 32, maxLayers: 24 };

function isChevronRow(box: LayoutBox): boolean {
  const { width, height } = box.drawn;
  if (width < rowSize.minWidth || height < rowSize.minHeight || height > rowSize.maxHeight) return false;
  if (flowOf(box) !== 'row' || isOutOfFlow(box)) return false;
  const shown = visibleChildren(box);
  const end = shown.at(-1);
  if (end === undefined || shown.length < 2 || !isChevron(end)) return false;
  const before = shown.slice(0, -1);
  const layers = before.flatMap((child) => layersIn(child, rowSize.maxLayers));
  return (
    layers.length <= rowSize.maxLayers &&
    layers.every((layer) => layer.kind !== 'box' || !isControl(layer)) &&
    layers.every((layer) => layer.kind !== 'vector' || !/^chevron/.test(recognizeIcon(layer.svg) ?? '')) &&
    before.flatMap(textsIn).some((text) => /\p{L}{2}/u.test(textOfLayer(text)))
  );
}

/** Whether a layer is nothing but a chevron that points on. */
function isChevron(node: LayoutNode): boolean {
  const { width, height } = node.drawn;
  if (width > rowSize.maxChevron || height > rowSize.maxChevron) return false;
  if (node.kind === 'vector') return recognizeIcon(node.svg) === 'chevron-right';
  const [only, more] = visibleChildren(node);
  return (
    node.kind === 'box' && !isControl(node) && only !== undefined && more === undefined && isChevron(only)
  );
}

/** Returns a layer and those in it, one more than the limit at most. */
function layersIn(node: LayoutNode, limit: number): readonly LayoutNode[] {
  const found = [node];
  for (let at = 0; at < found.length && found.length <= limit; at += 1)
    found.push(...visibleChildren(found[at] ?? null));
  return found;
}
