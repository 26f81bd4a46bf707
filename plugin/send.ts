import type { MessageToPanel } from '#design/messages';

export type Send = (message: MessageToPanel) => void;

/** Sends a message to the panel. Figma queues it until the panel has loaded. */
export function send(message: MessageToPanel): void {
  figma.ui.postMessage(message);
}
