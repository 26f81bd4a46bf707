/**
 * A process that holds all mutants of a run and the tests, and tries one mutant after the other: all of them are in
 * the code that it loads, and a function says which one is active. Its parent ends it when a test takes too long.
 */
import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as OpenFact from '../../tests/codegen/facts/open-fact.ts';
import { collectTests, type CollectedTest, type Suite, suitesOf } from './test-registry.ts';

/** The first message: what to load. */
export interface LoadOrder {
  /**
   * Files of the compiler with other texts. They call `isMutantActive` with the number of a mutant where it is, and may
   * call `noteFile` with their own position among these where a function starts.
   */
  readonly sources: Readonly<Record<string, string>>;
  /** The mutant that is active from the start, for code that runs only when it is loaded; `null` for none. */
  readonly active: number | null;
  /** What facts compile to without any mutant, by test; empty before they were measured. */
  readonly pages: Readonly<Record<string, string>>;
}

/** What to do next: run all tests without a mutant, or these with one. */
export type Order =
  /** All tests of these files, or those that have one of these parts in their names. */
  | { readonly kind: 'measure'; readonly testFiles: readonly string[]; readonly parts: readonly string[] }
  | { readonly kind: 'try'; readonly mutant: number; readonly tests: readonly string[] };

export type Answer =
  | { readonly kind: 'loaded' }
  | ({ readonly kind: 'measured' } & MeasuredTest)
  /** With the mutants that were reached before any test ran. */
  | { readonly kind: 'all-measured'; readonly reached: readonly number[] }
  | { readonly kind: 'started'; readonly test: string }
  | {
      readonly kind: 'tried';
      readonly killer: string | null;
      readonly reason: string;
      /** Whether the killer passes again as soon as no mutant is active. */
      readonly isCertain: boolean;
    };

interface Reached {
  readonly mutants: readonly number[];
  /** Files of the compiler of which a function was called. */
  readonly files: readonly string[];
}

export interface MeasuredTest extends Reached {
  readonly test: string;
  readonly milliseconds: number;
  /** Why it fails without any mutant; `null` where it passes. */
  readonly failure: string | null;
  /** Of a fact: what it compiles to. */
  readonly page: string | null;
}

const root = join(import.meta.dirname, '../..');
const factsFile = 'tests/codegen/facts/facts.test.ts';
const registry = pathToFileURL(join(import.meta.dirname, 'test-registry.ts')).href;

let active: number | null = null;
const reached = new Set<number>();
let pages: Record<string, string> = {};
const testsOfFile = new Map<string, ReadonlyMap<string, CollectedTest>>();
/** Positions of files of which a function was called. */
const called = new Set<number>();
let files: readonly string[] = [];
/** When the orders so far are carried out. */
let done = Promise.resolve();

process.on('message', (order: LoadOrder | Order) => {
  const follow = () =>
    'sources' in order ? load(order) : order.kind === 'measure' ? measureAll(order) : tryMutant(order);
  done = done.then(follow);
  done.catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit());
// A mutant may leave work behind whose failure nobody waits for.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});

function send(answer: Answer): void {
  process.send?.(answer);
}

async function load(order: LoadOrder): Promise<void> {
  ({ active } = order);
  pages = { ...order.pages };
  files = Object.keys(order.sources);
  Reflect.set(globalThis, 'isMutantActive', (index: number): boolean => {
    reached.add(index);
    return index === active;
  });
  Reflect.set(globalThis, 'noteFile', (position: number): void => void called.add(position));
  hookLoader(order.sources);
  send({ kind: 'loaded' });
}

function hookLoader(sources: Readonly<Record<string, string>>): void {
  const byUrl = new Map(
    Object.entries(sources).map(([file, source]) => [pathToFileURL(join(root, file)).href, source]),
  );
  const testFolder = pathToFileURL(join(root, 'tests/')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' && context.parentURL?.startsWith(testFolder) === true
        ? { url: registry, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) => {
      const source = byUrl.get(url);
      return source === undefined
        ? next(url, context)
        : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

async function loadTests(file: string): Promise<ReadonlyMap<string, CollectedTest>> {
  const known = testsOfFile.get(file);
  if (known) return known;
  const found = await collectTests(file, pathToFileURL(join(root, file)).href);
  const tests = new Map(found.map((test) => [test.id, test]));
  testsOfFile.set(file, tests);
  return tests;
}

/** What was reached since this was called before. */
function takeReached(): Reached {
  const found = { mutants: [...reached], files: [...called].flatMap((position) => files[position] ?? []) };
  reached.clear();
  called.clear();
  return found;
}

async function measureAll({ testFiles, parts }: Extract<Order, { kind: 'measure' }>): Promise<void> {
  const tests: CollectedTest[] = [];
  for (const file of testFiles) {
    const found = [...(await loadTests(file)).values()];
    tests.push(...found.filter(({ id }) => parts.length === 0 || parts.some((part) => id.includes(part))));
  }
  const reachedByLoading = takeReached().mutants;
  const suites = createSuiteRun();
  for (const test of tests) {
    const ofSuites = await suites.open(test);
    let failure: string | null = null;
    let page: string | null = null;
    const start = performance.now();
    try {
      if (test.file === factsFile) page = pages[test.id] = await compileFact(test);
      else await suites.run(test);
    } catch (error) {
      failure = reasonOf(error);
    }
    const milliseconds = Math.round(performance.now() - start);
    send({
      kind: 'measured',
      test: test.id,
      milliseconds,
      ...joinReached([takeReached(), ...ofSuites]),
      failure,
      page,
    });
  }
  await suites.close();
  send({ kind: 'all-measured', reached: reachedByLoading });
}

function joinReached(all: readonly Reached[]): Reached {
  return {
    mutants: [...new Set(all.flatMap(({ mutants }) => mutants))],
    files: [...new Set(all.flatMap((one) => one.files))],
  };
}

async function tryMutant({ mutant, tests: names }: Extract<Order, { kind: 'try' }>): Promise<void> {
  const wasLoadedWith = active === mutant;
  active = mutant;
  const { killer, reason } = await findKiller(names);
  active = null;
  let isCertain = true;
  if (killer !== null && !wasLoadedWith) isCertain = (await findKiller([killer])).killer === null;
  send({ kind: 'tried', killer, reason, isCertain });
}

/** Runs tests in this order until one fails. */
async function findKiller(
  names: readonly string[],
): Promise<{ readonly killer: string | null; readonly reason: string }> {
  const suites = createSuiteRun();
  try {
    for (const name of names) {
      send({ kind: 'started', test: name });
      try {
        const test = (await loadTests(name.split(' > ')[0] ?? '')).get(name);
        // A mutant of a table that tests are made from.
        if (!test) throw new Error('There is no such test any more.');
        if (test.file === factsFile && (await compileFact(test)) === pages[name]) continue;
        await suites.open(test);
        await suites.run(test);
      } catch (error) {
        return { killer: name, reason: reasonOf(error) };
      }
    }
    return { killer: null, reason: '' };
  } finally {
    await suites.close();
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .split('\n')
    .slice(0, 3)
    .join(' ')
    .slice(0, 300);
}

/**
 * What a fact compiles to. A browser would draw the same text in the same way, so a mutant that does not change it need
 * not be drawn.
 */
async function compileFact({ id }: CollectedTest): Promise<string> {
  const [, name = '', title = ''] = id.split(' > ');
  const { openFact } = (await import(
    pathToFileURL(join(root, dirname(factsFile), 'open-fact.ts')).href
  )) as typeof OpenFact;
  const styles = title.endsWith('tailwind') ? 'tailwind' : 'css';
  const { html, problems } = await openFact(join(root, dirname(factsFile), name), styles);
  return createHash('sha256').update(JSON.stringify({ html, problems })).digest('hex');
}

/** Runs tests and, once for all of them, what their suites ask for before and after. */
function createSuiteRun() {
  const opened = new Map<Suite, Reached>();
  return {
    /** Returns what the suites of a test reach before it. */
    open: async (test: CollectedTest): Promise<readonly Reached[]> => {
      for (const suite of suitesOf(test)) {
        if (opened.has(suite)) continue;
        takeReached();
        for (const hook of suite.beforeAll) await hook();
        opened.set(suite, takeReached());
      }
      takeReached();
      return suitesOf(test).flatMap((suite) => opened.get(suite) ?? []);
    },
    run: async (test: CollectedTest): Promise<void> => {
      const suites = suitesOf(test);
      for (const { beforeEach } of suites) for (const hook of beforeEach) await hook();
      try {
        await test.run();
      } finally {
        for (const { afterEach } of suites.toReversed()) for (const hook of afterEach) await hook();
      }
    },
    close: async (): Promise<void> => {
      for (const { afterAll } of [...opened.keys()].toReversed()) {
        for (const hook of afterAll)
          await Promise.resolve()
            .then(hook)
            .catch(() => {});
      }
    },
  };
}
