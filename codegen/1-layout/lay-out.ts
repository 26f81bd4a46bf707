/**
 * The design tree in, the layout tree out: every node gets the CSS that puts it where Figma puts it and paints it as
 * Figma paints it. A page's frame is context: it takes the width it is given and grows with its content. What things
 * mean (components, elements, names) is not decided here.
 */
import type { AssetBytes } from '#design/snapshot';
import type { DesignFrame, DesignTree, DesignVariant } from '#design/tree';
import { isEmpty } from './lay-out-box.ts';
import { dropUnseen } from './drop-unseen.ts';
import { findBoundTexts } from './text/find-bound-texts.ts';
import { findFallbacks } from './fonts/find-fallbacks.ts';
import { findGrowth } from './pictures/find-growth.ts';
import { layOutNode } from './lay-out-node.ts';
import { type Laying, openLaying } from './laying.ts';
import type { LayoutPage, LayoutTree, LayoutVariant } from './layout-tree.ts';
import { joinLines } from './lines/join-lines.ts';
import { fitWidths } from './widths/fit-widths.ts';
import { type LengthReader, openLengths } from './widths/read-length.ts';

/** Lays out every frame of a design. `assets` are for exported SVGs, which are cleaned and stand in the page itself. */
export function layOut(drawn: DesignTree, assets: AssetBytes = new Map()): LayoutTree {
  const tree = joinLines(drawn);
  const laying = openLaying(tree, assets, layOutNode);
  const read = openLengths(laying.tokens, laying.properties);
  const pages = tree.frames.map((frame) => layOutPage(frame, laying, read));
  const variants = tree.variants ? layOutVariants(tree, tree.variants, laying) : null;
  const pictures = findGrowth(laying.pictures, pages, read);
  return {
    documentName: tree.documentName,
    pages,
    tokens: tree.tokens,
    fonts: laying.fonts.list(),
    namedStyles: laying.namedStyles.list(),
    boundTexts: findBoundTexts(tree),
    fallbacks: findFallbacks(tree),
    drawings: laying.drawings.list(),
    ...(variants ? { variants } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
    problems: dropUnseen([...tree.problems, ...laying.problems], tree),
  };
}

/** Each as if it stood free in a frame of its size; of what they need beyond the pages only pictures are listed. */
function layOutVariants(
  tree: DesignTree,
  variants: readonly DesignVariant[],
  { assets, pictures }: Laying,
): readonly LayoutVariant[] {
  const laying = { ...openLaying(tree, assets, layOutNode), pictures };
  return variants.flatMap(({ setId, root }) => {
    if (root.kind !== 'box') return [];
    const { node } = layOutNode(root, { kind: 'free', parent: root, borders: [0, 0, 0, 0] }, laying);
    return node.kind === 'box' ? [{ setId, root: node }] : [];
  });
}

function layOutPage({ root }: DesignFrame, laying: Laying, read: LengthReader): LayoutPage {
  if (isEmpty(root)) laying.report('frame-empty', root, {});
  const { node } = layOutNode({ ...root, visible: true }, { kind: 'page' }, laying);
  const { width, height } = root.box;
  return fitWidths({ frameId: root.id, name: root.name, width, height, root: node }, read);
}
