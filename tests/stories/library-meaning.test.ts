/**
 * A person looks in the library of the team for what means the same as their words: without a key words are found and the
 * panel says so; with one, what was typed goes to the service and its embedding to the library, and the key to neither.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#cli/library/database';
import { openDatabase } from '#cli/library/open-database';
import { openLibrary } from '#cli/library/library';
import { type LibraryServer, startLibraryServer } from '#cli/library/serve-library';
import type { SearchItem } from '#insight/search/collect-items';
import { compactVector } from '#insight/search/embeddings';
import { openEmbeddingModel } from '#models/open-model';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { openSection } from '../ui/open-section.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress } from './picture-story.ts';

const token = 'a-token-of-twenty-four-letters';
const key = 'sk-story-secret';
const model = 'text-embedding-3-small';
const caption = 'A wooden lodge between firs in deep winter, seen at dusk.';
const none = { text: '', description: '', colours: [], fonts: [], pictures: [], width: 200, height: 100 };
const items: readonly SearchItem[] = [
  { ...none, nodeId: '1:2', kind: 'picture', name: 'image 4' },
  { ...none, nodeId: '1:3', kind: 'component', name: 'Lodging form', text: 'Book now' },
];

describe.skipIf(!hasBrowser())('the library of the team by meaning', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;
  let models: ModelServer;
  let folder: string;
  let database: Database;
  let server: LibraryServer;
  /** Requests that made the library. */
  let prepared = 0;
  const requests: { readonly url: string; readonly headers: string; readonly body: string }[] = [];

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-library-story-'));
    database = await openDatabase({ folder: join(folder, 'library') });
    const library = openLibrary(database);
    const frames = [{ frameId: '1:1', name: 'Stay', page: 'Trips', digest: '', items }];
    await library.replaceFile({ path: '/team/trips.fig', digest: 'd', frames, signatures: new Map() });
    const vectors = new Map([['lodge', compactVector(await embed(models, caption), model)]]);
    await library.keepDescriptions({ captions: new Map([['p', caption]]), vectors }, model);
    await library.describeFile('/team/trips.fig', `d ${model}`, [
      { nodeId: '1:2', picture: 'p', caption, embedding: 'lodge' },
    ]);
    server = await startLibraryServer({
      token,
      port: 0,
      search: (query) => library.search(query),
      readModels: () => library.readModels(),
    });
    const manifestPath = await allowAddress(folder, new URL(models.url).origin, server.url);
    browser = await openBrowser();
    story = await openStory(browser, 'landing', { manifestPath });
    story.page.on('request', (request) => {
      const headers = JSON.stringify(request.headers());
      requests.push({ url: request.url(), headers, body: request.postData() ?? '' });
    });
    panel = await story.open('generate-image');
    await panel.getByRole('tab', { name: 'Search' }).click();
    prepared = models.requests.length;
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await server.close();
    await database.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const meaning = () => panel.getByRole('region', { name: 'Search by meaning' });
  const field = () => panel.getByRole('searchbox', { name: 'Search the file' });
  const tiles = () => panel.getByRole('list', { name: 'Results', exact: true }).locator('[data-tile]');

  it('finds words without a key, and says what a key would add', async () => {
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await openSection(panel, 'Team library');
    await panel.getByLabel('Library URL').fill(server.url);
    await panel.getByLabel('Token', { exact: true }).fill(token);
    await panel.getByRole('button', { name: 'Save', exact: true }).last().click();
    await panel.getByRole('button', { name: 'Close settings' }).click();
    await panel.getByRole('radio', { name: 'Team library' }).check({ force: true });
    await field().fill('winterized');
    await panel.getByText('0 results in the library').waitFor();
    await meaning().getByText(`Found by words only. With a key for ${model} in Settings`).waitFor();
    await checkPanel(panelOfStory(story, panel, 'search-library-words'), 'without a key');
    await field().fill('lodging');
    await expect.poll(() => tiles().first().innerText()).toContain('Lodging form');
    expect(models.requests).toHaveLength(prepared);
  });

  it('finds what means the same with a key, only when the person wants it', async () => {
    await meaning().getByRole('button', { name: 'Open Settings' }).click();
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key });
    await panel.getByRole('button', { name: 'Close settings' }).click();
    const choice = meaning().getByRole('checkbox', { name: 'By meaning' });
    await choice.waitFor();
    await field().fill('winterized');
    await panel.getByText('0 results in the library').waitFor();
    expect(models.requests).toHaveLength(prepared);
    await choice.check();
    await expect.poll(() => tiles().first().innerText()).toContain('image 4');
    expect(await tiles().first().innerText()).toContain('A wooden lodge between firs');
    await panel.getByText('1 result in the library, by words and meaning').waitFor();
    await checkPanel(panelOfStory(story, panel, 'search-library-meaning'), 'by meaning');
    expect(models.requests.slice(prepared).map(({ path }) => path)).toEqual(['/v1/embeddings']);
  });

  it('keeps what words found where the service refuses', async () => {
    models.breakNext('key-refused');
    await field().fill('lodging forms');
    await panel.getByRole('alert').filter({ hasText: 'refused the key' }).waitFor();
    expect(await tiles().first().innerText()).toContain('Lodging form');
  });

  it('gives the library the embedding and never the key', async () => {
    const sent = requests.filter(({ url }) => url.startsWith(server.url));
    expect(sent.some(({ body }) => body.includes(`"meaning":{"model":"${model}","vector":[`))).toBe(true);
    expect(JSON.stringify(sent)).not.toContain(key);
    expect(JSON.stringify(await story.log())).not.toContain(key);
    const asked = requests.filter(({ url }) => url.startsWith(new URL(models.url).origin));
    expect(JSON.stringify(asked)).not.toContain(token);
  });
});

async function embed({ url }: ModelServer, text: string): Promise<Float32Array> {
  const settings = {
    service: 'openai' as const,
    key: 'sk-team',
    address: url,
    textModel: '',
    imageModel: '',
  };
  const embedding = openEmbeddingModel({ ...settings, embeddingModel: model });
  const inputs = [{ kind: 'text' as const, text }];
  for await (const event of embedding.stream({ inputs }, new AbortController().signal))
    if (event.type === 'embedding') return event.vector;
  throw new Error('The stand-in answered no embedding.');
}
