import { describe, expect, it } from 'vitest';
import { type AnswerStore, cacheAnswers, type CachedAnswer } from '#models/policy/cache-answers';
import type { ModelEvent, TextModel, TextRequest } from '#models/ports';
import { makeTestClock } from '../test-clock.ts';

const request: TextRequest = {
  instructions: 'Write.',
  parts: [
    { kind: 'text', text: 'A page' },
    { kind: 'image', bytes: new Uint8Array([1, 2, 3]), mime: 'image/png', detail: 'high' },
  ],
  schema: null,
  maxOutputTokens: null,
};

const started: ModelEvent = { type: 'started', model: 'quill-1', requestId: 'req-1' };
const whole: readonly ModelEvent[] = [
  started,
  { type: 'text', delta: 'Hello ' },
  { type: 'text', delta: 'there.' },
  { type: 'usage', usage: { inputTokens: 10, outputTokens: 2, costUsd: 0.1 } },
  { type: 'done' },
];

describe('answers that were paid for', () => {
  it('are given again to the same request, and no service is asked', async () => {
    const { store } = memoryStore();
    const { model, asked } = scripted(whole);
    await collect(open(model, store));
    const again = await collect(open(model, store));
    expect(textOf(again)).toBe('Hello there.');
    expect(again.find(({ type }) => type === 'usage')).toMatchObject({ usage: { costUsd: 0 } });
    const told = again.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
    expect(told.join()).toContain('nothing was sent or billed');
    expect(asked()).toBe(1);
  });

  it('are kept before their reader hears that they are complete', async () => {
    const { store, kept } = memoryStore();
    for await (const { type } of open(scripted(whole).model, store).stream(request, never)) {
      if (type === 'done')
        expect([...kept.values()]).toMatchObject([{ text: 'Hello there.', isWhole: true }]);
    }
    expect(kept.size).toBe(1);
  });

  it.each<[string, (one: TextRequest) => TextRequest]>([
    ['other words', (one) => ({ ...one, instructions: 'Write more.' })],
    [
      'another picture of the same size',
      (one) => ({
        ...one,
        parts: one.parts.map((part) =>
          part.kind === 'image' ? { ...part, bytes: new Uint8Array([1, 2, 4]) } : part,
        ),
      }),
    ],
    ['another schema', (one) => ({ ...one, schema: { name: 'plan', schema: {} } })],
  ])('are not given to a request with %s', async (_, change) => {
    const { store } = memoryStore();
    const { model, asked } = scripted(whole);
    await collect(open(model, store));
    await collect(open(model, store), change(request));
    expect(asked()).toBe(2);
  });

  it('are asked for anew once they were used', async () => {
    const { store, kept } = memoryStore();
    const { model, asked } = scripted(whole);
    const keeping = open(model, store);
    await collect(keeping);
    await keeping.release();
    expect(kept.size).toBe(0);
    await collect(open(model, store));
    expect(asked()).toBe(2);
  });

  it('are kept as far as they came where the stream breaks off, and never given again as whole', async () => {
    const { store, kept } = memoryStore();
    const broken = scripted([started, { type: 'text', delta: 'Hel' }]);
    await collect(open(broken.model, store));
    expect([...kept.values()]).toMatchObject([{ text: 'Hel', isWhole: false }]);
    const { model, asked } = scripted(whole);
    expect(textOf(await collect(open(model, store)))).toBe('Hello there.');
    expect(asked()).toBe(1);
  });

  it('are kept as far as they came where their reader stops reading', async () => {
    const { store, kept } = memoryStore();
    for await (const event of open(scripted(whole).model, store).stream(request, never)) {
      if (event.type === 'text') break;
    }
    expect([...kept.values()]).toMatchObject([{ text: 'Hello ', isWhole: false }]);
  });

  it('are kept while they stream, in writes that stay linear', async () => {
    const { store, kept } = memoryStore();
    let letters = 0;
    const counting: AnswerStore = {
      ...store,
      write: async (id, record) => {
        letters += record.length;
        await store.write(id, record);
      },
    };
    const deltas = Array.from({ length: 4000 }, (): ModelEvent => ({ type: 'text', delta: '0123456789' }));
    let read = 0;
    for await (const { type } of open(scripted([started, ...deltas]).model, counting).stream(
      request,
      never,
    )) {
      if (type === 'text') read += 10;
      if (read >= 1000) expect([...kept.values()][0]?.text.length ?? 0).toBeGreaterThanOrEqual(read / 2);
    }
    expect(letters).toBeLessThan(4 * 40_000);
  });

  it('begin anew where another service takes over', async () => {
    const { store, kept } = memoryStore();
    const { model } = scripted([started, { type: 'text', delta: 'Lost' }, ...whole]);
    await collect(open(model, store));
    expect([...kept.values()]).toMatchObject([{ text: 'Hello there.' }]);
  });

  it('are asked for anew where what was kept is damaged', async () => {
    const { model, asked } = scripted(whole);
    const damaged: AnswerStore = { ...memoryStore().store, read: async () => '{"text":"Hel' };
    expect(textOf(await collect(open(model, damaged)))).toBe('Hello there.');
    expect(asked()).toBe(1);
  });

  it('reach their reader though they cannot be kept', async () => {
    const fails = () => Promise.reject(new Error('The disk is full.'));
    const keeping = open(scripted(whole).model, { read: fails, write: fails, remove: fails });
    expect(textOf(await collect(keeping))).toBe('Hello there.');
    await keeping.release();
  });
});

const never = new AbortController().signal;

function open(model: TextModel, store: AnswerStore) {
  return cacheAnswers(model, store, makeTestClock());
}

function scripted(events: readonly ModelEvent[]): { model: TextModel; asked: () => number } {
  let asked = 0;
  const model: TextModel = {
    service: 'openai',
    model: 'quill-1',
    async *stream() {
      asked += 1;
      yield* events;
    },
  };
  return { model, asked: () => asked };
}

async function collect(model: TextModel, asked = request): Promise<readonly ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(asked, never)) events.push(event);
  return events;
}

function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
}

function memoryStore(): { store: AnswerStore; kept: Map<string, CachedAnswer> } {
  const kept = new Map<string, CachedAnswer>();
  const store: AnswerStore = {
    read: async (id) => JSON.stringify(kept.get(id) ?? null),
    write: async (id, record) => void kept.set(id, JSON.parse(record) as CachedAnswer),
    remove: async (ids) => ids.forEach((id) => kept.delete(id)),
  };
  return { store, kept };
}
