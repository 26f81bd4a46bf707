/** A batch of 500 pictures over the stand-in: submitted, the panel closed, collected by another, failures sent again alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLedger, type Ledger, possibleCostUsd, withEntry, withoutEntry } from '#design/ledger';
import { noBudget } from '#design/settings';
import { estimateImage } from '#models/estimate-cost';
import { openServices, type Services } from '#models/open-services';
import { batchPriceShare, PictureBatchError } from '#models/picture-batches';
import { createLedgerRecorder } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { type DrawnPicture, finishArrived } from '#visuals/2-draw/draw-image';
import { type BatchedRequest, emptyQueue, type ImageJob } from '#visuals/2-draw/draw-queue';
import type { QueuePorts, QueueRun } from '#visuals/2-draw/queue-ports';
import { runQueue } from '#visuals/2-draw/run-queue';
import { recordRequest, writeRequest } from '#visuals/history/record-request';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { key } from '../models/collect-events.ts';
import { purpose, settingsFor } from '../models/policy/open-test-services.ts';
import { makeTestClock } from '../models/test-clock.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const { signal } = new AbortController();
const model = 'gpt-image-2';

function specOf(number: number): ImageSpec {
  const fails = number % 71 === 3 ? ' [fails-once]' : '';
  return {
    ...{ id: `picture-${number}`, words: `Picture ${number}`, prompt: `Picture ${number}${fails}` },
    ...{ width: 1024, height: 640, quality: 'low', background: 'opaque', palette: [], seed: null },
    place: { nodeId: null, where: 'beside' },
  };
}

/** What outlives a panel. */
interface Kept {
  readonly items: Map<string, ImageJob>;
  readonly placed: Map<string, DrawnPicture>;
  readonly pending: Map<string, Uint8Array>;
  ledger: Ledger;
  /** A picture that Figma does not accept. @default every one is accepted */
  refuses?: string | null;
}

/** One session of the panel. */
function openSession(kept: Kept): { readonly run: QueueRun; readonly services: Services } {
  const clock = makeTestClock();
  const ledger = createLedgerRecorder(
    {
      read: async () => kept.ledger,
      put: async (entry) => void (kept.ledger = withEntry(kept.ledger, entry)),
      withdraw: async (id) => void (kept.ledger = withoutEntry(kept.ledger, id)),
      clear: async () => undefined,
    },
    clock,
  );
  let requests = 0;
  const newId = () => `request-${(requests += 1)}-${kept.ledger.entries.length}`;
  const requestContext = { clock, ledger, limiter: createLimiter(clock), newId };
  const services = openServices({ requestContext, needsPreflight: false, openKey: async () => key });
  const ports: QueuePorts = {
    now: clock.now,
    pause: () => Promise.resolve(),
    newStop: () => new AbortController(),
    atOnce: 5,
    draw: () => {
      throw new Error('nothing is drawn one by one here');
    },
    fetch: () => {
      throw new Error('nothing is fetched one by one here');
    },
    async storePending(spec, { image: { bytes, ...image }, ...picture }) {
      kept.pending.set(spec.id, bytes);
      return { layer: { nodeId: spec.id, hash: '' }, picture: { ...picture, image } };
    },
    async *finish(spec, { picture }) {
      const bytes = kept.pending.get(spec.id) ?? new Uint8Array();
      yield { type: 'drawn', picture: { spec, ...picture, image: { ...picture.image, bytes } } };
    },
    finishArrived: (spec, arrived, signal) => finishArrived(spec, arrived, signal),
    place: async (picture) => {
      if (kept.refuses === picture.spec.id) throw new Error('Figma refused it.');
      expect(kept.placed.has(picture.spec.id)).toBe(false);
      kept.placed.set(picture.spec.id, picture);
    },
    storeJob: async (item) => {
      if (item.stage.kind === 'drawn') kept.items.delete(item.spec.id);
      else kept.items.set(item.spec.id, JSON.parse(JSON.stringify(item)) as ImageJob);
    },
    deleteJobs: async (ids) => ids.forEach((id) => kept.items.delete(id)),
    releaseTicket: () => Promise.resolve(),
    recordLost: () => Promise.resolve(),
    onChange: () => undefined,
    onEvent: () => undefined,
  };
  const run = runQueue({ ...emptyQueue, items: [...kept.items.values()] }, ports);
  return { run, services };
}

const settings = (budget = noBudget) => settingsFor(server, { models: { openai: { image: model } }, budget });

async function submit(
  specs: readonly ImageSpec[],
  group: string,
  { run, services }: ReturnType<typeof openSession>,
) {
  const sent: BatchedRequest = { group, batchIds: [], service: 'openai', model, at: 0, estimatedUsd: 2 };
  await run.addBatched(specs, sent);
  const items = specs.map((spec) => ({
    id: spec.id,
    request: writeRequest(spec, recordRequest({ ...spec, previews: 0 }, false), new Map()),
  }));
  const order = { items, group, estimatedUsd: 2 };
  const { ledgerId, result } = await services.submitBatch(
    settings(),
    order,
    { ...purpose, action: group },
    signal,
  );
  await run.updateBatch({ ...sent, batchIds: result.map(({ id }) => id), ledgerId });
}

async function collect({ run, services }: ReturnType<typeof openSession>) {
  const batched = run.queue.items.flatMap(({ stage }) => (stage.kind === 'batched' ? [stage.batch] : []));
  const [batch] = batched;
  const batches = await services.batches(settings());
  const [batchId = ''] = batch?.batchIds ?? [];
  if (!batches || batch?.ledgerId === undefined) throw new Error('there is no batch');
  const states = [];
  do states.push(await batches.look(batchId, signal));
  while (!states.at(-1)?.isOver);
  let costUsd = 0;
  for await (const result of batches.collect(batchId, signal)) {
    if ('failure' in result) await run.failBatched([result.id], result.failure);
    else {
      const spec = run.queue.items.find((item) => item.spec.id === result.id)?.spec;
      if (spec === undefined) continue;
      costUsd += result.costUsd ?? Number.NaN;
      const request = recordRequest({ ...spec, previews: 0 }, false);
      await run.deliver(result.id, {
        image: result.image,
        service: 'openai',
        model,
        costUsd: result.costUsd,
        request,
      });
    }
  }
  const counted = { service: 'openai', model, estimatedUsd: batch.estimatedUsd } as const;
  await services.endBatch({ ...counted, ledgerId: batch.ledgerId }, costUsd, {
    ...purpose,
    action: batch.group,
  });
  return states.at(-1);
}

describe('a batch of 500 pictures of which 7 fail', () => {
  it('has 493 placed by a panel that was opened later, 7 submitted again alone, and costs half', async () => {
    const kept: Kept = { items: new Map(), placed: new Map(), pending: new Map(), ledger: emptyLedger };
    const specs = Array.from({ length: 500 }, (_, number) => specOf(number));
    await submit(specs, 'first', openSession(kept));
    expect(kept.items.size).toBe(500);
    expect(possibleCostUsd(kept.ledger.entries.at(-1) as never)).toBe(2);
    // The panel is closed, and another one is opened.
    const second = openSession(kept);
    expect(await collect(second)).toMatchObject({ total: 500, completed: 493, failed: 7, isOver: true });
    expect(kept.placed.size).toBe(493);
    const failed = second.run.queue.items.filter(({ stage }) => stage.kind === 'failed');
    expect(failed).toHaveLength(7);
    expect(failed.every(({ stage }) => stage.kind === 'failed' && !stage.mayBeBilled)).toBe(true);
    const again = failed.map(({ spec }) => spec);
    await second.run.remove(again.map(({ id }) => id));
    await submit(again, 'second', second);
    const files = server.requests.filter(({ path, method }) => path === '/v1/files' && method === 'POST');
    expect(files.map(({ body }) => String(body['file']).split('\n').length)).toEqual([500, 7]);
    expect(await collect(second)).toMatchObject({ total: 7, completed: 7, failed: 0 });
    expect([kept.placed.size, kept.items.size]).toEqual([500, 0]);
    // Nothing was asked for one by one, and each picture was paid for once at half its price.
    expect(server.requests.filter(({ path }) => path === '/v1/images/generations')).toEqual([]);
    expect(server.bills).toHaveLength(500);
    const [first] = specs;
    const request = writeRequest(
      first as ImageSpec,
      recordRequest({ ...(first as ImageSpec), previews: 0 }, false),
      new Map(),
    );
    const price = estimateImage('openai', model, request).costUsd ?? 0;
    expect(server.bills[0]?.usd).toBeLessThan(price * batchPriceShare * 1.1);
    const counted = kept.ledger.entries.reduce((sum, { costUsd }) => sum + (costUsd ?? Number.NaN), 0);
    expect(counted).toBeCloseTo(
      server.bills.reduce((sum, { usd }) => sum + usd, 0),
      3,
    );
  });

  it('stores a picture that cannot be placed, and places it later without another request', async () => {
    const kept: Kept = { items: new Map(), placed: new Map(), pending: new Map(), ledger: emptyLedger };
    await submit([specOf(0), specOf(1)], 'first', openSession(kept));
    kept.refuses = 'picture-1';
    const second = openSession(kept);
    await collect(second);
    expect([...kept.placed.keys()]).toEqual(['picture-0']);
    expect([...kept.pending.keys()]).toEqual(['picture-1']);
    expect(kept.items.get('picture-1')?.stage).toMatchObject({ kind: 'failed', failure: 'not-placed' });
    kept.refuses = null;
    // The panel is closed and opened once more.
    const third = openSession(kept);
    await third.run.retry('picture-1');
    expect([...kept.placed.keys()]).toEqual(['picture-0', 'picture-1']);
    expect(server.bills).toHaveLength(2);
  });

  it('sends edits as a batch of their own, and finds a batch whose answer was lost by its group', async () => {
    const kept: Kept = { items: new Map(), placed: new Map(), pending: new Map(), ledger: emptyLedger };
    const { services } = openSession(kept);
    const batches = await services.batches(settings());
    const plain = writeRequest(specOf(1), recordRequest({ ...specOf(1), previews: 0 }, false), new Map());
    const picture = { bytes: Uint8Array.of(1, 2, 3), mime: 'image/png' } as const;
    const items = [
      { id: 'a', request: plain },
      { id: 'b', request: { ...plain, references: [picture] } },
    ];
    const submitted = await batches?.submit(items, 'group-1', signal);
    expect(submitted?.map(({ itemIds }) => itemIds)).toEqual([['a'], ['b']]);
    const made = server.requests.filter(({ path, method }) => path === '/v1/batches' && method === 'POST');
    expect(made.map(({ body }) => body['endpoint'])).toEqual(['/v1/images/generations', '/v1/images/edits']);
    expect(await batches?.find('group-1', signal)).toEqual(submitted?.map(({ id }) => id));
    expect(await batches?.find('group-2', signal)).toEqual([]);
  });

  it('is refused by a budget before anything is sent, and reports in a sentence what the service refuses', async () => {
    const kept: Kept = { items: new Map(), placed: new Map(), pending: new Map(), ledger: emptyLedger };
    const { services } = openSession(kept);
    const request = writeRequest(specOf(1), recordRequest({ ...specOf(1), previews: 0 }, false), new Map());
    const order = { items: [{ id: 'a', request }], group: 'g', estimatedUsd: 2 };
    const poor = settings({ ...noBudget, month: 1 });
    await expect(services.submitBatch(poor, order, purpose, signal)).rejects.toThrow(PictureBatchError);
    expect(server.requests).toEqual([]);
    server.breakNext('quota');
    const refused = await services
      .submitBatch(settings(), order, purpose, signal)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ failure: { kind: 'quota-used-up', mayBeBilled: false } });
  });
});
