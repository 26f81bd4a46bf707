/**
 * Pending pictures: they are paid for and not placed yet. They are stored in the document unchanged, before they are
 * cropped: client storage has no room for five pictures of a few megabytes, and Figma keeps no picture that nothing uses.
 * So each is the fill of a hidden layer in one hidden frame, which is gone when the last has found its place. Each window
 * has a frame of its own: where two shared one, the picture that one keeps would go with the frame that the other removes
 * in the same moment.
 */
import type { EditAction, PendingPictureLayer } from '#design/canvas-edit';
import { paintOf } from './fill-with-picture.ts';
import { readImageBytes } from './read-images.ts';
import { beginStep } from './undo-steps.ts';

/** Names the frame, and in it each layer with the id of its picture. */
const dataKey = 'pending-picture';
/** The same in older versions. */
const formerDataKey = 'kept-picture';
const frameDataValue = 'all';
/** px. */
const side = 100;
/** Ids of the frames that this run has made, one for each page on which it keeps pictures. */
const ownFrames = new Set<string>();

/** Stores a picture; `null` if Figma does not accept its bytes. */
export async function storePendingPicture(
  id: string,
  name: string,
  bytes: Uint8Array,
  action: EditAction,
): Promise<PendingPictureLayer | null> {
  let image: Image;
  try {
    image = figma.createImage(bytes);
  } catch {
    return null;
  }
  // Storing and placing are one step of undo, so that an undo does not bring the pending layer back.
  beginStep(action);
  const frame = findFrame() ?? makeFrame();
  const layer = figma.createRectangle();
  frame.appendChild(layer);
  layer.name = name;
  layer.resize(side, side);
  layer.x = frame.children.length * side - side;
  layer.y = 0;
  layer.fills = [paintOf(image.hash)];
  layer.setPluginData(dataKey, id);
  frame.resize(Math.max(side, frame.children.length * side), side);
  return { hash: image.hash, nodeId: layer.id };
}

/** The bytes of a pending picture; `null` if it was removed. */
export function readPendingPicture({ hash }: PendingPictureLayer): Promise<Uint8Array | null> {
  return readImageBytes(hash);
}

/** Deletes the layer of a picture that is placed or no longer wanted. */
export async function deletePendingPicture({ nodeId }: PendingPictureLayer): Promise<void> {
  const layer = await figma.getNodeByIdAsync(nodeId);
  if (layer === null || layer.type !== 'RECTANGLE' || readMark(layer) === '') return;
  const { parent } = layer;
  layer.remove();
  if (parent?.type === 'FRAME' && isPendingPicturesFrame(parent) && parent.children.length === 0)
    parent.remove();
}

/** Whether a layer is a hidden frame of pending pictures, which takes no space on the canvas. */
export function isPendingPicturesFrame(layer: SceneNode): boolean {
  return layer.type === 'FRAME' && readMark(layer) === frameDataValue;
}

function readMark(layer: SceneNode): string {
  return layer.getPluginData(dataKey) || layer.getPluginData(formerDataKey);
}

function findFrame(): FrameNode | null {
  const found = figma.currentPage.children.find(({ id }) => ownFrames.has(id));
  return found?.type === 'FRAME' ? found : null;
}

function makeFrame(): FrameNode {
  const frame = figma.createFrame();
  figma.currentPage.appendChild(frame);
  frame.name = 'Images not placed yet';
  frame.setPluginData(dataKey, frameDataValue);
  frame.visible = false;
  frame.locked = true;
  ownFrames.add(frame.id);
  return frame;
}
