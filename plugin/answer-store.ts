/**
 * Text answers that were paid for and not used yet, on this computer. They are named by a digest of their request, so
 * they belong to no file; the panel alone reads what is in them.
 */
import { createStorageArea } from './client-storage.ts';

const area = createStorageArea('answers', figma.clientStorage);

interface Entry {
  readonly record: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The kept answer to a request; `null` where there is none. */
export async function readAnswer(id: string): Promise<string | null> {
  return (await readEntry(nameOf(id)))?.record ?? null;
}

/** Keeps an answer; the oldest others make room for it. @throws StorageFull where it does not fit even so */
export async function storeAnswer(id: string, record: string): Promise<void> {
  const entry: Entry = { record, at: Date.now() };
  const others = [...(await area.readAll())].filter(([name]) => name !== nameOf(id));
  const dateOf = (value: unknown) => (value as Partial<Entry>).at ?? 0;
  const oldestFirst = others.sort(([, one], [, other]) => dateOf(one) - dateOf(other)).map(([name]) => name);
  await area.evictUntilFits(nameOf(id), entry, oldestFirst);
  await area.write(nameOf(id), entry);
}

/** Removes answers that were used. */
export async function removeAnswers(ids: readonly string[]): Promise<void> {
  for (const id of ids) await area.remove(nameOf(id));
}

async function readEntry(name: string): Promise<Entry | null> {
  const value = (await area.read(name)) as Partial<Entry> | undefined;
  return typeof value?.record === 'string' ? { record: value.record, at: value.at ?? 0 } : null;
}

function nameOf(id: string): string {
  return `answer ${id}`;
}
