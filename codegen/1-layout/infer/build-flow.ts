/** From what stands beside what to the layout that says so: rows, columns, lines that wrap, grids, and groups of them. */
import type { Limit } from '#design/limits';
import type { AutoLayout, BoxNode, DesignNode, Rectangle, Sizing } from '#design/tree';
import type { Hold, Margin, Pull } from '../laying.ts';
import { isOneLine } from '../one-line.ts';
import { type Cut, cutAround, type Line } from './cut-lines.ts';
import { findWrap, type Wrap } from './find-wrap.ts';
import { groupBox } from './group-box.ts';
import { holdAcross } from './hold-across.ts';
import { type HeldAlong, holdAlong } from './hold-along.ts';
import { goesWith, type Moves, movesAround, movesIn, wholeFrame } from './moves.ts';
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
  /** What it keeps by itself along the flow. */
  readonly pull: Pull | null;
  /** Set where the child is a row or column that only the layout knows. */
  readonly inside: readonly PlacedChild[] | null;
}

export interface Built {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

/** Hears of layers whose constraint a flow does not hold, and why. */
export type TellUnheld = (node: DesignNode, detail: Unheld) => void;

type Unheld = Extract<Limit<'layout-approximated'>, `${string} in the design, and ${string}`>;

/** Where a flow is built. */
interface Room {
  /** px in the box whose children are laid out. */
  readonly region: Rectangle;
  /** Whether it is as wide, or high, as it is whatever is in it. */
  readonly width: boolean;
  readonly height: boolean;
  readonly owner: BoxNode;
  /** Whether someone chose constraints for what is in the owner, so that those all layers begin with are meant too. */
  readonly decided: Axes<boolean>;
  /** How its edges move with those of the owner. */
  readonly edges: Axes<Moves>;
  /** What groups in it are called by, as the owner's id and their places. */
  readonly path: string;
  readonly tell: TellUnheld;
}

interface Axes<Each> {
  readonly horizontal: Each;
  readonly vertical: Each;
}

const still: Axes<boolean> = { horizontal: false, vertical: false };

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
  if (cut.kind === 'pile') return buildGrid(cut, room);
  const line = cut.kind === 'one' ? cutAround('column', [cut]) : cut;
  const wraps = line.kind === 'column' && room.width && !line.parts.some((part) => isBound(part, room));
  const wrap = wraps ? findWrap(line.parts, room.region) : null;
  return wrap === null ? buildLine(line, room) : buildWrap(wrap, line.box, room);
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
  const across = holdAcross(parts, {
    region,
    row,
    hasRoom: hasBreadth,
    outer: changing(room, row),
    edges: row ? room.edges.vertical : room.edges.horizontal,
    decided: room.decided.horizontal,
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
    return pullAlong(keep(child, hold), pull, grows, row);
  });
  return { layout, children };
}

/** A row as two groups at its ends, where its constraints do not speak against that. */
function splitAsBound(parts: readonly Cut[], { region, owner, decided }: Room): readonly Cut[] {
  const ends = splitEnds(parts, region);
  if (!decided.horizontal || ends.length !== 2) return ends;
  const [one, other] = ends.map((end) => movesAround(end, true, owner.box.width));
  const keepLengths =
    one !== undefined && other !== undefined && goesWith(one, one) && goesWith(other, other);
  return keepLengths ? ends : parts;
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
  const sizing = takesLength(hold) ? sizingOf(child.node, hold.axis) : 'fixed';
  const isHug = child.node.placement[hold.axis] === 'hug' && child.inside === null;
  return { ...resize(child, hold.axis, isHug ? 'hug' : sizing), hold };
}

/** What follows its frame fills; a line of text never breaks where that gets narrow. */
function sizingOf(node: DesignNode, axis: 'horizontal' | 'vertical'): Sizing {
  return axis === 'horizontal' && node.kind === 'text' && isOneLine(node) ? 'hug' : 'fill';
}

function resize(child: PlacedChild, axis: 'horizontal' | 'vertical', sizing: Sizing): PlacedChild {
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, [axis]: sizing } } };
}

function takesLength(hold: Hold | null): boolean {
  return hold?.keeps === 'stretch' || hold?.keeps === 'scale';
}

/** A child that keeps its constraint along the flow by itself, or takes the room in it. */
function pullAlong(child: PlacedChild, pull: Pull | null, grows: boolean, row: boolean): PlacedChild {
  if (!grows) return pull === null ? child : { ...child, pull };
  const axis = row ? 'horizontal' : 'vertical';
  const isHug = child.node.placement[axis] === 'hug' && child.inside === null;
  const isText = pull !== null && child.node.kind === 'text';
  return { ...resize(child, axis, isHug ? 'hug' : isText ? sizingOf(child.node, axis) : 'fill'), pull };
}

/** How the constraints of parts share the room along them; `null` where no one decided, or no flow does what they ask. */
function placeAlong(parts: readonly Cut[], room: Room, row: boolean): HeldAlong | null {
  const axis = row ? 'horizontal' : 'vertical';
  const outer = row ? room.owner.box.width : changesHeight(room.owner) ? room.owner.box.height : null;
  if (!room.decided[axis] || outer === null) return null;
  const edges = room.edges[axis];
  const isSized = row ? room.width : room.height;
  if (!isSized || movesIn(edges, edges) === null) {
    tellApart(parts, room, row, outer);
    return null;
  }
  const held = holdAlong(parts, { region: room.region, row, outer, edges });
  if (held === null) tellCrossing(parts, room, row, outer);
  return held;
}

/** What does not go where all around it goes, in a row or column of a length of its own. */
function tellApart(parts: readonly Cut[], { edges, tell }: Room, row: boolean, outer: number): void {
  const around = edges[row ? 'horizontal' : 'vertical'];
  for (const part of parts) {
    if (part.kind !== 'one' || goesWith(movesAround(part, row, outer), around)) continue;
    tell(part.piece.node, 'it moves against what it stands with in the design, and goes with it here');
  }
}

function tellCrossing(parts: readonly Cut[], { tell }: Room, row: boolean, outer: number): void {
  let reached = 0;
  for (const part of parts) {
    const { start, end } = movesAround(part, row, outer);
    const [node] = nodesIn(part);
    if (node !== undefined && start < reached - 0.004)
      tell(node, 'it runs over its neighbour in a frame of another size in the design, and makes room here');
    reached = end;
  }
}

function nodesIn(part: Cut): readonly DesignNode[] {
  return part.kind === 'one' ? [part.piece.node] : part.parts.flatMap(nodesIn);
}

/** Whether something in a part is bound to more than the start of its frame. */
function isBound(part: Cut, { owner }: Room): boolean {
  return (
    nodesIn(part).some((node) => node.placement.constraints.horizontal !== 'left') && owner.box.width > 0
  );
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
    placePart(part, { margin: noMargin, fills: false, follows: still, row: true, index }, room),
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
