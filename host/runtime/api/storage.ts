import type { Session } from '../session.ts';
import { packValue } from '../pack-value.ts';
import { utf8Length } from '../nodes/base.ts';

/** 5 MB for each plugin; bytes count as they are. https://developers.figma.com/docs/plugins/api/figma-clientstorage */
const quota = 5 * 1024 * 1024;

const full = 'in clientStorage.setAsync: The plugin has used up its storage of 5 MB.';

export function storageApi(session: Session): ClientStorageAPI {
  const sizes = new Map<string, number>();
  return {
    getAsync: async (key: string) => session.work('read-stored', key),
    setAsync: async (key, value: unknown) => {
      const { text, buffers } = packValue(value);
      if (text.length > quota) throw new Error(full);
      const size =
        utf8Length(key) + utf8Length(text) + buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
      for (const known of await session.work('list-stored')) {
        if (!sizes.has(known)) sizes.set(known, sizeOf(known, await session.work('read-stored', known)));
      }
      sizes.delete(key);
      const total = [...sizes.values()].reduce((sum, at) => sum + at, size);
      if (total > quota) throw new Error(full);
      sizes.set(key, size);
      await session.work('store-value', key, value);
    },
    deleteAsync: async (key) => {
      sizes.delete(key);
      await session.work('delete-stored', key);
    },
    keysAsync: async () => [...(await session.work('list-stored'))],
  };
}

function sizeOf(key: string, value: unknown): number {
  const { text, buffers } = packValue(value);
  return utf8Length(key) + utf8Length(text) + buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
