/**
 * OpenAI's Batch API for pictures (https://platform.openai.com/docs/guides/batch): a file of requests, one a line, whose
 * answers are files of lines in any order. A line is written as the Images API takes it, with pictures as data addresses.
 */
import type { Batch } from 'openai/resources/batches';
import {
  type BatchItem,
  batchPriceShare,
  type BatchResult,
  type BatchState,
  PictureBatchError,
  type PictureBatches,
  type SubmittedBatch,
} from '../picture-batches.ts';
import type { ImageCapabilities } from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { watchSilence } from '../watch-silence.ts';
import { openClient } from './client.ts';
import { writeImageRequest, writePictures } from './images-api-model.ts';
import { prepareImageRequest } from './prepare-image-request.ts';
import {
  failureOfKind,
  readBodyError,
  readFailure,
  type RequestState,
  serviceFailure,
} from './read-failure.ts';
import { readWholePicture } from './read-image-event.ts';

/** The lines and bytes of one file. */
const limits = { lines: 50_000, bytes: 190_000_000 };

type Endpoint = '/v1/images/generations' | '/v1/images/edits';
type Client = Awaited<ReturnType<typeof openClient>>;

export function openPictureBatches(
  connection: ServiceConnection,
  model: string,
  capabilities: ImageCapabilities,
): PictureBatches {
  const state: RequestState = { connection, model, answering: false };
  /** Runs one call; whatever it throws becomes one sentence. */
  const call = async <Result>(
    signal: AbortSignal,
    doIt: (client: Client, abort: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    signal.throwIfAborted();
    const watch = watchSilence(signal, connection.silenceLimitMs, connection.clock);
    try {
      watch.restartTimer();
      return await doIt(await openClient(connection), watch.signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PictureBatchError) throw error;
      throw new PictureBatchError(
        watch.timedOut ? failureOfKind('timed-out', state, true) : readFailure(error, state),
      );
    } finally {
      watch.stop();
    }
  };
  const readLines = (fileId: string, signal: AbortSignal) =>
    call(signal, async (client) => client.files.content(fileId, { signal }));

  return {
    service: connection.service,
    model,
    async submit(items, group, signal) {
      const submitted: SubmittedBatch[] = [];
      for (const { endpoint, lines } of writeFiles(items, model, capabilities)) {
        try {
          submitted.push(
            await call(signal, (client, abort) => submitFile(client, endpoint, lines, group, abort)),
          );
        } catch (error) {
          if (!(error instanceof PictureBatchError)) throw error;
          throw new PictureBatchError(error.failure, submitted);
        }
      }
      return submitted;
    },
    look: async (batchId, signal) =>
      readState(await call(signal, (client, abort) => client.batches.retrieve(batchId, { signal: abort }))),
    async *collect(batchId, signal) {
      const batch = await call(signal, (client, abort) =>
        client.batches.retrieve(batchId, { signal: abort }),
      );
      for (const fileId of [batch.error_file_id, batch.output_file_id]) {
        if (typeof fileId !== 'string' || fileId === '') continue;
        for await (const line of splitLines(await readLines(fileId, signal))) {
          signal.throwIfAborted();
          const result = readResult(line, state);
          if (result !== null) yield result;
        }
      }
    },
    find: (group, signal) =>
      call(signal, async (client, abort) => {
        const { data } = await client.batches.list({ limit: 100 }, { signal: abort });
        return data.filter(({ metadata }) => metadata?.['group'] === group).map(({ id }) => id);
      }),
    cancel: (batchId, signal) =>
      call(signal, async (client, abort) => {
        await client.batches.cancel(batchId, { signal: abort });
      }),
  };
}

interface Line {
  readonly id: string;
  readonly text: string;
}

interface RequestFile {
  readonly endpoint: Endpoint;
  readonly lines: readonly Line[];
}

/** A file has one endpoint, and no more lines and bytes than the service takes. */
function writeFiles(
  items: readonly BatchItem[],
  model: string,
  capabilities: ImageCapabilities,
): readonly RequestFile[] {
  const files: { endpoint: Endpoint; lines: Line[]; bytes: number }[] = [];
  for (const { id, request: asked } of items) {
    const { request, size } = prepareImageRequest({ ...asked, partialImages: 0 }, model, capabilities);
    const hasPictures = (request.references ?? []).length > 0;
    const endpoint = hasPictures ? '/v1/images/edits' : '/v1/images/generations';
    const body = { ...writeImageRequest(request, model, size), ...writePictures(request) };
    const text = JSON.stringify({ custom_id: id, method: 'POST', url: endpoint, body });
    const open = files.findLast((file) => file.endpoint === endpoint);
    const fits = open && open.lines.length < limits.lines && open.bytes + text.length < limits.bytes;
    if (fits) {
      open.lines.push({ id, text });
      open.bytes += text.length + 1;
    } else files.push({ endpoint, lines: [{ id, text }], bytes: text.length + 1 });
  }
  return files;
}

async function submitFile(
  client: Client,
  endpoint: Endpoint,
  lines: readonly Line[],
  group: string,
  signal: AbortSignal,
): Promise<SubmittedBatch> {
  const form = new FormData();
  form.append('purpose', 'batch');
  const text = lines.map((line) => line.text).join('\n');
  form.append('file', new Blob([text], { type: 'application/jsonl' }), 'pictures.jsonl');
  const file = await client.post<{ readonly id: string }>('/files', { body: form, signal });
  const batch = await client.batches.create(
    { input_file_id: file.id, endpoint, completion_window: '24h', metadata: { group } },
    { signal },
  );
  return { id: batch.id, itemIds: lines.map(({ id }) => id) };
}

const overStatuses: readonly Batch['status'][] = ['completed', 'failed', 'expired', 'cancelled'];

function readState({ status, request_counts: counts, errors }: Batch): BatchState {
  const [first] = errors?.data ?? [];
  return {
    total: counts?.total ?? 0,
    completed: counts?.completed ?? 0,
    failed: counts?.failed ?? 0,
    isOver: overStatuses.includes(status),
    mistake: status === 'failed' ? (first?.message ?? 'The service refused the batch.') : null,
  };
}

/** Yields each line as soon as it is whole, because all pictures of a batch do not fit into memory. */
async function* splitLines({ body }: Response): AsyncGenerator<string, void, undefined> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let parts: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const [first = '', ...others] = value.split('\n');
    parts.push(first);
    for (const next of others) {
      yield parts.join('');
      parts = [next];
    }
  }
  yield parts.join('');
}

/** `null` for an empty line, and for one that names nothing. */
function readResult(line: string, state: RequestState): BatchResult | null {
  if (line.trim() === '') return null;
  const { custom_id: id, response, error } = parse(line);
  if (typeof id !== 'string') return null;
  const { status_code: status, body } = (response ?? {}) as {
    readonly status_code?: number;
    readonly body?: object;
  };
  if (status !== 200 || body === undefined) {
    const said = readBodyError(body) ?? readBodyError({ error });
    const failure = serviceFailure({ ...said, ...(status === undefined ? {} : { status }) }, state);
    // A line that failed is not billed.
    return { id, failure: { ...failure, mayBeBilled: false } };
  }
  let costUsd: number | null = null;
  for (const event of readWholePicture(body, state)) {
    if (event.type === 'failed') return { id, failure: event.failure };
    if (event.type === 'usage' && event.usage.costUsd !== null)
      costUsd = event.usage.costUsd * batchPriceShare;
  }
  const image = readWholePicture(body, state).find((event) => event.type === 'image')?.image;
  return image === undefined
    ? { id, failure: failureOfKind('answer-unreadable', state, true) }
    : { id, image, costUsd };
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
