import type { ServerResponse } from 'node:http';
import { billOf, findUsage, wordsOf } from './bill.ts';
import { chatBody, chatEvents } from './chat-events.ts';
import { checkEditRequest, checkImageRequest, checkTextRequest } from './check-request.ts';
import { eventStream, waitForRelease, type Asked, type ServerState } from './server-state.ts';
import { sendJson } from './send-json.ts';
import { embeddingBody, findEmbeddingRefusal } from './embeddings.ts';
import { errorBody, findHttpFault, isStreamFault, keyRefusal, type HttpFault } from './faults.ts';
import { imageBody, imageEvents, readPicture } from './image-events.ts';
import { openAiModels } from './model-lists.ts';
import { responseEvents } from './response-events.ts';
import { answerStoredObjects } from './answer-stored-objects.ts';
import { sendStream } from './send-stream.ts';
import { answerQuestion, checkFormer, keepResponse, readQuestion } from './stored-responses.ts';
import { isObject, textIn, type WireEvent } from './wire.ts';

/** What OpenAI would refuse before any work, or `null`. */
export function refuseOpenAi(
  { fault, path: address, method, body }: Asked,
  key: string,
  isJson: boolean,
): HttpFault | null {
  const path = addressIn(address);
  if (key === '') return keyRefusal('none');
  if (fault === 'no-stream' && body['stream'] !== true) return null;
  const chosen = findHttpFault(fault, key, textIn(body, 'model'));
  if (chosen !== null || method !== 'POST' || /^\/responses\/./.test(path)) return chosen;
  if (!isJson) {
    const message = 'We could not parse the JSON body of your request.';
    return { status: 400, body: errorBody({ message, type: 'invalid_request_error' }) };
  }
  if (path === '/responses') return checkTextRequest(body);
  if (path === '/images/edits') return checkEditRequest(body);
  if (path === '/embeddings') return refuseEmbedding(body);
  return path === '/images/generations' ? checkImageRequest(body) : null;
}

function refuseEmbedding(body: Record<string, unknown>): HttpFault | null {
  const message = findEmbeddingRefusal(body);
  return message === null
    ? null
    : { status: 400, body: errorBody({ message, type: 'invalid_request_error', param: 'input' }) };
}

/** Answers at OpenAI's addresses, and at those of a server under `/local/v1` that knows chat completions only. */
export async function answerOpenAi(
  state: ServerState,
  asked: Asked,
  response: ServerResponse,
): Promise<void> {
  const { method, body } = asked;
  const path = addressIn(asked.path);
  const model = textIn(body, 'model');
  const createdAt = Math.floor(Date.now() / 1000);
  const fault = isStreamFault(asked.fault) ? asked.fault : null;
  // If a response was opened and no usage arrived, the work is charged all the same, as the worst case.
  const bill = (usage: unknown, tools: unknown = null) => {
    const usd = usage === null ? 0.01 : billOf(model, usage, tools);
    state.bills.push({ path: asked.path, model, words: wordsOf(body), usd });
  };
  const stream = (events: readonly WireEvent[], chunks = false) => {
    response.writeHead(200, eventStream);
    const { fallSilent } = asked;
    return sendStream(response, events, {
      fault,
      pace: state.pace,
      chunks,
      fallSilent,
      letGo: () => waitForRelease(state),
    });
  };
  const isStreamed = body['stream'] === true && asked.fault !== 'plain-json';
  if (method === 'GET' && path === '/models') return sendJson(response, openAiModels);
  const question = readQuestion(method, path, asked.query);
  if (question?.method === 'DELETE' && state.refusesDeletes) {
    const message = 'The server had an error while processing your request.';
    return sendJson(response, { error: { message, type: 'server_error', param: null, code: null } }, 500);
  }
  if (question !== null) return answerQuestion(state.stored, question, response, stream);
  if (method === 'POST' && path === '/responses') {
    const refusal = checkFormer(state.stored, body);
    if (refusal !== null) return sendJson(response, JSON.parse(refusal.body) as object, refusal.status);
    // What is kept needs an id of its own; what is not has the same one for the same words.
    const serial = body['store'] === false ? 0 : state.stored.size + 1;
    const events = responseEvents({ body, answer: state.answers.shift() ?? null, fault, createdAt, serial });
    keepResponse(state.stored, body, events, asked.fault);
    const { usage, tools } = findUsage(events);
    bill(usage, tools);
    if (isStreamed) return stream(events);
    // In the background the answer that comes whole is the promise of one.
    const isPromise = body['background'] === true && body['stream'] !== true;
    const told = isPromise ? events.slice(0, 1) : events;
    const whole = told.findLast((event) => isObject(event['response']))?.['response'];
    return sendJson(response, isObject(whole) ? whole : {});
  }
  if (method === 'POST' && path === '/chat/completions') {
    const events = chatEvents({ body, answer: state.answers.shift() ?? null, fault, createdAt }).map(
      withoutCost,
    );
    bill(findUsage(events).usage);
    return isStreamed ? stream(events, true) : sendJson(response, chatBody(events));
  }
  if (method === 'POST' && /^\/images\/(?:generations|edits)$/.test(path)) {
    const picture = readPicture(body);
    const events = imageEvents(picture, fault, createdAt);
    const { usage } = findUsage(events);
    bill(usage);
    if (isStreamed) return stream(events);
    return sendJson(response, imageBody(picture, Number(body['n'] ?? 1), fault, createdAt));
  }
  if (method === 'POST' && path === '/embeddings') {
    const answer = embeddingBody(body, asked.fault);
    bill(findUsage([answer]).usage);
    return sendJson(response, answer);
  }
  const answerLine = (url: string, line: Record<string, unknown>) => {
    const answer = answerWhole(line, createdAt);
    // A batch costs half.
    if (line['prompt'] !== undefined && 'usage' in answer) {
      const usd = billOf(textIn(line, 'model'), answer.usage, null) / 2;
      state.bills.push({ path: url, model: textIn(line, 'model'), words: wordsOf(line), usd });
    }
    return answer;
  };
  const shelved = answerStoredObjects(state.storedObjects, { method, path, body, answerLine });
  if (shelved?.kind === 'json') return sendJson(response, shelved.body);
  if (shelved?.kind === 'text') return void response.writeHead(200).end(shelved.text);
  if (shelved?.kind === 'missing') {
    const fault404 = errorBody({ message: shelved.message, type: 'invalid_request_error', param: 'id' });
    return sendJson(response, JSON.parse(fault404) as object, 404);
  }
  const { status, body: text } = missingAddress(method, asked.path);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text);
}

/** The answer to one line of a batch, of a model that writes or one that draws. */
function answerWhole(body: Record<string, unknown>, createdAt: number): object {
  if (body['prompt'] !== undefined)
    return imageBody(readPicture(body), Number(body['n'] ?? 1), null, createdAt);
  const events = responseEvents({ body, answer: null, fault: null, createdAt });
  const whole = events.findLast((event) => isObject(event['response']))?.['response'];
  return isObject(whole) ? whole : {};
}

/** The address beneath the version; empty where there is no version. */
function addressIn(path: string): string {
  return /^\/(?:local\/)?v1(\/.*)$/.exec(path)?.[1] ?? '';
}

/** OpenAI and those who speak as it does leave the price to the reader. */
function withoutCost(event: WireEvent): WireEvent {
  if (!isObject(event['usage'])) return event;
  const { cost: _cost, is_byok: _byok, ...usage } = event['usage'];
  return { ...event, usage };
}

/** The answer of an address that is not there. */
export function missingAddress(method: string, path: string): HttpFault {
  const message = `Invalid URL (${method} ${path})`;
  return { status: 404, body: errorBody({ message, type: 'invalid_request_error' }) };
}
