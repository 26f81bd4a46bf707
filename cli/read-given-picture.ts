import { readPicture } from '#codegen/picture/read-picture';
import type { ReadPicture } from '#codegen/picture/picture-snapshot';
import { readAnswer } from './author-code.ts';
import type { Terminal } from './command.ts';
import type { TextService } from './open-text-service.ts';
import type { GivenPicture } from './source/find-picture.ts';
import { UsageError } from './usage-error.ts';

/** Has a model read a picture as a design; @throws UsageError where it sees nothing in it, or cannot be asked. */
export async function readGivenPicture(
  { name, bytes }: GivenPicture,
  service: TextService,
  terminal: Terminal,
): Promise<ReadPicture> {
  const environment = { signal: terminal.onInterrupt() };
  const read = await readPicture(
    { name, bytes },
    async (request, doing) => {
      terminal.showProgress(`${doing} …`);
      const { answer, failure } = await readAnswer({ ...service, environment, terminal }, request);
      if (failure !== null) throw new UsageError(failure);
      return answer;
    },
    environment.signal,
  );
  if (read === null) {
    throw new UsageError(
      `${service.model.model} could read nothing in "${name}"; hand over a larger or clearer picture.`,
    );
  }
  return read;
}
