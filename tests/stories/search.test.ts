/**
 * A person looks for something in a file of several pages: types, moves to a hit, goes on from it, all by keyboard. With a
 * key a model describes the images, and words find what means the same.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, root } from '../host/open-host.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { openSearchIndex } from '#insight/search/search-index';
import { toIndexQuery } from '#cli/library/find-candidates';
import { startLibraryServer } from '#cli/library/serve-library';
import { openStory, type Story } from '../plugin/open-story.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { openSection } from '../ui/open-section.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress, save, type StoryLayer } from './picture-story.ts';

describe.skipIf(!hasBrowser())('the Search tab', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;
  let models: ModelServer;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-search-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    story = await openStory(browser, 'landing', { manifestPath });
    panel = await story.open('generate-image');
    await panel.getByRole('tab', { name: 'Search' }).click();
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  it('finds words with a typing error, and selects the hit by Enter', async () => {
    const field = panel.getByRole('searchbox', { name: 'Search the file' });
    await field.fill('cabni');
    const tiles = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]');
    await expect.poll(() => tiles.first().innerText()).toContain('Cabin');
    await story.shoot('story/search-words');
    await field.press('ArrowDown');
    const name = await panel.evaluate(() => document.activeElement?.textContent ?? '');
    await panel.locator('[data-tile]:focus').press('Enter');
    await expect.poll(() => selectedNames(story)).toHaveLength(1);
    const [selected = '?'] = await selectedNames(story);
    expect(name).toContain(selected);
  });

  it('shows what is like a hit, and where a colour is used', async () => {
    await panel.getByRole('button', { name: 'More like this' }).first().click();
    await panel.getByText(/^Like Cabin/).waitFor();
    await panel.getByRole('button', { name: 'Back to text search' }).click();
    const colour = panel.getByRole('button', { name: /^Where #/ }).first();
    const wanted = /#[\da-f]{6}/.exec((await colour.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await colour.click();
    await panel.getByText(`Where this colour is used: ${wanted}`).waitFor();
    await story.shoot('story/search-colour');
    await panel.getByRole('button', { name: 'Back to text search' }).click();
  });

  it('finds a picture that is dropped as a file', async () => {
    const images = join(root, 'examples/landing/images');
    const { document } = JSON.parse(await readFile(join(root, 'examples/landing/figma.json'), 'utf8')) as {
      document: object;
    };
    const ref =
      /"name": ?"Cabin picture"[^]*?"imageRef": ?"([^"]+)"/.exec(JSON.stringify(document))?.[1] ?? '';
    // Pictures are drawn when all words are known.
    await panel.getByText(/frames searched$/).waitFor({ timeout: 60_000 });
    await panel.getByLabel('Image to look for').setInputFiles({
      name: 'cabin.png',
      mimeType: 'image/png',
      buffer: await readFile(join(images, ref)),
    });
    const first = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]').first();
    await expect.poll(() => first.innerText()).toMatch(/Cabin picture[^]*alike/);
    await story.shoot('story/search-picture');
    expect(models.requests).toEqual([]);
  });

  it('searches the library of the team at its address, with its token', async () => {
    await panel.getByRole('button', { name: 'Back to text search' }).click();
    const none = { description: '', colours: [], fonts: [], pictures: [], width: 200, height: 100 };
    const index = openSearchIndex();
    const items = [
      { ...none, nodeId: '1:2', kind: 'component' as const, name: 'Checkout form', text: 'Pay now' },
      { ...none, nodeId: '1:3', kind: 'layer' as const, name: 'Label', text: 'Check out later' },
    ];
    index.replaceFrame({
      file: '/team/shop.fig',
      frameId: '1:1',
      name: 'Pay',
      page: 'Shop',
      digest: '',
      items,
    });
    const token = 'a-token-of-twenty-four-letters';
    const server = await startLibraryServer({
      token,
      readModels: () => Promise.resolve([]),
      search: (query) => Promise.resolve(index.search(toIndexQuery(query))),
    });
    const open = () => panel.getByRole('button', { name: 'Settings', exact: true }).click();
    const close = () => panel.getByRole('button', { name: 'Close settings' }).click();
    const saveToken = async (typed: string) => {
      await panel.getByLabel('Token', { exact: true }).fill(typed);
      await panel.getByRole('button', { name: /^(?:Save|Replace)$/ }).click();
    };
    expect(await panel.getByRole('radiogroup', { name: 'Where' }).count()).toBe(0);
    await open();
    await openSection(panel, 'Team library');
    const address = panel.getByLabel('Library URL');
    await address.fill('http://example.com:7862');
    await panel.getByText('The token would be sent where others can read it.').waitFor();
    await address.fill(server.url);
    await saveToken('not-the-token');
    await checkPanel(panelOfStory(story, panel, 'settings-library'), 'library settings');
    await close();
    await panel.getByRole('radio', { name: 'Team library' }).check({ force: true });
    const field = panel.getByRole('searchbox', { name: 'Search the file' });
    await field.fill('check');
    await panel.getByRole('alert').filter({ hasText: 'refused the token' }).waitFor();
    await panel.getByRole('button', { name: 'Open Settings' }).click();
    await saveToken(token);
    await close();
    const tile = panel.getByRole('list', { name: 'Results', exact: true }).locator('[data-tile]').first();
    await expect.poll(() => tile.innerText()).toMatch(/^Checkout form\s+shop\.fig \/ Shop \/ Pay/);
    await panel.getByText('2 results in the library').waitFor();
    await checkPanel(panelOfStory(story, panel, 'search-library'), 'library');
    await tile.press('Enter');
    await tile.getByText('Location copied.').waitFor();
    await panel.getByRole('combobox', { name: 'Kind' }).click();
    await panel.getByRole('option', { name: 'Layers' }).click();
    await panel.getByText('1 result in the library').waitFor();
    await server.close();
    await field.fill('pay');
    await panel.getByRole('alert').filter({ hasText: 'The library cannot be reached.' }).waitFor();
    await panel.getByRole('radio', { name: 'This file' }).check({ force: true });
    await panel.getByRole('combobox', { name: 'Kind' }).click();
    await panel.getByRole('option', { name: 'Everything' }).click();
    await field.fill('cabin');
    await expect.poll(() => tile.innerText()).toContain('Cabin');
    expect(JSON.stringify(await story.log())).not.toContain(token);
  });

  it('filters by size, colour and audit, sorts what it finds, and places it on the canvas', async () => {
    await panel.getByRole('searchbox', { name: 'Search the file' }).fill('');
    const choose = async (menu: string, option: RegExp) => {
      await panel.getByRole('combobox', { name: menu }).click();
      await panel.getByRole('option', { name: option }).first().click();
    };
    const count = async () => {
      const line = panel.getByText(/ results?, \d+ frames searched$/);
      return (await line.innerText()).split(',')[0];
    };
    const all = await count();
    await panel.getByRole('button', { name: 'More filters' }).press('Enter');
    await choose('Size', /^Icons/);
    await expect.poll(count).not.toBe(all);
    const icons = await count();
    await choose('Audit', /^With findings/);
    await expect.poll(count).not.toBe(icons);
    await choose('Audit', /^Any audit/);
    await choose('Size', /^All sizes/);
    await choose('Colour', /^#/);
    await expect.poll(count).not.toBe(all);
    await choose('Colour', /^All colours/);
    await panel.getByRole('button', { name: 'Fewer filters' }).click();
    await panel.getByRole('button', { name: 'Sort', exact: true }).press('Enter');
    const cards = panel.getByRole('region', { name: 'Route card' });
    await cards.locator('[data-tile]').first().waitFor();
    await checkPanel(panelOfStory(story, panel, 'search-sorted'), 'sorted');
    await panel.getByRole('textbox', { name: 'Categories' }).fill('buttons, navigation, pictures');
    const first = panel.getByRole('region', { name: 'navigation' }).locator('[data-tile]').first();
    await expect.poll(() => first.innerText()).toMatch(/^Nav /);
    await first.press('ArrowRight');
    // The host takes a second for each picture, so only some are placed.
    await choose('Kind', /^Images/);
    await panel.getByRole('textbox', { name: 'Categories' }).fill('cabins');
    await panel.getByRole('heading', { name: /^cabins [1-9]/ }).waitFor();
    const before = await readChildren(story);
    await panel.getByRole('button', { name: 'Place contact sheet' }).press('Enter');
    await panel.getByText(/^\d+ placed\. Undo once to revert it all\./).waitFor();
    await story.shoot('story/search-sheet');
    const sheets = (await readChildren(story)).filter(({ id }) => before.every((one) => one.id !== id));
    expect(sheets).toMatchObject([{ type: 'SECTION', name: 'Contact sheet' }]);
    const pictures = sheets[0]?.children?.filter(({ type }) => type === 'RECTANGLE') ?? [];
    expect(pictures.length).toBeGreaterThan(8);
    expect(sheets[0]?.children?.map(({ name }) => name)).toContain('Cabin picture');
    await story.undo();
    expect((await readChildren(story)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await panel.getByRole('textbox', { name: 'Categories' }).fill('');
    await choose('Kind', /^Everything/);
    await panel.getByRole('button', { name: 'Sort', exact: true }).click();
    await panel.getByRole('list', { name: 'Results', exact: true }).waitFor();
    expect(models.requests).toEqual([]);
  });

  it('says what it costs to have the file described, and finds what means the same afterwards', async () => {
    const meaning = () => panel.getByRole('region', { name: 'Search by meaning' });
    expect(await meaning().count()).toBe(0);
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key: 'sk-story-secret' });
    await panel.getByRole('button', { name: 'Close settings' }).click();
    await meaning()
      .getByText(/^\d+ images and \d+ texts to read, about \$0\.\d+, at most \$0\.\d+\.$/)
      .waitFor();
    await checkPanel(panelOfStory(story, panel, 'search-meaning-offered'), 'offered');
    await story.shoot('story/search-meaning-offered');
    expect(models.requests).toEqual([]);
    const title = await meaning().getByRole('button', { name: 'Search by meaning' }).getAttribute('title');
    const [, announced = ''] =
      /^Sends (\d+) images of frames, components and pictures to gpt-5\.4, and \d+ texts/.exec(title ?? '') ??
      [];
    models.breakNext('key-refused');
    await meaning().getByRole('button', { name: 'Search by meaning' }).press('Enter');
    await meaning().getByRole('alert').filter({ hasText: 'refused the key' }).waitFor();
    const caption = 'A wooden lodge between firs in deep winter, seen at dusk.';
    const captions = Array.from({ length: 8 }, (_, index) =>
      index === 0
        ? { picture: 1, caption, words: ['chalet'] }
        : { picture: index + 1, caption: `Part ${index + 1} of a page for travellers.`, words: [] },
    );
    models.answerWith(JSON.stringify({ captions }));
    await meaning().getByRole('button', { name: 'Try again' }).press('Enter');
    await meaning()
      .getByText(/tokens/)
      .waitFor();
    const asked = models.requests.filter(({ path }) => path === '/v1/responses');
    expect(asked.length).toBeGreaterThan(1);
    const sent = asked
      .slice(1)
      .flatMap(({ body }) => JSON.stringify(body).match(/data:image\/png;base64,/g) ?? []);
    expect(String(sent.length)).toBe(announced);
    const field = panel.getByRole('searchbox', { name: 'Search the file' });
    await field.fill('winter lodges');
    const first = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]').first();
    await expect.poll(() => first.innerText()).toContain('wooden lodge');
    await checkPanel(panelOfStory(story, panel, 'search-meaning'), 'described');
    await story.shoot('story/search-meaning');
    const paid = models.requests.length;
    // What is described stays so when the panel is opened again; only words that are typed are sent.
    panel = await story.open('generate-image');
    await panel.getByRole('tab', { name: 'Search' }).click();
    await panel.getByText(/frames searched$/).waitFor({ timeout: 60_000 });
    await panel.getByRole('searchbox', { name: 'Search the file' }).fill('chalet');
    const found = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]').first();
    await expect.poll(() => found.innerText()).toContain('chalet');
    await expect.poll(() => models.requests.slice(paid).map(({ path }) => path)).toContain('/v1/embeddings');
    expect(models.requests.slice(paid).filter(({ path }) => path !== '/v1/embeddings')).toEqual([]);
    await meaning().getByText('Everything is described.').waitFor();
    await panel.getByRole('checkbox', { name: 'By meaning' }).uncheck();
    const before = models.requests.length;
    await panel.getByRole('searchbox', { name: 'Search the file' }).fill('cabin');
    await expect.poll(() => found.innerText()).toContain('Cabin');
    expect(models.requests).toHaveLength(before);
  });
});

/** The layers of the open page. */
async function readChildren(story: Story): Promise<readonly StoryLayer[]> {
  const { document } = JSON.parse(await save(story)) as { document: StoryLayer };
  return document.children?.[0]?.children ?? [];
}

/** Names of the selected layers in the list of layers. */
async function selectedNames({ page }: Story): Promise<readonly string[]> {
  const names = await page.locator('[aria-selected="true"].row').allInnerTexts();
  return names.map((name) => name.trim());
}
