/**
 * How the pictures of a layer came to be, kept in the layer itself: each record that it ever showed and all that led to
 * them, so that the history survives reopening, and a copy of the layer takes it along into any file.
 */
import {
  type Generation,
  type LayerHistory,
  type LayerPicture,
  listPictureHashes,
  parseGeneration,
} from '#design/generation';
import { defaultPictureFit, type PictureFit } from '#design/picture-fit';
import { orElse, orNull } from './ask-figma.ts';
import { readLongEntry, writeLongEntry } from './long-entry.ts';
import { findNode } from './nodes.ts';
import type { ReadSession } from './read-session.ts';

/** The record of the picture that the layer was given last; the one entry that a search for such layers asks for. */
export const recordKey = 'generation';
/**
 * Every record by its id, that of the last picture too: where two windows give one layer a picture in the same moment,
 * Figma keeps the later value of `generation`, and both of these.
 */
const idKeyPrefix = 'generation-';
/** An entry for each favourite of the layer, so that two windows can mark two pictures in the same moment. */
const favouriteKeyPrefix = 'favourite-';
/** Ids of the records that whoever gave the layer its last picture knew of, as a list in JSON. */
const knownKey = 'known-pictures';

/** The entry of one record, by which a search finds the layers that have it. */
export function recordKeyOf(id: string): string {
  return idKeyPrefix + id;
}

/** Makes `generation` the record of the layer's picture; a new layer takes along what `source` knows of how it came to be. */
export function recordGeneration(
  layer: SceneNode,
  generation: Generation,
  source: SceneNode | null = null,
): void {
  const before = readEntry(layer, recordKey);
  const recorded = new Set(recordedIds(layer));
  const led = source === null || source.id === layer.id ? [] : findAncestors(source, generation.parent);
  const former = [...led, ...(before ? [before] : [])].filter(({ id }) => id !== generation.id);
  for (const one of former) {
    if (recorded.has(one.id)) continue;
    recorded.add(one.id);
    writeEntry(layer, recordKeyOf(one.id), one);
  }
  writeEntry(layer, recordKey, generation);
  // The picture is recorded. What Figma refuses of the rest counts only where another window comes in between.
  orElse(() => {
    writeEntry(layer, recordKeyOf(generation.id), generation);
    writeKnown(layer, [...recorded, generation.id]);
  }, undefined);
}

/**
 * The hashes of pictures that another window gave the layer in the same moment in which it got its last one, so that who
 * wrote the last one has not kept them.
 */
export function findUnknownPictures(layer: SceneNode): readonly string[] {
  const text = readLongEntry(layer, knownKey);
  const last = text === '' ? null : readEntry(layer, recordKey);
  if (last === null) return [];
  const known = new Set([...(JSON.parse(text) as readonly string[]), last.id]);
  return recordedIds(layer)
    .filter((id) => !known.has(id))
    .flatMap((id) => readEntry(layer, recordKeyOf(id))?.imageHash ?? []);
}

/** From now on no picture of the layer counts as unknown. */
export function acknowledgePictures(layer: SceneNode): void {
  writeKnown(layer, recordedIds(layer));
}

function writeKnown(layer: SceneNode, ids: readonly string[]): void {
  writeLongEntry(layer, knownKey, JSON.stringify([...new Set(ids)]));
}

/** The record of that id in a layer, and all that led to it. */
function findAncestors(source: SceneNode, parent: string | null): readonly Generation[] {
  const known = readLayerHistory(source)?.generations ?? [];
  const led: Generation[] = [];
  let next = parent;
  while (next !== null && led.length < known.length) {
    const found = known.find(({ id }) => id === next);
    if (!found) break;
    led.push(found);
    next = found.parent;
  }
  return led;
}

/** Everything a layer knows of its pictures; `null` where it has none of ours. */
export function readLayerHistory(layer: SceneNode): LayerHistory | null {
  const last = readEntry(layer, recordKey);
  if (!last) return null;
  const former = recordedIds(layer)
    .filter((id) => id !== last.id)
    .map((id) => readEntry(layer, recordKeyOf(id)));
  const generations = [...former, last].filter((one): one is Generation => one !== null);
  const shown = findShownImage(layer);
  const ids = new Set(generations.map(({ id }) => id));
  const favourites = [...ids].filter((id) => layer.getPluginData(favouriteKeyPrefix + id) !== '');
  return {
    nodeId: layer.id,
    layerName: layer.name,
    // The last one first: one picture may have come twice.
    shows: [...generations].reverse().find(({ imageHash }) => imageHash === shown)?.id ?? null,
    generations,
    ...(favourites.length === 0 ? {} : { favourites }),
  };
}

/** Marks a picture of the layer's history as a favourite, or no longer. */
export function markFavourite(layer: SceneNode, id: string, isFavourite: boolean): void {
  layer.setPluginData(favouriteKeyPrefix + id, isFavourite ? '1' : '');
}

/** Removes a record; the layer's last one is then the youngest of the others. */
export function removeGeneration(layer: SceneNode, id: string): void {
  const history = readLayerHistory(layer);
  if (history === null) return;
  const others = history.generations.filter((one) => one.id !== id);
  const [last] = [...others].sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  if (last === undefined) writeLongEntry(layer, recordKey, '');
  else writeEntry(layer, recordKey, last);
  writeLongEntry(layer, recordKeyOf(id), '');
  markFavourite(layer, id, false);
  if (last === undefined) writeLongEntry(layer, knownKey, '');
  else
    writeKnown(
      layer,
      others.map((one) => one.id),
    );
}

/** The hashes of all pictures that a layer's history names. */
export function pictureHashesOf({ generations }: LayerHistory): readonly string[] {
  return [...new Set(generations.flatMap(listPictureHashes))];
}

/** The hash of the picture that a layer shows. */
export function findShownImage(layer: SceneNode): string | null {
  return findShownPaint(layer)?.imageHash ?? null;
}

/** The topmost paint of a layer that is not hidden, where that is a picture. */
export function findShownPaint(layer: SceneNode): ImagePaint | null {
  if (!('fills' in layer) || layer.fills === figma.mixed) return null;
  const shown = [...layer.fills].reverse().find((paint) => paint.visible !== false);
  return shown?.type === 'IMAGE' ? shown : null;
}

function recordedIds(layer: SceneNode): string[] {
  return layer
    .getPluginDataKeys()
    .filter((key) => key.startsWith(idKeyPrefix) && !key.includes('+'))
    .map((key) => key.slice(idKeyPrefix.length));
}

function readEntry(layer: SceneNode, key: string): Generation | null {
  return parseGeneration(readLongEntry(layer, key));
}

function writeEntry(layer: SceneNode, key: string, generation: Generation): void {
  writeLongEntry(layer, key, JSON.stringify(generation));
}

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

/** Empty if Figma cannot load the page, so that the pictures of the other pages are still shown. */
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
