/**
 * Figma's constraints along a row or column: each distance and each length takes its share of what the frame grows.
 * Where one length takes all of it, it fills; where distances take it evenly, they are automatic; what remains are
 * shares of the room. https://developers.figma.com/docs/plugins/api/Constraints/
 */
import type { Rectangle } from '#design/tree';
import type { Pull } from '../laying.ts';
import type { Cut } from './cut-lines.ts';
import { type Moves, movesAround } from './moves.ts';
import { near, spanOf } from './span.ts';
import { type Along, commonGap, control, paddings } from './stand-along.ts';

/** How parts share their room, and what each does for it by itself; `null` where the flow does all. */
export interface HeldAlong extends Along {
  readonly pulls: readonly (Pull | null)[];
  /** Parts that take all the room there is. */
  readonly fills: readonly boolean[];
}

/** The row or column that parts stand in. */
export interface AlongSetting {
  readonly region: Rectangle;
  readonly row: boolean;
  /** px along the frame whose children the parts are. */
  readonly outer: number;
  /** How the edges of the region move with that frame. */
  readonly edges: Moves;
}

/** A distance or a length, and the share it takes of what its region grows. */
interface Stretch {
  readonly px: number;
  readonly share: number;
}

interface Line {
  /** Before, between and behind the parts. */
  readonly spaces: readonly Stretch[];
  readonly lengths: readonly Stretch[];
  readonly row: boolean;
}

/** Reads how parts share their room as their constraints say; `null` where they would run over each other. */
export function holdAlong(parts: readonly Cut[], setting: AlongSetting): HeldAlong | null {
  const line = measure(parts, setting);
  const { spaces, lengths } = line;
  if ([...spaces, ...lengths].some(({ share }) => share < -even)) return null;
  const growing = lengths.filter(takes);
  const wide = spaces.filter(takes);
  if (growing.length === 1 && wide.length === 0) return fillOne(line);
  const [first] = wide;
  if (
    first !== undefined &&
    growing.length === 0 &&
    wide.every(({ share }) => near(share, first.share, even))
  )
    return spreadEvenly(line, Math.min(...wide.map(({ px }) => px)));
  return share(line);
}

/** Shares that are no further apart are the same. */
const even = 0.004;

function takes(stretch: Stretch): boolean {
  return stretch.share > even;
}

function measure(parts: readonly Cut[], { region, row, outer, edges }: AlongSetting): Line {
  const growth = edges.end - edges.start;
  const room = spanOf(region, row);
  const marks = parts.map(({ box }) => spanOf(box, row));
  const moves = parts.map((part) => movesAround(part, row, outer));
  const spaces = [...parts, null].map((_, index) => {
    const [from, to] = [marks[index - 1]?.end ?? room.start, marks[index]?.start ?? room.end];
    const [former, next] = [moves[index - 1]?.end ?? edges.start, moves[index]?.start ?? edges.end];
    return { px: to - from, share: (next - former) / growth };
  });
  const lengths = marks.map(({ start, end }, index) => {
    const { start: from, end: to } = moves[index] ?? edges;
    return { px: end - start, share: (to - from) / growth };
  });
  return { spaces, lengths, row };
}

/** The ends of a line, and the distances between its parts. */
function partsOf({ spaces }: Line): { lead: Stretch; gaps: readonly Stretch[]; trail: Stretch } {
  const none = { px: 0, share: 0 };
  return { lead: spaces[0] ?? none, gaps: spaces.slice(1, -1), trail: spaces.at(-1) ?? none };
}

function fillOne(line: Line): HeldAlong {
  const { lead, gaps, trail } = partsOf(line);
  const gap = commonGap(gaps.map(({ px }) => px));
  return {
    justify: 'start',
    gap,
    start: Math.max(0, lead.px),
    end: Math.max(0, trail.px),
    margins: [Math.min(0, lead.px), ...gaps.map(({ px }) => apartFrom(px, gap))],
    pulls: line.lengths.map(() => null),
    fills: line.lengths.map(takes),
  };
}

/** Some distances grow alike: by a word of the flow where there is one, else each by itself. `least` px is the shortest. */
function spreadEvenly(line: Line, least: number): HeldAlong {
  const { lead, gaps, trail } = partsOf(line);
  const held = { pulls: line.lengths.map(() => null), fills: line.lengths.map(() => false) };
  const inner = gaps.some(takes);
  if (!inner) {
    const gap = commonGap(gaps.map(({ px }) => px));
    const margins = [0, ...gaps.map(({ px }) => apartFrom(px, gap))];
    const word = takes(lead) ? (takes(trail) ? 'center' : 'end') : 'start';
    const length = line.lengths.reduce((sum, { px }) => sum + px, 0);
    return {
      justify: word,
      gap,
      margins,
      ...held,
      ...endsOf(word, lead.px, trail.px, !line.row && length <= control),
    };
  }
  if (gaps.every(takes) && !takes(lead) && !takes(trail)) {
    const margins = [0, ...gaps.map(({ px }) => apartFrom(px, least))];
    return { justify: 'space-between', gap: 'auto', start: lead.px, end: trail.px, margins, ...held };
  }
  return spreadSome(line);
}

function endsOf(word: 'start' | 'center' | 'end', lead: number, trail: number, isControl: boolean) {
  if (word === 'center' && !near(lead, trail))
    return { start: Math.max(0, lead - trail), end: Math.max(0, trail - lead) };
  return paddings(word, lead, trail, true, isControl);
}

/** Some of several distances grow: those have margins that take what is left, and the others are as drawn. */
function spreadSome(line: Line): HeldAlong {
  const { lead, gaps, trail } = partsOf(line);
  const still = gaps.filter((gap) => !takes(gap)).map(({ px }) => px);
  const gap = Math.min(still.length === 0 ? 0 : commonGap(still), ...gaps.map(({ px }) => Math.max(0, px)));
  const rest = [lead.px, ...gaps.map(({ px }) => px - gap), trail.px];
  const least = Math.min(...rest.filter((_, index) => takes(line.spaces[index] ?? lead)));
  const beyond = (index: number) => apartFrom((rest[index] ?? 0) - least, 0);
  const isWide = (index: number) => takes(line.spaces[index] ?? trail);
  const last = line.lengths.length - 1;
  return {
    justify: 'start',
    gap,
    start: isWide(0) ? beyond(0) : lead.px,
    end: isWide(last + 1) ? beyond(last + 1) : trail.px,
    margins: line.lengths.map((_, index) =>
      index === 0 || isWide(index) ? 0 : apartFrom(rest[index] ?? 0, 0),
    ),
    pulls: line.lengths.map((_, index) => {
      const before = isWide(index) ? 'auto' : null;
      const after =
        index < last ? (isWide(index + 1) ? beyond(index + 1) : 0) : isWide(last + 1) ? 'auto' : 0;
      return before === null && after === 0 ? null : { before, after, length: null, shift: null };
    }),
    fills: line.lengths.map(() => false),
  };
}

/** Distances and lengths that are each a share of the room, and px beside. */
function share(line: Line): HeldAlong {
  const { lead, trail } = partsOf(line);
  const [start, end] = [lead, trail].map((space) => (takes(space) ? 0 : Math.max(0, space.px)));
  const all = [...line.spaces, ...line.lengths].reduce((sum, { px }) => sum + px, 0);
  const room = all - (start ?? 0) - (end ?? 0);
  const beside = ({ px, share }: Stretch) => ({ share, px: px - share * room });
  let shift = 0;
  const held = line.lengths.map((length, index): Pull | null => {
    const space = line.spaces[index] ?? lead;
    shift += takes(space) ? space.share : 0;
    const before = line.row && takes(space) ? beside(space) : null;
    const pull = {
      before,
      after: 0,
      length: takes(length) ? beside(length) : null,
      shift: line.row || shift === 0 ? null : shift,
    };
    return pull.before === null && pull.length === null && pull.shift === null ? null : pull;
  });
  const margins = line.lengths.map((_, index) => {
    const space = line.spaces[index] ?? lead;
    if (takes(space)) return line.row ? 0 : beside(space).px;
    return index === 0 ? Math.min(0, space.px) : space.px;
  });
  return {
    justify: 'start',
    gap: 0,
    start: start ?? 0,
    end: end ?? 0,
    margins,
    pulls: held,
    fills: line.lengths.map(() => false),
  };
}

/** px by which one distance is more than another, give or take the drift of a hand. */
function apartFrom(px: number, other: number): number {
  return near(px, other, 0.25) ? 0 : px - other;
}
