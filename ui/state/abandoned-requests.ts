/**
 * Requests in words that a panel of this file had sent when it was closed: nobody can fetch their answers, and they may
 * have been billed. The queue reports those of pictures.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isAbandoned, type LedgerEntry, possibleCostUsd, sessionTimeoutMs } from '#design/ledger';
import type { WorkKind } from '#design/settings';
import { formatMaxDollars } from '#models/policy/find-overrun';
import type { Clock } from '#models/clock';
import type { PanelServices } from './panel-services.ts';

export interface AbandonedRequests {
  /** The message about them; `null` if there are none. */
  readonly sentence: ReadonlySignal<string | null>;
  /** Looks for them, and again later if another panel may have been closed. */
  readonly refresh: () => void;
  /** Dismisses the message. The requests stay in the ledger. */
  readonly dismiss: () => void;
}

/** The milliseconds after which a session without heartbeats is checked. */
const extraWaitMs = 2_000;

export function createAbandonedRequests(
  { ledgerRecorder, fileMark, session }: Pick<PanelServices, 'ledgerRecorder' | 'fileMark' | 'session'>,
  clock: Pick<Clock, 'now' | 'after'>,
): AbandonedRequests {
  const left = signal<readonly LedgerEntry[]>([]);

  async function refresh(): Promise<void> {
    const { entries } = await ledgerRecorder.read();
    const mark = await fileMark();
    const open = entries.filter(
      ({ open, file, work }) =>
        open !== undefined && open.session !== session && file === mark && work !== 'picture',
    );
    left.value = open.filter((entry) => isAbandoned(entry, clock.now()));
    // Another panel of this file may still wait for it. If that panel is closed, its last heartbeat becomes too old.
    const waits = open.flatMap((entry) =>
      isAbandoned(entry, clock.now()) ? [] : [(entry.open?.heardAt ?? 0) + sessionTimeoutMs - clock.now()],
    );
    if (waits.length > 0) clock.after(Math.max(0, Math.min(...waits)) + extraWaitMs, () => void refresh());
  }

  return {
    sentence: computed(() => (left.value.length === 0 ? null : describeAbandonedRequests(left.value))),
    refresh: () => void refresh(),
    dismiss() {
      const seen = left.value;
      left.value = [];
      for (const entry of seen) void ledgerRecorder.close(entry);
    },
  };
}

const workNames: Readonly<Record<WorkKind, string>> = {
  plan: 'a plan',
  author: 'code',
  picture: 'an image',
  question: 'an answer',
  caption: 'a description',
  embedding: 'a search',
};

/** The message about requests whose answers are lost. */
export function describeAbandonedRequests(left: readonly LedgerEntry[]): string {
  const wanted = [...new Set(left.map(({ open, work }) => open?.about || workNames[work]))];
  const models = [...new Set(left.flatMap(({ attempts }) => attempts.at(-1)?.model ?? []))];
  const most = left.reduce((sum, entry) => sum + possibleCostUsd(entry), 0);
  const bill = `may have been billed${most > 0 ? `, up to ${formatMaxDollars(most)}` : ''}`;
  const asked = `The panel was closed while ${models.join(' and ')} was asked for ${wanted.join(' and ')}.`;
  return left.length > 1
    ? `${asked} The ${left.length} answers are lost and ${bill}. Ask again if you want them.`
    : `${asked} The answer is lost and ${bill}. Ask again if you want it.`;
}
