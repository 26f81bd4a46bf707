/** Any address with an API like OpenAI's. Its prices are not known, because the same model may cost anything there. */
import { openOpenAiImageModel } from '../openai/adapter.ts';
import { openEmbeddings } from '../openai/embedding-model.ts';
import { usesImageTool } from '../openai/image-tool-models.ts';
import { createModelList } from '../openai/model-list.ts';
import type { ServiceAdapter } from '../service-adapter.ts';
import { openCompatibleModel } from './text-model.ts';

export const compatibleAdapter: ServiceAdapter = {
  openText: openCompatibleModel,
  // These servers refuse pictures in JSON with any of several statuses.
  openImage: (connection, model) => openOpenAiImageModel(connection, model, [400, 415, 422]),
  openEmbedding: (connection, model) => openEmbeddings(connection, model, false),
  modelList: createModelList(['/models']),
  finishesAlone: usesImageTool,
};
