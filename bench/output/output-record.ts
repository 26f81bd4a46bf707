/** What one run put out: the SHA-256 of each item by its name, one line each; and in what two such records differ. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** Hashes by `group document item`. */
export type OutputRecord = Readonly<Record<string, string>>;

/** What of a record is compared, where a run has done only a part of the work. */
export interface RecordScope {
  readonly groups: readonly string[];
  /** `null` for all documents, and all that belongs to no document. */
  readonly documents: readonly string[] | null;
}

export interface RecordDifferences {
  /** Items of both records whose hashes differ. */
  readonly changed: readonly string[];
  /** Items of the former record only. */
  readonly missing: readonly string[];
  /** Items of the latter record only. */
  readonly added: readonly string[];
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @throws where two items have one name */
export function createOutputRecord(items: readonly (readonly [string, string])[]): OutputRecord {
  const record = new Map<string, string>();
  for (const [name, hash] of items) {
    if (record.has(name)) throw new Error(`Two items are named "${name}".`);
    record.set(name, hash);
  }
  return Object.fromEntries([...record].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Compares the items that are in the scope. */
export function compareOutputRecords(
  former: OutputRecord,
  latter: OutputRecord,
  scope: RecordScope,
): RecordDifferences {
  const names = (record: OutputRecord) => Object.keys(record).filter((name) => isInScope(name, scope));
  const isIn = (record: OutputRecord) => (name: string) => Object.hasOwn(record, name);
  return {
    changed: names(former).filter((name) => isIn(latter)(name) && former[name] !== latter[name]),
    missing: names(former).filter((name) => !isIn(latter)(name)),
    added: names(latter).filter((name) => !isIn(former)(name)),
  };
}

function isInScope(name: string, { groups, documents }: RecordScope): boolean {
  const [group = '', document = ''] = name.split(' ');
  return groups.includes(group) && (documents === null || documents.includes(document));
}

/** One line for each difference; empty where there is none. */
export function describeDifferences({ changed, missing, added }: RecordDifferences): readonly string[] {
  return [
    ...changed.map((name) => `differs: ${name}`),
    ...missing.map((name) => `only before: ${name}`),
    ...added.map((name) => `only now: ${name}`),
  ];
}

/** @throws where the file is not a record */
export async function readOutputRecord(path: string): Promise<OutputRecord> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  const isRecord =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string');
  if (!isRecord) throw new Error(`"${path}" is not a record of output.`);
  return value as OutputRecord;
}

export async function writeOutputRecord(path: string, record: OutputRecord): Promise<void> {
  await writeFile(path, `${JSON.stringify(record, null, 1)}\n`);
}
