/**
 * Figma's constraints across a row or column: most of them are words of flex, or what the drawing shows anyway; the
 * others a child keeps by itself. https://developers.figma.com/docs/plugins/api/Constraints/
 */
import type { Rectangle } from '#design/tree';
import type { Hold } from '../laying.ts';
import { acrossPart } from './across-part.ts';
import type { Cut } from './cut-lines.ts';
import { keepsBy, type Moves, movesAround, movesIn, wholeFrame } from './moves.ts';
import { near, type Span, spanOf } from './span.ts';
import { type Across, standAcross } from './stand-across.ts';

/** How parts stand across, and what each keeps by itself; `null` where the flow keeps it. */
export interface HeldAcross extends Across {
  readonly holds: readonly (Hold | null)[];
}

/** The row or column that parts stand in. */
export interface AcrossSetting {
  readonly region: Rectangle;
  readonly row: boolean;
  /** Whether the region is as wide, or high, as it is whatever is in it. */
  readonly hasRoom: boolean;
  /** px across the frame whose children the parts are; `null` where that never changes. */
  readonly outer: number | null;
  /** How the edges of the region move with that frame. */
  readonly edges: Moves;
  /** Someone chose constraints for what is in the frame. */
  readonly decided: boolean;
}

/** Reads how parts stand across as they are drawn, and then what their constraints ask beyond that. */
export function holdAcross(parts: readonly Cut[], setting: AcrossSetting): HeldAcross {
  const isScaled = (part: Cut) => keepingOf(part, setting) === 'scale';
  const drawn = standWithout(parts, isScaled, setting);
  const first = drawn.holds.map((hold) => hold?.keeps);
  const apart = new Set(parts.filter((_, index) => first[index] === 'center' || first[index] === 'scale'));
  // What moves with the frame keeps no one else off its edges.
  return apart.size === 0 ? drawn : standWithout(parts, (part) => apart.has(part), setting);
}

function standWithout(
  parts: readonly Cut[],
  isApart: (part: Cut) => boolean,
  setting: AcrossSetting,
): HeldAcross {
  const { region, row, hasRoom, decided } = setting;
  const others = parts.filter((part) => !isApart(part));
  const stand =
    others.length === 0
      ? nothing
      : standAcross(
          others.map((part) => acrossPart(part, row, region, decided, keepingOf(part, setting))),
          spanOf(region, !row),
          hasRoom,
          row,
        );
  const places = new Map(others.map((part, index) => [part, index]));
  const at = parts.map((part) => places.get(part) ?? -1);
  const across: Across = {
    ...stand,
    offsets: at.map((index) => stand.offsets[index] ?? 0),
    selfs: at.map((index) => stand.selfs[index] ?? null),
    fills: at.map((index) => stand.fills[index] ?? false),
  };
  return { ...across, holds: parts.map((part, index) => findHold(part, index, across, setting)) };
}

const nothing: Across = { align: 'start', start: 0, end: 0, offsets: [], selfs: [], fills: [] };

function findHold(part: Cut, index: number, across: Across, setting: AcrossSetting): Hold | null {
  const { region, row } = setting;
  const keeps = keepingOf(part, setting);
  const frame = frameOf(setting);
  if (keeps === null || frame === null) return null;
  const [room, span] = [spanOf(region, !row), spanOf(part.box, !row)];
  const content: Span = { start: room.start + across.start, end: room.end - across.end };
  const [before, after] = [span.start - content.start, content.end - span.end];
  const word = across.selfs[index] ?? across.align;
  const fills = across.fills[index] === true;
  const isKept = {
    center: word === 'center' && near(before, after) && !fills,
    end: word === 'end' && near(after, 0) && !fills,
    stretch: fills,
    scale: false,
  };
  if (isKept[keeps]) return null;
  return {
    axis: row ? 'vertical' : 'horizontal',
    keeps,
    before,
    after,
    from: (span.start - frame.start) / frame.length,
    share: (span.end - span.start) / frame.length,
    start: content.start - frame.start,
    around: frame.length - content.end + content.start,
  };
}

/** Whether what is in a part moves across the frame in a way that has no word. */
export function isUnsaid(part: Cut, setting: AcrossSetting): boolean {
  return setting.outer !== null && wordOf(part, setting) === null;
}

/** What the constraint of a part asks for across the frame. */
function keepingOf(part: Cut, setting: AcrossSetting): Hold['keeps'] | null {
  const word = wordOf(part, setting);
  return word === 'start' ? null : word;
}

function wordOf(part: Cut, setting: AcrossSetting): ReturnType<typeof keepsBy> {
  const { row, outer, edges } = setting;
  const frame = frameOf(setting);
  if (frame === null || outer === null) return null;
  const span = spanOf(part.box, !row);
  const moves = movesIn(movesAround(part, !row, outer), frame.isWhole ? wholeFrame : edges);
  const from = { start: span.start - frame.start, end: span.end - frame.start };
  return moves === null ? null : keepsBy(moves, from, frame.length);
}

/** What shares count from: the frame where the region only keeps distances to it, else the region. */
function frameOf({ region, row, outer, edges }: AcrossSetting) {
  if (outer === null) return null;
  const isWhole = near(edges.start, 0, 0.002) && near(edges.end, 1, 0.002);
  const { start, end } = spanOf(region, !row);
  return isWhole ? { isWhole, start: 0, length: outer } : { isWhole, start, length: end - start };
}
