import type { LayoutBox } from '../../1-layout/layout-tree.ts';

/** Whether a box is seen by itself: filled, framed or shadowed. */
export function isPainted({ style }: LayoutBox): boolean {
  return style.some(({ property }) =>
    /^(background(-color|-image)?|border(-width)?|outline|box-shadow)$/.test(property),
  );
}
