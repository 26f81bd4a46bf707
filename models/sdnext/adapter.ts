/** A person's own SD.Next server: pictures over `/sdapi/v1`, checkpoints as models, nothing billed. */
import type { ModelFacts } from '#design/settings';
import type { ServiceAdapter } from '../service-adapter.ts';
import { callSdNext } from './connection.ts';
import { openSdNextModel } from './image-model.ts';
import { unansweredFailure } from './read-failure.ts';
import { openSdNextServer } from './server.ts';
import { writeSdNextPrompt } from './write-request.ts';

export const sdNextAdapter: ServiceAdapter = {
  openImage: openSdNextModel,
  openServer: openSdNextServer,
  writeImagePrompt: writeSdNextPrompt,
  modelList: {
    paths: ['/sd-models'],
    fetch: (connection, path, signal) => callSdNext(connection, path, { signal }),
    read: (body) => (Array.isArray(body) ? body.flatMap(readCheckpoint) : null),
    readFailure: (_error, state) => unansweredFailure(state, false),
  },
};

function readCheckpoint(entry: unknown): readonly ModelFacts[] {
  const { title } = (entry ?? {}) as { readonly title?: unknown };
  if (typeof title !== 'string') return [];
  const price = { input: 0, output: 0, image: 0 };
  return [{ id: title, does: ['image'], sees: true, followsSchema: false, price }];
}
