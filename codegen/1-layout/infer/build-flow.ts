/** From what stands beside what to the layout that says so: rows, columns, lines that wrap, grids, and groups of them. */
import type { AutoLayout, BoxNode, DesignNode, Rectangle } from '#design/tree';
import type { Margin } from '../laying.ts';
import { type Cut, cutAround, type Line } from './cut-lines.ts';
import { findWrap, type Wrap } from './find-wrap.ts';
import { groupBox } from './group-box.ts';
import { type AcrossSetting, holdAcross, isUnsaid } from './hold-across.ts';
import { goesWith, movesAround, wholeFrame } from './moves.ts';
import { placeAlong, splitAsBound } from './place-along.ts';
import { placeInGrid } from './place-in-grid.ts';
import { keepHold, noMargin, type PlacedChild, pullAlong, takesLength } from './placed-child.ts';
import { type Axes, changesHeight, type Room, type TellUnheld } from './room.ts';
import { spanOf } from './span.ts';
import { type Along, standAlong } from './stand-along.ts';
import type { Across } from './stand-across.ts';
import { tellApart, tellAll } from './tell-unheld.ts';

export interface Built {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

const still: Axes<boolean> = { horizontal: false, vertical: false };

const plainLayout: AutoLayout = {
  direction: 'column',
  wraps: false,
  gap: 0,
  crossGap: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  justify: 'start',
  align: 'start',
  alignLines: 'start',
  firstOnTop: false,
  strokesTakeSpace: false,
  columns: [],
  rows: [],
};

/** Builds the layout of a box whose children stand as cut. */
export function buildFlow(cut: Cut, owner: BoxNode, tell: TellUnheld): Built {
  const region = { x: 0, y: 0, width: owner.box.width, height: owner.box.height };
  const chosen = owner.children.map(({ placement }) => placement.constraints);
  const decided = {
    horizontal: chosen.some(({ horizontal }) => horizontal !== 'left'),
    vertical: chosen.some(({ vertical }) => vertical !== 'top'),
  };
  const edges = { horizontal: wholeFrame, vertical: wholeFrame };
  return buildIn(cut, { region, width: true, height: true, owner, decided, edges, path: owner.id, tell });
}

function buildIn(cut: Cut, room: Room): Built {
  if (cut.kind === 'pile' && !standsByItself(cut, room)) return buildGrid(cut, room);
  const line = cut.kind === 'one' || cut.kind === 'pile' ? cutAround('column', [cut]) : cut;
  const isBound = (part: Cut) =>
    !goesWith(movesAround(part, true, room.owner.box.width), { start: 0, end: 0 });
  const wraps = line.kind === 'column' && room.width && !line.parts.some(isBound);
  const wrap = wraps ? findWrap(line.parts, room.region) : null;
  return wrap === null ? buildLine(line, room) : buildWrap(wrap, line.box, room);
}

/** Whether a pile does not go with both edges of its room, so that its constraint has to be held. */
function standsByItself(pile: Cut, { decided, width, owner, region }: Room): boolean {
  if (!decided.horizontal || !width || pile.box.width === region.width) return false;
  const { start, end } = movesAround(pile, true, owner.box.width);
  return start > 0.004 || end < 0.996;
}

function buildLine(line: Line, room: Room): Built {
  const row = line.kind === 'row';
  const { region } = room;
  const parts = room.width && row ? splitAsBound(line.parts, room) : line.parts;
  const [hasLength, hasBreadth] = row
    ? [room.width, room.height]
    : [room.height && !parts.some(growsDown), room.width];
  const spans = parts.map(({ box }) => spanOf(box, row));
  const along = placeAlong(parts, room, row) ?? {
    ...standAlong(spans, spanOf(region, row), hasLength, row),
    pulls: parts.map(() => null),
    fills: parts.map(() => false),
  };
  const setting: AcrossSetting = {
    region,
    row,
    hasRoom: hasBreadth,
    outer: changing(room, row),
    edges: row ? room.edges.vertical : room.edges.horizontal,
    decided: room.decided.horizontal,
  };
  const across = holdAcross(parts, setting);
  if (setting.outer === null) tellApart(parts, room, row ? 'vertical' : 'horizontal');
  else
    tellAll(
      parts.filter((part) => isUnsaid(part, setting)),
      room,
    );
  const layout: AutoLayout = {
    ...plainLayout,
    direction: line.kind,
    gap: along.gap,
    padding: paddingOf(row, along, across),
    justify: along.justify,
    align: across.align,
    firstOnTop: typeof along.gap === 'number' && along.gap < 0 && isReversed(parts, room.owner),
    freeApart: true,
  };
  const children = parts.map((part, index) => {
    const [before, aside] = [along.margins[index] ?? 0, across.offsets[index] ?? 0];
    const margin = row ? { left: before, top: aside } : { top: before, left: aside };
    const [hold, pull] = [across.holds[index] ?? null, along.pulls[index] ?? null];
    const grows = along.fills[index] === true || pull?.length != null;
    const place: Place = {
      margin,
      fills: across.fills[index] === true,
      follows: {
        horizontal: row ? grows : across.fills[index] === true || takesLength(hold),
        vertical: row ? takesLength(hold) : grows,
      },
      row,
      index,
    };
    const child = standBy(placePart(part, place, room), across.selfs[index] ?? null, row);
    return pullAlong(keepHold(child, hold), pull, grows, row);
  });
  return { layout, children };
}

/** Whether a part is bound to the top of its frame and as high as its changing width asks. */
function growsDown(part: Cut): boolean {
  if (part.kind !== 'one') return false;
  const { keepsRatio, constraints } = part.piece.node.placement;
  return keepsRatio && constraints.horizontal !== 'left' && constraints.vertical === 'top';
}

/** px across the frame of a room that something around it decides on, so that it may change; `null` where nothing does. */
function changing({ owner, width, height }: Room, row: boolean): number | null {
  const length = row ? owner.box.height : owner.box.width;
  const changes = row ? height && changesHeight(owner) : width;
  return changes && length > 0 ? length : null;
}

function paddingOf(row: boolean, along: Along, across: Across): AutoLayout['padding'] {
  return row
    ? { left: along.start, right: along.end, top: across.start, bottom: across.end }
    : { top: along.start, bottom: along.end, left: across.start, right: across.end };
}

/** Whether of things that overlap in a row the former lie on the later. */
function isReversed(parts: readonly Cut[], owner: BoxNode): boolean {
  const [first, second] = parts.flatMap((part) => (part.kind === 'one' ? [part.piece.node] : []));
  if (first === undefined || second === undefined) return false;
  return owner.children.indexOf(first) > owner.children.indexOf(second);
}

function standBy(child: PlacedChild, self: 'start' | 'center' | 'end' | null, row: boolean): PlacedChild {
  if (self === null) return child;
  const alignSelf = row ? { horizontal: null, vertical: self } : { horizontal: self, vertical: null };
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, alignSelf } } };
}

function buildWrap(wrap: Wrap, box: Rectangle, room: Room): Built {
  const { region, height } = room;
  const top = Math.max(0, box.y - region.y);
  const below = Math.max(0, region.y + region.height - box.y - box.height);
  const padding = { left: wrap.start, right: wrap.end, top, bottom: height ? Math.min(top, below) : 0 };
  const { gap, crossGap } = wrap;
  const layout: AutoLayout = { ...plainLayout, direction: 'row', wraps: true, gap, crossGap, padding };
  tellApart(wrap.parts, room, 'vertical');
  const children = wrap.parts.map((part, index) =>
    placePart(part, { margin: noMargin, fills: false, follows: still, row: true, index }, room),
  );
  return { layout, children };
}

function buildGrid(pile: Extract<Cut, { kind: 'pile' }>, room: Room): Built {
  const { region } = room;
  if (!room.width) tellApart(pile.parts, room, 'horizontal');
  tellApart(pile.parts, room, 'vertical');
  const { columns, rows, cells } = placeInGrid(pile.parts, room);
  const [left, top] = [pile.box.x - region.x, pile.box.y - region.y];
  const right = region.width - pile.box.width - left;
  const padding = { left, top, right: room.width ? right : 0, bottom: 0 };
  const children = pile.parts.map((part, index) => {
    const fills = room.width && part.kind === 'one' && part.piece.node.kind !== 'shape';
    const child = placePart(
      part,
      { margin: noMargin, fills, follows: { horizontal: fills, vertical: false }, row: false, index },
      room,
    );
    const placement = { ...child.node.placement, cell: cells[index] ?? null };
    return { ...child, node: { ...child.node, placement } };
  });
  return { layout: { ...plainLayout, direction: 'grid', padding, columns, rows }, children };
}

interface Place {
  readonly margin: Margin;
  /** Whether it takes all the room across its column. */
  readonly fills: boolean;
  /** Whether its own lengths are decided around it. */
  readonly follows: Axes<boolean>;
  readonly row: boolean;
  readonly index: number;
}

function placePart(
  part: Cut,
  { margin, fills, follows, row, index }: Place,
  { owner, decided, path, tell }: Room,
): PlacedChild {
  const loose = { margin, hold: null, pull: null };
  if (part.kind === 'one') return { node: inFlow(part.piece.node, fills), ...loose, inside: null };
  const around = groupBox(owner, part.box, `${path}/${index}`, part.kind);
  const width = (fills && !row) || follows.horizontal;
  const edges = {
    horizontal: decided.horizontal ? movesAround(part, true, owner.box.width) : wholeFrame,
    vertical: decided.vertical ? movesAround(part, false, owner.box.height) : wholeFrame,
  };
  const room: Room = {
    region: part.box,
    width,
    height: follows.vertical,
    owner,
    decided,
    edges,
    path: around.id,
    tell,
  };
  const { layout, children } = buildIn(part, room);
  const inside = children.map((child) => moveInto(child, part.box));
  const node: BoxNode = {
    ...around,
    layout,
    placement: { ...around.placement, horizontal: width ? 'fill' : 'hug' },
    children: inside.map((child) => child.node),
  };
  return { node, ...loose, inside };
}

function moveInto(child: PlacedChild, { x, y }: Rectangle): PlacedChild {
  const { box } = child.node;
  return { ...child, node: { ...child.node, box: { ...box, x: box.x - x, y: box.y - y } } };
}

function inFlow(node: DesignNode, fills: boolean): DesignNode {
  const { placement } = node;
  const horizontal = fills && placement.horizontal !== 'hug' ? 'fill' : placement.horizontal;
  return { ...node, placement: { ...placement, absolute: false, horizontal } };
}
