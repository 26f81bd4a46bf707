import type { AssetRef } from '#design/snapshot';
import type { PanelRequest } from './requests.ts';
import type { Send } from './send.ts';

/** What every reader needs: functions to report progress, to send bytes, and to check for a cancel. */
export interface ReadSession {
  readonly request: PanelRequest;
  readonly send: Send;
  report(doing: string, done: number, total: number): Promise<void>;
}

export function startReadSession(request: PanelRequest, send: Send): ReadSession {
  return {
    request,
    send,
    async report(doing, done, total) {
      request.signal.throwIfAborted();
      send({ type: 'read-progressed', requestId: request.id, progress: { doing, done, total } });
      await yieldToFigma();
      request.signal.throwIfAborted();
    },
  };
}

/** Lets Figma respond to the person before the next chunk of work. */
function yieldToFigma(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Sends one picture and waits until the panel has taken it. */
export async function sendAsset(asset: AssetRef, bytes: Uint8Array, session: ReadSession): Promise<void> {
  const taken = session.request.taken(asset.key);
  session.send({ type: 'asset-read', requestId: session.request.id, asset, bytes });
  await taken;
}
