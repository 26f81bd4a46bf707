/** Strict types of the React output of many designs in one run of the compiler, which is what makes it cheap. */
import type { Libraries } from '#codegen/libraries';
import { typeCheck } from '../codegen/compile/type-check.ts';
import type { JudgedDesign } from './judge-design.ts';
import { describeTarget } from '#design/targets';

/** What the compiler complains of, by seed. */
export function judgeTypes(
  judged: readonly JudgedDesign[],
  libraries: Libraries,
): ReadonlyMap<number, string[]> {
  const results = judged.flatMap(({ seed, options, result }) =>
    result !== null && describeTarget(options.target).pages === 'component'
      ? [[`seed-${seed}`, result.files] as const]
      : [],
  );
  const found = new Map<number, string[]>();
  for (const complaint of typeCheck(Object.fromEntries(results), libraries)) {
    const seed = Number(/seed-(\d+)/.exec(complaint)?.[1] ?? -1);
    found.set(seed, [...(found.get(seed) ?? []), complaint]);
  }
  return found;
}
