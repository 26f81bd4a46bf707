/** Batches: many requests in one file, answered in their own time, out of order, some of them not. */
import {
  json,
  keepFile,
  missing,
  type Batch,
  type StoredObjects,
  type StoredObjectsAnswer,
  type StoredObjectsRequest,
} from './stored-objects.ts';
import { isObject, textIn } from './wire.ts';

/** The answer to a question about batches. */
export function askBatches(
  storedObjects: StoredObjects,
  question: StoredObjectsRequest,
  id: string,
  action: string,
): StoredObjectsAnswer {
  const { method, body } = question;
  if (method === 'GET' && id === '')
    return json({
      object: 'list',
      data: [...storedObjects.batches.values()].map((batch) => shownBatch(storedObjects, batch)),
      has_more: false,
    });
  if (method === 'POST' && id === '') {
    const inputFileId = textIn(body, 'input_file_id');
    if (!storedObjects.files.has(inputFileId)) return missing('File object', inputFileId);
    const batch: Batch = {
      id: `batch_${storedObjects.batches.size + 1}`,
      inputFileId,
      endpoint: textIn(body, 'endpoint'),
      metadata: body['metadata'] ?? null,
      failed: 0,
      looksLeft: 3,
      isCancelled: false,
      outputFileId: null,
      errorFileId: null,
    };
    storedObjects.batches.set(batch.id, batch);
    return json(shownBatch(storedObjects, batch));
  }
  const batch = storedObjects.batches.get(id);
  if (!batch) return missing('Batch', id);
  if (action === 'cancel') batch.isCancelled ||= batch.looksLeft > 0;
  else if (batch.looksLeft > 0 && !batch.isCancelled && (batch.looksLeft -= 1) === 0)
    finish(storedObjects, batch, question);
  return json(shownBatch(storedObjects, batch));
}

/** A line whose words say `[fails]` or, once, `[fails-once]` fails, and the last comes first. */
function finish(storedObjects: StoredObjects, batch: Batch, { answerLine }: StoredObjectsRequest): void {
  const results = linesOf(storedObjects, batch).map(({ custom_id: customId, url, body }, at) => {
    const fails = doesFail(storedObjects, JSON.stringify(body));
    const error = { message: 'The server had an error.', type: 'server_error', code: null, param: null };
    const response = fails
      ? { status_code: 500, request_id: `req_${at}`, body: { error } }
      : {
          status_code: 200,
          request_id: `req_${at}`,
          body: answerLine(String(url), isObject(body) ? body : {}),
        };
    return {
      fails,
      text: JSON.stringify({ id: `batch_req_${at}`, custom_id: customId, response, error: null }),
    };
  });
  const textOf = (failed: boolean) =>
    results
      .filter(({ fails }) => fails === failed)
      .map(({ text }) => text)
      .toReversed()
      .join('\n');
  batch.outputFileId = keepFile(storedObjects, 'batch_output', textOf(false)).id;
  batch.failed = results.filter(({ fails }) => fails).length;
  batch.errorFileId = results.some(({ fails }) => fails)
    ? keepFile(storedObjects, 'batch_output', textOf(true)).id
    : null;
}

function doesFail({ failedOnce }: StoredObjects, words: string): boolean {
  if (words.includes('[fails]')) return true;
  if (!words.includes('[fails-once]') || failedOnce.has(words)) return false;
  failedOnce.add(words);
  return true;
}

function linesOf(storedObjects: StoredObjects, { inputFileId }: Batch): readonly Record<string, unknown>[] {
  const text = storedObjects.files.get(inputFileId)?.text ?? '';
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function shownBatch(storedObjects: StoredObjects, batch: Batch): object {
  const total = linesOf(storedObjects, batch).length;
  const status = batch.isCancelled
    ? 'cancelled'
    : (['completed', 'finalizing', 'in_progress', 'validating'][batch.looksLeft] ?? 'validating');
  const isDone = status === 'completed';
  const failed = isDone ? batch.failed : 0;
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batch.endpoint,
    metadata: batch.metadata,
    input_file_id: batch.inputFileId,
    completion_window: '24h',
    status,
    output_file_id: batch.outputFileId,
    error_file_id: batch.errorFileId,
    request_counts: { total, completed: isDone ? total - failed : 0, failed },
    created_at: 0,
  };
}
