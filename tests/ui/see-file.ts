import type { Frame, FrameLocator } from 'playwright-core';

/** Opens the files of a narrow panel, waits for one, and closes them again. */
export async function seeFile(panel: Frame | FrameLocator, name: string | RegExp): Promise<void> {
  const opener = panel.getByRole('button', { name: /^Files, / });
  await opener.click();
  await panel.getByRole('treeitem', { name }).first().waitFor();
  await opener.click();
}

/** Shows a file in a narrow panel. */
export async function chooseFile(panel: Frame | FrameLocator, name: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name: /^Files, / }).click();
  await panel.getByRole('treeitem', { name }).first().click();
}
