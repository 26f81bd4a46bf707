/**
 * The services as their callers see them: they repair what they can outside the adapters, and each request is paid for
 * once.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyLedger, type Ledger, type LedgerEntry } from '#design/ledger';
import type { ServiceName } from '#design/services';
import type { ModelFacts, Preference, WorkKind } from '#design/settings';
import type { ModelEvent } from '#models/ports';
import { startModelServer, type ModelServer } from '../../model-server/start-model-server.ts';
import { ask, embed, failureOf, key, collectEvents, paint, textOf, until } from '../collect-events.ts';
import { faults } from '../contract/faults.ts';
import { openTestServices, purpose, settingsFor } from './open-test-services.ts';

let server: ModelServer;
let gone: ModelServer;
beforeAll(async () => {
  gone = await startModelServer();
  await gone.close();
});
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());
afterAll(() => undefined);

const never = new AbortController().signal;
const types = (events: readonly ModelEvent[]) => events.map(({ type }) => type);
const warningsOf = (events: readonly ModelEvent[]) =>
  events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
const posts = () => server.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);

describe('a request that fails and costs nothing', () => {
  it('is sent again when the limit is over, and reports that it waits', async () => {
    const { clock, services } = openTestServices();
    server.breakNext('rate-limited');
    const model = await services.text(settingsFor(server), 'author', purpose);
    const events = await collectEvents(model.stream(ask('Hello'), never));
    const waiting = events.find((event) => event.type === 'waiting');
    expect(waiting?.message).toBe('OpenAI is at its limit; waiting');
    // Twelve seconds were requested; the random share adds half a second at most.
    expect(waiting?.milliseconds).toBe(12_500);
    expect(clock.waits).toEqual([12_500]);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect([posts().length, server.bills.length]).toEqual([2, 1]);
  });

  it('waits twice as long each time where the service gives no time, and gives up', async () => {
    const { clock, services } = openTestServices();
    server.breakNext('overloaded', 'overloaded', 'overloaded');
    const model = await services.text(settingsFor(server), 'author', purpose);
    const failure = failureOf(await collectEvents(model.stream(ask('Hello'), never)));
    expect(failure.kind).toBe('service-down');
    expect(clock.waits).toEqual([375, 750]);
    expect(server.bills).toEqual([]);
  });
});

const paid = [
  ...new Set([...faults.responses, ...faults.images, ...faults.drawing, ...faults['openrouter-chat']]),
];

describe('nothing is paid for twice', () => {
  // A stall is waited out by the contract; here it would hold the clock up.
  const lines = [...new Set(paid.map(({ fault }) => fault))].filter((fault) => !fault.startsWith('stall'));

  it.each(lines)('whatever fails: %s', async (fault) => {
    const { services } = openTestServices();
    const settings = settingsFor(server, { failover: ['openrouter'] });
    // The whole of each service is broken in the same way, as it is worst.
    const text = await services.text(settings, 'author', purpose);
    const said = await collectEvents(text.stream(ask(`First question [fault:${fault}]`), never));
    const image = await services.image(settings, purpose);
    const drawn = await collectEvents(image.stream(paint(`First picture [fault:${fault}]`), never));
    for (const [words, events] of [
      ['First question', said],
      ['First picture', drawn],
    ] as const) {
      const bills = server.bills.filter((bill) => bill.words.includes(words));
      expect(bills.length, `${words}: ${JSON.stringify(events.at(-1))}`).toBeLessThanOrEqual(1);
      expect(types(events).filter((type) => type === 'done' || type === 'failed')).toHaveLength(1);
    }
  });
});

describe('another service takes over', () => {
  it('where the first has no credit, and reports it', async () => {
    const { services } = openTestServices();
    server.breakNext('quota');
    const model = await services.text(settingsFor(server, { failover: ['openrouter'] }), 'author', purpose);
    const events = await collectEvents(model.stream(ask('Hello'), never));
    expect(warningsOf(events)).toEqual([
      'The account at OpenAI has no credit left. OpenRouter is asked instead.',
    ]);
    expect(events.find((event) => event.type === 'started')).toMatchObject({
      service: 'openrouter',
      model: 'openai/gpt-5.4',
    });
    expect(posts()).toEqual(['/v1/responses', '/api/v1/chat/completions']);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  it('where the limit is further away than a person is kept waiting', async () => {
    const { clock, services } = openTestServices();
    server.breakNext('rate-limited');
    const model = await services.image(settingsFor(server, { failover: ['openrouter'] }), purpose);
    const events = await collectEvents(model.stream(paint('A boat'), never));
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(clock.waits).toEqual([]);
    // The next request does not even try: the limit was learned.
    const next = await services.image(settingsFor(server, { failover: ['openrouter'] }), purpose);
    await collectEvents(next.stream(paint('Another boat'), never));
    expect(posts().filter((path) => path === '/v1/images/generations')).toHaveLength(1);
  });

  it('where the first is not there', async () => {
    const { services } = openTestServices();
    const addresses = { openai: gone.url, sdnext: server.sdNextUrl };
    const settings = settingsFor(server, { addresses, failover: ['sdnext'] });
    const events = await collectEvents(
      (await services.image(settings, purpose)).stream(paint('A boat'), never),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(warningsOf(events)).toEqual(['OpenAI cannot be reached. SD.Next is asked instead.']);
  });

  it('not where an answer was lost that may be billed, unless a person agreed to pay twice', async () => {
    const failover = ['openrouter'] as const;
    for (const payTwice of [false, true]) {
      const { services } = openTestServices();
      server.breakNext('server-error');
      const model = await services.text(settingsFor(server, { failover, payTwice }), 'author', purpose);
      const events = await collectEvents(model.stream(ask('Hello'), never));
      expect(events.at(-1)?.type).toBe(payTwice ? 'done' : 'failed');
    }
    expect(posts()).toEqual(['/v1/responses', '/v1/responses', '/api/v1/chat/completions']);
  });

  it('never where an answer had begun, and what had come is kept', async () => {
    const { services } = openTestServices();
    const settings = settingsFor(server, { failover: ['openrouter'], payTwice: true });
    const model = await services.text(settings, 'author', purpose);
    server.answerWith(
      'This sentence is long enough to come in more than one piece, and it is cut off in the middle.',
    );
    const events = await collectEvents(model.stream(ask('[fault:truncated]'), never));
    expect(textOf(events)).toMatch(/^This sentence is long enough/);
    expect(failureOf(events).kind).toBe('stream-cut');
    expect(posts()).toHaveLength(1);
  });

  it('not where the words were declined: they are not carried to the next', async () => {
    const { services } = openTestServices();
    const model = await services.image(settingsFor(server, { failover: ['openrouter'] }), purpose);
    const failure = failureOf(await collectEvents(model.stream(paint('[fault:blocked]'), never)));
    expect(failure.kind).toBe('content-blocked');
    expect(posts()).toHaveLength(1);
  });

  it('where a browser cannot distinguish a failed connection from a lost answer: a free request goes first', async () => {
    const { services } = openTestServices({ needsPreflight: true });
    const addresses = { openai: gone.url, openrouter: server.openRouterUrl };
    const settings = settingsFor(server, { addresses, failover: ['openrouter'] });
    const events = await collectEvents(
      (await services.text(settings, 'author', purpose)).stream(ask('Hello'), never),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    const [first] = server.requests;
    // OpenRouter is the last, so nothing hangs on telling whether it is there.
    expect(first?.path).toBe('/api/v1/chat/completions');
  });
});

describe('limits', () => {
  it('apply to the address that reported them, and to no other', async () => {
    const { services } = openTestServices();
    const firstOf = async (address: string) => {
      const settings = settingsFor(server, { addresses: { openai: address } });
      const model = await services.text(settings, 'author', purpose);
      for await (const { type } of model.stream(ask('Hello'), never)) {
        if (type === 'waiting' || type === 'text') return type;
      }
      return null;
    };
    const other = await startModelServer();
    try {
      server.breakNext('rate-limited');
      expect(await firstOf(server.url)).toBe('waiting');
      expect(await firstOf(server.url)).toBe('waiting');
      expect(await firstOf(other.url)).toBe('text');
    } finally {
      await other.close();
    }
  });

  it('are kept by a queue of forty pictures, sent once each', async () => {
    const { clock, services } = openTestServices();
    server.limitTo(5, clock.now);
    const settings = settingsFor(server);
    const pictures = Array.from({ length: 40 }, async (_, number) => {
      const model = await services.image(settings, purpose);
      return collectEvents(model.stream(paint(`Boat ${number}`), never));
    });
    const all = await Promise.all(pictures);
    expect(all.map((events) => events.at(-1)?.type)).toEqual(all.map(() => 'done'));
    expect(server.bills).toHaveLength(40);
    expect(new Set(server.bills.map(({ words }) => words)).size).toBe(40);
    // The clock may jump while a request is on its way, so some meet the limit at its edge; most never do.
    expect(posts().length - 40).toBeLessThan(20);
  });

  it('leave one’s own machine one picture at a time', async () => {
    const { services } = openTestServices();
    const settings = settingsFor(server, { service: 'sdnext' });
    const draw = async (words: string) =>
      collectEvents((await services.image(settings, purpose)).stream(paint(words), never));
    await Promise.all([draw('One'), draw('Two'), draw('Three')]);
    const drawn = server.requests.filter(({ path }) => path.endsWith('txt2img'));
    expect(drawn).toHaveLength(3);
  });
});

describe('the budget', () => {
  const cases = [
    ['action', 'for one click'],
    ['file', 'for this file'],
    ['month', 'for this month'],
  ] as const;
  it.each(cases)('stops what would go over the limit of one %s, before it is sent', async (name, words) => {
    const { services } = openTestServices();
    const budget = { action: null, file: null, month: null, [name]: 0.01 };
    const model = await services.image(settingsFor(server, { budget }), purpose);
    // $0.006 fits once.
    const first = await collectEvents(model.stream(paint('A boat'), never));
    expect(first.at(-1)).toEqual({ type: 'done' });
    const failure = failureOf(await collectEvents(model.stream(paint('Another boat'), never)));
    expect(failure.kind).toBe('over-budget');
    expect(failure.message).toBe(
      `This would cost up to $0.006, and of the $0.01 ${words} $0.004 is left. Raise it in Settings, or ask for less.`,
    );
    expect(posts()).toHaveLength(1);
  });

  it('counts what is under way', async () => {
    const { services } = openTestServices();
    const settings = settingsFor(server, { budget: { action: 0.013, file: null, month: null } });
    const draw = async (words: string) =>
      collectEvents((await services.image(settings, purpose)).stream(paint(words), never));
    const all = await Promise.all(['One', 'Two', 'Three', 'Four'].map(draw));
    expect(all.filter((events) => events.at(-1)?.type === 'done')).toHaveLength(2);
    expect(server.bills).toHaveLength(2);
  });

  it('goes on with a service that is free', async () => {
    const { services } = openTestServices();
    const budget = { action: 0.001, file: null, month: null };
    const settings = settingsFor(server, { budget, failover: ['sdnext'] });
    const events = await collectEvents(
      (await services.image(settings, purpose)).stream(paint('A boat'), never),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(posts()).toEqual(['/sdapi/v1/txt2img']);
  });

  it('reports where it cannot count beforehand', async () => {
    const { services } = openTestServices();
    const budget = { action: 1, file: null, month: null };
    const settings = settingsFor(server, { service: 'compatible', budget });
    const events = await collectEvents(
      (await services.text(settings, 'plan', purpose)).stream(ask('Hello'), never),
    );
    expect(warningsOf(events)[0]).toContain('is not known, so the budget cannot count it beforehand.');
    expect(events.at(-1)).toEqual({ type: 'done' });
  });
});

describe('the ledger', () => {
  it('records the request, the service that answered and what it took; never the texts, never the key', async () => {
    const { services, ledger, saved } = openTestServices();
    server.breakNext('overloaded');
    const secret = 'A very secret design of a teapot';
    const model = await services.image(settingsFor(server), purpose);
    await collectEvents(model.stream(paint(secret), never));
    const { entries, spent } = await ledger.read();
    expect(entries).toMatchObject([
      {
        id: 'request-1',
        work: 'picture',
        action: 'click-1',
        file: 'f00d',
        outcome: 'done',
        attempts: [
          { service: 'openai', model: 'gpt-image-2', outcome: 'service-down', status: 503 },
          { service: 'openai', model: 'gpt-image-2', outcome: 'done', status: null },
        ],
        maybeUsd: 0,
      },
    ]);
    expect(entries[0]?.costUsd).toBeCloseTo(server.bills[0]?.usd ?? NaN, 9);
    expect(entries[0]?.estimatedUsd).toBeCloseTo(server.bills[0]?.usd ?? NaN, 9);
    expect(spent.months['2026-11']).toBeCloseTo(server.bills[0]?.usd ?? NaN, 9);
    expect(JSON.stringify(saved())).not.toMatch(/secret|teapot/);
    expect(JSON.stringify(saved())).not.toContain(key);
  });

  it('counts a cancelled picture as one that may be billed', async () => {
    const { services, ledger } = openTestServices();
    const controller = new AbortController();
    const model = await services.image(settingsFor(server), purpose);
    const hearing = collectEvents(model.stream(paint('[fault:stall-before]'), controller.signal)).catch(
      () => 'stopped',
    );
    await until(() => server.requests.length > 0);
    controller.abort(new Error('Enough.'));
    expect(await hearing).toBe('stopped');
    const { entries } = await ledger.read();
    expect(entries).toMatchObject([{ outcome: 'cancelled', costUsd: 0 }]);
    expect(entries[0]?.maybeUsd).toBeCloseTo(0.00589, 4);
  });

  it('is cleared without forgetting what was spent', async () => {
    const { services, ledger } = openTestServices();
    await collectEvents((await services.image(settingsFor(server), purpose)).stream(paint('A boat'), never));
    await ledger.clear();
    const { entries, spent } = await ledger.read();
    expect(entries).toEqual([]);
    expect(spent.files['f00d']).toBeCloseTo(server.bills[0]?.usd ?? NaN, 9);
  });
});

describe('a stream that something on the way holds back', () => {
  it('is noticed by its rhythm, and the next question is put plainly', async () => {
    const { clock, services } = openTestServices();
    const settings = settingsFor(server);
    server.answerWith('x'.repeat(400), 'And now plainly.');
    const model = await services.text(settings, 'author', purpose);
    const hearing = collectEvents(model.stream(ask('[fault:held] Hello'), never));
    await until(() => server.requests.length === 1);
    clock.advance(8000);
    await until(() => server.letGo());
    expect((await hearing).at(-1)).toEqual({ type: 'done' });
    const next = await collectEvents(
      (await services.text(settings, 'author', purpose)).stream(ask('Again'), never),
    );
    expect(textOf(next)).toBe('And now plainly.');
    expect(server.requests.map(({ body }) => body['stream'])).toEqual([true, false]);
  });
});

describe('routing by kind of work', () => {
  it('takes the cheapest that can do it, where that is wished', async () => {
    const { services } = openTestServices();
    const fact = (id: string, price: number) =>
      ({
        id,
        does: ['text'],
        sees: true,
        followsSchema: true,
        price: { input: price, output: price, image: null },
      }) as const;
    const listed = { openai: [fact('gpt-5.4-nano', 0.2), fact('gpt-5.4-mini', 0.75)] };
    const settings = settingsFor(server, { listed, routing: { caption: 'cheapest', plan: 'best' } });
    expect((await services.text(settings, 'caption', purpose)).model).toBe('gpt-5.4-nano');
    expect((await services.text(settings, 'plan', purpose)).model).toBe('gpt-5.4');
    expect((await services.text(settings, 'author', purpose)).model).toBe('gpt-5.4');
  });

  const works: readonly WorkKind[] = ['plan', 'author', 'question', 'caption', 'picture', 'embedding'];
  const kindOf = (work: WorkKind) =>
    work === 'picture' ? 'image' : work === 'embedding' ? 'embedding' : 'text';
  /**
   * By kind: the one a person chose, the strongest, the cheapest of known price, and the one that answered fastest
   * here.
   */
  const models = {
    text: { chosen: 'gpt-5.4-mini', best: 'gpt-5.4', cheapest: 'gpt-5.4-mini', fastest: 'openai/gpt-5.4' },
    image: {
      chosen: 'gpt-image-1-mini',
      best: 'gpt-image-2',
      cheapest: 'openai/gpt-image-2',
      fastest: 'openai/gpt-image-2',
    },
    embedding: {
      chosen: 'text-embedding-3-small',
      best: 'text-embedding-3-large',
      cheapest: 'text-embedding-3-small',
      fastest: 'openai/text-embedding-3-large',
    },
  } as const;

  const fact = (id: string, kind: keyof typeof models, price: number): ModelFacts => ({
    id,
    does: [kind],
    sees: true,
    followsSchema: true,
    price: { input: price, output: price, image: price },
  });
  const kinds = ['text', 'image', 'embedding'] as const;
  const listed = {
    openai: kinds.flatMap((kind) => [fact(models[kind].best, kind, 9), fact(models[kind].chosen, kind, 1)]),
    openrouter: kinds.map((kind) => fact(models[kind].fastest, kind, kind === 'image' ? 1 : 90)),
  };

  /** A ledger in which the other service was ten times as fast at this work. */
  function measured(work: WorkKind): Ledger {
    const { best, chosen, fastest } = models[kindOf(work)];
    const took = (service: ServiceName, model: string, totalMs: number): LedgerEntry => ({
      id: `${service} ${model}`,
      at: 0,
      work,
      ...purpose,
      attempts: [{ service, model, outcome: 'done', status: null, requestId: null, firstByteMs: 1, totalMs }],
      outcome: 'done',
      inputTokens: 0,
      outputTokens: 0,
      costUsd: 0,
      estimatedUsd: 0,
      maybeUsd: 0,
    });
    const entries = [
      took('openai', best, 9000),
      took('openai', chosen, 9500),
      took('openrouter', fastest, 900),
    ];
    return { ...emptyLedger, entries };
  }

  /** Asks for one piece of work, and tells which model the stand-in was asked for. */
  async function askedFor(work: WorkKind, preference: Preference): Promise<unknown> {
    const { services, saved } = openTestServices({ ledger: measured(work) });
    const chosen = { [kindOf(work)]: models[kindOf(work)].chosen };
    const other = { [kindOf(work)]: models[kindOf(work)].fastest };
    const settings = settingsFor(server, {
      listed,
      models: { openai: chosen, openrouter: other },
      failover: ['openrouter'],
      routing: { [work]: preference },
    });
    const events =
      work === 'picture'
        ? (await services.image(settings, purpose)).stream(paint('A boat'), never)
        : work === 'embedding'
          ? (await services.embedding(settings, purpose)).stream(embed('A boat'), never)
          : (await services.text(settings, work, purpose)).stream(ask('A boat'), never);
    expect((await collectEvents(events)).at(-1)).toEqual({ type: 'done' });
    expect(saved().entries.at(-1)).toMatchObject({ work, outcome: 'done' });
    return server.requests.at(-1)?.body['model'];
  }

  it.each(
    works.flatMap((work) => (['best', 'cheapest', 'fastest'] as const).map((wish) => ({ work, wish }))),
  )('asks for $work where the $wish is wished', async ({ work, wish }) => {
    expect(await askedFor(work, wish)).toBe(models[kindOf(work)][wish]);
  });

  it.each(works)('leaves %s in the order of a person where nothing is wished', async (work) => {
    expect(await askedFor(work, 'listed')).toBe(models[kindOf(work)].chosen);
  });
});

describe('embeddings', () => {
  it('go through the same budget, limits and ledger', async () => {
    const { services, ledger } = openTestServices();
    server.breakNext('rate-limited');
    const model = await services.embedding(settingsFor(server), purpose);
    const events = await collectEvents(model.stream(embed('Red', 'Blue'), never));
    expect(types(events).filter((type) => type === 'embedding')).toHaveLength(2);
    expect((await ledger.read()).entries[0]).toMatchObject({ work: 'embedding', inputTokens: 2 });
  });
});
