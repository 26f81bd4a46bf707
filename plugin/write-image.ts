/**
 * A finished picture goes onto the canvas: into a layer's fill, beside the layer as a new one, or into the grid of its
 * action. The record of how it came to be stays in the layer. The edits of one action are one step of undo.
 */
import type { CanvasEdit, PlaceImage, ShowGeneration } from '#design/canvas-edit';
import { orElse, orNull } from './ask-figma.ts';
import {
  fillWithPicture,
  paintLike,
  paintOf,
  retainPictures,
  retainPicturesOn,
  watchPlacedImage,
} from './fill-with-picture.ts';
import { besideOrCentre, findFreePosition } from './find-free-position.ts';
import { deletePendingPicture } from './pending-pictures.ts';
import { findNode, pageOf } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { recordGeneration, recordKeyOf } from './generation-history.ts';
import { beginStep, endStep } from './undo-steps.ts';
import { writeCell } from './write-grid.ts';

/** Figma takes no larger picture: https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
const maxSide = 4096;

/** Marks a layer that was made for its picture, so that it can go with it. */
export const madeKey = 'made-for-picture';

/** Applies the edit and answers the id of the layer that shows the picture. */
export async function writeImage(edit: CanvasEdit, bytes: Uint8Array): Promise<string> {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and insert it there.');
  }
  const action = edit.kind === 'place-image' ? edit.action : undefined;
  const layer = edit.kind === 'place-image' ? await placeImage(edit, bytes) : await showAgain(edit);
  // The picture is placed. The following steps are optional, and their failure must not look like a lost picture.
  const isShown = edit.kind !== 'place-image' || edit.quietly !== true;
  orElse(() => retainPictures(layer), undefined);
  const page = pageOf(layer);
  if (page) retainPicturesOn(page);
  orElse(
    () => layer.setRelaunchData({ 'generate-image': 'Generate this image again, or another' }),
    undefined,
  );
  await orNull(async () => (isShown ? showLayer(layer) : null));
  orElse(() => endStep(action), undefined);
  return layer.id;
}

async function placeImage(edit: PlaceImage, bytes: Uint8Array): Promise<SceneNode> {
  if (Math.max(edit.width, edit.height) > maxSide) {
    throw new PlainError(`Figma accepts images of up to ${maxSide} px a side; this one is larger.`);
  }
  const target = edit.nodeId === null ? null : await findTarget(edit.nodeId, edit.where);
  const page = (target && pageOf(target)) ?? figma.currentPage;
  await loadPage(page);
  const placed = edit.once === true ? findPlaced(page, edit.generation.id) : null;
  if (placed !== null) {
    beginStep(edit.action);
    await deletePending(edit);
    return placed;
  }
  const { hash } = createImage(bytes);
  beginStep(edit.action);
  const former = target && 'fills' in target && edit.where === 'fill' ? target.fills : null;
  const layer = await writeLayer(edit, hash, page, target);
  try {
    recordGeneration(layer, { ...edit.generation, imageHash: hash }, target);
  } catch (error) {
    // A partial edit is reverted, and the picture can be placed again.
    if (layer !== target) layer.remove();
    else if (former !== null && 'fills' in layer) layer.fills = former;
    throw error;
  }
  for (const id of edit.hides ?? []) await orNull(() => hideLayer(id));
  await deletePending(edit);
  watchPlacedImage(layer.id, hash);
  return layer;
}

/** A sign that stays costs nothing but its look. */
async function hideLayer(id: string): Promise<void> {
  const node = await findNode(id);
  if (node && 'visible' in node) node.visible = false;
}

/** If deleting the pending layer fails, the next attempt to place the picture deletes it. */
async function deletePending({ pending }: PlaceImage): Promise<void> {
  await orNull(async () => (pending ? deletePendingPicture(pending) : null));
}

/** The layer that shows or has shown a picture; two windows may both have waited for it. */
function findPlaced(page: PageNode, id: string): SceneNode | null {
  return page.findAllWithCriteria({ pluginData: { keys: [recordKeyOf(id)] } })[0] ?? null;
}

async function loadPage(page: PageNode): Promise<void> {
  try {
    await page.loadAsync();
  } catch {
    throw new PlainError(`Figma could not load the page "${page.name}". Open it and insert the image again.`);
  }
}

async function showAgain({ nodeId, generation }: ShowGeneration): Promise<SceneNode> {
  const layer = await findTarget(nodeId, 'fill');
  const { imageHash } = generation;
  if (layer === null || imageHash === null || !figma.getImageByHash(imageHash)) {
    throw new PlainError('This image is no longer in the file.');
  }
  beginStep(undefined);
  fillWithPicture(layer, imageHash);
  recordGeneration(layer, generation);
  return layer;
}

/** `null` where the layer is gone and the picture needs none: a grid only looks for its place beside it. */
async function findTarget(nodeId: string, where: PlaceImage['where']): Promise<SceneNode | null> {
  const node = await findNode(nodeId);
  if (node && 'visible' in node) return node;
  if (where === 'grid') return null;
  throw new PlainError('The layer is no longer in the file. Select another one and insert it there.');
}

/** Puts a picture into the document. */
export function createImage(bytes: Uint8Array): Image {
  try {
    return figma.createImage(bytes);
  } catch {
    throw new PlainError('Figma could not read this image. Generate it again.');
  }
}

async function writeLayer(
  edit: PlaceImage,
  hash: string,
  page: PageNode,
  target: SceneNode | null,
): Promise<SceneNode> {
  if (edit.where === 'fill' && target) {
    const isChanged = edit.generation.step !== 'draw';
    fillWithPicture(target, hash, isChanged ? await paintLike(target, hash, edit) : undefined);
    return target;
  }
  const cell = edit.where === 'grid' ? edit.cell : undefined;
  const layer = cell
    ? await writeCell(page, target, cell, edit.action?.id ?? edit.generation.id)
    : createBeside(page, target, edit);
  try {
    layer.name = edit.name;
    layer.resize(edit.width, edit.height);
    layer.fills = [paintOf(hash)];
  } catch (error) {
    layer.remove();
    throw error;
  }
  return layer;
}

function createBeside(page: PageNode, target: SceneNode | null, edit: PlaceImage): RectangleNode {
  const free = findFreePosition(page, besideOrCentre(target, edit));
  const layer = figma.createRectangle();
  try {
    page.appendChild(layer);
    layer.setPluginData(madeKey, '1');
    layer.x = free.x;
    layer.y = free.y;
  } catch (error) {
    layer.remove();
    throw error;
  }
  return layer;
}

async function showLayer(layer: SceneNode): Promise<void> {
  const page = pageOf(layer);
  if (page && page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  figma.currentPage.selection = [layer];
}
