import type { PictureSet } from '#design/picture-sets';
import type { ImageRule } from '#design/image-rules';
import { findSize } from '../1-plan/find-size.ts';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { applyRules } from '../1-plan/rules/apply-rules.ts';
import { evaluateRules } from '../1-plan/rules/evaluate-rules.ts';
import { findFacts } from '../1-plan/rules/find-facts.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';
import { applySet } from '../sets/plan-set.ts';
import type { PictureFill } from './plan-fill.ts';

/** What holds for all pictures of one filling. */
export interface FillOrder {
  /** The click that they belong to: one step of undo. */
  readonly action: string;
  readonly quality: ImageSpec['quality'];
  /** Whether pictures need different seeds, because the service repeats them. */
  readonly takesSeed: boolean;
  readonly rules: readonly ImageRule[];
  /** The set that the pictures belong to. @default none */
  readonly set?: PictureSet;
}

/** px of the longer side that a picture has at least; a small face is drawn badly. */
const leastSide = 256;

/** Plans a picture for each place. */
export function planFillPictures(
  fills: readonly PictureFill[],
  { action, quality, takesSeed, rules, set }: FillOrder,
  newId: () => string,
): readonly ImageSpec[] {
  return fills.map((fill, index) => {
    const scale = Math.max(1, leastSide / Math.max(fill.width, fill.height));
    const size = { kind: 'size', width: fill.width * scale, height: fill.height * scale } as const;
    const spec: ImageSpec = withPrompt(
      {
        id: newId(),
        words: fill.words.trim(),
        prompt: '',
        ...findSize(size, null, new Set()),
        quality,
        background: fill.kind === 'portrait' ? 'opaque' : 'auto',
        palette: fill.around.palette,
        seed: takesSeed ? index + 1 : null,
        place: { nodeId: fill.nodeId, where: 'fill', hides: fill.marks },
        context: fill.context,
        action,
        label: fill.name,
      },
      {},
    );
    return applyRules(
      applySet(spec, set ?? null),
      evaluateRules(rules, findFacts(spec.words, fill.around, null)),
    );
  });
}
