import type { ImageModel, ImageRequest, ModelImage } from '#models/ports';
import type { ServiceName } from '#design/settings';
import { explainFailure } from './explain-failure.ts';
import { UsageError } from './usage-error.ts';

export interface DrawnImage {
  readonly image: ModelImage;
  readonly costUsd: number | null;
  readonly warnings: readonly string[];
}

/**
 * Reads a picture's stream to its end.
 * @throws UsageError with the service's own sentence where it failed or gave no picture
 */
export async function collectImage(
  model: ImageModel,
  service: ServiceName,
  request: ImageRequest,
  signal: AbortSignal,
): Promise<DrawnImage> {
  let image: ModelImage | null = null;
  let costUsd: number | null = null;
  const warnings: string[] = [];
  for await (const event of model.stream(request, signal)) {
    if (event.type === 'image') image = event.image;
    if (event.type === 'warning') warnings.push(event.message);
    if (event.type === 'usage') costUsd = event.usage.costUsd;
    if (event.type === 'failed') throw new UsageError(explainFailure(event.failure, service));
  }
  signal.throwIfAborted();
  if (image) return { image, costUsd, warnings };
  throw new UsageError(`${model.service} ended without a picture.`);
}
