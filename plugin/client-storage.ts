/**
 * Figma's client storage, divided into areas. Figma gives a plugin 5 MB for all files and windows together and refuses
 * everything beyond, so each area has a share of its own. A long conversation can therefore never prevent a setting or
 * the record of a paid request from being saved. A full area drops the entries that its owner names as oldest, or
 * refuses.
 * https://developers.figma.com/docs/plugins/api/figma-clientStorage
 */
import { utf8Length } from '#design/utf8-length';
import { PlainError } from './plain-error.ts';

export type AreaName =
  | 'settings'
  | 'choices'
  | 'keys'
  | 'ledger'
  | 'queue'
  | 'conversations'
  | 'answers'
  | 'results'
  | 'copied code';

/** How the keys of an area begin, its share in bytes, and what is in it, for a sentence. All shares stay under 5 MB. */
const areas: Readonly<
  Record<AreaName, { readonly prefix: string; readonly share: number; readonly content: string }>
> = {
  settings: { prefix: 'setting ', share: 540_000, content: 'settings' },
  choices: { prefix: 'choice ', share: 100_000, content: 'choices' },
  keys: { prefix: 'key', share: 50_000, content: 'keys' },
  ledger: { prefix: 'ledger', share: 940_000, content: 'records of requests' },
  queue: { prefix: 'drawing ', share: 1_620_000, content: 'images in the queue' },
  conversations: { prefix: 'conversation', share: 700_000, content: 'conversations' },
  answers: { prefix: 'answer ', share: 360_000, content: 'answers of models' },
  results: { prefix: 'result ', share: 340_000, content: 'results of this file' },
  'copied code': { prefix: 'code ', share: 340_000, content: 'copied code' },
};

/** Thrown where a value does not fit; what was kept before is still there. The message is one plain sentence. */
export class StorageFull extends PlainError {
  readonly area: AreaName;

  constructor(area: AreaName) {
    super(`Not stored: Figma has no space left for ${areas[area].content} on this computer.`);
    this.area = area;
  }
}

/** What is used of `figma.clientStorage`. */
export interface ClientStore {
  getAsync(key: string): Promise<unknown>;
  setAsync(key: string, value: unknown): Promise<void>;
  deleteAsync(key: string): Promise<void>;
  keysAsync(): Promise<string[]>;
}

/** The entries of one area. Names are whole keys of the client storage and begin with the area's prefix. */
export interface StorageArea {
  /** `undefined` where nothing is kept. */
  read(name: string): Promise<unknown>;
  /** Everything in the area by name. Afterwards each write leaves the sandbox before `write` returns. */
  readAll(): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Keeps a value. Resolves once it or a later one of that name is kept; rejects with `StorageFull`. Where writes of
   * one name overlap, the latest stays, whatever order they end in.
   */
  write(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes entries, the first of `oldestFirst` first, until the value would fit; answers those it removed. */
  evictUntilFits(name: string, value: unknown, oldestFirst: readonly string[]): Promise<readonly string[]>;
}

/**
 * Opens an area; each is opened once, by its one owner.
 * @param storage `figma.clientStorage`
 */
export function createStorageArea(area: AreaName, storage: ClientStore): StorageArea {
  const { prefix, share } = areas[area];
  /** Bytes by name; `null` until somebody needs them. */
  let sizes: Map<string, number> | null = null;
  const running = new Map<string, { count: number; latest: unknown; overlapped: boolean }>();

  async function readAll(): Promise<ReadonlyMap<string, unknown>> {
    const names = (await storage.keysAsync()).filter((name) => name.startsWith(prefix));
    const values = await Promise.all(names.map((name) => storage.getAsync(name)));
    const entries = names.map((name, index) => [name, values[index]] as const);
    sizes = new Map(entries.map(([name, value]) => [name, sizeOfEntry(name, value)]));
    return new Map(entries);
  }

  /** Bytes over the share, were the value kept; 0 or less where it fits. */
  function bytesOver(known: ReadonlyMap<string, number>, name: string, size: number): number {
    let all = size - (known.get(name) ?? 0);
    for (const one of known.values()) all += one;
    return all - share;
  }

  async function measure(): Promise<Map<string, number>> {
    if (sizes === null) await readAll();
    return sizes ?? new Map<string, number>();
  }

  function writeMeasured(known: Map<string, number>, name: string, value: unknown): Promise<void> {
    const size = sizeOfEntry(name, value);
    if (bytesOver(known, name, size) > 0) return Promise.reject(new StorageFull(area));
    known.set(name, size);
    return send(name, value);
  }

  async function send(name: string, value: unknown): Promise<void> {
    const others = running.get(name);
    const state = others ?? { count: 0, latest: value, overlapped: false };
    running.set(name, state);
    state.latest = value;
    state.overlapped = others !== undefined;
    state.count += 1;
    try {
      await storage.setAsync(name, value);
    } catch {
      // Another window may have used the space, which is not known here.
      sizes = null;
      throw new StorageFull(area);
    } finally {
      state.count -= 1;
      if (state.count === 0) running.delete(name);
    }
    // Figma does not say that writes end in the order in which they began.
    if (state.count === 0 && state.overlapped) await send(name, state.latest);
  }

  return {
    read: (name) => storage.getAsync(name),
    readAll,
    write: (name, value) =>
      sizes === null
        ? measure().then((known) => writeMeasured(known, name, value))
        : writeMeasured(sizes, name, value),
    remove: async (name) => {
      sizes?.delete(name);
      await storage.deleteAsync(name);
    },
    async evictUntilFits(name, value, oldestFirst) {
      const known = await measure();
      const size = sizeOfEntry(name, value);
      const removed: string[] = [];
      for (const old of oldestFirst) {
        if (bytesOver(known, name, size) <= 0) break;
        if (old === name || !known.has(old)) continue;
        known.delete(old);
        await storage.deleteAsync(old);
        removed.push(old);
      }
      return removed;
    },
  };
}

/** Bytes as Figma counts them: the key and the value in JSON, byte arrays as they are. */
export function sizeOfEntry(name: string, value: unknown): number {
  let raw = 0;
  const json = JSON.stringify(value, (_name, inner: unknown) => {
    if (!(inner instanceof Uint8Array)) return inner;
    raw += inner.byteLength;
    return 0;
  }) as string | undefined;
  return utf8Length(name) + utf8Length(json ?? '') + raw;
}
