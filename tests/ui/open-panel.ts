/**
 * The built panel by itself: in an iframe without an origin, as Figma has it, with Figma's colours, and a test at the
 * other end of the line. For states that a whole plugin run reaches only by accident.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { MessageToPanel, MessageToSandbox, SignedMessage } from '#design/messages';
import { waitLimits } from '../wait-limits.ts';

export type Theme = 'light' | 'dark';

export interface OpenPanel {
  readonly page: Page;
  /** The panel's own frame. */
  readonly panel: Frame;
  send(message: MessageToPanel): Promise<void>;
  /** Hears every message of the panel, also those that came before. */
  listen(hear: (message: MessageToSandbox) => void): void;
  resize(width: number, height: number): Promise<void>;
  paint(theme: Theme): Promise<void>;
  close(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Opens the panel of `dist/ui.html` and waits until it listens. */
export async function openPanel(browser: Browser): Promise<OpenPanel> {
  const page = await browser.newPage({ viewport: { width: 400, height: 640 } });
  page.setDefaultTimeout(waitLimits.change);
  const heard: MessageToSandbox[] = [];
  const hearers: ((message: MessageToSandbox) => void)[] = [];
  let becomeReady: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (becomeReady = resolve));
  await page.exposeFunction('panelSaid', (message: MessageToSandbox) => {
    heard.push(message);
    hearers.forEach((hear) => hear(message));
    if (message.type === 'panel-ready') becomeReady();
  });
  const served = await servePanel();
  await page.goto(served.url);
  await page.evaluate(layLine);
  // Waiting in vain ends with the test's own time limit.
  await isReady;
  const panel = page.frames().find((frame) => frame.parentFrame() === page.mainFrame());
  if (!panel) throw new Error('The panel has no frame.');
  let isClosing = false;
  return {
    page,
    panel,
    send: (message) =>
      page.evaluate(deliver, pack(message)).catch((error: unknown) => {
        // Who answers the panel's last message may find it gone.
        if (!isClosing) throw error;
      }),
    listen(hear) {
      hearers.push(hear);
      heard.forEach(hear);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    async paint(theme) {
      await panel.evaluate((name) => (document.documentElement.className = `figma-${name}`), theme);
    },
    async close() {
      isClosing = true;
      await page.close();
      served.close();
    },
  };
}

const surrounding =
  '<body style="margin:0"><iframe sandbox="allow-scripts allow-downloads" style="border:0;width:100vw;height:100vh">';

/** At an address, because through the line of the tests the panel's megabytes would take a second each time. */
async function servePanel(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(url === '/panel' ? panelWithColours() : surrounding);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close };
}

/** What Figma adds to a panel: its colours for both themes, and Inter. */
function panelWithColours(): string {
  const kit = resolve(require.resolve('@create-figma-plugin/ui'), '..');
  const theme = readFileSync(`${kit}/css/theme.css`, 'utf8').replaceAll(':root .', ':root.');
  const faces = ['Regular', 'SemiBold'].map((name, index) => {
    const font = readFileSync(`${root}/node_modules/inter-ui/Inter (web)/Inter-${name}.woff2`, 'base64');
    const source = `src:url(data:font/woff2;base64,${font})`;
    return `@font-face{font-family:Inter;font-weight:${400 + index * 200};${source}}`;
  });
  const mono = readFileSync(
    `${root}/node_modules/@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2`,
  );
  faces.push(`@font-face{font-family:Menlo;src:url(data:font/woff2;base64,${mono.toString('base64')})}`);
  return readFileSync(`${root}/dist/ui.html`, 'utf8')
    .replace('<html lang="en">', '<html lang="en" class="figma-light">')
    .replace('<head>', () => `<head><style>${theme}${faces.join('')}</style>`);
}

/** Runs in the page: the window around the panel, which is Figma's place. */
function layLine(): void {
  const frame = document.querySelector('iframe');
  window.addEventListener('message', ({ data, source }: MessageEvent<{ pluginMessage?: SignedMessage }>) => {
    if (source !== frame?.contentWindow || data.pluginMessage === undefined) return;
    const { panelSaid } = window as unknown as { panelSaid: (message: unknown) => void };
    panelSaid(data.pluginMessage.message);
  });
  if (frame) frame.src = '/panel';
}

/** Runs in the page. */
function deliver(packed: string): void {
  const message: unknown = JSON.parse(packed, (_, value: unknown) => {
    const text = (value as { bytes64?: string } | null)?.bytes64;
    return text === undefined ? value : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  });
  document.querySelector('iframe')?.contentWindow?.postMessage({ pluginMessage: message }, '*');
}

function pack(message: MessageToPanel): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof Uint8Array ? { bytes64: Buffer.from(value).toString('base64') } : value,
  );
}
