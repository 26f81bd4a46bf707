import type { ServiceName } from '#design/services';
import type { PanelSettings } from '#design/settings';

/** The part of a person's settings that the services need. */
export type ServiceSettings = Pick<
  PanelSettings,
  'service' | 'addresses' | 'models' | 'wires' | 'listed' | 'failover' | 'payTwice' | 'routing' | 'budget'
>;

/** The settings of a request that names its service and model, and is sent to no other. */
export function settingsForModel<Settings extends ServiceSettings>(
  settings: Settings,
  service: ServiceName,
  image: string,
): Settings {
  const models = { ...settings.models, [service]: { ...settings.models[service], image } };
  return { ...settings, service, models, failover: [], routing: {} };
}
