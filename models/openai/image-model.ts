import { toDataUrl } from '../base64.ts';
import type { ImageModel, ImageRequest } from '../ports.ts';
import type { Connection } from './connection.ts';
import { openImagesApiModel } from './images-api-model.ts';

/**
 * An image model over OpenAI's Images API. It draws the next larger size it can, and the caller crops. Reference images
 * are sent as JSON to the address for edits (https://platform.openai.com/docs/api-reference/images/createEdit).
 */
export function openImagesModel(
  connection: Connection,
  model: string,
  formStatuses: readonly number[],
): ImageModel {
  return openImagesApiModel(connection, model, {
    capabilities: {
      partialImages: true,
      transparent: true,
      seed: false,
      exactSize: false,
      references: 16,
      mask: true,
    },
    pathOf: ({ references = [] }) => (references.length > 0 ? '/images/edits' : '/images/generations'),
    writeMore: ({ partialImages }, isStreamed) => (isStreamed ? { partial_images: partialImages } : {}),
    writePictures,
    formStatuses,
  });
}

function writePictures({ references = [], mask = null }: ImageRequest) {
  return {
    ...(references.length === 0 ? {} : { images: references.map((one) => ({ image_url: toDataUrl(one) })) }),
    ...(mask === null ? {} : { mask: { image_url: toDataUrl(mask) } }),
  };
}
