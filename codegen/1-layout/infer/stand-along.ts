import type { AutoLayout } from '#design/tree';
import { drift, near, type Span } from './span.ts';

/** How parts share the room along a row or column. */
export interface Along {
  readonly justify: AutoLayout['justify'];
  readonly gap: number | 'auto';
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** What each part stands off its neighbour beyond the gap; negative draws it closer. */
  readonly margins: readonly number[];
}

/** px up to which the room at both ends of centred content is kept as padding, so that it never touches the edges. */
const gutter = 48;

/** Reads from where parts stand in their room how they share it; a room that only wraps them has none to share. */
export function standAlong(spans: readonly Span[], room: Span, hasRoom: boolean, row: boolean): Along {
  const gaps = spans.slice(1).map((span, index) => span.start - (spans[index]?.end ?? 0));
  const lead = (spans[0]?.start ?? room.start) - room.start;
  const trail = room.end - (spans.at(-1)?.end ?? room.end);
  if (hasRoom && isSpread(gaps, lead, trail, row)) {
    const least = gaps.reduce((one, other) => Math.min(one, other));
    const even = gaps.every((gap) => near(gap, least));
    const margins = [0, ...gaps.map((gap) => (even ? 0 : gap - least))];
    return { justify: 'space-between', gap: 'auto', start: lead, end: trail, margins };
  }
  const gap = commonGap(gaps);
  const even = isEven(gaps, gap);
  const between = gaps.map((each) => (even ? 0 : each - gap));
  const justify = hasRoom ? wordOf(lead, trail) : 'start';
  const margins = [justify === 'start' ? Math.min(0, lead) : 0, ...between].slice(0, spans.length);
  const length = room.end - room.start - lead - trail;
  const ends = paddings(justify, lead, trail, hasRoom, !row && length <= control);
  const along = { justify, gap, ...ends, margins };
  if (row || !hasRoom || trail < -drift) return along;
  const lengths = spans.map((span) => span.end - span.start + gap);
  const taken = [...lengths, ...margins, ends.start, ends.end].reduce((sum, each) => sum + each, -gap);
  return endWithin(along, taken - (room.end - room.start));
}

/** What drifts add up to would make a box higher, and each after it lower: its end takes it back. */
function endWithin(along: Along, over: number): Along {
  if (over < 0.25 || over > 2 * drift) return along;
  if (along.end >= over) return { ...along, end: along.end - over };
  const last = along.margins.length - 1;
  return {
    ...along,
    margins: along.margins.map((margin, index) => (index === last ? margin - over : margin)),
  };
}

/** px up to which content is a line of text or an icon: the box around it is as high as it is, not as its content says. */
export const control = 40;

/** What the nearer end says, or both. */
export function wordOf(lead: number, trail: number): 'start' | 'center' | 'end' {
  if (near(lead, trail)) return lead > 0.5 ? 'center' : 'start';
  return trail < lead && trail > -0.5 ? 'end' : 'start';
}

/** The room that content keeps at both ends, by how it stands; the middle of a `control` needs none to be kept. */
export function paddings(
  word: 'start' | 'center' | 'end',
  lead: number,
  trail: number,
  hasRoom: boolean,
  isControl: boolean,
): { readonly start: number; readonly end: number } {
  const least = Math.max(0, Math.min(lead, trail));
  if (word === 'center')
    return isControl || lead > gutter ? { start: 0, end: 0 } : { start: least, end: least };
  if (word === 'end') return { start: least, end: Math.max(0, trail) };
  return { start: Math.max(0, lead), end: hasRoom ? least : 0 };
}

/** px beyond which a gap is no distance between things that belong together: beside each other, beneath each other. */
const apart = { row: 48, column: 120 };

/** Whether parts were pushed to both ends of their room, rather than set at a distance someone chose. */
function isSpread(gaps: readonly number[], lead: number, trail: number, row: boolean): boolean {
  const [first] = gaps;
  if (first === undefined || first < 1 || Math.min(lead, trail) < 0) return false;
  const even = gaps.every((gap) => near(gap, first));
  if (even && gaps.length > 1 && !gaps.every(isChosen)) return near(lead, trail) && first >= lead;
  const least = Math.max(row ? apart.row : apart.column, lead, trail);
  return (even || row) && gaps.every((gap) => gap > least) && near(lead, trail, apart.row);
}

/** Distances people choose are whole and mostly even or fives. */
function isChosen(gap: number): boolean {
  const whole = Math.round(gap);
  return near(gap, whole, 0.05) && (whole % 2 === 0 || whole % 5 === 0);
}

/** The gap that parts share, or most of them; the others get margins. */
export function commonGap(gaps: readonly number[]): number {
  if (gaps.length === 0) return 0;
  const even = evenGap([gaps]);
  if (even !== null) return even;
  const most = commonest(gaps);
  const smallest = gaps.reduce((least, gap) => Math.min(least, gap));
  return Math.max(0, most.count * 2 >= gaps.length ? most.value : smallest);
}

/** The value that occurs most often, give or take half a px; the smallest of several. */
function commonest(values: readonly number[]): { readonly value: number; readonly count: number } {
  let best = { value: 0, count: 0 };
  let run = best;
  for (const value of [...values].sort((one, other) => one - other)) {
    run =
      run.count > 0 && near(value, run.value, 0.5) ? { ...run, count: run.count + 1 } : { value, count: 1 };
    if (run.count > best.count) best = run;
  }
  return best;
}

/** One gap for all lines of parts, whole where that will do; `null` where there are several. */
export function evenGap(lines: readonly (readonly number[])[]): number | null {
  const gaps = lines.flat();
  if (gaps.length === 0) return null;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const exact = gaps.every((gap) => near(gap, mean, 0.05)) && !near(mean, Math.round(mean), 0.05);
  const likely = exact ? [mean] : [Math.round(mean), mean];
  return likely.find((gap) => lines.every((line) => isEven(line, gap))) ?? null;
}

/** Whether one gap puts every part where it was drawn, give or take the drift of a hand. */
function isEven(gaps: readonly number[], gap: number): boolean {
  let off = 0;
  return gaps.every((each) => {
    off += each - gap;
    return near(off, 0);
  });
}
