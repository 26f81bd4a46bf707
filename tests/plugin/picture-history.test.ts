/** A picture is refined in a conversation without a key, and every earlier one can be had back, also by who opens the file next. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { save } from '../stories/picture-story.ts';
import { frameIds, openStory, type Story } from './open-story.ts';

interface Filled {
  readonly fills?: readonly {
    readonly type: string;
    readonly visible?: boolean;
    readonly imageRef?: string;
  }[];
  readonly pluginData?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A photograph of the example. */
const cabin = '1:178';

describe.skipIf(!hasBrowser())('a picture and its history', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const layer = async () => (await story.layer(cabin)) as Filled | null;
  const fills = async () =>
    ((await layer())?.fills ?? []).map(({ type, visible, imageRef = '' }) => ({
      type,
      isShown: visible !== false,
      imageRef,
    }));
  const shown = async () => (await fills()).filter(({ isShown }) => isShown);
  const records = async () => {
    const own = Object.values((await layer())?.pluginData ?? {})[0] ?? {};
    const entries = Object.entries(own).filter(([name]) => name.startsWith('generation-'));
    return entries.map(([, text]) => JSON.parse(text) as Generation);
  };
  const footer = (text: string | RegExp) => panel.getByText(text).first().waitFor();

  it('begins with a picture in a layer', async () => {
    await story.select(cabin);
    panel = await story.open('insert-image');
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A harbour at dawn');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    await footer('Inserted. The old fill is kept, hidden.');
    expect((await shown()).map(({ type }) => type)).toEqual(['IMAGE']);
    expect(await records()).toMatchObject([{ words: 'A harbour at dawn', step: 'draw', parent: null }]);
  });

  it('changes what is wished for and keeps what was there, in one step of undo', async () => {
    const before = await shown();
    await panel.getByRole('radio', { name: 'Refine' }).check();
    await panel.getByRole('textbox', { name: 'What should change' }).fill('less blue');
    await panel.getByRole('combobox', { name: 'Light' }).click();
    await panel.getByRole('option', { name: 'Darker' }).click();
    await panel.getByRole('button', { name: 'Refine', exact: true }).click();
    await footer('Done. The old fill is kept, hidden.');
    const after = await shown();
    expect(after).toHaveLength(1);
    expect(after[0]?.imageRef).not.toBe(before[0]?.imageRef);
    expect((await fills()).map(({ imageRef }) => imageRef)).toContain(before[0]?.imageRef);
    const [first, second] = (await records()).toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    expect(second).toMatchObject({ words: 'less blue; darker', step: 'refine', parent: first?.id });
    await story.shoot('plugin/picture-refined');
    await story.undo();
    expect(await shown()).toEqual(before);
    expect(await records()).toHaveLength(1);
    await story.redo();
    expect(await shown()).toEqual(after);
  });

  it('changes a marked area alone, marked with the keyboard', async () => {
    await panel.getByRole('combobox', { name: 'What to do' }).click();
    await panel.getByRole('option', { name: /^Erase an area/ }).click();
    const stage = panel.getByRole('application');
    await stage.focus();
    for (const key of ['Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) await stage.press(key);
    await panel.getByRole('button', { name: 'Erase', exact: true }).click();
    await footer(/^Erased here/);
    expect((await records()).map(({ step }) => step)).toContain('erase');
  });

  it('shows the whole history to who opens the panel next, compares and restores', async () => {
    panel = await story.open('generate-image');
    await panel.getByRole('radio', { name: 'History' }).check();
    const tree = panel.getByRole('tree', { name: 'History' });
    await tree.getByRole('treeitem').nth(2).waitFor();
    expect(await tree.getByRole('treeitem').count()).toBe(3);
    await tree.getByRole('treeitem').first().focus();
    await tree.getByRole('treeitem').first().press('ArrowDown');
    await panel.getByRole('button', { name: 'Compare with previous' }).click();
    await panel.getByText(/^(?:[1-9]\d?|100)% of pixels differ/).waitFor();
    await story.shoot('plugin/history-compared');
    await panel.getByRole('button', { name: 'Back' }).click();
    await tree.getByRole('treeitem').first().focus();
    await tree.getByRole('treeitem').first().press('Home');
    await panel.getByRole('button', { name: 'Restore' }).click();
    await footer('Restored. The old fill is kept, hidden.');
    const first = (await records()).find(({ step }) => step === 'draw');
    expect(await shown()).toMatchObject([{ imageRef: first?.imageHash }]);
    expect(await records()).toHaveLength(3);
  });

  it('branches from an earlier picture, and the branch point is visible', async () => {
    await panel.getByRole('button', { name: 'Refine this version' }).click();
    await panel.getByRole('combobox', { name: 'Colour' }).click();
    await panel.getByRole('option', { name: 'Warmer colours' }).click();
    await panel.getByRole('button', { name: 'Refine', exact: true }).click();
    await footer('Done. The old fill is kept, hidden.');
    await panel.getByRole('radio', { name: 'History' }).check();
    await panel.getByTitle('2 images made from it').waitFor();
    await story.shoot('plugin/history-branches');
    expect(story.errors).toEqual([]);
  });

  it('marks favourites in the file, lists them alone, and downloads and deletes one picture', async () => {
    const rows = () => panel.getByRole('tree', { name: 'History' }).getByRole('treeitem');
    const favourite = () => panel.getByRole('button', { name: 'Favourite' });
    const more = async (name: string) => {
      await panel.getByRole('button', { name: 'More actions' }).press('Enter');
      await panel.getByRole('menuitem', { name }).click();
    };
    expect(await rows().count()).toBe(4);
    await rows().filter({ hasText: 'warmer' }).click();
    await panel.getByText('Generating again: 1 placeholder. Free, made on this computer.').waitFor();
    await favourite().press('Enter');
    await rows().filter({ hasText: 'warmer' }).getByText('Favourite').waitFor();
    expect(await favourite().getAttribute('aria-pressed')).toBe('true');
    panel = await story.open('generate-image');
    await panel.getByRole('radio', { name: 'History' }).check();
    await rows().nth(3).waitFor();
    await panel.getByRole('checkbox', { name: 'Favourites' }).check();
    await expect.poll(() => rows().count()).toBe(1);
    await rows().first().click();
    const download = story.page.waitForEvent('download');
    await more('Download');
    expect((await download).suggestedFilename()).toBe('warmer-colours.png');
    await footer('Saved warmer-colours.png.');
    await story.shoot('plugin/history-favourites');

    const [before] = await shown();
    await more('Delete');
    await footer('Deleted from the file. Undo once to revert it.');
    await panel.getByText('No favourites').waitFor();
    await panel.getByRole('checkbox', { name: 'Favourites' }).uncheck();
    await expect.poll(() => rows().count()).toBe(3);
    expect(await records()).toHaveLength(3);
    expect((await fills()).map(({ imageRef }) => imageRef)).not.toContain(before?.imageRef);
    expect(await shown()).toHaveLength(1);
    await story.undo();
    expect(await shown()).toEqual([before]);
    expect(await records()).toHaveLength(4);
  });

  it('takes a layer that was made for a picture along when the picture is deleted', async () => {
    await story.select();
    await panel.getByRole('radio', { name: 'Generate', exact: true }).check();
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A kite');
    await panel.locator('summary', { hasText: 'Seed' }).click();
    await panel.getByRole('textbox', { name: 'Seed' }).fill('42');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    await footer('Inserted as a new layer.');
    const tile = panel.getByRole('article', { name: 'A kite' });
    await tile.getByText(/, seed 42, /).waitFor();
    await tile.getByRole('button', { name: 'Favourite' }).click();
    await expect
      .poll(() => tile.getByRole('button', { name: 'Favourite' }).getAttribute('aria-pressed'))
      .toBe('true');
    const kites = async () => (await save(story)).split('"name":"A kite"').length - 1;
    const count = await kites();
    expect(count).toBeGreaterThan(0);
    await tile.getByRole('button', { name: 'More actions' }).click();
    await tile.getByRole('menuitem', { name: 'Copy' }).click();
    await footer('Copied.');
    const focused = () => panel.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('More actions');
    await tile.getByRole('button', { name: 'More actions' }).click();
    await tile.getByRole('menuitem', { name: 'Show on canvas' }).click();
    await tile.getByRole('button', { name: 'More actions' }).click();
    await tile.getByRole('menuitem', { name: 'Delete' }).click();
    await footer('Deleted from the file. Undo once to revert it.');
    await tile.waitFor({ state: 'detached' });
    expect(await kites()).toBe(count - 1);
    expect(story.errors).toEqual([]);
  });

  it('goes to code with what it shows', async () => {
    const from = (await story.log()).length;
    await story.select((await frameIds('landing')).get('Landing / Phone') ?? '');
    await panel.getByRole('tab', { name: 'Code', exact: true }).click();
    await panel.getByRole('button', { name: /^Files, / }).waitFor();
    expect(JSON.stringify((await story.log()).slice(from))).toContain('"alt":"A harbour at dawn"');
  });
});
