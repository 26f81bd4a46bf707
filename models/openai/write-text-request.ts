import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
} from 'openai/resources/responses/responses';
import { toBase64 } from '../base64.ts';
import type { TextRequest, TextRequestPart } from '../ports.ts';

/**
 * The request as `POST /v1/responses` takes it (https://platform.openai.com/docs/api-reference/responses/create).
 * Nothing is stored at the service: a design is its owner's.
 */
export function writeTextRequest(request: TextRequest, model: string): ResponseCreateParamsStreaming {
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
  const imageUrl = `data:${part.mime};base64,${toBase64(part.bytes)}`;
  return { type: 'input_image', detail: part.detail, image_url: imageUrl };
}

function writeSchema({ name, schema }: { readonly name: string; readonly schema: object }) {
  return { type: 'json_schema' as const, name, schema: { ...schema }, strict: true };
}
