/** The bench itself: means and worst cases, the table, the block of the README, documents that grow. */
import { describe, expect, test } from 'vitest';
import type { RestNode } from '#design/snapshot';
import { measureCases, measureOne } from '../../bench/figure.ts';
import { countNodes, openDocuments } from '../../bench/open-documents.ts';
import { printTable } from '../../bench/print-table.ts';
import { marks, replaceBlock, writeBlock } from '../../bench/readme-figures.ts';
import { repeatFrame } from '../../bench/repeat-frame.ts';

const likeness = measureCases(
  { id: 'boxes-frames', title: 'Frames', unit: 'share', better: 'higher', goal: 0.98 },
  [
    { name: 'one', value: 1 },
    { name: 'two', value: 0.5 },
  ],
);
const time = measureCases({ id: 'time', title: 'Time', unit: 'ms', better: 'lower', goal: null }, [
  { name: 'quick', value: 10 },
  { name: 'slow', value: 30 },
]);

describe('a measure', () => {
  test('has the mean of its cases', () => {
    expect([likeness.mean, time.mean]).toEqual([0.75, 20]);
  });
  test('takes as worst the least where more is better, and the most where less is', () => {
    expect([likeness.worst?.name, time.worst?.name]).toEqual(['two', 'slow']);
  });
});

describe('the table', () => {
  test('shows mean, worst case and goal of each measure', () => {
    expect(printTable([likeness], new Map())).toMatch(/Frames +75\.0% +50\.0% +two +98\.0%$/);
  });
  test('reports whether a measure is better or worse than before, and nothing where it is the same', () => {
    const verdict = (before: number) => printTable([likeness], new Map([['boxes-frames', before]]));
    expect(verdict(0.7)).toMatch(/better$/);
    expect(verdict(0.9)).toMatch(/worse$/);
    expect(verdict(0.75)).not.toMatch(/better|worse/);
  });
  test('takes a small change of a time for noise', () => {
    expect(printTable([time], new Map([['time', 21]]))).not.toMatch(/better|worse/);
  });
});

describe('the block of the README', () => {
  const result = { at: '2026-11-21T05:00:00.000Z', documents: ['a', 'b'], measures: [likeness] };
  test('quotes what was measured and leaves out what was not', () => {
    const block = writeBlock(result);
    expect(block).toContain('| 75.0% | 50.0% |');
    expect(block).toContain('on 2 documents (2026-11-21)');
    expect(block).not.toContain('tsc');
  });
  test('replaces the former block and touches nothing else', () => {
    const text = `before\n${marks.start}\nold\n${marks.end}\nafter`;
    const once = replaceBlock(text, writeBlock(result));
    expect(once.startsWith('before\n')).toBe(true);
    expect(once.endsWith('\nafter')).toBe(true);
    expect(once).not.toContain('old');
    expect(replaceBlock(once, writeBlock(result))).toBe(once);
  });
  test('refuses a README that has no place for it', () => {
    expect(() => replaceBlock('no marks', 'block')).toThrow('no place for figures');
  });
});

test('a repeated frame has about the layers asked for, each with an id of its own', () => {
  const leaf = (id: string) => ({ id, name: id, type: 'RECTANGLE' });
  const frame = { ...leaf('1:1'), type: 'FRAME', children: [leaf('1:2'), leaf('I1:3;2:4')] };
  const large = repeatFrame(frame as unknown as RestNode, 300);
  const ids: string[] = [];
  const collect = (node: RestNode) => {
    ids.push(node.id);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(large);
  expect(countNodes(large)).toBe(301);
  expect(new Set(ids).size).toBe(301);
});

test('opens the examples, with their pictures and with every frame that has a size', async () => {
  const { documents } = await openDocuments('examples/phone-app');
  expect(documents.map(({ name }) => name)).toEqual(['phone-app']);
  const [app] = documents;
  expect(app?.frames.map(({ name }) => name)).toContain('Welcome');
  expect(app?.assets.size).toBe(4);
  const frames = app?.frames.slice(0, 1) ?? [];
  expect(app?.takeSnapshot(frames).frames[0]?.name).toBe('Welcome');
});

test('a measure of one number has no worst case', () => {
  const parts = { id: 'crashes', title: 'Crashes', unit: 'count', better: 'lower', goal: 0 } as const;
  expect(measureOne(parts, 3)).toMatchObject({ mean: 3, worst: null });
});
