/** A JSON object that is still being written: what is finished, however its text is cut into pieces. */
import { describe, expect, it } from 'vitest';
import { type CompletedJson, createPartialJsonReader } from '#design/partial-json-reader';

const plan = {
  style: { light: 'a "soft", {low} sun' },
  empty: [],
  list: [{ a: [1, 2] }, 'two, ]', 3],
  end: null,
};

function readInPieces(text: string, size: number): readonly CompletedJson[] {
  const reader = createPartialJsonReader();
  const found: CompletedJson[] = [];
  for (let at = 0; at < text.length; at += size) found.push(...reader.push(text.slice(at, at + size)));
  return found;
}

const expected: readonly CompletedJson[] = [
  { kind: 'member', name: 'style', value: plan.style },
  { kind: 'member', name: 'empty', value: [] },
  { kind: 'item', name: 'list', value: { a: [1, 2] } },
  { kind: 'item', name: 'list', value: 'two, ]' },
  { kind: 'item', name: 'list', value: 3 },
  { kind: 'member', name: 'list', value: plan.list },
  { kind: 'member', name: 'end', value: null },
];

describe('a JSON object so far', () => {
  it.each([1, 2, 3, 7, 1000])('is read the same in pieces of %d', (size) => {
    expect(readInPieces(JSON.stringify(plan), size)).toEqual(expected);
    expect(readInPieces(JSON.stringify(plan, null, 2), size)).toEqual(expected);
  });

  it('gives an item as soon as it is whole, and never half of one', () => {
    const reader = createPartialJsonReader();
    expect(reader.push('{"list":[{"a":"\\')).toEqual([]);
    expect(reader.push('""},{"a":')).toEqual([{ kind: 'item', name: 'list', value: { a: '"' } }]);
  });

  it.each(['', 'no JSON', '[1, 2]', '{"a": {"b": }, "c"', '}}}}', '{"a": nonsense, "b": 1}', '"{"'])(
    'finds nothing wrong in %j',
    (text) => {
      const found = readInPieces(text, 1);
      expect(found.every(({ name }) => name === 'b')).toBe(true);
    },
  );
});
