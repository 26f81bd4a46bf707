import type { ServerResponse } from 'node:http';
import type { HostDocument } from './host-document.ts';

/** Steps of one window with their place in the order of all; what they say is the windows' own matter. */
interface OrderedSteps {
  readonly session: number;
  readonly steps: readonly string[];
}

/** What a window sends; `number` counts its messages. */
export interface SentSteps extends OrderedSteps {
  readonly number: number;
}

/**
 * A file that windows have open: the document as it was given, and after it everything that windows have made of it, in
 * the order in which it came. As in Figma, the server's order is the one that counts, and a window that is opened later
 * gets all of it.
 */
export class OpenFile {
  readonly document: HostDocument;
  readonly #order: OrderedSteps[] = [];
  readonly #lastNumbers = new Map<number, number>();
  readonly #images = new Map<string, Uint8Array>();
  readonly #windows = new Map<ServerResponse, number>();
  #sessions = 0;

  constructor(document: HostDocument) {
    this.document = document;
  }

  /** Counts a window. */
  join(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  /** Adds steps after all others and sends them to every window; a message that was received before is ignored. */
  append({ session, number, steps }: SentSteps): void {
    if (number <= (this.#lastNumbers.get(session) ?? 0)) return;
    this.#lastNumbers.set(session, number);
    this.#order.push({ session, steps });
    for (const [response, to] of this.#windows) response.write(this.#eventOf(this.#order.length - 1, to));
  }

  /** Sends a window everything from a place of the order on, and then what comes. */
  follow(response: ServerResponse, session: number, from: number): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    for (let place = from; place < this.#order.length; place += 1)
      response.write(this.#eventOf(place, session));
    response.write('event: current\ndata:\n\n');
    this.#windows.set(response, session);
    response.on('close', () => this.#windows.delete(response));
  }

  /** Reports to every window that the bundles are new. */
  announceBuild(): void {
    for (const response of this.#windows.keys()) response.write('event: rebuilt\ndata:\n\n');
  }

  addImage(hash: string, bytes: Uint8Array): void {
    this.#images.set(hash, bytes);
  }

  /** Bytes of a picture that the document came with or that a window added; `null` where there is none. */
  async readImage(hash: string): Promise<Uint8Array | null> {
    const { images = [], readImage } = this.document;
    return this.#images.get(hash) ?? (images.includes(hash) ? ((await readImage?.(hash)) ?? null) : null);
  }

  /** A browser reconnects with the last id and gets the steps after it. */
  #eventOf(place: number, to: number): string {
    const { session, steps } = this.#order[place] as OrderedSteps;
    const data = JSON.stringify({ session, steps: session === to ? null : steps });
    return `id: ${String(place)}\nevent: steps\ndata: ${data}\n\n`;
  }
}

/** The files of a server by their keys. */
export class OpenFiles {
  /** The file that a page has open which names none. */
  currentKey: string;
  readonly #files = new Map<string, OpenFile>();

  constructor(first: HostDocument) {
    this.currentKey = this.add(first);
  }

  /** Opens a file; answers its key. */
  add(document: HostDocument): string {
    const key = String(this.#files.size + 1);
    this.#files.set(key, new OpenFile(document));
    return key;
  }

  find(key: string): OpenFile | undefined {
    return this.#files.get(key);
  }

  /** Reports to every window of every file that the bundles are new. */
  announceBuild(): void {
    for (const file of this.#files.values()) file.announceBuild();
  }
}
