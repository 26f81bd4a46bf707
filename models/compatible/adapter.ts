/** Any address with an API like OpenAI's. Its prices are not known, because the same model may cost anything there. */
import { openOpenAiImageModel } from '../openai/adapter.ts';
import { openChatModel } from '../openai/chat-model.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { openEmbeddings } from '../openai/embedding-model.ts';
import { usesImageTool } from '../openai/image-tool-models.ts';
import { writeImagePrompt } from '../openai/write-image-prompt.ts';
import { createModelList } from '../openai/model-list.ts';
import { openResponsesModel } from '../openai/text-model.ts';
import type { ModelEvent, ModelSignal, TextModel, TextRequest } from '../ports.ts';
import type { ServiceAdapter } from '../service-adapter.ts';

/**
 * A text model at an address with an API like OpenAI's: Responses or, where the server does not have it, chat
 * completions, which more servers support. A missing address bills nothing, so the request may be sent again.
 */
function openCompatibleModel(connection: ServiceConnection, model: string): TextModel {
  return {
    service: connection.service,
    model,
    stream: (request, signal) => ask({ connection, model }, request, signal),
  };
}

async function* ask(
  { connection, model }: { readonly connection: ServiceConnection; readonly model: string },
  request: TextRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  const { memory } = connection;
  if (!memory.speaksChat) {
    for await (const event of openResponsesModel(connection, model).stream(request, signal)) {
      if (isMissingAddress(event)) memory.speaksChat = true;
      else yield event;
    }
  }
  if (memory.speaksChat) yield* openChatModel(connection, model).stream(request, signal);
}

/** A 404 without the code for an unknown model means an unknown address; some servers answer 405 or 501. */
function isMissingAddress(event: ModelEvent): boolean {
  if (event.type !== 'failed') return false;
  const { kind, status } = event.failure;
  return (status === 404 && kind === 'unreachable') || status === 405 || status === 501;
}

export const compatibleAdapter: ServiceAdapter = {
  openText: openCompatibleModel,
  // These servers refuse pictures in JSON with any of several statuses.
  openImage: (connection, model) => openOpenAiImageModel(connection, model, [400, 415, 422]),
  writeImagePrompt,
  openEmbedding: (connection, model) => openEmbeddings(connection, model, false),
  modelList: createModelList(['/models']),
  finishesAlone: usesImageTool,
};
