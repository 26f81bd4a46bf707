/** Client storage in areas: what fits, what is refused, what goes first, and which of overlapping writes stays. */
import { describe, expect, it } from 'vitest';
import { createStorageArea, sizeOfEntry, StorageFull, type ClientStore } from '#plugin/client-storage';

interface Storage extends ClientStore {
  readonly entries: Map<string, unknown>;
  /** Writes that were asked for and wait to be let go, the latest last. */
  readonly held: (() => void)[];
}

/** A storage of 5 MB as Figma describes it. With `holds`, every write waits until it is let go. */
function createStorage({ holds = false, quota = 5_000_000 } = {}): Storage {
  const entries = new Map<string, unknown>();
  const held: (() => void)[] = [];
  const put = (key: string, value: unknown): void => {
    const others = [...entries].filter(([name]) => name !== key);
    const all = others.reduce((sum, [name, one]) => sum + sizeOfEntry(name, one), sizeOfEntry(key, value));
    if (all > quota) throw new Error('the storage is full');
    entries.set(key, value);
  };
  return {
    entries,
    held,
    getAsync: async (key) => entries.get(key),
    async setAsync(key, value) {
      if (holds) await new Promise<void>((resolve) => held.push(resolve));
      put(key, value);
    },
    deleteAsync: async (key) => void entries.delete(key),
    keysAsync: async () => [...entries.keys()],
  };
}

const text = (bytes: number) => 'x'.repeat(bytes);

describe('client storage', () => {
  it('counts an entry by its key and its JSON in UTF-8, bytes as they are', () => {
    for (const [value, bytes] of [
      ['é€😀', '"é€😀"'],
      [{ a: [1, null, 'ü'] }, '{"a":[1,null,"ü"]}'],
    ] as const)
      expect(sizeOfEntry('schlüssel', value)).toBe(Buffer.byteLength('schlüssel') + Buffer.byteLength(bytes));
    expect(sizeOfEntry('b', new Uint8Array(1000))).toBeLessThan(1004);
    expect(sizeOfEntry('k', undefined)).toBe(1);
  });

  it('refuses what does not fit the area’s share with a sentence, and keeps what was there', async () => {
    const storage = createStorage();
    const area = createStorageArea('settings', storage);
    await area.write('setting a', 'small');
    await expect(area.write('setting a', text(600_000))).rejects.toThrow(
      'Not stored: Figma has no space left for settings on this computer.',
    );
    expect(await area.read('setting a')).toBe('small');
    await area.write('setting b', 'still saved');
    expect(storage.entries.get('setting b')).toBe('still saved');
  });

  it('lets a full area of conversations keep no setting from being saved', async () => {
    const storage = createStorage();
    const talks = createStorageArea('conversations', storage);
    let kept = 0;
    for (; kept < 100; kept += 1) {
      const failed = await talks
        .write(`conversation ${kept}`, text(100_000))
        .catch((error: unknown) => error);
      if (failed instanceof StorageFull) break;
    }
    expect(kept).toBe(6);
    await createStorageArea('settings', storage).write('setting a', text(500_000));
    await createStorageArea('ledger', storage).write('ledger 1', text(900_000));
    await createStorageArea('queue', storage).write('drawing 1', text(1_600_000));
  });

  it('removes the oldest values until the new one fits, and reports which it removed', async () => {
    const storage = createStorage();
    const talks = createStorageArea('conversations', storage);
    for (const name of ['1', '2', '3']) await talks.write(`conversation ${name}`, text(230_000));
    const oldestFirst = ['conversation 2', 'conversation 1', 'conversation 3'];
    expect(await talks.evictUntilFits('conversation 4', text(230_000), oldestFirst)).toEqual([
      'conversation 2',
    ]);
    await talks.write('conversation 4', text(230_000));
    expect([...storage.entries.keys()]).toEqual(['conversation 1', 'conversation 3', 'conversation 4']);
    expect(await talks.evictUntilFits('conversation 5', 'short', oldestFirst)).toEqual([]);
  });

  it('sends a write to Figma before it returns, so that closing in the next moment loses nothing', async () => {
    const storage = createStorage({ holds: true });
    const area = createStorageArea('settings', storage);
    await area.readAll();
    void area.write('setting a', 1);
    expect(storage.held).toHaveLength(1);
    void area.write('setting a', 2);
    expect(storage.held).toHaveLength(2);
  });

  it('keeps the latest of overlapping writes, in whatever order they end', async () => {
    const storage = createStorage({ holds: true });
    const area = createStorageArea('settings', storage);
    await area.readAll();
    const writes = [1, 2, 3].map((value) => area.write('setting a', value));
    storage.held
      .splice(0)
      .reverse()
      .forEach((letGo) => letGo());
    await expect.poll(() => storage.held.length).toBe(1);
    expect(storage.entries.get('setting a')).toBe(1);
    storage.held.splice(0).forEach((letGo) => letGo());
    await Promise.all(writes);
    expect(storage.entries.get('setting a')).toBe(3);
  });

  it('reports space that another window has used, and counts again afterwards', async () => {
    const storage = createStorage({ quota: 1000 });
    const area = createStorageArea('settings', storage);
    await area.readAll();
    storage.entries.set('foreign', text(950));
    await expect(area.write('setting a', text(100))).rejects.toThrow(StorageFull);
    storage.entries.delete('foreign');
    await area.write('setting a', text(100));
    expect(storage.entries.get('setting a')).toHaveLength(100);
  });
});
