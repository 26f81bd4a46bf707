/**
 * Two hundred pictures over a limit of five a minute. Half way the panel that draws them is closed, and another window of the
 * file goes on: of the same person, or of another one with a key of their own.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPanelSettings } from '#design/settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { countStages } from '#visuals/2-draw/draw-queue';
import { withDescendants } from '../../host/document/scene.ts';
import { openQueue, type OpenedQueue } from '../in-process/open-queue.ts';
import { newComputer, openDocument, type OpenDocument } from '../in-process/open-sandbox.ts';
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

/** Whose computer the second window is on. */
const owners = ['the same person', 'another person'] as const;

it.each(owners)(
  'are drawn once each and in their order by two windows of which %s has the second, and none is lost',
  { timeout: 600_000 },
  async (owner) => {
    server.limitTo(5, clock.now);
    const document = openDocument(page, 'Bakery');
    const here = newComputer({ now: clock.now });
    const there = owner === 'the same person' ? here : newComputer({ now: clock.now });
    const open = async (computer = here): Promise<OpenedQueue> =>
      openQueue({
        ...{ document, computer, key: 'sk-window', clock },
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
    const ended = (one: OpenedQueue) => {
      const { waiting, asked, left } = stages(one);
      return waiting + asked + left === 0;
    };

    const first = await open();
    await first.queue.add(specs);
    const second = await open(there);
    second.queue.restore();
    if (owner === 'the same person') await reach(() => second.queue.owner.peek() === 'elsewhere');
    await reach(() => stages(first).drawn >= count / 2);
    // What is drawn is offered to nobody.
    second.queue.lookForOffered();
    const before = stages(first);
    expect(before.waiting).toBeGreaterThan(50);
    expect(second.queue.offered.peek()).toEqual([]);
    first.sandbox.close();
    server.hangUp();

    if (owner === 'the same person') second.queue.takeOver();
    else {
      second.queue.lookForOffered();
      await reach(() => second.queue.offered.peek().length > 50);
      expect(ended(second)).toBe(true);
      second.queue.takeOffered();
      await reach(() => stages(second).waiting > 0);
      expect(second.queue.offered.peek()).toEqual([]);
    }
    await reach(() => second.queue.owner.peek() === 'here');
    await reach(() => ended(second));
    expect(stages(second)).toMatchObject({ lost: 0, failed: 0, cancelled: 0 });
    // What was sent when the first person closed the panel is theirs; the rest is nobody's any more.
    const back = await open();
    back.queue.restore();
    const marks = () => Object.entries(document.pluginData()).filter(([key]) => /-jobs /.test(key));
    await reach(() => marks().every(([, value]) => value === 'seen'));
    await reach(() => ended(back) && withPictures(document).length === count);
    expect(stages(back)).toMatchObject({ lost: 0, failed: 0, left: 0 });
    const numbers = server.bills.map(({ words }) => Number(/number (\d+)/.exec(words)?.[1]));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(specs.map((_, at) => at));
    // Some are in flight at a time, so a picture may overtake its neighbours and no others.
    for (const [at, number] of numbers.entries()) expect(Math.abs(number - at)).toBeLessThan(8);
    expect(new Set(withPictures(document)).size).toBe(count);
    for (const { sandbox } of [back, second]) sandbox.close();
    expect(marks()).toEqual([]);
  },
);

/** The names of the layers that show a picture. */
function withPictures({ scene }: OpenDocument): readonly string[] {
  return [...withDescendants(scene.document)]
    .map(({ name }) => String(name))
    .filter((name) => /^Picture \d+$/.test(name));
}
