/**
 * Finds calendars that are drawn as loose numbers: the days of several weeks in seven columns at even distances, perhaps
 * below the names of the days. They become one grid, and what is drawn on a day or below its number, such as the dot of an
 * event, belongs to the cell of that day.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { plainColumn } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { containsRectangle, unionOf } from '../visual-bounds.ts';
import {
  bottomOf,
  boxIn,
  centreOf,
  endOf,
  fixedPlacement,
  inFlowPlacement,
  isPlain,
  shift,
} from './chart-boxes.ts';

/** Columns of a calendar, and the fewest weeks of a month. */
const calendarSize = { columns: 7, weeks: 4 };
/** Letters of the longest name of a day. */
const maxLetters = 12;
/** With more children than this, a frame is a drawing. */
const maxChildren = 2000;
/** px by which the middles of a column, and of a row, may differ. */
const drift = 2 * driftTolerance;

/** The texts of one row, by their column. */
interface Week {
  readonly middle: number;
  readonly texts: ReadonlyMap<number, TextNode>;
}

/** A calendar, in the px of the box that it is drawn in. */
interface Calendar {
  readonly left: number;
  readonly pitch: number;
  /** From the top, with the names of the days. */
  readonly weeks: readonly Week[];
}

/** Returns the children with each calendar in one box. */
export function groupCalendars(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  if (children.length < calendarSize.columns * calendarSize.weeks || children.length > maxChildren)
    return children;
  const calendar = findCalendar(children);
  return calendar === null ? children : (replace(children, calendar, owner) ?? children);
}

function isShort(node: DesignNode): node is TextNode {
  return node.kind === 'text' && isPlain(node) && node.characters.trim().length <= maxLetters;
}

function isDay({ characters }: TextNode): boolean {
  return /^\p{Nd}{1,2}$/u.test(characters.trim());
}

function middleOf({ y, height }: Rectangle): number {
  return y + height / 2;
}

/** Finds the longest run of weeks in the columns of the first full one. */
function findCalendar(children: readonly DesignNode[]): Calendar | null {
  const rows = rowsOf(children.filter(isShort));
  const full = rows.find((row) => row.length === calendarSize.columns && row.every(isDay) && isEven(row));
  const [first, last] = [full?.[0], full?.at(-1)];
  if (first === undefined || last === undefined) return null;
  const pitch = (centreOf(last.box) - centreOf(first.box)) / (calendarSize.columns - 1);
  const left = centreOf(first.box) - pitch / 2;
  const weeks: Week[] = [];
  for (const row of rows) {
    const texts = textsByColumn(row, left, pitch);
    if (texts === null) continue;
    const isHead = row.every((text) => !isDay(text));
    if (isHead && (weeks.length > 0 || texts.size < calendarSize.columns)) continue;
    const heights = row.map(({ box }) => middleOf(box)).toSorted((one, other) => one - other);
    weeks.push({ middle: heights[heights.length >> 1] ?? 0, texts });
  }
  const days = weeks.filter(({ texts }) => [...texts.values()].every(isDay)).length;
  return days >= calendarSize.weeks && areNear(weeks, pitch) ? { left, pitch, weeks } : null;
}

/** Texts beside each other, from the top, each row from the left. */
function rowsOf(texts: readonly TextNode[]): readonly (readonly TextNode[])[] {
  const rows: TextNode[][] = [];
  for (const text of texts.toSorted((one, other) => middleOf(one.box) - middleOf(other.box))) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && isNear(middleOf(row[0].box), middleOf(text.box), drift)) row.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => row.toSorted((one, other) => centreOf(one.box) - centreOf(other.box)));
}

function isEven(row: readonly TextNode[]): boolean {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return false;
  const pitch = (centreOf(last.box) - centreOf(first.box)) / (row.length - 1);
  return row.every((text, at) => isNear(centreOf(text.box), centreOf(first.box) + at * pitch, drift));
}

/** The texts of a row by their column; `null` where one of them is in none, or two are in one. */
function textsByColumn(
  row: readonly TextNode[],
  left: number,
  pitch: number,
): ReadonlyMap<number, TextNode> | null {
  const texts = new Map<number, TextNode>();
  for (const text of row) {
    const column = Math.floor((centreOf(text.box) - left) / pitch);
    const isThere = isNear(centreOf(text.box), left + (column + 0.5) * pitch, drift);
    if (!isThere || column < 0 || column >= calendarSize.columns || texts.has(column)) return null;
    texts.set(column, text);
  }
  return texts;
}

/** Whether weeks follow each other without anything between them. */
function areNear(weeks: readonly Week[], pitch: number): boolean {
  const distances = weeks.slice(1).map(({ middle }, at) => middle - (weeks[at]?.middle ?? 0));
  const [least, greatest] = [Math.min(...distances), Math.max(...distances)];
  return greatest <= 2 * least && greatest <= 2 * pitch;
}

/** A row of a calendar with all that is in it: from its top to the top of the next one. */
interface CalendarRow {
  readonly week: Week;
  readonly top: number;
  readonly height: number;
  readonly cells: readonly (readonly DesignNode[])[];
}

/** Puts a calendar in the place of its first part; `null` where something in it belongs to no day. */
function replace(
  children: readonly DesignNode[],
  calendar: Calendar,
  owner: BoxNode,
): readonly DesignNode[] | null {
  const texts = new Set<DesignNode>(calendar.weeks.flatMap(({ texts: own }) => [...own.values()]));
  const area = areaOf(calendar);
  const marks = new Map<DesignNode, readonly [row: number, column: number]>();
  for (const child of children) {
    if (!child.visible || texts.has(child)) continue;
    const isOn = meets(child.box, area);
    const place = isOn || isBelow(child, area, calendar) ? placeOf(child, calendar) : null;
    if (place !== null) marks.set(child, place);
    else if (isOn && (child.kind === 'text' || !containsRectangle(child.box, area, driftTolerance)))
      return null;
  }
  const own = new Set<DesignNode>([...texts, ...marks.keys()]);
  const rows = rowsWithMarks(calendar, children, marks);
  const box = buildCalendar(calendar, rows, owner);
  const at = children.findIndex((child) => own.has(child));
  return children.flatMap((child, index) => (index === at ? [box] : own.has(child) ? [] : [child]));
}

function areaOf({ left, pitch, weeks }: Calendar): Rectangle {
  const { y, height } = weeks
    .flatMap(({ texts }) => [...texts.values()].map(({ box }) => box))
    .reduce(unionOf);
  return { x: left, y, width: pitch * calendarSize.columns, height };
}

/** Whether a small mark is just below the numbers of the last week. */
function isBelow({ kind, box }: DesignNode, area: Rectangle, { pitch }: Calendar): boolean {
  const isSmall = kind !== 'text' && Math.max(box.width, box.height) <= pitch / 2;
  return isSmall && box.y >= bottomOf(area) && bottomOf(box) <= bottomOf(area) + pitch / 2;
}

function meets(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.min(endOf(one), endOf(other)) - Math.max(one.x, other.x) > 0 &&
    Math.min(bottomOf(one), bottomOf(other) + driftTolerance) - Math.max(one.y, other.y) > 0
  );
}

/** The row and column in whose middle a layer is that is no larger than a cell; `null` where it is in none. */
function placeOf(
  child: DesignNode,
  { left, pitch, weeks }: Calendar,
): readonly [row: number, column: number] | null {
  const { box } = child;
  const column = Math.floor((centreOf(box) - left) / pitch);
  const ends = [left + column * pitch, left + (column + 1) * pitch];
  const isInside = box.x >= (ends[0] ?? 0) - drift && endOf(box) <= (ends[1] ?? 0) + drift;
  const distances = weeks.map(({ middle }) => Math.abs(middle - middleOf(box)));
  const nearest = Math.min(...distances);
  const row = distances.indexOf(nearest);
  const isNearDay = nearest <= pitch / 2 && weeks[row]?.texts.has(column) === true;
  return isPlain(child) && isInside && isNearDay && box.height <= 2 * pitch ? [row, column] : null;
}

function rowsWithMarks(
  { weeks }: Calendar,
  children: readonly DesignNode[],
  marks: ReadonlyMap<DesignNode, readonly [row: number, column: number]>,
): readonly CalendarRow[] {
  const cells = weeks.map(({ texts }) => {
    const places = new Map([...texts].map(([column, text]) => [text as DesignNode, column]));
    return { places, columns: Array.from({ length: calendarSize.columns }, (): DesignNode[] => []) };
  });
  for (const child of children) {
    const [row, column] = marks.get(child) ?? [cells.findIndex(({ places }) => places.has(child)), undefined];
    const at = column ?? cells[row]?.places.get(child);
    if (at !== undefined) cells[row]?.columns[at]?.push(child);
  }
  const extents = cells.map(({ columns }) =>
    columns
      .flat()
      .map(({ box }) => box)
      .reduce(unionOf),
  );
  const tops = weeks.map(({ middle }, at) => {
    const above = weeks[at - 1];
    return above === undefined ? (extents[at]?.y ?? 0) : Math.round((above.middle + middle) / 2);
  });
  const lowest = extents.at(-1);
  return weeks.map((week, at) => {
    const top = tops[at] ?? 0;
    const end = tops[at + 1] ?? (lowest === undefined ? top : Math.ceil(bottomOf(lowest)));
    return { week, top, height: end - top, cells: cells[at]?.columns ?? [] };
  });
}

function buildCalendar({ left, pitch }: Calendar, rows: readonly CalendarRow[], owner: BoxNode): BoxNode {
  const [first, last] = [rows[0], rows.at(-1)];
  const top = first?.top ?? 0;
  const height = (last?.top ?? top) + (last?.height ?? 0) - top;
  const box = { x: left, y: top, width: pitch * calendarSize.columns, height };
  const [sample] = rows[0]?.week.texts.values() ?? [];
  const whole = boxIn(owner, { id: `${owner.id}/calendar/${sample?.id ?? ''}`, name: 'Calendar', box });
  return {
    ...whole,
    layout: {
      ...plainColumn,
      direction: 'grid',
      columns: Array.from({ length: calendarSize.columns }, () => ({ kind: 'flex', size: 1 }) as const),
    },
    children: rows.flatMap((row) => row.cells.map((parts, at) => buildCell(row, parts, at, whole, pitch))),
  };
}

/** The cell of a day, whose number is in its flow; all else keeps its distance to the middle. */
function buildCell(
  { week, top, height }: CalendarRow,
  parts: readonly DesignNode[],
  column: number,
  calendar: BoxNode,
  pitch: number,
): BoxNode {
  const text = week.texts.get(column);
  const area = { x: calendar.box.x + column * pitch, y: top, width: pitch, height };
  const id = `${calendar.id}/${text?.id ?? `${Math.round(top)}-${column}`}`;
  const cell = boxIn(calendar, { id, name: 'Day', box: shift(area, calendar.box) });
  const above = text === undefined ? 0 : Math.max(0, Math.round(week.middle - text.box.height / 2 - top));
  return {
    ...cell,
    placement: { ...cell.placement, horizontal: 'fill' },
    layout: { ...plainColumn, align: 'center', padding: { ...plainColumn.padding, top: above } },
    children: parts.map((part): DesignNode => {
      const box = shift(part.box, area);
      if (part !== text) {
        const constraints = { horizontal: 'center', vertical: 'top' } as const;
        const placement = { ...fixedPlacement(part.placement), absolute: true, constraints };
        return { ...part, box, placement };
      }
      const isWhole = isNear(part.box.width, pitch, drift);
      const placement = inFlowPlacement(part.placement);
      return {
        ...part,
        box: { ...box, y: above },
        placement: isWhole ? { ...placement, horizontal: 'fill' } : placement,
      };
    }),
  };
}
