import type { ServerResponse } from 'node:http';
import type { Asked, ServerState } from './server-state.ts';
import { sendJson } from './send-json.ts';
import { checkpoints, upscalers } from './model-lists.ts';
import { enlargedBody, progressBody, txt2imgBody } from './sdnext.ts';
import { textIn } from './wire.ts';

/** Answers as one's own SD.Next does: draws when it was looked at twice, where the prompt asks for that; else at once. */
export function answerSdNext(
  state: ServerState,
  { fault, path, body }: Asked,
  response: ServerResponse,
): void {
  const { sdNext } = state;
  if (path.endsWith('/interrupt')) return void response.writeHead(204).end();
  if (path.endsWith('/sd-models')) return sendJson(response, checkpoints);
  if (path.endsWith('/upscalers')) return sendJson(response, upscalers);
  if (path.endsWith('/extra-single-image')) return sendEnlarged(body, response);
  if (path.endsWith('/progress')) {
    sendJson(response, progressBody(sdNext));
    return sdNext.looked();
  }
  if (path.endsWith('/img2img') && !Array.isArray(body['init_images']))
    return sendJson(response, { error: 'Init image is none' }, 400);
  const finish = () => {
    sdNext.prompt = null;
    sdNext.looked = () => {};
    sendJson(response, txt2imgBody(body, fault === 'broken-picture'));
  };
  const prompt = textIn(body, 'prompt');
  if (!prompt.includes('[slowly]')) return finish();
  let looks = 0;
  sdNext.prompt = prompt;
  sdNext.looked = () => {
    looks += 1;
    if (looks === 2) finish();
  };
}

function sendEnlarged(body: Record<string, unknown>, response: ServerResponse): void {
  if (textIn(body, 'image') === '') return sendJson(response, { error: 'Image is none' }, 400);
  return sendJson(response, enlargedBody(body));
}
