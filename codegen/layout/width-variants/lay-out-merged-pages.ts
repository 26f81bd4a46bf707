/**
 * Lays out frames that are one page at several widths as one page. The widest variant determines the page's name, ids
 * and order; each narrower one changes, below a breakpoint between the two widths, what it draws differently. Frames
 * that match no other page are laid out alone, and reported.
 */
import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { DesignTree, Link } from '#design/tree';
import { layOut } from '../lay-out.ts';
import type { LayoutNode, LayoutPage, LayoutTree } from '../layout-tree.ts';
import type { WidthGroup } from './find-width-groups.ts';
import { joinLinesAcrossWidths } from './join-lines-across-widths.ts';
import { mergePage } from './merge-page.ts';

/** Lays out every frame of a design. Frames that are one page at several widths become one page. */
export function layOutMergedPages(tree: DesignTree, assets: AssetBytes = new Map()): LayoutTree {
  if (tree.frames.length < 2) return layOut(tree, assets);
  const { tree: joined, groups } = joinLinesAcrossWidths(tree);
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
  // A page takes the position of the first of its variants.
  const ids = new Set(layout.pages.map(({ frameId }) => pageOf.get(frameId) ?? frameId));
  const pages = [...ids].flatMap((id) => merged.get(id)?.page ?? byId.get(id) ?? []);
  return {
    ...layout,
    pages: pages.map((page) => ({ ...page, root: retargetLinks(page.root, pageOf) })),
    problems: [
      ...layout.problems,
      ...[...merged.values()].flatMap(({ problems }) => problems),
      ...reportUnmergedPages(layout.pages.filter(({ frameId }) => !pageOf.has(frameId))),
    ],
  };
}

/** Retargets links to frames that were merged into another page. */
function retargetLinks(node: LayoutNode, pageOf: ReadonlyMap<string, string>): LayoutNode {
  const moved = { ...node, link: retargetLink(node.link, pageOf) };
  if (moved.kind === 'box')
    return { ...moved, children: moved.children.map((child) => retargetLinks(child, pageOf)) };
  if (moved.kind !== 'text') return moved;
  const blocks = moved.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, link: retargetLink(run.link, pageOf) })),
  }));
  return { ...moved, blocks };
}

function retargetLink(link: Link | null, pageOf: ReadonlyMap<string, string>): Link | null {
  return link?.kind === 'node' ? { ...link, target: pageOf.get(link.target) ?? link.target } : link;
}

function reportUnmergedPages(pages: readonly LayoutPage[]): readonly Problem[] {
  return pages.map(({ frameId, name }) => problem('widths-apart', { id: frameId, name }, {}));
}
