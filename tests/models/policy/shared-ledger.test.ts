/** One ledger that several sessions write to at once: nothing is lost, nothing is counted twice, no budget is overrun. */
import { describe, expect, it } from 'vitest';
import { isAbandoned, type LedgerEntry, possibleCostUsd, sessionTimeoutMs } from '#design/ledger';
import { createLedgerStorage, importLedger, type KeyValueStore } from '#design/ledger-storage';
import { noBudget } from '#design/settings';
import { createLedgerRecorder } from '#models/policy/ledger-recorder';
import { startModelServer } from '../../model-server/start-model-server.ts';
import { failureOf, key, collectEvents, paint } from '../collect-events.ts';
import { makeTestClock } from '../test-clock.ts';
import { openServices } from '#models/open-services';
import { createLimiter } from '#models/policy/limiter';
import { makeMemoryStore } from './memory-store.ts';
import { settingsFor } from './open-test-services.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 21, 12);

function entry(id: string, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const common = { id, at: start, work: 'picture', action: `click of ${id}`, file: 'f00d' } as const;
  const cost = { inputTokens: 0, outputTokens: 0, costUsd: 0.01, estimatedUsd: 0.01, maybeUsd: 0 };
  return { ...common, attempts: [], outcome: 'done', ...cost, ...changes };
}

const sessionOf = (store: KeyValueStore, clock = makeTestClock(), session = 'a') =>
  createLedgerRecorder(createLedgerStorage(store, clock.now), clock, { session });

/** USD as one who has just come sees them. */
async function monthOf(store: KeyValueStore, now = start): Promise<number> {
  return (await createLedgerStorage(store, () => now).read()).spent.months['2026-11'] ?? 0;
}

/** From 0 up to 1, the same for the same seed. */
function makeDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

describe('a ledger that two sessions keep', () => {
  it('counts what both spend', async () => {
    const store = makeMemoryStore();
    const [one, other] = [sessionOf(store), sessionOf(store)];
    await Promise.all([one.read(), other.read()]);
    for (let count = 0; count < 20; count += 1)
      await Promise.all([one.end(entry(`a${count}`)), other.end(entry(`b${count}`))]);
    expect(await monthOf(store)).toBeCloseTo(0.4, 9);
    expect((await one.read()).entries).toHaveLength(40);
  });

  it('never lets both spend the last dollar, and lets one after the other', async () => {
    const check = { budget: { ...noBudget, month: 1 }, estimatedUsd: 0.6 };
    const running = (id: string) => entry(id, { costUsd: 0, maybeUsd: 0.6 });
    for (let round = 0; round < 50; round += 1) {
      const store = makeMemoryStore();
      const sessions = [sessionOf(store), sessionOf(store)] as const;
      const [first, second] = await Promise.all([
        sessions[0].admit(running('a'), '', check),
        sessions[1].admit(running('b'), '', check),
      ]);
      expect([first, second].filter((refusal) => refusal === null).length).toBeLessThanOrEqual(1);
      for (const [at, refusal] of [first, second].entries())
        if (refusal === null) await sessions[at]?.withdraw('ab'[at] ?? '');
      expect(store.values.size).toBe(0);
      expect(await sessions[0].admit(running('c'), '', check)).toBeNull();
      expect((await sessions[1].admit(running('d'), '', check))?.message).toContain('$0.40 is left');
    }
  });

  it('lets the first of several requests of one session through, not none', async () => {
    const session = sessionOf(makeMemoryStore());
    const check = { budget: { ...noBudget, month: 1 }, estimatedUsd: 0.3 };
    const refusals = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((id) =>
        session.admit(entry(id, { costUsd: 0, maybeUsd: 0.3 }), '', check),
      ),
    );
    expect(refusals.map((refusal) => refusal === null)).toEqual([true, true, true, false, false]);
  });

  it('loses nothing and counts nothing twice while several sessions shrink it at once', async () => {
    const store = makeMemoryStore();
    const dice = makeDice(7);
    let spent = 0;
    const work = async (name: string) => {
      const storage = createLedgerStorage(store, () => start);
      for (let count = 0; count < 260; count += 1) {
        const usd = Math.ceil(dice() * 100) / 100;
        spent += usd;
        await storage.put(entry(`${name}${count}`, { costUsd: usd, at: start + count }));
        if (dice() < 0.01) await storage.clear();
      }
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(work));
    expect(await monthOf(store)).toBeCloseTo(spent, 6);
    const storage = createLedgerStorage(store, () => start);
    await Promise.all([storage.clear(), createLedgerStorage(store, () => start).clear()]);
    expect(await monthOf(store)).toBeCloseTo(spent, 6);
    expect((await storage.read()).entries).toEqual([]);
  });

  it('loses nothing where a session is closed between writing and deleting', async () => {
    for (let last = 1; last < 12; last += 1) {
      const store = makeMemoryStore();
      for (let count = 0; count < 5; count += 1)
        await createLedgerStorage(store, () => start).put(entry(`${count}`));
      let calls = 0;
      const closes: KeyValueStore = {
        ...store,
        keys: () => store.keys(),
        get: (name) => store.get(name),
        set: async (name, value) =>
          (calls += 1) > last ? Promise.reject(new Error('Closed.')) : store.set(name, value),
        delete: async (name) =>
          (calls += 1) > last ? Promise.reject(new Error('Closed.')) : store.delete(name),
      };
      await createLedgerStorage(closes, () => start)
        .clear()
        .catch(() => undefined);
      expect(await monthOf(store)).toBeCloseTo(0.05, 9);
    }
  });

  it('keeps the sums of years in a handful of values, whoever adds them up', async () => {
    const store = makeMemoryStore();
    let now = Date.UTC(2024, 0, 15);
    const sessions = [createLedgerStorage(store, () => now), createLedgerStorage(store, () => now)];
    let spent = 0;
    for (let month = 0; month < 34; month += 1, now += 30.5 * day) {
      for (let count = 0; count < 8; count += 1) {
        spent += 0.25;
        await Promise.all(
          sessions.map((storage, at) =>
            at === count % 2
              ? storage.put(entry(`${month}-${count}`, { at: now, costUsd: 0.25 }))
              : storage.read(),
          ),
        );
      }
      await Promise.all(sessions.map((storage) => storage.clear()));
      await Promise.all(
        sessions.map((storage, at) => storage.put(entry(`${month}-of-${at}`, { at: now, costUsd: 0 }))),
      );
      const { spent: sums } = await createLedgerStorage(store, () => now).read();
      expect(sums.files['f00d']).toBeCloseTo(spent, 6);
    }
    expect(store.values.size).toBeLessThan(34 + 12);
  });

  it('takes over a ledger that was saved whole, once, whoever does it', async () => {
    const store = makeMemoryStore();
    const former = {
      entries: [entry('a', { costUsd: 0.5 }), entry('b', { costUsd: 0.25, file: 'beef' })],
      spent: { months: { '2026-10': 3, '2026-11': 2 }, files: { f00d: 4.5, beef: 0.5 } },
    };
    await Promise.all([importLedger(store, former), importLedger(store, former)]);
    const { entries, spent } = await createLedgerStorage(store, () => start).read();
    expect(entries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(spent.months).toEqual({ '2026-10': 3, '2026-11': 2 });
    expect(spent.files).toEqual({ f00d: 4.5, beef: 0.5 });
  });

  it('gives up its oldest entries, not the newest, where the store is full', async () => {
    const store = makeMemoryStore();
    const small: KeyValueStore = {
      ...store,
      set: async (name, value) => {
        const size = JSON.stringify([...new Map([...store.values, [name, value]])]).length;
        if (size > 40_000) throw new Error('The plugin has used up its storage.');
        await store.set(name, value);
      },
    };
    const storage = createLedgerStorage(small, () => start);
    for (let count = 0; count < 300; count += 1) await storage.put(entry(`${count}`, { at: start + count }));
    const { entries, spent } = await storage.read();
    expect(entries.at(-1)?.id).toBe('299');
    expect(spent.months['2026-11']).toBeCloseTo(3, 6);
  });
});

describe('a request in the ledger', () => {
  const settingsOf = (server: Awaited<ReturnType<typeof startModelServer>>) => settingsFor(server);
  const openSession = (store: KeyValueStore, session: string, heartbeatMs?: number) => {
    const clock = makeTestClock();
    const options = heartbeatMs === undefined ? { session } : { session, heartbeatMs };
    const ledger = createLedgerRecorder(createLedgerStorage(store, clock.now), clock, options);
    let count = 0;
    const newId = () => `${session}-${(count += 1)}`;
    const requestContext = { clock, ledger, limiter: createLimiter(clock), newId };
    return {
      clock,
      ledger,
      services: openServices({ requestContext, needsPreflight: false, openKey: async () => key }),
    };
  };
  const purpose = { action: 'click', file: 'f00d', about: 'Code for "Login"' };

  it('is written down, with what it may cost, before it is sent', async () => {
    const server = await startModelServer();
    const store = makeMemoryStore();
    const { services } = openSession(store, 'a');
    const model = await services.image(settingsOf(server), purpose);
    let seen: unknown = null;
    for await (const event of model.stream(paint('A boat'), new AbortController().signal)) {
      if (event.type !== 'sending') continue;
      expect(server.requests).toEqual([]);
      seen = [...store.values.values()];
    }
    expect(seen).toMatchObject([
      { outcome: 'open', costUsd: 0, open: { session: 'a', about: 'Code for "Login"' } },
    ]);
    const [opened] = seen as readonly LedgerEntry[];
    expect(opened && possibleCostUsd(opened)).toBeGreaterThan(0.001);
    const [ended] = [...store.values.values()] as readonly LedgerEntry[];
    expect(ended).toMatchObject({ outcome: 'done', maybeUsd: 0 });
    expect(JSON.stringify(ended)).not.toContain('Login');
    await server.close();
  });

  it('counts as billed in every other session once its own is gone, until somebody knows better', async () => {
    const server = await startModelServer();
    const store = makeMemoryStore();
    const gone = openSession(store, 'gone');
    const model = await gone.services.image(settingsOf(server), purpose);
    const stream = model.stream(paint('A boat [fault:stall-before]'), new AbortController().signal);
    const hearing = (async () => {
      for await (const event of stream) void event;
    })();
    hearing.catch(() => undefined);
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const next = openSession(store, 'next');
    const [left] = (await next.ledger.read()).entries;
    expect(left && isAbandoned(left, start + 1000)).toBe(false);
    expect(left && isAbandoned(left, start + sessionTimeoutMs + 1)).toBe(true);
    const spent = (await next.ledger.spent(purpose)).month;
    expect(spent).toBeGreaterThan(0.001);
    next.clock.advance(sessionTimeoutMs + 1);
    if (left) await next.ledger.close(left);
    expect((await next.ledger.read()).entries).toMatchObject([{ outcome: 'left' }]);
    expect((await next.ledger.spent(purpose)).month).toBe(spent);
    await server.close();
  });

  it('is no longer there where its budget is used up, and nothing was sent', async () => {
    const server = await startModelServer();
    const store = makeMemoryStore();
    const { services } = openSession(store, 'a');
    const settings = { ...settingsOf(server), budget: { ...noBudget, month: 0.0001 } };
    const model = await services.image(settings, purpose);
    const events = await collectEvents(model.stream(paint('A boat'), new AbortController().signal));
    expect(failureOf(events).kind).toBe('over-budget');
    expect([store.values.size, server.requests.length]).toEqual([0, 0]);
    await server.close();
  });
});
