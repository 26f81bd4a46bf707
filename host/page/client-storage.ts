/**
 * The client storage of plugins on this machine, in the page's own IndexedDB. Each plugin has 5 MB for all files
 * together; an entry counts as its key and its value in JSON, bytes as they are. Asking and writing are one
 * transaction, so that two windows cannot both use the same free space.
 * https://developers.figma.com/docs/plugins/api/figma-clientStorage
 */

/** Bytes. Figma says "5 MB"; this is the stricter reading of it. */
const quota = 5_000_000;

const values = 'client-storage';
const sizes = 'client-storage-sizes';

export class ClientStorage {
  readonly #prefix: string;

  constructor(pluginId: string) {
    this.#prefix = `${pluginId}\n`;
  }

  async get(key: string): Promise<unknown> {
    const opened = await database();
    return answerOf(
      opened
        .transaction(values)
        .objectStore(values)
        .get(this.#prefix + key),
    );
  }

  /** Rejects where the plugin's storage is full, and then keeps what was there before. */
  async set(key: string, value: unknown): Promise<void> {
    const name = this.#prefix + key;
    const size = sizeOf(key, value);
    const opened = await database();
    await new Promise<void>((resolve, reject) => {
      const transaction = opened.transaction([values, sizes], 'readwrite');
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = transaction.onerror = () => {
        reject(transaction.error ?? full());
      };
      const range = IDBKeyRange.bound(this.#prefix, `${this.#prefix}\uffff`);
      const bySize = transaction.objectStore(sizes);
      bySize.get(name).onsuccess = ({ target }) => {
        const former = (target as IDBRequest<number | undefined>).result ?? 0;
        bySize.getAll(range).onsuccess = ({ target: listed }) => {
          const all = (listed as IDBRequest<number[]>).result.reduce((sum, one) => sum + one, 0);
          if (all - former + size > quota) {
            transaction.abort();
            return;
          }
          bySize.put(size, name);
          transaction.objectStore(values).put(value, name);
        };
      };
    });
  }

  async remove(key: string): Promise<void> {
    const opened = await database();
    await new Promise<void>((resolve, reject) => {
      const transaction = opened.transaction([values, sizes], 'readwrite');
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('IndexedDB refused'));
      };
      for (const store of [values, sizes]) transaction.objectStore(store).delete(this.#prefix + key);
    });
  }

  async keys(): Promise<readonly string[]> {
    const opened = await database();
    const all = await answerOf(opened.transaction(values).objectStore(values).getAllKeys());
    return all
      .map(String)
      .flatMap((key) => (key.startsWith(this.#prefix) ? [key.slice(this.#prefix.length)] : []));
  }
}

function full(): Error {
  return new Error('in clientStorage.setAsync: The plugin has used up its storage of 5 MB.');
}

function sizeOf(key: string, value: unknown): number {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  let raw = 0;
  const json = JSON.stringify(value, (_name, inner: unknown) => {
    if (!(inner instanceof Uint8Array)) return inner;
    raw += inner.byteLength;
    return 0;
  }) as string | undefined;
  return bytes(key) + bytes(json ?? '') + raw;
}

let opened: Promise<IDBDatabase> | undefined;

async function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('host', 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      // An older version stored no sizes; its entries are dropped.
      for (const store of [values, sizes]) {
        if (result.objectStoreNames.contains(store)) result.deleteObjectStore(store);
        result.createObjectStore(store);
      }
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB cannot be opened'));
    };
  });
  return opened;
}

async function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB refused'));
    };
  });
}
