/**
 * A process that records one job after the other: it is sent a `RecordingJob` and answers with a `RecordedJob`, until
 * its parent disconnects. Errors of a job end it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createChromiumRenderer } from '#cli/chromium-renderer';
import { readLibraries } from '#cli/read-libraries';
import { createChecker } from '#codegen/check';
import { openDocuments } from '../open-documents.ts';
import { outputGroups, type SeedRange } from './output-groups.ts';
import { hashOf } from './output-record.ts';
import type { RecordingTools } from './recording-tools.ts';

export interface RecordingJob {
  readonly group: string;
  /** A document as `corpus/name`, or seeds. */
  readonly subject: string | SeedRange;
  /** Where the texts are kept; `null` for nowhere. */
  readonly keep: string | null;
}

export interface RecordedJob {
  /** Names and hashes. */
  readonly items: readonly (readonly [string, string])[];
  /** Names of items that could not be made and are recorded by their errors. */
  readonly failed: readonly string[];
  /** Of the job: as a clock has it, and as the processor does. */
  readonly seconds: number;
  readonly processorSeconds: number;
}

const libraries = await readLibraries();
const renderer = createChromiumRenderer({ timeLimit: 240_000 });
const checker = createChecker(libraries);
const environment = {
  libraries,
  signal: new AbortController().signal,
  onProgress: () => {},
  now: () => 0,
};

process.on('message', (job: RecordingJob) => {
  void runJob(job).then(
    (recorded) => process.send?.(recorded),
    (error: unknown) => {
      console.error(`${job.group} ${JSON.stringify(job.subject)}:`, error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => void renderer?.dispose());
process.send?.('ready');

async function runJob({ group, subject, keep }: RecordingJob): Promise<RecordedJob> {
  const items: (readonly [string, string])[] = [];
  const failed: string[] = [];
  const start = performance.now();
  const before = process.cpuUsage();
  const record: RecordingTools['record'] = async (shortName, make) => {
    const name = `${group} ${shortName}`;
    const text = await Promise.resolve()
      .then(make)
      .catch((error: unknown) => {
        failed.push(name);
        // Where it was thrown may change.
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      });
    if (keep !== null) await keepText(keep, name, text);
    items.push([name, hashOf(text)]);
  };
  await recordSubject(group, subject, { libraries, checker, renderer, environment, record });
  const { user, system } = process.cpuUsage(before);
  return {
    items,
    failed,
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
  };
}

async function recordSubject(
  group: string,
  subject: RecordingJob['subject'],
  tools: RecordingTools,
): Promise<void> {
  const { recordDocument, seeds } = outputGroups[group] ?? {};
  if (typeof subject !== 'string') {
    await seeds?.record(
      Array.from({ length: subject.count }, (_, index) => subject.first + index),
      tools,
    );
    return;
  }
  const { documents } = await openDocuments(subject);
  for (const document of documents) await recordDocument?.({ ...document, name: subject }, tools);
}

async function keepText(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, `${name.replace(/[^\w.+/-]+/g, '_').replace('_', '/')}.txt`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
