/** Lets the words of a drawn text area fill it, so that the `textarea` in their place is as high as it is drawn. */
import { visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, px, readPx } from '../../css/css-values.ts';
import { isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox } from '../../layout/layout-tree.ts';

/** Returns a box with the same space above and below its only text, which takes the height between both. */
export function fillTextArea(box: LayoutBox): LayoutBox {
  const [text, more] = visibleChildren(box);
  if (text?.kind !== 'text' || more !== undefined || text.drawn.y === undefined) return box;
  const border = readPx(unconditionalValueOf(box, 'border')?.split(' ')[0]) ?? 0;
  const above = text.drawn.y - (box.drawn.y ?? Number.NaN) - border;
  const height = box.drawn.height - 2 * (border + above);
  if (Number.isNaN(above) || above < 0 || height < text.drawn.height) return box;
  const padding = unconditionalValueOf(box, 'padding');
  const [, right, , left] = expandSides(padding ?? '0px');
  const isHeight = ({ property }: { readonly property: string }) => /^(min-|max-)?height$/.test(property);
  const filled = {
    ...text,
    style: [...text.style.filter((one) => !isHeight(one)), { property: 'height', value: px(height) }],
  };
  const even = { property: 'padding', value: [px(above), right, px(above), left].join(' ') };
  const isPadding = (one: (typeof box.style)[number]) => one.property === 'padding' && isUnconditional(one);
  return {
    ...box,
    style:
      padding === undefined ? [even, ...box.style] : box.style.map((one) => (isPadding(one) ? even : one)),
    children: box.children.map((child) => (child === text ? filled : child)),
  };
}
