import type { Signal } from '@preact/signals';
import type { ModelUsage, TextModel, TextRequest } from '#models/ports';
import { waitingFor, type Work } from '../work.ts';

/** What else of an answer is of interest. */
export interface TextListener {
  readonly onText?: (delta: string) => void;
  readonly onWarning?: (message: string) => void;
  readonly onUsage?: (usage: ModelUsage) => void;
}

/** The whole answer of a model; throws the service's sentence if it fails. */
export async function receiveText(
  model: TextModel,
  request: TextRequest,
  work: Signal<Work | null>,
  signal: AbortSignal,
  { onText, onWarning, onUsage }: TextListener = {},
): Promise<string> {
  let answer = '';
  for await (const event of model.stream(request, signal)) {
    if (event.type === 'text') {
      answer += event.delta;
      onText?.(event.delta);
    } else if (event.type === 'waiting') work.value = waitingFor(event);
    else if (event.type === 'warning') onWarning?.(event.message);
    else if (event.type === 'usage') onUsage?.(event.usage);
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return answer;
}
