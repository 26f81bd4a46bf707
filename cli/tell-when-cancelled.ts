import type { ServiceName } from '#design/settings';
import { cancelledSentence } from '#models/cancelled-sentence';
import type { Terminal } from './command.ts';

/** Says what an interruption means for the bill while a request is under way; the answered function ends that. */
export function tellWhenCancelled(
  service: ServiceName,
  what: 'picture' | 'answer',
  signal: AbortSignal,
  terminal: Pick<Terminal, 'tell'>,
): () => void {
  const tell = () => terminal.tell(cancelledSentence(service, what));
  signal.addEventListener('abort', tell);
  return () => signal.removeEventListener('abort', tell);
}
