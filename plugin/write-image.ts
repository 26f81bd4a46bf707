/**
 * A finished picture goes onto the canvas: into a layer's fill, with the former fill hidden beneath it, or beside the
 * layer as a new one. The record of how it came to be stays in the layer, and every picture that its history names lies
 * hidden among its fills, because Figma keeps no picture that nothing uses. One edit is one step of undo.
 */
import type { CanvasEdit, PlaceImage, ShowGeneration } from '#design/canvas-edit';
import { takesFill } from './kinds-of-nodes.ts';
import { pageOf } from './select-layers.ts';
import { PlainError } from './plain-error.ts';
import { picturesOf, readLayerHistory, recordGeneration } from './record-generation.ts';

/** Figma takes no larger picture: https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
const largestSide = 4096;
/** px between a layer and the picture beside it. */
const gap = 40;

/** Applies the edit and answers the id of the layer that shows the picture. */
export async function writeImage(edit: CanvasEdit, bytes: Uint8Array): Promise<string> {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and insert it there.');
  }
  const layer = edit.kind === 'place-image' ? await place(edit, bytes) : await showAgain(edit);
  keepPictures(layer);
  layer.setRelaunchData({ 'generate-image': 'Draw this picture again, or another' });
  figma.currentPage.selection = [layer];
  figma.commitUndo();
  return layer.id;
}

async function place(edit: PlaceImage, bytes: Uint8Array): Promise<SceneNode> {
  if (Math.max(edit.width, edit.height) > largestSide) {
    throw new PlainError(`Figma takes pictures of up to ${largestSide} px a side; this one is larger.`);
  }
  const target = edit.nodeId === null ? null : await findTarget(edit.nodeId);
  const { hash } = createImage(bytes);
  const layer = edit.where === 'fill' ? fill(target, hash, edit) : placeBeside(target, hash, edit);
  recordGeneration(layer, { ...edit.generation, imageHash: hash }, edit.led);
  return layer;
}

async function showAgain({ nodeId, generation }: ShowGeneration): Promise<SceneNode> {
  const layer = await findTarget(nodeId);
  const { imageHash } = generation;
  if (imageHash === null || !figma.getImageByHash(imageHash)) {
    throw new PlainError('This picture is no longer in the file.');
  }
  fillWith(layer, imageHash);
  recordGeneration(layer, generation);
  return layer;
}

async function findTarget(nodeId: string): Promise<SceneNode> {
  const node = await figma.getNodeByIdAsync(nodeId);
  if (!node || !('visible' in node)) {
    throw new PlainError('The layer is no longer in the file. Select another one and insert it there.');
  }
  const page = pageOf(node);
  if (page && page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  return node;
}

/** Puts a picture into the document. */
export function createImage(bytes: Uint8Array): Image {
  try {
    return figma.createImage(bytes);
  } catch {
    throw new PlainError('Figma could not read this picture. Draw it again.');
  }
}

function fill(target: SceneNode | null, hash: string, edit: PlaceImage): SceneNode {
  if (!target) return placeBeside(null, hash, edit);
  fillWith(target, hash);
  return target;
}

/** A picture that the layer had before comes to the top as it was; all else hides beneath. */
function fillWith(target: SceneNode, hash: string): void {
  if (!takesFill(target)) {
    throw new PlainError(`"${target.name}" has no fill for a picture. Insert it beside the layer instead.`);
  }
  const paints = target.fills === figma.mixed ? [] : target.fills;
  const former = paints.find((paint) => paint.type === 'IMAGE' && paint.imageHash === hash);
  target.fills = [
    ...paints.filter((paint) => paint !== former).map((paint) => ({ ...paint, visible: false })),
    former ? { ...former, visible: true } : paintOf(hash),
  ];
}

/** Hidden fills for what the history names and the layer does not hold; they lie at the bottom. */
function keepPictures(layer: SceneNode): void {
  const history = readLayerHistory(layer);
  if (history === null || !('fills' in layer) || layer.fills === figma.mixed) return;
  const paints = layer.fills;
  const held = new Set(paints.map((paint) => (paint.type === 'IMAGE' ? paint.imageHash : null)));
  const missing = picturesOf(history).filter((hash) => !held.has(hash) && figma.getImageByHash(hash));
  if (missing.length === 0) return;
  layer.fills = [...missing.map((hash) => ({ ...paintOf(hash), visible: false })), ...paints];
}

function placeBeside(target: SceneNode | null, hash: string, edit: PlaceImage): SceneNode {
  const layer = figma.createRectangle();
  layer.name = edit.name;
  layer.resize(edit.width, edit.height);
  layer.fills = [paintOf(hash)];
  const box = target?.absoluteBoundingBox;
  layer.x = box ? box.x + box.width + gap : Math.round(figma.viewport.center.x - edit.width / 2);
  layer.y = box ? box.y : Math.round(figma.viewport.center.y - edit.height / 2);
  figma.currentPage.appendChild(layer);
  return layer;
}

function paintOf(hash: string): ImagePaint {
  return { type: 'IMAGE', imageHash: hash, scaleMode: 'FILL' };
}
