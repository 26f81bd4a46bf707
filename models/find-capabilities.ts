import { modelsOf } from '#design/settings';
import { findConnectionFailure, openImageModel, openPictureBatches } from './open-model.ts';
import type { ImageCapabilities } from './ports.ts';
import type { ServiceSettings } from './service-settings.ts';

/** What the chosen image model can do, before anything is asked of it; `null` where the service is not set up. */
export function findCapabilities({
  service,
  addresses,
  models,
}: Pick<ServiceSettings, 'service' | 'addresses' | 'models'>): ImageCapabilities | null {
  const { image: imageModel } = modelsOf({ service, models });
  // Nothing is sent, so any key will do.
  const config = { service, key: 'none', address: addresses[service] ?? null, textModel: '', imageModel };
  return findConnectionFailure(config, imageModel) === null ? openImageModel(config).capabilities : null;
}

/** Whether the chosen image model draws in batches. */
export function canBatch({
  service,
  addresses,
  models,
}: Pick<ServiceSettings, 'service' | 'addresses' | 'models'>): boolean {
  const { image: imageModel } = modelsOf({ service, models });
  const address = addresses[service] ?? null;
  return openPictureBatches({ service, key: 'none', address, textModel: '', imageModel }) !== null;
}
