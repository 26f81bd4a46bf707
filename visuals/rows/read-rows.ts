/**
 * Reads lists of pictures from a table: CSV with a header (commas, semicolons or tabs) or JSON. They come from a person's
 * files, so every mistake is one sentence that names its row.
 */
import { readStyleCard, type StyleCard, styleCardFields } from '#design/picture-sets';
import { readCsvCells } from './read-csv.ts';
import { readSweepValues, type SweepAxis, type SweepPart, sweepParts } from '../sweep/plan-sweep.ts';

/** One picture that a row asks for; what is not said is left to the command or the panel. */
export interface PictureRow {
  readonly prompt: string;
  /** For its file or its label. @default that of the prompt */
  readonly name: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly quality: 'low' | 'medium' | 'high' | 'auto' | null;
  readonly background: 'opaque' | 'transparent' | 'auto' | null;
  readonly seed: number | null;
  /** Its own lines of a style card. */
  readonly style: StyleCard | null;
}

export interface PictureTable {
  readonly rows: readonly PictureRow[];
  /** The card of all pictures; `null` where there is none. */
  readonly card: StyleCard | null;
  /** Axes by which each row becomes several pictures. */
  readonly sweep: readonly SweepAxis[];
  /** One sentence for each row that cannot be used. */
  readonly mistakes: readonly string[];
}

/** The most rows of one table. */
export const maxRows = 10_000;

/** Reads a table; what it is, its first character says. @throws Error with one plain sentence where it is none */
export function readPictureTable(text: string): PictureTable {
  const plain = text.replace(/^\ufeff/, '');
  if (/^\s*[[{]/.test(plain)) return readJson(plain);
  const records = readCsv(plain, (name) => name.toLowerCase());
  if (!Object.keys(records[0] ?? { prompt: '' }).some((name) => ['prompt', 'words', 'text'].includes(name)))
    throw new Error('The first row of the table has no column "prompt".');
  return readRecords(records, {});
}

/** A row of any table: its cells by column. */
export type TableRecord = Readonly<Record<string, string>>;

/** Reads a table of any columns. @throws Error with one plain sentence where it is none */
export function readTableRecords(text: string): readonly TableRecord[] {
  const plain = text.replace(/^\ufeff/, '');
  if (!/^\s*[[{]/.test(plain)) return readCsv(plain, (name) => name);
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch {
    throw new Error('The JSON of the table cannot be read.');
  }
  if (!Array.isArray(value))
    throw new Error('The JSON is not a list of rows, such as [{ "Headline": "…" }].');
  return (value as readonly unknown[]).map((row) => {
    const cells = Object.entries(isRecord(row) ? row : {});
    return Object.fromEntries(
      cells.flatMap(([name, cell]) =>
        typeof cell === 'string' || typeof cell === 'number' ? [[name.trim(), String(cell)] as const] : [],
      ),
    );
  });
}

function readJson(text: string): PictureTable {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The JSON cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const table = isRecord(value) ? value : { pictures: value };
  const pictures: unknown = table['pictures'];
  if (!Array.isArray(pictures))
    throw new Error('The JSON has no list of images, such as { "pictures": [{ "prompt": "…" }] }.');
  return readRecords(
    (pictures as readonly unknown[]).map((one) => (typeof one === 'string' ? { prompt: one } : one)),
    table,
  );
}

function readRecords(records: readonly unknown[], table: Readonly<Record<string, unknown>>): PictureTable {
  if (records.length === 0) throw new Error('There is no image in the table.');
  if (records.length > maxRows)
    throw new Error(`The table has ${records.length} rows; the maximum is ${maxRows}.`);
  const mistakes: string[] = [];
  const rows = records.flatMap((record, index) => {
    const row = readRow(record);
    if (typeof row !== 'string') return [row];
    mistakes.push(`Row ${index + 1}: ${row}.`);
    return [];
  });
  const { sweep, wrong } = readSweep(table['sweep']);
  return {
    rows,
    card: table['style'] === undefined ? null : readStyleCard(asCard(table['style'])),
    sweep,
    mistakes: [...mistakes, ...wrong],
  };
}

/** A style may be one line of words. */
function asCard(value: unknown): unknown {
  return typeof value === 'string' ? { style: value } : value;
}

function readRow(value: unknown): PictureRow | string {
  if (!isRecord(value)) return 'it is not an image';
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.trim().toLowerCase(), field]));
  const text = (...keys: string[]) => {
    const found = keys.map((key) => fields.get(key)).find((field) => field !== undefined && field !== null);
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
  };
  const prompt = text('prompt', 'words', 'text');
  if (prompt === '') return 'it has no prompt';
  const [, wide, high] = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(text('size')) ?? [];
  if (text('size') !== '' && wide === undefined) return `"${text('size')}" is not a size such as 1024x768`;
  const width = numberOf(wide ?? text('width'));
  const height = numberOf(high ?? text('height'));
  const seed = numberOf(text('seed'));
  if ([width, height, seed].includes(undefined)) return 'a size or a seed is no whole number';
  if ((width === null) !== (height === null)) return 'it has a width or a height alone';
  if ([width, height].some((side) => side != null && (side < 1 || side > 8192)))
    return 'a side is 1 to 8192 px';
  const quality = text('quality') || null;
  if (quality !== null && !isOneOf(quality, qualities))
    return `"${quality}" is no quality: ${qualities.join(', ')}`;
  const background = text('background') || null;
  if (background !== null && !isOneOf(background, backgrounds))
    return `"${background}" is no background: ${backgrounds.join(', ')}`;
  const card = readStyleCard(Object.fromEntries(fields));
  const hasCard = [...styleCardFields, 'palette' as const].some((field) => (card[field] ?? '').length > 0);
  return {
    prompt,
    name: text('name', 'file') || null,
    width: width ?? null,
    height: height ?? null,
    quality,
    background,
    seed: seed ?? null,
    style: hasCard ? card : null,
  };
}

const qualities = ['low', 'medium', 'high', 'auto'] as const;
const backgrounds = ['opaque', 'transparent', 'auto'] as const;

function isOneOf<Value extends string>(value: string, values: readonly Value[]): value is Value {
  return values.some((one) => one === value);
}

/** `null` for nothing, `undefined` for what is no whole number. */
function numberOf(text: string): number | null | undefined {
  if (text === '') return null;
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

function readSweep(value: unknown): {
  readonly sweep: readonly SweepAxis[];
  readonly wrong: readonly string[];
} {
  if (value === undefined) return { sweep: [], wrong: [] };
  if (!isRecord(value))
    return { sweep: [], wrong: ['The sweep is not an object such as { "style": ["ink", "oil"] }.'] };
  const wrong: string[] = [];
  const sweep = Object.entries(value).flatMap(([key, values]): readonly SweepAxis[] => {
    const part = sweepParts.find((one): one is SweepPart => one === key);
    if (part === undefined) {
      wrong.push(`The sweep cannot change "${key}": ${sweepParts.join(', ')}.`);
      return [];
    }
    const list = Array.isArray(values) ? values.map(String) : readSweepValues(String(values));
    return [{ part, values: list }];
  });
  return { sweep, wrong };
}

/** Records of a CSV by the names in its first row. */
function readCsv(text: string, keyOf: (name: string) => string): readonly TableRecord[] {
  const [header = [], ...rows] = readCsvCells(text).rows;
  const names = header.map((name) => keyOf(name.trim()));
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
