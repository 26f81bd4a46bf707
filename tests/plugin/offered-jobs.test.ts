/** Waiting jobs that one person leaves in the document and another takes: they are one person's at a time, whatever happens. */
import { describe, it } from 'vitest';
import type { StoredImageJob } from '#design/messages';
import {
  newComputer,
  openDocument,
  openSandbox,
  SharedDocument,
  type Computer,
  type OpenDocument,
  type OpenedSandbox,
} from '../in-process/open-sandbox.ts';

const empty = {
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children: [] }],
  },
};
const waiting = (id: string): StoredImageJob => ({ id, record: `{"id":"${id}"}`, isWaiting: true });
const jobs = [waiting('ferry'), waiting('canal')];
const sent: StoredImageJob = { id: 'barge', record: '{"id":"barge"}', isWaiting: false };

let asked = 0;
const nextId = () => `question-${(asked += 1)}`;
const read = (sandbox: OpenedSandbox) =>
  sandbox.ask({ type: 'read-image-jobs', requestId: nextId() }, 'image-jobs-read');
const idsOf = (found: readonly StoredImageJob[]) => found.map(({ id }) => id).toSorted();
const offeredTo = async (sandbox: OpenedSandbox) => idsOf((await read(sandbox)).offered);
const storedBy = async (sandbox: OpenedSandbox) => idsOf((await read(sandbox)).jobs);
const take = async (sandbox: OpenedSandbox) =>
  (await sandbox.ask({ type: 'take-offered-jobs', requestId: nextId() }, 'offered-jobs-taken')).jobs;
async function store(sandbox: OpenedSandbox, all: readonly StoredImageJob[]): Promise<void> {
  for (const job of all) {
    const message = {
      type: 'store-image-job',
      requestId: nextId(),
      job,
      needsLease: false,
      number: 1,
    } as const;
    await sandbox.ask(message, 'image-job-stored');
  }
}

/** Stores a job as one that is sent next; whether it may be. */
async function send(sandbox: OpenedSandbox, id: string): Promise<boolean> {
  const { lease } = await renew(sandbox);
  const job = { ...waiting(id), isWaiting: false };
  const message = { type: 'store-image-job', requestId: nextId(), job } as const;
  const how = { needsLease: true, number: lease.number } as const;
  return (await sandbox.ask({ ...message, ...how }, 'image-job-stored')).isStored;
}

const panelNames = new Map<OpenedSandbox, string>();

function renew(sandbox: OpenedSandbox) {
  const panel = panelNames.get(sandbox) ?? nextId();
  panelNames.set(sandbox, panel);
  const message = {
    type: 'renew-lease',
    requestId: nextId(),
    panel,
    visible: true,
    takesOver: true,
  } as const;
  return sandbox.ask(message, 'lease-renewed');
}

async function open(document: OpenDocument, computer: Computer): Promise<OpenedSandbox> {
  const sandbox = await openSandbox({ document, computer });
  await renew(sandbox);
  return sandbox;
}

/** A person who stored the jobs and closed the panel. */
async function leave(document: OpenDocument, computer: Computer, all = jobs): Promise<void> {
  const sandbox = await open(document, computer);
  await read(sandbox);
  await store(sandbox, all);
  sandbox.close();
}

const marksOf = (document: OpenDocument) =>
  Object.entries(document.pluginData()).filter(([key]) => key.startsWith('taken-jobs '));

describe('jobs that were waiting when their panel was closed', () => {
  it.concurrent('are offered to others, and those that were sent are not', async ({ expect }) => {
    const document = openDocument(empty, 'Bakery');
    const here = newComputer();
    await leave(document, here, [...jobs, sent]);
    const other = await open(document, newComputer());
    expect(await offeredTo(other)).toEqual(['canal', 'ferry']);
    const copy = await open(document.copy('Bakery (Copy)'), newComputer());
    expect(await offeredTo(copy)).toEqual([]);
    expect(idsOf(await take(other))).toEqual(['canal', 'ferry']);
    await store(other, jobs);
    other.send({ type: 'remove-taken-offers' });
    await expect.poll(() => offeredTo(other)).toEqual([]);
    const back = await open(document, here);
    expect(await storedBy(back)).toEqual(['barge']);
  });

  it.concurrent(
    'are sent by one person where a window of the other is closed while a second one is open',
    async ({ expect }) => {
      const document = openDocument(empty, 'Bakery');
      const here = newComputer();
      const first = await open(document, here);
      await store(first, jobs);
      const second = await open(document, here);
      // The first does not know yet of the second.
      first.close();
      const other = await open(document, newComputer());
      expect(await offeredTo(other)).toEqual(['canal', 'ferry']);
      expect(await send(second, 'canal')).toBe(true);
      expect(idsOf(await take(other))).toEqual([]);
      expect(await storedBy(second)).toEqual(['canal', 'ferry']);
    },
  );

  it.concurrent(
    'are sent by the other person where they were taken before the second window of the first sends them',
    async ({ expect }) => {
      const document = openDocument(empty, 'Bakery');
      const here = newComputer();
      const third = await open(document, here);
      await store(third, jobs);
      const fourth = await open(document, here);
      third.close();
      expect(idsOf(await take(await open(document, newComputer())))).toEqual(['canal', 'ferry']);
      expect(await send(fourth, 'ferry')).toBe(false);
      expect((await read(fourth)).taken.toSorted()).toEqual(['canal', 'ferry']);
      expect(await storedBy(fourth)).toEqual([]);
    },
  );

  it.concurrent(
    'are their own person’s again when the panel is opened before anybody took them',
    async ({ expect }) => {
      const document = openDocument(empty, 'Bakery');
      const here = newComputer();
      await leave(document, here);
      const back = await open(document, here);
      expect(await storedBy(back)).toEqual(['canal', 'ferry']);
      expect(await offeredTo(await open(document, newComputer()))).toEqual([]);
    },
  );

  it.concurrent('are one person’s where two take them in the same moment', async ({ expect }) => {
    const file = new SharedDocument(empty, 'Bakery');
    const [document, here] = [file.join(), newComputer()];
    await leave(document, here);
    file.exchange();
    const [theirs, others] = [file.join(), file.join()];
    const [one, other] = [await open(theirs, newComputer()), await open(others, newComputer())];
    const back = await open(document, here);
    const all = [take(one), take(other), read(back).then((found) => found.jobs)];
    // Each has written a mark, and then they see those of the others.
    for (const each of [document, theirs, others]) await expect.poll(() => marksOf(each)).toHaveLength(1);
    file.exchange();
    const counts = (await Promise.all(all)).map(({ length }) => length);
    expect(counts.toSorted()).toEqual([0, 0, 2]);
  });

  it.concurrent(
    'are still there for who took them and was closed before storing them',
    async ({ expect }) => {
      const document = openDocument(empty, 'Bakery');
      const [here, there] = [newComputer(), newComputer()];
      await leave(document, here);
      const other = await open(document, there);
      await take(other);
      other.close('crash');
      const third = await open(document, newComputer());
      expect(await offeredTo(third)).toEqual([]);
      expect(await storedBy(await open(document, here))).toEqual([]);
      const again = await open(document, there);
      expect(await offeredTo(again)).toEqual(['canal', 'ferry']);
      expect(idsOf(await take(again))).toEqual(['canal', 'ferry']);
    },
  );

  it.concurrent('stay taken where an undo removes the mark from the document', async ({ expect }) => {
    const document = openDocument(empty, 'Bakery');
    const here = newComputer();
    await leave(document, here);
    const other = await open(document, newComputer());
    await store(other, await take(other));
    other.send({ type: 'remove-taken-offers' });
    await expect.poll(() => offeredTo(other)).toEqual([]);
    const marks = () => marksOf(document);
    const before = marks();
    expect(before).toHaveLength(1);
    const { scene } = document;
    const data = scene.document['pluginData'] as Record<string, Record<string, string>>;
    const without = Object.fromEntries(
      Object.entries(data).map(([plugin, entries]) => [
        plugin,
        Object.fromEntries(Object.entries(entries).filter(([key]) => !key.startsWith('taken-jobs '))),
      ]),
    );
    scene.edit(scene.document, { pluginData: without });
    expect(marks()).toEqual([]);
    other.close();
    expect(marks()).toEqual(before);
    expect(await storedBy(await open(document, here))).toEqual([]);
  });
});
