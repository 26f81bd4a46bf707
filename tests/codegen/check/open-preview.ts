/** A preview in the frame that a panel would give it: sandboxed, of no origin, its messages kept. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { MessageFromPreview, MessageToPreview } from '#codegen/targets/preview/preview-messages';
import { findBrowser } from '../../../cli/browser.mjs';

export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('There is no browser for the tests.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } });
}

export interface OpenPreview {
  readonly page: Page;
  /** What has left the preview for the network so far, by address; of `https:` a proxy is told only host and port. */
  requests(): Promise<readonly string[]>;
  /** The next message of this type that is waiting or comes. */
  take<Type extends MessageFromPreview['type']>(
    type: Type,
  ): Promise<Extract<MessageFromPreview, { readonly type: Type }>>;
  send(message: MessageToPreview): Promise<void>;
  /** Works out an expression inside the preview. */
  evaluate<Answer>(expression: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function openPreview(browser: Browser, html: string): Promise<OpenPreview> {
  const network = await watchNetwork();
  const viewport = { width: 500, height: 400 };
  const page = await browser.newPage({ viewport, proxy: network.proxy });
  await page.evaluate(`(() => {
    window.messages = [];
    window.waiting = [];
    addEventListener('message', ({ data }) => { messages.push(data); waiting.splice(0).forEach((look) => look()); });
    document.body.style.margin = '0';
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts';
    frame.style.cssText = 'border:0;width:400px;height:300px';
    frame.srcdoc = ${JSON.stringify(html)};
    document.body.append(frame);
  })()`);
  const take = (type: string) =>
    page.evaluate(`new Promise((resolve) => {
      const look = () => {
        const at = messages.findIndex((message) => message.type === ${JSON.stringify(type)});
        if (at < 0) waiting.push(look);
        else resolve(messages.splice(at, 1)[0]);
      };
      look();
    })`);
  return {
    page,
    requests: () => network.requests(page),
    take: take as OpenPreview['take'], // The page answers with what the preview sent.
    send: (message) => page.evaluate(`frames[0].postMessage(${JSON.stringify(message)}, '*')`),
    evaluate: (expression) => {
      const frame = page.frames()[1];
      if (!frame) throw new Error('The preview has no frame.');
      return frame.evaluate(expression);
    },
    async close() {
      await page.close();
      await network.close();
    },
  };
}

const flush = 'http://flush.test/';

/**
 * A proxy that answers nothing and writes down all it is asked for. The protocol of the browser's tools is no witness:
 * a newer browser gives a sandboxed frame a process of its own, whose first requests are gone before anyone listens.
 */
async function watchNetwork() {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(502, { 'access-control-allow-origin': '*' }).end();
  });
  server.on('connect', ({ url }, socket: Socket) => {
    seen.push(url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('connection', (socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  return {
    // Addresses of this machine go through it as well.
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    /** A request of the window around the preview comes last, so what the preview asked for before has come too. */
    async requests(page: Page): Promise<readonly string[]> {
      await page.evaluate(`fetch('${flush}', { mode: 'no-cors' }).catch(() => {})`);
      return [...new Set(seen)].filter((address) => address !== flush).sort();
    },
    async close() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await once(server, 'close');
    },
  };
}
