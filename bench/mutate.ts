/**
 * Mutation testing of the compiler: breaks random expressions of `codegen/`, one at a time, and lists those that no test of
 * `tests/codegen/` notices.
 *
 *   node bench/mutate.ts [--seed N] [--count 200] [--folder codegen/layout] [--only ID] [--again]
 *                        [--tests PART] [--seconds 60]
 *
 * Lines are drawn with equal chances. `--folder`, `--only` and `--tests` may be given several times. Results are in `bench/results/mutants.json`; a mutant that
 * has one is not tried again, so a run that was ended goes on where it was. `--only` tries the mutants with these ids,
 * and `--again` all that have survived so far. `--tests` takes only tests with one of these parts in their names, which
 * begin with the path of their file: `facts/facts.test.ts > widths/`.
 * `--seconds` is how long the tests may take, without a mutant, that one mutant meets.
 *
 * All mutants of a run are in the code at once, and a process that stays up activates one after the other. It first
 * runs the tests without any, to learn which test reaches which mutant. Then each mutant meets the tests that
 * reach it, those first that are cheap and have found mutants before, until one fails. One that outlasts a time limit
 * counts as found. What survives is type-checked: what `npm test` rejects in another way is no gap of the tests.
 *
 * A survivor is either a gap of the tests or makes no difference. Only a person can tell which.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readImports } from '../tests/house-rules/read-imports.ts';
import { openRandom } from '../tests/random-designs/random.ts';
import { resultsFolder } from './keep-results.ts';
import { findMutants, type Mutant } from './mutation/find-mutants.ts';
import { applyMutant, instrumentSource, markFunctions } from './mutation/instrument-source.ts';
import type { Answer, LoadOrder, MeasuredTest, Order } from './mutation/mutation-process.ts';
import { createTypeChecker } from './mutation/type-checker.ts';

interface MutantResult extends Omit<Mutant, 'start' | 'end' | 'form'> {
  /** That drew it; `null` for one that was asked for. */
  readonly seed: number | null;
  /** `unreached` survives too: no test runs the code. */
  readonly outcome: 'killed' | 'timed-out' | 'rejected-by-types' | 'survived' | 'unreached';
  /** What found it. */
  readonly killer: string;
  readonly reason: string;
  /** Tests that it met, at most. */
  readonly tests: number;
  /** Tests that reach it too, but for which no time was left. */
  readonly left: number;
}

const root = join(import.meta.dirname, '..');
const resultsPath = join(resultsFolder, 'mutants.json');
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    folder: { type: 'string', multiple: true, default: ['codegen'] },
    only: { type: 'string', multiple: true, default: [] },
    tests: { type: 'string', multiple: true, default: [] },
    again: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
  },
});

async function run(): Promise<void> {
  process.chdir(root);
  const sources = await readSources();
  const results = await readResults();
  const all = [...sources].flatMap(([file, source]) => findMutants(file, source));
  const ids = values.again
    ? [...results.values()].filter(isSurvivor).map(({ id }) => id)
    : values.only.length > 0
      ? values.only
      : null;
  const chosen = ids === null ? chooseMutants(sources, all) : all.filter(({ id }) => ids.includes(id));
  const missing = (ids ?? []).filter((id) => chosen.every((mutant) => mutant.id !== id));
  if (missing.length > 0) console.log(`no longer in the code: ${missing.join(', ')}`);
  const open = chosen.filter(({ id }) => ids !== null || !results.has(id));
  console.log(`${chosen.length} mutants of ${all.length} that there could be, ${open.length} to try`);
  if (open.length > 0) {
    await tryMutants(open, sources, async (result) => {
      const seed = results.get(result.id)?.seed ?? result.seed;
      results.set(result.id, { ...result, seed });
      await writeResults(results);
    });
  }
  console.log(describe(chosen.flatMap(({ id }) => results.get(id) ?? [])));
}

async function readSources(): Promise<ReadonlyMap<string, string>> {
  const files = values.folder.flatMap((folder) => globSync(`${folder}/**/*.ts`)).toSorted();
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

/** Draws lines, each with the same chance, and a mutant of each. */
function chooseMutants(sources: ReadonlyMap<string, string>, all: readonly Mutant[]): readonly Mutant[] {
  const random = openRandom(Number(values.seed));
  const lines = [...sources].flatMap(([file, source]) =>
    source.split('\n').map((_, index) => `${file}:${index + 1}`),
  );
  const byLine = Map.groupBy(all, ({ file, line }) => `${file}:${line}`);
  const chosen = new Set<Mutant>();
  const wanted = Math.min(Number(values.count), all.length);
  while (chosen.size < wanted) {
    const onLine = byLine.get(lines[random.whole(0, lines.length - 1)] ?? '') ?? [];
    const operators = [...new Set(onLine.map(({ operator }) => operator))];
    const operator = operators[random.whole(0, operators.length - 1)];
    const alike = onLine.filter((mutant) => mutant.operator === operator);
    const mutant = alike[random.whole(0, alike.length - 1)];
    if (mutant) chosen.add(mutant);
  }
  return [...chosen];
}

async function readResults(): Promise<Map<string, MutantResult>> {
  try {
    const list = JSON.parse(await readFile(resultsPath, 'utf8')) as readonly MutantResult[]; // Our own, as written below.
    return new Map(list.map((result) => [result.id, result]));
  } catch {
    return new Map();
  }
}

async function writeResults(results: ReadonlyMap<string, MutantResult>): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(resultsPath, `${JSON.stringify([...results.values()], null, 1)}\n`);
}

async function tryMutants(
  mutants: readonly Mutant[],
  sources: ReadonlyMap<string, string>,
  keep: (result: MutantResult) => Promise<void>,
): Promise<void> {
  const parts = values.tests;
  const testFiles = globSync('tests/codegen/**/*.test.ts')
    .toSorted()
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part.split(' > ')[0] ?? '')));
  const checker = createTypeChecker();
  const instrumented = instrumentAll(mutants, sources);
  const { measured, reachedByLoading } = await measureTests(instrumented, testFiles);
  for (const { test, failure } of measured) {
    if (failure !== null) console.log(`fails without a mutant: ${test}: ${failure}`);
  }
  const passing = measured.filter(({ failure }) => failure === null);
  const timeOf = new Map(passing.map(({ test, milliseconds }) => [test, milliseconds]));
  console.log(`${passing.length} tests measured, ${Math.round(sumOf([...timeOf.values()]) / 1000)} s`);
  const pages = Object.fromEntries(
    passing.flatMap(({ test, page }) => (page === null ? [] : [[test, page]])),
  );
  const ranking = createRanking(passing);
  const usersOf = listUsers();
  let runner: Runner | null = null;
  for (const [index, mutant] of mutants.entries()) {
    const isStatic = reachedByLoading.has(index);
    const users = (isStatic && usersOf.get(mutant.file)) || new Set<string>();
    const reaching = passing.filter(
      ({ mutants: own, files }) => own.includes(index) || files.some((file) => users.has(file)),
    );
    const tests = takeFor(Number(values.seconds) * 1000, ranking.sort(reaching), timeOf);
    let tried: Tried = { kind: 'survived' };
    if (!isStatic && tests.length > 0) {
      runner ??= await openRunner({ sources: instrumented, active: null, pages }, timeOf);
      tried = await runner.try(index, tests);
      if (runner.isClosed()) runner = null;
    }
    if (tests.length > 0 && (isStatic || (tried.kind === 'killed' && !tried.isCertain))) {
      const own = await openRunner({ sources: instrumented, active: index, pages }, timeOf);
      tried = await own.try(index, tests);
      own.close();
    }
    ranking.learn(tests, tried.kind === 'survived' ? null : tried.killer);
    const rejection =
      tried.kind === 'survived'
        ? checker.check(mutant.file, applyMutant(sources.get(mutant.file) ?? '', mutant))
        : null;
    const { start: _start, end: _end, form: _form, ...described } = mutant;
    const result: MutantResult = {
      ...described,
      seed: values.only.length > 0 || values.again ? null : Number(values.seed),
      outcome: rejection !== null ? 'rejected-by-types' : tests.length === 0 ? 'unreached' : tried.kind,
      killer: tried.kind === 'survived' ? '' : tried.killer,
      reason: rejection ?? (tried.kind === 'killed' ? tried.reason : ''),
      tests: tests.length,
      left: reaching.length - tests.length,
    };
    await keep(result);
    console.log(
      `${index + 1}/${mutants.length} ${describeMutant(result)} ${result.outcome} ${result.killer.replace(/\s+/g, ' ')}`,
    );
  }
  runner?.close();
}

type Tried =
  | {
      readonly kind: 'killed';
      readonly killer: string;
      readonly reason: string;
      /** Whether the same test passes afterwards, without the mutant. */
      readonly isCertain: boolean;
    }
  | { readonly kind: 'timed-out'; readonly killer: string }
  | { readonly kind: 'survived' };

/** A test that is slower than without a mutant by this factor, and these ms, never ends. */
const slowdown = 20;
const patience = 60_000;

type Runner = Awaited<ReturnType<typeof openRunner>>;

/** The files that mutants are in, with all of them. */
function instrumentAll(
  mutants: readonly Mutant[],
  sources: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const indexes = new Map(mutants.map((mutant, index) => [mutant, index]));
  const instrumented: Record<string, string> = {};
  for (const [file, own] of Map.groupBy(mutants, (mutant) => mutant.file)) {
    instrumented[file] = instrumentSource(
      sources.get(file) ?? '',
      own,
      (mutant) => `isMutantActive(${indexes.get(mutant) ?? -1})`,
    );
  }
  return instrumented;
}

/** Runs all tests without a mutant. */
async function measureTests(
  instrumented: Readonly<Record<string, string>>,
  testFiles: readonly string[],
): Promise<{ readonly measured: readonly MeasuredTest[]; readonly reachedByLoading: ReadonlySet<number> }> {
  const child = startProcess();
  const measured: MeasuredTest[] = [];
  const files = globSync('codegen/**/*.ts');
  const marked: Record<string, string> = {};
  for (const [position, file] of files.entries()) {
    marked[file] = markFunctions(instrumented[file] ?? readFileSync(file, 'utf8'), `noteFile(${position})`);
  }
  child.send({ sources: marked, active: null, pages: {} } satisfies LoadOrder);
  child.send({ kind: 'measure', testFiles, parts: values.tests } satisfies Order);
  const reachedByLoading = await new Promise<readonly number[]>((resolve, reject) => {
    child.on('message', (answer: Answer) => {
      if (answer.kind === 'measured') {
        measured.push(answer);
        if (measured.length % 200 === 0) console.log(`${measured.length} tests measured`);
      }
      if (answer.kind === 'all-measured') resolve(answer.reached);
    });
    child.on('exit', () => reject(new Error('The process of the tests ended.')));
  });
  child.kill('SIGKILL');
  return { measured, reachedByLoading: new Set(reachedByLoading) };
}

function startProcess(): ChildProcess {
  return fork(join(root, 'bench/mutation/mutation-process.ts'), {
    execArgv: ['--max-old-space-size=4000'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Starts a process that tries mutants. */
async function openRunner(order: LoadOrder, timeOf: ReadonlyMap<string, number>) {
  const child = startProcess();
  let take: (answer: Answer | 'exit') => void = () => {};
  child.on('message', (answer: Answer) => take(answer));
  child.on('exit', () => take('exit'));
  const end = () => {
    child.kill('SIGKILL');
  };
  child.send(order);
  await new Promise<void>((resolve) => {
    take = () => resolve();
  });
  return {
    isClosed: () => child.killed || child.exitCode !== null,
    close: end,
    try: (mutant: number, tests: readonly string[]): Promise<Tried> =>
      new Promise((resolve) => {
        let current = 'loading';
        const giveUp = () => {
          end();
          resolve({ kind: 'timed-out', killer: current });
        };
        let timer = setTimeout(giveUp, patience);
        take = (answer) => {
          clearTimeout(timer);
          if (answer === 'exit') {
            resolve({ kind: 'killed', killer: current, reason: 'The process ended.', isCertain: true });
          } else if (answer.kind === 'started') {
            current = answer.test;
            timer = setTimeout(giveUp, patience + slowdown * (timeOf.get(current) ?? 0));
          } else if (answer.kind === 'tried') {
            const { killer, reason, isCertain } = answer;
            resolve(killer === null ? { kind: 'survived' } : { kind: 'killed', killer, reason, isCertain });
          }
        };
        child.send({ kind: 'try', mutant, tests } satisfies Order);
      }),
  };
}

/** The first tests that take at most so many ms together. */
function takeFor(
  milliseconds: number,
  tests: readonly string[],
  timeOf: ReadonlyMap<string, number>,
): readonly string[] {
  let left = milliseconds;
  return tests.filter((test) => {
    const own = timeOf.get(test) ?? 0;
    if (own > left) return false;
    left -= own;
    return true;
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

/** By file: itself and those that import it, which read what it computes when it is loaded. */
function listUsers(): ReadonlyMap<string, ReadonlySet<string>> {
  const files = globSync('codegen/**/*.ts');
  const users = new Map(files.map((file) => [file, new Set([file])]));
  for (const file of files) for (const { to } of readImports(file)) users.get(to)?.add(file);
  return users;
}

/** Puts tests first that find much for their time. */
function createRanking(measured: readonly MeasuredTest[]) {
  const known = new Map(
    measured.map(({ test, milliseconds }) => [test, { milliseconds, tries: 0, kills: 0 }]),
  );
  const worth = ({ test }: MeasuredTest) => {
    const { milliseconds = 0, tries = 0, kills = 0 } = known.get(test) ?? {};
    return (kills + 0.5) / (tries + 2) / (milliseconds + 5);
  };
  return {
    sort: (tests: readonly MeasuredTest[]): readonly string[] =>
      tests.toSorted((one, other) => worth(other) - worth(one)).map(({ test }) => test),
    learn: (tests: readonly string[], killer: string | null): void => {
      for (const test of tests) {
        const entry = known.get(test);
        if (!entry) continue;
        entry.tries += 1;
        if (test === killer) entry.kills += 1;
        if (test === killer) return;
      }
    },
  };
}

function isSurvivor({ outcome }: MutantResult): boolean {
  return outcome === 'survived' || outcome === 'unreached';
}

/** The survivors by folder, and shares. */
function describe(results: readonly MutantResult[]): string {
  const survivors = Map.groupBy(results.filter(isSurvivor), ({ file }) => dirname(file));
  const lists = [...survivors]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([folder, list]) => [
      '',
      folder,
      ...list
        .toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
        .map(
          (result) =>
            `  ${describeMutant(result)} (${result.outcome === 'unreached' ? 'no test reaches it' : `${result.tests} tests, ${result.left} left out`})`,
        ),
    ]);
  const parts = ['layout', 'semantics', 'components'];
  const partOf = ({ file }: MutantResult) =>
    parts.find((part) => file.startsWith(`codegen/${part}/`)) ?? 'the rest';
  const rows = [...parts, 'the rest', 'all'].flatMap((part) => {
    const own = results.filter((result) => part === 'all' || partOf(result) === part);
    if (own.length === 0) return [];
    const count = (...outcomes: readonly MutantResult['outcome'][]) =>
      own.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const survived = count('survived', 'unreached');
    return [
      [part, own.length, count('killed'), count('timed-out'), count('rejected-by-types'), survived].map(
        String,
      ),
      `${((100 * survived) / own.length).toFixed(1)}%`,
    ].flat();
  });
  const head = ['Part', 'Mutants', 'By tests', 'By time', 'By types', 'Survived', 'Share'];
  const table = [head, ...chunk(rows, head.length)].map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(12) : cell.padStart(10))).join(''),
  );
  return [...lists, '', ...table].join('\n');
}

function chunk(cells: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: cells.length / size }, (_, index) =>
    cells.slice(index * size, (index + 1) * size),
  );
}

function describeMutant({ id, file, line, operator, original, replacement }: MutantResult): string {
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 110);
  return `${id} ${file}:${line} ${operator}: ${short(original)} => ${short(replacement) || 'nothing'}`;
}

await run();
