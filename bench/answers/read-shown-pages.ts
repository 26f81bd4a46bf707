import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { parse, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult } from '#design/code-result';
import { describeTarget } from '#design/targets';
import { bundleReact } from '../bundle-react.ts';
import { textFiles } from '../text-files.ts';

type Run = (require: NodeJS.Require, module: object, exports: object) => void;

/**
 * The pages of a result as a browser has them: HTML parsed, React rendered by React itself. It shares nothing with the
 * Receipt's own reading of pages.
 */
export async function readShownPages(
  result: Pick<CodeResult, 'files' | 'assets' | 'pages'>,
  { target }: Pick<CodeOptions, 'target'>,
): Promise<readonly Parsed.Document[]> {
  const pages = describeTarget(target).pages === 'document' ? htmlOf(result) : await renderPages(result);
  return pages.map((page) => parse(page));
}

/** All words that pages show, sorted. */
export function wordsOf(pages: readonly Parsed.Document[]): readonly string[] {
  return pages
    .flatMap(textsIn)
    .join(' ')
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort();
}

/** What of pages would run or load, a word each. */
export function findActive(pages: readonly Parsed.Document[]): readonly string[] {
  const visit = (node: Parsed.Node): readonly string[] => {
    const children = 'childNodes' in node ? node.childNodes.flatMap(visit) : [];
    if (!('tagName' in node)) return children;
    const isActive = /^(script|iframe|object|embed|base)$/.test(node.tagName);
    const attributes = node.attrs.flatMap(({ name, value }) =>
      /^on/i.test(name) || /^\s*(javascript|data:text)/i.test(value) ? [`${name}="${value}"`] : [],
    );
    return [...(isActive ? [`<${node.tagName}>`] : []), ...attributes, ...children];
  };
  return pages.flatMap(visit);
}

/** Words of the first list that the second has no more, one by one. */
export function findLost(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of there) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

function htmlOf({ files, pages }: Pick<CodeResult, 'files' | 'pages'>): readonly string[] {
  const paths = new Set(pages.map(({ path }) => path));
  return textFiles(files, '.html').flatMap(({ path, text }) => (paths.has(path) ? [text] : []));
}

async function renderPages(
  result: Pick<CodeResult, 'files' | 'assets' | 'pages'>,
): Promise<readonly string[]> {
  const imports = result.pages.map(({ path }, index) => `import * as page${index} from './${stem(path)}';`);
  const entry = `${imports.join('\n')}
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
export const pages = [${result.pages.map(pageOf).join(', ')}].map((Page) => renderToStaticMarkup(createElement(Page)));`;
  const { script } = await bundleReact(result, { entry, platform: 'node' });
  const module = { exports: {} as { readonly pages?: readonly string[] } };
  // Our own bundle, in CommonJS as esbuild writes it.
  const run = compileFunction(script, ['require', 'module', 'exports']) as Run;
  run(createRequire(import.meta.url), module, module.exports);
  return module.exports.pages ?? [];
}

function stem(path: string): string {
  return path.replace(/\.tsx$/, '');
}

/** Whatever else a model had the file of a page export. */
function pageOf({ name }: CodePage, index: number): string {
  return `page${index}.${name}`;
}

function textsIn(node: Parsed.Node): readonly string[] {
  if (node.nodeName === '#text' && 'value' in node) return [node.value];
  if (!('childNodes' in node) || /^(head|style|script|svg|template)$/.test(node.nodeName)) return [];
  const shown = 'attrs' in node ? node.attrs.filter(({ name }) => /^(placeholder|value)$/.test(name)) : [];
  return [...shown.map(({ value }) => value), ...node.childNodes.flatMap(textsIn)];
}
