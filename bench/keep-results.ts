/** Results of runs under `bench/results/`, which is not committed: the latest, and one file for each run. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from './figure.ts';
import type { Earlier } from './print-table.ts';

export interface KeptResult {
  /** ISO 8601. */
  readonly at: string;
  /** Documents that the figures were computed on. */
  readonly documents: readonly string[];
  readonly measures: readonly Measure[];
}

export const resultsFolder = join(import.meta.dirname, 'results');
const latest = join(resultsFolder, 'latest.json');

/** The last result kept; `null` before the first. */
export async function readLatest(): Promise<KeptResult | null> {
  if (!existsSync(latest)) return null;
  return JSON.parse(await readFile(latest, 'utf8')) as KeptResult; // Our own, as written below.
}

export function valuesOf(result: KeptResult | null): Earlier {
  return new Map((result?.measures ?? []).map(({ id, mean }) => [id, mean]));
}

/** Keeps a run; measures of figures that it left out stay as they were in the latest. */
export async function keepResult(result: KeptResult): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  const before = await readLatest();
  const computed = new Set(result.measures.map(({ id }) => id));
  const kept = (before?.measures ?? []).filter(({ id }) => !computed.has(id));
  const text = (value: KeptResult) =>
    `${JSON.stringify(value, (_, each: unknown) => (each === Infinity ? 'infinite' : each), 1)}\n`;
  await writeFile(join(resultsFolder, `${result.at.replaceAll(':', '-')}.json`), text(result));
  await writeFile(latest, text({ ...result, measures: [...kept, ...result.measures] }));
}
