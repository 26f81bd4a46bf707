/** Answers of text models that were paid for and not used yet, one file each in this person's own state folder. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AnswerStore } from '#models/policy/keep-answers';
import type { Environment } from './service-variables.ts';

/** Milliseconds after which an answer that nobody came back for is removed. */
const longestKept = 30 * 24 * 60 * 60 * 1000;

export interface AnswerFolder extends AnswerStore {
  /** The file of each answer written by this run that is still there. */
  list(): readonly string[];
}

/** The folder of kept answers: `FRAMEWRIGHT_STATE`, or where the system keeps such things. */
export function openAnswerFolder(environment: Environment): AnswerFolder {
  const folder = join(findStateFolder(environment), 'answers');
  const written = new Set<string>();
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    async read(id) {
      return readFile(pathOf(id), 'utf8').catch(() => null);
    },
    async write(id, record) {
      // Design and answer are this person's business alone.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${pathOf(id)}.${process.pid}.tmp`;
      await writeFile(draft, record, { mode: 0o600 });
      await rename(draft, pathOf(id));
      written.add(pathOf(id));
      await removeOld(folder, Date.now());
    },
    async remove(ids) {
      for (const id of ids) {
        await rm(pathOf(id), { force: true });
        written.delete(pathOf(id));
      }
    },
    list: () => [...written],
  };
}

/** Each system's own place for what a program keeps between runs. */
function findStateFolder({ FRAMEWRIGHT_STATE, XDG_STATE_HOME, LOCALAPPDATA }: Environment): string {
  if (FRAMEWRIGHT_STATE) return FRAMEWRIGHT_STATE;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'Framewright');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Framewright');
  return join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'framewright');
}

async function removeOld(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > longestKept) await rm(path, { force: true });
  }
}
