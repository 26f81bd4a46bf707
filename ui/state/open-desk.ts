/** The services as the panel has them: its clock, its ledger in Figma's client storage, its keys one message away. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { emptyLedger, type Ledger } from '#design/ledger';
import type { ServiceName } from '#design/settings';
import { openServices, type Services } from '#models/open-services';
import { keepLedger, type LedgerKeeper, type Purpose } from '#models/policy/keep-ledger';
import { createLimiter } from '#models/policy/limiter';
import type { World } from '#models/world';
import type { PixelDesk } from '../background/pixel-desk.ts';
import type { Sandbox } from './ask-sandbox.ts';
import type { Bridge } from './bridge.ts';
import { makeId } from './make-id.ts';

export interface ModelDesk {
  readonly services: Services;
  /** As it was last read or written. */
  readonly ledger: ReadonlySignal<Ledger>;
  readonly keeper: LedgerKeeper;
  /** What one click asks for: all requests it leads to share its budget. */
  newPurpose(): Promise<Purpose>;
}

export interface DeskNeeds {
  readonly bridge: Bridge;
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly pixels: PixelDesk;
  readonly openKey: (service: ServiceName) => Promise<string | null>;
}

export function openDesk({ bridge, sandbox, world, pixels, openKey }: DeskNeeds): ModelDesk {
  const ledger = signal<Ledger>(emptyLedger);
  let fileMark = '';
  const store = {
    async open() {
      const opened = await sandbox.openLedger();
      fileMark = opened.fileMark;
      ledger.value = opened.ledger;
      return opened.ledger;
    },
    async save(next: Ledger) {
      ledger.value = next;
      bridge.send({ type: 'save-ledger', ledger: next });
    },
  };
  const keeper = keepLedger(store, world);
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
    async newPurpose() {
      await keeper.read();
      return { action: makeId(), file: fileMark };
    },
  };
}
