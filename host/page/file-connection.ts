import type { OrderedSteps } from './shared-file.ts';

/** A file of the server, and which of its windows this one is. */
export interface FileSession {
  readonly key: string;
  /** From 1, and never that of another window, also of one that is closed. */
  readonly session: number;
}

export interface ConnectionListener {
  receive(steps: OrderedSteps): void;
  /** The bundles were rebuilt. */
  rebuilt(): void;
  /** The error of a message that was refused. */
  fail(sentence: string): void;
}

/** Has the server count a window of a file. */
export async function joinFile(key: string): Promise<FileSession> {
  const response = await fetch(`${addressOf(key)}/join`, { method: 'POST' });
  if (!response.ok) throw new Error(`The file could not be joined: ${String(response.status)}.`);
  return { key, session: Number(await response.text()) };
}

/** Where the server has what belongs to a file. */
export function addressOf(key: string): string {
  return `/files/${encodeURIComponent(key)}`;
}

/** ms until a message that got lost is sent again. */
const retryAfter = 500;
/** Bytes up to which browsers carry a message on when its page is closed. */
const keptAlive = 60_000;

/**
 * The connection between a window and the file on the server. Messages are sent one after the other and none is lost,
 * as long as the window is open; the server knows each by its number, so that one that is sent again counts once.
 */
export class FileConnection {
  readonly #file: FileSession;
  readonly #listener: ConnectionListener;
  #events: EventSource | undefined;
  #sending: Promise<void> = Promise.resolve();
  #messages = 0;
  #isClosed = false;

  constructor(file: FileSession, listener: ConnectionListener) {
    this.#file = file;
    this.#listener = listener;
  }

  /** Resolves when all is received that other windows have made so far; what they make from now on comes by itself. */
  follow(): Promise<void> {
    const { key, session } = this.#file;
    const events = new EventSource(`${addressOf(key)}/events?session=${String(session)}`);
    this.#events = events;
    events.addEventListener('steps', ({ data }) => {
      this.#listener.receive(JSON.parse(String(data)) as OrderedSteps);
    });
    events.addEventListener('rebuilt', () => {
      this.#listener.rebuilt();
    });
    return new Promise((resolve) => {
      events.addEventListener('current', () => {
        resolve();
      });
    });
  }

  /** Sends what `take` answers when all before it has arrived; nothing where it answers nothing. */
  send(take: () => readonly string[]): void {
    this.#inTurn(async () => {
      const steps = take();
      if (steps.length === 0) return;
      this.#messages += 1;
      const { session } = this.#file;
      await this.#post('steps', JSON.stringify({ session, number: this.#messages, steps }));
    });
  }

  /** Gives the server a picture, before whatever is sent later. */
  upload(hash: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#inTurn(() => this.#post(`images/${encodeURIComponent(hash)}`, bytes));
  }

  close(): void {
    this.#isClosed = true;
    this.#events?.close();
  }

  #inTurn(task: () => Promise<void>): void {
    this.#sending = this.#sending.then(task).catch((error: unknown) => {
      this.#listener.fail(error instanceof Error ? error.message : String(error));
    });
  }

  async #post(path: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const address = `${addressOf(this.#file.key)}/${path}`;
    while (!this.#isClosed) {
      const response = await fetch(address, {
        method: 'POST',
        body,
        keepalive: body.length < keptAlive,
      }).catch(() => null);
      if (response?.ok) return;
      if (response)
        throw new Error(`The server refused a change of this window: ${String(response.status)}.`);
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }
}
