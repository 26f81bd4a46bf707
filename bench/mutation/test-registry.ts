/**
 * Stands in for `vitest` in a process that runs one test many times: it collects what test files declare, and leaves
 * it to the process what is run when. `expect` is vitest's own.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { format, isDeepStrictEqual } from 'node:util';
import * as vitest from 'vitest';

type Work = (...given: readonly unknown[]) => unknown;
type Hook = () => unknown;

/** A test file, or a `describe` in one. */
export interface Suite {
  readonly parent: Suite | null;
  readonly name: string;
  readonly beforeAll: Hook[];
  readonly afterAll: Hook[];
  readonly beforeEach: Hook[];
  readonly afterEach: Hook[];
}

export interface CollectedTest {
  /** File, suites and title, each only once. */
  readonly id: string;
  readonly file: string;
  readonly suite: Suite;
  readonly run: Hook;
}

interface Declare {
  (name: string, ...rest: readonly unknown[]): void;
  each(table: readonly unknown[]): (name: string, ...rest: readonly unknown[]) => void;
  skipIf(isSkipped: boolean): Declare;
}

const collected: CollectedTest[] = [];
const ids = new Map<string, number>();
let current: Suite | null = null;
/** Vitest, too, opens suites only after the file that declares them has been read to its end. */
let waiting: { readonly suite: Suite; readonly open: Hook }[] = [];

/** Imports a test file and returns its tests. */
export async function collectTests(file: string, url: string): Promise<readonly CollectedTest[]> {
  const first = collected.length;
  current = createSuite(null, file);
  await import(url);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    // Suites inside come before those after, as they are written.
    const others = waiting;
    waiting = [];
    current = next.suite;
    await next.open();
    waiting = [...waiting, ...others];
  }
  current = null;
  return collected.slice(first);
}

function createSuite(parent: Suite | null, name: string): Suite {
  return { parent, name, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
}

function getSuite(): Suite {
  if (!current) throw new Error('This is declared outside of a test file.');
  return current;
}

/** The suites around a test, from the outermost on. */
export function suitesOf({ suite }: CollectedTest): readonly Suite[] {
  const list: Suite[] = [];
  for (let one: Suite | null = suite; one; one = one.parent) list.unshift(one);
  return list;
}

function createDeclare(add: (name: string, run: Work) => void): Declare {
  const declare = (name: string, ...rest: readonly unknown[]): void => add(name, findWork(rest));
  const skipped: Declare = Object.assign(() => {}, { each: () => () => {}, skipIf: () => skipped });
  const each =
    (table: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]): void => {
      for (const row of table) {
        const given: readonly unknown[] = Array.isArray(row) ? row : [row];
        add(name.includes('%') ? format(name, ...given) : name, () => findWork(rest)(...given));
      }
    };
  const own: Declare = Object.assign(declare, {
    each,
    skipIf: (isSkipped: boolean) => (isSkipped ? skipped : own),
  });
  return own;
}

function findWork(rest: readonly unknown[]): Work {
  const work = rest.find((one): one is Work => typeof one === 'function');
  if (!work) throw new Error('A test has nothing to run.');
  return work;
}

export const test: Declare = createDeclare((name, run) => {
  const suite = getSuite();
  const names: string[] = [name];
  for (let one: Suite | null = suite; one; one = one.parent) names.unshift(one.name);
  const title = names.join(' > ');
  const count = (ids.get(title) ?? 0) + 1;
  ids.set(title, count);
  const id = count === 1 ? title : `${title} (${count})`;
  collected.push({ id, file: names[0] ?? '', suite, run: () => run() });
});
export const it = test;
export const describe: Declare = createDeclare((name, open) => {
  waiting.push({ suite: createSuite(getSuite(), name), open: () => open() });
});
export const beforeAll = (hook: Hook): void => void getSuite().beforeAll.push(hook);
export const afterAll = (hook: Hook): void => void getSuite().afterAll.push(hook);
export const beforeEach = (hook: Hook): void => void getSuite().beforeEach.push(hook);
export const afterEach = (hook: Hook): void => void getSuite().afterEach.push(hook);

/** Asks again until the answer is another one: the only matcher that our tests use with it. */
function poll(ask: () => unknown) {
  return {
    not: {
      toEqual: async (unwanted: unknown): Promise<void> => {
        for (let tries = 0; tries < 200; tries += 1) {
          if (!isDeepStrictEqual(await ask(), unwanted)) return;
          await wait(50);
        }
        vitest.expect(await ask()).not.toEqual(unwanted);
      },
    },
  };
}

/** As vitest's, but the first soft expectation that fails ends its test too. */
export const expect: unknown = Object.assign(
  (...given: Parameters<typeof vitest.expect>) => vitest.expect(...given),
  vitest.expect,
  { soft: vitest.expect, poll },
);
