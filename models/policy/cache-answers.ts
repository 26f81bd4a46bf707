/**
 * Stores the answers of a text model before anything reads them, until the caller reports that it has used them. A caller that
 * fails after its answer was paid for can then run again: the same request gets the stored answer, and no service is
 * asked. Requests and failures are not stored.
 */
import { sha256 } from '#design/sha256';
import type { ModelEvent, ModelSignal, TextModel, TextRequest } from '../ports.ts';
import type { Clock } from '../clock.ts';

/** A stored answer, in JSON. */
export interface CachedAnswer {
  /** The text of the answer, as far as it arrived. */
  readonly text: string;
  /**
   * False where the stream ended early. Such an answer is stored for a person to read, and never reused as a complete
   * one.
   */
  readonly isWhole: boolean;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Stores answers as text by hexadecimal ids. If the store fails, the answer is not stored, but the run goes on. */
export interface AnswerStore {
  read(id: string): Promise<string | null>;
  write(id: string, record: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** A text model whose answers are stored. */
export interface CachingTextModel extends TextModel {
  /** Removes the answers given so far. They have been used, so an equal request now asks for another answer. */
  release(): Promise<void>;
}

/** Wraps a text model; `now` gives the stored answers their date. */
export function cacheAnswers(
  model: TextModel,
  store: AnswerStore,
  { now }: Pick<Clock, 'now'>,
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

/** `null` where no answer is stored or the stored one is damaged. */
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
    message: `${model} answered this before and the answer was not used. It is used now; nothing was sent or billed.`,
  };
  yield { type: 'text', delta: text };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

/** The characters that arrive before the first part of an answer is written. */
const firstPartLength = 1000;

/**
 * Passes an answer on, and stores it before its reader learns that it is complete. A part is written whenever the text
 * has doubled, so a killed process loses half of it at most, and the total of all writes stays linear.
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
        // Another attempt or service starts its answer from the beginning.
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

/**
 * The SHA-256, in hexadecimal, of everything that determines a complete answer. The limit of its length is not part of it,
 * because a complete answer was not cut off by it.
 */
function digestOf({ service, model }: TextModel, { maxOutputTokens: _, ...request }: TextRequest): string {
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
