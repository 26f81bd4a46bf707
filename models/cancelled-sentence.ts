import type { ServiceName } from '#design/settings';
import { serviceTitles } from './service-titles.ts';

/** What cancelling means for the bill: the line is closed at once, and what was begun may be charged all the same. */
export function describeCancellation(service: ServiceName, what: 'picture' | 'answer'): string {
  if (service === 'built-in' || service === 'sdnext') return 'Nothing is billed.';
  return `${serviceTitles[service]} may still bill this ${what}.`;
}
