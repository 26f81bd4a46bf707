import type { ModelSignal, TextModel, TextRequest } from '../ports.ts';
import type { Connection } from './connection.ts';
import { createTextReader } from './read-text-event.ts';
import { runStream } from './run-stream.ts';
import { writeTextRequest } from './write-text-request.ts';

/** A text model with eyes behind OpenAI's Responses API, or any service that speaks it. */
export function openResponsesModel(connection: Connection, model: string): TextModel {
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
