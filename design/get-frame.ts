import { DocumentError } from './document-error.ts';
import type { FigmaDocument } from './figma-document.ts';
import { framesOf } from './list-frames.ts';
import { isFrame, walkNodes } from './rest-node.ts';
import type { RestNode } from './snapshot.ts';

/** As many frames as a sentence names before it stops. */
const namedAtMost = 5;

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
  const fitting = exact.length > 0 ? exact : frames.filter((frame) => fold(frame.name) === fold(wanted));
  if (fitting.length <= 1) return fitting[0] ?? null;
  const ids = fitting.map((frame) => frame.id).join(', ');
  throw new DocumentError(
    'frame-ambiguous',
    `${fitting.length} frames are named "${shorten(wanted)}"; say which by id: ${ids}.`,
  );
}

function unknownFrame(document: FigmaDocument, wanted: string): DocumentError {
  const frames = document.pages.flatMap((page) => framesOf(page.nodes));
  const named = frames.slice(0, namedAtMost).map((frame) => `${frame.id} "${shorten(frame.name)}"`);
  const rest = frames.length - named.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return new DocumentError(
    'frame-unknown',
    `There is no frame "${shorten(wanted)}" in "${document.name}"; it has ${named.join(', ')}${more}.`,
  );
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
