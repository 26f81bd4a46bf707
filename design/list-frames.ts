import type { FigmaDocument } from './figma-document.ts';
import type { FrameReport, FramesReport } from './report.ts';
import { isFrame, sizeOf, walkNodes } from './rest-node.ts';
import type { RestNode } from './snapshot.ts';

/** Lists per page what a person would select: top-level frames of every kind, sections and what lies in them. */
export function listFrames(document: FigmaDocument): FramesReport['pages'] {
  return document.pages.map((page) => ({
    id: page.id,
    name: page.name,
    frames: framesOf(page.nodes).map(toReport),
  }));
}

/** The frames among these layers and inside the sections among them, in the document's order. */
export function framesOf(nodes: readonly RestNode[]): readonly RestNode[] {
  const found: RestNode[] = [];
  for (const node of walkNodes(nodes, (parent) => parent.type === 'SECTION')) {
    if (isFrame(node)) found.push(node);
  }
  return found;
}

function toReport(node: RestNode): FrameReport {
  return { id: node.id, type: node.type, name: node.name, ...sizeOf(node) };
}
