/** From what stands beside what to the layout that says so: rows, columns, lines that wrap, grids, and groups of them. */
import type { AutoLayout, BoxNode, DesignNode, Rectangle } from '#design/tree';
import type { Hold, Margin } from '../laying.ts';
import { type Cut, cutAround, type Line } from './cut-lines.ts';
import { findWrap, type Wrap } from './find-wrap.ts';
import { groupBox } from './group-box.ts';
import { holdAcross } from './hold-across.ts';
import { placeInGrid } from './place-in-grid.ts';
import { spanOf } from './span.ts';
import { splitEnds } from './split-ends.ts';
import { type Along, standAlong } from './stand-along.ts';
import type { Across } from './stand-across.ts';

/** A child with what it stands off its neighbour beyond the gap. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
  /** What it keeps by itself across the flow, as its constraint says; `null` where the flow keeps it. */
  readonly hold: Hold | null;
  /** Set where the child is a row or column that only the layout knows. */
  readonly inside: readonly PlacedChild[] | null;
}

export interface Built {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

/** Where a flow is built. */
interface Room {
  /** px in the box whose children are laid out. */
  readonly region: Rectangle;
  /** Whether it is as wide, or high, as it is whatever is in it. */
  readonly width: boolean;
  readonly height: boolean;
  readonly owner: BoxNode;
  /** Whether someone chose constraints for what is in the owner, so that those all layers begin with are meant too. */
  readonly decided: boolean;
  /** What groups in it are called by, as the owner's id and their places. */
  readonly path: string;
}

export const noMargin: Margin = { top: 0, left: 0 };

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
export function buildFlow(cut: Cut, owner: BoxNode): Built {
  const region = { x: 0, y: 0, width: owner.box.width, height: owner.box.height };
  const decided = owner.children.some(({ placement }) => placement.constraints.horizontal !== 'left');
  return buildIn(cut, { region, width: true, height: true, owner, decided, path: owner.id });
}

function buildIn(cut: Cut, room: Room): Built {
  if (cut.kind === 'pile') return buildGrid(cut, room);
  const line = cut.kind === 'one' ? cutAround('column', [cut]) : cut;
  const wrap = line.kind === 'column' && room.width ? findWrap(line.parts, room.region) : null;
  return wrap === null ? buildLine(line, room) : buildWrap(wrap, line.box, room);
}

function buildLine(line: Line, room: Room): Built {
  const row = line.kind === 'row';
  const { region } = room;
  const parts = room.width && row ? splitEnds(line.parts, region) : line.parts;
  const [hasLength, hasBreadth] = row
    ? [room.width, room.height]
    : [room.height && !parts.some(growsDown), room.width];
  const spans = parts.map(({ box }) => spanOf(box, row));
  const along = standAlong(spans, spanOf(region, row), hasLength, row);
  const across = holdAcross(parts, {
    region,
    row,
    hasRoom: hasBreadth,
    outer: changing(room, row),
    decided: room.decided,
  });
  const layout: AutoLayout = {
    ...plainLayout,
    direction: line.kind,
    gap: along.gap,
    padding: paddingOf(row, along, across),
    justify: along.justify,
    align: across.align,
    firstOnTop: typeof along.gap === 'number' && along.gap < 0 && isReversed(parts, room.owner),
  };
  const children = parts.map((part, index) => {
    const [before, aside] = [along.margins[index] ?? 0, across.offsets[index] ?? 0];
    const margin = row ? { left: before, top: aside } : { top: before, left: aside };
    const place: Place = { margin, fills: across.fills[index] === true, row, index };
    const child = standBy(placePart(part, place, room), across.selfs[index] ?? null, row);
    return keep(child, across.holds[index] ?? null);
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

function changesHeight({ placement }: BoxNode): boolean {
  const { vertical } = placement.constraints;
  if (placement.absolute) return vertical === 'stretch' || vertical === 'scale';
  return placement.vertical === 'fill';
}

/** A child that keeps its constraint by itself: the word of the flow and the drift it was given do not count. */
function keep(child: PlacedChild, hold: Hold | null): PlacedChild {
  if (hold === null) return child;
  const { placement } = child.node;
  const takes = hold.keeps === 'stretch' || hold.keeps === 'scale';
  const sizing = placement[hold.axis];
  const length = sizing === 'hug' ? sizing : takes ? 'fill' : 'fixed';
  const node = { ...child.node, placement: { ...placement, [hold.axis]: length } };
  return { ...child, node, hold };
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
  const children = wrap.parts.map((part, index) =>
    placePart(part, { margin: noMargin, fills: false, row: true, index }, room),
  );
  return { layout, children };
}

function buildGrid(pile: Extract<Cut, { kind: 'pile' }>, room: Room): Built {
  const { region } = room;
  const { columns, rows, cells } = placeInGrid(pile.parts, room.width);
  const [left, top] = [pile.box.x - region.x, pile.box.y - region.y];
  const right = region.width - pile.box.width - left;
  const padding = { left, top, right: room.width ? right : 0, bottom: 0 };
  const children = pile.parts.map((part, index) => {
    const fills = room.width && part.kind === 'one' && part.piece.node.kind !== 'shape';
    const child = placePart(part, { margin: noMargin, fills, row: false, index }, room);
    const placement = { ...child.node.placement, cell: cells[index] ?? null };
    return { ...child, node: { ...child.node, placement } };
  });
  return { layout: { ...plainLayout, direction: 'grid', padding, columns, rows }, children };
}

interface Place {
  readonly margin: Margin;
  /** Whether it takes all the room across its column. */
  readonly fills: boolean;
  readonly row: boolean;
  readonly index: number;
}

function placePart(
  part: Cut,
  { margin, fills, row, index }: Place,
  { owner, decided, path }: Room,
): PlacedChild {
  if (part.kind === 'one') return { node: inFlow(part.piece.node, fills), margin, hold: null, inside: null };
  const around = groupBox(owner, part.box, `${path}/${index}`, part.kind);
  const width = fills && !row;
  const room: Room = { region: part.box, width, height: false, owner, decided, path: around.id };
  const { layout, children } = buildIn(part, room);
  const inside = children.map((child) => moveInto(child, part.box));
  const node: BoxNode = {
    ...around,
    layout,
    placement: { ...around.placement, horizontal: width ? 'fill' : 'hug' },
    children: inside.map((child) => child.node),
  };
  return { node, margin, hold: null, inside };
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
