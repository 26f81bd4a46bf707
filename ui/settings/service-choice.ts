import { builtInService, serviceNames, services, type ServiceName } from '#design/services';

/** The services in the order in which the panel offers them: the one that needs nothing comes first. */
export const offeredServices: readonly ServiceName[] = [
  builtInService,
  ...serviceNames.filter((name) => name !== builtInService),
];

/** True where a service does not answer without a key. */
export function needsKey(service: ServiceName): boolean {
  return services[service].key === 'required';
}

/** True where a service writes code, beside drawing. */
export function writesText(service: ServiceName): boolean {
  return services[service].serves.includes('text');
}
