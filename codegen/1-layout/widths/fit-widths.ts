/**
 * A page as drawn in, the same page for other widths out. At the drawn width nothing moves; where there is less room,
 * things give way in one order everywhere: spare room and wide paddings first, then set widths, which become the most
 * a thing takes; then texts wrap, then rows break into lines. CSS does all of this by itself where the drawing leaves
 * room for luck, because no browser's letters are exactly Figma's; where it leaves none, the same declarations hold
 * below the drawn width only. Heights become the least, so that whatever grows pushes what follows.
 */
import type { LayoutNode, LayoutPage } from '../layout-tree.ts';
import { coverBox } from './picture.ts';
import { fillRoom } from './fill-room.ts';
import { fitFree } from './fit-free.ts';
import { fitGap } from './fit-gap.ts';
import { fewerColumns, fitCell, fitGrid } from './fit-grid.ts';
import { fitHeight } from './fit-height.ts';
import { hangOver } from './hang-over.ts';
import { fitPadding } from './fit-padding.ts';
import { planRow, putLines } from './fit-row.ts';
import { fitMargin } from './fit-margin.ts';
import { fitSize } from './fit-size.ts';
import { fitText } from './fit-text.ts';
import { flowAtEnd } from './flow-at-end.ts';
import { gapOfShares } from './gap-of-shares.ts';
import { isInFlow } from './in-flow.ts';
import { marginOf, measureWidths, type Measured } from './measure-widths.ts';
import type { LengthReader } from './read-length.ts';
import { findBeside, withNarrower } from './stand-beside.ts';
import { closeDraft, openDraft, type Room, widthBy } from './room.ts';

/** Makes a page fit widths other than its own. */
export function fitWidths(page: LayoutPage, read: LengthReader): LayoutPage {
  const room: Room = {
    page: page.width,
    flow: 'page',
    width: page.width,
    height: page.height,
    definite: true,
    stretches: true,
    centres: false,
    lines: 'never',
    before: 0,
    alone: true,
    columns: [],
    basis: 0,
    fits: true,
    mixed: false,
    spare: 0,
    contentEnd: null,
  };
  return { ...page, root: fitNode(measureWidths(page.root, read), room, read) };
}

function fitNode(given: Measured, room: Room, read: LengthReader): LayoutNode {
  const measured = gapOfShares(flowAtEnd(fillRoom(given, room)));
  const { node, flow } = measured;
  const draft = openDraft(measured);
  if (measured.isFree) fitFree(draft, measured, room);
  else if (room.flow !== 'page') {
    fitSize(draft, measured, room);
    if (!keepsMargins(measured, room)) fitMargin(draft, measured, room);
  }
  if (room.flow === 'grid' && !measured.isFree) fitCell(draft, room);
  if (node.kind === 'text') fitText(draft, measured, room, read);
  fitHeight(draft, measured, room);
  coverBox(draft, measured, room);
  if (node.kind !== 'box') return { ...node, style: closeDraft(draft) };
  fitPadding(draft, measured, room);
  fitGrid(draft, measured, room);
  const inner = roomIn(measured, room);
  if (inner.lines !== 'never') putLines(draft, measured, inner);
  fitGap(draft, measured, inner);
  const beside = findBeside(measured, inner);
  if (beside !== null) draft.narrower.push(...beside.ofBox);
  const free = {
    ...inner,
    columns: [],
    width: node.drawn.width,
    height: node.drawn.height,
    flow: 'none' as const,
    contentEnd: inner.definite || flow !== 'row' ? null : contentEnd(measured),
  };
  let before = 0;
  const children = measured.children.map((child) => {
    const fitted = fitNode(child, child.isFree ? free : { ...inner, before }, read);
    if (isInFlow(child)) before = child.node.drawn.width;
    const over = draft.overhang.get(child);
    if (child === beside?.child) return withNarrower(fitted, beside.ofChild);
    return over === undefined ? fitted : hangOver(fitted, over);
  });
  return { ...node, children, style: closeDraft(draft) };
}

/** What fills a column keeps its distance to both sides, and a margin that is a share gives way by itself. */
function keepsMargins(measured: Measured, room: Room): boolean {
  const isShare = measured.sheet.get('margin-left')?.includes('%') === true;
  return isShare || (room.flow === 'column' && widthBy(measured, room) === 'parent');
}

/** Where the last thing in a row ends, from the row's own start. */
function contentEnd({ children, gap, padding }: Measured): number {
  const inFlow = children.filter(isInFlow);
  const lengths = inFlow.map((child) => child.node.drawn.width + marginOf(child, 'left'));
  return lengths.reduce((sum, length) => sum + length, padding.left + gap * Math.max(0, inFlow.length - 1));
}

/** The room that a box leaves to its children. */
function roomIn(measured: Measured, room: Room): Room {
  const { node, padding, flow, sheet } = measured;
  const width = node.drawn.width - padding.left - padding.right;
  const definite =
    widthBy(measured, room) === 'parent' ? room.definite : widthBy(measured, room) === 'itself';
  const common = {
    page: room.page,
    flow,
    width,
    height: node.drawn.height - padding.top - padding.bottom,
    definite,
    stretches: !sheet.has('align-items'),
    centres: sheet.get('align-items') === 'center',
    before: 0,
    alone: measured.children.filter(isInFlow).length === 1,
    contentEnd: null,
    columns: flow === 'grid' && definite ? fewerColumns(measured, room) : [],
  };
  if (flow === 'row') return { ...common, ...planRow(measured, width, definite, room.spare) };
  return { ...common, lines: 'never', basis: 0, fits: true, mixed: false, spare: definite ? 0 : room.spare };
}
