import { emptyLedger, type Ledger, type LedgerStore, withEntry, withoutEntry } from '#design/ledger';
import type { ServiceName } from '#design/services';
import { defaultPanelSettings } from '#design/settings';
import { openServices, type Services, type ServiceSettings } from '#models/open-services';
import { createLimiter } from '#models/policy/limiter';
import { createLedgerRecorder, type LedgerRecorder } from '#models/policy/ledger-recorder';
import type { ModelServer } from '../../model-server/start-model-server.ts';
import { key } from '../collect-events.ts';
import { makeTestClock, type TestClock } from '../test-clock.ts';

export interface TestServices {
  readonly clock: TestClock;
  readonly services: Services;
  readonly ledger: LedgerRecorder;
  /** What is kept now. */
  readonly saved: () => Ledger;
}

export const purpose = { action: 'click-1', file: 'f00d' };

/** The services as a program opens them, with the clock, the random numbers and the ledger of the test. */
export function openTestServices(
  options: {
    readonly needsPreflight?: boolean;
    readonly ledger?: Ledger;
    readonly keyless?: readonly ServiceName[];
    /** The key of the moment; `null` for none. @default the one that is taken */
    readonly keyNow?: () => string | null;
  } = {},
): TestServices {
  const clock = makeTestClock();
  let stored = options.ledger ?? emptyLedger;
  const store: LedgerStore = {
    read: async () => stored,
    put: async (entry) => void (stored = withEntry(stored, structuredClone(entry))),
    withdraw: async (id) => void (stored = withoutEntry(stored, id)),
    clear: async () => void (stored = { ...stored, entries: [] }),
  };
  const ledger = createLedgerRecorder(store, clock);
  let count = 0;
  const requestContext = {
    clock,
    ledger,
    limiter: createLimiter(clock),
    newId: () => `request-${(count += 1)}`,
  };
  const services = openServices({
    requestContext,
    needsPreflight: options.needsPreflight ?? false,
    openKey: async (service) =>
      options.keyless?.includes(service) === true ? null : (options.keyNow ?? (() => key))(),
  });
  return { clock, services, ledger, saved: () => stored };
}

/** Settings for the stand-in, the chosen service first. */
export function settingsFor(server: ModelServer, changes: Partial<ServiceSettings> = {}): ServiceSettings {
  return {
    ...defaultPanelSettings,
    service: 'openai',
    addresses: {
      openai: server.url,
      openrouter: server.openRouterUrl,
      sdnext: server.sdNextUrl,
      compatible: server.localUrl,
    },
    ...changes,
  };
}
