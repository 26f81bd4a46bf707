/**
 * Pictures to go by travel within JSON, which OpenAI takes; servers that speak as it does often take a form only, as its
 * own library sends (https://platform.openai.com/docs/api-reference/images/createEdit). Which one is found out by the
 * first plain refusal, that costs nothing, and remembered for the session.
 */
import type { ImageRequest, ModelEvent, ModelFailure, RequestImage } from '../ports.ts';
import type { Connection } from './connection.ts';

/** Sends a request within JSON, or as a form where its service takes nothing else. */
export async function* sendAsTaken(
  { memory, service }: Pick<Connection, 'memory' | 'service'>,
  send: (asForm: boolean) => AsyncIterable<ModelEvent>,
): AsyncGenerator<ModelEvent, void, undefined> {
  let isRefused = false;
  if (!memory.takesForms) {
    for await (const event of send(false)) {
      isRefused = event.type === 'failed' && refusesJson(event.failure, service);
      if (!isRefused) yield event;
    }
    if (!isRefused) return;
  }
  memory.takesForms = true;
  for await (const event of send(true)) {
    // Refused both ways, it was not the way that was wrong.
    if (event.type === 'failed' && isRefused && event.failure.kind === 'request-refused')
      memory.takesForms = false;
    yield event;
  }
}

/** OpenAI's own refusals mean what they say; others have many ways of not knowing JSON here. */
function refusesJson({ kind, status }: ModelFailure, service: string): boolean {
  if (kind !== 'request-refused' || status === null) return false;
  return status === 415 || (service === 'compatible' && (status === 400 || status === 422));
}

/** The fields of a request with its pictures as files: one as `image`, several as `image[]`. */
export function writeForm(
  fields: Readonly<Record<string, unknown>>,
  { references = [], mask = null }: ImageRequest,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const name = references.length === 1 ? 'image' : 'image[]';
  references.forEach((one, at) => form.append(name, fileOf(one), `image-${at + 1}.${extensionOf(one)}`));
  if (mask !== null) form.append('mask', fileOf(mask), 'mask.png');
  return form;
}

function fileOf({ bytes, mime }: RequestImage): Blob {
  return new Blob([Uint8Array.from(bytes)], { type: mime });
}

function extensionOf({ mime }: RequestImage): string {
  return mime.replace('image/', '').replace('jpeg', 'jpg');
}
