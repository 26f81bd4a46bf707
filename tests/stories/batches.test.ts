/** A batch of pictures as a person orders it: half the price, Figma closed meanwhile, placed later, failures sent again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openHost, type OpenedHost } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { waitLimits } from '../wait-limits.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress, layersOf, pageFile, type StoryLayer } from './picture-story.ts';

describe.skipIf(!hasBrowser())('a batch of images', () => {
  let browser: Browser;
  let story: OpenedHost;
  let view: Frame;
  let models: ModelServer;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer();
    folder = await mkdtemp(join(tmpdir(), 'framewright-batches-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    story = await openHost({ document: pageFile('Bakery'), manifestPath, browser });
    story.page.setDefaultTimeout(waitLimits.change);
    await reopen('settings');
    await keepKey(story, view, { service: 'OpenAI', address: models.url, key: 'sk-story-of-batches' });
    await view.getByRole('button', { name: 'Close settings' }).click();
    await view.getByRole('tab', { name: 'Images' }).click();
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const reopen = async (command: string): Promise<void> => {
    await story.runCommand(command);
    view = await story.panel();
  };
  const shoot = (state: string) => checkPanel(panelOfStory(story, view, state), state);
  const pictures = async (): Promise<readonly string[]> => {
    const flat = (layer: StoryLayer): readonly StoryLayer[] => [
      layer,
      ...(layer.children ?? []).flatMap(flat),
    ];
    return (await layersOf(story))
      .flatMap(flat)
      .filter(({ fills = [], name }) => name !== 'Hero' && fills.some(({ type }) => type === 'IMAGE'))
      .map(({ name }) => name);
  };
  /** The stand-in is finished when it was looked at three times. */
  const finish = async (): Promise<void> => {
    for (let look = 0; look < 3; look += 1) {
      const before = models.requests.length;
      await view.getByRole('button', { name: 'Check progress' }).click();
      await expect.poll(() => models.requests.length).toBeGreaterThan(before);
      await view.getByText('Checking progress').waitFor({ state: 'detached' });
    }
  };

  it('is ordered before it is drawn, shows its price, and survives that the panel is closed', async () => {
    await view.locator('summary', { hasText: 'Sweep' }).click();
    await view.getByRole('checkbox', { name: 'Each line of the prompt is an image' }).press('Space');
    await view.getByRole('textbox', { name: 'Prompt' }).fill('A rye loaf\nA bun [fails-once]\nA pretzel');
    const alone = await view.getByText(/^3 images, .* \$/).innerText();
    await view.getByRole('checkbox', { name: 'As a batch: half the price, within 24 hours' }).check();
    const inBatch = await view.getByText(/^3 images, within 24 hours, \$/).innerText();
    const priceOf = (text: string) => Number(/\$(\d+\.\d+)[^$]*$/.exec(text)?.[1]);
    expect(priceOf(inBatch)).toBeLessThan(priceOf(alone));
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    await view.getByText(/^Batch of 3 images, submitted on .* You can close Figma/).waitFor();
    await expect.poll(() => models.requests.some(({ path }) => path === '/v1/batches')).toBe(true);
    // Each picture is stored before the request, and with its batch after it.
    const stored = async () => JSON.stringify(await story.log()).split('"image-job-stored"').length - 1;
    await expect.poll(stored).toBe(6);
    await reopen('generate-image');
    await view.getByText(/^Batch of 3 images/).waitFor();
    expect(await pictures()).toEqual([]);
    await shoot('batch-waiting');
  });

  it('stops looking at a click, and leaves the batch alone', async () => {
    // Requests that get no answer. Those still held when the routing ends would be sent after all, so they are aborted.
    const held: Route[] = [];
    const answers = /\/v1\/batches\//;
    await story.page.route(answers, (route) => void held.push(route));
    await view.getByRole('button', { name: 'Check progress' }).click();
    await expect.poll(() => held.length).toBe(1);
    await view.locator('footer').getByRole('button', { name: 'Cancel' }).click();
    await view.getByText('Stopped. What was placed stays, and the batch goes on at its service.').waitFor();
    await view.getByRole('button', { name: 'Check progress' }).waitFor();
    await Promise.all(held.map((route) => route.abort()));
    await story.page.unroute(answers);
    expect(models.requests.filter(({ path }) => answers.test(path))).toEqual([]);
  });

  it('is placed when it is finished, and what failed is submitted alone', async () => {
    await finish();
    await view.getByText(/Finished: 2 generated, 1 failed\./).waitFor();
    await view.getByRole('button', { name: 'Place 2' }).press('Enter');
    await view.getByText('2 of 3 placed. 1 failed and can be submitted again.').waitFor();
    expect((await pictures()).toSorted()).toEqual(['A pretzel', 'A rye loaf']);
    await shoot('batch-partly-failed');
    await view.getByRole('button', { name: 'Submit 1 as a batch' }).click();
    await view.getByText(/^Batch of 1 image, submitted/).waitFor();
    await finish();
    await view.getByRole('button', { name: 'Place 1' }).click();
    await view.getByText('1 of 1 placed.').waitFor();
    expect(await pictures()).toHaveLength(3);
    const files = models.requests.filter(({ path, method }) => path === '/v1/files' && method === 'POST');
    expect(files.map(({ body }) => String(body['file']).split('\n').length)).toEqual([3, 1]);
    expect(models.bills).toHaveLength(3);
    expect(models.requests.filter(({ path }) => path.startsWith('/v1/images'))).toEqual([]);
    expect(story.errors).toEqual([]);
  });

  it('places 493 of 500 while the panel can be used, after it was closed, and submits the seven that failed alone', async () => {
    const lines = Array.from(
      { length: 500 },
      (_, at) => `Loaf ${at} [flat]${at % 71 === 3 ? ' [fails-once]' : ''}`,
    );
    const batchCount = () =>
      models.requests.filter(({ path, method }) => path === '/v1/batches' && method === 'POST').length;
    await view.getByRole('textbox', { name: 'Prompt' }).fill(lines.join('\n'));
    await view.getByText(/^500 images, within 24 hours, \$/).waitFor();
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect.poll(batchCount).toBe(3);
    await reopen('generate-image');
    await view.getByText(/^Batch of 500 images/).waitFor();
    await finish();
    await view.getByText(/Finished: 493 generated, 7 failed\./).waitFor();
    await view.getByRole('button', { name: 'Place 493' }).press('Enter');
    // What is typed meanwhile is answered at once, and stays.
    await view
      .getByText(/^Placing the batch: \d\d of 500/)
      .first()
      .waitFor();
    await view.getByRole('textbox', { name: 'Prompt' }).fill('A bun for tomorrow');
    await view.getByText(/^1 image, /).waitFor();
    await view
      .getByText('493 of 500 placed. 7 failed and can be submitted again.')
      .waitFor({ timeout: waitLimits.story });
    expect(await pictures()).toHaveLength(3 + 493);
    expect(new Set(await pictures()).size).toBe(3 + 493);
    await shoot('batch-of-500');
    await view.getByRole('button', { name: 'Submit 7 as a batch' }).click();
    await view.getByText(/^Batch of 7 images, submitted/).waitFor();
    await finish();
    await view.getByRole('button', { name: 'Place 7' }).click();
    await view.getByText('7 of 7 placed.').waitFor();
    expect(new Set(await pictures()).size).toBe(503);
    const files = models.requests.filter(({ path, method }) => path === '/v1/files' && method === 'POST');
    expect(files.map(({ body }) => String(body['file']).split('\n').length).slice(2)).toEqual([500, 7]);
    expect(models.bills).toHaveLength(503);
    expect(await view.getByRole('textbox', { name: 'Prompt' }).inputValue()).toBe('A bun for tomorrow');
    expect(story.errors).toEqual([]);
  });
});
