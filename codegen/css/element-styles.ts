import type { Style } from '../layout/layout-tree.ts';
import { unconditionalValueOf } from './style-queries.ts';

/** Whether browsers show an element in the line unless they are told otherwise. */
export function isInlineTag(tag: string): boolean {
  return tag === 'span' || tag === 'a' || tag === 'label';
}

const leadingProperties = /^(position|inset|top|right|bottom|left|z-index|isolation|--.*)$/;

/** The style of an inline element that stands for a box: a block, unless it says what it is. */
export function asBlockStyle(style: Style): Style {
  if (unconditionalValueOf({ style }, 'display') !== undefined) return style;
  const at = style.findIndex(({ property }) => !leadingProperties.test(property));
  const start = at < 0 ? style.length : at;
  return [...style.slice(0, start), { property: 'display', value: 'block' }, ...style.slice(start)];
}

/** The style of a text whose line breaks arrive as line ends in a prop. */
export function keepLineBreaks(style: Style): Style {
  const kept = style.find(({ property }) => property === 'white-space')?.value ?? 'normal';
  const value = { normal: 'pre-line', nowrap: 'pre' }[kept] ?? kept;
  return [...style.filter(({ property }) => property !== 'white-space'), { property: 'white-space', value }];
}

/**
 * The style of a field that takes the place of its hint: as wide as the hint, where nothing else says how wide, and as
 * high as its line, which browsers make no lower than the letters are by themselves.
 */
export function asFieldStyle(style: Style): Style {
  // What follows the words of a text would follow nothing in a field.
  const own = style.filter(({ property, value }) => property !== 'width' || value !== 'var(--hug)');
  const sized = own.some(
    ({ property }) => property === 'width' || property === 'flex' || property === 'right',
  );
  const high = own.some(({ property }) => property === 'height') || isLineTallEnough(own);
  return [
    ...own,
    ...(sized ? [] : [{ property: 'field-sizing', value: 'content' }]),
    ...(high ? [] : [{ property: 'height', value: '1lh' }]),
  ];
}

/** Whether lines are surely no lower than the letters of any font. */
function isLineTallEnough(style: Style): boolean {
  const find = (name: string) => style.find(({ property }) => property === name)?.value;
  const [line, size] = [find('line-height'), find('font-size')].map((value) =>
    Number.parseFloat(value ?? ''),
  );
  if (line === undefined || size === undefined || Number.isNaN(line)) return find('font') === undefined;
  return line < 4 ? line >= 1.3 : line >= 1.3 * size;
}
