/** Where services are, as far as it decides which key goes there; without `URL`, which Figma's sandbox lacks. */
import { isServiceName, services, type ServiceName } from './services.ts';
import type { PanelSettings } from './settings.ts';

/** What a key is kept for: a model service, or the library of a team. */
export type KeyOwner = ServiceName | 'library';

/** A key that is kept, by where it may go. */
export interface StoredKey {
  readonly service: KeyOwner;
  /** Scheme, host and port, as `https://api.openai.com`. */
  readonly origin: string;
}

interface AddressParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

/** The origin of an address as a browser has it; `null` where it is no address of the web. */
export function originOf(address: string): string | null {
  const parts = partsOf(address);
  if (parts === null) return null;
  const { scheme, host, port } = parts;
  const usual = scheme === 'https' ? '443' : '80';
  return `${scheme}://${host}${port === '' || port === usual ? '' : `:${port}`}`;
}

/** The origin that the key of a service belongs to now; empty where the service has no address. */
export function keyOriginOf({ addresses }: Pick<PanelSettings, 'addresses'>, owner: KeyOwner): string {
  const usual = owner === 'library' ? '' : services[owner].address;
  return originOf(addresses[owner] ?? usual ?? '') ?? '';
}

/** Whether a name is that of somebody a key is kept for. */
export function isKeyOwner(name: string): name is KeyOwner {
  return name === 'library' || isServiceName(name);
}

/** The services of which a key is kept for the address that they have now. */
export function servicesWithKey(
  settings: Pick<PanelSettings, 'addresses'>,
  keys: readonly StoredKey[],
): readonly ServiceName[] {
  const isNow = ({ service, origin }: StoredKey) =>
    origin !== '' && origin === keyOriginOf(settings, service);
  return keys.filter(isNow).flatMap(({ service }) => (service === 'library' ? [] : [service]));
}

/** Whether somebody between here and there could read along: http to another computer, however it is written. */
export function isUnencryptedRemote(address: string): boolean {
  const parts = partsOf(address);
  return /^\s*http:/i.test(address) && (parts === null || !isLoopback(parts.host));
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}

function partsOf(address: string): AddressParts | null {
  const found = /^\s*(https?):\/\/(?:[^/?#@]*@)?(\[[\da-f:.]+\]|[^/?#:@\s]+)(?::(\d+))?(?:[/?#]|\s*$)/i.exec(
    address,
  );
  if (found === null) return null;
  const [, scheme = '', host = '', port = ''] = found;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port };
}
