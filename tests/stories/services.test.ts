/**
 * What stands in the way of a model, met by the built panel in its frame of no origin: limits, lost services, budgets.
 */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { until } from '../models/collect-events.ts';
import { frameIds, openStory, type Story } from '../plugin/open-story.ts';
import { startRelay } from '../../cli/relay/start-relay.ts';
import { keepKey } from './keep-key.ts';
import { openSection } from '../ui/open-section.ts';

/** Another port that the manifest names, so that this story and the other about models can be told at once. */
const port = 7860;

const keys = { OpenAI: 'sk-story-of-openai', OpenRouter: 'sk-or-story-of-openrouter' };

describe.skipIf(!hasBrowser())('a person whose services do not always answer', () => {
  let browser: Browser;
  let story: Story;
  let models: ModelServer;
  let panel: Frame;

  beforeAll(async () => {
    // As a strict gateway: two headers pass its preflight, and none of the SDK's own.
    models = await startModelServer({ port, strictCors: true });
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
    panel = await story.open('settings');
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
  });

  const posts = () => models.requests.filter(({ method }) => method === 'POST');

  async function setUp(title: keyof typeof keys, address: string): Promise<void> {
    await keepKey(story, panel, { service: title, address, key: keys[title] });
    await panel.getByRole('button', { name: 'Test and list models' }).click();
    await panel.getByText(`${title} answers and has the chosen models.`).waitFor();
  }

  async function draw(words: string): Promise<void> {
    await panel.getByRole('tab', { name: 'Images' }).click();
    await panel.getByRole('textbox', { name: 'Prompt' }).fill(words);
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  }

  /**
   * Draws, and closes the panel when the job was stored so often: when it was added, when it was sent, and when its
   * ticket came.
   */
  async function closeWhileDrawing(words: string, times: number): Promise<void> {
    const countStored = async () => JSON.stringify(await story.log()).split('"image-job-stored"').length;
    const before = await countStored();
    models.breakNext('stall');
    await draw(words);
    await expect.poll(countStored).toBe(before + times);
    panel = await story.open('generate-image');
  }

  it('sets two of them up, tests both for nothing, and puts one behind the other', async () => {
    await setUp('OpenRouter', models.openRouterUrl);
    await setUp('OpenAI', models.url);
    await openSection(panel, 'Advanced');
    await panel.getByRole('combobox', { name: 'Add a fallback' }).click();
    await panel.getByRole('option', { name: /^OpenRouter/ }).click();
    await panel.getByText('1. OpenRouter').waitFor();
    expect(posts()).toEqual([]);
    expect(models.requests.at(-1)?.headers['origin']).toBe('null');
  });

  it('waits out a short limit and gets the picture, paid for once', async () => {
    models.breakNext('rate-limited-briefly');
    await draw('A harbour');
    await panel.getByRole('article', { name: 'A harbour' }).getByText('gpt-image-2').waitFor();
    expect(posts().map(({ path }) => path)).toEqual(['/v1/images/generations', '/v1/images/generations']);
    expect(models.bills).toHaveLength(1);
  });

  it('cancels, and the line is closed', async () => {
    models.breakNext('stall');
    await draw('A lighthouse');
    await panel.getByText('Generating…').waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByText('Cancelled. OpenAI may still bill this image.').waitFor();
    expect(await posts().at(-1)?.ended).toBe('hung-up');
  });

  it('sees when another service takes over', async () => {
    models.breakNext('quota');
    await draw('A night train');
    await panel.getByText('The account at OpenAI has no credit left. OpenRouter is asked instead.').waitFor();
    await panel.getByRole('article', { name: 'A night train' }).getByText('openai/gpt-5.4-image-2').waitFor();
    await story.shoot('story/failed-over');
    expect(posts().at(-1)?.path).toBe('/api/v1/chat/completions');
  });

  it('is stopped by the budget before anything is sent, and finds all of it in the ledger', async () => {
    const before = posts().length;
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await openSection(panel, 'Advanced');
    await panel.getByLabel('Per month (USD)').fill('0.01');
    await draw('A windmill');
    await panel.getByText(/for this month \$0\.00 is left\. Raise it in Settings/).waitFor();
    expect(posts()).toHaveLength(before);
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await openSection(panel, 'Requests');
    const rows = panel.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem');
    await expect
      .poll(() => rows.allInnerTexts())
      .toEqual([
        expect.stringMatching(/Image OpenRouter, openai\/gpt-5\.4-image-2[\s\S]*done, 2 tries/),
        expect.stringMatching(/Image OpenAI, gpt-image-2[\s\S]*up to \$0\.\d+[\s\S]*cancelled/),
        expect.stringMatching(/Image OpenAI, gpt-image-2[\s\S]*\$0\.\d+[\s\S]*done, 2 tries/),
      ]);
    await story.shoot('story/ledger');
  });

  it('finds a picture that was drawn while the panel was closed, paid for once and kept by nobody', async () => {
    await openSection(panel, 'Advanced');
    await panel.getByLabel('Per month (USD)').fill('');
    await panel.getByLabel('Model for images').fill('gpt-5.4');
    await panel.getByRole('checkbox', { name: /^OpenAI finishes images/ }).check();
    await closeWhileDrawing('A ferry', 3);
    await panel.getByRole('article', { name: 'A ferry' }).getByText('gpt-5.4').waitFor();
    await until(() => models.requests.at(-1)?.method === 'DELETE');
    const asked = models.requests
      .slice(-3)
      .map(({ method, path }) => `${method} ${path.replace(/_\w+/, '')}`);
    expect(asked).toEqual(['POST /v1/responses', 'GET /v1/responses/resp', 'DELETE /v1/responses/resp']);
    expect(models.bills.filter(({ words }) => words.includes('A ferry'))).toHaveLength(1);
    await story.shoot('story/fetched');
  });

  it('sees which one cannot be fetched, and nothing is sent again', async () => {
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await openSection(panel, 'Advanced');
    await panel.getByLabel('Model for images').fill('gpt-image-2');
    const before = posts().length;
    await closeWhileDrawing('A canal', 2);
    await panel
      .getByText(
        'The panel was closed while "A canal" was being generated. It may have been billed; generate it again if you want it.',
      )
      .waitFor();
    await story.shoot('story/lost');
    // It is reported again until a person has seen it.
    panel = await story.open('generate-image');
    await panel.getByText('The panel was closed while "A canal"').waitFor();
    const drops = async () => JSON.stringify(await story.log()).split('"delete-image-jobs"').length;
    const dropped = await drops();
    await panel
      .getByRole('status')
      .filter({ hasText: 'A canal' })
      .getByRole('button', { name: 'Dismiss' })
      .click();
    await panel.getByText('The panel was closed').waitFor({ state: 'detached' });
    await expect.poll(drops).toBe(dropped + 1);
    panel = await story.open('generate-image');
    await panel.getByRole('textbox', { name: 'Prompt' }).waitFor();
    expect(await panel.getByText('The panel was closed').count()).toBe(0);
    expect(posts()).toHaveLength(before + 1);
  });

  it('sees that code was being written when the panel was closed, and finds it in the ledger', async () => {
    const phone = (await frameIds('landing')).get('Landing / Phone') ?? '';
    panel = await story.open('code');
    await story.select(phone);
    await panel.getByRole('button', { name: /^Files, / }).waitFor();
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.getByRole('option', { name: /AI rewrites the code/ }).click();
    const before = posts().length;
    models.breakNext('stall');
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await until(() => posts().length > before);
    await posts().at(-1)?.silent;
    panel = await story.open('settings');
    const lost = panel.getByText(
      /^The panel was closed while gpt-5\.4 was asked for code of "Landing \/ Phone"\. The answer is lost and may have been billed, up to \$0\.\d+\. Ask again if you want it\.$/,
    );
    await lost.waitFor();
    await story.shoot('story/lost-answer');
    await openSection(panel, 'Requests');
    const newest = () =>
      panel.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem').first().innerText();
    const lostRow = /Code OpenAI, gpt-5\.4[\s\S]*up to \$0\.\d+[\s\S]*lost when the panel was closed/;
    await expect.poll(newest).toMatch(lostRow);
    // A dismissed message is not shown again, and its cost still counts.
    await panel.getByRole('status').filter({ has: lost }).getByRole('button', { name: 'Dismiss' }).click();
    await lost.waitFor({ state: 'detached' });
    await expect
      .poll(() => story.log().then((log) => JSON.stringify(log).includes('"outcome":"left"')))
      .toBe(true);
    panel = await story.open('settings');
    await openSection(panel, 'Requests');
    await expect.poll(newest).toMatch(lostRow);
    expect(await panel.getByText('The panel was closed while gpt-5.4').count()).toBe(0);
    expect(posts()).toHaveLength(before + 1);
  });

  it('sees what to start where SD.Next lets no page in, and has it draw through the relay', async () => {
    const settle = async (address: string, key: string) => {
      panel = await story.open('settings');
      await keepKey(story, panel, { service: 'SD\\.Next', address, key });
    };
    await settle(models.sdNextUrl, 'me:a-long-password');
    await panel.getByRole('button', { name: 'Test and list models' }).click();
    await panel
      .getByText(
        'SD.Next cannot be reached. Start it, and beside it "framewright relay"; write the address and the key that it prints in Settings.',
      )
      .waitFor();
    await story.shoot('story/relay-missing');
    const relay = await startRelay({
      upstream: models.sdNextUrl,
      upstreamKey: null,
      token: 'a-token-of-twenty-four-letters',
    });
    try {
      await settle(relay.url, relay.key);
      await panel.getByRole('button', { name: 'Test and list models' }).click();
      await panel.getByText('SD.Next answers and has the chosen models.').waitFor();
      const before = posts().length;
      await draw('A sluice');
      await panel
        .getByRole('article', { name: 'A sluice' })
        .getByText(/, free/)
        .waitFor();
      expect(
        posts()
          .slice(before)
          .map(({ path, headers }) => [path, headers['authorization']]),
      ).toEqual([['/sdapi/v1/txt2img', undefined]]);
      await story.shoot('story/relay-drawn');
    } finally {
      await relay.close();
    }
  });

  it('leaves no key and no word of a prompt where a log or the ledger could show it', async () => {
    const log = JSON.stringify(await story.log());
    for (const key of Object.values(keys)) expect(log).not.toContain(key);
    const saved = (await story.log()).filter(({ details }) =>
      JSON.stringify(details).includes('put-ledger-entry'),
    );
    expect(saved.length).toBeGreaterThan(0);
    expect(JSON.stringify(saved)).not.toMatch(/windmill|lighthouse|night train/);
  });
});
