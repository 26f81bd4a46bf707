/**
 * Requests in words that a panel of this file had sent when it was closed: nobody can fetch their answers, and they may
 * have been billed. Pictures are told of by their queue.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { isLeft, paidFor, sessionGoneAfter, type LedgerEntry } from '#design/ledger';
import type { WorkKind } from '#design/settings';
import { inDollars } from '#models/policy/find-overrun';
import type { World } from '#models/world';
import type { ModelDesk } from './open-desk.ts';

export interface LeftRequests {
  /** What a person reads of them; `null` where there are none. */
  readonly sentence: ReadonlySignal<string | null>;
  /** Looks for them, and again where another panel may yet turn out to be gone. */
  readonly look: () => void;
  /** A person has read it; they stay in the ledger as they are. */
  readonly dismiss: () => void;
}

/** Milliseconds after which a session that was not heard of again is looked at. */
const alittleLater = 2_000;

export function createLeftRequests(
  { keeper, fileMark, session }: Pick<ModelDesk, 'keeper' | 'fileMark' | 'session'>,
  world: Pick<World, 'now' | 'after'>,
): LeftRequests {
  const left = signal<readonly LedgerEntry[]>([]);

  async function look(): Promise<void> {
    const { entries } = await keeper.read();
    const mark = await fileMark();
    const open = entries.filter(
      ({ open, file, work }) =>
        open !== undefined && open.session !== session && file === mark && work !== 'picture',
    );
    left.value = open.filter((entry) => isLeft(entry, world.now()));
    // Another panel of this file may be at it; if it is gone, its last sign of life grows old.
    const waits = open.flatMap((entry) =>
      isLeft(entry, world.now()) ? [] : [(entry.open?.heardAt ?? 0) + sessionGoneAfter - world.now()],
    );
    if (waits.length > 0) world.after(Math.max(0, Math.min(...waits)) + alittleLater, () => void look());
  }

  return {
    sentence: computed(() => (left.value.length === 0 ? null : leftSentence(left.value))),
    look: () => void look(),
    dismiss() {
      const seen = left.value;
      left.value = [];
      for (const entry of seen) void keeper.close(entry);
    },
  };
}

const whatFor: Readonly<Record<WorkKind, string>> = {
  plan: 'a plan',
  author: 'code',
  picture: 'a picture',
  caption: 'a description',
  embedding: 'a search',
};

/** What a person reads of requests that were sent and are lost. */
export function leftSentence(left: readonly LedgerEntry[]): string {
  const wanted = [...new Set(left.map(({ open, work }) => open?.about || whatFor[work]))];
  const models = [...new Set(left.flatMap(({ attempts }) => attempts.at(-1)?.model ?? []))];
  const most = left.reduce((sum, entry) => sum + paidFor(entry), 0);
  const bill = `may have been billed${most > 0 ? `, up to ${inDollars(most)}` : ''}`;
  const asked = `The panel was closed while ${models.join(' and ')} was asked for ${wanted.join(' and ')}.`;
  return left.length > 1
    ? `${asked} The ${left.length} answers are lost and ${bill}. Ask again if you want them.`
    : `${asked} The answer is lost and ${bill}. Ask again if you want it.`;
}
