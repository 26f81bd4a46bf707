import { build } from 'esbuild';
import { chromium, type Browser, type Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelConfig } from '#models/open-model';
import type { ModelEvent } from '#models/ports';
import { findBrowser } from '../../cli/browser.mjs';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { configFor, failureOf } from './collect-events.ts';

/** What the page under test offers; pictures come out as their sizes. */
interface PageUnderTest {
  hear(
    kind: 'text' | 'image',
    config: ModelConfig,
    words: string,
    cancelAt: string | null,
  ): Promise<ModelEvent[]>;
}

const script = `
  import { openImageModel, openTextModel } from '#models/open-model';
  window.hear = async (kind, config, words, cancelAt) => {
    const controller = new AbortController();
    const stream = kind === 'text'
      ? openTextModel(config).stream({ instructions: '', parts: [{ kind: 'text', text: words }], schema: null, maxOutputTokens: null }, controller.signal)
      : openImageModel(config).stream({ prompt: words, width: 1024, height: 1024, quality: 'low', background: 'auto', partialImages: 1, seed: null, palette: [] }, controller.signal);
    const events = [];
    try {
      for await (const event of stream) {
        events.push('image' in event ? { ...event, image: { ...event.image, bytes: event.image.bytes.length } } : event);
        if (event.type === cancelAt) controller.abort();
      }
    } catch (error) {
      events.push({ type: 'thrown', name: error.name });
    }
    return events;
  };`;

let server: ModelServer;
let browser: Browser;
let frame: Frame;

beforeAll(async () => {
  server = await startModelServer();
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
  });
  const installed = findBrowser();
  if (installed === null) throw new Error('No Chromium is installed; npm test gets one.');
  const { path, env } = installed;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  browser = await chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } });
  const page = await browser.newPage();
  const policy = `default-src 'none'; script-src 'unsafe-inline'; connect-src ${new URL(server.url).origin}`;
  const code = outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '';
  const inner = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script>${code}</script>`;
  await page.setContent('<iframe sandbox="allow-scripts"></iframe>');
  await page.locator('iframe').evaluate((element, html) => element.setAttribute('srcdoc', html), inner);
  const handle = await page.locator('iframe').elementHandle();
  const found = await handle.contentFrame();
  if (!found) throw new Error('The page has no frame.');
  frame = found;
  await frame.waitForFunction(() => 'hear' in window);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

function hear(
  kind: 'text' | 'image',
  words: string,
  cancelAt: string | null = null,
  config = configFor(server.url),
) {
  return frame.evaluate(
    ([which, settings, said, stop]) => (window as unknown as PageUnderTest).hear(which, settings, said, stop),
    [kind, config, words, cancelAt] as const,
  );
}

// The panel lives in a sandboxed frame of no origin, behind a policy that names the services it may reach.
it('streams text and pictures into a frame of no origin', async () => {
  const text = await hear('text', 'Hello');
  expect(text.at(-1)).toEqual({ type: 'done' });
  expect(text[0]?.type === 'started' && text[0].requestId).toMatch(/^req_/);
  expect(server.requests.at(-1)?.headers['origin']).toBe('null');
  const image = await hear('image', 'A boat');
  expect(image.find((event) => event.type === 'image')?.image).toMatchObject({ width: 1024, height: 1024 });
});

it('knows when to ask again, though it may not read the header', async () => {
  expect(failureOf(await hear('image', '[fault:rate-limited]'))).toMatchObject({
    kind: 'rate-limited',
    retryAfterMs: 12_000,
  });
});

it.each(['key-refused', 'reset', 'truncated'])(
  'has the same words for a fault as elsewhere: %s',
  async (fault) => {
    const kind = fault === 'key-refused' ? 'key-refused' : 'stream-cut';
    expect(failureOf(await hear('text', `A question. [fault:${fault}]`)).kind).toBe(kind);
  },
);

it('cannot reach an address its policy does not name', async () => {
  const config = configFor('http://127.0.0.1:1/v1');
  expect(failureOf(await hear('text', 'Hello', null, config)).kind).toBe('unreachable');
});

it('closes the line when cancelled', async () => {
  const events = await hear('text', 'Hello [fault:stall]', 'text');
  expect(events.at(-1)).toEqual({ type: 'thrown', name: 'AbortError' });
  expect(await server.requests.at(-1)?.ended).toBe('hung-up');
});

it.each([
  ['png', 'transparent', 0],
  ['jpeg', 'opaque', 255],
  ['webp', 'transparent', 0],
] as const)('decodes what the stand-in draws as %s', async (format, background, corner) => {
  const asked = { model: 'gpt-image-2', prompt: 'A boat', size: '1536x864', quality: 'low' };
  const picture = await frame.evaluate(
    async ([address, body]) => {
      const headers = { authorization: 'Bearer test', 'content-type': 'application/json' };
      const answer = await fetch(address, { method: 'POST', headers, body });
      const { data } = (await answer.json()) as { data: [{ b64_json: string }] };
      const bytes = Uint8Array.from(atob(data[0].b64_json), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      const head = String.fromCharCode(...bytes.slice(0, 12));
      return { head, size: [bitmap.width, bitmap.height], corner: canvas?.getImageData(0, 0, 1, 1).data[3] };
    },
    [
      `${server.url}/images/generations`,
      JSON.stringify({ ...asked, background, output_format: format }),
    ] as const,
  );
  expect(picture).toMatchObject({ size: [1536, 864], corner });
  expect(picture.head).toContain({ png: 'PNG', jpeg: 'JFIF', webp: 'WEBP' }[format]);
});
