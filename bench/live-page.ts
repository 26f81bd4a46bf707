/**
 * Pages as their readers run them, each one document: the HTML file with its own style sheets inside, or the bundled
 * React page in strict mode with React's development build, whose warnings it keeps in `benchWarnings`. Pictures of
 * HTML pages stay outside.
 */
import { posix } from 'node:path';
import type { CodePage, CodeResult } from '#design/code-result';
import { bundleReact } from './bundle-react.ts';
import { textFiles } from './text-files.ts';

/** The HTML file of a page. */
export function htmlPage({ files }: CodeResult, { path }: CodePage): string {
  const texts = new Map(textFiles(files).map((file) => [file.path, file.text]));
  const page = texts.get(path) ?? '';
  const sheetOf = (address: string) => texts.get(posix.join(posix.dirname(path), address)) ?? '';
  return page
    .replace(/<link\b[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_, address: string) =>
      styleElement(sheetOf(address)),
    )
    .replace('</body>', () => `<script>document.body.dataset.ready = ''</script></body>`);
}

/** The React page of a frame. */
export async function reactPage(result: CodeResult, { path, name }: CodePage): Promise<string> {
  const entry = `import './src/App';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ${name} as Page } from './${path.replace(/\.tsx$/, '')}';
const root = createRoot(document.getElementById('root'));
flushSync(() => root.render(<StrictMode><Page /></StrictMode>));
setTimeout(() => (document.body.dataset.ready = ''));`;
  const { script, css } = await bundleReact(result, { entry, platform: 'browser' });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${name}</title>
    ${styleElement(css)}
  </head>
  <body>
    <div id="root"></div>
    <script>${keepWarnings}</script>
    <script>${script.replace(/<(\/script|!--)/gi, '<\\$1')}</script>
  </body>
</html>`;
}

function styleElement(css: string): string {
  return `<style>${css.replace(/<\/style/gi, '<\\/style')}</style>`;
}

/** Runs before React, which fills its warnings into a first word with `%s`. */
const keepWarnings = `
window.benchWarnings = [];
const keep = (...words) => {
  const [first, ...rest] = words.map(String);
  benchWarnings.push(first.replace(/%[sod]/g, () => rest.shift() ?? '') + ' ' + rest.join(' '));
};
console.error = keep;
console.warn = keep;
addEventListener('error', ({ message }) => {
  keep(message);
  document.body.dataset.ready = '';
});`;
