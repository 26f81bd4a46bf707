import { expect, it } from 'vitest';
import { isInFlow, marginOf, measureWidths } from '#codegen/layout/responsive/measure-widths';
import { openLayout } from '../files/open-layout.ts';

it('what stays with the window takes no width in a row', () => {
  const child = (style: object) => ({
    style: { width: '150px', ...style },
    drawn: { width: 150, height: 20 },
  });
  const children = [child({}), child({ position: 'fixed' })];
  const drawn = { width: 600, height: 20 };
  const layout = openLayout({ pages: [{ style: { display: 'flex' }, drawn, children }] });
  const [measured] = layout.pages.map(({ root }) =>
    measureWidths(root, (value) => Number.parseFloat(value ?? '') || null),
  );
  expect(measured?.children.map(isInFlow)).toEqual([true, false]);
  expect(measured?.comfortableWidth).toBe(150);
});

it('a margin is that of its side, also where all sides are declared together', () => {
  const drawn = { width: 100, height: 20 };
  const layout = openLayout({ pages: [{ style: { margin: '6px -20px 0' }, drawn, children: [] }] });
  const [measured] = layout.pages.map(({ root }) => measureWidths(root, () => null));
  expect(measured && [marginOf(measured, 'top'), marginOf(measured, 'left')]).toEqual([6, -20]);
});
