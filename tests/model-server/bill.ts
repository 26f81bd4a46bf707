/**
 * What the stand-in charges, by code of its own: the price tables as the services print them, so that an adapter's
 * arithmetic is never checked with itself. What was begun is billed, whatever became of the line.
 */
import { isObject, textIn } from './wire.ts';

export interface Bill {
  readonly path: string;
  readonly model: string;
  /** The words that were asked with, to find requests that were paid for twice. */
  readonly words: string;
  readonly usd: number;
}

/** USD for a million tokens: in, out, and pictures in. */
const perMillion: Readonly<Record<string, readonly [input: number, output: number, pictures?: number]>> = {
  'gpt-5.4': [2.5, 15],
  'gpt-5.4-mini': [0.75, 4.5],
  'gpt-image-2': [5, 30, 8],
  'text-embedding-3-small': [0.02, 0],
  'text-embedding-3-large': [0.13, 0],
};

/** OpenAI's bill for the usage it reports; models without a printed price are free here. */
export function billOf(model: string, usage: unknown, toolUsage: unknown = null): number {
  return charge(model, usage) + charge('gpt-image-2', isObject(toolUsage) ? toolUsage['image_gen'] : null);
}

function charge(model: string, usage: unknown): number {
  const [input, output, pictures = input] = perMillion[model] ?? [0, 0];
  if (!isObject(usage)) return 0;
  const details = isObject(usage['input_tokens_details']) ? usage['input_tokens_details'] : {};
  const seen = Number(details['image_tokens'] ?? 0);
  const taken = Number(usage['input_tokens'] ?? usage['prompt_tokens'] ?? usage['total_tokens'] ?? 0);
  const given = Number(usage['output_tokens'] ?? usage['completion_tokens'] ?? 0);
  return ((taken - seen) * input + seen * pictures + given * output) / 1e6;
}

/** The usage an answer ends with, wherever it stands, with what OpenRouter says it charged. */
export function findUsage(events: readonly object[]): { readonly usage: unknown; readonly tools: unknown } {
  for (const event of events.toReversed()) {
    const holder = isObject(event) && isObject(event['response']) ? event['response'] : event;
    if (isObject(holder) && isObject(holder['usage']))
      return { usage: holder['usage'], tools: holder['tool_usage'] ?? null };
  }
  return { usage: null, tools: null };
}

/** What OpenRouter charged, as its usage says. */
export function costIn(usage: unknown): number {
  return isObject(usage) ? Number(usage['cost'] ?? 0) : 0;
}

/** All words of a request, whichever address it went to. */
export function wordsOf(body: Record<string, unknown>): string {
  const parts = [
    textIn(body, 'prompt'),
    JSON.stringify(body['input'] ?? ''),
    JSON.stringify(body['messages'] ?? ''),
  ];
  return parts.filter((part) => part !== '' && part !== '""').join('\n');
}
