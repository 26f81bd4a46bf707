/**
 * Where a person would cut a long page into files: at the parts that follow each other down the page, each large
 * enough to be worth a name. A box around nearly everything is no part but the page once more.
 */
import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { placeIn, visibleChildren } from '../align-uses.ts';
import type { UseGroup } from './use-group.ts';
import { nameSections } from './name-sections.ts';
import type { ShapeTable } from './shape-table.ts';

/** Layers of a page that is still read at once. */
const shortPage = 60;
/** Layers that make a part worth a file. */
const fewestLayers = 12;
/** The share of a page's layers from which on a part is the page itself. */
const nearlyAll = 0.6;

/** The sections of long pages, each a component that is used once. */
export function findSections(
  { pages }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, UseGroup>,
  shapes: ShapeTable,
): readonly UseGroup[] {
  return pages.flatMap(({ root }) => {
    const { size } = shapes.of(root);
    if (size < shortPage) return [];
    const sections = collectSections(root, size, groupOf, shapes);
    if (sections.length < 2) return [];
    const names = nameSections(sections, root);
    return sections.map((box, index): UseGroup => {
      const title = names[index] ?? 'section';
      return {
        key: `section ${box.id}`,
        componentId: box.id,
        title,
        uses: [box],
        placeOf: placeIn,
        isPart: true,
      };
    });
  });
}

function collectSections(
  outer: LayoutNode,
  whole: number,
  groupOf: ReadonlyMap<LayoutNode, UseGroup>,
  shapes: ShapeTable,
): readonly LayoutBox[] {
  return visibleChildren(outer).flatMap((child) => {
    if (child.kind !== 'box' || groupOf.has(child) || child.decided?.component === 'none') return [];
    const { size } = shapes.of(child);
    if (size > whole * nearlyAll) return collectSections(child, whole, groupOf, shapes);
    return size < fewestLayers ? [] : [child];
  });
}
