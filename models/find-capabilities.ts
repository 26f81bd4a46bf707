import { modelsAt } from './find-routes.ts';
import { findUnavailability, openImageModel } from './open-model.ts';
import type { ImageCapabilities } from './ports.ts';
import type { ServiceSettings } from './service-settings.ts';

/** What the chosen model for pictures can do, told before it is asked; `null` where none is chosen yet. */
export function findCapabilities({
  service,
  addresses,
  models,
}: Pick<ServiceSettings, 'service' | 'addresses' | 'models'>): ImageCapabilities | null {
  const { image: imageModel } = modelsAt({ models }, service);
  // Nothing is sent, so any key will do.
  const config = { service, key: 'none', address: addresses[service] ?? null, textModel: '', imageModel };
  const draws = ['openai', 'compatible', 'openrouter', 'sdnext', 'built-in'] as const;
  return findUnavailability(config, draws, imageModel) === null ? openImageModel(config).capabilities : null;
}
