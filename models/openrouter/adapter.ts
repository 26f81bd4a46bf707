/** OpenRouter: text over chat completions, pictures by chat or by its Images address, embeddings of text and pictures. */
import { openChatModel } from '../openai/chat-model.ts';
import { countImageTokens } from '../openai/count-image-tokens.ts';
import { openEmbeddings } from '../openai/embedding-model.ts';
import { writeImagePrompt } from '../openai/write-image-prompt.ts';
import { createModelList } from '../openai/model-list.ts';
import type { ServiceAdapter } from '../service-adapter.ts';
import { openRouterImageModel } from './image-model.ts';

export const openRouterAdapter: ServiceAdapter = {
  openText: openChatModel,
  openImage: openRouterImageModel,
  writeImagePrompt,
  openEmbedding: (connection, model) => openEmbeddings(connection, model, true),
  // OpenRouter shows its list to anybody, so another address checks the key first.
  modelList: createModelList(['/key', '/models?output_modalities=all']),
  // The prices are in OpenRouter's own list.
  prices: {
    findTextCost(_model, { input, output }, facts) {
      if (facts?.price == null) return null;
      return (input * facts.price.input + output * facts.price.output) / 1_000_000;
    },
    findImageCost(_model, request, facts) {
      if (facts?.price == null) return null;
      const { input, output, image } = facts.price;
      const { textTokens, imageTokens, outputTokens } = countImageTokens(request);
      return ((textTokens + imageTokens) * input + outputTokens * (image ?? output)) / 1_000_000;
    },
    findEmbeddingCost: (_model, tokens, facts) =>
      facts?.price == null ? null : (tokens * facts.price.input) / 1_000_000,
  },
};
