/** What a frame with auto layout declares as a container. */
import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';
import { px, sides } from '../css-values.ts';
import { type Borders, type Laying, tokenOr } from '../laying.ts';
import { turnedBox } from '../matrix.ts';
import { put, type Sheet } from '../sheet.ts';
import { flexAlign, hasMinimum } from './flex-align.ts';
import { putGrid } from './grid-style.ts';
import type { Flow } from './plan-flow.ts';

/** Puts what makes a frame a flex or grid container on its sheet. */
export function putFlow(sheet: Sheet, node: BoxNode, flow: Flow, borders: Borders, laying: Laying): void {
  const { layout, inFlow } = flow;
  putPadding(sheet, node, layout, borders, laying);
  if (inFlow.length === 0) return;
  if (layout.direction === 'grid') putGrid(sheet, node, layout, inFlow, laying);
  else putFlex(sheet, node, flow, laying);
}

function putFlex(sheet: Sheet, node: BoxNode, { layout, inFlow, stretches }: Flow, laying: Laying): void {
  const row = layout.direction === 'row';
  put(sheet, 'display', 'flex');
  if (!row) put(sheet, 'flex-direction', 'column');
  if (layout.wraps) put(sheet, 'flex-wrap', 'wrap');
  if (!stretches) put(sheet, 'align-items', flexAlign(layout.align));
  const main = row ? node.placement.horizontal : node.placement.vertical;
  const cross = row ? node.placement.vertical : node.placement.horizontal;
  const filled = inFlow.some(({ placement: { horizontal, vertical, maxWidth, maxHeight } }) =>
    row ? horizontal === 'fill' && maxWidth === null : vertical === 'fill' && maxHeight === null,
  );
  const justify = layout.gap === 'auto' ? spread(node, layout, inFlow) : layout.justify;
  // Another use of a component may be wider than what is in it.
  const isPart = node.role === 'instance' || node.role === 'component';
  const moves = main !== 'hug' || isPart || hasMinimum(node, row ? 'horizontal' : 'vertical') || layout.wraps;
  if (justify !== 'start' && !filled && moves) put(sheet, 'justify-content', flexAlign(justify));
  if (layout.wraps && cross !== 'hug') put(sheet, 'align-content', alignLines(layout, inFlow));
  putGap(sheet, node, layout, countOf(node), laying);
}

/**
 * How what spreads stands: a single child has no sibling to stand off from. CSS puts it at the start, Figma in the
 * middle; where it was drawn tells.
 */
function spread(
  node: BoxNode,
  { direction, padding }: AutoLayout,
  inFlow: readonly DesignNode[],
): AutoLayout['justify'] {
  const [child, more] = inFlow;
  if (child === undefined || more !== undefined) return 'space-between';
  const box = turnedBox(child);
  const [before, after] =
    direction === 'row'
      ? [box.x - padding.left, node.box.width - padding.right - box.x - box.width]
      : [box.y - padding.top, node.box.height - padding.bottom - box.y - box.height];
  if (Math.abs(before - after) <= 1) return 'center';
  return before > Math.abs(after) ? 'end' : 'start';
}

/** How wrapped lines share the room across; all lines stretch where all that is in them does. Figma: counterAxisAlignContent. */
function alignLines({ direction, alignLines: spread, align }: AutoLayout, inFlow: readonly DesignNode[]) {
  if (spread === 'space-between') return 'space-between';
  const across = direction === 'row' ? 'vertical' : 'horizontal';
  if (inFlow.every(({ placement }) => placement[across] === 'fill')) return null;
  return flexAlign(align === 'baseline' ? 'start' : align);
}

/** How many children flow, those along that another use of the component shows: the gap is the same for all uses. */
function countOf({ children }: BoxNode): number {
  const flowing = children.filter(({ placement }) => !placement.absolute);
  return flowing.filter(
    ({ visible, propertyReferences }) => visible || propertyReferences.visible !== undefined,
  ).length;
}

function putGap(sheet: Sheet, node: BoxNode, layout: AutoLayout, count: number, laying: Laying): void {
  if (count < 2) return;
  const main =
    layout.gap === 'auto' || layout.gap <= 0 ? '0' : tokenOr(laying, node, 'itemSpacing', px(layout.gap));
  const crossGap = layout.crossGap;
  const cross =
    crossGap === 'auto' || crossGap <= 0 ? '0' : tokenOr(laying, node, 'counterAxisSpacing', px(crossGap));
  if (!layout.wraps) {
    if (main !== '0') put(sheet, 'gap', main);
    return;
  }
  const [lines, columns] = layout.direction === 'row' ? [cross, main] : [main, cross];
  if (main !== '0' || cross !== '0') put(sheet, 'gap', main === cross ? main : `${lines} ${columns}`);
}

function putPadding(sheet: Sheet, node: BoxNode, layout: AutoLayout, borders: Borders, laying: Laying): void {
  const { top, left } = layout.padding;
  const { horizontal, vertical } = node.placement;
  const lines = layout.strokesTakeSpace ? node.stroke?.weights : undefined;
  const [above = 0, after = 0, below = 0, before = 0] = lines ?? [];
  // A box grows with its padding and its border in CSS, but not in Figma.
  const right =
    horizontal === 'hug'
      ? layout.padding.right
      : Math.min(layout.padding.right, Math.max(0, node.box.width - left - before - after));
  const bottom =
    vertical === 'hug'
      ? layout.padding.bottom
      : Math.min(layout.padding.bottom, Math.max(0, node.box.height - top - above - below));
  const value = (field: string, padding: number, border: number) => {
    const plain = px(Math.max(0, padding - border));
    const named = tokenOr(laying, node, field, plain);
    return named === plain || border === 0 ? named : `calc(${named} - ${px(border)})`;
  };
  const values = [
    value('paddingTop', top, borders[0]),
    value('paddingRight', right, borders[1]),
    value('paddingBottom', bottom, borders[2]),
    value('paddingLeft', left, borders[3]),
  ] as const;
  if (values.some((padding) => padding !== '0')) put(sheet, 'padding', sides(values));
}
