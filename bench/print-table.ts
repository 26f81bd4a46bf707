/** The table that a run prints: one line for each measure. */
import type { Measure, Unit } from './figure.ts';

/** Values of an earlier run by measure id. */
export type Earlier = ReadonlyMap<string, number>;

export function printTable(measures: readonly Measure[], earlier: Earlier): string {
  const head = ['Figure', 'Mean', 'Worst', 'Worst case', 'Goal', 'Before', ''];
  const rows = measures.map((measure) => lineOf(measure, earlier));
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const format = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 || column === 4 || column === 5
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [format(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(format)].join('\n');
}

function lineOf(measure: Measure, earlier: Earlier): readonly string[] {
  const { title, mean, worst, unit, goal } = measure;
  const before = earlier.get(measure.id);
  return [
    title,
    formatValue(mean, unit),
    worst ? formatValue(worst.value, unit) : '',
    worst?.name.slice(0, 44) ?? '',
    goal === null ? '' : formatValue(goal, unit),
    before === undefined ? '' : formatValue(before, unit),
    before === undefined ? '' : verdict(measure, before),
  ];
}

function verdict({ mean, better, unit }: Measure, before: number): string {
  const noise = unit === 'ms' || unit === 'per-second' || unit === 'ratio' ? Math.abs(before) * 0.15 : 0.0005;
  if (Math.abs(mean - before) <= noise) return '';
  return mean > before === (better === 'higher') ? 'better' : 'worse';
}

/** A value as a person reads it. */
export function formatValue(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return 'none';
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`;
  if (unit === 'px') return `${value.toFixed(2)} px`;
  if (unit === 'ms') return `${Math.round(value).toLocaleString('en')} ms`;
  if (unit === 'per-second') return `${Math.round(value).toLocaleString('en')}/s`;
  if (unit === 'ratio') return `${value.toFixed(2)}x`;
  // A mean of small counts must not read as none.
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}

/** Rows as lines whose cells begin below each other. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
