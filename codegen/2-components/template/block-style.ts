import type { Style } from '../../1-layout/layout-tree.ts';
import { plainValueOf } from '../plain-style.ts';

/** Whether browsers show an element in the line unless they are told otherwise. */
export function isInline(tag: string): boolean {
  return tag === 'span' || tag === 'a' || tag === 'label';
}

const before = /^(position|inset|top|right|bottom|left|z-index|isolation|--.*)$/;

/** The style of an inline element that stands for a box: a block, unless it says what it is. */
export function asBlock(style: Style): Style {
  if (plainValueOf({ style }, 'display') !== undefined) return style;
  const at = style.findIndex(({ property }) => !before.test(property));
  const start = at < 0 ? style.length : at;
  return [...style.slice(0, start), { property: 'display', value: 'block' }, ...style.slice(start)];
}
