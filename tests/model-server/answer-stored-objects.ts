/** What OpenAI says of what it keeps beside responses, and of a text at once: whether it is decent, and how long. */
import { askBatches } from './batches.ts';
import {
  json,
  keepFile,
  missing,
  type KeptFile,
  type StoredObjects,
  type StoredObjectsAnswer,
  type StoredObjectsRequest,
} from './stored-objects.ts';
import { isObject, textIn } from './wire.ts';

/** The answer at such an address; `null` where it is none. */
export function answerStoredObjects(
  storedObjects: StoredObjects,
  question: StoredObjectsRequest,
): StoredObjectsAnswer | null {
  const [, root = '', id = '', action = ''] =
    /^\/(\w+)(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(question.path) ?? [];
  if (root === 'files') return askFiles(storedObjects, question, id, action);
  if (root === 'batches') return askBatches(storedObjects, question, id, action);
  if (root === 'conversations') return askConversations(storedObjects, question, id, action);
  if (question.path === '/moderations') return json(moderate(question.body));
  if (question.path === '/responses/input_tokens') return json(countTokens(question.body));
  return null;
}

function askFiles(
  storedObjects: StoredObjects,
  { method, body }: StoredObjectsRequest,
  id: string,
  action: string,
): StoredObjectsAnswer {
  if (method === 'POST')
    return json(described(keepFile(storedObjects, textIn(body, 'purpose'), textIn(body, 'file'))));
  if (id === '')
    return json({ object: 'list', data: [...storedObjects.files.values()].map(described), has_more: false });
  const file = storedObjects.files.get(id);
  if (!file) return missing('File object', id);
  if (action === 'content') return { kind: 'text', text: file.text };
  if (method === 'DELETE') return json({ id, object: 'file', deleted: storedObjects.files.delete(id) });
  return json(described(file));
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

function askConversations(
  storedObjects: StoredObjects,
  { method, body }: StoredObjectsRequest,
  id: string,
  action: string,
): StoredObjectsAnswer {
  if (method === 'POST' && id === '') {
    const made = `conv_${storedObjects.conversations.size + 1}`;
    storedObjects.conversations.set(made, itemsIn(body));
    return json({ id: made, object: 'conversation', created_at: 0, metadata: {} });
  }
  const items = storedObjects.conversations.get(id);
  if (!items) return missing('Conversation', id);
  if (action === 'items' && method === 'POST') items.push(...itemsIn(body));
  if (action === 'items') return json({ object: 'list', data: items, has_more: false });
  if (method === 'DELETE') {
    storedObjects.conversations.delete(id);
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
