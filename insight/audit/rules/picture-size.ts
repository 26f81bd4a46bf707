import { type Rule, subjectOf } from '../audit-rule.ts';
import type { Layer } from '../audit-frame.ts';

/** Files many times larger than they are shown, even on screens of three pixels for each px. */
export const pictureSize: Rule = {
  id: 'picture-size',
  level: 'note',
  why: 'The file opens slowly, and so does a page that uses the image as it is.',
  find: ({ frame, input }) => {
    const files = input.imageFiles;
    if (files === undefined) return [];
    const uses = new Map<string, Layer[]>();
    for (const layer of frame.layers) {
      if (!layer.shown || layer.node.kind === 'text') continue;
      for (const paint of layer.node.fills)
        if (paint.kind === 'image' && paint.mode !== 'tile')
          uses.set(paint.imageRef, [...(uses.get(paint.imageRef) ?? []), layer]);
    }
    return [...uses].flatMap(([ref, layers]) => {
      const file = files.get(ref);
      if (file === undefined) return [];
      const excess = Math.min(
        ...layers.map(({ box }) =>
          Math.min(file.width / Math.max(1, box.width), file.height / Math.max(1, box.height)),
        ),
      );
      const isHuge = file.width * file.height >= leastPixels || file.bytes >= leastBytes;
      if (!isHuge || excess < leastExcess) return [];
      const size = `${String(file.width)} × ${String(file.height)}`;
      return [
        {
          layers,
          measure: `${size} pixels, ${excess.toFixed(1)} for each px shown`,
          message: `${subjectOf(layers, 'image', 'layers')} ${layers.length === 1 ? 'is' : 'are'} shown at ${String(Math.round(layers[0]?.box.width ?? 0))} × ${String(Math.round(layers[0]?.box.height ?? 0))} px from a file of ${size} pixels.`,
          howToFix: 'Replace it with a file of at most three times the size at which it is shown.',
          confidence: 0.9,
        },
      ];
    });
  },
};

const leastPixels = 3_000_000;
const leastBytes = 1_500_000;
const leastExcess = 4;
