/**
 * Keys are stored in Figma's client storage on this computer, apart from everything else, and one message only carries
 * them. Each belongs to the origin it was given for: where the address of a service is changed, its key does not
 * follow.
 */
import { isKeyOwner, type KeyOwner, keyOriginOf, type StoredKey } from '#design/service-address';
import { isServiceName, type ServiceName } from '#design/services';
import type { PanelSettings } from '#design/settings';
import { createStorageArea } from './client-storage.ts';

/** Where older versions stored keys by service alone. */
const formerKey = 'keys';
const prefix = 'key ';
const area = createStorageArea('keys', figma.clientStorage);

/** The key of a service at an origin, or `null` where none is kept. */
export async function readKey(service: KeyOwner, origin: string): Promise<string | null> {
  const key = await area.read(nameOf({ service, origin }));
  return typeof key === 'string' ? key : null;
}

/** Keeps a key, or forgets it where `key` is `null`. */
export async function saveKey(service: KeyOwner, origin: string, key: string | null): Promise<void> {
  const name = nameOf({ service, origin });
  await (key === null ? area.remove(name) : area.write(name, key));
}

/** The keys that are kept, by where they may go. */
export async function listKeys(settings: Pick<PanelSettings, 'addresses'>): Promise<readonly StoredKey[]> {
  await migrateFormerKeys(settings);
  const names = [...(await area.readAll()).keys()].filter((name) => name.startsWith(prefix));
  return names.flatMap((name) => {
    const [service = '', origin = ''] = name.slice(prefix.length).split(' ');
    return isKeyOwner(service) ? [{ service, origin }] : [];
  });
}

/** A key without an origin went to the address that its service has now, so it stays there. */
async function migrateFormerKeys(settings: Pick<PanelSettings, 'addresses'>): Promise<void> {
  const keys = (await area.read(formerKey)) as Partial<Record<ServiceName, string>> | undefined;
  if (keys === undefined) return;
  for (const service of Object.keys(keys).filter(isServiceName)) {
    const origin = keyOriginOf(settings, service);
    if (origin !== '') await area.write(nameOf({ service, origin }), keys[service]);
  }
  await area.remove(formerKey);
}

function nameOf({ service, origin }: StoredKey): string {
  return `${prefix}${service} ${origin}`;
}
