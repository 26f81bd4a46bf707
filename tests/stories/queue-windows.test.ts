/** One queue seen from several windows: who draws, what a copy and Dev Mode find, and what a paid picture comes to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPanelSettings } from '#design/settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { countStages } from '#visuals/2-draw/draw-queue';
import { openQueue, type OpenedQueue } from '../in-process/open-queue.ts';
import { newComputer, openDocument, type OpenDocument } from '../in-process/open-sandbox.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { makeTestClock } from '../models/test-clock.ts';

const place = {
  id: '1:1',
  name: 'Hero',
  type: 'RECTANGLE',
  size: { x: 200, y: 100 },
  relativeTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  absoluteBoundingBox: { x: 0, y: 0, width: 200, height: 100 },
  fills: [],
  strokes: [],
  effects: [],
};
const page = {
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children: [place] }],
  },
};
const specOf = (number: number, where: 'fill' | 'beside' = 'beside'): ImageSpec => ({
  id: `picture-${number}`,
  words: `Picture ${number}`,
  prompt: `Picture number ${number}`,
  width: 1024,
  height: 640,
  quality: 'low',
  background: 'opaque',
  palette: [],
  seed: null,
  previews: 0,
  place: { nodeId: '1:1', where },
});

let server: ModelServer;
const opened: OpenedQueue[] = [];
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  for (const { sandbox } of opened.splice(0)) sandbox.close();
  await server.close();
});

const computer = () => newComputer();
async function open(
  document: OpenDocument,
  on: ReturnType<typeof computer>,
  editor: 'figma' | 'dev' = 'figma',
  model = 'gpt-image-2',
  hold?: Parameters<typeof openQueue>[0]['hold'],
): Promise<OpenedQueue> {
  const settings = {
    ...defaultPanelSettings,
    service: 'openai' as const,
    models: { openai: { image: model } },
    keepsGoing: true,
    addresses: { openai: server.url },
    keysKept: ['openai' as const],
  };
  // Beats are long beside a test, so nobody asks again by itself.
  const clock = { ...makeTestClock(), after: () => () => undefined };
  const one = await openQueue({
    ...{ document, computer: on, editor, settings, key: 'sk-window', clock },
    ...(hold ? { hold } : {}),
  });
  opened.push(one);
  return one;
}
const counts = ({ queue }: OpenedQueue) => countStages(queue.queue.peek());
const recordsOf = ({ storage }: ReturnType<typeof computer>) =>
  [...storage.keys()].filter((key) => key.startsWith('drawing '));
const until = (read: () => unknown) => expect.poll(read);

describe('a queue of pictures', () => {
  it('is drawn by one window, shown by another, and taken over by a click', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    server.breakNext('stall');
    const first = await open(document, here);
    await first.queue.add([specOf(1)]);
    await until(() => server.requests.length).toBe(1);
    const second = await open(document, here);
    second.queue.restore();
    await until(() => second.queue.owner.peek()).toBe('elsewhere');
    expect(counts(second)).toMatchObject({ asked: 1 });
    second.queue.takeOver();
    await until(() => second.queue.owner.peek()).toBe('here');
    // What the first has sent is its own until it is gone; nothing is sent again.
    expect(counts(second)).toMatchObject({ asked: 1, lost: 0 });
    expect(server.requests).toHaveLength(1);
  });

  it('offers nothing any more once it is taken, also where an answer from before comes late', async () => {
    const [document, here, there] = [openDocument(page, 'Bakery'), computer(), computer()];
    server.limitTo(1, () => 0);
    const first = await open(document, here);
    await first.queue.add([
      specOf(1),
      specOf(2),
      specOf(3),
      specOf(4),
      specOf(5),
      specOf(6),
      specOf(7),
      specOf(8),
    ]);
    await until(() => server.requests.length).toBeGreaterThan(0);
    let release = (): void => undefined;
    let held: Promise<void> | null = null;
    const second = await open(document, there, 'figma', 'gpt-image-2', ({ type }) => {
      const wait = type === 'image-jobs-read' ? held : null;
      if (wait !== null) held = null;
      return wait;
    });
    first.sandbox.close();
    second.queue.lookForOffered();
    await until(() => second.queue.offered.peek().length).toBeGreaterThan(0);
    held = new Promise((resolve) => (release = resolve));
    second.queue.lookForOffered();
    await until(() => held === null).toBe(true);
    second.queue.takeOffered();
    await until(() => !second.queue.isTaking.peek() && second.queue.queue.peek().items.length > 0).toBe(true);
    expect(second.queue.offered.peek()).toEqual([]);
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(second.queue.offered.peek()).toEqual([]);
  });

  it('is drawn by the window that takes it in the moment in which another was about to send, and leaves nothing behind', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const recordsAbout = (words: string) =>
      recordsOf(here).filter((key) => JSON.stringify(here.storage.get(key)).includes(words));
    // After its record of the request, the storage of the first window is delayed, so it checks the lease too late.
    const answers: (() => void)[] = [];
    let isSlow = true;
    const later = (answer: () => void) =>
      isSlow && recordsAbout('asked').length > 0 ? void answers.push(answer) : setImmediate(answer);
    const first = await open(document, { ...here, later });
    await first.queue.add([specOf(1)]);
    await until(() => recordsAbout('asked').length).toBe(1);
    const second = await open(document, here);
    second.queue.takeOver();
    await until(() => counts(second)).toMatchObject({ asked: 1 });
    isSlow = false;
    for (const answer of answers.splice(0)) answer();
    await until(() => first.queue.owner.peek()).toBe('elsewhere');
    expect(server.requests).toEqual([]);
    // The next look of the second finds that nobody has sent it.
    second.queue.restore();
    await until(() => counts(second)).toMatchObject({ asked: 0, drawn: 1 });
    expect(server.bills.map(({ words }) => words)).toEqual(['Picture number 1']);
    await until(() => recordsOf(here)).toEqual([]);
  });

  it('draws no picture again because a window that lost the queue unknowingly still shows it as failed', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    server.breakNext('key-refused');
    await first.queue.add([specOf(1)]);
    await until(() => counts(first).failed).toBe(1);
    // The second window takes the queue and draws the picture; the first does not look again meanwhile.
    const second = await open(document, here);
    second.queue.takeOver();
    await until(() => counts(second).failed).toBe(1);
    second.queue.change((run) => run.retry('picture-1'));
    await until(() => counts(second).drawn).toBe(1);
    await until(() => recordsOf(here)).toEqual([]);
    second.sandbox.close('crash');
    expect([first.queue.owner.peek(), counts(first).failed]).toEqual(['here', 1]);
    first.queue.change((run) => run.retry('picture-1'));
    await until(() => first.queue.owner.peek()).toBe('elsewhere');
    // Whoever has the queue next finds no record that would be drawn.
    const third = await open(document, here);
    await third.queue.add([specOf(2)]);
    await until(() => counts(third)).toMatchObject({ waiting: 0, asked: 0 });
    await until(() => counts(third).drawn).toBeGreaterThan(0);
    expect(server.bills.map(({ words }) => words)).toEqual(['Picture number 1', 'Picture number 2']);
    await until(() => recordsOf(here)).toEqual([]);
    expect(first.queue.queue.peek().items).toEqual([]);
    expect(first.queue.warnings.peek()).toEqual([
      expect.stringMatching(/^Another window of this file has had the queue since/),
    ]);
  });

  it('writes nothing down as an outdated window shows it where a person reorders it there', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    await first.queue.add([]);
    first.queue.change((run) => run.pause());
    await first.queue.add([specOf(1), specOf(2)]);
    const second = await open(document, here);
    second.queue.takeOver();
    await until(() => counts(second).drawn).toBe(2);
    await until(() => recordsOf(here)).toEqual([]);
    expect([first.queue.owner.peek(), counts(first).waiting]).toEqual(['here', 2]);
    const moved = new Promise<void>((resolve) => {
      first.queue.change((run) => run.move('picture-2', 0).finally(resolve));
    });
    await moved;
    const third = await open(document, here);
    third.queue.takeOver();
    await until(() => third.queue.owner.peek()).toBe('here');
    await until(() => counts(third)).toMatchObject({ waiting: 0, asked: 0 });
    expect(recordsOf(here)).toEqual([]);
    expect(server.bills).toHaveLength(2);
    await until(() => first.queue.owner.peek()).toBe('elsewhere');
  });

  it('offers no picture again that an outdated window cancelled when another had drawn it', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    await first.queue.add([]);
    first.queue.change((run) => run.pause());
    await first.queue.add([specOf(1)]);
    const second = await open(document, here);
    second.queue.takeOver();
    await until(() => counts(second).drawn).toBe(1);
    await until(() => recordsOf(here)).toEqual([]);
    first.queue.change((run) => run.cancel('picture-1'));
    await until(() => counts(first).cancelled).toBe(1);
    first.queue.change((run) => run.retry('picture-1'));
    await until(() => first.queue.owner.peek()).toBe('elsewhere');
    expect(first.queue.queue.peek().items).toEqual([]);
    expect(server.bills).toHaveLength(1);
  });

  it('shows a picture as drawn elsewhere that an outdated window cancelled while it was', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    await first.queue.add([]);
    first.queue.change((run) => run.pause());
    await first.queue.add([specOf(1)]);
    const second = await open(document, here);
    server.breakNext('stall');
    second.queue.takeOver();
    await until(() => server.requests.length).toBe(1);
    first.queue.change((run) => run.cancel('picture-1'));
    await until(() => counts(first).cancelled).toBe(1);
    first.queue.change((run) => run.retry('picture-1'));
    await until(() => first.queue.owner.peek()).toBe('elsewhere');
    expect(counts(first)).toMatchObject({ asked: 1, cancelled: 0 });
    expect(server.requests).toHaveLength(1);
  });

  describe('that goes on at its service and was cancelled while that deletes nothing', () => {
    const document = openDocument(page, 'Bakery');
    const here = computer();
    const openDrawing = () => open(document, here, 'figma', 'gpt-5.4+gpt-image-2');
    beforeEach(async () => {
      here.storage.clear();
      server.breakNext('stall');
      const first = await openDrawing();
      await first.queue.add([specOf(1)]);
      await until(() => first.queue.queue.peek().items[0]?.stage).toHaveProperty(
        'sent.ticket.id',
        expect.any(String),
      );
      server.refuseDeletes(true);
      const isCancelled = new Promise<void>((resolve) => {
        first.queue.change((run) => run.cancel('picture-1').finally(resolve));
      });
      await isCancelled;
      await until(() => server.requests.some(({ method }) => method === 'DELETE')).toBe(true);
      first.sandbox.close();
      expect(server.keptResponses()).toHaveLength(1);
    });

    it('is deleted there by the panel that is opened next, and shown by none', async () => {
      server.refuseDeletes(false);
      const next = await openDrawing();
      next.queue.restore();
      await until(() => server.keptResponses()).toEqual([]);
      await until(() => recordsOf(here)).toEqual([]);
      expect(next.queue.queue.peek().items).toEqual([]);
      expect(server.bills).toHaveLength(1);
    });

    it('is tried by five panels and then let be', async () => {
      const triesBy = () => server.requests.filter(({ method }) => method === 'DELETE').length;
      for (let panel = 1; panel <= 5; panel += 1) {
        const before = triesBy();
        expect(recordsOf(here)).not.toEqual([]);
        const next = await openDrawing();
        next.queue.restore();
        await until(triesBy).toBe(before + 1);
        await until(() => JSON.stringify([...here.storage.values()]).includes(`tries\\":${panel}`)).toBe(
          panel < 5,
        );
        next.sandbox.close();
      }
      await until(() => recordsOf(here)).toEqual([]);
    });
  });

  it('is not drawn by opening a panel, nor by a copy of its file', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    await first.queue.add([]);
    first.queue.change((run) => run.pause());
    await first.queue.add([specOf(1), specOf(2)]);
    first.sandbox.close();
    const next = await open(document, here);
    next.queue.restore();
    await until(() => counts(next).left).toBe(2);
    const copy = await open(document.copy('Bakery (Copy)'), here);
    copy.queue.restore();
    expect(copy.queue.queue.peek().items).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('is shown and left alone in Dev Mode, where nothing can be placed', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    await first.queue.add([]);
    first.queue.change((run) => run.pause());
    await first.queue.add([specOf(1)]);
    first.sandbox.close();
    const dev = await open(document, here, 'dev');
    dev.queue.restore();
    await until(() => counts(dev).left).toBe(1);
    expect(dev.queue.owner.peek()).toBe('read-only');
    await expect(dev.queue.add([specOf(2)])).rejects.toThrow(/^Images cannot be placed in Dev Mode/);
    dev.queue.change((run) => run.retry('picture-1'));
    expect(server.requests).toEqual([]);
  });

  it('places a paid picture without asking again, also after the panel was closed on its failure', async () => {
    const [document, here] = [openDocument(page, 'Bakery'), computer()];
    const first = await open(document, here);
    const layer = document.scene.find('1:1');
    if (layer) document.scene.remove(layer);
    await first.queue.add([specOf(1, 'fill')]);
    await until(() => counts(first).failed).toBe(1);
    first.sandbox.close();
    const next = await open(document, here);
    next.queue.restore();
    await until(() => counts(next).failed).toBe(1);
    next.queue.change((run) => run.retry('picture-1'));
    await until(() => counts(next).drawn).toBe(1);
    expect(server.bills).toHaveLength(1);
    const names = document.scene.pages[0]?.children?.map(({ name }) => name);
    // It lies beside, as its place is gone, and the hidden frame that kept it went with the placing.
    expect(names).toEqual(['Picture 1']);
  });
});
