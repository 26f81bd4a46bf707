import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { builtInService, type ServiceName } from '#design/services';
import { type AnswerStore, cacheAnswers } from '#models/policy/cache-answers';
import type { TextModel } from '#models/ports';
import type { TextWork } from '#models/model-operations';
import { systemClock } from '#models/clock';
import { openCommandServices } from './command-services.ts';
import type { Terminal } from './command.ts';
import { replaceFile } from './file-system.ts';
import { type EnvironmentVariables, findService } from './service-variables.ts';

export interface TextService {
  readonly service: ServiceName;
  readonly model: TextModel;
}

/** A text service whose answers are kept on disk until the files made of them are written. */
export interface CachingTextService extends TextService {
  /** Removes the stored answers, because the files made from them are written. */
  readonly release: () => Promise<void>;
  /** The path of this run's answers that led to no files; `null` if there are none. */
  readonly describeUnusedAnswers: () => string | null;
}

/** The text model of the environment for one kind of work on one design; `null` where none is set up. */
export async function openTextService(
  file: string,
  work: TextWork,
  { environment }: Pick<Terminal, 'environment'>,
): Promise<CachingTextService | null> {
  const service = findService(environment);
  if (service === builtInService) return null;
  const { services, settings, purpose } = await openCommandServices(service, file, environment);
  const folder = openAnswerFolder(environment);
  const model = cacheAnswers(await services.text(settings, work, purpose), folder, systemClock);
  return {
    service,
    model,
    release: () => model.release(),
    describeUnusedAnswers() {
      const [path, ...others] = folder.list();
      if (path === undefined) return null;
      const rest = others.length === 0 ? '' : ` and ${others.length} more beside it`;
      return `What ${model.model} answered is kept in ${path}${rest}. The same command uses a complete answer again without asking.`;
    },
  };
}

/** Answers of text models that were paid for and not used yet, one file each in this person's own state folder. */

/** The milliseconds after which an unused answer is removed. */
const maxAgeMs = 30 * 24 * 60 * 60 * 1000;

export interface AnswerFolder extends AnswerStore {
  /** The file of each answer written by this run that is still there. */
  list(): readonly string[];
}

/** The folder of kept answers: `FRAMEWRIGHT_STATE`, or where the system keeps such things. */
export function openAnswerFolder(environment: EnvironmentVariables): AnswerFolder {
  const folder = join(findStateFolder(environment), 'answers');
  const written = new Set<string>();
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    async read(id) {
      return readFile(pathOf(id), 'utf8').catch(() => null);
    },
    async write(id, record) {
      // Only this person may read designs and answers.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Named first: the file may be there before this run hears of it, and an interrupted run must name it.
      written.add(pathOf(id));
      await replaceFile(pathOf(id), record, { mode: 0o600 });
      await removeOld(folder, Date.now());
    },
    async remove(ids) {
      for (const id of ids) {
        await rm(pathOf(id), { force: true });
        written.delete(pathOf(id));
      }
    },
    list: () => [...written].filter((path) => existsSync(path)),
  };
}

/** Each system's own place for what a program keeps between runs. */
function findStateFolder({ FRAMEWRIGHT_STATE, XDG_STATE_HOME, LOCALAPPDATA }: EnvironmentVariables): string {
  if (FRAMEWRIGHT_STATE) return FRAMEWRIGHT_STATE;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'Framewright');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Framewright');
  return join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'framewright');
}

async function removeOld(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // Another run may remove it meanwhile.
    const file = await stat(path).catch(() => null);
    if (file !== null && now - file.mtimeMs > maxAgeMs) await rm(path, { force: true });
  }
}
