import { readPicture } from '#codegen/model/picture/read-picture';
import type { PictureDesign } from '#codegen/model/picture/picture-snapshot';
import type { Terminal } from './command.ts';
import { receiveAnswer } from './receive-answer.ts';
import type { CachingTextService, TextService } from './open-text-service.ts';
import type { GivenPicture } from './source/find-picture.ts';
import { UsageError } from './usage-error.ts';

/** Lets a model read a picture as a design; @throws UsageError if it finds nothing in it, or cannot be asked. */
export async function readGivenPicture(
  { name, bytes }: GivenPicture,
  service: TextService & Pick<CachingTextService, 'release'>,
  terminal: Terminal,
): Promise<PictureDesign> {
  const environment = { signal: terminal.onInterrupt() };
  const read = await readPicture(
    { name, bytes },
    async (request, doing) => {
      terminal.showProgress(`${doing} …`);
      const options = { environment, terminal, onText: () => null };
      const { answer, failure } = await receiveAnswer(service, request, options);
      if (failure !== null) throw new UsageError(failure);
      return answer;
    },
    environment.signal,
  );
  if (read === null) {
    // The answers were used, so another try must get new ones.
    await service.release();
    throw new UsageError(
      `${service.model.model} could read nothing in "${name}"; use a larger or clearer image.`,
    );
  }
  return read;
}
