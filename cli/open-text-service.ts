import type { ServiceName } from '#design/settings';
import type { TextWork } from '#models/service-jobs';
import type { TextModel } from '#models/ports';
import type { Terminal } from './command.ts';
import { openDesk } from './open-desk.ts';
import { findService } from './service-variables.ts';

export interface TextService {
  readonly service: ServiceName;
  readonly model: TextModel;
}

/** The text model of the environment for one kind of work on one design; `null` where none is set up. */
export async function openTextService(
  file: string,
  work: TextWork,
  { environment }: Pick<Terminal, 'environment'>,
): Promise<TextService | null> {
  const service = findService(environment);
  if (service === 'built-in') return null;
  const { services, settings, purpose } = await openDesk(service, file, environment);
  return { service, model: await services.text(settings, work, purpose) };
}
