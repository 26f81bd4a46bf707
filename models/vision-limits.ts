/**
 * What the models read of a picture before they shrink or refuse it, and what it counts. Data by name, with the rule of
 * https://platform.openai.com/docs/guides/images-vision; a model that is not listed is treated as `gpt-5.4`.
 */
import type { PictureLimits } from '#design/tile-picture';

export interface VisionLimits extends PictureLimits {
  /** Input tokens of a picture: so many for each patch and picture. */
  readonly tokens: { readonly perPatch: number; readonly perPicture: number };
  /** px of the longer side, and the patches, of pictures sent with `detail: original`. */
  readonly original: { readonly maxSide: number; readonly maxPatches: number };
}

/** Patches of 32 px. The factor of gpt-5.4 is not published; similar models have this one. */
const patches: VisionLimits = {
  maxSide: 2048,
  maxShortSide: null,
  patchSize: 32,
  maxPatches: 2500,
  tokens: { perPatch: 1.2, perPicture: 0 },
  original: { maxSide: 6000, maxPatches: 10_000 },
};

/** Patches of 32 px in smaller models, which shrink to fewer of them and have no `original`. */
function fewPatches(perPatch: number): VisionLimits {
  const limits = { maxSide: 2048, maxPatches: 1536 };
  return { ...patches, ...limits, tokens: { perPatch, perPicture: 0 }, original: limits };
}

/** Tiles of 512 px, after the shorter side was shrunk to 768 px. */
function tiles(perPatch: number, perPicture: number): VisionLimits {
  const limits = { maxSide: 2048, maxPatches: 16 };
  return {
    ...limits,
    maxShortSide: 768,
    patchSize: 512,
    tokens: { perPatch, perPicture },
    original: limits,
  };
}

/** The first entry that fits a name counts. */
const limitsByName: readonly (readonly [RegExp, VisionLimits])[] = [
  [/^gpt-5\.[4-9]|^gpt-[6-9]/, patches],
  [/^gpt-5-mini|^gpt-4\.1-mini/, fewPatches(1.62)],
  [/^gpt-5-nano|^gpt-4\.1-nano/, fewPatches(2.46)],
  [/^o4-mini/, fewPatches(1.72)],
  [/^gpt-4o-mini/, tiles(5667, 2833)],
  [/^gpt-4o|^gpt-4\.1|^gpt-4\.5/, tiles(170, 85)],
  [/^gpt-5(?:-|$)/, tiles(140, 70)],
  [/^o[13]/, tiles(150, 75)],
];

/** The limits of a model; OpenRouter puts the maker before the name. */
export function findVisionLimits(model: string): VisionLimits {
  const name = model.replace(/^[\w-]+\//, '');
  return limitsByName.find(([pattern]) => pattern.test(name))?.[1] ?? patches;
}
