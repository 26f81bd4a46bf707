import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChromiumRenderer,
  createChromiumRenderer,
  RenderError,
  captureScreenshot,
} from '#cli/chromium-renderer';
import { readPng } from '#design/png';
import { openBrowser } from '../host/open-host.ts';
import { describeRenderer } from '../codegen/check/renderer-contract.ts';

describeRenderer('the terminal', async () => {
  const created = createChromiumRenderer();
  if (!created) throw new Error('There is no browser for the tests.');
  return { ...created, close: () => created.dispose() };
});

let renderer: ChromiumRenderer;
beforeAll(() => {
  const created = createChromiumRenderer();
  if (!created) throw new Error('There is no browser for the tests.');
  renderer = created;
});
afterAll(() => renderer.dispose());

const never = new AbortController().signal;
const ready = '<script>document.body.dataset.ready = "";</script>';
const document = (body: string) => `<!doctype html><style>body { margin: 0 }</style><body>${body}${ready}`;
const render = (html: string, more: object = {}, signal: AbortSignal = never) =>
  renderer.render({ html, width: 200, height: 100, scale: 1, ...more }, signal);

function pixelAt({ pixels, width }: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

const box =
  '<div style="width: 50px; height: 40px; background: rgb(10, 20, 30)" data-node-id="1:1 1:2"></div>';

describe('the renderer over Chromium', () => {
  it('gives the pixels of a page', async () => {
    const drawn = await render(document(box));
    expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 100, 200]);
    expect(drawn.pixels).toHaveLength(200 * 100 * 4);
    expect(pixelAt(drawn, 49, 39)).toEqual([10, 20, 30, 255]);
    expect(pixelAt(drawn, 50, 39)).toEqual([255, 255, 255, 255]);
  });

  it('draws at the scale it is asked for', async () => {
    const drawn = await render(document(box), { scale: 2 });
    expect([drawn.width, drawn.height]).toEqual([400, 200]);
    expect(pixelAt(drawn, 99, 79)).toEqual([10, 20, 30, 255]);
    expect(pixelAt(drawn, 100, 79)).toEqual([255, 255, 255, 255]);
  });

  it('draws the whole height, and only the width of the window', async () => {
    const drawn = await render(document('<div style="width: 700px; height: 3000px; background: red"></div>'));
    expect([drawn.width, drawn.height, drawn.contentWidth]).toEqual([200, 3000, 700]);
    expect(pixelAt(drawn, 199, 2999)).toEqual([255, 0, 0, 255]);
  });

  it('leaves signals to the program, which has answers to keep before it ends', () => {
    // In a process of its own, because the tests' own browser listens in this one.
    const script = `
      import { createChromiumRenderer } from '#cli/chromium-renderer';
      const renderer = createChromiumRenderer();
      const page = { html: ${JSON.stringify(document(box))}, width: 200, height: 100, scale: 1 };
      await renderer.render(page, new AbortController().signal);
      console.log(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal)).join());
      await renderer.dispose();`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    expect([run.stdout, run.stderr]).toEqual(['0,0,0\n', '']);
  });

  it('measures without a picture', async () => {
    const drawn = await render(document('<div style="width: 700px">x</div>'), { picture: false });
    expect(drawn).toMatchObject({ width: 0, height: 0, contentWidth: 700 });
  });

  it('measures one page at several widths', async () => {
    const html = document('<div style="width: 300px">x</div>');
    const tried = await renderer.tryWidths({ html, height: 100 }, [200, 390], never);
    expect(tried.map(({ contentWidth }) => contentWidth)).toEqual([300, 390]);
  });

  it('waits until the page reports that it is ready', async () => {
    const late = `<p></p><script>requestAnimationFrame(() => requestAnimationFrame(() => {
      document.body.style.background = 'rgb(1, 2, 3)';
      document.body.dataset.ready = '';
    }))</script>`;
    expect(pixelAt(await render(`<!doctype html><body>${late}`), 0, 0)).toEqual([1, 2, 3, 255]);
  });

  it('reports what a page threw', async () => {
    const failed = '<body><script>document.documentElement.dataset.failed = "no luck"</script>';
    await expect(render(failed)).rejects.toThrow(new RenderError('The page failed: no luck'));
  });

  it('gives up on a page that is never ready', async () => {
    const impatient = createChromiumRenderer({ timeLimit: 300 });
    try {
      const drawing = impatient?.render({ html: '<body>x', width: 10, height: 10, scale: 1 }, never);
      await expect(drawing).rejects.toThrow('The page was not ready after 0.3 seconds.');
    } finally {
      await impatient?.dispose();
    }
  });

  it('lets a page reach nothing', async () => {
    const html = document(`<img src="http://127.0.0.1:9/a.png"><script>
      fetch('http://127.0.0.1:9/').then(() => document.body.style.background = 'red', () => {});
    </script>`);
    expect(pixelAt(await render(html), 150, 90)).toEqual([255, 255, 255, 255]);
  });

  it.each([
    ['calls another browser', (udp: number) => `stun:127.0.0.1:${udp}`],
    ['calls one over TCP', (_udp: number, tcp: number) => `turn:127.0.0.1:${tcp}?transport=tcp`],
  ])('lets no page past the network that %s', async (_how, server) => {
    const seen: string[] = [];
    const udp = createSocket('udp4').on('message', () => seen.push('udp'));
    const tcp = createServer((socket) => {
      seen.push('tcp');
      socket.destroy();
    });
    await Promise.all([
      once(udp.bind(0, '127.0.0.1'), 'listening'),
      once(tcp.listen(0, '127.0.0.1'), 'listening'),
    ]);
    const urls = server(udp.address().port, (tcp.address() as AddressInfo).port);
    const script = `<script>
      const line = new RTCPeerConnection({ iceServers: [{ urls: '${urls}', username: 'a', credential: 'b' }] });
      line.createDataChannel('x');
      line.createOffer().then((offer) => line.setLocalDescription(offer));
      setTimeout(() => (document.body.dataset.ready = ''), 1500);
    </script>`;
    try {
      await render(`<!doctype html><body>${script}`);
      expect(seen).toEqual([]);
    } finally {
      udp.close();
      tcp.close();
    }
  });

  it('stops when it is cancelled', async () => {
    await expect(render(document(box), {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const control = new AbortController();
    const waiting = render('<body>never ready', {}, control.signal);
    control.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('measures boxes by layer at several widths', async () => {
    const html = document(`${box}<p style="margin: 0; width: 50%; height: 10px" data-node-id="1:3"></p>`);
    const sizes = [
      { width: 200, height: 100 },
      { width: 400, height: 100 },
    ];
    const [narrow, wide] = await renderer.measure(html, sizes, never);
    expect(narrow).toMatchObject({ viewport: sizes[0], contentWidth: 200, contentHeight: 100 });
    expect(narrow?.boxes).toEqual({
      '1:1': [{ x: 0, y: 0, width: 50, height: 40 }],
      '1:2': [{ x: 0, y: 0, width: 50, height: 40 }],
      '1:3': [{ x: 0, y: 40, width: 100, height: 10 }],
    });
    expect(wide?.boxes['1:3']).toEqual([{ x: 0, y: 40, width: 200, height: 10 }]);
  });

  it('opens a long page in an ordinary viewport, since the cost of a tall one grows with its square', async () => {
    const bars = `<div id="bar" style="height: 10px; background: red"></div><div style="height: 59990px"></div>`;
    const seen = `<script>bar.style.width = document.documentElement.clientHeight / 10 + 'px';</script>`;
    const drawn = await render(document(bars + seen), { height: 60_000 });
    expect(drawn.height).toBe(60_000);
    expect(pixelAt(drawn, 99, 5)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(drawn, 100, 5)).toEqual([255, 255, 255, 255]);
  });

  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const text = Array.from({ length: 200 }, (_, line) => `<p>Line ${line} of a long page of words</p>`).join(
    '',
  );
  it.each([
    ['does not depend on it', text],
    ['has a share of it', `<div style="height: 25vh; background: red"></div>${text}`],
    ['has a share of it in the new units', `<div style="height: 25dvh; background: red"></div>${text}`],
    [
      'has a percentage of it',
      `<style>html, body { height: 100% } b { display: block; height: 30%; background: red }</style><b></b>${text}`,
    ],
    [
      'has its foot at the edge',
      `<div style="position: fixed; bottom: 0; height: 40px; background: red">foot</div>${text}`,
    ],
    [
      'has something at the first edge',
      `<div style="position: absolute; bottom: 0; height: 40px; background: red">foot</div>${text}`,
    ],
    [
      'stays at the top',
      `<div style="position: fixed; top: 0; height: 40px; background: red">head</div>${text}`,
    ],
    ['sticks to the edge', `${text}<div style="position: sticky; bottom: 0; background: red">foot</div>`],
    [
      'asks for a least height',
      `<style>@media (min-height: 1500px) { body { background: red } }</style>${text}`,
    ],
    [
      'asks for a range of heights',
      `<style>@media (height > 1500px) { body { background: red } }</style>${text}`,
    ],
    [
      'asks how it lies',
      `<style>@media (orientation: landscape) { body { background: red } }</style>${text}`,
    ],
    [
      'has a picture behind it that stays',
      `<style>body { background: linear-gradient(red, blue) fixed }</style>${text}`,
    ],
    ['is shorter than the drawn one', `<style>body { background: red }</style><p>Words</p>`],
    [
      'asks by its script',
      `${text}<script>document.body.style.paddingTop = innerHeight / 10 + 'px';</script>`,
    ],
  ])('draws a page that %s byte for byte as in a viewport of its own height', async (_what, body) => {
    const page = { html: document(body), width: 300, height: 4000, scale: 1 };
    const { pixels, width, height } = await renderer.render(page, never);
    const wanted = await inTallViewport(browser, page);
    expect([width, height]).toEqual([wanted.width, wanted.height]);
    expect(Buffer.from(pixels).equals(Buffer.from(wanted.data))).toBe(true);
  });

  it.each([
    ['as it loads', '<script>for (;;);</script>'],
    [
      'once it is ready',
      '<script>document.body.dataset.ready = ""; setTimeout(() => { for (;;); })</script>',
    ],
    [
      'as it is drawn',
      '<script>document.body.dataset.ready = ""; requestAnimationFrame(() => { for (;;); })</script>',
    ],
    [
      'as it is measured',
      '<script>document.body.dataset.ready = ""; addEventListener("resize", () => { for (;;); })</script>',
    ],
  ])('gives up on a page that loops %s, and draws the next one', async (_when, body) => {
    const impatient = createChromiumRenderer({ timeLimit: 3000 });
    const draw = (html: string) => impatient?.render({ html, width: 50, height: 3000, scale: 1 }, never);
    try {
      const tall = `<!doctype html><body><div style="height: 3000px"></div>${body}`;
      await expect(draw(tall)).rejects.toThrow(
        /^The page (?:was not ready after|did not respond for) 3 seconds\.$/,
      );
      expect((await draw(document('x')))?.width).toBe(50);
    } finally {
      await impatient?.dispose();
    }
  });

  it('starts again after it was disposed of', async () => {
    const another = createChromiumRenderer();
    const draw = () => another?.render({ html: document(box), width: 60, height: 60, scale: 1 }, never);
    expect((await draw())?.width).toBe(60);
    await another?.dispose();
    expect((await draw())?.width).toBe(60);
    await another?.dispose();
  });
});

/** The page as it is drawn in a viewport that is as high as the page. */
async function inTallViewport(
  browser: Browser,
  { html, width, height }: { html: string; width: number; height: number },
) {
  const page = await browser.newPage({ viewport: { width, height } });
  try {
    await page.setContent(html);
    await page.waitForFunction(() => globalThis.document.body.dataset.ready !== undefined);
    return readPng(await captureScreenshot(page, { fullPage: true, animations: 'disabled' }));
  } finally {
    await page.close();
  }
}

describe('a screenshot', () => {
  const emptySurface =
    'page.screenshot: Protocol error (Page.captureScreenshot): Unable to capture screenshot\nCall log:';

  /** A page that fails its first screenshots with these errors. */
  function failingPage(...errors: readonly string[]) {
    const waiting = [...errors];
    const page = {
      taken: 0,
      async screenshot() {
        page.taken += 1;
        const error = waiting.shift();
        if (error !== undefined) throw new Error(error);
        return Buffer.from('picture');
      },
    };
    return page;
  }

  it('is taken again when Chromium found its surface empty', async () => {
    const page = failingPage(emptySurface, emptySurface);
    expect(String(await captureScreenshot(page, {}))).toBe('picture');
    expect(page.taken).toBe(3);
  });

  it('is given up after three tries', async () => {
    const page = failingPage(emptySurface, emptySurface, emptySurface);
    await expect(captureScreenshot(page, {})).rejects.toThrow('Unable to capture screenshot');
    expect(page.taken).toBe(3);
  });

  it('is not taken again for another reason', async () => {
    const page = failingPage('page.screenshot: Target page, context or browser has been closed');
    await expect(captureScreenshot(page, {})).rejects.toThrow('has been closed');
    expect(page.taken).toBe(1);
  });
});
