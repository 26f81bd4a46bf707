/** Reads the whole file for search: first which frames there are, then one frame at a time, as the panel asks for them. */
import type { FileFrame } from '#design/messages';
import type { Snapshot } from '#design/snapshot';
import { orNull } from './ask-figma.ts';
import { exportFrame } from './export-frame.ts';
import { findNode, isFrame, pageOf } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import type { ReadSession } from './read-session.ts';

/** The frames of every page, the current page first; pages are loaded one by one, and one that cannot be is left out. */
export async function listFileFrames({ report }: Pick<ReadSession, 'report'>): Promise<readonly FileFrame[]> {
  const others = figma.root.children.filter((page) => page.id !== figma.currentPage.id);
  const pages = [figma.currentPage, ...others];
  const found: FileFrame[] = [];
  for (const [index, page] of pages.entries()) {
    await report('Listing frames', index, pages.length);
    const nodes = await orNull(async () => {
      await page.loadAsync();
      return page.children;
    });
    for (const { id, name } of framesIn(nodes ?? [])) found.push({ id, name, page: page.name });
  }
  return found;
}

function framesIn(nodes: readonly SceneNode[]): readonly SceneNode[] {
  return nodes
    .filter(isFrame)
    .flatMap((node) => (node.type === 'SECTION' ? [node, ...framesIn(node.children)] : [node]));
}

/** One frame without pictures and variables, which search does not need. */
export async function readFileFrame(nodeId: string): Promise<Snapshot> {
  const node = await findNode(nodeId);
  if (node === null || !('exportAsync' in node) || node.type === 'PAGE')
    throw new PlainError('The frame is no longer in the file.');
  const { frame, components, componentSets, styles } = await exportFrame(node, pageOf(node)?.name ?? null);
  return {
    documentName: figma.root.name,
    frames: [frame],
    components,
    componentSets,
    styles,
    variables: null,
    images: {},
    exports: {},
  };
}
