/** A preview in the frame that a panel would give it: sandboxed, of no origin, its messages kept. */
import { chromium, type Browser, type Page } from 'playwright-core';
import type { MessageFromPreview, MessageToPreview } from '#codegen/4-check/preview-messages';
import { findBrowser } from '../../../cli/browser.mjs';

export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('There is no browser for the tests.');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } });
}

export interface OpenPreview {
  readonly page: Page;
  /** What left the preview for the network. */
  readonly requests: readonly string[];
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
  const page = await browser.newPage({ viewport: { width: 500, height: 400 } });
  const requests: string[] = [];
  // What the page's policy refuses never comes this far.
  await page.route('**/*', (route) => {
    requests.push(route.request().url());
    return route.abort();
  });
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
    requests,
    take: take as OpenPreview['take'], // The page answers with what the preview sent.
    send: (message) => page.evaluate(`frames[0].postMessage(${JSON.stringify(message)}, '*')`),
    evaluate: (expression) => {
      const frame = page.frames()[1];
      if (!frame) throw new Error('The preview has no frame.');
      return frame.evaluate(expression);
    },
    close: () => page.close(),
  };
}
