import type { PanelSettings } from '#design/settings';

/** What the services need of a person's settings. */
export type ServiceSettings = Pick<
  PanelSettings,
  'service' | 'addresses' | 'models' | 'wires' | 'listed' | 'failover' | 'payTwice' | 'routing' | 'budget'
>;
