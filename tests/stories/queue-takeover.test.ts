/**
 * Two hundred pictures over a limit of five a minute. Half way the panel that draws them is closed, and another window of the
 * file goes on.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPanelSettings } from '#design/settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { countStages } from '#visuals/2-draw/draw-queue';
import { withDescendants } from '../../host/document/scene.ts';
import { openQueue, type OpenedQueue } from '../in-process/open-queue.ts';
import { newComputer, openDocument } from '../in-process/open-sandbox.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { makePacedClock } from '../models/paced-clock.ts';

const page = {
  document: {
    ...{ id: '0:0', name: 'Document', type: 'DOCUMENT' },
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children: [] }],
  },
};
const count = 200;
const specs = Array.from({ length: count }, (_, number): ImageSpec => ({
  ...{ id: `picture-${number}`, words: `Picture ${number}`, prompt: `Picture number ${number} of many` },
  ...{ width: 1024, height: 640, quality: 'low', background: 'opaque', palette: [], seed: null, previews: 0 },
  place: { nodeId: null, where: 'beside' },
  action: 'one click',
}));

let server: ModelServer;
let clock: ReturnType<typeof makePacedClock>;
beforeEach(async () => {
  server = await startModelServer();
  clock = makePacedClock(server);
});
afterEach(async () => {
  clock.stop();
  await server.close();
});

it(
  'are drawn once each and in their order by the two windows, and none is lost',
  { timeout: 600_000 },
  async () => {
    server.limitTo(5, clock.now);
    const document = openDocument(page, 'Bakery');
    const here = newComputer({ now: clock.now });
    const open = async (): Promise<OpenedQueue> =>
      openQueue({
        ...{ document, computer: here, key: 'sk-window', clock },
        settings: {
          ...defaultPanelSettings,
          service: 'openai',
          models: { openai: { image: 'gpt-5.4+gpt-image-2' } },
          keepsGoing: true,
          addresses: { openai: server.url },
          keysKept: ['openai'],
        },
      });
    const stages = ({ queue }: OpenedQueue) => countStages(queue.queue.peek());
    const reach = (read: () => boolean) => expect.poll(read, { timeout: 280_000, interval: 50 }).toBe(true);

    const first = await open();
    await first.queue.add(specs);
    const second = await open();
    second.queue.restore();
    await reach(() => second.queue.owner.peek() === 'elsewhere');
    await reach(() => stages(first).drawn >= count / 2);
    const before = stages(first);
    expect(before.waiting).toBeGreaterThan(50);
    first.sandbox.close();
    server.hangUp();

    second.queue.takeOver();
    await reach(() => second.queue.owner.peek() === 'here');
    await reach(() => {
      const { waiting, asked, left } = stages(second);
      return waiting + asked + left === 0;
    });
    expect(stages(second)).toMatchObject({ lost: 0, failed: 0, cancelled: 0 });
    const numbers = server.bills.map(({ words }) => Number(/number (\d+)/.exec(words)?.[1]));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(specs.map((_, at) => at));
    // Some are in flight at a time, so a picture may overtake its neighbours and no others.
    for (const [at, number] of numbers.entries()) expect(Math.abs(number - at)).toBeLessThan(8);
    const names = [...withDescendants(document.scene.document)]
      .map(({ name }) => String(name))
      .filter((name) => /^Picture \d+$/.test(name));
    expect(new Set(names).size).toBe(count);
    expect(names).toHaveLength(count);
    second.sandbox.close();
  },
);
