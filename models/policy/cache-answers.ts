/**
 * Keeps what a text model answers, before anybody reads it, until the job that asked says that the answer is where it
 * belongs. A job that fails after its answer was paid for can then be run again: the same request gets the kept answer,
 * and no service is asked. It does not keep requests, and it never keeps a failure.
 */
import { sha256 } from '#design/sha256';
import type { ModelEvent, ModelSignal, TextModel, TextRequest } from '../ports.ts';
import type { World } from '../world.ts';

/** An answer as it is kept, in JSON. */
export interface CachedAnswer {
  /** The answer itself, as far as it arrived. */
  readonly text: string;
  /** False where the stream ended early: such an answer is kept for a person, and never given again as whole. */
  readonly isWhole: boolean;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Where answers are kept, as text by ids that are hexadecimal. A store that fails costs the answer its safety, never the
 * run.
 */
export interface AnswerStore {
  read(id: string): Promise<string | null>;
  write(id: string, record: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** A text model whose answers are kept. */
export interface CachingTextModel extends TextModel {
  /** Removes the answers given so far: they have been used, and an equal request is a wish for another answer. */
  release(): Promise<void>;
}

/** Wraps a text model; `now` dates what is kept. */
export function cacheAnswers(
  model: TextModel,
  store: AnswerStore,
  { now }: Pick<World, 'now'>,
): CachingTextModel {
  const given = new Set<string>();
  return {
    service: model.service,
    model: model.model,
    async *stream(request, signal) {
      signal.throwIfAborted();
      const id = digestOf(model, request);
      given.add(id);
      const kept = parseAnswer(await store.read(id).catch(() => null));
      const writeAnswer = (answer: Omit<CachedAnswer, 'at'>) =>
        store
          .write(id, JSON.stringify({ ...answer, at: now() } satisfies CachedAnswer))
          .catch(() => undefined);
      if (kept?.isWhole === true) yield* replay(kept);
      else yield* record(model, request, signal, writeAnswer);
    },
    async release() {
      const ids = [...given];
      given.clear();
      await store.remove(ids).catch(() => undefined);
    },
  };
}

/** `null` where nothing is kept, or what is kept is damaged. */
function parseAnswer(record: string | null): CachedAnswer | null {
  try {
    const { text, isWhole, model, at } = JSON.parse(record ?? 'null') as Partial<CachedAnswer>;
    if (typeof text !== 'string' || typeof model !== 'string') return null;
    return { text, isWhole: isWhole === true, model, at: typeof at === 'number' ? at : 0 };
  } catch {
    return null;
  }
}

function* replay({ text, model }: CachedAnswer): Generator<ModelEvent, void, undefined> {
  yield { type: 'started', model, requestId: null };
  yield {
    type: 'warning',
    message: `${model} answered this before, and the answer was never used. It is used now; nothing was asked or billed.`,
  };
  yield { type: 'text', delta: text };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

/** Characters that arrive before a part of an answer is first written. */
const firstPartLength = 1000;

/**
 * Passes an answer on, and writes it down before its reader hears that it is complete. Parts are written whenever the
 * text has doubled, so a process that is killed loses half of it at most and all writes together stay linear.
 */
async function* record(
  model: TextModel,
  request: TextRequest,
  signal: ModelSignal,
  write: (answer: Omit<CachedAnswer, 'at'>) => Promise<void>,
): AsyncGenerator<ModelEvent, void, undefined> {
  let text = '';
  let isWhole = false;
  let answering = model.model;
  let nextPart = firstPartLength;
  const writeAnswer = () => write({ text, isWhole, model: answering });
  try {
    for await (const event of model.stream(request, signal)) {
      if (event.type === 'started') {
        // Another attempt or service begins its answer anew.
        answering = event.model;
        text = '';
      }
      if (event.type === 'text') text += event.delta;
      if (text.length >= nextPart) {
        nextPart = text.length * 2;
        await writeAnswer();
      }
      if (event.type === 'done' && text !== '') {
        isWhole = true;
        await writeAnswer();
      }
      yield event;
    }
  } finally {
    if (!isWhole && text !== '') await writeAnswer();
  }
}

/** SHA-256 of everything that decides an answer, in hexadecimal. */
function digestOf({ service, model }: TextModel, request: TextRequest): string {
  const encoder = new TextEncoder();
  const images: Uint8Array[] = [];
  const written = JSON.stringify([service, model, request], (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    images.push(value);
    return value.length;
  });
  const digests = [encoder.encode(written), ...images].map(sha256);
  return toHex(sha256(encoder.encode(digests.map(toHex).join(' '))));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
