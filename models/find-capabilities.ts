import type { ImageSize } from '#design/image-header';
import { services } from '#design/services';
import { modelsOf } from '#design/settings';
import { findRequestSize } from './openai/find-request-size.ts';
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

/** How much larger than the wanted area a drawn one is that a person should know of. */
const noticedGrowth = 1.1;

/**
 * The size in px that the chosen image model draws for this one, where it has no size as small: the picture is paid for by
 * it and reduced afterwards. `null` where it draws about the wanted size, or where that costs nothing.
 */
export function findEnlargedSize(
  settings: Pick<ServiceSettings, 'service' | 'addresses' | 'models'>,
  { width, height }: ImageSize,
): ImageSize | null {
  const capabilities = findCapabilities(settings);
  if (capabilities === null || capabilities.exactSize || services[settings.service].isLocal) return null;
  const drawn = findRequestSize({ width, height });
  return drawn.width * drawn.height > width * height * noticedGrowth ? drawn : null;
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
