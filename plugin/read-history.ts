import type { LayerHistory, LayerPicture } from '#design/generation';
import { usualFit, type PictureFit } from '#design/picture-fit';
import { findShownPaint, readLayerHistory, recordPlace } from './record-generation.ts';
import type { Reading } from './read-selection.ts';

/** What the layers of the current page know of their pictures; `everywhere` loads the other pages one by one. */
export async function readHistory(
  everywhere: boolean,
  { report }: Pick<Reading, 'report'>,
): Promise<readonly LayerHistory[]> {
  const pages = everywhere ? figma.root.children : [figma.currentPage];
  const found: LayerHistory[] = [];
  for (const [index, page] of pages.entries()) {
    await report('Reading the history', index, pages.length);
    await page.loadAsync();
    for (const layer of page.findAllWithCriteria({ pluginData: { keys: [recordPlace] } })) {
      const history = readLayerHistory(layer);
      if (history) found.push(history);
    }
  }
  return found;
}

/** What one layer shows; `null` where that is no picture. */
export async function readLayerPicture(nodeId: string): Promise<LayerPicture | null> {
  const layer = await figma.getNodeByIdAsync(nodeId);
  if (!layer || !('visible' in layer)) return null;
  const paint = findShownPaint(layer);
  if (!paint?.imageHash) return null;
  const { id, name, width, height } = layer;
  return {
    nodeId: id,
    layerName: name,
    hash: paint.imageHash,
    width,
    height,
    fit: fitOf(paint),
    history: readLayerHistory(layer),
  };
}

function fitOf({ scaleMode, imageTransform, scalingFactor, rotation }: ImagePaint): PictureFit {
  return {
    scaleMode,
    imageTransform: imageTransform ?? usualFit.imageTransform,
    scalingFactor: scalingFactor ?? 1,
    rotation: rotation ?? 0,
  };
}
