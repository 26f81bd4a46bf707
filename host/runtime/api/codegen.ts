import type { HostEvent } from '../bridge.ts';
import type { Session } from '../session.ts';
import { Callbacks, type Listener } from './callbacks.ts';

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
