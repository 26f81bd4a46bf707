/** The services of the panel: with its clock, its ledger in Figma's client storage, and keys from the sandbox. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { emptyLedger, type Ledger, type LedgerStore, withEntry, withoutEntry } from '#design/ledger';
import type { ServiceName } from '#design/services';
import { openServices, type Services } from '#models/open-services';
import { createLedgerRecorder, type LedgerRecorder, type Purpose } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import type { Clock } from '#models/clock';
import type { FailureKind, ModelFailure } from '#models/ports';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { makeId } from './make-id.ts';

export interface PanelServices {
  readonly services: Services;
  /** As it was last read or written. */
  readonly ledger: ReadonlySignal<Ledger>;
  readonly ledgerRecorder: LedgerRecorder;
  /** Why a service cannot be used, by the last that was heard of it: a sentence each. */
  readonly failures: ReadonlySignal<ServiceFailures>;
  /** Says how the last request to a service ended; `null` where it was answered. */
  readonly reportEnd: (service: ServiceName, failure: ModelFailure | null) => void;
  /** Forgets all failures, because keys or addresses have changed. */
  readonly forgetFailures: () => void;
  /** The id of this panel in its pending requests. */
  readonly session: string;
  /** The same for the same file, and not its name. */
  fileMark(): Promise<string>;
  /** The prompt of one click, if it has one. All its requests share one budget. */
  newPurpose(about?: string): Promise<Purpose>;
}

type ServiceFailures = Readonly<Partial<Record<ServiceName, string>>>;

/** What is wrong with the service itself, and not with one request. */
const serviceFailureKinds: readonly FailureKind[] = [
  'key-missing',
  'address-missing',
  'address-unsafe',
  'key-refused',
  'forbidden',
  'quota-used-up',
  'service-down',
  'unreachable',
  'timed-out',
];

export interface PanelServicesNeeds {
  readonly sandbox: SandboxClient;
  readonly clock: Clock;
  readonly pixels: PictureWorkerClient;
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
  const failures = signal<ServiceFailures>({});
  const reportEnd = (service: ServiceName, failure: ModelFailure | null) => {
    const { [service]: _former, ...others } = failures.peek();
    if (failure === null) failures.value = others;
    else if (serviceFailureKinds.includes(failure.kind))
      failures.value = { ...others, [service]: failure.message };
  };
  const requestContext = {
    clock,
    ledger: ledgerRecorder,
    limiter: createLimiter(clock),
    newId: makeId,
    onEnded: reportEnd,
  };
  return {
    services: openServices({
      requestContext,
      openKey,
      needsPreflight: true,
      paint: (order, signal) => pixels.run('paint', order, signal as AbortSignal),
    }),
    ledger,
    ledgerRecorder,
    failures,
    reportEnd,
    forgetFailures: () => void (failures.value = {}),
    session,
    fileMark: fileMarkOf,
    newPurpose: async (about = '') => ({ action: makeId(), file: await fileMarkOf(), about }),
  };
}
