import { expect, test } from 'vitest';
import type { Style } from '#codegen/layout/layout-tree';
import { combineLonghands } from '#codegen/css/print-css';

function styleOf(text: string): Style {
  return text.split('; ').map((declaration) => {
    const [property = '', value = ''] = declaration.split(': ');
    return { property, value };
  });
}

test.each([
  ['top: 0; right: 8px; bottom: 0; left: 8px', 'inset: 0 8px'],
  ['top: 0; right: 8px; bottom: 4px; left: 8px', 'inset: 0 8px 4px'],
  ['top: 0; right: 1px; left: 1px', 'top: 0; inset-inline: 1px'],
  ['top: 0; right: 1px; left: 2px', 'top: 0; right: 1px; left: 2px'],
  [
    'border-right: 1px solid red; width: 2px; border-left: 1px solid red',
    'border-inline: 1px solid red; width: 2px',
  ],
  [
    'border-right: 1px solid red; border-left: 2px solid red',
    'border-right: 1px solid red; border-left: 2px solid red',
  ],
  ['margin-top: 1px; margin-bottom: 2px', 'margin-block: 1px 2px'],
])('%s is %s', (style, joined) => {
  expect(combineLonghands(styleOf(style))).toEqual(styleOf(joined));
});

test('what holds below a width is joined with what holds there, and with nothing else', () => {
  const below = { below: 640 };
  expect(
    combineLonghands([
      { property: 'right', value: '1px' },
      { property: 'left', value: '1px', ...below },
      { property: 'right', value: '1px', ...below },
    ]),
  ).toEqual([
    { property: 'right', value: '1px' },
    { property: 'inset-inline', value: '1px', ...below },
  ]);
});
