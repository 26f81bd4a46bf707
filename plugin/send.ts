import type { MessageToPanel } from '#design/messages';

export type Send = (message: MessageToPanel) => void;

/** Hands a message to the panel; Figma keeps it until the panel has loaded. */
export function send(message: MessageToPanel): void {
  figma.ui.postMessage(message);
}
