/**
 * The layouts of frames that are one page drawn at several widths come in, one page for all widths goes out. The
 * widest drawing says what the page is called, its ids and its order; each narrower one changes, below a width between
 * the two, what it draws otherwise. Frames that are no such page stay what they are, and that is told.
 */
import type { DesignTree } from '#design/tree';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import { layOut } from '../lay-out.ts';
import type { LayoutPage, LayoutTree } from '../layout-tree.ts';
import type { WidthGroup } from './find-width-groups.ts';
import { joinWidths } from './join-lines.ts';
import { mergePage } from './merge-page.ts';
import { relink } from './relink.ts';

/** Lays out every frame of a design, those that are one page at several widths as one page. */
export function layOutMerged(tree: DesignTree, assets: AssetBytes = new Map()): LayoutTree {
  if (tree.frames.length < 2) return layOut(tree, assets);
  const { tree: joined, groups } = joinWidths(tree);
  return mergeWidths(layOut(joined, assets), groups);
}

function mergeWidths(layout: LayoutTree, groups: readonly WidthGroup[]): LayoutTree {
  const pageOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0]] as const)));
  const byId = new Map(layout.pages.map((page) => [page.frameId, page]));
  const merged = new Map(
    groups.flatMap((group) => {
      const [widest, ...narrower] = group.flatMap((id) => byId.get(id) ?? []);
      return widest ? [[widest.frameId, mergePage([widest, ...narrower])] as const] : [];
    }),
  );
  // A page stands where the first of its drawings was chosen.
  const ids = new Set(layout.pages.map(({ frameId }) => pageOf.get(frameId) ?? frameId));
  const pages = [...ids].flatMap((id) => merged.get(id)?.page ?? byId.get(id) ?? []);
  return {
    ...layout,
    pages: pages.map((page) => ({ ...page, root: relink(page.root, pageOf) })),
    problems: [
      ...layout.problems,
      ...[...merged.values()].flatMap(({ problems }) => problems),
      ...tellApart(layout.pages.filter(({ frameId }) => !pageOf.has(frameId))),
    ],
  };
}

function tellApart(pages: readonly LayoutPage[]): readonly Problem[] {
  return pages.map(({ frameId, name }) => problem('widths-apart', { id: frameId, name }, {}));
}
