/** Changes to the history of pictures that layers keep: favourites, and pictures that are deleted from the file. */
import { orNull } from './ask-figma.ts';
import { removePicture } from './fill-with-picture.ts';
import { markFavourite, readLayerHistory, removeGeneration } from './generation-history.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { beginStep, endStep } from './undo-steps.ts';
import { gridKey } from './write-grid.ts';
import { madeKey } from './write-image.ts';

/** Marks a picture in every layer that has it, as one step of undo; answers how many layers that are. */
export async function markPicture(
  id: string,
  nodeIds: readonly string[],
  isFavourite: boolean,
): Promise<number> {
  return changeLayers(id, nodeIds, (layer) => markFavourite(layer, id, isFavourite));
}

/**
 * Deletes a picture from every layer that has it, as one step of undo: its record and its fill. The fill beneath is shown
 * again; a layer that was made for the picture and shows nothing else goes with it.
 */
export async function deletePicture(id: string, nodeIds: readonly string[]): Promise<number> {
  return changeLayers(id, nodeIds, (layer) => {
    const known = readLayerHistory(layer)?.generations ?? [];
    const hash = known.find((one) => one.id === id)?.imageHash ?? null;
    const others = known.filter((one) => one.id !== id);
    const isFilled = hash === null || removePicture(layer, hash, others);
    if (!isFilled && others.length === 0 && removeMadeLayer(layer)) return;
    removeGeneration(layer, id);
    if (others.length === 0) layer.setRelaunchData({});
  });
}

async function changeLayers(
  id: string,
  nodeIds: readonly string[],
  change: (layer: SceneNode) => void,
): Promise<number> {
  if (figma.editorType === 'dev')
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode.');
  const layers: SceneNode[] = [];
  for (const nodeId of nodeIds) {
    const node = await orNull(() => findNode(nodeId));
    if (!node || !('visible' in node)) continue;
    if (readLayerHistory(node)?.generations.some((one) => one.id === id)) layers.push(node);
  }
  if (layers.length === 0) throw new PlainError('The image is not on this page any more.');
  beginStep(undefined);
  layers.forEach(change);
  endStep(undefined);
  return layers.length;
}

/** A layer of a grid takes its label along; a person's own layer stays. */
function removeMadeLayer(layer: SceneNode): boolean {
  const cell = layer.getPluginData(gridKey);
  if (cell === '' && layer.getPluginData(madeKey) === '') return false;
  const { parent } = layer;
  const labels =
    cell === '' || parent === null
      ? []
      : parent.children.filter((one) => one.id !== layer.id && one.getPluginData(gridKey) === cell);
  for (const one of [layer, ...labels]) one.remove();
  return true;
}
