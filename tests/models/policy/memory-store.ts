import type { KeyValueStore } from '#design/ledger-storage';

/** A store as Figma's is one: every call takes a while, and calls of several sessions come in between each other. */
export function makeMemoryStore(): KeyValueStore & { readonly values: ReadonlyMap<string, unknown> } {
  const values = new Map<string, unknown>();
  const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    values,
    async keys() {
      await soon();
      return [...values.keys()];
    },
    async get(key) {
      await soon();
      return structuredClone(values.get(key));
    },
    async set(key, value) {
      await soon();
      values.set(key, structuredClone(value));
    },
    async delete(key) {
      await soon();
      values.delete(key);
    },
  };
}
