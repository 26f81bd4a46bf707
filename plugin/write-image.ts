/**
 * A finished picture goes onto the canvas: into a layer's fill, with the former fill hidden beneath it, or beside the
 * layer as a new one. The record of how it came to be stays in the layer. One edit is one step of undo.
 */
import type { PlaceImage } from '#design/canvas-edit';
import { takesFill } from './kinds-of-nodes.ts';
import { pageOf } from './select-layers.ts';
import { PlainError } from './plain-error.ts';
import { recordGeneration } from './record-generation.ts';

/** Figma takes no larger picture: https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
const largestSide = 4096;
/** px between a layer and the picture beside it. */
const gap = 40;

/** Applies the edit and answers the id of the layer that shows the picture. */
export async function writeImage(edit: PlaceImage, bytes: Uint8Array): Promise<string> {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and insert it there.');
  }
  if (Math.max(edit.width, edit.height) > largestSide) {
    throw new PlainError(`Figma takes pictures of up to ${largestSide} px a side; this one is larger.`);
  }
  const target = await findTarget(edit);
  const image = createImage(bytes);
  const layer = edit.where === 'fill' ? fill(target, image, edit) : placeBeside(target, image, edit);
  recordGeneration(layer, { ...edit.generation, imageHash: image.hash });
  layer.setRelaunchData({ 'generate-image': 'Draw this picture again, or another' });
  figma.currentPage.selection = [layer];
  figma.commitUndo();
  return layer.id;
}

async function findTarget(edit: PlaceImage): Promise<SceneNode | null> {
  if (edit.nodeId === null) return null;
  const node = await figma.getNodeByIdAsync(edit.nodeId);
  if (!node || !('visible' in node)) {
    throw new PlainError('The layer is no longer in the file. Select another one and insert it there.');
  }
  const page = pageOf(node);
  if (page && page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  return node;
}

function createImage(bytes: Uint8Array): Image {
  try {
    return figma.createImage(bytes);
  } catch {
    throw new PlainError('Figma could not read this picture. Draw it again.');
  }
}

function fill(target: SceneNode | null, image: Image, edit: PlaceImage): SceneNode {
  if (!target) return placeBeside(null, image, edit);
  if (!takesFill(target)) {
    throw new PlainError(`"${target.name}" has no fill for a picture. Insert it beside the layer instead.`);
  }
  const former = target.fills === figma.mixed ? [] : target.fills;
  target.fills = [...former.map((paint) => ({ ...paint, visible: false })), paintOf(image)];
  return target;
}

function placeBeside(target: SceneNode | null, image: Image, edit: PlaceImage): SceneNode {
  const layer = figma.createRectangle();
  layer.name = edit.name;
  layer.resize(edit.width, edit.height);
  layer.fills = [paintOf(image)];
  const box = target?.absoluteBoundingBox;
  layer.x = box ? box.x + box.width + gap : Math.round(figma.viewport.center.x - edit.width / 2);
  layer.y = box ? box.y : Math.round(figma.viewport.center.y - edit.height / 2);
  figma.currentPage.appendChild(layer);
  return layer;
}

function paintOf(image: Image): ImagePaint {
  return { type: 'IMAGE', imageHash: image.hash, scaleMode: 'FILL' };
}
