/**
 * What OpenAI keeps beside responses: files, batches that take their time and mix successes with failures out of order,
 * conversations; and what it says of a text at once: whether it is decent, and how many tokens it has.
 */
import { isObject, textIn } from './wire.ts';

interface KeptFile {
  readonly id: string;
  readonly purpose: string;
  readonly text: string;
}

interface Batch {
  readonly id: string;
  readonly inputFileId: string;
  readonly endpoint: string;
  /** Looks until it is completed: validating, in_progress, finalizing. */
  looksLeft: number;
  isCancelled: boolean;
  outputFileId: string | null;
  errorFileId: string | null;
}

export interface Shelf {
  readonly files: Map<string, KeptFile>;
  readonly batches: Map<string, Batch>;
  readonly conversations: Map<string, object[]>;
}

export const newShelf = (): Shelf => ({ files: new Map(), batches: new Map(), conversations: new Map() });

/** One question at these addresses. */
export interface ShelfQuestion {
  readonly method: string;
  /** Beneath the version. */
  readonly path: string;
  readonly body: Record<string, unknown>;
  /** Answers one line of a batch. */
  readonly answerLine: (url: string, body: Record<string, unknown>) => object;
}

export type ShelfAnswer =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly message: string };

/** The answer at such an address; `null` where it is none. */
export function askShelf(shelf: Shelf, question: ShelfQuestion): ShelfAnswer | null {
  const [, root = '', id = '', action = ''] =
    /^\/(\w+)(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(question.path) ?? [];
  if (root === 'files') return askFiles(shelf, question, id, action);
  if (root === 'batches') return askBatches(shelf, question, id, action);
  if (root === 'conversations') return askConversations(shelf, question, id, action);
  if (question.path === '/moderations') return json(moderate(question.body));
  if (question.path === '/responses/input_tokens') return json(countTokens(question.body));
  return null;
}

const json = (body: object): ShelfAnswer => ({ kind: 'json', body });
const missing = (what: string, id: string): ShelfAnswer => ({
  kind: 'missing',
  message: `No such ${what}: '${id}'`,
});

function askFiles(shelf: Shelf, { method, body }: ShelfQuestion, id: string, action: string): ShelfAnswer {
  if (method === 'POST')
    return json(described(keepFile(shelf, textIn(body, 'purpose'), textIn(body, 'file'))));
  if (id === '')
    return json({ object: 'list', data: [...shelf.files.values()].map(described), has_more: false });
  const file = shelf.files.get(id);
  if (!file) return missing('File object', id);
  if (action === 'content') return { kind: 'text', text: file.text };
  if (method === 'DELETE') return json({ id, object: 'file', deleted: shelf.files.delete(id) });
  return json(described(file));
}

function keepFile(shelf: Shelf, purpose: string, text: string): KeptFile {
  const file = { id: `file-${shelf.files.size + 1}`, purpose, text };
  shelf.files.set(file.id, file);
  return file;
}

function described({ id, purpose, text }: KeptFile): object {
  return {
    id,
    object: 'file',
    bytes: text.length,
    filename: `${id}.jsonl`,
    purpose,
    status: 'processed',
    created_at: 0,
  };
}

function askBatches(shelf: Shelf, question: ShelfQuestion, id: string, action: string): ShelfAnswer {
  const { method, body } = question;
  if (method === 'POST' && id === '') {
    const inputFileId = textIn(body, 'input_file_id');
    if (!shelf.files.has(inputFileId)) return missing('File object', inputFileId);
    const batch: Batch = {
      id: `batch_${shelf.batches.size + 1}`,
      inputFileId,
      endpoint: textIn(body, 'endpoint'),
      looksLeft: 3,
      isCancelled: false,
      outputFileId: null,
      errorFileId: null,
    };
    shelf.batches.set(batch.id, batch);
    return json(shownBatch(shelf, batch));
  }
  const batch = shelf.batches.get(id);
  if (!batch) return missing('Batch', id);
  if (action === 'cancel') batch.isCancelled ||= batch.looksLeft > 0;
  else if (batch.looksLeft > 0 && !batch.isCancelled && (batch.looksLeft -= 1) === 0)
    finish(shelf, batch, question);
  return json(shownBatch(shelf, batch));
}

/** Every third line fails, and the last comes first. */
function finish(shelf: Shelf, batch: Batch, { answerLine }: ShelfQuestion): void {
  const results = linesOf(shelf, batch).map(({ custom_id: customId, url, body }, at) => {
    const fails = at % 3 === 2;
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
  batch.outputFileId = keepFile(shelf, 'batch_output', textOf(false)).id;
  batch.errorFileId = results.some(({ fails }) => fails)
    ? keepFile(shelf, 'batch_output', textOf(true)).id
    : null;
}

function linesOf(shelf: Shelf, { inputFileId }: Batch): readonly Record<string, unknown>[] {
  const text = shelf.files.get(inputFileId)?.text ?? '';
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function shownBatch(shelf: Shelf, batch: Batch): object {
  const total = linesOf(shelf, batch).length;
  const status = batch.isCancelled
    ? 'cancelled'
    : (['completed', 'finalizing', 'in_progress', 'validating'][batch.looksLeft] ?? 'validating');
  const isDone = status === 'completed';
  const failed = isDone ? Math.floor(total / 3) : 0;
  return {
    id: batch.id,
    object: 'batch',
    endpoint: batch.endpoint,
    input_file_id: batch.inputFileId,
    completion_window: '24h',
    status,
    output_file_id: batch.outputFileId,
    error_file_id: batch.errorFileId,
    request_counts: { total, completed: isDone ? total - failed : 0, failed },
    created_at: 0,
  };
}

function askConversations(
  shelf: Shelf,
  { method, body }: ShelfQuestion,
  id: string,
  action: string,
): ShelfAnswer {
  if (method === 'POST' && id === '') {
    const made = `conv_${shelf.conversations.size + 1}`;
    shelf.conversations.set(made, itemsIn(body));
    return json({ id: made, object: 'conversation', created_at: 0, metadata: {} });
  }
  const items = shelf.conversations.get(id);
  if (!items) return missing('Conversation', id);
  if (action === 'items' && method === 'POST') items.push(...itemsIn(body));
  if (action === 'items') return json({ object: 'list', data: items, has_more: false });
  if (method === 'DELETE') {
    shelf.conversations.delete(id);
    return json({ id, object: 'conversation.deleted', deleted: true });
  }
  return json({ id, object: 'conversation', created_at: 0, metadata: {} });
}

function itemsIn({ items }: Record<string, unknown>): object[] {
  return Array.isArray(items) ? items.filter(isObject).map((item, at) => ({ id: `msg_${at}`, ...item })) : [];
}

/** Says no to words of violence, as the stand-in's prompts call it. */
function moderate({ input, model }: Record<string, unknown>): object {
  const texts = Array.isArray(input)
    ? input.map((one) => (isObject(one) ? textIn(one, 'text') : String(one)))
    : [String(input)];
  const results = texts.map((text) => {
    const violence = /\[violence\]/.test(text);
    return {
      flagged: violence,
      categories: { violence },
      category_scores: { violence: violence ? 0.98 : 0.01 },
    };
  });
  return { id: 'modr_1', model: model ?? 'omni-moderation-latest', results };
}

function countTokens(body: Record<string, unknown>): object {
  const words = `${textIn(body, 'instructions')}${JSON.stringify(body['input'] ?? '')}`;
  return { object: 'response.input_tokens', input_tokens: Math.ceil(words.length / 4) };
}
