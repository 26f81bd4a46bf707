/** The services of one run: the system clock, keys from the environment, a ledger where one is named. */
import { createHash, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { services, type ServiceName } from '#design/services';
import { openServices, type Services, type ServiceSettings } from '#models/open-services';
import { createLedgerRecorder, type Purpose } from '#models/policy/ledger-recorder';
import { createLimiter } from '#models/policy/limiter';
import { systemClock } from '#models/clock';
import { openLedgerFolder } from './ledger-folder.ts';
import type { EnvironmentVariables } from './service-variables.ts';
import { readRetryPolicy, readServiceSettings } from './read-service-settings.ts';

export interface CommandServices {
  readonly services: Services;
  readonly settings: ServiceSettings;
  /** One command is one action, whatever it sends. */
  readonly purpose: Purpose;
}

/** Opens the services; `file` is what the command works on, `null` where it works on none. @throws UsageError */
export async function openCommandServices(
  service: ServiceName,
  file: string | null,
  environment: EnvironmentVariables,
): Promise<CommandServices> {
  const settings = readServiceSettings(service, environment);
  // Opened at once, so that an invalid ledger is reported before any request.
  const store = await openLedgerFolder(environment.FRAMEWRIGHT_LEDGER ?? null);
  const ledger = createLedgerRecorder(store, systemClock, { session: randomUUID(), heartbeatMs: 20_000 });
  const requestContext = {
    clock: systemClock,
    limiter: createLimiter(systemClock),
    ledger,
    newId: randomUUID,
  };
  const openKey = async (name: ServiceName) => {
    const { key } = services[name].environment;
    return (key === null ? null : environment[key]) || null;
  };
  return {
    services: openServices({
      requestContext,
      openKey,
      needsPreflight: false,
      retryPolicy: readRetryPolicy(environment),
    }),
    settings,
    purpose: { action: randomUUID(), file: file === null ? '' : markOf(file) },
  };
}

/** A digest that is the same for the same file and does not reveal its name. */
function markOf(file: string): string {
  return createHash('sha256').update(resolve(file)).digest('hex').slice(0, 8);
}
