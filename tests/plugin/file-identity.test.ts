/** Which file is open: what is kept by file stays with it through renames, and never goes to another of its name. */
import { describe, expect, it } from 'vitest';
import { emptyLedger } from '#design/ledger';
import {
  newComputer,
  openDocument,
  openSandbox,
  SharedDocument,
  type Computer,
  type OpenDocument,
  type OpenedSandbox,
} from '../in-process/open-sandbox.ts';
import { hashOf } from '../model-server/wire.ts';

const empty = {
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children: [] }],
  },
};
const job = { id: 'picture-1', record: '{"words":"A loaf"}' };

let asked = 0;
const nextId = () => `question-${(asked += 1)}`;

async function inWindow<Value>(
  document: OpenDocument,
  computer: Computer,
  act: (sandbox: OpenedSandbox) => Promise<Value>,
): Promise<Value> {
  const sandbox = await openSandbox({ document, computer });
  try {
    return await act(sandbox);
  } finally {
    sandbox.close();
  }
}

const keep = (sandbox: OpenedSandbox) =>
  sandbox.ask(
    { type: 'store-image-job', requestId: nextId(), job, needsLease: false, number: 1 },
    'image-job-stored',
  );
const listImageJobs = async (sandbox: OpenedSandbox) =>
  (await sandbox.ask({ type: 'read-image-jobs', requestId: nextId() }, 'image-jobs-read')).jobs;
const markOf = async (sandbox: OpenedSandbox) =>
  (await sandbox.ask({ type: 'open-ledger', requestId: nextId() }, 'ledger-opened')).fileMark;
const readConversation = async (sandbox: OpenedSandbox) =>
  (
    await sandbox.ask(
      { type: 'read-conversation', requestId: nextId(), frameIds: ['1:1'] },
      'conversation-read',
    )
  ).record;
async function talk(sandbox: OpenedSandbox, record: string): Promise<void> {
  sandbox.send({ type: 'store-conversation', frameIds: ['1:1'], record });
  await expect.poll(() => readConversation(sandbox)).toBe(record);
}

describe('a file', () => {
  it('keeps the last value that was written, also where the panel is closed at once', async () => {
    const [document, computer] = [openDocument(empty, 'Shop'), newComputer()];
    await inWindow(document, computer, async (sandbox) => {
      await talk(sandbox, 'said of it');
      sandbox.send({ type: 'store-conversation', frameIds: ['1:1'], record: 'taken back' });
    });
    await inWindow(document, computer, async (sandbox) => {
      expect(await readConversation(sandbox)).toBe('taken back');
    });
  });

  it('shares neither queue nor budget with another of its name', async () => {
    const computer = newComputer();
    const [one, other] = [openDocument(empty, 'Untitled'), openDocument(empty, 'Untitled')];
    const mark = await inWindow(one, computer, async (sandbox) => {
      await keep(sandbox);
      return markOf(sandbox);
    });
    await inWindow(other, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([]);
      expect(await markOf(sandbox)).not.toBe(mark);
    });
    await inWindow(one, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([job]);
      expect(await markOf(sandbox)).toBe(mark);
    });
  });

  it('keeps queue, conversations and budget when it is renamed, also while nobody of ours looks', async () => {
    const computer = newComputer();
    const document = openDocument(empty, 'Bakery');
    const mark = await inWindow(document, computer, async (sandbox) => {
      await keep(sandbox);
      await talk(sandbox, 'said of it');
      document.rename('Bakery, autumn');
      expect(await listImageJobs(sandbox)).toEqual([job]);
      return markOf(sandbox);
    });
    document.rename('Shop');
    await inWindow(document, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([job]);
      expect(await readConversation(sandbox)).toBe('said of it');
      expect(await markOf(sandbox)).toBe(mark);
    });
  });

  it.each(['Bakery (Copy)', 'Bakery (Copy 2)', 'Bakery (Kopie)', 'Bakery (コピー)', 'Bakery（副本）'])(
    'is another one as a copy that Figma calls %s: no queue, a budget of its own, and the earlier conversations',
    async (name) => {
      const computer = newComputer();
      const document = openDocument(empty, 'Bakery');
      const mark = await inWindow(document, computer, async (sandbox) => {
        await keep(sandbox);
        await talk(sandbox, 'said of it');
        return markOf(sandbox);
      });
      const copy = document.copy(name);
      await inWindow(copy, computer, async (sandbox) => {
        expect(await listImageJobs(sandbox)).toEqual([]);
        expect(await markOf(sandbox)).not.toBe(mark);
        expect(await readConversation(sandbox)).toBe('said of it');
        await talk(sandbox, 'said of the copy');
      });
      await inWindow(document, computer, async (sandbox) => {
        expect(await listImageJobs(sandbox)).toEqual([job]);
        expect(await readConversation(sandbox)).toBe('said of it');
        expect(await markOf(sandbox)).toBe(mark);
      });
    },
  );

  it('is no copy where a person gives it a version in brackets', async () => {
    const computer = newComputer();
    const document = openDocument(empty, 'Bakery');
    await inWindow(document, computer, keep);
    document.rename('Bakery (v2)');
    await inWindow(document, computer, async (sandbox) =>
      expect(await listImageJobs(sandbox)).toEqual([job]),
    );
  });

  it('is another one where a copy was renamed before anybody opened it, whichever comes second', async () => {
    const computer = newComputer();
    const document = openDocument(empty, 'Bakery');
    const mark = await inWindow(document, computer, markOf);
    const copy = document.copy('Winter campaign');
    const other = await inWindow(copy, computer, markOf);
    const again = await inWindow(document, computer, markOf);
    expect(other).toBe(mark);
    expect(again).not.toBe(other);
    // And so they stay.
    expect(await inWindow(copy, computer, markOf)).toBe(other);
    expect(await inWindow(document, computer, markOf)).toBe(again);
  });

  it('is the same after a person has undone everything, and after a redo of it', async () => {
    const computer = newComputer();
    const document = openDocument(empty, 'Bakery');
    const mark = await inWindow(document, computer, async (sandbox) => {
      await keep(sandbox);
      for (let steps = 0; steps < 5; steps += 1) document.scene.undo();
      expect(document.pluginData()).toEqual({});
      // Nothing is written while a person could still redo.
      expect(await listImageJobs(sandbox)).toEqual([job]);
      expect(document.scene.canRedo).toBe(true);
      return markOf(sandbox);
    });
    await inWindow(document, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([job]);
      expect(await markOf(sandbox)).toBe(mark);
    });
  });

  it('is left as it was by whoever only looks at it', async () => {
    const document = openDocument(empty, 'Bakery');
    await inWindow(document, newComputer(), async (sandbox) => {
      sandbox.send({ type: 'panel-ready' });
      await expect.poll(() => sandbox.sent.map(({ type }) => type)).toContain('panel-started');
      expect(await listImageJobs(sandbox)).toEqual([]);
      expect(await readConversation(sandbox)).toBe('');
    });
    expect(document.pluginData()).toEqual({});
    expect(document.scene.canUndo).toBe(false);
  });

  it('has one id where two windows of it keep something for the first time at once', async () => {
    const computer = newComputer();
    const document = openDocument(empty, 'Bakery');
    const [one, other] = await Promise.all([0, 1].map(() => openSandbox({ document, computer })));
    if (!one || !other) throw new Error('There are two.');
    const second = { ...job, id: 'picture-2' };
    await Promise.all([
      keep(one),
      other.ask(
        { type: 'store-image-job', requestId: nextId(), job: second, needsLease: false, number: 1 },
        'image-job-stored',
      ),
    ]);
    expect(await markOf(one)).toBe(await markOf(other));
    const ids = (await listImageJobs(one)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['picture-1', 'picture-2']);
    for (const sandbox of [one, other]) sandbox.close();
  });

  it.each(['first', 'last'])(
    'finds what a window kept that made an id in the same moment as another, and was closed before it knew: the %s',
    async (which) => {
      const [file, computer] = [new SharedDocument(empty, 'Bakery'), newComputer()];
      const sandboxes = await Promise.all([0, 1].map(() => openSandbox({ document: file.join(), computer })));
      const [one, other] = which === 'first' ? sandboxes : sandboxes.toReversed();
      if (!one || !other) throw new Error('There are two.');
      await keep(one);
      await talk(other, 'said of it');
      one.close();
      file.exchange();
      await expect.poll(() => listImageJobs(other)).toEqual([job]);
      expect(await readConversation(other)).toBe('said of it');
      file.exchange();
      await inWindow(file.join(), computer, async (sandbox) => {
        expect(await listImageJobs(sandbox)).toEqual([job]);
        expect(await markOf(sandbox)).toBe(await markOf(other));
      });
      other.close();
      // A copy of the file has another queue all the same.
      const shared = file.join();
      shared.rename('Bakery (Copy)');
      await inWindow(shared, computer, async (sandbox) => {
        expect(await listImageJobs(sandbox)).toEqual([]);
        await talk(sandbox, 'said of the copy');
        expect(await listImageJobs(sandbox)).toEqual([]);
      });
    },
  );

  it('takes over what an older version kept under its name, once', async () => {
    const computer = newComputer();
    const former = hashOf('Untitled');
    computer.storage.set(`drawing ${former} picture-1`, job);
    computer.storage.set(`conversation ${former} 1:1`, 'said of it');
    computer.storage.set('conversations', [`conversation ${former} 1:1`]);
    computer.storage.set('ledger', emptyLedger);
    const document = openDocument(empty, 'Untitled');
    await inWindow(document, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([job]);
      expect(await readConversation(sandbox)).toBe('said of it');
    });
    await inWindow(openDocument(empty, 'Untitled'), computer, async (sandbox) =>
      expect(await listImageJobs(sandbox)).toEqual([]),
    );
    await inWindow(document, computer, async (sandbox) => {
      expect(await listImageJobs(sandbox)).toEqual([job]);
    });
  });

  it('is known by its name where it cannot be written, and by that alone shares nothing with one that can', async () => {
    const computer = newComputer();
    const readOnly = openDocument(empty, 'Bakery');
    readOnly.lock();
    const mark = await inWindow(readOnly, computer, async (sandbox) => {
      await talk(sandbox, 'said of it');
      return markOf(sandbox);
    });
    await inWindow(readOnly, computer, async (sandbox) => {
      expect(await readConversation(sandbox)).toBe('said of it');
      expect(await markOf(sandbox)).toBe(mark);
    });
    expect(await inWindow(openDocument(empty, 'Bakery'), computer, markOf)).not.toBe(mark);
  });
});
