import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { defaultTreeAdapter as adapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const packages = resolve(import.meta.dirname, '../../node_modules');

/** A generated page as a browser would have it. */
export interface ReadPage {
  /** What an element says, by each of the ids of `data-node-id`; line breaks and blocks are spaces, spaces are one. */
  readonly texts: ReadonlyMap<string, string>;
  /** What could run: scripts, handlers and addresses that are scripts. */
  readonly dangers: readonly string[];
}

/** Reads an HTML page of the output. */
export async function readHtmlPage(folder: string, path: string): Promise<ReadPage> {
  return readPage(await readFile(join(folder, path), 'utf8'));
}

/** Renders pages of the output with React itself, each to what it shows. */
export async function readReactPages(
  folder: string,
  pages: readonly { readonly name: string; readonly path: string }[],
): Promise<readonly ReadPage[]> {
  const bundle = join(folder, 'pages.bundle.mjs');
  const lines = pages.map(
    ({ name, path }) => `  renderToStaticMarkup(createElement(require('./${path}').${name})),`,
  );
  await build({
    stdin: {
      contents: `import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
export const markups = [
${lines.join('\n')}
];`,
      resolveDir: folder,
    },
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    nodePaths: [packages],
    loader: { '.png': 'dataurl', '.jpg': 'dataurl', '.svg': 'dataurl' },
    logLevel: 'silent',
  });
  const { markups } = (await import(pathToFileURL(bundle).href)) as { markups: readonly string[] };
  return markups.map(readPage);
}

function readPage(html: string): ReadPage {
  const texts = new Map<string, string>();
  const dangers: string[] = [];
  for (const element of elementsOf(parse(html))) {
    const ids = element.attrs.find(({ name }) => name === 'data-node-id')?.value ?? '';
    for (const id of ids.split(' ')) texts.set(id, foldSpaces(textOf(element)));
    if (element.tagName === 'script') dangers.push('a script element');
    for (const { name, value } of element.attrs) {
      if (name.startsWith('on')) dangers.push(`${name} on ${element.tagName}`);
      if (/^\s*javascript:/i.test(value)) dangers.push(`${name}="${value}"`);
    }
  }
  return { texts, dangers };
}

function* elementsOf(node: Tree.Node): Generator<Tree.Element> {
  if (adapter.isElementNode(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const breaking: ReadonlySet<string> = new Set(['br', 'p', 'li', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function textOf(node: Tree.Node): string {
  if (adapter.isTextNode(node)) return node.value;
  if (!('childNodes' in node)) return '';
  const inner = node.childNodes.map(textOf).join('');
  return adapter.isElementNode(node) && breaking.has(node.tagName) ? ` ${inner} ` : inner;
}

/** Browsers show any run of spaces as one, and so do we compare them. */
export function foldSpaces(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
