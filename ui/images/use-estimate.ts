import { modelsOf } from '#design/settings';
import { estimateImage } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { inDollars } from '#models/policy/find-overrun';
import { planImage } from '#visuals/1-plan/plan-image';
import { usualPreviews } from '#visuals/2-draw/draw-image';
import { needsKey, services } from '../settings/services.ts';
import { usePanel } from '../state/use-panel.ts';

/** What drawing will take, said before anything is paid for. */
export function useEstimate(): string {
  const panel = usePanel();
  const settings = panel.settings.value;
  const { service, keysKept } = settings;
  const { prompt, surroundings, leftOut } = panel.images;
  if (service === 'built-in') return 'A labelled placeholder, at once, costs nothing.';
  if (service === 'sdnext') return 'Drawn on your own machine, costs nothing.';
  if (needsKey(service) && !keysKept.includes(service)) return `Needs a key for ${services[service].title}.`;
  const model = modelsOf(settings).image;
  const order = {
    words: prompt.value,
    around: surroundings.value,
    leftOut: leftOut.value,
    where: 'fill' as const,
  };
  const [spec] = planImage(order, () => '').specs;
  const facts = findModelFacts(model, settings.listed[service]);
  const estimate =
    spec &&
    estimateImage(
      service,
      model,
      { ...spec, references: [], mask: null, partialImages: usualPreviews },
      facts,
    );
  if (estimate?.costUsd == null) return 'One picture, usually 20 to 60 s. What it costs is not known here.';
  const { lowUsd, costUsd } = estimate;
  const cost =
    lowUsd === null || lowUsd === costUsd
      ? `about ${inDollars(costUsd)}`
      : `${inDollars(lowUsd)} to ${inDollars(costUsd)}`;
  return `One picture, usually 20 to 60 s, ${cost}.`;
}
