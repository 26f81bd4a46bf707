/** Keys lie in Figma's client storage on this computer, apart from everything else, and leave it in one message only. */
import type { ServiceName } from '#design/settings';

const place = 'keys';
type Keys = Partial<Record<ServiceName, string>>;

/** The key of a service, or `null` where none is kept. */
export async function openKey(service: ServiceName): Promise<string | null> {
  return (await openKeys())[service] ?? null;
}

/** Keeps a key, or forgets it where `key` is `null`. */
export async function closeKey(service: ServiceName, key: string | null): Promise<void> {
  const keys = await openKeys();
  if (key === null) delete keys[service];
  else keys[service] = key;
  await figma.clientStorage.setAsync(place, keys);
}

/** The services a key is kept for. */
export async function listKeys(): Promise<ServiceName[]> {
  return Object.keys(await openKeys()) as ServiceName[];
}

async function openKeys(): Promise<Keys> {
  return ((await figma.clientStorage.getAsync(place)) ?? {}) as Keys;
}
