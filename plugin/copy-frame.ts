/**
 * Copies of a frame, each with texts of its own, side by side where nothing is. All copies of one request, and the pictures
 * that follow, are one step of undo. A copy that Figma refuses is left out whole.
 */
import type { EditAction, FrameCopy } from '#design/canvas-edit';
import { orNull } from './ask-figma.ts';
import { writeText } from './fill-texts.ts';
import { findFreePosition } from './find-free-position.ts';
import { findLayers, isFrame, pageOf } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { beginStep, endStep } from './undo-steps.ts';

/** px between two copies. */
const gap = 80;

/** Answers for each copy the ids of its layers by those of the frame that was copied; empty for one that failed. */
export async function copyFrame(
  frameId: string,
  copies: readonly FrameCopy[],
  action: EditAction,
): Promise<readonly Readonly<Record<string, string>>[]> {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and try again.');
  }
  const [frame] = await findLayers([frameId]);
  const page = frame && pageOf(frame);
  if (!frame || !page || !isFrame(frame)) {
    throw new PlainError('The frame is no longer in the file. Select another one.');
  }
  beginStep(action);
  const made: Readonly<Record<string, string>>[] = [];
  try {
    const { width, height, absoluteBoundingBox } = frame;
    const wanted = {
      x: (absoluteBoundingBox?.x ?? 0) + width + gap,
      y: absoluteBoundingBox?.y ?? 0,
      width: copies.length * (width + gap),
      height,
    };
    const free = findFreePosition(page, wanted);
    for (const [index, copy] of copies.entries()) {
      const position = { x: free.x + index * (width + gap), y: free.y };
      made.push((await orNull(() => makeCopy(frame, page, copy, position))) ?? {});
    }
  } finally {
    endStep(action);
  }
  return made;
}

async function makeCopy(
  frame: SceneNode,
  page: PageNode,
  { name, texts }: FrameCopy,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<Readonly<Record<string, string>>> {
  const copy = frame.clone();
  try {
    page.appendChild(copy);
    copy.name = name;
    copy.x = x;
    copy.y = y;
    const ids = pairLayers(frame, copy);
    for (const { nodeId, was, text } of texts) {
      const own = ids[nodeId];
      // Words of a table are what somebody wants to see, so they are written though they may be long.
      if (own !== undefined)
        await orNull(() => writeText({ nodeId: own, was, choices: [text], width: Infinity }));
    }
    return ids;
  } catch (error) {
    copy.remove();
    throw error;
  }
}

/** A copy has the layers of its frame in the same order. */
function pairLayers(frame: SceneNode, copy: SceneNode): Record<string, string> {
  const ids: Record<string, string> = { [frame.id]: copy.id };
  if ('children' in frame && 'children' in copy) {
    for (const [index, child] of frame.children.entries()) {
      const other = copy.children[index];
      if (other) Object.assign(ids, pairLayers(child, other));
    }
  }
  return ids;
}
