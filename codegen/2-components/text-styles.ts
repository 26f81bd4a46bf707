import type { Style } from '../1-layout/layout-tree.ts';

/** The style of a text whose line breaks arrive as line ends in a prop. */
export function keepBreaks(style: Style): Style {
  const kept = style.find(({ property }) => property === 'white-space')?.value ?? 'normal';
  const value = { normal: 'pre-line', nowrap: 'pre' }[kept] ?? kept;
  return [...style.filter(({ property }) => property !== 'white-space'), { property: 'white-space', value }];
}

/** The style of a field that takes the place of its hint: as wide as the hint, where nothing else says how wide. */
export function asField(style: Style): Style {
  // What follows the words of a text would follow nothing in a field.
  const own = style.filter(({ property, value }) => property !== 'width' || value !== 'var(--hug)');
  const sized = own.some(
    ({ property }) => property === 'width' || property === 'flex' || property === 'right',
  );
  return sized ? own : [...own, { property: 'field-sizing', value: 'content' }];
}
