/**
 * Pictures as fills of a layer: the former fill lies hidden beneath, and so does every picture that the layer's history
 * names, because Figma keeps no picture that nothing uses.
 */
import { type Generation, listPictureHashes } from '#design/generation';
import { orElse, orNull } from './ask-figma.ts';
import { findNode, takesFill } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { send } from './send.ts';
import {
  acknowledgePictures,
  findShownPaint,
  findUnknownPictures,
  pictureHashesOf,
  readLayerHistory,
  recordKey,
} from './generation-history.ts';

/** A picture that the layer had before becomes the top fill as it was; all other fills are hidden. */
export function fillWithPicture(target: SceneNode, hash: string, paint: ImagePaint = paintOf(hash)): void {
  if (!takesFill(target)) {
    throw new PlainError(`"${target.name}" has no fill for an image. Insert it beside the layer instead.`);
  }
  const paints = target.fills === figma.mixed ? [] : target.fills;
  const former = paints.find((paint) => paint.type === 'IMAGE' && paint.imageHash === hash);
  target.fills = [
    ...paints
      .filter((paint) => paint !== former && isPresent(paint))
      .map((paint) => ({ ...paint, visible: false })),
    former ? { ...former, visible: true } : paint,
  ];
}

/** Figma takes no fill back whose picture it does not have. */
function isPresent(paint: Paint): boolean {
  return paint.type !== 'IMAGE' || paint.imageHash === null || figma.getImageByHash(paint.imageHash) !== null;
}

/**
 * A picture that was made of the one a layer shows, as the paint of that layer: it lies there as the other does, cropped,
 * tiled, turned and filtered alike. One of another ratio is laid in anew.
 */
export async function paintLike(
  target: SceneNode,
  hash: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<ImagePaint> {
  const former = findShownPaint(target);
  const size = former?.imageHash
    ? await orNull(async () => (await figma.getImageByHash(former.imageHash ?? '')?.getSizeAsync()) ?? null)
    : null;
  if (!former || !size || Math.abs(size.width * height - size.height * width) > Math.max(width, height))
    return paintOf(hash);
  const { scalingFactor } = former;
  return {
    ...former,
    imageHash: hash,
    ...(scalingFactor === undefined ? {} : { scalingFactor: (scalingFactor * size.width) / width }),
  };
}

/** Ids of the pages of which this run sees what other windows do. */
const watchedPages = new Set<string>();

/**
 * Two windows may fill one layer in the same moment. Figma keeps the fills of the later one, which did not know of the
 * other's picture. So that picture comes back as a hidden fill, as if it had been there before: in every window that sees
 * it happen on this page, or when the page is next opened. A fill that a person removes does not come back.
 */
export function retainPicturesOn(page: PageNode): void {
  if (figma.editorType === 'dev' || watchedPages.has(page.id)) return;
  watchedPages.add(page.id);
  const retainOn = (layer: SceneNode) => orElse(() => retainUnknownPictures(layer), undefined);
  orElse(() => {
    page.on('nodechange', ({ nodeChanges }) => {
      // An undo of this window takes back what it did, and nothing else.
      void reportRemovedImage();
      for (const { type, origin, node } of nodeChanges)
        if (type === 'PROPERTY_CHANGE' && origin === 'REMOTE' && !node.removed) retainOn(node);
    });
    page.findAllWithCriteria({ pluginData: { keys: [recordKey] } }).forEach(retainOn);
  }, undefined);
}

/** The layer and the image that were placed last, as long as the layer has the image. */
let placedLast: { readonly nodeId: string; readonly hash: string } | null = null;

/** Follows the image that was placed last, to report when an undo takes it back. */
export function watchPlacedImage(nodeId: string, hash: string): void {
  placedLast = { nodeId, hash };
}

async function reportRemovedImage(): Promise<void> {
  const placed = placedLast;
  if (placed === null) return;
  const layer = await findNode(placed.nodeId);
  const isThere = layer !== null && !layer.removed && 'fills' in layer && hashesIn(layer).has(placed.hash);
  if (isThere || placedLast !== placed) return;
  placedLast = null;
  send({ type: 'placed-image-removed' });
}

function retainUnknownPictures(layer: SceneNode): void {
  const unknown = findUnknownPictures(layer);
  if (unknown.length === 0) return;
  retainPictures(layer);
  // A picture that Figma does not know in this window yet is looked for again with the next change of the layer.
  const present = hashesIn(layer);
  if (unknown.every((hash) => present.has(hash))) acknowledgePictures(layer);
}

/** Hidden fills for what the history names and the layer does not hold; they lie at the bottom. */
export function retainPictures(layer: SceneNode): void {
  const history = readLayerHistory(layer);
  if (history === null || !('fills' in layer) || layer.fills === figma.mixed) return;
  const paints = layer.fills;
  const present = hashesIn(layer);
  const missing = pictureHashesOf(history).filter((hash) => !present.has(hash) && figma.getImageByHash(hash));
  if (missing.length === 0) return;
  layer.fills = [...missing.map((hash) => ({ ...paintOf(hash), visible: false })), ...paints];
}

/**
 * Takes a picture of the history out of the fills. Where it was shown, the fill beneath it is shown again. A picture that
 * other records name stays, hidden. Answers whether the layer shows anything yet.
 */
export function removePicture(layer: SceneNode, hash: string, others: readonly Generation[]): boolean {
  if (!('fills' in layer) || layer.fills === figma.mixed) return true;
  const named = new Set(others.flatMap(listPictureHashes));
  const shownOnce = new Set(others.map(({ imageHash }) => imageHash));
  const wasShown = findShownPaint(layer)?.imageHash === hash;
  const isRemoved = (paint: Paint) => paint.type === 'IMAGE' && paint.imageHash === hash;
  const left = layer.fills.filter((paint) => !isRemoved(paint) || named.has(hash));
  // Pictures that only went along with a request were never shown.
  const isFill = (paint: Paint) =>
    !isRemoved(paint) &&
    (paint.type !== 'IMAGE' || !named.has(paint.imageHash ?? '') || shownOnce.has(paint.imageHash));
  const top = left.length - 1 - [...left].reverse().findIndex(isFill);
  const isLeft = top < left.length;
  layer.fills = left.map((paint, index) =>
    isRemoved(paint)
      ? { ...paint, visible: false }
      : wasShown && index === top
        ? { ...paint, visible: true }
        : paint,
  );
  return !wasShown || isLeft;
}

function hashesIn(layer: SceneNode): ReadonlySet<string | null> {
  const paints = 'fills' in layer && layer.fills !== figma.mixed ? layer.fills : [];
  return new Set(paints.map((paint) => (paint.type === 'IMAGE' ? paint.imageHash : null)));
}

/** A picture as the paint of a layer of its size. */
export function paintOf(hash: string): ImagePaint {
  return { type: 'IMAGE', imageHash: hash, scaleMode: 'FILL' };
}
