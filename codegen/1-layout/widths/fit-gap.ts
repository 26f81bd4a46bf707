import { less, px } from '../css-values.ts';
import { luckOf } from './fit-row.ts';
import { marginOf, type Measured } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';
import { share } from './share.ts';
import { isInFlow } from './in-flow.ts';

/** px from which a gap is the room that was left between things rather than a distance. */
const wide = 48;
/** px that things keep between them, beside each other and in lines. */
const least = { beside: 16, lines: 24 };

/** A wide gap of a row gives way before what is beside it does, and is no distance between lines. */
export function fitGap({ sheet, narrower }: Draft, row: Measured, { width, definite, page }: Room): void {
  if (row.flow !== 'row' || row.gap < wide || width <= 0 || sheet.get('flex-wrap') === 'wrap-reverse') return;
  const inFlow = row.children.filter(isInFlow);
  const isDrawn = row.sheet.has('flex-wrap') || !/^[\d.]+px$/.test(row.sheet.get('gap') ?? '');
  if (inFlow.length < 2 || isDrawn) return;
  const content = inFlow.reduce((sum, one) => sum + one.node.drawn.width + marginOf(one, 'left'), 0);
  const spare = width - content - row.gap * (inFlow.length - 1);
  const between = definite
    ? betweenOf(row, inFlow, content, width)
    : `min(${px(row.gap)}, ${share(row.gap / page).replace('%', 'vw')})`;
  const value = `${px(Math.min(row.gap, least.lines))} ${between}`;
  if (!definite || spare >= luckOf(content)) sheet.set('gap', value);
  else narrower.push({ property: 'gap', value, below: page });
}

/** What things of their own widths leave; what shares the room is to keep its share. */
function betweenOf({ gap }: Measured, inFlow: readonly Measured[], content: number, width: number): string {
  const shares = inFlow.some(({ sheet }) => sheet.has('flex'));
  if (shares) return `min(${px(gap)}, ${share(gap / width)})`;
  const count = inFlow.length - 1;
  const left = less('100%', Math.ceil(content + luckOf(content)));
  return `clamp(${px(least.beside)}, ${count === 1 ? left : `(${left}) / ${count}`}, ${px(gap)})`;
}
