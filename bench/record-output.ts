/**
 * Records all that the compiler puts out for the documents of the bench as hashes, so that a change of the code that
 * must not change its output can be proved not to.
 *
 *   node bench/record-output.ts [--only GROUP ...] [--document NAME] [--against FILE] [--keep FOLDER]
 *
 * The record is `bench/results/output.json`: names of items and SHA-256 of their texts, sorted, one line each. With
 * `--against` it is compared with an earlier record; what differs is listed, and the program ends with 1. Only what
 * was recorded is compared. With `--keep` the texts themselves are written into a folder, so that those of two runs can
 * be compared line by line. Groups: code, hints, plans, receipts (where there is a Chromium), merge, robustness.
 * It needs what `npm run build` makes, and works in two processes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../cli/browser.mjs';
import { resultsFolder } from './keep-results.ts';
import { listDocuments } from './open-documents.ts';
import { outputGroups, type SeedRange } from './output/output-groups.ts';
import {
  compareOutputRecords,
  createOutputRecord,
  describeDifferences,
  readOutputRecord,
  writeOutputRecord,
} from './output/output-record.ts';
import type { RecordedJob, RecordingJob } from './output/recording-process.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    document: { type: 'string' },
    against: { type: 'string' },
    keep: { type: 'string' },
  },
});

const processCount = 2;
/** Seeds that one job records. */
const seedsOfJob = 20;

await run();

async function run(): Promise<void> {
  const groups = chooseGroups(values.only);
  const former = values.against === undefined ? null : await readOutputRecord(values.against);
  const { paths, notes } = await listDocuments(values.document ?? null);
  for (const note of notes) report(note);
  if (paths.length === 0) throw new Error(`There is no document "${values.document ?? ''}".`);
  const documents = paths.map((path) => `${basename(dirname(path))}/${basename(path)}`);
  const jobs = listJobs(groups, documents);
  const recorded = await runAll(jobs);
  const record = createOutputRecord(recorded.flatMap(({ items }) => items));
  await mkdir(resultsFolder, { recursive: true });
  const path = join(resultsFolder, 'output.json');
  await writeOutputRecord(path, record);
  console.log(describeTimes(groups, jobs, recorded).join('\n'));
  for (const name of recorded.flatMap(({ failed }) => failed)) console.log(`could not be made: ${name}`);
  if (former === null) return;
  const scope = { groups, documents: values.document === undefined ? null : documents };
  const lines = describeDifferences(compareOutputRecords(former, record, scope));
  if (lines.length > 0) process.exitCode = 1;
  console.log(lines.length === 0 ? 'All items are equal.' : [...lines, `${lines.length} differ.`].join('\n'));
}

function chooseGroups(only: readonly string[]): readonly string[] {
  const names = Object.keys(outputGroups);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no group "${unknown.join(', ')}", only ${names.join(', ')}.`);
  const chosen = names.filter((name) => only.length === 0 || only.includes(name));
  if (findBrowser()) return chosen;
  report('There is no Chromium here, so what needs one is left out.');
  return chosen.filter((name) => outputGroups[name]?.needsBrowser !== true);
}

/** The documents of each group and then its seeds, which belong to no document. */
function listJobs(groups: readonly string[], documents: readonly string[]): readonly RecordingJob[] {
  const keep = values.keep === undefined ? null : resolve(values.keep);
  return groups.flatMap((group) => {
    const { recordDocument, seeds } = outputGroups[group] ?? {};
    const subjects = [
      ...(recordDocument ? documents.toReversed() : []),
      ...(seeds && values.document === undefined ? splitSeeds(seeds) : []),
    ];
    return subjects.map((subject): RecordingJob => ({ group, subject, keep }));
  });
}

function splitSeeds({ first, count }: SeedRange): readonly SeedRange[] {
  return Array.from({ length: Math.ceil(count / seedsOfJob) }, (_, index) => ({
    first: first + index * seedsOfJob,
    count: Math.min(seedsOfJob, count - index * seedsOfJob),
  }));
}

/** Answers in the order of the jobs. */
async function runAll(jobs: readonly RecordingJob[]): Promise<readonly RecordedJob[]> {
  const waiting = [...jobs.entries()];
  const recorded: RecordedJob[] = [];
  const processes = Array.from({ length: Math.min(processCount, jobs.length) }, () =>
    fork(join(import.meta.dirname, 'output/recording-process.ts')),
  );
  try {
    await Promise.all(processes.map((child) => workWith(child, waiting, recorded)));
    for (const child of processes) child.disconnect();
  } catch (error) {
    for (const child of processes) child.kill();
    throw error;
  }
  return recorded;
}

/** Has a process record what is waiting until nothing is. */
async function workWith(
  child: ChildProcess,
  waiting: (readonly [number, RecordingJob])[],
  recorded: RecordedJob[],
): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process that records ended with ${String(code)}.`);
  });
  const answer = async () => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as readonly unknown[];
    return message as RecordedJob; // Our own process.
  };
  await answer();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [index, job] = next;
    child.send(job);
    const done = await answer();
    recorded[index] = done;
    report(`${job.group} ${nameSubject(job.subject)}: ${describeTime([done])}`);
  }
  // It may end now.
  ended.catch(() => undefined);
}

function nameSubject(subject: RecordingJob['subject']): string {
  if (typeof subject === 'string') return subject;
  return `${subject.first} to ${subject.first + subject.count - 1}`;
}

function describeTimes(
  groups: readonly string[],
  jobs: readonly RecordingJob[],
  recorded: readonly RecordedJob[],
): readonly string[] {
  return groups.map((group) => {
    const own = recorded.filter((_, index) => jobs[index]?.group === group);
    return `${group.padEnd(12)} ${describeTime(own)}`;
  });
}

function describeTime(recorded: readonly RecordedJob[]): string {
  const sum = (read: (one: RecordedJob) => number) =>
    Math.round(recorded.reduce((total, one) => total + read(one), 0));
  const count = recorded.reduce((total, { items }) => total + items.length, 0);
  return `${count} items in ${sum(({ seconds }) => seconds)} s, ${sum(({ processorSeconds }) => processorSeconds)} s of the processor`;
}

/** On stderr, so that times and differences alone are on stdout. */
function report(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
