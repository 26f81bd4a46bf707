/**
 * The layouts of frames that are one page drawn at several widths come in, one page for all widths goes out. The
 * widest drawing says what the page is called, its ids and its order; each narrower one changes, below a width half
 * way to it, what it draws otherwise. Frames that are no such page stay what they are, and that is told.
 */
import type { DesignTree } from '#design/tree';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import { layOut } from '../lay-out.ts';
import type { LayoutPage, LayoutTree } from '../layout-tree.ts';
import type { WidthGroup } from './find-width-groups.ts';
import { joinWidths, type JoinedLines } from './join-lines.ts';
import { mergePage } from './merge-page.ts';
import { relink } from './relink.ts';

/** Lays out every frame of a design, those that are one page at several widths as one page. */
export function layOutMerged(tree: DesignTree, assets: AssetBytes = new Map()): LayoutTree {
  const { tree: joined, groups, linesOf } = joinWidths(tree);
  return mergeWidths(layOut(joined, assets), groups, linesOf);
}

function mergeWidths(
  layout: LayoutTree,
  groups: readonly WidthGroup[],
  linesOf: JoinedLines['linesOf'],
): LayoutTree {
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)));
  const byId = new Map(layout.pages.map((page) => [page.frameId, page]));
  const widestOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0]] as const)));
  const done = new Set<WidthGroup>();
  const pages = layout.pages.flatMap((page) => {
    const group = groupOf.get(page.frameId);
    if (!group) return [page];
    if (done.has(group)) return [];
    done.add(group);
    const [widest, ...narrower] = group.flatMap((id) => byId.get(id) ?? []);
    return widest ? [mergePage([widest, ...narrower], linesOf)] : [];
  });
  return {
    ...layout,
    pages: pages.map((page) => ({ ...page, root: relink(page.root, widestOf) })),
    problems: [...layout.problems, ...tellApart(layout.pages, groupOf)],
  };
}

function tellApart(
  pages: readonly LayoutPage[],
  groupOf: ReadonlyMap<string, WidthGroup>,
): readonly Problem[] {
  return pages
    .filter(({ frameId }) => !groupOf.has(frameId))
    .map(({ frameId, name }) => problem('widths-apart', { id: frameId, name }, {}));
}
