/**
 * Receives messages from the panel and from nothing that runs inside it. Figma's window may forward messages of any
 * frame below it, and a preview is such a frame: it runs code that a model wrote. So the panel creates a token when it
 * is opened, before any preview exists, and each of its messages carries it. The first message received sets the token.
 */
import type { MessageToSandbox, SignedMessage } from '#design/messages';

/** Calls `receive` for each message from the open panel. A panel that is opened again sends a token of its own. */
export function receivePanelMessages(receive: (message: MessageToSandbox) => void): void {
  let token: string | null = null;
  figma.ui.onmessage = (signed: Partial<SignedMessage> | null | undefined) => {
    const panelToken = signed?.panelToken;
    if (typeof panelToken !== 'string' || panelToken === '' || !signed?.message) return;
    token ??= panelToken;
    if (panelToken === token) receive(signed.message);
  };
}
