import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const frame = (id: string, x: number, width: number, more: object = {}) => ({
  id,
  name: id,
  type: 'FRAME',
  layoutSizingHorizontal: 'FIXED',
  layoutSizingVertical: 'FIXED',
  fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
  absoluteBoundingBox: { x, y: 0, width, height: 40 },
  ...more,
});

/** The style of a row of this width with things of these widths in it, on a page with room around it. */
function rowStyle(width: number, gap: number, widths: readonly number[]): string {
  let x = 0;
  const children = widths.map((each, index) => {
    const child = frame(`3:${index}`, x, each);
    x += each + gap;
    return child;
  });
  const row = frame('2:1', 0, width, { layoutMode: 'HORIZONTAL', itemSpacing: gap, children });
  const page = frame('1:1', 0, 1440, {
    layoutMode: 'VERTICAL',
    counterAxisSizingMode: 'FIXED',
    children: [row],
  });
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const style = root?.kind === 'box' ? root.children[0]?.style : [];
  return (style ?? []).map(({ property, value }) => `${property}: ${value}`).join('; ');
}

it('a row that may wrap holds what fills it, as Firefox rounds lengths to sixtieths of a px', () => {
  // 92.28, 335.31 and 32 px are 5537, 20119 and 1920 sixtieths; 459.59 px would be 27575.
  const style = rowStyle(459.5938, 32, [92.2813, 335.3125]);
  expect(style).toContain('flex-wrap: wrap');
  expect(style).toContain('width: 459.6px');
});

it.each([
  ['rounding does no harm', 460, [92, 336]],
  ['there is room to spare', 470.33, [92.2813, 335.3125]],
  ['its content is wider', 459.2, [92.2813, 335.3125]],
])('a row keeps its width where %s', (_where, width, widths) => {
  expect(rowStyle(width, 32, widths)).toContain(`width: ${width}px`);
});
