import { builtInService, serviceNames, services, type ServiceName } from '#design/services';

/** The variables of the process. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** The first service that the environment sets up, or the built-in one. */
export function findService(environment: EnvironmentVariables): ServiceName {
  const isSelected = (name: ServiceName) => {
    const variable = selectingVariable(name);
    return variable !== null && Boolean(environment[variable]);
  };
  return serviceNames.toSorted(byFirstUser).find(isSelected) ?? builtInService;
}

/** The variables of which one must be set before any service can be asked, as "A, B or C". */
export function nameSelectingVariables(): string {
  const names = serviceNames.filter((name) => firstUserOf(name) === name);
  return joinNames(
    names.flatMap((name) => selectingVariable(name) ?? []),
    'or',
  );
}

/** All variables with keys and addresses, as "A, B and C"; the one that selects a service comes first. */
export function nameServiceVariables(): string {
  const variables = serviceNames.flatMap((name) => {
    const { key, address, selectedBy } = services[name].environment;
    return selectedBy === 'address' ? [address, key] : [key, address];
  });
  return joinNames([...new Set(variables.filter((variable) => variable !== null))], 'and');
}

function selectingVariable(name: ServiceName): string | null {
  const { environment } = services[name];
  return environment.selectedBy === null ? null : environment[environment.selectedBy];
}

/** Services that share their variables are tried one after the other. */
function byFirstUser(one: ServiceName, other: ServiceName): number {
  return serviceNames.indexOf(firstUserOf(one)) - serviceNames.indexOf(firstUserOf(other));
}

/** The first service of the list that reads the same variables. */
function firstUserOf(name: ServiceName): ServiceName {
  const { address } = services[name].environment;
  return serviceNames.find((other) => services[other].environment.address === address) ?? name;
}

function joinNames(names: readonly string[], word: 'and' | 'or'): string {
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
}
