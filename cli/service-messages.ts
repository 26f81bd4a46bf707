import { services, type ServiceName } from '#design/services';
import { describeCancellation } from '#models/cancelled-sentence';
import type { ModelFailure } from '#models/ports';
import type { Terminal } from './command.ts';

/** Reports what an interrupt means for the bill while a request runs; the returned function ends that. */
export function notifyWhenCancelled(
  service: ServiceName,
  what: 'picture' | 'answer',
  signal: AbortSignal,
  terminal: Pick<Terminal, 'notify'>,
): () => void {
  const notify = () => terminal.notify(describeCancellation(service, what));
  signal.addEventListener('abort', notify);
  return () => signal.removeEventListener('abort', notify);
}

/** The progress line of a terminal while it waits for a service. */
export function describeWait(wait: { readonly message: string; readonly milliseconds: number }): string {
  return `${wait.message} ${Math.ceil(wait.milliseconds / 1000)} s …`;
}

/** A failure's sentence for a terminal, where what the panel has in Settings is in the environment. */
export function describeFailure({ kind, message }: ModelFailure, service: ServiceName): string {
  const { key, address, unreachable } = services[service].environment;
  if (kind === 'key-missing') return `The service "${service}" needs a key; set ${key}.`;
  if (kind === 'address-missing') return `The service "${service}" needs an address; set ${address}.`;
  if (kind === 'address-unsafe')
    return `${address ?? 'The address'} is http and not on this computer, so nothing was sent: others could read it. Use https.`;
  if (kind === 'key-refused') return `The service "${service}" refused the key in ${key}.`;
  if (kind === 'unreachable' && unreachable !== undefined) return unreachable;
  if (kind === 'over-budget')
    return message.replace(/ Raise it in Settings.*$/, ' Raise FRAMEWRIGHT_BUDGET_* or ask for less.');
  return message
    .replace(', and the address in Settings', address === null ? '' : `, and the address in ${address}`)
    .replace(/ (?:Choose|Check|Add) [^.]* Settings\./, '');
}
