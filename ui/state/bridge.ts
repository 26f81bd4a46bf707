import type { MessageToPanel, MessageToSandbox, SignedMessage } from '#design/messages';
import { makeId } from './make-id.ts';

/** The line to the sandbox. */
export interface Bridge {
  send(message: MessageToSandbox): void;
  /** Calls `hear` for every message until the answer is called. */
  listen(listener: (message: MessageToPanel) => void): () => void;
}

/** The line as Figma lays it: messages to and from the window around the panel. */
export function openBridge(): Bridge {
  const listeners = new Set<(message: MessageToPanel) => void>();
  // Made up before any preview is there to hear of it.
  const panelToken = makeId();
  window.addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    // Previews are windows too, and show what a design says: only Figma's own window is heard.
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
