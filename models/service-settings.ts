import type { PanelSettings } from '#design/settings';

/** The part of a person's settings that the services need. */
export type ServiceSettings = Pick<
  PanelSettings,
  'service' | 'addresses' | 'models' | 'wires' | 'listed' | 'failover' | 'payTwice' | 'routing' | 'budget'
>;
