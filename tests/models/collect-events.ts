import { openEmbeddingModel, openImageModel, openTextModel, type ModelConfig } from '#models/open-model';
import type { EmbeddingRequest, ImageRequest, ModelEvent, ModelFailure, TextRequest } from '#models/ports';

/** Looks like a real key, so that a search for it in what comes out means something. */
export const key = 'sk-proj-4f9Qw7Zt1LmXs0VbN8Kd2Hc6Ry3Ua5Ep';

export function configFor(url: string, changes: Partial<ModelConfig> = {}): ModelConfig {
  return {
    service: 'openai',
    key,
    address: url,
    textModel: 'gpt-5.4',
    imageModel: 'gpt-image-2',
    embeddingModel: 'text-embedding-3-small',
    ...changes,
  };
}

export function ask(text: string, changes: Partial<TextRequest> = {}): TextRequest {
  return {
    instructions: 'Answer.',
    parts: [{ kind: 'text', text }],
    schema: null,
    maxOutputTokens: null,
    ...changes,
  };
}

export function paint(prompt: string, changes: Partial<ImageRequest> = {}): ImageRequest {
  return {
    prompt,
    width: 1024,
    height: 1024,
    quality: 'low',
    background: 'auto',
    partialImages: 0,
    seed: null,
    palette: [],
    ...changes,
  };
}

export function embed(...texts: readonly string[]): EmbeddingRequest {
  return { inputs: texts.map((text) => ({ kind: 'text', text })) };
}

export async function collectEvents(stream: AsyncIterable<ModelEvent>): Promise<readonly ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** Everything a text model says to one question. */
export function collectTextEvents(
  config: ModelConfig,
  request: TextRequest,
  signal = new AbortController().signal,
) {
  return collectEvents(openTextModel(config).stream(request, signal));
}

/** Everything a picture model says to one prompt. */
export function collectImageEvents(
  config: ModelConfig,
  request: ImageRequest,
  signal = new AbortController().signal,
) {
  return collectEvents(openImageModel(config).stream(request, signal));
}

/** Everything an embedding model says to one request. */
export function collectEmbeddingEvents(
  config: ModelConfig,
  request: EmbeddingRequest,
  signal = new AbortController().signal,
) {
  return collectEvents(openEmbeddingModel(config).stream(request, signal));
}

export function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
}

/** The failure a stream ended with; throws where it ended well. */
export function failureOf(events: readonly ModelEvent[]): ModelFailure {
  const last = events.at(-1);
  if (last?.type !== 'failed') throw new Error(`The stream ended with ${JSON.stringify(last)}`);
  return last.failure;
}

/**
 * Gives way until something holds; a test that waits in vain fails by its own time limit. What takes more than a few turns
 * is another process, which gets the processor meanwhile.
 */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn += 1)
    await new Promise<void>((resolve) => (turn < 100 ? setImmediate(resolve) : setTimeout(resolve, 5)));
}
