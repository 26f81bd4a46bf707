import type { AssetRef } from '#design/snapshot';
import { orElse } from './ask-figma.ts';
import { readLayerHistory, recordPlace } from './record-generation.ts';

/** The pictures of some frames with what they show, where a record of how they were made says it. */
export function addAlts(
  images: Readonly<Record<string, AssetRef>>,
  frames: readonly SceneNode[],
): Record<string, AssetRef> {
  const alts = new Map<string, string>();
  for (const frame of frames) {
    const inside = 'findAllWithCriteria' in frame ? findRecorded(frame) : [];
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

function findRecorded(frame: ChildrenMixin): readonly SceneNode[] {
  return orElse(() => frame.findAllWithCriteria({ pluginData: { keys: [recordPlace] } }), []);
}
