import type { Frame } from 'playwright-core';
import type { OpenedHost } from '../host/open-host.ts';
import { openSection } from '../ui/open-section.ts';

interface NewKey {
  /** How the service's entry in the list begins. */
  readonly service: string;
  readonly address: string;
  readonly key: string;
}

/** In the settings: chooses a service, gives it an address and a key, and waits until they are kept. */
export async function keepKey(
  story: OpenedHost,
  panel: Frame,
  { service, address, key }: NewKey,
): Promise<void> {
  await panel.getByRole('combobox', { name: 'Service' }).click();
  await panel.getByRole('option', { name: new RegExp(`^${service}`) }).click();
  if ((await panel.getByLabel('Address').filter({ visible: true }).count()) === 0)
    await openSection(panel, 'Advanced');
  await panel.getByLabel('Address').fill(address);
  await panel.getByLabel('Key', { exact: true }).fill(key);
  const from = (await story.log()).length;
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await story.page.waitForFunction(
    (start) =>
      window.host?.log
        .slice(start)
        .some(({ operation, details }) => operation === 'store-value' && String(details).startsWith('key ')),
    from,
  );
}
