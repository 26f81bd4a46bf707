/**
 * Counts the work of the compiler for designs of two sizes, and prints it as JSON. It runs as a process of its own,
 * because V8 counts the blocks of a function only where counting began before the function was compiled.
 *
 * The work is how often blocks of our own code ran, loops included, plus how many elements the built-in methods
 * that V8 does not count had to pass over.
 */
import { Session } from 'node:inspector/promises';
import { growingDesigns } from './growing-designs.ts';
import { snapshotOf } from './snapshot-of.ts';

/** The work for a design, and for one of four times its size. */
export interface WorkCount {
  readonly what: string;
  readonly small: number;
  readonly large: number;
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const [
  { layOut },
  { toUnformattedResult, writeDraft },
  { readDesign },
  { defaultCodeOptions },
  libraryModule,
] = await Promise.all([
  import('#codegen/layout/lay-out'),
  import('#codegen/compile'),
  import('#design/read-design'),
  import('#design/code-options'),
  import('../../../codegen/collect-libraries.mjs'),
]);
const libraries = await libraryModule.collectLibraries();
const elements = countPassedElements();

const stages = {
  layout: async (design: object) => void layOut(readDesign(snapshotOf(design))),
  // Without prettier, whose work is not ours.
  compile: async (design: object) => {
    const draft = await writeDraft(snapshotOf(design), new Map(), defaultCodeOptions, {
      libraries,
      signal: { aborted: false, throwIfAborted: () => {} },
      onProgress: () => {},
      now: () => 0,
    });
    toUnformattedResult(draft);
  },
};

const counted: WorkCount[] = [];
for (const [stage, run] of Object.entries(stages)) {
  for (const [name, { size, draw }] of Object.entries(growingDesigns)) {
    // What only the first design of all needs is not counted.
    await run(draw(2));
    const small = await countWork(() => run(draw(size)));
    counted.push({ what: `${stage} of ${name}`, small, large: await countWork(() => run(draw(4 * size))) });
  }
}
console.log(JSON.stringify(counted));

async function countWork(run: () => Promise<void>): Promise<number> {
  await session.post('Profiler.takePreciseCoverage');
  elements.count = 0;
  await run();
  const passed = elements.count;
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const blocks = result
    .filter(({ url }) => /\/(codegen|design)\/(?!.*node_modules)/.test(url) && !url.includes('/tests/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return passed + blocks.reduce((sum, count) => sum + count, 0);
}

/** Counts the elements that built-in methods pass over, which V8 does not count. */
function countPassedElements(): { count: number } {
  const elements = { count: 0 };
  const wrap = (
    prototype: object,
    names: readonly string[],
    passed: (list: readonly unknown[], result: unknown) => number,
  ) => {
    for (const name of names) {
      const method: unknown = Reflect.get(prototype, name);
      if (typeof method !== 'function') throw new Error(`There is no method ${name}.`);
      const value = function (this: readonly unknown[], ...given: readonly unknown[]): unknown {
        const result: unknown = Reflect.apply(method, this, given);
        elements.count += passed(this, result);
        return result;
      };
      Reflect.defineProperty(prototype, name, { configurable: true, writable: true, value });
    }
  };
  const lists = Array.prototype;
  for (const iterable of [[], new Set(), new Map()]) {
    wrap(Reflect.getPrototypeOf(iterable[Symbol.iterator]()) ?? {}, ['next'], () => 1);
  }
  wrap(lists, ['includes', 'join', 'lastIndexOf', 'reverse', 'splice', 'unshift'], ({ length }) => length);
  wrap(lists, ['indexOf'], ({ length }, found) => (typeof found === 'number' && found >= 0 ? found : length));
  wrap(lists, ['concat', 'slice', 'toReversed', 'toSorted', 'toSpliced', 'with'], (_, result) =>
    Array.isArray(result) ? result.length : 0,
  );
  return elements;
}
