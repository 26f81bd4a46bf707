import type { AutoLayout } from '#design/tree';
import { near, type Span } from './span.ts';
import { control, paddings, wordOf } from './stand-along.ts';

/** A part as it stands across a row or column. */
export interface AcrossPart {
  readonly span: Span;
  /** Where its first line of text stands; `null` for all but single lines. */
  readonly baseline: number | null;
  /** What Figma keeps when the room changes, where a person chose it. */
  readonly keeps: 'start' | 'center' | 'end' | 'stretch' | null;
  /** Whether it may take all the room: a line of text that happens to be the widest is not meant to. */
  readonly mayFill: boolean;
}

type Word = 'start' | 'center' | 'end';

/** How parts stand across their row or column. */
export interface Across {
  readonly align: AutoLayout['align'];
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** What each part stands off its word. */
  readonly offsets: readonly number[];
  /** Parts that stand by a word of their own. */
  readonly selfs: readonly (Word | null)[];
  /** Parts that take all the room. */
  readonly fills: readonly boolean[];
}

/** px up to which a box is a disc or badge: initials in its middle are longer or shorter, and it is as wide as it is. */
const disc = 64;

/** Reads how parts stand across; a room that only wraps them ends where the largest does. */
export function standAcross(
  parts: readonly AcrossPart[],
  room: Span,
  hasRoom: boolean,
  row: boolean,
): Across {
  const before = parts.map(({ span }) => span.start - room.start);
  const after = parts.map(({ span }) => room.end - span.end);
  const [lead, trail] = [least(before), least(after)];
  const length = room.end - room.start;
  const isControl = row ? length - lead - trail <= control : length <= disc;
  const stand: Stand = { parts, before, after, lead, trail, hasRoom, isControl };
  return (
    standAlike(stand) ??
    standAtStart(stand) ??
    standInMiddle(stand) ??
    standOnBaseline(stand) ??
    standAtEnd(stand) ??
    standApart(stand)
  );
}

interface Stand {
  readonly parts: readonly AcrossPart[];
  /** px from the room's start and end, of each part and at least. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly lead: number;
  readonly trail: number;
  readonly hasRoom: boolean;
  /** Whether the parts are a line of text or icons beside each other, or all on a disc. */
  readonly isControl: boolean;
}

function least(values: readonly number[]): number {
  return Math.max(
    0,
    values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY),
  );
}

function allNear(values: readonly number[]): boolean {
  return values.every((value) => near(value, values[0] ?? 0));
}

function plainly({ parts }: Stand): Pick<Across, 'offsets' | 'selfs' | 'fills'> {
  return { offsets: parts.map(() => 0), selfs: parts.map(() => null), fills: parts.map(() => false) };
}

/** Parts that may fill the room and reach from its padding at the start to that at the end. */
function fillsBetween({ parts, before, after, hasRoom }: Stand, start: number, end: number): boolean[] {
  return parts.map(
    ({ mayFill }, index) =>
      hasRoom && mayFill && near(before[index] ?? 0, start) && near(after[index] ?? 0, end),
  );
}

/** All equally long: they fill the room, or stand where the nearer end says. */
function standAlike(stand: Stand): Across | null {
  const { before, after, lead, trail, hasRoom, isControl } = stand;
  if (!allNear(before) || !allNear(after)) return null;
  const fills = fillsBetween(stand, lead, trail);
  if (fills.includes(true)) return { ...plainly(stand), align: 'start', start: lead, end: trail, fills };
  const align = hasRoom ? wordOf(before[0] ?? 0, after[0] ?? 0) : 'start';
  const offsets = before.map((value) => (align === 'start' ? Math.min(0, value) : 0));
  return { ...plainly(stand), align, ...paddings(align, lead, trail, hasRoom, isControl), offsets };
}

function standAtStart(stand: Stand): Across | null {
  const { parts, before, after, lead, trail, hasRoom } = stand;
  if (!allNear(before)) return null;
  // Padding at the end: what the widest that may fill leaves, else no more than at the start.
  const reaches = parts.some(({ mayFill }, index) => mayFill && near(after[index] ?? 0, trail));
  const end = !hasRoom ? 0 : reaches ? trail : Math.min(lead, trail);
  const offsets = before.map((value) => Math.min(0, value));
  return {
    ...plainly(stand),
    align: 'start',
    start: lead,
    end,
    offsets,
    fills: fillsBetween(stand, lead, end),
  };
}

function standInMiddle(stand: Stand): Across | null {
  const { before, after, lead, trail, hasRoom, isControl } = stand;
  const shifts = before.map((value, index) => value - (after[index] ?? 0));
  if (!allNear(shifts)) return null;
  const shift = shifts[0] ?? 0;
  const filled = fillsBetween(stand, lead, trail).includes(true);
  const sides = !near(shift, 0)
    ? { start: Math.max(0, shift), end: Math.max(0, -shift) }
    : filled
      ? { start: lead, end: trail }
      : paddings('center', lead, trail, hasRoom, isControl);
  return { ...plainly(stand), align: 'center', ...sides, fills: fillsBetween(stand, sides.start, sides.end) };
}

/** Single lines of text of several sizes, set on one line. */
function standOnBaseline(stand: Stand): Across | null {
  const { parts, lead, trail, hasRoom } = stand;
  const lines = parts.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]));
  if (lines.length < parts.length || !allNear(lines)) return null;
  return { ...plainly(stand), align: 'baseline', start: lead, end: hasRoom ? trail : 0 };
}

function standAtEnd(stand: Stand): Across | null {
  const { after, lead, trail, hasRoom } = stand;
  if (!allNear(after)) return null;
  const start = hasRoom ? Math.min(lead, trail) : 0;
  return { ...plainly(stand), align: 'end', start, end: trail, fills: fillsBetween(stand, start, trail) };
}

/** Most by one word, the others by words of their own, or off the start by so many px. */
function standApart(stand: Stand): Across {
  const { parts, before, after, lead: start, trail: end, hasRoom } = stand;
  // A room that only wraps its parts is as wide as one of them, or no word but the start says where its end is.
  const isHeld =
    hasRoom || parts.some((_, index) => near(before[index] ?? 0, start) && near(after[index] ?? 0, end));
  const words = parts.map((part, index) =>
    wordsOf(part, (before[index] ?? 0) - start, (after[index] ?? 0) - end).filter(
      (word) => isHeld || word === 'start',
    ),
  );
  const align = commonWord(words);
  const aside = align === 'start' ? null : 'start';
  return {
    align,
    start,
    end: hasRoom ? end : 0,
    offsets: before.map((value, index) => (words[index]?.length === 0 ? value - start : 0)),
    selfs: words.map((own) => (own.includes(align) ? null : (own[0] ?? aside))),
    fills: fillsBetween(stand, start, end),
  };
}

/** The words that put a part where it is, the likeliest first. */
function wordsOf({ keeps }: AcrossPart, before: number, after: number): readonly Word[] {
  const fit: Word[] = [];
  if (near(before, 0)) fit.push('start');
  if (near(before, after)) fit.push('center');
  if (near(after, 0)) fit.push('end');
  return fit.sort((one, other) => Number(other === keeps) - Number(one === keeps));
}

function commonWord(words: readonly (readonly Word[])[]): Word {
  const count = (word: Word) => words.filter((own) => own.includes(word)).length;
  const [starts, centres, ends] = [count('start'), count('center'), count('end')];
  if (centres > starts && centres >= ends) return 'center';
  return ends > starts ? 'end' : 'start';
}
