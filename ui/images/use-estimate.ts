import { needsKey, services } from '../settings/services.ts';
import { usePanel } from '../state/use-panel.ts';

/** What drawing will take, said before anything is paid for. */
export function useEstimate(): string {
  const { service, keysKept } = usePanel().settings.value;
  if (service === 'built-in') return 'A labelled placeholder, at once, costs nothing.';
  if (service === 'sdnext') return 'Drawn on your own machine, costs nothing.';
  if (needsKey(service) && !keysKept.includes(service)) return `Needs a key for ${services[service].title}.`;
  return 'One picture, usually 20 to 60 s and some cents.';
}
