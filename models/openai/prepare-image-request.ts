import { fitImageRequest } from '../fit-image-request.ts';
import type { ImageCapabilities, ImageRequest } from '../ports.ts';
import { findRequestSize, type Size } from './find-request-size.ts';

/** A request as a model can take it, the size it is drawn in, and a sentence for each loss. */
export interface PreparedImageRequest {
  readonly request: ImageRequest;
  readonly size: Size;
  readonly warnings: readonly string[];
}

/** Fits a request to what a model can do and finds the size that it draws for it. */
export function prepareImageRequest(
  asked: ImageRequest,
  model: string,
  capabilities: ImageCapabilities,
): PreparedImageRequest {
  const { request, warnings } = fitImageRequest(asked, model, capabilities);
  const size = findRequestSize(request);
  return { request, size, warnings: [...warnings, ...sizeWarnings(request, model, size)] };
}

/** What is lost where the largest picture a model draws is smaller than the wanted one. */
function sizeWarnings(request: ImageRequest, model: string, size: Size): readonly string[] {
  if (size.width >= request.width && size.height >= request.height) return [];
  return [
    `${model} draws at most ${size.width} × ${size.height} px in this shape; the picture is enlarged to ${request.width} × ${request.height} px.`,
  ];
}
