/** OpenAI: text over Responses, pictures over the Images API or by the image tool of a mainline model, embeddings. */
import type { ImageCapabilities, ImageModel, ImageRequest } from '../ports.ts';
import type { ServiceAdapter } from '../service-adapter.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { countImageTokens } from './count-image-tokens.ts';
import { openEmbeddings } from './embedding-model.ts';
import { openImageResponsesModel } from './image-response-model.ts';
import { defaultImageModel, usesImageTool } from './image-tool-models.ts';
import { openImagesApiModel, writePictures } from './images-api-model.ts';
import { createModelList } from './model-list.ts';
import { openPictureBatches } from './picture-batches.ts';
import { writeImagePrompt } from './write-image-prompt.ts';
import { findEmbeddingCost, findImageCost, findTextCost } from './prices.ts';
import { openResponsesModel } from './text-model.ts';

export const openAiAdapter: ServiceAdapter = {
  openText: openResponsesModel,
  // OpenAI's own refusals mean what they say.
  openImage: (connection, model) => openOpenAiImageModel(connection, model, [415]),
  openEmbedding: (connection, model) => openEmbeddings(connection, model, false),
  modelList: createModelList(['/models']),
  prices: {
    findTextCost: (model, { input, output }) =>
      findTextCost(model, { inputTokens: input, outputTokens: output, cachedTokens: 0 }),
    findImageCost: (model, request, _facts, bound) => findPictureCost(model, request, bound),
    findEmbeddingCost,
  },
  writeImagePrompt,
  finishesAlone: usesImageTool,
  // Only models of the Images API can be asked in batches of pictures.
  openBatches: (connection, model) =>
    usesImageTool(model) ? null : openPictureBatches(connection, model, imagesCapabilities),
};

/** Opens a picture model by its name; `formStatuses` are the answers of a server that takes pictures as a form only. */
export function openOpenAiImageModel(
  connection: ServiceConnection,
  model: string,
  formStatuses: readonly number[],
): ImageModel {
  return usesImageTool(model)
    ? openImageResponsesModel(connection, model)
    : openImagesModel(connection, model, formStatuses);
}

/** The tokens that a mainline model usually thinks before it has a picture drawn. */
const thinkingTokens = { most: { input: 400, output: 600 }, least: { input: 0, output: 0 } };

function findPictureCost(model: string, request: ImageRequest, bound: 'most' | 'least'): number | null {
  const tokens = countImageTokens(request);
  if (!usesImageTool(model)) return findImageCost(model, tokens);
  const [mainlineModel = model, imageModel = defaultImageModel] = model.split('+');
  const picture = findImageCost(imageModel, tokens);
  const { input, output } = thinkingTokens[bound];
  const thought = findTextCost(mainlineModel, {
    inputTokens: input + tokens.textTokens,
    outputTokens: output,
    cachedTokens: 0,
  });
  return picture === null || thought === null ? null : picture + thought;
}

const imagesCapabilities: ImageCapabilities = {
  partialImages: true,
  transparent: true,
  seed: false,
  exactSize: false,
  references: 16,
  mask: true,
};

/**
 * An image model over OpenAI's Images API. It draws the next larger size it can, and the caller crops. Reference images
 * are sent as JSON to the address for edits (https://platform.openai.com/docs/api-reference/images/createEdit).
 */
function openImagesModel(
  connection: ServiceConnection,
  model: string,
  formStatuses: readonly number[],
): ImageModel {
  return openImagesApiModel(connection, model, {
    capabilities: imagesCapabilities,
    pathOf: ({ references = [] }) => (references.length > 0 ? '/images/edits' : '/images/generations'),
    writeMore: ({ partialImages }, isStreamed) => (isStreamed ? { partial_images: partialImages } : {}),
    writePictures,
    formStatuses,
  });
}
