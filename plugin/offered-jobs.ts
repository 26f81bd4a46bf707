/**
 * Waiting jobs that another person may continue. Client storage is one person's, so what it stores of a queue is seen by
 * nobody else. When the window that runs a queue is closed, the jobs of which nothing was sent are written into the
 * document: this is an offer. Jobs that were sent are never offered; they stay with the person who may have paid for them.
 *
 * A document has no compare-and-swap either. Whoever wants the jobs, also the person who offered them, writes a mark
 * beside the offer, waits until the marks of others must have arrived, and reads it again: Figma keeps one mark for all,
 * and the person it names has the jobs. Nothing is sent before. Two people who write a mark while one of them has no
 * connection for longer than that may both believe it, until the document is synchronised.
 */
import type { StoredImageJob } from '#design/messages';
import { orElse } from './ask-figma.ts';
import { findFileId, knownFileId } from './file-identity.ts';
import { readLongEntry, writeLongEntry } from './long-entry.ts';

interface Offer {
  /** The file it was made in; a copy of the file has the entry too, and not the jobs. */
  readonly fileId: string;
  readonly jobs: readonly StoredImageJob[];
}

/** Who has taken an offer. */
interface Mark {
  readonly by: string;
  readonly ids: readonly string[];
  /** Whether the jobs are stored with this person, so that the offer is over. */
  readonly isStored: boolean;
}

const offerPrefix = 'offered-jobs ';
const markPrefix = 'taken-jobs ';
/** In place of a mark: who made the offer knows who has taken it. */
const seenMark = 'seen';
/** Client storage: a random id of this person on this computer. */
const personKey = 'person';
/** Milliseconds in which a mark of anybody who is online has arrived. */
const settleMs = 3000;

let person: Promise<string> | null = null;
/** The same once it is known, because the end of a run waits for nothing. */
let knownPerson: string | null = null;
/** Jobs of this person's queue of which nothing was sent, by id. */
const waitingJobs = new Map<string, StoredImageJob>();
/** Counts what was noted of jobs, so that an older reading of the records does not count. */
let noted = 0;
const notedAt = new Map<string, number>();
/** Marks that this run wrote, by name: an undo may remove them from the document. */
const ownMarks = new Map<string, string>();
let reclaiming: Promise<void> | null = null;
/** Jobs of this person that another person has taken. */
const takenAway = new Set<string>();

/** Remembers how a job is stored now: called before it is, so that nothing is offered that may have been sent. */
export function noteJob(job: StoredImageJob): void {
  notedAt.set(job.id, (noted += 1));
  if (job.isWaiting) waitingJobs.set(job.id, job);
  else waitingJobs.delete(job.id);
}

/** Forgets jobs that have ended. */
export function forgetJobs(ids: readonly string[]): void {
  for (const id of ids) {
    notedAt.set(id, (noted += 1));
    waitingJobs.delete(id);
  }
}

/** Begins to read the records; the function takes what was found. Later notes of a job count more than a record. */
export function beginReading(): (jobs: readonly StoredImageJob[]) => void {
  const start = noted;
  const isNewer = (id: string) => (notedAt.get(id) ?? 0) > start;
  return (jobs) => {
    for (const id of waitingJobs.keys()) if (!isNewer(id)) waitingJobs.delete(id);
    for (const job of jobs) if (job.isWaiting && !isNewer(job.id)) waitingJobs.set(job.id, job);
  };
}

/** Writes the waiting jobs into the document. For the end of a run, so nothing is awaited. */
export function offerWaitingJobs(): void {
  const fileId = knownFileId();
  if (fileId === null || knownPerson === null || waitingJobs.size === 0) return;
  const offer: Offer = { fileId, jobs: [...waitingJobs.values()] };
  const name = `${offerPrefix}${knownPerson} ${makeId()}`;
  writeAsOwnStep(() => writeLongEntry(figma.root, name, JSON.stringify(offer)));
}

/**
 * Takes back what this person has offered, here or in another window; waits some seconds where there is an offer.
 * @param remove removes jobs from this person's records, because another person has taken them meanwhile
 */
export function reclaimOffers(remove: (ids: readonly string[]) => Promise<void>): Promise<void> {
  if (!hasEntries()) return Promise.resolve();
  reclaiming ??= reclaim(remove).finally(() => (reclaiming = null));
  return reclaiming;
}

async function reclaim(remove: (ids: readonly string[]) => Promise<void>): Promise<void> {
  const me = await findPerson();
  const own = listOffers((name) => name.startsWith(`${offerPrefix}${me} `));
  const unmarked = own.filter(({ mark }) => mark === null);
  if (writeMarks(unmarked, me) && unmarked.length > 0) await settle();
  for (const { name } of own) {
    const mark = readMark(name);
    if (mark?.by === me) removeOffer(name);
  }
  const marked = figma.root.getPluginDataKeys().filter((key) => key.startsWith(`${markPrefix}${me} `));
  for (const key of marked) {
    const mark = readMark(key);
    if (mark === null || mark.by === me) continue;
    mark.ids.forEach((id) => takenAway.add(id));
    await remove(mark.ids);
    // As long as the offer is there, its new owner may need the mark.
    if (mark.isStored) writeAsOwnStep(() => figma.root.setPluginData(key, seenMark));
  }
}

/** The jobs of this person that another person has taken, as far as this run knows. */
export function listTakenJobs(): readonly string[] {
  return [...takenAway];
}

/** The jobs that other people have left waiting in this file and that nobody else has taken. */
export async function readOfferedJobs(): Promise<readonly StoredImageJob[]> {
  if (!hasEntries() && ownMarks.size === 0) return [];
  restoreMarks();
  return (await listOffersForMe()).flatMap(({ offer }) => offer.jobs);
}

/**
 * Takes the jobs that other people have left waiting; returns those that are this person's from now on. They stay in the
 * document until `removeTakenOffers`, because a window may be closed before it has stored them.
 */
export async function takeOfferedJobs(): Promise<readonly StoredImageJob[]> {
  const me = await findPerson();
  const offers = await listOffersForMe();
  const unmarked = offers.filter(({ mark }) => mark === null);
  if (!writeMarks(unmarked, me)) return [];
  if (unmarked.length > 0) await settle();
  return offers.flatMap(({ name }) => (readMark(name)?.by === me ? (readOffer(name)?.jobs ?? []) : []));
}

/** Ends the offers that this person has taken, once their jobs are stored here. */
export async function removeTakenOffers(): Promise<void> {
  const me = await findPerson();
  for (const { name, mark } of await listOffersForMe()) {
    if (mark?.by !== me) continue;
    writeMark(name, { ...mark, isStored: true });
    writeAsOwnStep(() => writeLongEntry(figma.root, name, ''));
  }
}

/**
 * Writes the marks of this run again where an undo has changed them, because their jobs may have been sent since; removes
 * those that nobody needs any more.
 */
export function restoreMarks(): void {
  for (const [key, text] of ownMarks) {
    const current = figma.root.getPluginData(key);
    const isSeen = current === seenMark;
    if (isSeen) ownMarks.delete(key);
    if (current !== text) writeAsOwnStep(() => figma.root.setPluginData(key, isSeen ? '' : text));
  }
}

/** Whether the document has anything of this; mostly it has not. */
function hasEntries(): boolean {
  return figma.root
    .getPluginDataKeys()
    .some((key) => key.startsWith(offerPrefix) || key.startsWith(markPrefix));
}

interface FoundOffer {
  readonly name: string;
  readonly offer: Offer;
  readonly mark: Mark | null;
}

/** @param isMeant by the name of its entry, because offers are long */
function listOffers(isMeant: (name: string) => boolean): readonly FoundOffer[] {
  const keys = figma.root.getPluginDataKeys();
  const names = keys.filter((key) => /^offered-jobs \S+ [^\s+]+$/.test(key)).filter(isMeant);
  return names.flatMap((name): readonly FoundOffer[] => {
    const offer = readOffer(name);
    return offer === null ? [] : [{ name, offer, mark: readMark(name) }];
  });
}

/** Those of others that nobody else has taken. */
async function listOffersForMe(): Promise<readonly FoundOffer[]> {
  const [me, fileId] = [await findPerson(), await findFileId()];
  return listOffers((name) => !name.startsWith(`${offerPrefix}${me} `)).filter(
    ({ offer, mark }) => offer.fileId === fileId && (mark === null || (mark.by === me && !mark.isStored)),
  );
}

function writeMarks(offers: readonly FoundOffer[], by: string): boolean {
  return offers.every(({ name, offer }) =>
    writeMark(name, { by, ids: offer.jobs.map(({ id }) => id), isStored: false }),
  );
}

function writeMark(name: string, mark: Mark): boolean {
  const [key, text] = [markName(name), JSON.stringify(mark)];
  if (!writeAsOwnStep(() => figma.root.setPluginData(key, text))) return false;
  ownMarks.set(key, text);
  return true;
}

function removeOffer(name: string): void {
  ownMarks.delete(markName(name));
  writeAsOwnStep(() => {
    writeLongEntry(figma.root, name, '');
    figma.root.setPluginData(markName(name), '');
  });
}

function markName(name: string): string {
  return name.replace(offerPrefix, markPrefix);
}

/** A step of its own, so that an undo of the person's own change does not undo this too; false in a locked file. */
function writeAsOwnStep(write: () => void): boolean {
  try {
    figma.commitUndo();
    write();
    figma.commitUndo();
    return true;
  } catch {
    return false;
  }
}

function readOffer(name: string): Offer | null {
  const { fileId, jobs } = orElse(() => JSON.parse(readLongEntry(figma.root, name)) as Partial<Offer>, {});
  return typeof fileId === 'string' && Array.isArray(jobs) ? { fileId, jobs } : null;
}

/** By the name of the offer or its own. */
function readMark(name: string): Mark | null {
  const { by, ids, isStored } = orElse(
    () => JSON.parse(figma.root.getPluginData(markName(name))) as Partial<Mark>,
    {},
  );
  return typeof by === 'string' && Array.isArray(ids) ? { by, ids, isStored: isStored === true } : null;
}

/** Finds out who this is, because it must be known without waiting at the end of a run. */
export function prepareOffers(): void {
  void findPerson().catch(() => undefined);
}

function findPerson(): Promise<string> {
  person ??= readPerson();
  return person;
}

/** Two windows may make an id in the same moment; the later one counts for both. */
async function readPerson(): Promise<string> {
  const read = async () => (await figma.clientStorage.getAsync(personKey)) as string | undefined;
  if ((await read()) === undefined) await figma.clientStorage.setAsync(personKey, makeId());
  knownPerson = (await read()) ?? makeId();
  return knownPerson;
}

function makeId(): string {
  return Math.random().toString(36).slice(2, 12);
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, settleMs));
}
