import { services, type ServiceName } from '#design/services';

/** What cancelling means for the bill. The connection closes at once, but work that has begun may still be charged. */
export function describeCancellation(service: ServiceName, what: 'picture' | 'answer'): string {
  const { isLocal, title } = services[service];
  return isLocal
    ? 'Nothing is billed.'
    : `${title} may still bill this ${what === 'picture' ? 'image' : what}.`;
}
