import { builtInService, services } from '#design/services';
import { modelsOf, type PanelSettings } from '#design/settings';
import type { Ledger } from '#design/ledger';
import { estimateImage } from '#models/estimate-cost';
import { canBatch, findEnlargedSize } from '#models/find-capabilities';
import { findModelFacts } from '#models/model-facts';
import { batchPriceShare } from '#models/picture-batches';
import { measureService } from '#models/policy/measure-service';
import { askForPlan } from '#visuals/1-plan/ask-for-plan';
import { findSize } from '#visuals/1-plan/find-size';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { defaultPreviews } from '#visuals/2-draw/draw-image';
import { count, sizeOf } from '../kit/format-text.ts';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { addRanges, type CostRange, estimateTextRequest, formatCostRange } from './estimate-text.ts';

/** What drawing these pictures will take, in words, before anything is paid for. */
export function describeEstimate(
  settings: PanelSettings,
  ledger: Ledger,
  specs: readonly ImageSpec[],
  planning: CostRange = [0, 0],
): string {
  const { service, keysKept } = settings;
  const pictures = count(specs.length, 'image');
  if (service === builtInService)
    return `${count(specs.length, 'placeholder')}. Free, made on this computer.`;
  if (services[service].isLocal) return `${pictures}. Free, made on your own server.`;
  if (needsKey(service) && !keysKept.includes(service))
    return `Needs a key for ${services[service].panel.title}.`;
  const enlarged = describeEnlarged(settings, specs);
  const drawing = addRanges(specs.map((spec) => estimatePicture(settings, spec)));
  if (submitsBatches(settings)) {
    const half = drawing && ([drawing[0] * batchPriceShare, drawing[1] * batchPriceShare] as const);
    return `${pictures}, within 24 hours, ${formatCostRange(addRanges([planning, half]))}.${enlarged}`;
  }
  const cost = addRanges([planning, drawing]);
  return `${pictures}, ${describeTime(settings, ledger, specs.length)}, ${formatCostRange(cost)}.${enlarged}`;
}

/** Why a small image costs as much as a larger one; empty where none does. */
function describeEnlarged(settings: PanelSettings, specs: readonly ImageSpec[]): string {
  const drawn = new Set(
    specs.flatMap((spec) => {
      const size = findEnlargedSize(settings, spec);
      return size === null ? [] : [sizeOf(size)];
    }),
  );
  const [first, ...others] = drawn;
  if (first === undefined) return '';
  const rest = others.length === 0 ? '' : ` and ${count(others.length, 'other size')}`;
  return ` Generated at ${first} px${rest}, the model’s smallest size.`;
}

/** What having a model plan an order will take. */
export function estimatePlanning(settings: PanelSettings, order: ImageOrder): CostRange {
  const { service, imageChoices } = settings;
  if (imageChoices.plan !== 'model' || !writesText(service)) return [0, 0];
  const size = findSize(order.shape ?? { kind: 'place' }, order.around, order.leftOut ?? new Set());
  return estimateTextRequest(settings, askForPlan(order, size));
}

/** The same settings for pictures that are drawn at once, such as edits. */
export function drawnAtOnce(settings: PanelSettings): PanelSettings {
  return { ...settings, imageChoices: { ...settings.imageChoices, batch: false } };
}

/** What drawing a picture again will take; a record names the service and the model that drew it. */
export function describeReplay(settings: PanelSettings, ledger: Ledger, spec: ImageSpec): string {
  const { asks } = spec;
  const { models } = settings;
  const at =
    asks === undefined
      ? settings
      : {
          ...settings,
          service: asks.service,
          models: { ...models, [asks.service]: { ...models[asks.service], image: asks.model } },
        };
  return describeEstimate(drawnAtOnce(at), ledger, [spec]);
}

/** Whether pictures are submitted in batches. */
export function submitsBatches(settings: PanelSettings): boolean {
  return settings.imageChoices.batch && canBatch(settings);
}

export function estimatePicture(settings: PanelSettings, spec: ImageSpec): CostRange {
  const { service } = settings;
  const model = modelsOf(settings).image;
  const facts = findModelFacts(model, settings.listed[service]);
  // Attached pictures count by their number, because their bytes are in the document.
  const references = (spec.references ?? []).map(({ mime }) => ({ mime, bytes: new Uint8Array() }));
  const { diffusion: _own, ...priced } = spec;
  const request = { ...priced, references, mask: null, partialImages: defaultPreviews } as const;
  const { costUsd, lowUsd } = estimateImage(service, model, request, facts);
  return costUsd === null ? null : [lowUsd ?? costUsd, costUsd];
}

/** From the recent durations of this model on this computer. */
function describeTime(settings: PanelSettings, ledger: Ledger, pictures: number): string {
  const who = { service: settings.service, model: modelsOf(settings).image };
  const { totalMs } = measureService(ledger.entries, 'picture', who);
  const rounds = Math.ceil(pictures / services[settings.service].concurrency);
  if (totalMs === null)
    return rounds <= 1 ? 'usually 20 to 60 s' : `usually ${rounds * 20} to ${rounds * 60} s`;
  return `about ${formatSeconds((totalMs * rounds) / 1000)}`;
}

/** "40 s", "2 min 10 s". */
function formatSeconds(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
