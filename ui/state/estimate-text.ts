import type { ServiceName } from '#design/services';
import { modelsOf, type PanelSettings } from '#design/settings';
import { countTextTokens, estimateText } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { formatDollars, formatMaxDollars } from '#models/policy/find-overrun';
import type { TextRequest } from '#models/ports';
import type { TokenCount } from '#models/service-adapter';

/**
 * USD; `null` where the price is not known. The first amount is the usual cost of a text and the lowest cost of an image,
 * the second is the maximum.
 */
export type CostRange = readonly [low: number, high: number] | null;

/** What a request to the chosen text model usually costs, and at most. */
export function estimateTextRequest(settings: PanelSettings, request: TextRequest): CostRange {
  const input = countTextTokens(request, modelsOf(settings).text);
  return estimateTokens(settings, { input, output: request.maxOutputTokens ?? 0 });
}

/** A text model of a service. */
export interface TextModelChoice {
  readonly service: ServiceName;
  readonly model: string;
}

/** What so many tokens usually cost, and at most, where `output` is the limit of the answer. */
export function estimateTokens(
  settings: PanelSettings,
  tokens: TokenCount,
  { service, model }: TextModelChoice = chosenModelOf(settings),
): CostRange {
  const facts = findModelFacts(model, settings.listed[service]);
  const { costUsd, lowUsd } = estimateText(service, model, tokens, facts);
  return costUsd === null ? null : [lowUsd ?? costUsd, costUsd];
}

export function chosenModelOf(settings: PanelSettings): TextModelChoice {
  return { service: settings.service, model: modelsOf(settings).text };
}

/** The cost of images: "about $0.02", "$0.02 to $0.05". */
export function formatCostRange(range: CostRange): string {
  if (range === null) return 'the price is not known';
  const [from, to] = [formatDollars(range[0]), formatMaxDollars(range[1])];
  return range[0] === range[1] ? `about ${to}` : `${from} to ${to}`;
}

/** The cost of texts: "about $0.02, at most $0.05". */
export function formatTextCost(range: CostRange): string {
  if (range === null) return 'the price is not known';
  return `about ${formatDollars(range[0])}, at most ${formatMaxDollars(range[1])}`;
}

/** The sum of several costs. */
export function addRanges(ranges: readonly CostRange[]): CostRange {
  let [low, high] = [0, 0];
  for (const range of ranges) {
    if (range === null) return null;
    low += range[0];
    high += range[1];
  }
  return [low, high];
}

/** "1 request to gpt-5.4, about $0.02, at most $0.05." */
export function describeTextEstimate(settings: PanelSettings, ...requests: readonly TextRequest[]): string {
  const sum = addRanges(requests.map((request) => estimateTextRequest(settings, request)));
  const count = `${requests.length} ${requests.length === 1 ? 'request' : 'requests'}`;
  return `${count} to ${modelsOf(settings).text}, ${formatTextCost(sum)}.`;
}
