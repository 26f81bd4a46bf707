import { DocumentError } from './document-error.ts';
import type { FigmaDocument } from './figma-document.ts';
import type { FrameReport, FramesReport } from './report.ts';
import { isFrame, sizeOf, walkNodes } from './rest-node.ts';
import type { RestNode } from './snapshot.ts';

/** Lists the selectable frames of each page: top-level frames of every kind, sections and their frames. */
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

/** As many frames as a sentence names before it stops. */
const maxNamedFrames = 5;

/**
 * Gets the frame a person asked for: any frame of the document by id (`1:2`, or `1-2` as addresses have it), or one
 * of the frames that `listFrames` lists by name.
 * @throws DocumentError where no frame fits, or several do.
 */
export function getFrame(document: FigmaDocument, wanted: string): RestNode {
  const found = findById(document, wanted) ?? findByName(document, wanted);
  if (!found) throw unknownFrame(document, wanted);
  if (isFrame(found)) return found;
  throw new DocumentError(
    'not-a-frame',
    `"${shorten(wanted)}" is a ${found.type} layer; code is made of frames, groups, components, instances and sections.`,
  );
}

function findById(document: FigmaDocument, wanted: string): RestNode | null {
  const id = wanted.replaceAll('-', ':');
  if (!/^I?\d+:\d+(?:;\d+:\d+)*$/.test(id)) return null;
  for (const page of document.pages) {
    for (const node of walkNodes(page.nodes)) {
      if (node.id === id) return node;
    }
  }
  return null;
}

function findByName(document: FigmaDocument, wanted: string): RestNode | null {
  const frames = document.pages.flatMap((page) => framesOf(page.nodes));
  const exact = frames.filter((frame) => frame.name === wanted);
  const fitting =
    exact.length > 0 ? exact : frames.filter((frame) => normalizeName(frame.name) === normalizeName(wanted));
  if (fitting.length <= 1) return fitting[0] ?? null;
  const ids = fitting.map((frame) => frame.id).join(', ');
  throw new DocumentError(
    'frame-ambiguous',
    `${fitting.length} frames are named "${shorten(wanted)}"; say which by id: ${ids}.`,
  );
}

function unknownFrame(document: FigmaDocument, wanted: string): DocumentError {
  const frames = document.pages.flatMap((page) => framesOf(page.nodes));
  const named = frames.slice(0, maxNamedFrames).map((frame) => `${frame.id} "${shorten(frame.name)}"`);
  const remaining = frames.length - named.length;
  const more = remaining > 0 ? ` and ${remaining} more` : '';
  return new DocumentError(
    'frame-unknown',
    `There is no frame "${shorten(wanted)}" in "${document.name}"; it has ${named.join(', ')}${more}.`,
  );
}

function normalizeName(name: string): string {
  return name.trim().toLowerCase();
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
