/**
 * The requests for pictures of a folder that were sent and have no answer yet, in a hidden file of the folder. Each is
 * written before it is sent, so a run that follows a killed one knows what may have been billed. The file also keeps two
 * runs from drawing into one folder at a time.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ImageJob } from '#visuals/2-draw/draw-queue';
import { errorCode, replaceFile } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';

export interface SentRequests {
  /** Requests of a run that ended without a word. */
  readonly left: readonly ImageJob[];
  /**
   * Stores a job that was sent and may cost something, and removes any other.
   * @throws UsageError where the folder cannot be written, or another run draws into it
   */
  store(job: ImageJob): Promise<void>;
  /** Removes the file. */
  close(): Promise<void>;
}

interface StoredRequests {
  readonly command: 'image';
  readonly pid: number;
  readonly host: string;
  readonly jobs: readonly ImageJob[];
}

// A file named after a prompt never begins with a dot.
const fileName = '.framewright-requests.json';

/** Reads what former runs left. @throws UsageError where another run draws into the folder now */
export async function openSentRequests(folder: string): Promise<SentRequests> {
  const path = join(folder, fileName);
  const left = await readLeft(path);
  // They stay until a run has reported them.
  const jobs = new Map(left.map((job, at) => [`left ${at}`, job]));
  let isOwn = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const all = [...jobs.values()];
    const stored: StoredRequests = { command: 'image', pid: process.pid, host: hostname(), jobs: all };
    const text = `${JSON.stringify(stored)}\n`;
    try {
      if (!isOwn) await take(text);
      else await replaceFile(path, text);
      isOwn = true;
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`The output folder "${folder}" cannot be written (${errorCode(error)}).`);
    }
  }

  /** Two runs may have started at once; the file belongs to the one that makes it. */
  async function take(text: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      await readLeft(path);
      await replaceFile(path, text);
    }
  }

  return {
    left,
    store(job) {
      const { spec, stage } = job;
      const isOpen = stage.kind === 'asked' && stage.sent.estimatedUsd !== 0;
      if (!isOpen && !jobs.has(spec.id)) return Promise.resolve();
      if (isOpen) jobs.set(spec.id, job);
      else jobs.delete(spec.id);
      const done = writing.then(write);
      writing = done.catch(() => undefined);
      return done;
    },
    async close() {
      await writing;
      if (isOwn || left.length > 0) await rm(path, { force: true });
    },
  };
}

async function readLeft(path: string): Promise<readonly ImageJob[]> {
  const stored = readStored(await readFile(path, 'utf8').catch(() => null));
  if (stored === null) return [];
  if (isRunning(stored))
    throw new UsageError(
      `Another run (process ${stored.pid}) writes images into this folder. Wait until it has ended, or remove "${path}" if it has.`,
    );
  return stored.jobs;
}

/** A computer knows its own processes only. */
function isRunning({ pid, host }: StoredRequests): boolean {
  if (host !== hostname() || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else runs too.
    return errorCode(error) === 'EPERM';
  }
}

/** `null` where there is none, or none that can be read. */
function readStored(text: string | null): StoredRequests | null {
  try {
    const { command, pid, host, jobs } = JSON.parse(text ?? '') as Partial<StoredRequests>;
    if (command !== 'image' || typeof pid !== 'number' || typeof host !== 'string' || !Array.isArray(jobs))
      return null;
    return { command, pid, host, jobs: jobs.filter(isSentJob) };
  } catch {
    return null;
  }
}

function isSentJob(value: unknown): value is ImageJob {
  const { spec, stage } = (value ?? {}) as Partial<ImageJob>;
  return typeof spec?.id === 'string' && typeof spec.words === 'string' && stage?.kind === 'asked';
}
