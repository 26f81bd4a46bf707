import { modelsOf, type PanelSettings } from '#design/settings';
import { countTextTokens, estimateText } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { formatDollars } from '#models/policy/find-overrun';
import type { TextRequest } from '#models/ports';
import type { TokenCount } from '#models/service-adapter';

/** USD, from and to; `null` where the price is not known. */
export type CostRange = readonly [low: number, high: number] | null;

/** What a request to the chosen text model will cost. */
export function estimateTextRequest(settings: PanelSettings, request: TextRequest): CostRange {
  const input = countTextTokens(request, modelsOf(settings).text);
  return estimateTokens(settings, { input, output: request.maxOutputTokens ?? 0 });
}

/** What so many tokens of the chosen text model will cost at most. */
export function estimateTokens(settings: PanelSettings, tokens: TokenCount): CostRange {
  const { service } = settings;
  const model = modelsOf(settings).text;
  const facts = findModelFacts(model, settings.listed[service]);
  const { costUsd, lowUsd } = estimateText(service, model, tokens, facts);
  return costUsd === null ? null : [lowUsd ?? costUsd, costUsd];
}

/** "about $0.02", "$0.02 to $0.05". */
export function formatCostRange(range: CostRange): string {
  if (range === null) return 'the price is not known';
  const [from, to] = range.map(formatDollars);
  return from === to ? `about ${to}` : `${from} to ${to}`;
}

/** "1 request to gpt-5.4, about $0.02." */
export function describeTextEstimate(settings: PanelSettings, ...requests: readonly TextRequest[]): string {
  const ranges = requests.map((request) => estimateTextRequest(settings, request));
  const sum = ranges.reduce<CostRange>(
    (all, one) => (all === null || one === null ? null : [all[0] + one[0], all[1] + one[1]]),
    [0, 0],
  );
  const count = `${requests.length} ${requests.length === 1 ? 'request' : 'requests'}`;
  return `${count} to ${modelsOf(settings).text}, ${formatCostRange(sum)}.`;
}
