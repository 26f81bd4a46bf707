/**
 * A React page run in Node, and everything it rendered that stands for layers: uses of components with their props,
 * and elements, each with the use around it. So lists, data and slots count as what they become, however they are
 * written. The sources carry node ids; one place of a component names the layers of all its uses.
 */
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { CodePage, CodeResult } from '#design/code-result';
import { bundleReact } from './bundle-react.ts';

export interface Rendered {
  /** The component of a use; `null` for an element. */
  readonly component: string | null;
  /** As the source has them: the layers of every time it is rendered. */
  readonly ids: readonly string[];
  readonly props: Readonly<Record<string, unknown>>;
  /** One of a list. */
  readonly keyed: boolean;
  /** The use it is rendered in; `null` on the page itself. */
  readonly owner: Rendered | null;
}

/** All pages of a result, to be run one by one. */
export interface TracedPages {
  /** In the order of the page; throws what the page throws. */
  trace(page: CodePage): readonly Rendered[];
}

type Run = (require: NodeJS.Require, module: object, exports: object, rendered: Rendered[]) => void;

export async function openTracedPages(result: CodeResult): Promise<TracedPages> {
  const imports = result.pages.map(
    ({ path, name }) => `export { ${name} } from './${path.replace(/\.tsx$/, '')}';`,
  );
  const entry = `${imports.join('\n')}
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
export const render = (Page) => renderToStaticMarkup(createElement(Page));`;
  const stands = { 'react/jsx-runtime': tracingRuntime };
  const { script } = await bundleReact(result, { entry, platform: 'node', stands });
  const module = { exports: {} as Record<string, unknown> };
  const found: Rendered[] = [];
  // Our own output, in CommonJS as esbuild writes it.
  const run = compileFunction(script, ['require', 'module', 'exports', 'benchRendered']) as Run;
  run(createRequire(import.meta.url), module, module.exports, found);
  const render = module.exports.render as (page: unknown) => string;
  return {
    trace({ name }) {
      found.length = 0;
      quietly(() => render(module.exports[name]));
      return [...found];
    },
  };
}

/** What React warns of here is counted by a figure of its own. */
function quietly(work: () => void): void {
  const { error } = console;
  console.error = () => {};
  try {
    work();
  } finally {
    console.error = error;
  }
}

/** Wraps every component, and every element with node ids, in one that notes it where it is rendered. */
const tracingRuntime = `
import { createContext, createElement, useContext } from 'react';
import * as real from 'react/jsx-runtime';
export { Fragment } from 'react/jsx-runtime';
const Owner = createContext(null);
function Traced({ type, given, keyed }) {
  const owner = useContext(Owner);
  const ids = String(given['data-node-id'] ?? '').split(' ').filter(Boolean);
  const component = typeof type === 'function' ? type.name : null;
  const rendered = { component, ids, props: given, keyed, owner };
  benchRendered.push(rendered);
  const inside = createElement(type, given);
  return component === null ? inside : createElement(Owner.Provider, { value: rendered }, inside);
}
const trace = (make) => (type, props, key) =>
  typeof type === 'function' || (typeof type === 'string' && props['data-node-id'] !== undefined)
    ? real.jsx(Traced, { type, given: props, keyed: key !== undefined }, key)
    : make(type, props, key);
export const jsx = trace(real.jsx);
export const jsxs = trace(real.jsxs);
`;

/** The layers that each rendered thing stands for on this page: its share of those its source names. */
export function settleIds(
  rendered: readonly Rendered[],
  isInside: (id: string, around: string) => boolean,
): ReadonlyMap<Rendered, readonly string[]> {
  const settled = new Map<Rendered, readonly string[]>();
  const together = groupBySource(rendered);
  for (const one of rendered) {
    const around = layersAround(one, settled);
    const reached =
      around === null ? one.ids : one.ids.filter((id) => around.some((outer) => isInside(id, outer)));
    // A source that is rendered again and again in one place names the layers of each time, one after the other.
    const times = together.get(one.owner)?.get(one.ids.join(' ')) ?? [one];
    const share = reached.length / times.length;
    const start = times.indexOf(one) * share;
    settled.set(one, Number.isInteger(share) ? reached.slice(start, start + share) : reached);
  }
  return settled;
}

function groupBySource(
  rendered: readonly Rendered[],
): ReadonlyMap<Rendered | null, ReadonlyMap<string, readonly Rendered[]>> {
  const groups = new Map<Rendered | null, Map<string, Rendered[]>>();
  for (const one of rendered) {
    const source = one.ids.join(' ');
    const ofOwner = groups.get(one.owner) ?? new Map<string, Rendered[]>();
    groups.set(one.owner, ofOwner);
    ofOwner.set(source, [...(ofOwner.get(source) ?? []), one]);
  }
  return groups;
}

/** Layers of the nearest use around that stands for any; `null` on the page. */
function layersAround(
  { owner }: Rendered,
  settled: ReadonlyMap<Rendered, readonly string[]>,
): readonly string[] | null {
  for (let around = owner; around !== null; around = around.owner) {
    const ids = settled.get(around) ?? [];
    if (ids.length > 0) return ids;
  }
  return null;
}
