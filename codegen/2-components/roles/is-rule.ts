import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';

const painting = /^(?:background|border|outline|box-shadow|mask|filter)/;

/** Whether a box is nothing but a level line. */
export function isRule({ children, style }: LayoutBox): boolean {
  const painted = style.filter(({ property }) => painting.test(property));
  return children.length === 0 && painted.length === 1 && painted[0]?.property === 'border-top';
}

/** The children that have others before and after them in the column of a box. */
export function findBetween({ style, children }: LayoutBox): ReadonlySet<LayoutNode> {
  const says = (wanted: string, value: string) =>
    style.some(({ property, value: own }) => property === wanted && own === value);
  if (!says('display', 'flex') || !says('flex-direction', 'column')) return new Set();
  return new Set(children.filter(({ visible, style: own }) => visible && !own.some(isFree)).slice(1, -1));
}

function isFree({ property, value }: LayoutBox['style'][number]): boolean {
  return property === 'position' && (value === 'absolute' || value === 'fixed');
}
