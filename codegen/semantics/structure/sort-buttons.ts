/**
 * Makes buttons of the headings of a table that have an arrow or a chevron beside their words: pressing one sorts the rows by
 * its column. A table with headings of a text and a small icon comes in; the text and the icon are a button in their cell, and
 * the cell says in which order the rows are, where the icon of one heading only, or only one that differs, says so.
 */
import { mapLayoutNode, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { isPainted } from '../../css/style-queries.ts';
import { groupBy } from '../../group-by.ts';
import type { LayoutBox, LayoutNode, LayoutTree, LayoutVector, SortOrder } from '../../layout/layout-tree.ts';
import { nameWordsOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { findTable } from '../lists-and-tables.ts';
import { createBox, unionOf } from './nested-boxes.ts';

/** Adds the buttons that sort tables to all pages. */
export function addSortButtons(layout: LayoutTree): LayoutTree {
  const headings = new Map<LayoutNode, SortOrder | null>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box' || !node.visible) return;
    for (const [heading, order] of findSortHeadings(node)) headings.set(heading, order);
    node.children.forEach(visit);
  };
  for (const { root } of layout.pages) visit(root);
  if (headings.size === 0) return layout;
  const addIn = (root: LayoutNode) =>
    mapLayoutNode(root, (node, drawn) => {
      const order = headings.get(drawn);
      return node.kind !== 'box' || order === undefined ? node : withButton(node, order);
    });
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: addIn(page.root) })) };
}

/** Returns the headings of the table that a box is or contains which sort it, with the order where it is in one. */
function findSortHeadings(box: LayoutBox): readonly (readonly [LayoutBox, SortOrder | null])[] {
  const cells = [...(findTable(box)?.tags ?? [])].flatMap(([node, tag]) => (tag === 'th' ? [node] : []));
  const sorting = cells.flatMap((cell) => {
    const icon = cell.kind === 'box' ? sortIconOf(cell) : null;
    return cell.kind === 'box' && icon !== null ? [{ cell, icon, order: orderOf(icon) }] : [];
  });
  const looks = groupBy(sorting, ({ icon }) => JSON.stringify([icon.svg, icon.style])).values();
  const [single, more] = [...looks].flatMap((alike) => (alike.length === 1 ? alike : []));
  const sorted = more === undefined ? single : undefined;
  return sorting.map((one) => [one.cell, one === sorted ? one.order : null]);
}

/** px of the largest icon beside the words of a heading. */
const maxSortIcon = 24;

/** Returns the icon of a heading that says that it sorts; `null` for a heading of other content. */
function sortIconOf(cell: LayoutBox): LayoutVector | null {
  const shown = visibleChildren(cell);
  const isPlain =
    cell.instance === null &&
    cell.link === null &&
    cell.decided === undefined &&
    (cell.inferredKind === undefined || cell.inferredKind === 'group');
  const icons = shown.flatMap((child) => (textsIn(child).length === 0 ? vectorsIn(child) : []));
  const [icon, more] = icons;
  const hasText = shown.length === 2 && shown.some(({ kind }) => kind === 'text');
  if (!isPlain || !hasText || icon === undefined || more !== undefined) return null;
  if (Math.max(icon.drawn.width, icon.drawn.height) > maxSortIcon) return null;
  const isNamed = / (sort|sorting|sorted|arrow|arrows|caret|chevron|chevrons) /.test(nameWordsOf(icon));
  return orderOf(icon) !== null || isNamed ? icon : null;
}

/** Returns the vectors in a node that shows nothing else. */
function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  if (node.kind === 'vector') return [node];
  return node.kind === 'box' && !isPainted(node) ? visibleChildren(node).flatMap(vectorsIn) : [];
}

/** An arrow points to where the values grow. */
function orderOf({ svg }: LayoutVector): SortOrder | null {
  const shape = recognizeIcon(svg);
  if (shape === 'arrow-up' || shape === 'chevron-up') return 'ascending';
  return shape === 'arrow-down' || shape === 'chevron-down' ? 'descending' : null;
}

const layoutOfContent = /^(display|flex-direction|flex-wrap|align-items|(row-|column-)?gap)$/;

function withButton(cell: LayoutBox, order: SortOrder | null): LayoutBox {
  const shown = visibleChildren(cell);
  const button: LayoutBox = {
    ...createBox(
      { name: 'sort', kind: 'button' },
      { id: `${cell.id.startsWith('I') ? '' : 'I'}${cell.id};sort`, visible: true, drawn: unionOf(shown) },
      shown,
    ),
    style: cell.style.filter(({ property }) => layoutOfContent.test(property)),
  };
  return {
    ...cell,
    ...(order === null ? {} : { sortOrder: order }),
    style: cell.style.filter(({ property }) => !/gap$/.test(property)),
    children: [button, ...cell.children.filter(({ visible }) => !visible)],
  };
}
