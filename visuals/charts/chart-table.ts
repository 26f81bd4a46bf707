/**
 * Reads the data of a chart: CSV (commas, semicolons or tabs, with or without a header) or JSON. It is a person's own
 * table, so numbers may be written as people write them, cells may be empty, and every mistake is one sentence.
 */
import { readCsvCells } from '../rows/read-csv.ts';

export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rowCount: number;
  /** One sentence for each thing that was left out. */
  readonly notes: readonly string[];
}

export type ChartColumn = TextColumn | NumberColumn;

export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly cells: readonly string[];
}

export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** As they were written. */
  readonly cells: readonly string[];
  /** `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** What stands before and behind each number, as `$` or `%`. */
  readonly prefix: string;
  readonly suffix: string;
}

export const maxChartRows = 2000;
export const maxChartColumns = 24;

type Cells = readonly (readonly string[])[];

/** @throws Error with one plain sentence where there is nothing to draw */
export function readChartTable(text: string): ChartTable {
  const plain = text.replace(/^\ufeff/, '').trim();
  if (plain === '') throw new Error('The table is empty.');
  if (/^[[{]/.test(plain)) return buildTable(readJsonCells(plain), 'point');
  const { separator, rows } = readCsvCells(plain);
  return buildTable(withHeader(rows.filter(isFilled)), separator === ';' ? 'comma' : 'point');
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

interface HeadedCells {
  readonly header: readonly string[];
  readonly rows: Cells;
}

/** The first row is a header unless it has a number where the rows below have numbers. */
function withHeader(rows: Cells): HeadedCells {
  const [first = [], ...others] = rows;
  const hasNumbers = first.some((cell, index) => {
    const below = others.map((row) => row[index] ?? '').filter((one) => !isMissing(one));
    return isNumber(cell) && index > 0 && (below.length === 0 || below.every(isNumber));
  });
  // Years as names of columns stand above other numbers, beside the name of the first column.
  const heads = first.slice(1);
  const isYears =
    heads.length > 0 &&
    heads.every(isYear) &&
    (heads.length > 1 || !others.every((row) => isYear(row[1] ?? '') || isMissing(row[1] ?? '')));
  const isOneColumn = first.length === 1 && isNumber(first[0] ?? '');
  if ((!hasNumbers && !isOneColumn) || (isYears && others.length > 0 && !isNumber(first[0] ?? '')))
    return { header: first, rows: others };
  return { header: [], rows };
}

function readJsonCells(text: string): HeadedCells {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('The JSON of the table cannot be read.');
  }
  if (!Array.isArray(value)) return readJsonObject(value);
  const rows = value as readonly unknown[];
  if (rows.every(Array.isArray)) return withHeader(rows.map((row) => row.map(writeCell)));
  if (rows.every((row) => !isRecord(row)))
    return { header: [], rows: rows.map((row, index) => [String(index + 1), writeCell(row)]) };
  const header = [...new Set(rows.flatMap((row) => (isRecord(row) ? Object.keys(row) : [])))];
  return {
    header,
    rows: rows.filter(isRecord).map((row) => header.map((name) => writeCell(row[name]))),
  };
}

/** `{ "Berlin": 3, "Oslo": 4 }`, or lists by name: `{ "city": ["Berlin", "Oslo"], "sales": [3, 4] }`. */
function readJsonObject(value: unknown): HeadedCells {
  const entries = Object.entries(isRecord(value) ? value : {});
  if (entries.every(([, cell]) => !Array.isArray(cell)))
    return { header: [], rows: entries.map(([name, cell]) => [name, writeCell(cell)]) };
  const lists = entries.flatMap(([name, cell]) =>
    Array.isArray(cell) ? [[name, cell as readonly unknown[]] as const] : [],
  );
  const count = lists.reduce((most, [, list]) => Math.max(most, list.length), 0);
  return {
    header: lists.map(([name]) => name),
    rows: Array.from({ length: count }, (_, row) => lists.map(([, list]) => writeCell(list[row]))),
  };
}

function writeCell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function buildTable({ header, rows }: HeadedCells, single: Separator): ChartTable {
  const width = Math.max(header.length, ...rows.slice(0, maxChartRows + 1).map((row) => row.length));
  if (rows.length === 0) throw new Error('The table has no row with data below its header.');
  if (rows.length > maxChartRows)
    throw new Error(`The table has ${String(rows.length)} rows; one chart can show ${String(maxChartRows)}.`);
  if (width > maxChartColumns)
    throw new Error(`The table has ${String(width)} columns; one chart can show ${String(maxChartColumns)}.`);
  const all = rows.flat();
  const separator = findDecimalSeparator(all, single);
  const notes: string[] = [];
  const columns = Array.from({ length: width }, (_, index): ChartColumn => {
    const cells = rows.map((row) => (row[index] ?? '').trim());
    const name = (header[index] ?? '').trim();
    return readNumbers(name, cells, separator, notes) ?? { kind: 'text', name, cells };
  });
  if (!columns.some(({ kind }) => kind === 'number')) throw new Error('The table has no column of numbers.');
  return { columns, rowCount: rows.length, notes };
}

const missing = /^(?:|[-–—.?]|n\/?a|nan|null|none|nil|undefined|#n\/a)$/i;

function isMissing(cell: string): boolean {
  return missing.test(cell.trim());
}

interface WrittenNumber {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A number with what people write around it: a sign, a currency, a unit, brackets for a negative one. */
function parseNumber(cell: string): WrittenNumber | null {
  const plain = cell
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  const found =
    /^(\()?\s*([+-]?)\s*([^\d\s.,()+-]{0,4}?)\s*([+-]?)((?:\d[\d.,]*|[.,]\d+))(?:e([+-]?\d{1,3}))?\s*([^\d\s.,()]{0,6})\s*(\))?$/iu.exec(
      plain,
    );
  if (found === null) return null;
  const [, open, sign, prefix = '', secondSign, digits = '', exponent = '', suffix = '', close] = found;
  if ((open === undefined) !== (close === undefined)) return null;
  // Words before a number name something: "Q1", "Week 7".
  if (/\p{L}/u.test(prefix) && !/^(?:[A-Z]{3}|kr|zł|Fr|R)\.?$/u.test(prefix)) return null;
  const isNegative = open !== undefined || sign === '-' || secondSign === '-';
  return { isNegative, digits, exponent, prefix, suffix };
}

function isNumber(cell: string): boolean {
  return parseNumber(cell) !== null;
}

function isYear(cell: string): boolean {
  return /^(?:1[5-9]|20|21)\d\d$/.test(cell.trim());
}

type Separator = 'point' | 'comma';

/** Finds which of point and comma comes before decimals, from the numbers in which only one can. */
function findDecimalSeparator(cells: readonly string[], fallback: Separator): Separator {
  let [points, commas] = [0, 0];
  for (const cell of cells) {
    const digits = parseNumber(cell)?.digits ?? '';
    const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
    if (point >= 0 && comma >= 0) {
      if (point > comma) points += 1;
      else commas += 1;
    } else if (isDecimal(digits, '.')) points += 1;
    else if (isDecimal(digits, ',')) commas += 1;
  }
  if (points !== commas) return points > commas ? 'point' : 'comma';
  return fallback;
}

/** One separator, and not where one between thousands would be. */
function isDecimal(digits: string, separator: '.' | ','): boolean {
  const parts = digits.split(separator);
  return parts.length === 2 && (parts[1]?.length !== 3 || (parts[0]?.length ?? 0) > 3 || parts[0] === '0');
}

function valueOf({ isNegative, digits, exponent }: WrittenNumber, separator: Separator): number | null {
  const plain =
    separator === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  const value = Number(exponent === '' ? plain : `${plain}e${exponent}`);
  if (!Number.isFinite(value)) return null;
  return isNegative && value !== 0 ? -value : value;
}

/** A column is one of numbers where most cells are; the others are left out, with a note. */
function readNumbers(
  name: string,
  cells: readonly string[],
  separator: Separator,
  notes: string[],
): NumberColumn | null {
  const written = cells.map(parseNumber);
  const filled = cells.filter((cell) => !isMissing(cell)).length;
  const numbers = written.filter((one) => one !== null);
  if (numbers.length === 0 || numbers.length * 2 < filled) return null;
  const unit = mostFrequent(numbers.map(({ prefix, suffix }) => `${prefix}\n${suffix}`));
  const [prefix = '', suffix = ''] = unit.split('\n');
  const values = written.map((one, row) => {
    const isAlike = one !== null && (one.suffix === suffix || one.suffix === '' || suffix === '%');
    const value = one !== null && isAlike ? valueOf(one, separator) : null;
    if (value === null && !isMissing(cells[row] ?? ''))
      notes.push(
        `Row ${String(row + 1)}: “${(cells[row] ?? '').slice(0, 24)}” in ${name === '' ? 'a column of numbers' : `“${name}”`} is left out, because it is not a number like the others.`,
      );
    return value;
  });
  return { kind: 'number', name, cells, values, prefix, suffix };
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** Data as series over categories, for bars, lines and slices. */
export interface ChartSeries {
  readonly categories: readonly string[];
  /** Times of the categories where all are dates in their order, for lines; otherwise `null`. */
  readonly times: readonly number[] | null;
  readonly series: readonly NumberColumn[];
}

/** Takes the first column for the categories, unless all columns are numbers and it is no order. */
export function arrangeSeries({ columns, rowCount }: ChartTable): ChartSeries {
  const [first] = columns;
  const numbers = columns.filter((column) => column.kind === 'number');
  const text = columns.find((column) => column.kind === 'text');
  const isOrder = first?.kind === 'number' && numbers.length > 1 && isIncreasing(first.values);
  const named = text ?? (isOrder ? first : null);
  const series = numbers.filter((column) => column !== named);
  const categories = named?.cells ?? Array.from({ length: rowCount }, (_, row) => String(row + 1));
  return {
    categories,
    times: readTimes(categories),
    series: series.map((one, index) =>
      one.name === '' ? { ...one, name: `Series ${String(index + 1)}` } : one,
    ),
  };
}

function isIncreasing(values: readonly (number | null)[]): boolean {
  return values.every(
    (value, index) => value !== null && (index === 0 || value > (values[index - 1] ?? value)),
  );
}

function readTimes(categories: readonly string[]): readonly number[] | null {
  const isDates = categories.length > 1 && categories.every((one) => /^\d{4}-\d{2}(?:-\d{2})?$/.test(one));
  if (!isDates) return null;
  const times = categories.map((one) => Date.parse(one.length === 7 ? `${one}-01` : one));
  return times.every(
    (time, index) => Number.isFinite(time) && (index === 0 || time > (times[index - 1] ?? time)),
  )
    ? times
    : null;
}

/** Data as points, for a scatter chart. */
export interface ChartPoints {
  readonly x: NumberColumn;
  readonly y: NumberColumn;
  /** Points by the text beside them; one group without a name where there is none. */
  readonly groups: readonly { readonly name: string; readonly rows: readonly number[] }[];
  /** A name for each point; empty where there is none. */
  readonly labels: readonly string[];
}

const maxGroups = 12;

/** @throws Error with one plain sentence where there are no two columns of numbers */
export function arrangePoints({ columns, rowCount }: ChartTable): ChartPoints {
  const [x, y] = columns.filter((column) => column.kind === 'number');
  if (!x || !y) throw new Error('A scatter chart needs two columns of numbers: one across and one up.');
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const texts = columns.filter((column) => column.kind === 'text');
  const grouping = texts.find(({ cells }) => {
    const different = new Set(cells).size;
    return different <= maxGroups && (different < rowCount || rowCount === 1);
  });
  const names = grouping === undefined ? [''] : [...new Set(grouping.cells)];
  const labels = texts.find((column) => column !== grouping);
  return {
    x,
    y,
    groups: names.map((name) => ({
      name,
      rows: rows.filter((row) => grouping === undefined || grouping.cells[row] === name),
    })),
    labels: rows.map((row) => labels?.cells[row] ?? ''),
  };
}
