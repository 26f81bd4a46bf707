/**
 * Renders one page of a React project to HTML in Node, as its first state shows it. Arrays of elements are marked, so
 * that a reader of the HTML knows which elements came of one list, however many components are between. It runs the
 * project's code, as a build of it would.
 */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { bundleReact } from '../bundle-react.ts';
import { textFiles } from '../text-files.ts';
import type { ProjectFiles } from './project-files.ts';

export interface RenderedPage {
  readonly html: string;
  /** The styles of the bundle, with the class names that the HTML has. */
  readonly css: string;
}

/** The attribute of the empty elements before and after the elements of one array: `start` or `end`. */
export const listMark = 'data-bench-list';

type Run = (require: NodeJS.Require, module: object, exports: object) => void;

/** Renders the component that a file exports under a name, by default, or alone; throws what bundler or page throw. */
export async function renderPage(project: ProjectFiles, path: string, name?: string): Promise<RenderedPage> {
  const entry = `import * as page from './${path.replace(/\.(tsx|jsx|ts|js)$/, '')}';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
const isComponent = (value) => typeof value === 'function' || (typeof value === 'object' && value?.$$typeof);
const Page = page[${JSON.stringify(name ?? 'default')}] ?? page.App ?? Object.values(page).find(isComponent);
if (!Page) throw new Error('It exports no component.');
export const render = () => renderToStaticMarkup(createElement(Page));`;
  const { script, css } = await bundleReact(project, {
    entry,
    platform: 'node',
    stands: listStands(project),
  });
  const module = { exports: {} as { readonly render?: () => string } };
  // Its own modules, in CommonJS as esbuild writes them.
  const run = compileFunction(script, ['require', 'module', 'exports']) as Run;
  run(createRequire(import.meta.url), module, module.exports);
  return { html: quietly(() => module.exports.render?.() ?? ''), css };
}

/** Finds the file of the page that a project shows first. */
export function findEntry({ files }: ProjectFiles): string | null {
  const paths = textFiles(files).map(({ path }) => path);
  return (
    ['src/App.tsx', 'App.tsx', 'src/App.jsx', 'App.jsx', 'src/app.tsx'].find((path) =>
      paths.includes(path),
    ) ??
    paths.find((path) => /(^|\/)(pages\/\w+|page)\.tsx$/.test(path)) ??
    null
  );
}

/** Style sheets of packages, as those of fonts, are nothing to this reader. */
function listStands({ files }: ProjectFiles): Readonly<Record<string, string>> {
  const sheets = textFiles(files).flatMap(({ text }) => [
    ...text.matchAll(/import\s+["']([^."'][^"']*\.css)["']/g),
  ]);
  return {
    react: reactOnServer,
    'react/jsx-runtime': markingRuntime,
    ...Object.fromEntries(sheets.map(([, address = '']) => [address, ''])),
  };
}

/** What React warns of here is no matter of structure. */
function quietly<Value>(work: () => Value): Value {
  const { error, warn } = console;
  console.error = () => {};
  console.warn = () => {};
  try {
    return work();
  } finally {
    console.error = error;
    console.warn = warn;
  }
}

/** A store of the browser, such as its address, says nothing here; then a page shows what it shows first. */
const reactOnServer = `
import * as real from 'react';
export * from 'react';
export default real;
const attempt = (read) => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
export const useSyncExternalStore = (_, read, readOnServer) => attempt(readOnServer ?? read);
`;

/** Puts the marks around each array of elements among the children of an element. */
const markingRuntime = `
import { createElement, isValidElement } from 'react';
import * as real from 'react/jsx-runtime';
export { Fragment } from 'react/jsx-runtime';
const List = ({ items }) => [
  createElement('template', { key: 'start', ${JSON.stringify(listMark)}: 'start' }),
  createElement(real.Fragment, { key: 'items' }, items),
  createElement('template', { key: 'end', ${JSON.stringify(listMark)}: 'end' }),
];
// Children that a component only passes on have no keys.
const isList = (child) => Array.isArray(child) && child.some((one) => isValidElement(one) && one.key !== null);
const markList = (child) => (isList(child) ? createElement(List, { items: child }) : child);
const isMarked = (type) => type !== 'select' && type !== 'option' && type !== 'title' && type !== 'textarea';
export const jsx = (type, props, key) =>
  isMarked(type) && isList(props.children)
    ? real.jsx(type, { ...props, children: markList(props.children) }, key)
    : real.jsx(type, props, key);
export const jsxs = (type, props, key) =>
  isMarked(type) && props.children.some(isList)
    ? real.jsxs(type, { ...props, children: props.children.map(markList) }, key)
    : real.jsxs(type, props, key);
`;
