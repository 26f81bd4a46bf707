import type { MessageToPanel, MessageToSandbox, SignedMessage } from '#design/messages';
import { makeId } from './make-id.ts';

/** The connection to the sandbox. */
export interface Bridge {
  send(message: MessageToSandbox): void;
  /** Calls `hear` for every message until the returned function is called. */
  listen(listener: (message: MessageToPanel) => void): () => void;
}

/** Figma's connection: messages to and from the window around the panel. */
export function openBridge(): Bridge {
  const listeners = new Set<(message: MessageToPanel) => void>();
  // Created before any preview exists that could read it.
  const panelToken = makeId();
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    // Previews are windows too and run untrusted code, so only messages of Figma's own window are accepted.
    if (source !== window.parent || typeof data !== 'object' || data === null) return;
    const { pluginMessage } = data as { pluginMessage?: MessageToPanel };
    if (pluginMessage) listeners.forEach((listener) => listener(pluginMessage));
  });
  return {
    send(message) {
      const signed: SignedMessage = { panelToken, message };
      window.parent.postMessage({ pluginMessage: signed }, '*');
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
