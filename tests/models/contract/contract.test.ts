/**
 * The contract of every adapter: one stream that ends once, every fault by its own name and
 * sentence, nothing lost, nothing sent twice, no key in anything, and no bill that it does not tell of.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEvent } from '#models/ports';
import { startModelServer, type ModelServer } from '../../model-server/start-model-server.ts';
import { failureOf, key, collectEvents, until } from '../collect-events.ts';
import { makeTestClock } from '../test-clock.ts';
import { adapters, type Adapter } from './adapters.ts';
import { faults, harmless, type Fault } from './faults.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const contentTypes: Readonly<Record<Adapter['kind'], ModelEvent['type']>> = {
  text: 'text',
  image: 'image',
  embedding: 'embedding',
};

/** Sends one request with a clock that moves only when the stand-in has gone silent. */
async function hear(adapter: Adapter, words: string) {
  const clock = makeTestClock();
  const config = { ...adapter.configOf(server), clock };
  const [requests, bills] = [server.requests.length, server.bills.length];
  const events: ModelEvent[] = [];
  const ending = (async () => {
    for await (const event of adapter.stream(config, words, new AbortController().signal)) events.push(event);
  })();
  if (words.includes('stall')) await waitOutSilence(requests, clock, events);
  await ending;
  // A server that is asked for an address it does not have is asked again at another; that is no second question.
  const sent = server.requests.slice(requests).filter(({ path }) => !/progress|local.*responses/.test(path));
  return { events, sent, bills: server.bills.slice(bills) };
}

async function waitOutSilence(
  before: number,
  clock: ReturnType<typeof makeTestClock>,
  events: readonly ModelEvent[],
): Promise<void> {
  // Who looks how far a picture is gets an answer all the same.
  const asked = () =>
    server.requests.slice(before).findLast(({ path }) => !/progress|local.*responses/.test(path));
  await until(() => asked() !== undefined);
  await asked()?.silent;
  // What was sent before the silence is on its way.
  for (let quiet = 0, heard = -1; quiet < 50; quiet += 1) {
    if (heard !== events.length) quiet = 0;
    heard = events.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  clock.advance(300_000);
}

describe.each(adapters)('$name', (adapter) => {
  it.each(harmless[adapter.wire].map((way) => ({ way })))(
    'answers, whole and once: $way',
    async ({ way }) => {
      const { events, bills } = await hear(adapter, way === '' ? 'A boat' : `A boat [fault:${way}]`);
      expect(events.at(-1)).toEqual({ type: 'done' });
      expect(events[0]?.type === 'started' || events[0]?.type === 'warning').toBe(true);
      expect(events.filter(({ type }) => type === 'done' || type === 'failed')).toHaveLength(1);
      const answers = events.filter(({ type }) => type === contentTypes[adapter.kind]);
      if (way !== 'empty-text') expect(answers.length).toBeGreaterThan(0);
      if (adapter.kind === 'image') expect(answers).toHaveLength(1);
      const usage = events.find((event) => event.type === 'usage')?.usage;
      const billed = bills.reduce((sum, { usd }) => sum + usd, 0);
      expect(bills.length).toBe(adapter.wire === 'sdnext' || adapter.wire === 'built-in' ? 0 : 1);
      // Where a price is known at all, it is what the stand-in's own arithmetic says.
      if (usage?.costUsd != null) expect(usage.costUsd).toBeCloseTo(billed, 9);
      else expect(adapter.title).toBe('The service');
      expect(JSON.stringify(events)).not.toContain(key);
    },
  );

  it.each(faults[adapter.wire])('distinguishes $fault from all other faults', async (fault) => {
    const { events, sent, bills } = await hear(adapter, `A long enough question. [fault:${fault.fault}]`);
    expectFailure(events, fault, adapter);
    expect(sent, 'requests sent').toHaveLength(1);
    expect(bills.length, 'bills').toBeLessThanOrEqual(1);
    if (!failureOf(events).mayBeBilled) expect(bills, 'bills nobody told of').toEqual([]);
    expect(JSON.stringify(events)).not.toContain(key);
    expect(JSON.stringify(events)).not.toContain('a-long-password');
  });

  it('sends nothing where it was cancelled before', async () => {
    const before = server.requests.length;
    const signal = AbortSignal.abort(new Error('Too late.'));
    const stream = adapter.stream(adapter.configOf(server), 'A boat', signal);
    await expect(collectEvents(stream)).rejects.toThrow('Too late.');
    expect(server.requests.length).toBe(before);
  });

  it.skipIf(adapter.wire === 'built-in')('closes the line when it is cancelled', async () => {
    const before = server.requests.length;
    const controller = new AbortController();
    const stream = adapter.stream(adapter.configOf(server), 'A boat [fault:stall-before]', controller.signal);
    const hearing = collectEvents(stream).catch((error: unknown) => error);
    const asked = () =>
      server.requests.slice(before).find(({ path }) => !/progress|local.*responses/.test(path));
    await until(() => asked() !== undefined);
    controller.abort(new Error('Enough.'));
    expect(await hearing).toEqual(new Error('Enough.'));
    expect(await asked()?.ended).toBe('hung-up');
  });

  it.skipIf(adapter.wire === 'built-in')('names the service that cannot be reached', async () => {
    const gone = await startModelServer();
    await gone.close();
    const failure = failureOf(
      await collectEvents(adapter.stream(adapter.configOf(gone), 'A boat', new AbortController().signal)),
    );
    expect(failure).toMatchObject({ kind: 'unreachable', mayBeBilled: false });
    expect(failure.message).toContain(adapter.title);
  });
});

function expectFailure(events: readonly ModelEvent[], fault: Fault, { title }: Adapter): void {
  const failure = failureOf(events);
  expect(failure).toMatchObject({
    kind: fault.kind,
    retryAfterMs: fault.retryAfterMs ?? null,
    mayBeBilled: fault.mayBeBilled ?? false,
  });
  expect(failure.message).toContain(fault.says);
  expect(failure.message).toMatch(/^[A-Z].*\.$/);
  // A sentence names who it is about, unless it is about the line or the request itself.
  if (!/^(?:The (?:connection|answer|request)|This key)/.test(failure.message))
    expect(failure.message).toContain(title);
  expect(events.filter(({ type }) => type === 'done' || type === 'failed')).toHaveLength(1);
}
