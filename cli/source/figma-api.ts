import { UsageError } from '../usage-error.ts';

/** How a request to Figma is carried out; the waits are data so that a test need not wait. */
export interface FigmaApiOptions {
  readonly token: string;
  /** @default 'https://api.figma.com' */
  readonly baseUrl: string;
  /** Requests that a busy or failing server gets for one answer. */
  readonly tries: number;
  /** ms of the longest wait that is kept when Figma asks to wait. */
  readonly longestWait: number;
  /** ms without an answer after which a request is given up. */
  readonly timeout: number;
  readonly notify: (message: string) => void;
}

export interface FigmaApi {
  /** The parsed answer; `null` where `tolerated` holds the status. @throws UsageError with a sentence for the rest */
  getJson(path: string, tolerated?: readonly number[]): Promise<unknown>;
  /** A picture that Figma stored somewhere else: the token does not go there. `null` where it cannot be had. */
  getPicture(url: string): Promise<Uint8Array | null>;
}

/** Opens Figma's REST API for reading. https://developers.figma.com/docs/rest-api/ */
export function openFigmaApi(options: FigmaApiOptions): FigmaApi {
  const base = options.baseUrl.replace(/\/+$/, '');
  return {
    async getJson(path, tolerated = []) {
      const response = await request(`${base}${path}`, { 'X-Figma-Token': options.token }, options);
      if (tolerated.includes(response.status)) return null;
      if (!response.ok) throw new UsageError(explainStatus(response.status));
      return await readBody(response, base);
    },
    async getPicture(url) {
      if (!URL.canParse(url)) return null;
      try {
        const response = await request(url, {}, options);
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
      } catch {
        return null;
      }
    },
  };
}

async function request(
  url: string,
  headers: Record<string, string>,
  options: FigmaApiOptions,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await send(url, headers, options);
    const isBusy = response.status === 429 || response.status >= 500;
    if (!isBusy || attempt >= options.tries) return response;
    const wait = findWait(response, attempt);
    if (wait > options.longestWait) {
      throw new UsageError(
        `Figma asks to wait ${Math.ceil(wait / 1000)} s before the next request; try again then.`,
      );
    }
    await response.body?.cancel();
    options.notify(`Figma is busy; trying again in ${Math.ceil(wait / 1000)} s …`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function send(
  url: string,
  headers: Record<string, string>,
  options: FigmaApiOptions,
): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(options.timeout) });
  } catch (error) {
    const { host } = new URL(url);
    throw new UsageError(
      isTimeout(error)
        ? `${host} did not answer within ${Math.round(options.timeout / 1000)} s.`
        : `${host} cannot be reached; check the network.`,
    );
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** ms; Figma names seconds in `Retry-After`. */
function findWait(response: Response, attempt: number): number {
  const header = response.headers.get('retry-after');
  const seconds = header === null || header.trim() === '' ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 500 * 2 ** attempt;
}

async function readBody(response: Response, base: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    const { host } = new URL(base);
    throw new UsageError(
      isTimeout(error)
        ? `The answer of ${host} is too large or too slow: it did not end in time.`
        : `The answer of ${host} broke off or is not JSON.`,
    );
  }
}

function explainStatus(status: number): string {
  if (status === 401 || status === 403) {
    return 'Figma refused the token in FIGMA_TOKEN for this file: it may be wrong or outdated, or lack the scope file_content:read.';
  }
  if (status === 404) return 'Figma has no such file, or the token’s owner may not see it.';
  if (status === 429) return 'Figma is still busy after several tries; try again in a minute.';
  if (status === 400) return 'Figma did not understand the request: check the address and its node-id.';
  return `Figma answered with the error ${status}; try again later.`;
}
