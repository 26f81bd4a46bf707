import { px, sides } from '../css-values.ts';
import type { Sheet } from '../sheet.ts';
import { marginOf, type Measured, splitSides } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';

/** A set height becomes the least, where what is in it was drawn no higher: it may grow with its content. */
export function fitHeight(draft: Draft, measured: Measured, room: Room): void {
  const { sheet, narrower } = draft;
  const height = sheet.get('height');
  fitShareDown(draft, measured, room);
  if (height === undefined || !/px|var/.test(height) || sheet.has('min-height') || sheet.has('max-height'))
    return;
  // What is turned would not only grow but move.
  if (sheet.has('transform')) return;
  if (/auto|scroll/.test(`${sheet.get('overflow-x') ?? ''}${sheet.get('overflow-y') ?? ''}`)) return;
  if (isSign(measured)) return;
  const needed = heightOf(measured);
  if (needed === null || (cuts(sheet) && needed > 1.3 * measured.node.drawn.height)) return;
  if (needed > measured.node.drawn.height + 0.5 && !dropPadding(sheet, measured, needed)) {
    narrower.push(
      { property: 'height', value: 'auto', below: room.page },
      { property: 'min-height', value: height, below: room.page },
    );
    if (isPaddedOut(measured, needed))
      narrower.push({ property: 'padding-bottom', value: '0', below: room.page });
    return;
  }
  sheet.delete('height');
  sheet.set('min-height', height);
  const stretched = room.flow === 'row' && room.stretches && !sheet.has('align-self') && !measured.isFree;
  if (stretched && measured.node.drawn.height < room.height - 0.5) sheet.set('align-self', 'flex-start');
}

/** A padding that the set height has no room for was never drawn. */
function isPaddedOut({ node, padding }: Measured, needed: number): boolean {
  return padding.bottom > 0 && needed - padding.bottom <= node.drawn.height + 0.5;
}

/** Keeps of the padding below what was drawn of it, where nothing in the box depends on it; answers whether it did. */
function dropPadding(sheet: Sheet, measured: Measured, needed: number): boolean {
  const [top = '0', right = top, , left = right] = splitSides(sheet.get('padding'));
  const stands =
    measured.flow === 'column' &&
    !sheet.has('justify-content') &&
    measured.children.every(({ sheet: child }) => !child.has('flex'));
  if (!stands || !isPaddedOut(measured, needed)) return false;
  const kept = Math.max(0, measured.node.drawn.height - (needed - measured.padding.bottom));
  sheet.set('padding', sides([top, right, px(Math.floor(kept)), left]));
  return true;
}

/** What fills a column and cuts off what sticks out of it would cut its own content where that grows. */
function fitShareDown({ sheet, narrower }: Draft, { flow }: Measured, room: Room): void {
  const fills = room.flow === 'column' && /^1 1 /.test(sheet.get('flex') ?? '');
  if (!fills || flow === 'none' || sheet.has('overflow-y')) return;
  if (cuts(sheet) || sheet.get('min-height') === '0')
    narrower.push({ property: 'flex', value: '1 1 auto', below: room.page });
}

/** px of what is drawn rather than laid out, when both its sides are set: a badge, a bullet, the frame of an icon. */
const sign = 48;

function isSign({ node, sheet }: Measured): boolean {
  return sheet.has('width') && node.drawn.width <= sign && node.drawn.height <= sign;
}

/** px that what is in a node needs; `null` where its height is not that of what is in it. */
function heightOf(measured: Measured): number | null {
  const { node, children, flow, padding } = measured;
  if (node.kind === 'text') return textHeight(measured);
  if (node.kind !== 'box' || flow === 'grid' || flow === 'none') return null;
  const inFlow = children.filter((child) => child.node.visible && !child.isFree);
  if (inFlow.length === 0 || inFlow.some(({ sheet }) => /%/.test(sheet.get('height') ?? ''))) return null;
  const talls = inFlow.map((child) => child.tall + marginOf(child, 'top'));
  const gaps = flow === 'column' ? measured.gap * (inFlow.length - 1) : 0;
  const needed = flow === 'column' ? talls.reduce((sum, each) => sum + each, gaps) : Math.max(...talls);
  return needed + padding.top + padding.bottom;
}

/** About how high a text of a set height is; `null` where it is cut off. */
function textHeight({ node, sheet }: Measured): number | null {
  if (node.kind !== 'text') return null;
  if (sheet.has('text-overflow') || sheet.has('-webkit-line-clamp')) return null;
  const size = Number.parseFloat(sheet.get('font-size') ?? '') || 16;
  const [leading = ''] = splitSides(sheet.get('line-height'));
  const line = leading.endsWith('px')
    ? Number.parseFloat(leading)
    : size * (Number.parseFloat(leading) || 1.2);
  const lines = node.blocks.flatMap(({ runs }) =>
    runs
      .map(({ text }) => text)
      .join('')
      .split('\u2028'),
  );
  const count = lines.reduce(
    (sum, each) => sum + Math.max(1, Math.ceil((each.length * size * 0.5) / node.drawn.width)),
    0,
  );
  return count * line;
}

function cuts(sheet: ReadonlyMap<string, string>): boolean {
  return sheet.has('overflow') || sheet.has('mask') || sheet.has('clip-path');
}
