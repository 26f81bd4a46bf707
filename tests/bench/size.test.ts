/** Bytes and leaves: what Z1 divides. */
import { expect, test } from 'vitest';
import { readDesign } from '#design/read-design';
import { countLeaves } from '../../bench/count-leaves.ts';
import { countBytes } from '../../bench/text-files.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const box = { absoluteBoundingBox: { x: 0, y: 0, width: 10, height: 10 } };
const layer = (id: string, fields: object = {}) => ({ id, name: id, type: 'RECTANGLE', ...box, ...fields });

test('leaves are the visible layers in which nothing else is visible', () => {
  const hidden = layer('4', { visible: false });
  const group = layer('3', { type: 'FRAME', children: [hidden] });
  const frame = layer('1', { type: 'FRAME', children: [layer('2'), group, hidden] });
  const [read] = readDesign(snapshotOf(frame)).frames;
  expect(read && countLeaves(read.root)).toBe(2);
});

test('bytes are those of scripts, pages and sheets, as UTF-8', () => {
  const text = (path: string, words: string) => ({ kind: 'text', path, text: words, lines: [] }) as const;
  const picture = { kind: 'asset', path: 'a.png', asset: { key: 'a', mime: 'image/png' } } as const;
  expect(countBytes([text('a.tsx', 'é'), text('a.css', 'ab'), text('package.json', 'abc'), picture])).toBe(4);
});
