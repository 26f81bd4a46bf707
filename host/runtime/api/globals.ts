import type { Session } from '../session.ts';

type Timer = { readonly call: () => void; readonly every: number | null };

/** The few globals beside `figma` that plugin code has: console, timers and fetch. */
export class Globals {
  readonly #session: Session;
  readonly #timers = new Map<number, Timer>();
  #lastTimer = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  install(target: Record<string, unknown>): void {
    const session = this.#session;
    const write =
      (level: string) =>
      (...values: unknown[]): void => {
        session.call('write-console', level, values.map(describe).join(' '));
      };
    target.console = {
      log: write('log'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      clear: () => undefined,
      assert: (condition?: boolean, ...values: unknown[]) => {
        if (!condition) write('error')('Assertion failed:', ...values);
      },
    };
    target.setTimeout = (call: () => void, milliseconds = 0) => this.#arm(call, milliseconds, null);
    target.setInterval = (call: () => void, milliseconds = 0) =>
      this.#arm(call, milliseconds, Math.max(1, milliseconds));
    target.clearTimeout = target.clearInterval = (id: number) => {
      if (this.#timers.delete(id)) session.call('clear-timer', id);
    };
    target.fetch = (url: string, init?: Parameters<typeof fetch>[1]) => fetchAddress(session, url, init);
  }

  fire(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    if (timer.every === null) this.#timers.delete(id);
    else this.#session.call('set-timer', id, timer.every);
    timer.call();
  }

  #arm(call: () => void, milliseconds: number, every: number | null): number {
    if (typeof call !== 'function') throw new Error('in setTimeout: Expected a function.');
    this.#lastTimer += 1;
    this.#timers.set(this.#lastTimer, { call, every });
    this.#session.call('set-timer', this.#lastTimer, Math.max(0, milliseconds));
    return this.#lastTimer;
  }
}

async function fetchAddress(
  session: Session,
  url: string,
  init: Parameters<typeof fetch>[1] = {},
): Promise<object> {
  if (typeof url !== 'string') throw new Error('fetch takes an address as a string here.');
  const { method = 'GET', headers, headersObject, body = null } = init;
  const answer = await session.work('fetch-address', url, {
    method,
    headers: headers ?? headersObject ?? {},
    body,
  });
  const { bytes, headers: headersAnswered, ...rest } = answer;
  return {
    ...rest,
    ok: rest.status >= 200 && rest.status < 300,
    headersObject: headersAnswered,
    arrayBuffer: async () => bytes.slice().buffer,
    text: async () => decodeUtf8(bytes),
    json: async () => JSON.parse(decodeUtf8(bytes)) as unknown,
  };
}

export function decodeUtf8(bytes: Uint8Array): string {
  const units: string[] = [];
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let at = 1; at < length; at += 1) code = (code << 6) | ((bytes[index + at] ?? 0x80) & 0x3f);
    units.push(String.fromCodePoint(Math.min(code, 0x10ffff)));
    index += length;
  }
  return units.join('');
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}\n${value.stack ?? ''}`;
  if (typeof value === 'function') return `function ${value.name}`;
  try {
    return value === undefined ? 'undefined' : JSON.stringify(value);
  } catch {
    return String(value);
  }
}
