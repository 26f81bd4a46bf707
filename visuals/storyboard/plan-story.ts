/** Plans the pictures of a script: one a panel, each as one of the set, and never with letters in it. */
import type { ImageRule } from '#design/image-rules';
import type { PictureSet } from '#design/picture-sets';
import type { Surroundings } from '#design/surroundings';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { type ImageOrder, planOne } from '../1-plan/plan-image.ts';
import { applyRules } from '../1-plan/rules/apply-rules.ts';
import { evaluateRules } from '../1-plan/rules/evaluate-rules.ts';
import { findFacts } from '../1-plan/rules/find-facts.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';
import { applySet } from '../sets/plan-set.ts';
import { pictureKey, type PanelSize } from './draw-story.ts';
import type { StoryKind, StoryPanel, StoryScript } from './read-script.ts';

export interface StoryPlan {
  readonly script: StoryScript;
  readonly kind: StoryKind;
  /** px of the places; pictures are twice as large, for sharp screens. */
  readonly size: PanelSize;
  /** Ids of the places by their keys. */
  readonly places: Readonly<Record<string, string>>;
  readonly set: PictureSet | null;
  /** The rules of the file, by what a panel shows and says. @default none */
  readonly rules?: readonly ImageRule[];
  /** Whether the service goes by pictures. */
  readonly takesReferences: boolean;
}

const noLetters = 'No letters, captions or speech balloons in the picture.';

/** Who speaks in a panel is in its picture, so a character comes along also where only its words name it. */
export function planStory(
  order: Omit<ImageOrder, 'words' | 'around' | 'where'>,
  { script, kind, size, places, set, rules = [], takesReferences }: StoryPlan,
  newId: () => string,
): readonly ImageSpec[] {
  const count = script.panels.length;
  return script.panels.flatMap((panel, index) => {
    const nodeId = places[pictureKey(index)];
    if (nodeId === undefined) return [];
    const silent = [...new Set(panel.speech.map(({ speaker }) => speaker))].filter(
      (speaker) => !panel.words.toLowerCase().includes(speaker.toLowerCase()),
    );
    const words = silent.length === 0 ? panel.words : `${panel.words}, with ${silent.join(' and ')}`;
    const sequence =
      kind === 'animation'
        ? [
            `Frame ${index + 1} of ${count} of one animation: same camera, place, light and characters; only what moves differs.`,
          ]
        : [`Panel ${index + 1} of ${count} of one story.`, noLetters];
    const planned = planOne({ ...order, words, around: null, where: 'fill' }, newId(), {
      index: 0,
      count: 1,
    });
    const spec: ImageSpec = {
      ...planned,
      ...{ width: size.width * 2, height: size.height * 2, label: `${index + 1}. ${panel.words}` },
      place: { nodeId, where: 'fill' },
    };
    const told = withPrompt(spec, { context: [...sequence, ...(spec.context ?? [])] });
    const verdicts = evaluateRules(rules, findFacts(words, surroundingsOf(spec, script.title, panel), null));
    return [applyRules(applySet(told, set, takesReferences), verdicts)];
  });
}

/** What rules can test of a panel: its title and the words that are layers beside its picture. */
function surroundingsOf({ width, height, place }: ImageSpec, title: string, panel: StoryPanel): Surroundings {
  return {
    ...{ nodeId: place.nodeId ?? '', layerName: 'Picture', layerType: 'RECTANGLE', takesFill: true },
    ...{ frameName: title === '' ? null : title, width, height, palette: [], ground: null },
    ...{ texts: [...panel.captions, ...panel.speech.map((line) => line.words)], modes: [], tokens: {} },
  };
}
