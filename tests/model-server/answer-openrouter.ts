import type { ServerResponse } from 'node:http';
import { costIn, findUsage, wordsOf } from './bill.ts';
import { chatBody, chatEvents } from './chat-events.ts';
import { eventStream, waitForRelease, type Asked, type ServerState } from './server-state.ts';
import { sendJson } from './send-json.ts';
import { embeddingBody } from './embeddings.ts';
import { isStreamFault } from './faults.ts';
import { imageBody, imageEvents, readPicture } from './image-events.ts';
import { openRouterDrawers, openRouterKey, openRouterModels } from './model-lists.ts';
import { sendStream } from './send-stream.ts';
import { isObject, textIn, type WireEvent } from './wire.ts';

/** Answers at OpenRouter's addresses, where every usage contains its cost. */
export async function answerOpenRouter(
  state: ServerState,
  asked: Asked,
  response: ServerResponse,
): Promise<void> {
  const { path, method, body } = asked;
  const createdAt = Math.floor(Date.now() / 1000);
  const fault = isStreamFault(asked.fault) ? asked.fault : null;
  const isStreamed = body['stream'] === true && asked.fault !== 'plain-json';
  const bill = (usage: unknown) => {
    const usd = usage === null ? 0.01 : costIn(usage);
    state.bills.push({ path, model: textIn(body, 'model'), words: wordsOf(body), usd });
  };
  const stream = (events: readonly WireEvent[], chunks: boolean) => {
    response.writeHead(200, { ...eventStream, 'x-generation-id': 'gen-stand1n' });
    const { fallSilent } = asked;
    return sendStream(response, events, {
      fault,
      pace: state.pace,
      chunks,
      fallSilent,
      letGo: () => waitForRelease(state),
    });
  };
  if (method === 'GET' && path === '/api/v1/models') return sendJson(response, openRouterModels);
  if (method === 'GET' && path === '/api/v1/images/models') return sendJson(response, openRouterDrawers);
  if (method === 'GET' && path === '/api/v1/generation') {
    const usd = state.bills.findLast((one) => one.path.startsWith('/api/'))?.usd ?? 0;
    const id = new URLSearchParams(asked.query).get('id');
    return sendJson(response, { data: { id, total_cost: usd, provider_name: 'OpenAI', cancelled: false } });
  }
  if (method === 'GET' && path === '/api/v1/key') return sendJson(response, openRouterKey);
  if (method === 'POST' && path === '/api/v1/chat/completions') {
    const events = chatEvents({ body, answer: state.answers.shift() ?? null, fault, createdAt });
    bill(findUsage(events).usage);
    return isStreamed ? stream(events, true) : sendJson(response, chatBody(events));
  }
  if (method === 'POST' && path === '/api/v1/images') {
    const picture = readPicture(body);
    const events = imageEvents(picture, fault, createdAt).map(withCost);
    const { usage } = findUsage(events);
    bill(usage);
    if (isStreamed) return stream(events, false);
    return sendJson(response, withCost(imageBody(picture, 1, fault, createdAt)));
  }
  if (method === 'POST' && path === '/api/v1/embeddings') {
    const answer = embeddingBody(body, asked.fault);
    const { usage } = findUsage([answer]);
    const cost = (Number(isObject(usage) ? usage['total_tokens'] : 0) * 0.02) / 1e6;
    const priced = { ...answer, usage: { ...(isObject(usage) ? usage : {}), cost } };
    bill(priced.usage);
    return sendJson(response, priced);
  }
  sendJson(response, { error: { code: 404, message: `Not found: ${method} ${path}` } }, 404);
}

/** OpenRouter counts under other names than OpenAI, and adds the price of the day. */
function withCost<Event extends object>(event: Event): Event {
  const { usage } = event as { readonly usage?: unknown };
  if (!isObject(usage)) return event;
  const prompt = Number(usage['input_tokens']);
  const completion = Number(usage['output_tokens']);
  const cost = (prompt * 5 + completion * 30) / 1e6;
  return {
    ...event,
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion, cost },
  };
}
