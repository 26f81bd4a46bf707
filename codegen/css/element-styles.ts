/** Adapts the style of a node to the HTML element that it becomes. */
import type { Style } from '../layout/layout-tree.ts';
import { insertDeclaration } from './declaration-map.ts';
import { unconditionalValueOf } from './style-queries.ts';

/** Whether browsers display an element inline by default. */
export function isInlineTag(tag: string): boolean {
  return tag === 'span' || tag === 'a' || tag === 'label';
}

/** Makes an inline element that represents a box a block, unless it declares its `display`. */
export function asBlockStyle(style: Style): Style {
  if (unconditionalValueOf({ style }, 'display') !== undefined) return style;
  return insertDeclaration(style, { property: 'display', value: 'block' });
}

/** Preserves line breaks in a text that gets them as newline characters in a prop. */
export function keepLineBreaks(style: Style): Style {
  const kept = style.find(({ property }) => property === 'white-space')?.value ?? 'normal';
  const value = { normal: 'pre-line', nowrap: 'pre' }[kept] ?? kept;
  return [...style.filter(({ property }) => property !== 'white-space'), { property: 'white-space', value }];
}

/**
 * Adapts the style of a placeholder text to the input that replaces it. Without a declared width the input fills its box
 * where that has space along an axis, and is as wide as the placeholder elsewhere. It is as high as its line: browsers make
 * an input at least as high as the letters of its font.
 * @param space The axis of the box around it, if the input can fill it; otherwise `null`.
 * @param isMultiline Whether it is as high as its lines, as a textarea is not by itself.
 */
export function asFieldStyle(
  style: Style,
  space: 'row' | 'column' | null = null,
  isMultiline = false,
): Style {
  // A width that follows the content of a text would follow nothing in an input.
  const own = style.filter(({ property, value }) => property !== 'width' || value !== 'var(--hug)');
  const hasWidth = own.some(
    ({ property }) => property === 'width' || property === 'flex' || property === 'right',
  );
  const hasHeight = own.some(({ property }) => property === 'height') || isLineTallEnough(own);
  return [
    ...own,
    ...(hasWidth ? [] : fieldWidth(own, space)),
    ...(isMultiline && !hasWidth && space !== null ? [{ property: 'field-sizing', value: 'content' }] : []),
    ...(hasHeight ? [] : [{ property: 'height', value: '1lh' }]),
  ];
}

function fieldWidth(style: Style, space: 'row' | 'column' | null): Style {
  if (space === 'row')
    return [
      { property: 'flex', value: '1 1 0' },
      ...(style.some(({ property }) => property === 'min-width')
        ? []
        : [{ property: 'min-width', value: '0' }]),
    ];
  if (space === null || style.some(({ property }) => property === 'align-self'))
    return [{ property: 'field-sizing', value: 'content' }];
  return [{ property: 'align-self', value: 'stretch' }];
}

/** Whether lines are at least as high as the letters of any font. */
function isLineTallEnough(style: Style): boolean {
  const find = (name: string) => style.find(({ property }) => property === name)?.value;
  const [line, size] = [find('line-height'), find('font-size')].map((value) =>
    Number.parseFloat(value ?? ''),
  );
  if (line === undefined || size === undefined || Number.isNaN(line)) return find('font') === undefined;
  return line < 4 ? line >= 1.3 : line >= 1.3 * size;
}
