/** The queue over the services: limits waited out in virtual time, the panel closed half way, nothing sent twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLedger, type Ledger, possibleCostUsd, withEntry, withoutEntry } from '#design/ledger';
import { type Budget, noBudget } from '#design/settings';
import { openServices } from '#models/open-services';
import { pause } from '#models/pause';
import { createLedgerRecorder } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import type { Clock } from '#models/clock';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { drawImage, type DrawnPicture, finishArrived, readImageEvents } from '#visuals/2-draw/draw-image';
import {
  addSpecs,
  countStages,
  type DrawQueue,
  emptyQueue,
  type ImageJob,
  stageAtReturn,
} from '#visuals/2-draw/draw-queue';
import type { QueuePorts, QueueRun } from '#visuals/2-draw/queue-ports';
import { runQueue } from '#visuals/2-draw/run-queue';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { key, until } from '../models/collect-events.ts';
import { purpose, settingsFor } from '../models/policy/open-test-services.ts';
import { makePacedClock } from '../models/paced-clock.ts';
import { makeTestClock } from '../models/test-clock.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const resumable = 'gpt-5.4+gpt-image-2';
const plain = 'gpt-image-2';

function specOf(number: number, words = ''): ImageSpec {
  return {
    id: `picture-${number}`,
    words: `Picture ${number}`,
    prompt: `Picture number ${number} of many ${words}`,
    width: 1024,
    height: 640,
    quality: 'low',
    background: 'opaque',
    palette: [],
    seed: null,
    place: { nodeId: null, where: 'beside' },
  };
}

/** Requests so far, of all sessions. */
let requests = 0;

/** What outlives a session: the document, and what is kept of queue and ledger. */
interface Kept {
  readonly items: Map<string, { readonly item: ImageJob; readonly place: number }>;
  readonly placed: Map<string, DrawnPicture>;
  ledger: Ledger;
}

const nothingKept = (): Kept => ({ items: new Map(), placed: new Map(), ledger: emptyLedger });

/** One session of the panel; closed, it does nothing more, as a window that is gone. */
function openSession(
  kept: Kept,
  model: string,
  clock: Clock,
  changes: Partial<QueuePorts> = {},
  budget: Budget = noBudget,
  keyNow = () => key,
) {
  let isClosed = false;
  const gone = () => new Promise<never>(() => undefined);
  const ofSession: Clock = {
    ...clock,
    after: (milliseconds, callback) => clock.after(milliseconds, () => (isClosed ? undefined : callback())),
  };
  const ledger = createLedgerRecorder(
    {
      read: async () => kept.ledger,
      put: async (entry) => (isClosed ? gone() : void (kept.ledger = withEntry(kept.ledger, entry))),
      withdraw: async (id) => (isClosed ? gone() : void (kept.ledger = withoutEntry(kept.ledger, id))),
      clear: () => gone(),
    },
    ofSession,
  );
  const newId = () => `request-${(requests += 1)}`;
  const requestContext = { clock: ofSession, ledger, limiter: createLimiter(ofSession), newId };
  const services = openServices({
    requestContext,
    needsPreflight: false,
    openKey: async () => keyNow(),
  });
  const settings = settingsFor(server, { models: { openai: { image: model } }, budget });
  const ports: QueuePorts = {
    now: ofSession.now,
    pause: (milliseconds, signal) => pause(ofSession, milliseconds, signal),
    newStop: () => new AbortController(),
    atOnce: 5,
    async *draw(spec, signal) {
      yield* drawImage(spec, await services.image(settings, purpose), signal, {
        keepsGoing: true,
        previews: 0,
      });
    },
    fetch: (spec, sent, signal) =>
      readImageEvents(spec, sent, services.resumeImage(settings, sent, purpose, signal), signal),
    place: async (picture) => (isClosed ? gone() : void kept.placed.set(picture.spec.id, picture)),
    // As it crosses to the sandbox and back.
    storeJob: async (item, place) =>
      isClosed ? gone() : void kept.items.set(item.spec.id, { item: structuredClone(item), place }),
    deleteJobs: async (ids) => ids.forEach((id) => kept.items.delete(id)),
    releaseTicket: async (ticket) => (isClosed ? gone() : services.releaseImage(settings, ticket)),
    recordLost: (sent) => services.recordLostImage(sent, purpose),
    onChange: () => undefined,
    onEvent: () => undefined,
    ...changes,
  };
  return { run: (queue: DrawQueue) => runQueue(queue, ports), close: () => void (isClosed = true) };
}

function queueKept({ items }: Kept): DrawQueue {
  const sorted = [...items.values()].toSorted((one, other) => one.place - other.place);
  return { items: sorted.map(({ item }) => item), paused: null };
}

/** The same as a panel finds it that is opened next. */
function queueAtReturn(kept: Kept): DrawQueue {
  const { items, paused } = queueKept(kept);
  return { items: items.map(({ spec, stage }) => ({ spec, stage: stageAtReturn(stage, 0) })), paused };
}

/** Draws what was left, as a person does who says so. */
async function drawLeft(run: QueueRun): Promise<void> {
  for (const { spec, stage } of run.queue.items) if (stage.kind === 'left') await run.retry(spec.id);
}

const billsOf = ({ prompt }: ImageSpec) => server.bills.filter(({ words }) => words.includes(prompt.trim()));
/** Bills by picture, those that have one. */
const timesBilled = (specs: readonly ImageSpec[]) => specs.map((spec) => billsOf(spec).length);

describe('pictures over a limit of five a minute, the panel closed half way with five in flight', () => {
  it.each([
    { model: resumable, count: 200, lost: 0 },
    { model: plain, count: 40, lost: 5 },
  ])('$count with $model: none is sent twice, and $lost are lost', async ({ model, count, lost }) => {
    const half = count / 2;
    const all = Array.from({ length: count }, (_, at) =>
      specOf(at, at >= half && at < half + 5 ? '[fault:stall]' : ''),
    );
    const clock = makePacedClock(server);
    const kept = nothingKept();
    server.limitTo(5, clock.now);
    const first = openSession(kept, model, clock);
    const before = first.run(emptyQueue);
    await before.add(all);
    const inFlight = () =>
      queueKept(kept).items.flatMap(({ stage }) => (stage.kind === 'asked' ? [stage.sent] : []));
    const areKnown = () => inFlight().filter(({ ticket }) => ticket !== null).length === 5 - lost;
    await until(
      () =>
        kept.placed.size === half &&
        server.bills.length === half + 5 &&
        inFlight().length === 5 &&
        areKnown(),
    );
    first.close();
    server.hangUp();
    const found = queueKept(kept);
    expect(countStages(found)).toMatchObject({ waiting: half - 5, asked: 5, drawn: half });

    const second = openSession(kept, model, clock).run(queueAtReturn(kept));
    // Started pictures are fetched without a question; waiting ones are drawn after a click.
    await second.idle();
    expect(countStages(second.queue)).toMatchObject({ left: half - 5, asked: 0, lost });
    expect(server.bills).toHaveLength(half + 5);
    await drawLeft(second);
    await second.idle();
    expect(countStages(second.queue)).toMatchObject({ waiting: 0, asked: 0, drawn: count - lost, lost });
    expect(kept.placed.size).toBe(count - lost);
    // Each was billed once, those that are lost as well; the stand-in counts.
    expect(timesBilled(all)).toEqual(all.map(() => 1));
    expect(server.bills).toHaveLength(count);
    const spent = kept.ledger.entries.reduce((sum, entry) => sum + possibleCostUsd(entry), 0);
    const billed = server.bills.reduce((sum, { usd }) => sum + usd, 0);
    expect(spent).toBeGreaterThanOrEqual(billed - 1e-9);
    expect(queueKept(kept).items.map(({ spec }) => spec.id)).toEqual(all.map(({ id }) => id));
    clock.stop();
  });
});

describe('a queue', () => {
  const few = Array.from({ length: 4 }, (_, at) => specOf(at));
  const open = (model = plain, changes: Partial<QueuePorts> = {}) => {
    const kept = nothingKept();
    return { kept, run: openSession(kept, model, makeTestClock(), changes).run(emptyQueue) };
  };

  it('draws in its order, and keeps what a person moved', async () => {
    const order: string[] = [];
    const { run, kept } = open(plain, {
      atOnce: 1,
      place: async ({ spec }) => void order.push(spec.id),
    });
    run.pause();
    await run.add(few);
    await run.move('picture-3', 0);
    expect(queueKept(kept).items.map(({ spec }) => spec.id)).toEqual([
      'picture-3',
      'picture-0',
      'picture-1',
      'picture-2',
    ]);
    expect(server.requests).toEqual([]);
    run.resume();
    await run.idle();
    expect(order).toEqual(['picture-3', 'picture-0', 'picture-1', 'picture-2']);
  });

  it('cancels one that waits for nothing, and one that is drawn with a word that it may be billed', async () => {
    server.breakNext('stall-before');
    const { run } = open(plain, { atOnce: 1 });
    await run.add(few.slice(0, 2));
    await until(() => server.requests.length === 1);
    await run.cancel('picture-1');
    await run.cancel('picture-0');
    expect(run.queue.items.map(({ stage }) => stage)).toEqual([
      { kind: 'cancelled', mayBeBilled: true, estimatedUsd: expect.any(Number) as number },
      { kind: 'cancelled', mayBeBilled: false },
    ]);
    expect(await server.requests[0]?.ended).toBe('hung-up');
    await run.idle();
    expect(server.requests).toHaveLength(1);
  });

  it('cancels all, and no further request leaves', async () => {
    server.breakNext('stall-before', 'stall-before');
    const { run } = open(plain, { atOnce: 2 });
    await run.add(few);
    await until(() => server.requests.length === 2);
    await run.cancelAll();
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ cancelled: 4 });
    expect(server.requests).toHaveLength(2);
  });

  it('goes on with the others where one fails, and draws it again when asked to', async () => {
    server.breakNext('blocked');
    const { run } = open(plain, { atOnce: 1 });
    await run.add(few);
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 3, failed: 1 });
    expect(run.queue.items[0]?.stage).toMatchObject({ failure: 'content-blocked', mayBeBilled: false });
    await run.retry('picture-0');
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 4 });
  });

  it('places nine of twelve where one is refused, one has another shape and one is not answered; the three can be resumed, each with its sentence', async () => {
    const clock = makeTestClock();
    const kept = nothingKept();
    const images = new Map<string, Uint8Array>();
    const faults = new Map([
      [3, 'blocked'],
      [6, 'other-size'],
      [9, 'stall'],
    ]);
    const twelve = Array.from({ length: 12 }, (_, at) => specOf(at));
    server.breakNext(...twelve.map((_, at) => faults.get(at) ?? 'none'));
    const run = openSession(kept, plain, clock, {
      atOnce: 1,
      storePending: async (spec, { image: { bytes, ...image }, ...picture }) => {
        images.set(spec.id, bytes);
        return { layer: { hash: spec.id, nodeId: spec.id }, picture: { ...picture, image } };
      },
      finish: (spec, { picture }, signal) => {
        const bytes = images.get(spec.id) ?? new Uint8Array();
        return finishArrived(spec, { ...picture, image: { ...picture.image, bytes } }, signal);
      },
    }).run(emptyQueue);
    await run.add(twelve);
    await until(() => server.requests.length === 10);
    await server.requests[9]?.silent;
    // The service says nothing for minutes.
    clock.advance(600_000);
    await until(() => kept.placed.size === 9);
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 9, failed: 3, waiting: 0, asked: 0, lost: 0 });
    expect(run.queue.paused).toBeNull();
    const sentences = run.queue.items.flatMap(({ spec: { id }, stage }) =>
      stage.kind === 'failed' ? [[id, stage.failure, stage.mayBeBilled, stage.message]] : [],
    );
    expect(sentences).toEqual([
      ['picture-3', 'content-blocked', false, expect.stringMatching(/refused this because of its content/)],
      [
        'picture-6',
        'other-shape',
        true,
        'gpt-image-2 answered with 1,024 × 1,024 px, which is another shape than 1,024 × 640 px. Placing it crops it.',
      ],
      ['picture-9', expect.any(String), true, expect.stringMatching(/may have been billed\.$/)],
    ]);
    const bills = server.bills.length;
    for (const at of [3, 6, 9]) await run.retry(`picture-${at}`);
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 12 });
    expect([...kept.placed.values()].every(({ image }) => image.width === 1024 && image.height === 640)).toBe(
      true,
    );
    // What had arrived is placed without another request.
    expect(server.bills.length - bills).toBe(2);
  });

  it.each(['quota', 'key-refused', 'forbidden', 'model-unknown'])(
    'pauses with a sentence where all would fail: %s',
    async (fault) => {
      server.breakNext(fault);
      const { run } = open(plain, { atOnce: 1 });
      await run.add(few);
      await run.idle();
      expect(run.queue.paused).toMatch(/^[A-Z].*\.$/);
      expect(countStages(run.queue)).toMatchObject({ waiting: 4 });
      run.resume();
      await run.idle();
      expect(countStages(run.queue)).toMatchObject({ drawn: 4 });
    },
  );

  it('fetches what goes on at its service once the key is mended, and has it drawn by nobody else', async () => {
    const kept = nothingKept();
    const first = openSession(kept, resumable, makeTestClock());
    server.breakNext('stall', 'stall');
    void first.run(emptyQueue).add(few.slice(0, 2));
    await until(
      () =>
        [...kept.items.values()].filter(
          ({ item: { stage } }) => stage.kind === 'asked' && stage.sent.ticket !== null,
        ).length === 2,
    );
    first.close();
    let current = 'sk-refused-1234';
    const left = queueKept(kept);
    const run = openSession(kept, resumable, makeTestClock(), {}, noBudget, () => current).run(left);
    await run.idle();
    expect(run.queue.paused).toBe('OpenAI refused the key. Check it in Settings.');
    expect(countStages(run.queue)).toMatchObject({ asked: 2 });
    current = key;
    run.resume();
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 2 });
    expect(timesBilled(few.slice(0, 2))).toEqual([1, 1]);
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('stops where the budget ends, with what was finished placed, and goes on once it is raised', async () => {
    const kept = nothingKept();
    await open().run.add(few.slice(0, 1));
    await until(() => server.bills.length === 1);
    const usd = server.bills[0]?.usd ?? 0;
    const budget = { ...noBudget, file: usd * 2.5 };
    const run = openSession(kept, plain, makeTestClock(), { atOnce: 1 }, budget).run(emptyQueue);
    await run.add(few);
    await run.idle();
    const { drawn, waiting } = countStages(run.queue);
    expect([drawn > 0, waiting > 0, drawn + waiting]).toEqual([true, true, 4]);
    expect(kept.placed.size).toBe(drawn);
    expect(run.queue.paused).toMatch(/for this file .* Raise it in Settings/);
    const again = openSession(kept, plain, makeTestClock(), { atOnce: 1 }).run(queueAtReturn(kept));
    await drawLeft(again);
    await again.idle();
    expect([kept.placed.size, server.bills.length]).toEqual([4, 5]);
  });

  it('stops nothing where one is alone: it fails, and is there to be drawn again', async () => {
    server.breakNext('quota');
    const { run } = open();
    await run.add(few.slice(0, 1));
    await run.idle();
    expect(run.queue.paused).toBeNull();
    expect(run.queue.items[0]?.stage).toMatchObject({ failure: 'quota-used-up', mayBeBilled: false });
    await run.retry('picture-0');
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 1 });
  });

  it('draws a lost one again only when asked to', async () => {
    const { kept } = open();
    const sent = { service: 'openai', model: plain, at: 0, estimatedUsd: 0.2, ticket: null } as const;
    const queue = addSpecs(emptyQueue, few.slice(0, 1));
    const left = {
      ...queue,
      items: queue.items.map((item) => ({ ...item, stage: { kind: 'asked', sent } as const })),
    };
    const run = openSession(kept, plain, makeTestClock()).run(left);
    await run.idle();
    await until(() => kept.items.size === 1);
    expect(run.queue.items[0]?.stage).toEqual({ kind: 'lost', sent });
    expect(kept.ledger.entries).toMatchObject([{ outcome: 'stream-cut', maybeUsd: 0.2 }]);
    expect(server.requests).toEqual([]);
    // Opened once more, it is counted no second time.
    await openSession(kept, plain, makeTestClock()).run(queueKept(kept)).idle();
    expect(kept.ledger.entries).toHaveLength(1);
    await run.retry('picture-0');
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 1 });
  });

  it('draws nothing when a panel is opened: waiting jobs start only when a person asks for it', async () => {
    const [first, second] = few;
    if (!first || !second) throw new Error('There are too few.');
    const found = {
      ...emptyQueue,
      items: [first, second].map((spec) => ({ spec, stage: stageAtReturn({ kind: 'waiting' }, 7) })),
    };
    expect(found.items.map(({ stage }) => stage)).toEqual(Array(2).fill({ kind: 'left', since: 7 }));
    const run = openSession(nothingKept(), plain, makeTestClock()).run(found);
    await run.idle();
    expect([timesBilled([first, second]), server.requests]).toEqual([[0, 0], []]);
    await run.retry(first.id);
    await run.idle();
    expect(timesBilled([first, second])).toEqual([1, 0]);
    expect(countStages(run.queue)).toMatchObject({ left: 1, drawn: 1 });
  });

  it('has nothing in flight while a limit is waited for', async () => {
    const stages: string[] = [];
    const { run } = open(plain, { storeJob: async ({ stage }) => void stages.push(stage.kind) });
    server.breakNext('rate-limited');
    await run.add(few.slice(0, 1));
    await run.idle();
    expect(stages).toEqual(['waiting', 'asked', 'waiting', 'asked', 'drawn']);
  });

  it('keeps a picture that could not be placed, and places it without drawing it again', async () => {
    let refusals = 1;
    const { run, kept } = open(plain, {
      place: async (picture) => {
        if ((refusals -= 1) >= 0) throw new Error('The layer is no longer in the file.');
        kept.placed.set(picture.spec.id, picture);
      },
    });
    await run.add(few.slice(0, 1));
    await run.idle();
    expect(run.queue.items[0]?.stage).toEqual({
      kind: 'failed',
      failure: 'not-placed',
      message: 'The layer is no longer in the file.',
      mayBeBilled: true,
    });
    await run.retry('picture-0');
    expect([kept.placed.size, server.bills.length]).toEqual([1, 1]);
  });

  it('sends nothing that could not be kept before', async () => {
    const { run } = open(plain, {
      storeJob: async ({ stage }) => {
        if (stage.kind === 'asked') throw new Error('The storage is full.');
      },
    });
    await run.add(few);
    await run.idle();
    expect([run.queue.paused, server.requests]).toEqual(['The storage is full.', []]);
  });

  it('fetches what goes on by itself when the line is there again', async () => {
    const { run } = open(resumable, { atOnce: 1 });
    server.breakNext('truncated', 'none');
    const lines = server.requests;
    await run.add([specOf(0, '')]);
    await run.idle();
    expect(countStages(run.queue)).toMatchObject({ drawn: 1 });
    expect(lines.map(({ method }) => method)).toEqual(['POST', 'GET', 'DELETE']);
    expect(server.bills).toHaveLength(1);
  });
});
