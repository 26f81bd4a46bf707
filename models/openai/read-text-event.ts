import type { Response, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { ModelEvent, ModelFailure } from '../ports.ts';
import { failureOfKind, serviceFailure, type RequestState } from './read-failure.ts';
import { findTextCost, pricedModel } from './prices.ts';

/** Creates the reader of one stream. It remembers whether text came and whether the model declined. */
export function createTextReader() {
  let hasText = false;
  let refusal = '';
  const read = (wire: ResponseStreamEvent, state: RequestState): readonly ModelEvent[] => {
    switch (wire.type) {
      case 'response.output_text.delta':
        hasText ||= wire.delta !== '';
        return wire.delta === '' ? [] : [{ type: 'text', delta: wire.delta }];
      case 'response.reasoning_summary_text.delta':
        return [{ type: 'reasoning', delta: wire.delta }];
      case 'response.refusal.delta':
        refusal += wire.delta;
        return [];
      case 'response.completed':
        return complete(wire.response, { hasText, refusal, state });
      case 'response.incomplete':
        return [...usageOf(wire.response, state), failed(incomplete(wire.response, state))];
      case 'response.failed':
        return [failed(serviceFailure(wire.response.error ?? {}, state))];
      default:
        return [];
    }
  };
  return { read, readWhole: readWholeText };
}

/** Reads a response that came in one piece. */
function readWholeText(body: object, state: RequestState): readonly ModelEvent[] {
  // Fields may be missing; a response without them counts as unreadable.
  const response = body as Partial<Response>;
  if (!Array.isArray(response.output)) return [];
  const whole = response as Response;
  if (whole.status === 'incomplete') return [...usageOf(whole, state), failed(incomplete(whole, state))];
  if (whole.status === 'failed') return [failed(serviceFailure(whole.error ?? {}, state))];
  return complete(whole, { hasText: false, refusal: refusalOf(whole), state });
}

function refusalOf(response: Response): string {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return parts.map((part) => (part.type === 'refusal' ? part.refusal : '')).join('');
}

interface ReceivedSoFar {
  readonly hasText: boolean;
  readonly refusal: string;
  readonly state: RequestState;
}

function complete(response: Response, { hasText, refusal, state }: ReceivedSoFar): readonly ModelEvent[] {
  const usage = usageOf(response, state);
  if (refusal !== '' && !hasText) {
    const declined = { code: 'content_policy_violation', message: refusal };
    return [...usage, failed({ ...serviceFailure(declined, state), mayBeBilled: true })];
  }
  const late = hasText ? '' : textOf(response);
  const text: readonly ModelEvent[] = late === '' ? [] : [{ type: 'text', delta: late }];
  return [...text, ...usage, { type: 'done' }];
}

/** The text of an answer that came without deltas. */
function textOf(response: Response): string {
  const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}

function usageOf({ usage }: Response, { connection, model }: RequestState): readonly ModelEvent[] {
  if (!usage) return [];
  const { input_tokens: inputTokens, output_tokens: outputTokens } = usage;
  const cachedTokens = cachedTokensOf(usage);
  const costUsd = findTextCost(pricedModel(connection.service, model), {
    inputTokens,
    outputTokens,
    cachedTokens,
  });
  return [{ type: 'usage', usage: { inputTokens, outputTokens, costUsd } }];
}

/** The types say that it is always there, but compatible services leave it out. */
function cachedTokensOf(usage: {
  readonly input_tokens_details?: { readonly cached_tokens?: number };
}): number {
  return usage.input_tokens_details?.cached_tokens ?? 0;
}

function incomplete(response: Response, state: RequestState): ModelFailure {
  const blocked = response.incomplete_details?.reason === 'content_filter';
  return failureOfKind(blocked ? 'content-blocked' : 'answer-too-long', state, true);
}

function failed(failure: ModelFailure): ModelEvent {
  return { type: 'failed', failure };
}
