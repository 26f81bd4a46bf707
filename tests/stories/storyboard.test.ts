/** A comic and an animation as a person makes them: typed, placed with their words as layers, drawn, taken back, played. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openHost, type OpenedHost } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { waitLimits } from '../wait-limits.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress, layersOf, pageFile, save, type StoryLayer } from './picture-story.ts';

describe.skipIf(!hasBrowser())('stories in pictures', () => {
  let browser: Browser;
  let story: OpenedHost;
  let view: Frame;
  let models: ModelServer;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-storyboard-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    story = await openHost({ document: pageFile('Bakery'), manifestPath, browser });
    story.page.setDefaultTimeout(waitLimits.change);
    await story.runCommand('settings');
    view = await story.panel();
    await keepKey(story, view, { service: 'OpenAI', address: models.url, key: 'sk-story-of-stories' });
    await view.getByRole('button', { name: 'Close settings' }).click();
    await view.getByRole('tab', { name: 'Images' }).click();
    await view.getByRole('radio', { name: 'Story', exact: true }).check({ force: true });
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const shoot = (state: string) => checkPanel(panelOfStory(story, view, state), state);
  const find = async (name: string): Promise<readonly StoryLayer[]> => {
    const flat = (layer: StoryLayer): readonly StoryLayer[] => [
      layer,
      ...(layer.children ?? []).flatMap(flat),
    ];
    return (await layersOf(story)).flatMap(flat).filter((layer) => layer.name === name);
  };
  const filled = async (): Promise<number> =>
    (await find('Picture')).filter(({ fills = [] }) => fills.some(({ type }) => type === 'IMAGE')).length;

  it('become a comic whose words are layers, and each panel gets its picture', async () => {
    const before = await save(story);
    await view.getByRole('radio', { name: 'Comic', exact: true }).check({ force: true });
    const script = view.getByRole('textbox', { name: 'Script' });
    await script.fill('caption: Morning.');
    await view.getByText('Panel 1 begins with a caption. Write first what its image shows.').waitFor();
    await script.fill(
      'title: The letter\nMira opens the door\ncaption: Morning.\nMira: Who is there?\n\nA letter on the step\nMira: For me?\nTom: For you.',
    );
    await view.getByRole('img', { name: 'Preview of The letter' }).waitFor();
    await view.getByText(/^2 images, .* \$/).waitFor();
    // Sentences are never shown in letters of one width.
    expect(await script.evaluate((area) => getComputedStyle(area).fontFamily)).not.toMatch(/mono/);
    await shoot('comic');
    await view.getByRole('button', { name: 'Place layers' }).press('Enter');
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    expect(await find('Mira: Who is there?')).toHaveLength(1);
    expect(await filled()).toBe(0);
    await story.undo();
    expect(await save(story)).toBe(before);

    await script.press('ControlOrMeta+Enter');
    await view.getByText('Placed. 2 images added to the queue.').waitFor();
    await expect.poll(filled, { timeout: waitLimits.change }).toBe(2);
    const prompts = models.requests
      .filter(({ path }) => path.startsWith('/v1/images'))
      .map(({ body }) => String(body['prompt']));
    expect(prompts).toHaveLength(2);
    for (const prompt of prompts) expect(prompt).not.toMatch(/Morning|Who is there|For me/);
    const [caption] = await find('Caption: Morning.');
    expect(caption?.children?.map(({ characters }) => characters)).toEqual(['Morning.']);
    await shoot('comic-drawn');
    expect(story.errors).toEqual([]);
  });

  it('are changed in their place: panels with the same words keep their pictures, and only new ones are drawn', async () => {
    const imageOf = (layers: readonly StoryLayer[]) =>
      layers.flatMap(({ id, fills = [] }) =>
        fills.flatMap(({ imageRef }) => (imageRef ? [[id, imageRef]] : [])),
      );
    const script = view.getByRole('textbox', { name: 'Script' });
    await script.fill('');
    const [comic] = await find('The letter');
    const pictures = imageOf(await find('Picture'));
    await story.select(comic?.id ?? '');
    await view.getByRole('button', { name: 'Edit' }).press('Enter');
    await expect.poll(() => script.inputValue()).toContain('A letter on the step');
    const before = await save(story);
    // The second panel comes first, and one is added.
    const changed =
      'title: The letter\nA letter on the step\nMira: For me?\nTom: For you.\n\nMira opens the door\nMira: It is you!\n\nMira laughs';
    expect(await view.getByText('added to the queue').count()).toBe(0);
    await script.fill(changed);
    await view.getByRole('button', { name: 'Change and generate 1' }).waitFor();
    await shoot('comic-edited');
    await view.getByRole('button', { name: 'Change layers' }).click();
    await view.getByText('Changed on the canvas. Undo once to revert it.').waitFor();
    expect((await find('The letter')).filter(({ type }) => type === 'FRAME')).toHaveLength(1);
    expect(await find('Mira: It is you!')).toHaveLength(1);
    expect(imageOf(await find('Picture')).toSorted()).toEqual(pictures.toSorted());
    await story.undo();
    expect(await save(story)).toBe(before);
    await story.select(comic?.id ?? '');
    await view.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(() => script.inputValue()).not.toBe(changed);
    await script.fill(changed);
    await view.getByRole('button', { name: 'Change and generate 1' }).click();
    await view.getByText('Changed. 1 image added to the queue.').waitFor();
    await expect.poll(filled, { timeout: waitLimits.change }).toBe(3);
    expect(models.requests.filter(({ path }) => path.startsWith('/v1/images'))).toHaveLength(3);
  });

  it('become an animation, which is played in its order with an onion skin', async () => {
    await view.getByRole('radio', { name: 'Animation', exact: true }).check({ force: true });
    await view.getByRole('textbox', { name: 'Frames' }).fill('A ball lies\nA ball jumps\nA ball falls');
    await view.getByRole('button', { name: 'Place and generate 3' }).click();
    await expect.poll(filled, { timeout: waitLimits.change }).toBe(6);
    await view.getByRole('button', { name: 'Load frames' }).click();
    await view.getByRole('img', { name: 'Frame 1 of 3: Frame 1' }).waitFor();
    const skins = () => view.locator('img[data-skin]').evaluateAll((all) => all.length);
    expect(await skins()).toBe(1);
    const slider = view.getByRole('slider', { name: 'Frame' });
    await slider.press('ArrowRight');
    await view.getByRole('img', { name: 'Frame 2 of 3: Frame 2' }).waitFor();
    expect(await skins()).toBe(2);
    await shoot('animation');
    await view.getByRole('button', { name: 'Play', exact: true }).press('Enter');
    await view.getByRole('button', { name: 'Pause' }).waitFor();
    expect(await skins()).toBe(0);
    for (const at of [3, 1, 2])
      await view.getByRole('img', { name: `Frame ${at} of 3: Frame ${at}` }).waitFor();
    await view.getByRole('button', { name: 'Pause' }).press('Enter');
    await view.getByRole('button', { name: 'Play Frame 3 earlier' }).click();
    const order = view.getByRole('list', { name: 'Order of the frames' }).getByRole('listitem');
    expect(await order.allInnerTexts()).toEqual(['1. Frame 1', '2. Frame 3', '3. Frame 2']);
    await view.getByRole('button', { name: 'Leave out Frame 1' }).click();
    expect(await order.allInnerTexts()).toEqual(['1. Frame 3', '2. Frame 2']);
    expect(story.errors).toEqual([]);
  });

  it('become a set whose faces a model compares; what stands out is drawn once more', async () => {
    await view.getByRole('radio', { name: 'Generate', exact: true }).check({ force: true });
    await view.locator('summary', { hasText: 'Sweep' }).click();
    await view.getByRole('checkbox', { name: 'Each line of the prompt is an image' }).press('Space');
    await view
      .getByRole('textbox', { name: 'Prompt' })
      .fill('Mira waves\nMira runs\nMira sleeps [other-face]\nMira reads');
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    await view.getByText(/^Similarity of 4 images: \d+%\./).waitFor();
    await view.getByText(/^1 request to gpt-5\.4, about \$0\.\d+, at most \$/).waitFor();
    await view.getByRole('button', { name: 'Check faces and subjects' }).press('Enter');
    await view.getByText('Of 4 images: 1 image differs in a face or subject.').waitFor();
    const tile = view.getByRole('article', { name: 'Mira sleeps [other-face]' });
    await tile.getByText('Differs: Mira has brown hair instead of red.').waitFor();
    await shoot('set-compared');
    await tile.getByRole('button', { name: 'Generate again to match the set' }).click();
    await expect
      .poll(() => models.requests.filter(({ body }) => String(body['prompt']).includes('Mira sleeps')).length)
      .toBe(2);
    // Once only.
    await expect.poll(() => tile.getByRole('button', { name: /^Generate again/ }).count()).toBe(0);
    expect(story.errors).toEqual([]);
  });
});
