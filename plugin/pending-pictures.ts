/**
 * Pictures that are paid for and have no place yet. They are put into the document as they came, before anything is made
 * of them: client storage has no room for five pictures of a few megabytes, and Figma keeps no picture that nothing uses.
 * So each is the fill of a hidden layer in one hidden frame, which is gone when the last has found its place. Each window
 * has a frame of its own: where two shared one, the picture that one keeps would go with the frame that the other removes
 * in the same moment.
 */
import type { EditAction, PendingPicture } from '#design/canvas-edit';
import { paintOf } from './fill-with-picture.ts';
import { readImageBytes } from './read-images.ts';
import { beginStep } from './undo-steps.ts';

/** Names the frame, and in it each layer with the id of its picture. */
const dataKey = 'kept-picture';
const frameDataValue = 'all';
/** px; nobody sees them unless they look for them. */
const side = 100;
/** Ids of the frames that this run has made, one for each page on which it keeps pictures. */
const ownFrames = new Set<string>();

/** Keeps a picture; `null` where Figma does not take its bytes. */
export async function storePendingPicture(
  id: string,
  name: string,
  bytes: Uint8Array,
  action: EditAction,
): Promise<PendingPicture | null> {
  let image: Image;
  try {
    image = figma.createImage(bytes);
  } catch {
    return null;
  }
  // Keeping and placing are one step of undo, so that who takes a picture back does not find it kept.
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

/** The bytes of a kept picture; `null` where somebody has removed it. */
export function readPendingPicture({ hash }: PendingPicture): Promise<Uint8Array | null> {
  return readImageBytes(hash);
}

/** The picture has its place, or is wanted no more. */
export async function deletePendingPicture({ nodeId }: PendingPicture): Promise<void> {
  const layer = await figma.getNodeByIdAsync(nodeId);
  if (layer === null || layer.type !== 'RECTANGLE' || layer.getPluginData(dataKey) === '') return;
  const { parent } = layer;
  layer.remove();
  if (parent?.type === 'FRAME' && isPendingPicturesFrame(parent) && parent.children.length === 0)
    parent.remove();
}

/** Whether a layer is a hidden frame of kept pictures, which is in nobody's way. */
export function isPendingPicturesFrame(layer: SceneNode): boolean {
  return layer.type === 'FRAME' && layer.getPluginData(dataKey) === frameDataValue;
}

function findFrame(): FrameNode | null {
  const found = figma.currentPage.children.find(({ id }) => ownFrames.has(id));
  return found?.type === 'FRAME' ? found : null;
}

function makeFrame(): FrameNode {
  const frame = figma.createFrame();
  figma.currentPage.appendChild(frame);
  frame.name = 'Pictures without a place yet';
  frame.setPluginData(dataKey, frameDataValue);
  frame.visible = false;
  frame.locked = true;
  ownFrames.add(frame.id);
  return frame;
}
