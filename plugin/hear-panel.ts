/**
 * Hears the panel and nothing that runs inside it. Figma's window may hand on what any frame below it posts, and a
 * preview is such a frame: it runs code that a model wrote. So the panel makes up a token when it is opened, before there
 * is any preview, and every message of its carries it; the first one heard says which it is.
 */
import type { MessageToSandbox, SignedMessage } from '#design/messages';

/** Calls `hear` for each message of the panel that is open. A panel that is opened anew is heard anew. */
export function hearPanel(hear: (message: MessageToSandbox) => void): void {
  let token: string | null = null;
  figma.ui.onmessage = (signed: Partial<SignedMessage> | null | undefined) => {
    const said = signed?.panelToken;
    if (typeof said !== 'string' || said === '' || !signed?.message) return;
    token ??= said;
    if (said === token) hear(signed.message);
  };
}
