import type { CancelSignal } from '#design/cancel';

/** The panel's pending requests: each can be cancelled, and sends one picture at a time. */
export interface Requests {
  open(id: string): PanelRequest;
  cancel(id: string): void;
  /** The panel has taken this picture. */
  acknowledge(id: string, key: string): void;
}

export interface PanelRequest {
  readonly id: string;
  readonly signal: CancelSignal;
  /** Resolves when the panel has received the picture; throws `RequestCancelled` after a cancel. */
  taken(key: string): Promise<void>;
  close(): void;
}

/** Thrown to end cancelled work. It is not a failure. */
export class RequestCancelled extends Error {}

interface Entry {
  aborted: boolean;
  readonly waiting: Map<string, { resolve: () => void; reject: (reason: Error) => void }>;
}

export function createRequests(): Requests {
  const entries = new Map<string, Entry>();
  return {
    open(id) {
      const entry: Entry = { aborted: false, waiting: new Map() };
      entries.set(id, entry);
      return {
        id,
        signal: signalOf(entry),
        taken: (key) =>
          new Promise((resolve, reject) => {
            if (entry.aborted) reject(new RequestCancelled());
            else entry.waiting.set(key, { resolve, reject });
          }),
        close: () => entries.delete(id),
      };
    },
    cancel(id) {
      const entry = entries.get(id);
      if (!entry) return;
      entry.aborted = true;
      entry.waiting.forEach(({ reject }) => reject(new RequestCancelled()));
    },
    acknowledge(id, key) {
      entries.get(id)?.waiting.get(key)?.resolve();
      entries.get(id)?.waiting.delete(key);
    },
  };
}

function signalOf(entry: Entry): CancelSignal {
  return {
    get aborted() {
      return entry.aborted;
    },
    throwIfAborted() {
      if (entry.aborted) throw new RequestCancelled();
    },
  };
}
