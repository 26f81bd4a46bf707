/** Whether this panel runs the queue of its file. It is asked repeatedly while there is a queue. */
import type { QueueLease } from '#design/messages';
import type { Clock } from '#models/clock';
import type { SandboxClient } from './sandbox-client.ts';

export interface LeaseRenewer {
  /** The id of this panel among those of the file. */
  readonly panel: string;
  /** Of the lease under which this panel has the queue, or last had it. */
  number(): number;
  /** Whether another panel of the file is open, as far as is known. */
  isOpen(panel: string): boolean;
  /**
   * Asks who has the queue, and from then on every few seconds; `takesOver` takes it from whoever has it.
   * Resolves when all that follows from the answer is done.
   */
  ask(takesOver: boolean): Promise<void>;
}

export interface LeaseNeeds {
  readonly sandbox: Pick<SandboxClient, 'renewLease'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly panel: string;
  /** Whether somebody can see the panel. */
  readonly isVisible: () => boolean;
  /** Told after each answer; the next is asked for only when this is done. */
  readonly onLease: (lease: QueueLease, takesOver: boolean) => Promise<void>;
}

/** Milliseconds between two times. */
const renewIntervalMs = 5000;

export function createLeaseRenewer({
  sandbox,
  clock,
  panel,
  isVisible,
  onLease: answered,
}: LeaseNeeds): LeaseRenewer {
  let live: ReadonlySet<string> = new Set();
  let number = 0;
  let isBeating = false;
  let turn: Promise<void> = Promise.resolve();
  const askOnce = async (takesOver: boolean): Promise<void> => {
    const lease: QueueLease = await sandbox.renewLease({ panel, visible: isVisible(), takesOver });
    live = new Set(lease.live);
    if (lease.isHeld) number = lease.number;
    await answered(lease, takesOver);
  };
  /** An answer that arrives after a later one is out of date. */
  const ask = (takesOver: boolean): Promise<void> => {
    const mine = turn.then(() => askOnce(takesOver));
    turn = mine.catch(() => undefined);
    return mine;
  };
  const beat = () => {
    isBeating = true;
    clock.after(renewIntervalMs, () => {
      // A storage that fails once is asked again.
      void ask(false)
        .catch(() => undefined)
        .then(beat);
    });
  };
  return {
    panel,
    number: () => number,
    isOpen: (other) => live.has(other),
    ask(takesOver) {
      if (!isBeating) beat();
      return ask(takesOver);
    },
  };
}
