/** What the host's server does with files that are dropped on the page and are no JSON. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { convertForHost } from '#cli/source/fig/open-fig-file';
import { serveHost, type ServedHost } from '../../host/server/serve-host.ts';
import { encodeFig } from '../cli/encode-fig.ts';
import { makePng } from '../cli/png.ts';
import { hasBrowser, openBrowser, root } from './open-host.ts';
import { smallDocument } from './small-document.ts';

const hash = 'ab'.repeat(20);
const image = { hash: Uint8Array.from({ length: 20 }, () => 0xab) };
const fig = encodeFig(
  [
    {
      id: '1:1',
      parent: '0:1',
      type: 'FRAME',
      name: 'Dropped',
      size: { x: 200, y: 100 },
      fillPaints: [{ type: 'IMAGE', image, imageScaleMode: 'FILL', opacity: 1, visible: true }],
    },
  ],
  new Map([[hash, makePng(4, 4)]]),
);

function serve(convert: boolean): Promise<ServedHost> {
  return serveHost({
    distFolder: join(root, 'dist'),
    manifestPath: join(root, 'manifest.json'),
    document: smallDocument,
    fonts: [],
    ...(convert
      ? { convert: (bytes: Uint8Array, name: string) => Promise.resolve(convertForHost(bytes, name)) }
      : {}),
  });
}

function post(host: ServedHost, path: string, body: Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${host.url}${path}`, { method: 'POST', body: body.slice(), headers });
}

describe('a file that is sent to the host', () => {
  let host: ServedHost;
  beforeAll(async () => {
    host = await serve(true);
  });
  afterAll(async () => {
    await host.close();
  });

  it('is converted and open from then on, with its pictures', async () => {
    const answer = await post(host, 'open/shop.fig', fig);
    expect(answer.status).toBe(200);
    const file = `${host.url}files/${await answer.text()}`;
    const info: unknown = await (await fetch(`${file}/info.json`)).json();
    expect(info).toMatchObject({ name: 'Shop', images: [hash], hasVariables: false });
    const picture = await fetch(`${file}/images/${hash}`);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(makePng(4, 4)));
  });

  it('leaves the open document where it cannot be read, and reports why', async () => {
    const key = await (await post(host, 'open/shop.fig', fig)).text();
    const answer = await post(host, 'open/..%2Fbroken.fig', fig.subarray(0, 900));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toBe(
      '"../broken.fig" is damaged or incomplete: its zip archive cannot be unpacked.',
    );
    expect(await (await fetch(host.url)).text()).toContain(`data-file="${key}"`);
  });

  it('is refused from another page and at any other address', async () => {
    const foreign = await post(host, 'open/shop.fig', fig, { origin: 'https://example.com' });
    expect(foreign.status).toBe(403);
    expect((await post(host, 'files/1/document.json', fig)).status).toBe(404);
    expect((await post(host, 'open/a/b.fig', fig)).status).toBe(404);
  });

  it('is refused by a host that converts nothing', async () => {
    const plain = await serve(false);
    const answer = await post(plain, 'open/shop.fig', fig);
    expect([answer.status, await answer.text()]).toEqual([404, 'Only REST JSON can be opened here.']);
    await plain.close();
  });
});

describe.skipIf(!hasBrowser())('a .fig file that is dropped on the page', () => {
  let browser: Browser;
  let host: ServedHost;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    host = await serve(true);
    page = await browser.newPage();
    await page.goto(host.url);
    await page.waitForFunction(() => window.host !== undefined);
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  const drop = (name: string, bytes: Uint8Array) =>
    page.evaluate(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(content)], fileName));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector('.app')?.dispatchEvent(event);
      },
      [name, [...bytes]] as const,
    );

  it('opens, and one that is none is named in a notice', async () => {
    await drop('broken.fig', fig.subarray(0, 900));
    await page.locator('.notice', { hasText: '"broken.fig" is damaged or incomplete' }).waitFor();
    await drop('shop.fig', fig);
    await page.getByRole('treeitem', { name: 'Dropped' }).waitFor();
    await expect.poll(() => page.locator('.document-name').textContent()).toBe('Shop');
  });
});
