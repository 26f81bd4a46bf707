import type { Frame } from 'playwright-core';

/** Opens the Receipt of what is shown at its checks, its Problems or its changes. */
export async function openReceipt(panel: Frame, part: 'Checks' | 'Problems' | 'Changes'): Promise<void> {
  await panel.getByRole('tab', { name: /^Receipt/ }).click();
  await panel.getByRole('radio', { name: new RegExp(`^${part}`) }).check();
}
