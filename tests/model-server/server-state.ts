import { setImmediate } from 'node:timers/promises';
import type { Bill } from './bill.ts';
import type { RateLimit } from './rate-limit.ts';
import type { StoredObjects } from './stored-objects.ts';
import type { SdNextState } from './sdnext.ts';
import type { StoredResponses } from './stored-responses.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Record<string, unknown>;
  /** Settles when the line is done with: by an answer that was sent whole, or by the asker hanging up. */
  readonly ended: Promise<'answered' | 'hung-up'>;
  /** Settles when the stand-in has gone silent, as some faults have it. */
  readonly silent: Promise<void>;
  /** Closes its line. */
  hangUp(): void;
}

/** The state of one running stand-in. */
export interface ServerState {
  readonly pace: number;
  readonly strictCors: boolean;
  readonly sdNextLetsPagesIn: boolean;
  readonly requests: ReceivedRequest[];
  readonly bills: Bill[];
  /** Scripted answers in text, and vectors and pictures never. */
  readonly answers: string[];
  readonly faults: string[];
  limit: RateLimit | null;
  refusesDeletes: boolean;
  /** Lets answers go that are held back. */
  readonly held: (() => void)[];
  readonly sdNext: SdNextState;
  readonly stored: StoredResponses;
  readonly underWay: Set<ReceivedRequest>;
  readonly storedObjects: StoredObjects;
}

/** One request as the answering code sees it. */
export interface Asked {
  /** Whether it came as a form. */
  readonly isForm: boolean;
  readonly fault: string | null;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly method: string;
  readonly body: Record<string, unknown>;
  /** Tells that nothing more will come. */
  readonly fallSilent: () => void;
}

export const eventStream = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
};

/** Waits until the test lets held answers go. */
export function waitForRelease(state: ServerState): Promise<void> {
  return new Promise<void>((resolve) => state.held.push(resolve)).then(() => setImmediate());
}
