import type { LayerHistory, LayerPicture } from '#design/generation';
import { defaultPictureFit, type PictureFit } from '#design/picture-fit';
import { orElse, orNull } from './ask-figma.ts';
import { findShownPaint, readLayerHistory, recordKey } from './record-generation.ts';
import type { ReadSession } from './read-selection.ts';
import { findNode } from './nodes.ts';

/** What the layers of the current page know of their pictures; `everywhere` loads the other pages one by one. */
export async function readHistory(
  everywhere: boolean,
  { report }: Pick<ReadSession, 'report'>,
): Promise<readonly LayerHistory[]> {
  const pages = everywhere ? figma.root.children : [figma.currentPage];
  const found: LayerHistory[] = [];
  for (const [index, page] of pages.entries()) {
    await report('Reading the history', index, pages.length);
    for (const layer of await findRecorded(page)) {
      const history = orElse(() => readLayerHistory(layer), null);
      if (history) found.push(history);
    }
  }
  return found;
}

/** None where Figma cannot load the page: the pictures of the others are worth showing. */
async function findRecorded(page: PageNode): Promise<readonly SceneNode[]> {
  const loaded = await orNull(async () => {
    await page.loadAsync();
    return page.findAllWithCriteria({ pluginData: { keys: [recordKey] } });
  });
  return loaded ?? [];
}

/** What one layer shows; `null` where that is no picture. */
export async function readLayerPicture(nodeId: string): Promise<LayerPicture | null> {
  const layer = await findNode(nodeId);
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
    imageTransform: imageTransform ?? defaultPictureFit.imageTransform,
    scalingFactor: scalingFactor ?? 1,
    rotation: rotation ?? 0,
  };
}
