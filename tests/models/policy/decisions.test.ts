/** The decisions around a request, each from its own inputs. */
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '#design/ledger';
import { createLedgerStorage } from '#design/ledger-storage';
import type { ServiceName } from '#design/services';
import { type ModelFacts, noBudget } from '#design/settings';
import { modelFailure } from '#models/model-failure';
import { findOverrun, formatDollars, formatMaxDollars } from '#models/policy/find-overrun';
import { createLedgerRecorder } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import { measureService } from '#models/policy/measure-service';
import { type Circumstances, defaultRetryPolicy, planNextStep } from '#models/policy/plan-next-step';
import { isFit, rankRoutes, type Route } from '#models/policy/rank-routes';
import type { FailureKind } from '#models/ports';
import { makeTestClock } from '../test-clock.ts';
import { makeMemoryStore } from './memory-store.ts';

const facts = { service: 'OpenAI', model: 'gpt-5.4', words: null, retryAfterMs: null };
const failure = (kind: FailureKind, mayBeBilled = false, retryAfterMs: number | null = null) =>
  modelFailure(kind, { ...facts, retryAfterMs }, { mayBeBilled });
const usual: Circumstances = {
  attempt: 1,
  answering: false,
  isFree: false,
  hasNext: false,
  payTwice: false,
  retryPolicy: defaultRetryPolicy,
  random: () => 0,
};

describe('after a failure', () => {
  it.each([
    ['service-down', false, {}, { kind: 'again', waitMs: 250 }],
    ['service-down', false, { attempt: 2 }, { kind: 'again', waitMs: 500 }],
    ['service-down', false, { attempt: 2, random: () => 0.999 }, { kind: 'again', waitMs: 1000 }],
    ['service-down', false, { attempt: 3 }, { kind: 'move-on' }],
    ['rate-limited', false, { attempt: 8 }, { kind: 'again', waitMs: 32_000 }],
    ['rate-limited', false, { attempt: 9 }, { kind: 'move-on' }],
    ['service-down', true, {}, { kind: 'stop' }],
    ['service-down', true, { isFree: true }, { kind: 'again', waitMs: 250 }],
    ['service-down', true, { payTwice: true }, { kind: 'move-on' }],
    ['service-down', false, { answering: true }, { kind: 'stop' }],
    ['stream-cut', true, { isFree: true, answering: true }, { kind: 'stop' }],
    ['timed-out', true, { payTwice: true }, { kind: 'move-on' }],
    ['timed-out', false, { isFree: true }, { kind: 'move-on' }],
    ['content-blocked', false, { hasNext: true }, { kind: 'stop' }],
    ['quota-used-up', false, {}, { kind: 'move-on' }],
  ] as const)('%s, billed perhaps: %s, %o: %o', (kind, mayBeBilled, changes, step) => {
    expect(planNextStep(failure(kind, mayBeBilled), { ...usual, ...changes })).toEqual(step);
  });

  it.each([
    [4000, false, 'again'],
    [6000, false, 'again'],
    [6000, true, 'move-on'],
    [119_000, false, 'again'],
    [300_000, false, 'move-on'],
  ] as const)('a limit of %d ms, somebody else there: %s: %s', (retryAfterMs, hasNext, kind) => {
    expect(planNextStep(failure('rate-limited', false, retryAfterMs), { ...usual, hasNext }).kind).toBe(kind);
  });
});

describe('the limiter', () => {
  it('lets as many through a minute as the service allows, and the next when the first is a minute old', () => {
    const clock = makeTestClock();
    const limiter = createLimiter(clock);
    const told = { requestsPerMinute: 2, tokensPerMinute: null, remainingRequests: null, resetMs: null };
    limiter.learn('a', told, null);
    expect([limiter.take('a', 0, 1), limiter.take('a', 0, 1)]).toEqual([0, 0]);
    clock.advance(10_000);
    expect(limiter.take('a', 0, 1)).toBe(50_250);
    expect(limiter.take('b', 0, 1)).toBe(0);
    clock.advance(50_250);
    expect(limiter.take('a', 0, 1)).toBe(0);
  });

  it('leaves a place in the minute to an earlier request that was refused and still waits', () => {
    const clock = makeTestClock();
    const limiter = createLimiter(clock);
    const told = { requestsPerMinute: 2, tokensPerMinute: null, remainingRequests: null, resetMs: null };
    limiter.learn('a', told, null);
    expect([limiter.take('a', 0, 1), limiter.take('a', 0, 2)]).toEqual([0, 0]);
    limiter.putBack('a', 1);
    limiter.putBack('a', 2);
    clock.advance(60_250);
    // Both places of this minute are theirs, although they ask a little later.
    expect(limiter.take('a', 0, 3)).toBe(60_250);
    expect([limiter.take('a', 0, 1), limiter.take('a', 0, 2)]).toEqual([0, 0]);
    // One that is gone takes no place.
    clock.advance(60_250);
    limiter.putBack('a', 1);
    limiter.leave('a', 1);
    expect([limiter.take('a', 0, 3), limiter.take('a', 0, 4)]).toEqual([0, 0]);
  });

  it('counts tokens, and leaves what never fits to the service', () => {
    const clock = makeTestClock();
    const limiter = createLimiter(clock);
    const told = { requestsPerMinute: null, tokensPerMinute: 1000, remainingRequests: null, resetMs: null };
    limiter.learn('a', told, null);
    expect(limiter.take('a', 700, 1)).toBe(0);
    expect(limiter.take('a', 400, 1)).toBe(60_250);
    expect(limiter.take('a', 300, 1)).toBe(0);
    expect(limiter.take('a', 5000, 1)).toBe(0);
  });

  it('is closed for as long as the service wants, and keeps the tighter of two limits', () => {
    const clock = makeTestClock();
    const limiter = createLimiter(clock);
    const told = (requestsPerMinute: number) => ({
      requestsPerMinute,
      tokensPerMinute: null,
      remainingRequests: 0,
      resetMs: 3000,
    });
    limiter.learn('a', told(1), 2000);
    limiter.learn('a', told(500), null);
    expect(limiter.take('a', 0, 1)).toBe(3000);
    clock.advance(3000);
    expect([limiter.take('a', 0, 1), limiter.take('a', 0, 1)]).toEqual([0, 60_250]);
  });

  it('gives turns in order, and none to who was cancelled', async () => {
    const limiter = createLimiter(makeTestClock());
    const { signal } = new AbortController();
    const order: string[] = [];
    await limiter.turn('a', 1, signal);
    const leaving = new AbortController();
    const cancelled = limiter.turn('a', 1, leaving.signal).catch(() => order.push('cancelled'));
    const second = limiter.turn('a', 1, signal).then(() => order.push('second'));
    leaving.abort(new Error('Enough.'));
    await cancelled;
    limiter.leave('a', 1);
    await second;
    limiter.leave('a', 1);
    await limiter.turn('a', 1, signal);
    expect(order).toEqual(['cancelled', 'second']);
  });
});

describe('the budget', () => {
  const none = { action: null, file: null, month: null };
  const nothing = { action: 0, file: 0, month: 0 };
  it('is not broken by what fits, by what is free, or where there is none', () => {
    expect(findOverrun(none, nothing, 1000)).toBeNull();
    expect(findOverrun({ ...none, month: 1 }, { ...nothing, month: 0.9 }, 0.1)).toBeNull();
    expect(findOverrun({ ...none, month: 1 }, { ...nothing, month: 1 }, 0)).toBeNull();
  });

  it('is broken by a price nobody knows only when it is spent', () => {
    expect(findOverrun({ ...none, month: 1 }, { ...nothing, month: 0.9 }, null)).toBeNull();
    expect(findOverrun({ ...none, month: 1 }, { ...nothing, month: 1 }, null)).toContain('is not known');
  });

  it.each([
    [0, '$0.00'],
    [0.01, '$0.01'],
    [0.0059, '$0.006'],
    [0.211, '$0.211'],
    [0.00012, '$0.0001'],
    [5, '$5.00'],
    [12.5, '$12.50'],
  ])('writes %d as %s', (usd, words) => {
    expect(formatDollars(usd)).toBe(words);
  });

  it.each([
    [0.1904, '$0.191'],
    [0.19, '$0.19'],
    [0.00011, '$0.0002'],
    [1.381, '$1.39'],
    [0.9999, '$1.00'],
    [5, '$5.00'],
    [0, '$0.00'],
  ])('never writes the maximum %d as less: %s', (usd, words) => {
    expect(formatMaxDollars(usd)).toBe(words);
  });
});

function entry(
  changes: Partial<LedgerEntry> & { readonly ms?: number; readonly service?: ServiceName },
): LedgerEntry {
  const { ms = 1000, service = 'openai', outcome = 'done' } = changes;
  return {
    id: 'x',
    at: Date.UTC(2026, 10, 21),
    work: 'picture',
    action: 'click',
    file: 'f00d',
    attempts: [
      { service, model: 'm', outcome, status: null, requestId: null, firstByteMs: ms / 2, totalMs: ms },
    ],
    outcome,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0.5,
    estimatedUsd: 0.5,
    maybeUsd: 0,
    ...changes,
  };
}

describe('the ledger', () => {
  const open = (clock = makeTestClock()) => {
    const store = makeMemoryStore();
    return { store, ledger: createLedgerRecorder(createLedgerStorage(store, clock.now), clock) };
  };

  it('keeps the latest thousand, and the sums of all', async () => {
    const { store, ledger } = open();
    const at = Date.UTC(2026, 10, 21);
    for (let count = 0; count < 1205; count += 1)
      await ledger.end(entry({ id: String(count), at: at + count }));
    const { entries, spent } = await ledger.read();
    expect([entries.length, entries[0]?.id]).toEqual([1000, '205']);
    expect(spent).toEqual({ months: { '2026-11': 602.5 }, files: { f00d: 602.5 } });
    // A hundred at a time become one small value.
    expect(store.values.size).toBeLessThanOrEqual(1103);
  });

  it('counts what may have been billed, what is under way, and each limit by itself', async () => {
    const { ledger } = open();
    await ledger.end(entry({ id: 'a', costUsd: 0, maybeUsd: 0.25 }));
    await ledger.end(entry({ id: 'b', file: 'beef', action: 'other', costUsd: 1 }));
    const running = entry({ id: 'c', file: 'cafe', costUsd: 0, maybeUsd: 2 });
    await ledger.admit(running, '', { budget: noBudget, estimatedUsd: 2 });
    expect(await ledger.spent({ action: 'click', file: 'f00d' })).toEqual({
      action: 2.25,
      file: 0.25,
      month: 3.25,
    });
    await ledger.withdraw('c');
    expect(await ledger.spent({ action: 'click', file: 'f00d' })).toEqual({
      action: 0.25,
      file: 0.25,
      month: 1.25,
    });
  });

  it('is never a reason to lose an answer: a store that fails is borne', async () => {
    const fails = () => Promise.reject(new Error('The disk is away.'));
    const ledger = createLedgerRecorder(
      { read: fails, put: fails, withdraw: fails, clear: fails },
      makeTestClock(),
    );
    await ledger.end(entry({}));
    expect((await ledger.read()).entries).toHaveLength(1);
  });

  it('lets nothing be sent that a budget could not count', async () => {
    const fails = () => Promise.reject(new Error('The disk is away.'));
    const ledger = createLedgerRecorder(
      { read: fails, put: fails, withdraw: fails, clear: fails },
      makeTestClock(),
    );
    const month = { budget: { ...noBudget, month: 5 }, estimatedUsd: 0.1 };
    expect((await ledger.admit(entry({}), '', month))?.message).toContain('nothing was sent');
    expect(await ledger.admit(entry({}), '', { budget: noBudget, estimatedUsd: 0.1 })).toBeNull();
  });
});

describe('the order of routes', () => {
  const can: ModelFacts = { id: 'm', does: ['text'], sees: true, followsSchema: true, price: null };
  const route = (model: string, changes: Partial<Route> = {}): Route => ({
    service: 'openai',
    model,
    facts: can,
    costUsd: null,
    measured: { totalMs: null, failures: 0, attempts: 0 },
    ...changes,
  });
  const order = (routes: readonly Route[], preference: Parameters<typeof rankRoutes>[2]) =>
    rankRoutes(routes, 'author', preference).map(({ model }) => model);

  it('is the person’s own, unless something is preferred', () => {
    expect(order([route('b'), route('a')], 'listed')).toEqual(['b', 'a']);
  });

  it('puts the best, the cheapest or the fastest first', () => {
    expect(order([route('gpt-5.4-nano'), route('unheard-of'), route('openai/gpt-5.4')], 'best')).toEqual([
      'openai/gpt-5.4',
      'gpt-5.4-nano',
      'unheard-of',
    ]);
    const priced = [route('unknown'), route('dear', { costUsd: 2 }), route('free', { costUsd: 0 })];
    expect(order(priced, 'cheapest')).toEqual(['free', 'dear', 'unknown']);
    // What fails every other time takes twice as long.
    const timed = [
      route('slow', { measured: { totalMs: 30_000, failures: 0, attempts: 9 } }),
      route('shaky', { measured: { totalMs: 16_000, failures: 0.5, attempts: 8 } }),
    ];
    expect(order(timed, 'fastest')).toEqual(['slow', 'shaky']);
  });

  it('leaves what fails more often than not for last', () => {
    const broken = route('gpt-5.4', { measured: { totalMs: 10, failures: 0.75, attempts: 4 } });
    expect(order([broken, route('gpt-5.4-nano')], 'best')).toEqual(['gpt-5.4-nano', 'gpt-5.4']);
  });

  it('asks for eyes and schemas where the work needs them', () => {
    expect(isFit('plan', { ...can, followsSchema: false })).toBe(false);
    expect(isFit('author', { ...can, followsSchema: false })).toBe(true);
    expect(isFit('author', { ...can, sees: false })).toBe(false);
    expect(isFit('picture', can)).toBe(false);
  });

  it('is measured by whole answers and by the service’s own faults', () => {
    const entries = [
      entry({ ms: 1000 }),
      entry({ ms: 9000 }),
      entry({ ms: 2000 }),
      entry({ outcome: 'timed-out' }),
      entry({ outcome: 'key-refused' }),
      entry({ outcome: 'cancelled' }),
      entry({ service: 'openrouter', ms: 1 }),
      entry({ work: 'author', ms: 1 }),
    ];
    expect(measureService(entries, 'picture', { service: 'openai', model: 'm' })).toEqual({
      totalMs: 2000,
      failures: 0.25,
      attempts: 4,
    });
  });
});
