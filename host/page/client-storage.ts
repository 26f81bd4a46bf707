/** What plugins keep on this machine, by plugin, in the page's own IndexedDB. */
export class ClientStorage {
  readonly #prefix: string;

  constructor(pluginId: string) {
    this.#prefix = `${pluginId}\n`;
  }

  async get(key: string): Promise<unknown> {
    return run('readonly', (store) => store.get(this.#prefix + key) as IDBRequest<unknown>);
  }

  async set(key: string, value: unknown): Promise<void> {
    await run('readwrite', (store) => store.put(value, this.#prefix + key));
  }

  async remove(key: string): Promise<void> {
    await run('readwrite', (store) => store.delete(this.#prefix + key) as IDBRequest<unknown>);
  }

  async keys(): Promise<readonly string[]> {
    const all = await run('readonly', (store) => store.getAllKeys());
    return all
      .map(String)
      .flatMap((key) => (key.startsWith(this.#prefix) ? [key.slice(this.#prefix.length)] : []));
  }
}

let opened: Promise<IDBDatabase> | undefined;

async function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('host', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('client-storage');
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB cannot be opened'));
    };
  });
  return opened;
}

async function run<Value>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const store = (await database()).transaction('client-storage', mode).objectStore('client-storage');
  return new Promise((resolve, reject) => {
    const request = ask(store);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB refused'));
    };
  });
}
