import type { Session } from '../session.ts';

/**
 * `figma.clientStorage`. Every call leaves the sandbox at once, so what was asked for is done although the plugin ends
 * in the next moment; the page counts the quota. https://developers.figma.com/docs/plugins/api/figma-clientStorage
 */
export function storageApi(session: Session): ClientStorageAPI {
  return {
    getAsync: async (key: string) => session.work('read-stored', key),
    setAsync: async (key, value: unknown) => session.work('store-value', key, value),
    deleteAsync: async (key) => session.work('delete-stored', key),
    keysAsync: async () => [...(await session.work('list-stored'))],
  };
}
