import { findImageFormat } from '#design/image-header';
import type { AssetRef } from '#design/snapshot';
import { orElse } from './ask-figma.ts';
import { type ReadSession, sendAsset } from './read-session.ts';
import { readLayerHistory, recordKey } from './generation-history.ts';

/** Sends the picture of every `imageRef`; one that Figma does not have any more is left out and reported later. */
export async function readImages(
  refs: readonly string[],
  session: ReadSession,
): Promise<Record<string, AssetRef>> {
  const images: Record<string, AssetRef> = {};
  let done = 0;
  for (const ref of refs) {
    await session.report('Reading images', done, refs.length);
    const bytes = await readImageBytes(ref);
    const mime = bytes && findImageFormat(bytes);
    if (bytes && mime) {
      images[ref] = { key: ref, mime };
      await sendAsset(images[ref], bytes, session);
    }
    done += 1;
  }
  return images;
}

/** The bytes of a picture of the document; `null` where Figma does not have it any more. */
export async function readImageBytes(ref: string): Promise<Uint8Array | null> {
  try {
    return (await figma.getImageByHash(ref)?.getBytesAsync()) ?? null;
  } catch {
    return null;
  }
}

/** The pictures of some frames with what they show, where a record of how they were made says it. */
export function addAlts(
  images: Readonly<Record<string, AssetRef>>,
  frames: readonly SceneNode[],
): Record<string, AssetRef> {
  const alts = new Map<string, string>();
  for (const frame of frames) {
    const inside = 'findAllWithCriteria' in frame ? findRecordedLayers(frame) : [];
    for (const layer of [frame, ...inside]) {
      const history = orElse(() => readLayerHistory(layer), null);
      const shown = history?.generations.find(({ id }) => id === history.shows);
      if (shown?.imageHash && shown.alt !== '') alts.set(shown.imageHash, shown.alt);
    }
  }
  return Object.fromEntries(
    Object.entries(images).map(([ref, image]) => {
      const alt = alts.get(ref);
      return [ref, alt === undefined ? image : { ...image, alt }];
    }),
  );
}

function findRecordedLayers(frame: ChildrenMixin): readonly SceneNode[] {
  return orElse(() => frame.findAllWithCriteria({ pluginData: { keys: [recordKey] } }), []);
}
