/** Pages in Chromium: axe and React object to what is wrong, and to nothing where nothing is. */
import { afterAll, describe, expect, test } from 'vitest';
import { createChromiumRenderer } from '#cli/chromium-renderer';
import type { CodeResult } from '#design/code-result';
import { htmlPage, reactPage } from '../../bench/live-page.ts';
import { runAxe } from '../../bench/run-axe.ts';

const renderer = createChromiumRenderer();
afterAll(() => renderer?.dispose());
const size = { width: 400, height: 300 };
const neverCancelled = { aborted: false, throwIfAborted: () => {} };

const resultOf = (files: Readonly<Record<string, string>>): CodeResult => ({
  files: Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text, lines: [] })),
  assets: new Map(),
  pages: [],
  problems: [],
  receipt: null,
  timings: [],
});
const pageAt = (path: string) => ({ frameId: '1:1', name: 'Card', path, ...size });

describe.skipIf(!renderer)('a page in Chromium', () => {
  const judge = (html: string) =>
    renderer?.visit(html, size, neverCancelled, async (page) => ({
      findings: (await runAxe(page)).map(({ rule, layers }) => `${rule} ${layers}`),
      warnings: await page.evaluate<readonly string[]>('window.benchWarnings ?? []'),
    }));

  test.each([
    ['has no finding where nothing is wrong', '<img data-node-id="1:2" src="a.png" alt="A fern" />', []],
    [
      'reports the layers where a picture has no words',
      '<img data-node-id="1:2" src="a.png" />',
      ['image-alt 1:2'],
    ],
    ['reports contrast, by its own style sheet', '<p class="pale">Words</p>', ['color-contrast ']],
  ])('of HTML %s', async (_, body, wanted) => {
    const head = '<title>A</title><link rel="stylesheet" href="styles.css" />';
    const page = `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>`;
    const sheet = '.pale { color: #eee; background: #fff; }';
    const html = htmlPage(resultOf({ 'index.html': page, 'styles.css': sheet }), pageAt('index.html'));
    expect((await judge(html))?.findings).toEqual(wanted);
  });

  const cardOf = (body: string) => ({
    'src/App.tsx':
      'import { Card } from "./pages/Card";\nimport "./base.css";\nexport function App() { return <Card />; }',
    'src/base.css': 'body { margin: 0 }',
    'src/pages/Card.module.css': '.card { color: #000 }',
    'src/pages/Card.tsx': `import styles from "./Card.module.css";\nexport function Card() { return <main className={styles.card}>${body}</main>; }`,
  });
  const openCard = async (body: string) =>
    judge(await reactPage(resultOf(cardOf(body)), pageAt('src/pages/Card.tsx')));

  test('of React reports nothing where nothing is wrong', async () => {
    expect(await openCard('<p>Words</p>')).toEqual({ findings: [], warnings: [] });
  });
  test.each([
    ['a block in a paragraph', '<p><div>Words</div></p>', /cannot be a descendant/],
    ['a list without keys', '{["a", "b"].map((word) => <p>{word}</p>)}', /unique "key" prop/],
    ['an attribute that is none', '<p fill-rule="odd" class="a">Words</p>', /Invalid DOM property/],
  ])('of React warns of %s', async (_, body, words) => {
    expect((await openCard(body))?.warnings.join('\n')).toMatch(words);
  });
});
