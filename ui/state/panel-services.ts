/** The services of the panel: with its clock, its ledger in Figma's client storage, and keys from the sandbox. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { emptyLedger, type Ledger, type LedgerStore, withEntry, withoutEntry } from '#design/ledger';
import type { ServiceName } from '#design/services';
import { openServices, type Services } from '#models/open-services';
import { createLedgerRecorder, type LedgerRecorder, type Purpose } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import type { Clock } from '#models/clock';
import type { PixelWorkerClient } from '../background/pixel-worker-client.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { makeId } from './make-id.ts';

export interface PanelServices {
  readonly services: Services;
  /** As it was last read or written. */
  readonly ledger: ReadonlySignal<Ledger>;
  readonly ledgerRecorder: LedgerRecorder;
  /** The id of this panel in its pending requests. */
  readonly session: string;
  /** The same for the same file, and not its name. */
  fileMark(): Promise<string>;
  /** The prompt of one click, if it has one. All its requests share one budget. */
  newPurpose(about?: string): Promise<Purpose>;
}

export interface PanelServicesNeeds {
  readonly sandbox: SandboxClient;
  readonly clock: Clock;
  readonly pixels: PixelWorkerClient;
  readonly openKey: (service: ServiceName, origin: string) => Promise<string | null>;
}

export function createPanelServices({ sandbox, clock, pixels, openKey }: PanelServicesNeeds): PanelServices {
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
  const ledgerRecorder = createLedgerRecorder(store, clock, { session, heartbeatMs: 10_000 });
  const fileMarkOf = async () => {
    if (fileMark === null) await ledgerRecorder.read();
    return fileMark ?? '';
  };
  const requestContext = { clock, ledger: ledgerRecorder, limiter: createLimiter(clock), newId: makeId };
  return {
    services: openServices({
      requestContext,
      openKey,
      needsPreflight: true,
      paint: (order, signal) => pixels.run('paint', order, signal as AbortSignal),
    }),
    ledger,
    ledgerRecorder,
    session,
    fileMark: fileMarkOf,
    newPurpose: async (about = '') => ({ action: makeId(), file: await fileMarkOf(), about }),
  };
}
