import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import { toDataUrl } from '#design/base64';
import type { ModelSignal, TextModel, TextRequest, TextRequestPart } from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { createChatReader } from './read-chat-event.ts';
import { runStream } from './run-stream.ts';

/** A text model over chat completions, which more services support than any other API. */
export function openChatModel(connection: ServiceConnection, model: string): TextModel {
  return {
    service: connection.service,
    model,
    stream(request: TextRequest, signal: ModelSignal) {
      const body = writeChatRequest(request, model);
      const { stream_options: _options, ...plain } = body;
      return runStream<ChatCompletionChunk>(
        {
          connection,
          model,
          warnings: warningsOf(request, model),
          open: (client, abort) => client.chat.completions.create(body, { signal: abort }),
          openWhole: (client, abort) =>
            client.chat.completions.create({ ...plain, stream: false }, { signal: abort }),
          ...createChatReader('text'),
        },
        signal,
      );
    },
  };
}

/** Writes the body of `POST /chat/completions` (https://platform.openai.com/docs/api-reference/chat/create). */
function writeChatRequest(request: TextRequest, model: string): ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: request.instructions },
      { role: 'user', content: request.parts.map(writePart) },
    ],
    stream: true,
    stream_options: { include_usage: true },
    ...(request.maxOutputTokens === null ? {} : { max_completion_tokens: request.maxOutputTokens }),
    ...(request.schema === null ? {} : { response_format: writeSchema(request.schema) }),
  };
}

/** Chat completions have no detail `original`; `high` is the next best. */
function warningsOf({ parts }: TextRequest, model: string): readonly string[] {
  const isShrunk = parts.some((part) => part.kind === 'image' && part.detail === 'original');
  return isShrunk ? [`${model} sees images up to 2048 px here, so small print in them may be lost.`] : [];
}

function writePart(part: TextRequestPart) {
  if (part.kind === 'text') return { type: 'text' as const, text: part.text };
  const url = toDataUrl(part);
  const detail = part.detail === 'low' ? ('low' as const) : ('high' as const);
  return { type: 'image_url' as const, image_url: { url, detail } };
}

function writeSchema({ name, schema }: { readonly name: string; readonly schema: object }) {
  return { type: 'json_schema' as const, json_schema: { name, schema: { ...schema }, strict: true } };
}
