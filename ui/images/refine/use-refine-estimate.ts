import { useComputed } from '@preact/signals';
import { services } from '#design/services';
import { modelsOf } from '#design/settings';
import { countTextTokens, estimateText } from '#models/estimate-cost';
import { findCapabilities } from '#models/find-capabilities';
import { findModelFacts } from '#models/model-facts';
import { planEdit } from '#visuals/edit/plan-edit';
import { askForRefinement } from '#visuals/refine/ask-for-refinement';
import { planRefine } from '#visuals/refine/plan-refine';
import { describeChange } from '#visuals/refine/change-presets';
import { canAskModel } from '../../state/refine/ask-for-change.ts';
import { usePanel } from '../../state/use-panel.ts';
import { type CostRange, describeEstimate } from '../estimate-pictures.ts';

const base = { hash: '', mime: 'image/png' } as const;
const place = { nodeId: null, where: 'fill' } as const;

/** What the next change of the picture will take, in words, before anything is paid for. */
export function useRefineEstimate(): string {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const talking = usePlanningCost();
  const settings = panel.settings.value;
  const tool = refine.tool.value;
  const picture = refine.subject.picture.value;
  if (picture === null) return '';
  if (tool === 'enlarge')
    return findCapabilities(settings)?.enlarges === true
      ? `Done by ${services[settings.service].title} on your own machine, for nothing.`
      : 'Done here, for nothing.';
  // The layer's size stands for the picture's, of which services draw the next larger one they can.
  const size = { width: Math.round(picture.width), height: Math.round(picture.height) };
  const parent = refine.subject.generation.value;
  const words = refine.words.value;
  const spec =
    tool === 'refine'
      ? planRefine(
          { step: 'refine', words, refinement: null, parent, base, size, place, takesPictures: true },
          () => '',
        )
      : planEdit({ step: tool, words, base, size, mask: null, parent, place }, () => '');
  const estimate = describeEstimate(settings, panel.models.ledger.value, [spec], talking);
  return tool === 'cut-out'
    ? `For nothing where the ground is plain, else ${estimate.toLowerCase()}`
    : estimate;
}

/** The estimate of the model that reads the picture first. */
function usePlanningCost(): CostRange {
  const panel = usePanel();
  const { refine, store } = panel.pictures;
  const stored = useComputed(() => {
    const { hash = null } = refine.subject.picture.value ?? {};
    return hash === null ? 'gone' : store.get(hash).value;
  }).value;
  const settings = panel.settings.value;
  if (refine.tool.value !== 'refine' || !canAskModel(settings)) return [0, 0];
  const pictures = new Map(typeof stored === 'object' ? [['', stored.bytes]] : []);
  const wanted = describeChange(refine.words.value, refine.presets.value);
  const request = askForRefinement({ words: wanted, path: refine.subject.path.value, pictures });
  const model = modelsOf(settings).text;
  const tokens = { input: countTextTokens(request), output: request.maxOutputTokens ?? 0 };
  const facts = findModelFacts(model, settings.listed[settings.service]);
  const { costUsd, lowUsd } = estimateText(settings.service, model, tokens, facts);
  return costUsd === null ? null : [lowUsd ?? costUsd, costUsd];
}
