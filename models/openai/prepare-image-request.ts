import { fitImageRequest } from '../fit-image-request.ts';
import type { ImageCapabilities, ImageRequest } from '../ports.ts';
import { findRequestSize, type Size } from './find-request-size.ts';

/** A request that a model can take, the size that the model draws, and a sentence for each loss. */
export interface PreparedImageRequest {
  readonly request: ImageRequest;
  readonly size: Size;
  readonly warnings: readonly string[];
}

/** Fits a request to a model's capabilities and finds the size to draw. */
export function prepareImageRequest(
  asked: ImageRequest,
  model: string,
  capabilities: ImageCapabilities,
): PreparedImageRequest {
  const { request, warnings } = fitImageRequest(asked, model, capabilities);
  const size = findRequestSize(request);
  return { request, size, warnings: [...warnings, ...sizeWarnings(request, model, size)] };
}

/** Reports where the largest picture a model draws is smaller than the wanted one. */
function sizeWarnings(request: ImageRequest, model: string, size: Size): readonly string[] {
  if (size.width >= request.width && size.height >= request.height) return [];
  return [
    `${model} draws at most ${size.width} × ${size.height} px in this shape; the image is enlarged to ${request.width} × ${request.height} px.`,
  ];
}
