/** The record of output: which items differ from an earlier record, and that equal output is equal text. */
import { describe, expect, test } from 'vitest';
import type { CodeResult } from '#design/code-result';
import { describeResult } from '../../bench/output/describe-output.ts';
import { failureOf, openScriptedModel } from '../../bench/output/scripted-model.ts';
import {
  compareOutputRecords,
  createOutputRecord,
  describeDifferences,
} from '../../bench/output/output-record.ts';

const everything = { groups: ['code', 'merge'], documents: null };
const former = createOutputRecord([
  ['merge seed 1', 'd'],
  ['code corpus/a 1:1 html css', 'a'],
  ['code corpus/b 1:1 html css', 'b'],
]);

describe('two records', () => {
  test('are compared item by item, by name', () => {
    const latter = createOutputRecord([
      ['code corpus/a 1:1 html css', 'a'],
      ['code corpus/b 1:1 html css', 'other'],
      ['merge seed 2', 'd'],
    ]);
    const differences = compareOutputRecords(former, latter, everything);
    expect(describeDifferences(differences)).toEqual([
      'differs: code corpus/b 1:1 html css',
      'only before: merge seed 1',
      'only now: merge seed 2',
    ]);
  });

  test('do not differ where they are equal', () => {
    expect(describeDifferences(compareOutputRecords(former, { ...former }, everything))).toEqual([]);
  });

  test('are compared by what was recorded only', () => {
    const scope = { groups: ['code'], documents: ['corpus/b'] };
    const latter = createOutputRecord([['code corpus/b 1:1 html css', 'b']]);
    expect(describeDifferences(compareOutputRecords(former, latter, scope))).toEqual([]);
    expect(compareOutputRecords(former, latter, { ...scope, documents: null }).missing).toEqual([
      'code corpus/a 1:1 html css',
    ]);
  });

  test('have their items sorted, whatever was recorded first', () => {
    expect(Object.keys(former)).toEqual([
      'code corpus/a 1:1 html css',
      'code corpus/b 1:1 html css',
      'merge seed 1',
    ]);
  });

  test('cannot hold two items of one name', () => {
    const item = ['code a', 'a'] as const;
    expect(() => createOutputRecord([item, item])).toThrow('Two items are named "code a"');
  });
});

describe('a result as text', () => {
  const result: CodeResult = {
    files: [
      { kind: 'text', path: 'a.css', text: 'a {}', lines: [{ line: 1, nodeIds: ['1:1'] }] },
      { kind: 'asset', path: 'a.png', asset: { key: 'a', mime: 'image/png' } },
    ],
    assets: new Map([['a', Uint8Array.of(1)]]),
    pages: [],
    problems: [{ code: 'vector-missing', message: 'A shape is missing.', nodeId: '1:1' }],
    receipt: null,
    timings: [],
  };
  const [css] = result.files;

  test('is the same however long it took', () => {
    expect(describeResult({ ...result, timings: [{ stage: 'read', milliseconds: 1 }] })).toBe(
      describeResult(result),
    );
  });

  test.each<readonly [string, Partial<CodeResult>]>([
    ['a text', { files: result.files.map((file) => (file === css ? { ...file, text: 'b {}' } : file)) }],
    [
      'the layers of a line',
      { files: result.files.map((file) => (file === css ? { ...file, lines: [] } : file)) },
    ],
    ['a path', { files: result.files.map((file) => (file === css ? { ...file, path: 'b.css' } : file)) }],
    ['the order of files', { files: result.files.toReversed() }],
    ['the bytes of a picture', { assets: new Map([['a', Uint8Array.of(2)]]) }],
    ['a Problem', { problems: [] }],
  ])('differs with %s', (_, change) => {
    expect(describeResult({ ...result, ...change })).not.toBe(describeResult(result));
  });
});

test('a scripted model gives its answers in turn, in pieces, and ends with the given failure', async () => {
  const long = 'word '.repeat(50);
  const { model, requests } = openScriptedModel([long, 'again'], failureOf('stream-cut'));
  const request = { instructions: '', parts: [], schema: null, maxOutputTokens: null };
  const answers: string[] = [];
  const ends: string[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    let answer = '';
    for await (const event of model.stream(request, new AbortController().signal)) {
      if (event.type === 'text') answer += event.delta;
      if (event.type === 'failed') ends.push(event.failure.kind);
    }
    answers.push(answer);
  }
  expect(answers).toEqual([long, 'again', 'again']);
  expect(ends).toEqual(['stream-cut', 'stream-cut', 'stream-cut']);
  expect(requests).toHaveLength(3);
});
