/** The services of one run: the machine's clock and dice, keys from the environment, a ledger where one is named. */
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { emptyLedger, type Ledger } from '#design/ledger';
import type { ServiceName } from '#design/settings';
import { openServices, type Services, type ServiceSettings } from '#models/open-services';
import { keepLedger, type LedgerStore, type Purpose } from '#models/policy/keep-ledger';
import { createLimiter } from '#models/policy/limiter';
import { realWorld } from '#models/world';
import { serviceVariables, type Environment } from './service-variables.ts';
import { readPatience, readServiceSettings } from './read-service-settings.ts';
import { UsageError } from './usage-error.ts';

export interface CommandDesk {
  readonly services: Services;
  readonly settings: ServiceSettings;
  /** One command is one action, whatever it sends. */
  readonly purpose: Purpose;
}

/** Opens the services; `file` is what the command works on, `null` where it works on none. @throws UsageError */
export async function openDesk(
  service: ServiceName,
  file: string | null,
  environment: Environment,
): Promise<CommandDesk> {
  const settings = readServiceSettings(service, environment);
  const ledger = keepLedger(await openStore(environment.FRAMEWRIGHT_LEDGER), realWorld);
  const desk = { world: realWorld, limiter: createLimiter(realWorld), ledger, newId: randomUUID };
  const openKey = async (name: ServiceName) => {
    const { key } = serviceVariables[name];
    return (key === null ? null : environment[key]) || null;
  };
  return {
    services: openServices({ desk, openKey, knocks: false, patience: readPatience(environment) }),
    settings,
    purpose: { action: randomUUID(), file: file === null ? '' : markOf(file) },
  };
}

/** A mark that is the same for the same file, and not its name. */
function markOf(file: string): string {
  return createHash('sha256').update(resolve(file)).digest('hex').slice(0, 8);
}

/** Read at once, so that a file that is no ledger is told before it would be written over. */
async function openStore(path: string | undefined): Promise<LedgerStore> {
  if (!path) return { open: async () => emptyLedger, save: async () => undefined };
  const kept = await readLedger(path);
  return {
    open: async () => kept,
    async save(ledger) {
      // A run that is killed while it writes leaves the former ledger whole.
      const draft = `${path}.${process.pid}.tmp`;
      await writeFile(draft, JSON.stringify(ledger, null, 2));
      await rename(draft, path);
    },
  };
}

async function readLedger(path: string): Promise<Ledger> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new UsageError(`The ledger ${path} cannot be read.`);
  });
  if (text.trim() === '') return emptyLedger;
  const ledger = parse(text);
  if (ledger === null)
    throw new UsageError(`${path} is no ledger; name a file of its own in FRAMEWRIGHT_LEDGER.`);
  return ledger;
}

function parse(text: string): Ledger | null {
  try {
    const value = JSON.parse(text) as Partial<Ledger> | null;
    const isLedger = Array.isArray(value?.entries) && typeof value.spent === 'object';
    return isLedger ? (value as Ledger) : null;
  } catch {
    return null;
  }
}
