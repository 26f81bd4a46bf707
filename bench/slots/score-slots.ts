import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import { type FillPlan, listShownPictures, planFill } from '#visuals/fill/plan-fill';
import type { PictureState } from '#visuals/fill/find-picture-slots';
import { isPlainPicture } from '#visuals/fill/judge-picture';
import { type SlotFile, snapshotOf } from './draw-slot-pages.ts';

export interface SlotScore {
  readonly plans: readonly FillPlan[];
  readonly found: number;
  /** Layers that were taken for places and are none, pictures and texts. */
  readonly wrong: readonly string[];
  /** Places and texts that were not found, each with its kind. */
  readonly missed: readonly string[];
  readonly words: { readonly expected: number; readonly missing: readonly string[] };
}

/** Searches the drawn file as the panel does, and compares what it finds with what was drawn. */
export function scoreSlots(drawn: SlotFile): SlotScore {
  const plans = drawn.frames.flatMap((frame) => {
    const tree = readDesign(snapshotOf(frame));
    const states = new Map<string, PictureState>();
    for (const ref of listShownPictures(tree)) {
      const bytes = drawn.images.get(ref);
      const isPlain = bytes !== undefined && isPlainPicture(readPng(bytes));
      states.set(ref, bytes === undefined ? 'missing' : isPlain ? 'plain' : 'picture');
    }
    return planFill(tree, states);
  });
  const pictures = new Map(plans.flatMap((plan) => plan.pictures.map((one) => [one.nodeId, one] as const)));
  const texts = new Set(plans.flatMap((plan) => plan.texts.map(({ nodeId }) => nodeId)));
  const expected = new Set(drawn.expected.map(({ nodeId }) => nodeId));
  const samples = new Set(drawn.sampleTexts.map(({ nodeId }) => nodeId));
  const missing: string[] = [];
  let words = 0;
  for (const { nodeId, words: needed, shape } of drawn.expected) {
    const fill = pictures.get(nodeId);
    const prompt = fill === undefined ? '' : [fill.words, ...fill.context].join('\n');
    for (const word of needed) {
      words += 1;
      if (!prompt.includes(word)) missing.push(`${nodeId} ${shape}: ${word}`);
    }
  }
  return {
    plans,
    found: drawn.expected.filter(({ nodeId }) => pictures.has(nodeId)).length,
    wrong: [
      ...[...pictures.keys()].filter((id) => !expected.has(id)),
      ...[...texts].filter((id) => !samples.has(id)),
    ],
    missed: [
      ...drawn.expected
        .filter(({ nodeId }) => !pictures.has(nodeId))
        .map(({ nodeId, language, shape }) => `${nodeId} ${language} ${shape}`),
      ...drawn.sampleTexts
        .filter(({ nodeId }) => !texts.has(nodeId))
        .map(({ nodeId, language }) => `${nodeId} ${language} sample text`),
    ],
    words: { expected: words, missing },
  };
}
