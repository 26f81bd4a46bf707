import type { HostEvent } from '../bridge.ts';
import { readImageHeader } from '../image-size.ts';
import type { Session } from '../session.ts';
import { Callbacks, type Listener } from './callbacks.ts';

/** Figma takes pictures of 4096 px a side at most. https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
const largestSide = 4096;

export function imageOf(session: Session, hash: string): Image {
  const read = async (): Promise<Uint8Array> => session.work('read-image', hash);
  return Object.freeze({
    hash,
    getBytesAsync: session.faults.wrap('image.getBytesAsync', read),
    getSizeAsync: session.faults.wrap('image.getSizeAsync', async () => {
      const { width, height } = readImageHeader(await read());
      return { width, height };
    }),
  });
}

export function createImage(session: Session, bytes: Uint8Array): Image {
  session.requireEditing('createImage');
  if (!(bytes instanceof Uint8Array)) throw new Error('in createImage: Expected a Uint8Array.');
  const size = readImageHeader(bytes);
  if (size.width > largestSide || size.height > largestSide) {
    throw new Error(
      `in createImage: Image is too large: ${String(size.width)} × ${String(size.height)} px; 4096 px a side is the most.`,
    );
  }
  return imageOf(session, session.call('add-image', bytes, size));
}

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

export interface CodeApi {
  readonly codegen: CodegenAPI;
  answer(event: Extract<HostEvent, { type: 'code-asked' }>): Promise<readonly CodegenResult[]>;
  changePreferences(preferences: Readonly<Record<string, unknown>>): void;
}

/** `figma.codegen`: Dev Mode asks for code. https://developers.figma.com/docs/plugins/codegen-plugins */
export function codegenApi(session: Session): CodeApi {
  const callbacks = new Callbacks('figma.codegen', ['generate', 'preferenceschange']);
  let preferences = session.start.codegenPreferences;
  const add = (once: boolean) => (type: string, call: Listener) => {
    callbacks.add(type, call, once);
  };
  const codegen = {
    on: add(false),
    once: add(true),
    off: (type: string, call: unknown) => {
      callbacks.remove(type, call);
    },
    get preferences() {
      return preferences as unknown as CodegenPreferences;
    },
    refresh: () => {
      session.call('refresh-code');
    },
  };
  return {
    codegen: codegen,
    answer: async ({ nodeId, language }) => {
      if (!callbacks.has('generate'))
        throw new Error("The plugin has no callback for figma.codegen's generate.");
      const node = session.nodeOf(session.get(nodeId));
      const results = await (callbacks.emit('generate', { node, language }) as
        Promise<CodegenResult[]> | CodegenResult[]);
      if (!Array.isArray(results)) throw new Error('The generate callback must answer an array of results.');
      return results;
    },
    changePreferences: (next) => {
      preferences = next;
      if (callbacks.has('preferenceschange')) callbacks.emit('preferenceschange', { propertyName: '' });
    },
  };
}
