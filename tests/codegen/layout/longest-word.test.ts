import { expect, it } from 'vitest';
import type { LayoutText } from '#codegen/layout/layout-tree';
import { longestWordWidth } from '#codegen/layout/responsive/measure-widths';

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

it('a line that hugs its letters tells how wide they are', () => {
  expect(longestWordWidth(line(49), sheet)).toBe(35);
});

it('a line with room to spare says nothing of its letters', () => {
  expect(longestWordWidth(line(800), sheet)).toBeLessThanOrEqual(5 * 14);
});
