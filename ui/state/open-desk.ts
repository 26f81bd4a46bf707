/** The services as the panel has them: its clock, its ledger in Figma's client storage, its keys one message away. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { emptyLedger, withEntry, withoutEntry, type Ledger, type LedgerStore } from '#design/ledger';
import type { ServiceName } from '#design/settings';
import { openServices, type Services } from '#models/open-services';
import { keepLedger, type LedgerKeeper, type Purpose } from '#models/policy/keep-ledger';
import { createLimiter } from '#models/policy/limiter';
import type { World } from '#models/world';
import type { PixelDesk } from '../background/pixel-desk.ts';
import type { Sandbox } from './ask-sandbox.ts';
import { makeId } from './make-id.ts';

export interface ModelDesk {
  readonly services: Services;
  /** As it was last read or written. */
  readonly ledger: ReadonlySignal<Ledger>;
  readonly keeper: LedgerKeeper;
  /** Names this panel in what it has under way. */
  readonly session: string;
  /** The same for the same file, and not its name. */
  fileMark(): Promise<string>;
  /** What one click asks for, in words, if it has any: all requests it leads to share its budget. */
  newPurpose(about?: string): Promise<Purpose>;
}

export interface DeskNeeds {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly pixels: PixelDesk;
  readonly openKey: (service: ServiceName, origin: string) => Promise<string | null>;
}

export function openDesk({ sandbox, world, pixels, openKey }: DeskNeeds): ModelDesk {
  const ledger = signal<Ledger>(emptyLedger);
  let fileMark: string | null = null;
  const read = async () => {
    const opened = await sandbox.openLedger();
    fileMark = opened.fileMark;
    ledger.value = opened.ledger;
    return opened.ledger;
  };
  const store: LedgerStore = {
    read,
    async put(entry) {
      await sandbox.putLedgerEntry(entry);
      ledger.value = withEntry(ledger.peek(), entry);
    },
    async withdraw(id) {
      await sandbox.withdrawLedgerEntry(id);
      ledger.value = withoutEntry(ledger.peek(), id);
    },
    async clear() {
      await sandbox.clearLedger();
      await read();
    },
  };
  const session = makeId();
  const keeper = keepLedger(store, world, { session, heartbeatMs: 10_000 });
  const fileMarkOf = async () => {
    if (fileMark === null) await keeper.read();
    return fileMark ?? '';
  };
  const desk = { world, ledger: keeper, limiter: createLimiter(world), newId: makeId };
  return {
    services: openServices({
      desk,
      openKey,
      knocks: true,
      paint: (order, signal) => pixels.run('paint', order, signal as AbortSignal),
    }),
    ledger,
    keeper,
    session,
    fileMark: fileMarkOf,
    newPurpose: async (about = '') => ({ action: makeId(), file: await fileMarkOf(), about }),
  };
}
