/** A sentence becomes a picture in a layer, and one step of undo takes it away again. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { frameIds, openStory, type Story } from './open-story.ts';

let browser: Browser;
let story: Story;

interface Filled {
  readonly fills: readonly { readonly type: string; readonly visible?: boolean }[];
}

async function fillsOf(id: string): Promise<readonly string[]> {
  const layer = (await story.layer(id)) as { readonly fills?: Filled['fills'] } | null;
  return (layer?.fills ?? []).map(({ type, visible }) => (visible === false ? `hidden ${type}` : type));
}

describe.skipIf(!hasBrowser())('generating a picture', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => browser.close());
  afterEach(async () => story.close());

  it('fills the selected layer without a key, and is undone in one step', async () => {
    story = await openStory(browser, 'landing');
    const id = (await frameIds('landing')).get('Landing / Phone') ?? '';
    const before = await fillsOf(id);
    await story.select(id);
    const panel = await story.open('generate-image');
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A night train by the sea');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    await panel.getByRole('article', { name: 'A night train by the sea' }).waitFor();
    await panel.getByRole('button', { name: 'Insert into fill' }).click();
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    expect(await fillsOf(id)).toEqual([...before.map((type) => `hidden ${type}`), 'IMAGE']);
    await story.shoot('plugin/image-inserted');
    await story.undo();
    expect(await fillsOf(id)).toEqual(before);
    // Of several layers it is said which one is used; a fill goes into each, as one step of undo.
    const desktop = (await frameIds('landing')).get('Landing / Desktop') ?? '';
    const both = async () => [await fillsOf(id), await fillsOf(desktop)];
    const bothBefore = await both();
    await story.select(id, desktop);
    await panel.getByText('First of 2 layers: Landing / Phone', { exact: true }).waitFor();
    await panel.getByRole('button', { name: 'Fill 2 layers' }).click();
    await panel.getByText('Inserted into 2 layers. The old fills are kept, hidden.').waitFor();
    expect((await both()).map((fills) => fills.at(-1))).toEqual(['IMAGE', 'IMAGE']);
    await story.shoot('plugin/image-in-two-layers');
    await story.undo();
    expect(await both()).toEqual(bothBefore);
    await panel.getByRole('radio', { name: 'Placeholders' }).check();
    expect(await panel.getByText(/^First of/).count()).toBe(0);
    await panel.getByRole('radio', { name: 'Generate' }).check();
    // A rectangle waits for a picture, so it is there in three actions.
    const rectangle = 'I1:60;2:32';
    const actions = [
      () => story.select(rectangle),
      () => panel.getByRole('textbox', { name: 'Prompt' }).fill('A cabin under the stars'),
      () => panel.getByRole('button', { name: 'Generate', exact: true }).click(),
    ];
    for (const act of actions) await act();
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    expect((await fillsOf(rectangle)).at(-1)).toBe('IMAGE');
    expect(actions.length).toBeLessThanOrEqual(3);
  });

  it('goes in at once where the menu asked for that', async () => {
    story = await openStory(browser, 'landing');
    const id = (await frameIds('landing')).get('Landing / Phone') ?? '';
    await story.select(id);
    const panel = await story.open('insert-image');
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A quiet harbour');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    expect((await fillsOf(id)).at(-1)).toBe('IMAGE');
  });
});
