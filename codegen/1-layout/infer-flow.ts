/**
 * Frames drawn without auto layout: rows and columns read from where the children are. What lies on something else
 * stays where it is, held by its constraints; the rest flows, so that the page can change its width.
 */
import type { AutoLayout, BoxNode, DesignNode, Placement, Rectangle } from '#design/tree';
import { type Cut, cutLines, type Piece } from './cut-lines.ts';
import { findOverlapping } from './find-overlaps.ts';
import type { Margin } from './laying.ts';
import { turnedBox } from './matrix.ts';
import { nestChildren } from './nest-children.ts';
import { sharedArea } from './visual-bounds.ts';

/** A child with what it stands off its neighbour beyond the gap. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
  /** Set where the child is a row or column that only the layout knows. */
  readonly inside: readonly PlacedChild[] | null;
}

export interface InferredFlow {
  readonly node: BoxNode;
  readonly children: readonly PlacedChild[];
  /** The layout was read from the drawing. */
  readonly inferred: boolean;
}

const noMargin: Margin = { top: 0, left: 0 };
const mostChildren = 3000;

/** The same box with a layout, where its children show one. */
export function inferFlow(drawn: BoxNode): InferredFlow {
  const asDrawn = { node: drawn, children: drawn.children.map(plainly), inferred: false };
  if (drawn.layout !== null || drawn.children.length > mostChildren) return asDrawn;
  if (drawn.children.some((child) => child.mask !== null)) return asDrawn;
  const node = { ...drawn, children: nestChildren(drawn.children) };
  const free = { node, children: node.children.map(plainly), inferred: false };
  const pieces = node.children
    .filter(({ visible }) => visible)
    .map((child) => ({ node: child, box: turnedBox(child) }));
  const overlapping = findOverlapping(pieces.map(({ box }) => box));
  const flowing = pieces.filter((_, index) => !overlapping.has(index));
  if (flowing.length === 0) return free;
  const cut = cutLines(flowing);
  if (cut.kind === 'pile') return free;
  const region: Rectangle = { x: 0, y: 0, width: node.box.width, height: node.box.height };
  const { layout, children } = buildFlow(cut.kind === 'one' ? asColumn(cut) : cut, region, true, node);
  const all = stack(node, children, flowing, pieces);
  return {
    node: { ...node, layout, children: all.map((child) => child.node) },
    children: all,
    inferred: true,
  };
}

function plainly(node: DesignNode): PlacedChild {
  return { node, margin: noMargin, inside: null };
}

function asColumn(cut: Cut): Extract<Cut, { kind: 'row' | 'column' }> {
  return { kind: 'column', parts: [cut], box: cut.box };
}

/** What lies beneath the flow comes before it, everything else that is free behind it. */
function stack(
  node: BoxNode,
  flow: readonly PlacedChild[],
  flowing: readonly Piece[],
  pieces: readonly Piece[],
): readonly PlacedChild[] {
  const inFlow = new Set(flowing.map((piece) => piece.node));
  const order = new Map(node.children.map((child, index) => [child, index]));
  const boxes = new Map(pieces.map((piece) => [piece.node, piece.box]));
  const isBeneath = (free: DesignNode): boolean => {
    const box = boxes.get(free);
    const own = order.get(free) ?? 0;
    if (box === undefined) return false;
    return !flowing.some((piece) => (order.get(piece.node) ?? 0) < own && sharedArea(piece.box, box) > 0);
  };
  const free = node.children.filter((child) => !inFlow.has(child));
  const beneath = new Set(free.filter(isBeneath));
  return [...[...beneath].map(plainly), ...flow, ...free.filter((child) => !beneath.has(child)).map(plainly)];
}

interface Built {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

/** One axis of a rectangle. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const along = (box: Rectangle, row: boolean): Span =>
  row ? { start: box.x, end: box.x + box.width } : { start: box.y, end: box.y + box.height };

/** `definite` says that the region is as wide as drawn whatever is in it, so that something can fill it. */
function buildFlow(
  cut: Extract<Cut, { kind: 'row' | 'column' }>,
  region: Rectangle,
  definite: boolean,
  parent: BoxNode,
): Built {
  const row = cut.kind === 'row';
  const outer = along(region, row);
  const parts = definite && row ? splitEnds(cut.parts, outer) : cut.parts;
  const spans = parts.map(({ box }) => along(box, row));
  const first = spans[0] ?? outer;
  const last = spans.at(-1) ?? outer;
  const gaps = spans.slice(1).map((span, index) => span.start - (spans[index]?.end ?? 0));
  const spread =
    definite &&
    row &&
    parts.length === 2 &&
    near(first.start - outer.start, outer.end - last.end, 40) &&
    (gaps[0] ?? 0) > 40;
  const gap = spread ? 0 : commonGap(gaps);
  const start = first.start - outer.start;
  const across = alignAcross(parts, region, row, definite);
  const end = spread ? Math.max(0, outer.end - last.end) : Math.max(0, Math.min(start, outer.end - last.end));
  const padding = { start: Math.max(0, start), end: definite ? end : 0 };
  const layout: AutoLayout = {
    direction: row ? 'row' : 'column',
    wraps: false,
    gap: spread ? 'auto' : gap,
    crossGap: 0,
    padding: row
      ? { left: padding.start, right: padding.end, top: across.start, bottom: across.end }
      : { top: padding.start, bottom: padding.end, left: across.start, right: across.end },
    justify: spread ? 'space-between' : 'start',
    align: across.align,
    alignLines: 'start',
    firstOnTop: false,
    strokesTakeSpace: false,
    columns: [],
    rows: [],
  };
  const children = parts.map((part, index) => {
    const extra = index === 0 ? Math.min(0, start) : spread ? 0 : (gaps[index - 1] ?? 0) - gap;
    const aside = across.offsets[index] ?? 0;
    const margin: Margin = row ? { left: extra, top: aside } : { top: extra, left: aside };
    const placed = place(part, margin, across.fills[index] === true, row, parent, index);
    const self = across.selfs[index] ?? null;
    if (self === null) return placed;
    const placement = { ...placed.node.placement, alignSelf: { horizontal: self, vertical: null } };
    return { ...placed, node: { ...placed.node, placement } };
  });
  return { layout, children };
}

function near(one: number, other: number, within: number): boolean {
  return Math.abs(one - other) <= within;
}

/** The gap all share, or the smallest where most share it; single ones beyond it become margins. */
function commonGap(gaps: readonly number[]): number {
  const smallest = Math.min(...gaps);
  if (gaps.length === 0 || smallest < 0) return gaps.length === 1 ? smallest : 0;
  const same = gaps.filter((gap) => near(gap, smallest, 0.05)).length;
  return same * 2 >= gaps.length ? smallest : 0;
}

/** A row that reaches both ends of its room with one wide gap is two groups, kept apart by that gap. */
function splitEnds(parts: readonly Cut[], outer: Span): readonly Cut[] {
  if (parts.length < 3) return parts;
  const gaps = parts.slice(1).map(({ box }, index) => {
    const former = parts[index]?.box;
    return former === undefined ? 0 : box.x - former.x - former.width;
  });
  const widest = Math.max(...gaps);
  const at = gaps.indexOf(widest) + 1;
  const others = gaps.filter((_, index) => index !== at - 1);
  const first = parts[0]?.box;
  const last = parts.at(-1)?.box;
  if (first === undefined || last === undefined) return parts;
  const even = near(first.x - outer.start, outer.end - last.x - last.width, 40);
  if (!even || widest < 2 * Math.max(40, ...others)) return parts;
  return [group(parts.slice(0, at)), group(parts.slice(at))];
}

function group(parts: readonly Cut[]): Cut {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const left = Math.min(...parts.map(({ box }) => box.x));
  const top = Math.min(...parts.map(({ box }) => box.y));
  const right = Math.max(...parts.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...parts.map(({ box }) => box.y + box.height));
  return { kind: 'row', parts, box: { x: left, y: top, width: right - left, height: bottom - top } };
}

interface Across {
  readonly align: AutoLayout['align'];
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** What each part stands off beyond the padding. */
  readonly offsets: readonly number[];
  /** Parts that stand across by a rule of their own. */
  readonly selfs: readonly ('center' | 'end' | null)[];
  /** Parts that take all the room across. */
  readonly fills: readonly boolean[];
}

function alignAcross(parts: readonly Cut[], region: Rectangle, row: boolean, definite: boolean): Across {
  const outer = along(region, !row);
  const spans = parts.map(({ box }) => along(box, !row));
  const before = spans.map((span) => span.start - outer.start);
  const after = spans.map((span) => outer.end - span.end);
  const [start, end] = [Math.max(0, Math.min(...before)), Math.max(0, Math.min(...after))];
  const none = spans.map(() => 0);
  const selfs = spans.map(() => null);
  const fillsFrom = (left: number, right: number) =>
    spans.map(
      (_, index) =>
        !row && definite && near(before[index] ?? 0, left, 0.5) && near(after[index] ?? 0, right, 0.5),
    );
  const all = (values: readonly number[], within: number) =>
    values.every((value) => near(value, values[0] ?? 0, within));
  if (all(before, 0.5)) {
    const offsets = before.map((value) => (value < 0 ? value : 0));
    return { align: 'start', start, end: definite ? end : 0, offsets, selfs, fills: fillsFrom(start, end) };
  }
  const shifts = spans.map((_, index) => (before[index] ?? 0) - (after[index] ?? 0));
  if (all(shifts, 1)) {
    const shift = shifts[0] ?? 0;
    const even = near(shift, 0, 1) ? Math.min(start, end) : 0;
    const sides = near(shift, 0, 1) ? [even, even] : [Math.max(0, shift), Math.max(0, -shift)];
    const [left, right] = [sides[0] ?? 0, sides[1] ?? 0];
    return { align: 'center', start: left, end: right, offsets: none, selfs, fills: fillsFrom(left, right) };
  }
  if (all(after, 0.5))
    return { align: 'end', start, end, offsets: none, selfs, fills: fillsFrom(start, end) };
  const own = parts.map((part, index) =>
    row || !definite ? null : standsBy(part, (before[index] ?? 0) - start, (after[index] ?? 0) - end),
  );
  return {
    align: 'start',
    start,
    end: definite ? end : 0,
    offsets: before.map((value, index) => (own[index] === null ? value - start : 0)),
    selfs: own,
    fills: fillsFrom(start, end),
  };
}

/** A constraint that the drawing bears out: at the end, or in the middle, of the room that the padding leaves. */
function standsBy(part: Cut, before: number, after: number): 'center' | 'end' | null {
  const constraint = part.kind === 'one' ? part.piece.node.placement.constraints.horizontal : null;
  if (near(before, 0, 0.5)) return null;
  if (near(after, 0, 0.5) && constraint !== 'left') return 'end';
  return constraint === 'center' && near(before, after, 1) ? 'center' : null;
}

const inFlow = (node: DesignNode, fills: boolean): Placement => ({
  ...node.placement,
  absolute: false,
  horizontal: fills && node.placement.horizontal !== 'hug' ? 'fill' : node.placement.horizontal,
});

/** A line of text that happens to be the widest is not meant to fill; a paragraph, or what keeps both edges, is. */
function mayFill(node: DesignNode): boolean {
  if (node.kind !== 'text' || node.placement.constraints.horizontal === 'stretch') return true;
  const line = node.runs[0]?.style.drawnLineHeight ?? node.box.height;
  return node.box.height > 1.5 * line;
}

function place(
  part: Cut,
  margin: Margin,
  fills: boolean,
  inRow: boolean,
  parent: BoxNode,
  index: number,
): PlacedChild {
  if (part.kind === 'one') {
    const { node } = part.piece;
    return { node: { ...node, placement: inFlow(node, fills && mayFill(node)) }, margin, inside: null };
  }
  const wrapper = wrap(parent, part.box, `${parent.id}/${index}`, part.kind);
  if (part.kind === 'pile') {
    const children = part.pieces.map(({ node }) => ({
      ...node,
      box: { ...node.box, x: node.box.x - part.box.x, y: node.box.y - part.box.y },
    }));
    const pile = { ...wrapper, children, placement: { ...wrapper.placement, vertical: 'fixed' as const } };
    const sized = {
      ...pile,
      placement: { ...pile.placement, horizontal: fills ? ('fill' as const) : ('fixed' as const) },
    };
    return { node: sized, margin, inside: children.map(plainly) };
  }
  const definite = fills && !inRow;
  const { layout, children } = buildFlow(part, part.box, definite, wrapper);
  const node: BoxNode = {
    ...wrapper,
    layout,
    placement: { ...wrapper.placement, horizontal: definite ? 'fill' : 'hug' },
    children: children.map((child) => child.node),
  };
  return { node, margin, inside: children };
}

/** A box without looks around a part of another's children. */
function wrap(parent: BoxNode, box: Rectangle, id: string, name: string): BoxNode {
  return {
    ...parent,
    id,
    name,
    role: 'group',
    outline: null,
    visible: true,
    box,
    absoluteBox: { ...box, x: parent.absoluteBox.x + box.x, y: parent.absoluteBox.y + box.y },
    renderBox: null,
    rotation: 0,
    flip: { x: false, y: false },
    opacity: 1,
    blendMode: 'PASS_THROUGH',
    effects: [],
    mask: null,
    propertyReferences: {},
    tokens: {},
    modes: {},
    link: null,
    exported: null,
    layout: null,
    clips: false,
    scrolls: 'none',
    fills: [],
    stroke: null,
    radii: [0, 0, 0, 0],
    instance: null,
    placement: {
      ...parent.placement,
      absolute: false,
      horizontal: 'hug',
      vertical: 'hug',
      minWidth: null,
      maxWidth: null,
      minHeight: null,
      maxHeight: null,
      cell: null,
      alignSelf: { horizontal: null, vertical: null },
      fixedOnScroll: false,
      sticksOnScroll: false,
    },
    children: [],
  };
}
