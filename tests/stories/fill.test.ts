/** Empty places of a page as a person fills them: found, looked through, filled with one key, taken back with one undo. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../../bench/run-axe.ts';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { type FillStory, openFillStory } from './fill-story.ts';

describe.skipIf(!hasBrowser())('the placeholders of a page', () => {
  let browser: Browser;
  let story: FillStory;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openFillStory(browser);
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const frame = () =>
    story.drawn.frames[1] as { readonly id: string; readonly children: readonly { readonly id: string }[] };
  const own = <Item extends { readonly nodeId: string }>(items: readonly Item[]) =>
    items.filter(({ nodeId }) => nodeId.startsWith('2:'));

  it('are listed with what goes into each, at any width, in both themes', async () => {
    const { view } = story;
    await view.getByRole('heading', { name: 'Nothing is selected' }).waitFor();
    await story.select(frame().id);
    await view.getByRole('button', { name: 'Find placeholders' }).press('Enter');
    await view.getByRole('heading', { name: '12 image placeholders, 5 text placeholders' }).waitFor();
    await view.getByText('12 placeholders. Free, made on this computer. 5 text layers, free.').waitFor();
    expect(
      await view
        .getByRole('textbox', { name: /^What .* shows$/ })
        .first()
        .inputValue(),
    ).toContain('Stauden aus eigener Zucht');
    await checkPanel(panelOfStory(story, view, 'placeholders'), 'placeholders');
  });

  it('are filled by one key in one step of undo; what a person left out and rewrote is respected', async () => {
    const { view, drawn } = story;
    const before = await story.layersById();
    const [first, second] = own(drawn.expected);
    await view.getByRole('checkbox').nth(0).press('Space');
    await view
      .getByRole('textbox', { name: /^What / })
      .nth(1)
      .fill('Cone flowers in the evening');
    await view.getByRole('button', { name: 'Fill 16' }).waitFor();
    await view
      .getByRole('textbox', { name: /^What / })
      .nth(1)
      .press('Control+Enter');
    const pictureOf = async (id: string) =>
      (await story.layersById())
        .get(id)
        ?.fills?.find(({ type, visible }) => type === 'IMAGE' && visible !== false)?.imageRef;
    const last = own(drawn.expected).at(-1)?.nodeId ?? '';
    await expect.poll(() => pictureOf(last), { timeout: 60_000 }).toBeDefined();
    await view.getByText(/^11 images added to the queue, 5 text layers filled\./).waitFor();
    const after = await story.layersById();
    for (const { nodeId } of own(drawn.expected).slice(1)) {
      const shown = after.get(nodeId)?.fills?.filter(({ visible }) => visible !== false);
      expect([nodeId, shown?.length, shown?.[0]?.type]).toEqual([nodeId, 1, 'IMAGE']);
    }
    expect(after.get(first?.nodeId ?? '')?.fills).toEqual(before.get(first?.nodeId ?? '')?.fills);
    expect(JSON.stringify(after.get(second?.nodeId ?? '')?.pluginData)).toContain(
      'Cone flowers in the evening',
    );
    for (const { nodeId } of own(drawn.sampleTexts)) {
      const [now, was] = [after.get(nodeId), before.get(nodeId)];
      expect(now?.characters).not.toBe(was?.characters);
      // By Figma's own measure it is no higher than the sample was.
      expect(now?.size?.y).toBeLessThanOrEqual((was?.size?.y ?? 0) + 1);
    }
    await story.undo();
    expect([...(await story.layersById())]).toEqual([...before]);
    expect(story.errors).toEqual([]);
  });

  it('are filled in copies of a frame from a table, a row in each, in one step of undo', async () => {
    const { view } = story;
    const before = await story.layersById();
    await view.locator('summary', { hasText: 'Copies from a table' }).click();
    await view
      .getByLabel('Table', { exact: true })
      .fill('name,Rectangle 51,Text\nSpring,tulips,Hallo\nHerbst,leaves,Servus');
    await view.getByText(/^2 copies, \d+ text layers\. 2 placeholders\./).waitFor();
    expect(await runAxe(view)).toEqual([]);
    await view.getByRole('button', { name: 'Make 2 copies' }).press('Enter');
    await view.getByText(/^2 copies made, 2 images added to the queue\./).waitFor();
    const drawn = async () =>
      [...(await story.layersById()).values()].filter(
        ({ name, fills = [] }) => name === 'Rectangle 51' && fills.some(({ type }) => type === 'IMAGE'),
      );
    // The one of the page that was filled before was taken back.
    await expect.poll(async () => (await drawn()).length).toBe(2);
    const copies = [...(await story.layersById()).values()].filter(({ name }) =>
      /, (Spring|Herbst)$/.test(name),
    );
    expect(
      copies.map(({ name, children = [] }) => [name, JSON.stringify(children).includes('Servus')]),
    ).toEqual([
      ['Startseite der Gärtnerei, Spring', false],
      ['Startseite der Gärtnerei, Herbst', true],
    ]);
    await story.undo();
    expect([...(await story.layersById())]).toEqual([...before]);
  });

  it('share the style card of the file with lists and sweeps, whose pictures are labelled', async () => {
    const { view } = story;
    await view.getByRole('radio', { name: 'Generate', exact: true }).check({ force: true });
    await view.getByRole('combobox', { name: 'Shape' }).click();
    await view.getByRole('option', { name: 'Custom' }).click();
    await view.getByLabel('Custom shape').fill('160 x 120');
    const prompt = view.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('A pier\nA lake at noon\nA street\nA market stall');
    await view.locator('summary', { hasText: 'Style card' }).click();
    const preset = view.getByRole('combobox', { name: 'New card from a preset' });
    await preset.press('Enter');
    await view.getByRole('option', { name: /^Watercolour/ }).waitFor();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'])
      await preset.press(key);
    await expect.poll(() => view.getByLabel('Medium').inputValue()).toBe('watercolour on rough paper');
    expect(await view.getByLabel('Name', { exact: true }).inputValue()).toBe('Watercolour');
    await view.getByRole('button', { name: 'New card' }).press('Enter');
    await view.getByLabel('Style', { exact: true }).fill('woodcut');
    await view.getByLabel('Colours', { exact: true }).fill('#1d3557 #457b9d');
    await view.locator('summary', { hasText: 'Sweep' }).click();
    await view.getByRole('checkbox', { name: 'Each line of the prompt is an image' }).press('Space');
    await checkPanel(panelOfStory(story, view, 'sets'), 'sets');
    await prompt.press('Control+Enter');
    await view.getByText(/^Similarity of 4 images: \d+%\./).waitFor();
    const root = (await story.layersById()).get('0:0');
    expect(JSON.stringify(root?.pluginData)).toContain('woodcut');
    await view.getByRole('checkbox', { name: 'Each line of the prompt is an image' }).press('Space');
    await prompt.fill('A ferry …');
    await view.getByRole('button', { name: 'Add choice' }).click();
    await view.getByLabel('Values of choice 1').fill('at dawn | at night');
    await view.getByRole('button', { name: 'Plan first' }).click();
    await view.getByRole('button', { name: 'Generate first image' }).click();
    const labels = async () =>
      [...(await story.layersById()).values()].flatMap(({ type, characters = '' }) =>
        type === 'TEXT' && /at (dawn|night)$/.test(characters) ? [characters] : [],
      );
    await expect.poll(labels).toEqual(['1. at dawn']);
    await view.getByRole('button', { name: 'Generate images' }).click();
    await expect.poll(labels).toEqual(['1. at dawn', '2. at night']);
    const pictures = [...(await story.layersById()).values()].filter(({ name }) => /^A ferry at/.test(name));
    expect(pictures.map(({ pluginData }) => /Style: woodcut/.test(JSON.stringify(pluginData)))).toEqual([
      true,
      true,
    ]);
    await view.getByRole('button', { name: 'Continue from this one' }).first().click();
    expect(await prompt.inputValue()).toBe('A ferry at night');
    expect(story.errors).toEqual([]);
  });

  it('are found again with what was changed before the panel was closed', async () => {
    const [first] = story.drawn.frames as readonly { readonly id: string }[];
    const open = async (panel: typeof story.view) => {
      await panel.getByRole('radio', { name: 'Placeholders', exact: true }).check({ force: true });
      // What is pressed before the panel hears of the selection is done for the one before.
      await story.select();
      await panel.getByRole('heading', { name: 'Nothing is selected' }).waitFor();
      await story.select(first?.id ?? '');
      await panel.getByRole('heading', { name: 'Not searched yet' }).waitFor();
    };
    const prompt = (panel: typeof story.view) => panel.getByRole('textbox', { name: /^What / }).nth(1);
    const button = (panel: typeof story.view) => panel.getByRole('button', { name: /^Fill \d+$/ });
    await open(story.view);
    await story.view.getByRole('button', { name: /^Find / }).press('Enter');
    await button(story.view).waitFor();
    await prompt(story.view).fill('A meadow in May');
    await story.view
      .getByRole('checkbox', { name: /^Fill / })
      .nth(2)
      .press('Space');
    const words = await button(story.view).innerText();
    await story.runCommand('generate-image');
    const panel = await story.panel();
    await open(panel);
    await panel.getByText('Your 2 changes are kept and used again.').waitFor();
    await panel.getByRole('button', { name: 'Find placeholders' }).press('Enter');
    await button(panel).waitFor();
    expect(await button(panel).innerText()).toBe(words);
    expect(await prompt(panel).inputValue()).toBe('A meadow in May');
    expect(
      await panel
        .getByRole('checkbox', { name: /^Fill / })
        .nth(2)
        .isChecked(),
    ).toBe(false);
  });
});
