/** Plans the pictures of copies: one style card for all, and the rules of the file by what is written in each copy. */
import type { ImageRule } from '#design/image-rules';
import type { PictureSet } from '#design/picture-sets';
import type { Surroundings } from '#design/surroundings';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { applyRules } from '../1-plan/rules/apply-rules.ts';
import { evaluateRules } from '../1-plan/rules/evaluate-rules.ts';
import { findFacts } from '../1-plan/rules/find-facts.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';
import { applySet } from '../sets/plan-set.ts';
import type { PlannedCopy, PlannedCopyPicture } from './plan-copies.ts';

export interface CopyOrder {
  /** Names the one click that asked for them. */
  readonly action: string;
  readonly quality: ImageSpec['quality'];
  /** Whether the service repeats a picture by its seed, so that each needs one of its own. */
  readonly takesSeed: boolean;
  readonly rules: readonly ImageRule[];
  readonly set: PictureSet | null;
}

/** The longest side that Figma takes, px. */
const maxSide = 4096;
/** Seeds between two copies, so that none repeats. */
const seedsOfCopy = 100;

/**
 * Plans a picture for each place that is there.
 * @param placeOf the id of a layer in a copy, by the number of the copy and its id in the frame that was copied
 */
export function planCopyPictures(
  copies: readonly PlannedCopy[],
  { action, quality, takesSeed, rules, set }: CopyOrder,
  newId: () => string,
  placeOf: (copy: number, nodeId: string) => string | undefined,
): readonly ImageSpec[] {
  return copies.flatMap((copy, row) =>
    copy.pictures.flatMap((picture, at) => {
      const nodeId = placeOf(row, picture.nodeId);
      if (nodeId === undefined) return [];
      const spec: ImageSpec = withPrompt(
        {
          id: newId(),
          words: picture.words,
          prompt: '',
          width: Math.min(maxSide, picture.width),
          height: Math.min(maxSide, picture.height),
          quality,
          background: 'auto',
          palette: [],
          seed: takesSeed ? row * seedsOfCopy + at + 1 : null,
          place: { nodeId, where: 'fill' },
          action,
          label: picture.layerName,
        },
        {},
      );
      const facts = findFacts(picture.words, surroundingsOf(copy, picture), null);
      return [applyRules(applySet(spec, set), evaluateRules(rules, facts))];
    }),
  );
}

/** What rules can test of a copy that is not on the canvas yet: its names and what its row writes into it. */
function surroundingsOf({ name, texts }: PlannedCopy, picture: PlannedCopyPicture): Surroundings {
  const { nodeId, layerName, width, height } = picture;
  return {
    ...{ nodeId, layerName, width, height, layerType: 'RECTANGLE', takesFill: true, frameName: name },
    ...{ palette: [], texts: texts.map(({ text }) => text), ground: null, modes: [], tokens: {} },
  };
}
