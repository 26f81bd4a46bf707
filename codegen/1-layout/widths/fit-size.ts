import { px } from '../css-values.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { keptMargin, place } from './fit-margin.ts';
import { isElastic, luckOf } from './fit-row.ts';
import { growWithWords } from './grow-with-words.ts';
import { leastRoom } from './least-room.ts';
import { isUnbroken, marginOf, type Measured, small, textOf } from './measure-widths.ts';
import { isPicture, keepRatio } from './picture.ts';
import { type Draft, followsWords, type Room, widthBy } from './room.ts';

/** The least width that a design asks for holds as long as there is room for it. */
function fitLeast({ sheet }: Draft): void {
  const least = /^([\d.]+)px$/.exec(sheet.get('min-width') ?? '')?.[1];
  if (least !== undefined && Number(least) > small) sheet.set('min-width', `min(${least}px, 100%)`);
}

/** Turns a set width into the most a thing takes, and lets what is in the way of shrinking go. */
export function fitSize(draft: Draft, measured: Measured, room: Room): void {
  const by = widthBy(measured, room);
  const isShort = measured.node.kind === 'text' && isUnbroken(measured.sheet);
  // A least width of its own lets words shrink that do not wrap.
  if (room.flow === 'row' && isShort && /%/.test(measured.sheet.get('min-width') ?? ''))
    draft.sheet.set('flex-shrink', '0');
  if (room.definite) fitLeast(draft);
  if (by === 'itself') fitSetWidth(draft, measured, room);
  else if (by === 'content') fitContent(draft, measured, room);
  else {
    if (/%/.test(measured.sheet.get('width') ?? '')) keepContent(draft, measured, room);
    if (room.flow === 'row') fitShare(draft, measured, room);
  }
}

/** What is a share of its parent is no narrower than what is in it can be. */
function keepContent({ sheet }: Draft, measured: Measured, { page }: Room): void {
  const { node, rigid } = measured;
  const narrowest = breakpointsBelow(page).at(-1)?.least ?? page;
  const isHeld = isPicture(measured) || sheet.has('min-width') || rigid > small;
  if (!isHeld && rigid > (node.drawn.width * narrowest) / page) sheet.set('min-width', px(Math.floor(rigid)));
}

function fitSetWidth(draft: Draft, measured: Measured, room: Room): void {
  const { sheet } = draft;
  const { node } = measured;
  const { width } = node.drawn;
  if (isOverhanging(measured, room)) return;
  if (width <= small) {
    growWithWords(draft, measured, room);
    if (room.flow === 'row' && room.lines === 'never' && room.mixed) sheet.set('flex-shrink', '0');
    return;
  }
  if (room.flow === 'row') {
    if (room.definite && room.fits && room.lines !== 'never' && isElastic(measured)) {
      sheet.delete('flex-shrink');
      sheet.set('flex', `1 1 ${px(Math.ceil(measured.least))}`);
      sheet.set('max-width', sheet.get('width') ?? px(width));
      sheet.delete('width');
      if (measured.children.some((child) => rigidOf(child) > measured.least)) putLeast(draft);
      return;
    }
    letShrink(draft, room);
  } else if (fillsRoom(measured, room)) {
    if (node.kind === 'box' || node.kind === 'text') {
      sheet.delete('width');
      if (!room.stretches) sheet.set('align-self', 'stretch');
      else sheet.delete('align-self');
      return;
    }
    sheet.set('width', '100%');
  }
  if (sheet.get('width') !== '100%') putMost(draft, measured, room);
  if (room.flow === 'row' && room.lines === 'never' && measured.rigid > small) putLeast(draft);
  if (isPicture(measured)) keepRatio(draft, measured, room);
}

/** What a child asks for at least; a picture without a width of its own, that of its file. */
function rigidOf(child: Measured): number {
  if (child.isFree || !child.node.visible) return 0;
  return isPicture(child) && !child.sheet.has('width') ? child.node.drawn.width : child.rigid;
}

/** What must not be squeezed as drawn, because it was drawn with no room to spare, may be in narrower viewports. */
function letShrink({ sheet, narrower }: Draft, { fits, lines, spare, page, width }: Room): void {
  if (!sheet.has('flex-shrink')) return;
  if (lines === 'always' || (fits && spare > luckOf(width))) sheet.delete('flex-shrink');
  else narrower.push({ property: 'flex-shrink', value: '1', below: page });
}

/** As wide as all the room there is: drawn to fill it, whatever its own width says. */
function fillsRoom({ node, sheet }: Measured, { flow, definite, width }: Room): boolean {
  return (
    flow === 'column' && definite && !sheet.has('margin-left') && Math.abs(node.drawn.width - width) <= 0.5
  );
}

/** A picture that was drawn well beyond its room is meant to hang over. */
function isOverhanging({ node }: Measured, { width }: Room): boolean {
  return (node.kind === 'image' || node.kind === 'vector') && node.drawn.width > 1.1 * width;
}

/** What follows its content stops at the room there is, where something in it would not. */
function fitContent(draft: Draft, measured: Measured, room: Room): void {
  const { node, rigid, sheet } = measured;
  const isNarrow = rigid <= small && node.drawn.width <= small;
  if (node.kind === 'box' && isNarrow && room.flow === 'row' && rigid > leastRoom(room)) putLeast(draft);
  if (node.kind === 'text' ? !followsWords(sheet.get('width')) : isNarrow) return;
  if (node.kind === 'text' && room.flow === 'column' && /\s/.test(textOf(node))) {
    putMost(draft, measured, room);
    return;
  }
  if (node.drawn.width <= small || isOverhanging(measured, room)) return;
  if (room.flow === 'row') letShrink(draft, room);
  // A share of the row would not know of a margin beside it.
  const aside = marginOf(measured, 'left') >= place;
  if (room.flow === 'row' && (room.lines === 'never' || aside)) putLeast(draft);
  else if (rigid > small) putMost(draft, measured, room);
}

function fitShare({ sheet }: Draft, measured: Measured, room: Room): void {
  const drawn = measured.sheet;
  if (isPicture(measured) && !sheet.has('min-width')) sheet.set('min-width', '0');
  if (room.lines === 'never' || !/^1 1 /.test(drawn.get('flex') ?? '')) return;
  sheet.set('flex', `1 1 ${px(room.basis)}`);
}

/** No wider than the room there is; below the drawn width only, where it was drawn wider. */
function putMost({ sheet, narrower }: Draft, measured: Measured, room: Room): void {
  const { node } = measured;
  const { width, page, flow, definite } = room;
  const own = sheet.get('max-width');
  const set = sheet.has('width') && !followsWords(sheet.get('width'));
  if (own !== undefined && set && flow === 'column' && definite && node.drawn.width <= width + 0.01) {
    sheet.set('width', '100%');
    return;
  }
  const margin = marginOf(measured, 'left');
  const kept = margin < place ? margin : keptSides(measured, room);
  const most = kept > 0 && flow !== 'row' ? `calc(100% - ${px(kept)})` : '100%';
  const value = own === undefined ? most : own === '0' ? own : `min(${own}, ${most})`;
  // What follows its words may be a little wider in a browser than drawn.
  const luck = set ? 0 : luckOf(node.drawn.width);
  // A column that follows its content is as wide as that, however wide it is.
  const follows = !set && flow === 'column' && !definite && room.spare >= luck && margin <= 0;
  if (follows || node.drawn.width + luck + (set ? 0 : Math.max(0, margin)) <= width + 0.01)
    sheet.set('max-width', value);
  else narrower.push({ property: 'max-width', value, below: page });
}

/** px that stay free at both sides of what stood away from them. */
function keptSides(measured: Measured, room: Room): number {
  const before = keptMargin(measured, room);
  const after = room.width - marginOf(measured, 'left') - measured.node.drawn.width;
  return before === 0 ? 0 : before + Math.max(0, Math.min(after, place));
}

function putLeast({ sheet }: Draft): void {
  if (!sheet.has('min-width')) sheet.set('min-width', '0');
}
