import type { Frame } from 'playwright-core';

/** Opens a section of the settings that may be open already. */
export async function openSection(panel: Frame, title: string): Promise<void> {
  const section = panel
    .locator('details')
    .filter({ has: panel.getByRole('heading', { level: 2, name: title, exact: true }) });
  await section.waitFor();
  const isOpen = await section.evaluate((details) => (details as HTMLDetailsElement).open);
  if (!isOpen) await section.locator('summary').click();
}
