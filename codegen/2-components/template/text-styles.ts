import type { Style } from '../../1-layout/layout-tree.ts';

/** The style of a text whose line breaks arrive as line ends in a prop. */
export function keepBreaks(style: Style): Style {
  const kept = style.find(({ property }) => property === 'white-space')?.value ?? 'normal';
  const value = { normal: 'pre-line', nowrap: 'pre' }[kept] ?? kept;
  return [...style.filter(({ property }) => property !== 'white-space'), { property: 'white-space', value }];
}

/**
 * The style of a field that takes the place of its hint: as wide as the hint, where nothing else says how wide, and as
 * high as its line, which browsers make no lower than the letters are by themselves.
 */
export function asField(style: Style): Style {
  // What follows the words of a text would follow nothing in a field.
  const own = style.filter(({ property, value }) => property !== 'width' || value !== 'var(--hug)');
  const sized = own.some(
    ({ property }) => property === 'width' || property === 'flex' || property === 'right',
  );
  const high = own.some(({ property }) => property === 'height') || isLineHigh(own);
  return [
    ...own,
    ...(sized ? [] : [{ property: 'field-sizing', value: 'content' }]),
    ...(high ? [] : [{ property: 'height', value: '1lh' }]),
  ];
}

/** Whether lines are surely no lower than the letters of any font. */
function isLineHigh(style: Style): boolean {
  const find = (name: string) => style.find(({ property }) => property === name)?.value;
  const [line, size] = [find('line-height'), find('font-size')].map((value) =>
    Number.parseFloat(value ?? ''),
  );
  if (line === undefined || size === undefined || Number.isNaN(line)) return find('font') === undefined;
  return line < 4 ? line >= 1.3 : line >= 1.3 * size;
}
