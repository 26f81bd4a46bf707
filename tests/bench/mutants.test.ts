import { describe, expect, it } from 'vitest';
import { findMutants } from '../../bench/mutation/find-mutants.ts';
import { applyMutant, instrumentSource, markFunctions } from '../../bench/mutation/instrument-source.ts';

const file = 'codegen/example.ts';
/** `original => replacement` of each mutant. */
const list = (source: string) =>
  findMutants(file, source).map(({ original, replacement }) => `${original} => ${replacement}`);

describe('mutants', () => {
  it.each([
    ['a < b', ['a < b => a <= b', 'a < b => a >= b']],
    ['a === b', ['a === b => a !== b']],
    ['a && !b', ['!b => b', 'a && !b => a || !b']],
    ['a - b * c', ['a - b * c => a + (b * c)', 'b * c => b / c']],
    ['a * 8', ['8 => 7', '8 => 9', 'a * 8 => a / 8']],
    ["a + 'px'", ["'px' => ''"]],
    ['a ? b : c', ['a => false', 'a => true']],
    ['list.some(one)', ['.some => .every']],
    ['list?.max(one)', ['?.max => ?.min']],
    ['list.filter(one)', ['one => () => true']],
  ])('of %s are its operators, its constants and its methods', (source, expected) => {
    expect(list(`const found = ${source};`).toSorted()).toEqual(expected);
  });

  it('of statements are conditions, early exits and branches', () => {
    const source = 'function f() { if (a) return b; else c(); return d; }';
    expect(list(source)).toEqual(['a => true', 'a => false', 'return b; => ;', 'else c(); => ']);
  });

  it('are not in types, imports, names of properties, errors or sentences', () => {
    const source = `
      import { a } from 'b';
      type C = 'd' | 1;
      const e: 'f' = g as 'h';
      const i = { 'j': k };
      throw new TypeError('l');
      report('This is what has gone wrong');
    `;
    expect(list(source)).toEqual([]);
  });

  it('keep their ids where lines above them change, and differ within a line', () => {
    const source = 'const a = 1 + 1;';
    const ids = findMutants(file, source).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(findMutants(file, `const b = c;\n${source}`).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a source with all its mutants', () => {
  const source = `
    export function total(list: readonly number[], limit = 3): number {
      let sum = 0;
      for (const one of list) {
        if (one < 0 || one > limit) continue;
        else sum += one * 2;
      }
      return list?.some((one) => one === limit) === true ? sum + 1 : sum;
    }`;
  const mutants = findMutants(file, source);
  const load = async (text: string, active: number | null) => {
    const { total } = (await import(
      `data:text/javascript,${encodeURIComponent(
        text
          .replace(': readonly number[]', '')
          .replace('): number', ')')
          .replaceAll('isActive(', `(${active} === `),
      )}`
    )) as { readonly total: (list: readonly number[]) => number };
    return [[], [1, 2], [3, 5, -1], [3, 3, 1]].map((given) => total(given));
  };

  it('does what the source with one of them does, whichever is active', async () => {
    const all = instrumentSource(source, mutants, (mutant) => `isActive(${mutants.indexOf(mutant)})`);
    const plain = await load(source, null);
    expect(await load(all, null)).toEqual(plain);
    const changed: string[] = [];
    for (const [index, mutant] of mutants.entries()) {
      const alone = await load(applyMutant(source, mutant), null);
      expect(await load(all, index), mutant.replacement).toEqual(alone);
      if (JSON.stringify(alone) !== JSON.stringify(plain)) changed.push(mutant.operator);
    }
    expect(new Set(changed).size).toBeGreaterThan(5);
  });

  it('can record which functions ran', () => {
    expect(markFunctions('function a() { return () => ({ b }); }', 'note(1)')).toBe(
      'function a() {note(1); return () => (note(1), ({ b })); }',
    );
  });
});
