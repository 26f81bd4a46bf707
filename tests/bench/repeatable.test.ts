/** The same bytes: what counts as a difference, and that another order of names is another order. */
import { expect, test } from 'vitest';
import { compareHashes } from '../../bench/figures/repeatable.ts';
import { hashFiles, reverseNames } from '../../bench/hash-files.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const resultOf = (text: string, bytes: readonly number[]) => ({
  files: [
    { kind: 'text', path: 'a.css', text, lines: [] } as const,
    { kind: 'asset', path: 'a.png', asset: { key: 'a', mime: 'image/png' } } as const,
  ],
  assets: new Map([['a', Uint8Array.from(bytes)]]),
  pages: [],
  problems: [],
  receipt: null,
  timings: [],
});
const first = hashFiles(resultOf('a', [1]));

test('equal files are equal', () => {
  expect(compareHashes(first, hashFiles(resultOf('a', [1])))).toEqual([]);
});
test.each([
  ['a text', resultOf('b', [1]), ['a.css']],
  ['a picture', resultOf('a', [2]), ['a.png']],
  ['a file that is gone', { ...resultOf('a', [1]), files: [] }, ['a.css', 'a.png']],
])('%s that differs is named', (_, result, paths) => {
  expect(compareHashes(first, hashFiles(result))).toEqual(paths);
});
test('names come in the opposite order and mean the same', () => {
  const styles = { a: { name: 'A', kind: 'FILL' }, b: { name: 'B', kind: 'FILL' } } as const;
  const snapshot = snapshotOf({ id: '1:1' }, { styles });
  const turned = reverseNames(snapshot);
  expect(Object.keys(turned.styles)).toEqual(['b', 'a']);
  expect(turned).toEqual(snapshot);
});
