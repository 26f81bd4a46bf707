import type { Signal } from '@preact/signals';
import type { TextModel, TextRequest } from '#models/ports';
import { waitingFor, type Work } from '../work.ts';

/** The whole answer of a model; throws the service's sentence if it fails. */
export async function receiveText(
  model: TextModel,
  request: TextRequest,
  work: Signal<Work | null>,
  signal: AbortSignal,
): Promise<string> {
  let answer = '';
  for await (const event of model.stream(request, signal)) {
    if (event.type === 'text') answer += event.delta;
    else if (event.type === 'waiting') work.value = waitingFor(event);
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return answer;
}
