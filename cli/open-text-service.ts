import type { ServiceName } from '#design/settings';
import type { TextWork } from '#models/service-jobs';
import type { TextModel } from '#models/ports';
import { keepAnswers } from '#models/policy/keep-answers';
import { realWorld } from '#models/world';
import type { Terminal } from './command.ts';
import { openAnswerFolder } from './kept-answers.ts';
import { openDesk } from './open-desk.ts';
import { findService } from './service-variables.ts';

export interface TextService {
  readonly service: ServiceName;
  readonly model: TextModel;
}

/** A text service whose answers are kept on disk until the files made of them are written. */
export interface KeepingTextService extends TextService {
  /** Removes the kept answers: what they led to is written. */
  readonly release: () => Promise<void>;
  /** Says where the answers of this run lie that led to nothing; `null` where there are none. */
  readonly describeKept: () => string | null;
}

/** The text model of the environment for one kind of work on one design; `null` where none is set up. */
export async function openTextService(
  file: string,
  work: TextWork,
  { environment }: Pick<Terminal, 'environment'>,
): Promise<KeepingTextService | null> {
  const service = findService(environment);
  if (service === 'built-in') return null;
  const { services, settings, purpose } = await openDesk(service, file, environment);
  const folder = openAnswerFolder(environment);
  const model = keepAnswers(await services.text(settings, work, purpose), folder, realWorld);
  return {
    service,
    model,
    release: () => model.release(),
    describeKept() {
      const [path, ...others] = folder.list();
      if (path === undefined) return null;
      const rest = others.length === 0 ? '' : ` and ${others.length} more beside it`;
      return `What ${model.model} answered is kept in ${path}${rest}. The same command uses a complete answer again without asking.`;
    },
  };
}
