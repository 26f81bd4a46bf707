/**
 * The panel's settings, read from the environment: the service, failover and the budget. Every wrong
 * value is reported before anything is sent.
 */
import { serviceNames, services, type ServiceName } from '#design/services';
import { defaultPanelSettings, type Budget, type Preference, type WorkKind } from '#design/settings';
import type { ServiceSettings } from '#models/open-services';
import { defaultRetryPolicy, type RetryPolicy } from '#models/policy/plan-next-step';
import type { EnvironmentVariables } from './service-variables.ts';
import { UsageError } from './usage-error.ts';

const works: readonly WorkKind[] = ['plan', 'author', 'picture', 'question', 'caption', 'embedding'];
const preferences: readonly Preference[] = ['listed', 'best', 'cheapest', 'fastest'];

/** Reads the settings of one run. @throws UsageError that names the variable */
export function readServiceSettings(
  service: ServiceName,
  environment: EnvironmentVariables,
): ServiceSettings {
  return {
    ...defaultPanelSettings,
    service,
    addresses: readAddresses(environment),
    models: { [service]: readModels(service, environment) },
    wires: readWires(environment),
    failover: readList('FRAMEWRIGHT_FAILOVER', environment).map((name) =>
      pick('FRAMEWRIGHT_FAILOVER', name, serviceNames),
    ),
    payTwice: environment.FRAMEWRIGHT_PAY_TWICE === '1',
    routing: readRouting(environment),
    budget: readBudget(environment),
  };
}

/** The longest wait for a rate limit: `FRAMEWRIGHT_MAX_WAIT` in seconds. It was called `FRAMEWRIGHT_PATIENCE`. */
export function readRetryPolicy(environment: EnvironmentVariables): RetryPolicy {
  const seconds =
    readAmount('FRAMEWRIGHT_MAX_WAIT', environment) ?? readAmount('FRAMEWRIGHT_PATIENCE', environment);
  return seconds === null ? defaultRetryPolicy : { ...defaultRetryPolicy, longestWaitMs: seconds * 1000 };
}

function readAddresses(environment: EnvironmentVariables): ServiceSettings['addresses'] {
  const found = serviceNames.flatMap((service) => {
    const { address, defaultAddress } = services[service].environment;
    const value = (address === null ? undefined : environment[address]) || defaultAddress;
    return value ? [[service, value] as const] : [];
  });
  return Object.fromEntries(found);
}

function readModels(service: ServiceName, environment: EnvironmentVariables) {
  const { text, image, embedding } = services[service].defaultModels;
  return {
    text: environment.FRAMEWRIGHT_TEXT_MODEL || text,
    image: environment.FRAMEWRIGHT_IMAGE_MODEL || image,
    embedding: environment.FRAMEWRIGHT_EMBEDDING_MODEL || embedding,
  };
}

function readWires(environment: EnvironmentVariables): ServiceSettings['wires'] {
  const found = serviceNames.flatMap((service) => {
    const { keyHeader: variable } = services[service].environment;
    const keyHeader = variable === undefined ? undefined : environment[variable];
    return keyHeader ? [[service, { keyHeader }] as const] : [];
  });
  return Object.fromEntries(found);
}

/** `cheapest` for everything, or `author=best,picture=fastest`. */
function readRouting(environment: EnvironmentVariables): ServiceSettings['routing'] {
  const name = 'FRAMEWRIGHT_PREFER';
  const wishes = readList(name, environment).flatMap((wish) => {
    const [left = '', right] = wish.split('=', 2);
    if (right === undefined) return works.map((work) => [work, pick(name, left, preferences)] as const);
    return [[pick(name, left, works), pick(name, right, preferences)] as const];
  });
  return Object.fromEntries(wishes);
}

function readBudget(environment: EnvironmentVariables): Budget {
  const budget = {
    action: readAmount('FRAMEWRIGHT_BUDGET_ACTION', environment),
    file: readAmount('FRAMEWRIGHT_BUDGET_FILE', environment),
    month: readAmount('FRAMEWRIGHT_BUDGET_MONTH', environment),
  };
  if ((budget.file !== null || budget.month !== null) && !environment.FRAMEWRIGHT_LEDGER) {
    throw new UsageError(
      'A budget for a file or a month needs a ledger to count in; set FRAMEWRIGHT_LEDGER to a file of its own.',
    );
  }
  return budget;
}

function readList(name: string, environment: EnvironmentVariables): readonly string[] {
  return (environment[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readAmount(name: string, environment: EnvironmentVariables): number | null {
  const text = environment[name]?.trim() ?? '';
  if (text === '') return null;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`${name} must be a number such as 2.50, not "${text}".`);
}

function pick<Name extends string>(variable: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  throw new UsageError(`${variable} must be one of ${names.join(', ')}, not "${value}".`);
}
