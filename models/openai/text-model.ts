import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
} from 'openai/resources/responses/responses';
import { toDataUrl } from '#design/base64';
import type { ModelSignal, TextModel, TextRequest, TextRequestPart } from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { createTextReader } from './read-text-event.ts';
import { runStream } from './run-stream.ts';

/** A text model that reads pictures, over the Responses API of OpenAI or of a compatible service. */
export function openResponsesModel(connection: ServiceConnection, model: string): TextModel {
  return {
    service: connection.service,
    model,
    stream(request: TextRequest, signal: ModelSignal) {
      const body = writeTextRequest(request, model);
      return runStream(
        {
          connection,
          model,
          warnings: [],
          open: (client, abort) => client.responses.create(body, { signal: abort }),
          openWhole: (client, abort) =>
            client.responses.create({ ...body, stream: false }, { signal: abort }),
          ...createTextReader(),
        },
        signal,
      );
    },
  };
}

/**
 * Writes the body of `POST /v1/responses` (https://platform.openai.com/docs/api-reference/responses/create). The service
 * stores nothing, because a design belongs to its owner.
 */
function writeTextRequest(request: TextRequest, model: string): ResponseCreateParamsStreaming {
  return {
    model,
    instructions: request.instructions,
    input: [{ role: 'user', content: request.parts.map(writePart) }],
    stream: true,
    store: false,
    ...(request.maxOutputTokens === null ? {} : { max_output_tokens: request.maxOutputTokens }),
    ...(request.schema === null ? {} : { text: { format: writeSchema(request.schema) } }),
  };
}

function writePart(part: TextRequestPart): ResponseInputContent {
  if (part.kind === 'text') return { type: 'input_text', text: part.text };
  const imageUrl = toDataUrl(part);
  return { type: 'input_image', detail: part.detail, image_url: imageUrl };
}

function writeSchema({ name, schema }: { readonly name: string; readonly schema: object }) {
  return { type: 'json_schema' as const, name, schema: { ...schema }, strict: true };
}
