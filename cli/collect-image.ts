import type { ServiceName } from '#design/settings';
import type { ImageModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { drawImage, type DrawnPicture } from '#visuals/2-draw/draw-image';
import type { Terminal } from './command.ts';
import { explainFailure } from './explain-failure.ts';
import { tellWhenCancelled } from './tell-when-cancelled.ts';
import { UsageError } from './usage-error.ts';
import { writeWaiting } from './write-waiting.ts';

export interface DrawnImage extends DrawnPicture {
  readonly warnings: readonly string[];
}

/**
 * Draws one planned picture to its end, in exactly the size its plan says.
 * @throws UsageError with the service's own sentence where it failed or gave no picture
 */
export async function collectImage(
  model: ImageModel,
  service: ServiceName,
  spec: ImageSpec,
  signal: AbortSignal,
  terminal: Pick<Terminal, 'showProgress' | 'tell'>,
): Promise<DrawnImage> {
  const warnings: string[] = [];
  const finish = tellWhenCancelled(service, 'picture', signal, terminal);
  try {
    for await (const event of drawImage(spec, model, signal)) {
      if (event.type === 'waiting') terminal.showProgress(writeWaiting(event));
      if (event.type === 'warning') warnings.push(event.message);
      if (event.type === 'failed') throw new UsageError(explainFailure(event.failure, service));
      if (event.type === 'drawn') return { ...event.picture, warnings };
    }
  } finally {
    finish();
  }
  throw new UsageError(`${model.service} ended without a picture.`);
}
