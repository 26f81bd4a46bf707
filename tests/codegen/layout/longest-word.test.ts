import { expect, it } from 'vitest';
import type { LayoutText } from '#codegen/layout/layout-tree';
import { longestWordWidth } from '#codegen/layout/responsive/measure-words';

const line = (width: number): LayoutText => ({
  kind: 'text',
  id: '1:1',
  ids: ['1:1'],
  name: 'Line',
  visible: true,
  style: [],
  references: {},
  link: null,
  drawn: { width, height: 20 },
  blocks: [{ list: 'none', indent: 0, style: [], runs: [{ text: 'a Photo', style: [], link: null }] }],
});
const sheet = new Map([
  ['font-size', '14px'],
  ['white-space', 'nowrap'],
]);

it('the width of a line that hugs its letters determines how wide they are', () => {
  expect(longestWordWidth(line(49), sheet)).toBe(35);
});

it('the width of a line with free space determines nothing about its letters', () => {
  expect(longestWordWidth(line(800), sheet)).toBeLessThanOrEqual(5 * 14);
});
