/**
 * Questions about a design as a person asks them: without a key, with one, with a service that fails; answers select
 * layers, put boxes on the canvas, and become a comment, words for a picture and a plan for code.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress } from './picture-story.ts';
import { openReceipt } from '../ui/open-receipt.ts';

const frame = '1:1';

describe.skipIf(!hasBrowser())('questions about a frame', () => {
  let browser: Browser;
  let story: Story;
  let models: ModelServer;
  let panel: Frame;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-questions-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    story = await openStory(browser, 'dashboard', { manifestPath });
    await story.select(frame);
    panel = await story.open('inspect');
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const button = (name: string | RegExp) => panel.getByRole('button', { name });
  const answer = () => panel.getByRole('region', { name: 'Answer' });
  const says = (text: string | RegExp) => panel.getByRole('status').filter({ hasText: text }).waitFor();
  const question = () => panel.getByRole('textbox', { name: 'Question' });
  const choose = async (kind: RegExp) => {
    await panel.getByRole('combobox', { name: 'Kind of question' }).click();
    await panel.getByRole('option', { name: kind }).click();
  };
  const isSound = (state: string) => checkPanel(panelOfStory(story, panel, `questions-${state}`), state);

  it('list what works without a key, and keep what is typed when one is given', async () => {
    await panel.getByRole('radio', { name: 'Questions' }).check();
    await question().fill('Which numbers matter most?');
    await answer().getByText('work without one').waitFor();
    expect(await button('Ask').isDisabled()).toBe(true);
    await isSound('no-key');
    await button('Open Settings').click();
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key: 'sk-story-secret' });
    await button('Close settings').click();
    expect(await question().inputValue()).toBe('Which numbers matter most?');
    await panel.getByText(/^To gpt-5\.4: about \$0\.\d+, at most \$0\.\d+\.$/).waitFor();
  });

  it('are answered with points that select their layers, by keyboard', async () => {
    models.answerWith(
      JSON.stringify({
        answer: 'The figures at the top matter most.',
        points: [{ text: 'They are the largest.', frame: 1, layers: [2, 4000] }],
      }),
    );
    await question().press('Control+Enter');
    const point = answer().getByRole('button', { name: /They are the largest/ });
    await point.waitFor();
    await answer().getByText('1 reference to layers that do not exist left out.').waitFor();
    await says(/tokens/);
    await isSound('answered');
    const cited = (await point.innerText()).split('\n').at(-1) ?? '';
    // Its layer is shown while the pointer is on it; the panel keeps its frame.
    const selected = () => story.page.locator('[aria-selected="true"].row').allInnerTexts();
    const before = await selected();
    await point.hover();
    await expect.poll(async () => (await selected()).map((name) => name.trim())).toEqual([cited]);
    await panel.getByRole('region', { name: 'Selection' }).filter({ hasNotText: cited }).waitFor();
    await story.shoot('story/questions-highlight-light');
    await question().hover();
    await expect.poll(selected).toEqual(before);
    await point.press('Enter');
    await panel.getByRole('region', { name: 'Selection' }).filter({ hasText: cited }).waitFor();
    await button('Comment').click();
    await says('Added as an annotation.');
    expect((await story.layer(frame))?.annotations).toEqual([
      { label: 'The figures at the top matter most.\n- They are the largest.' },
    ]);
    expect(JSON.stringify(models.requests.at(-1)?.body)).toContain('Which numbers matter most?');
  });

  it('lose neither the question nor the answer to a service that fails', async () => {
    for (const [fault, sentence] of [
      ['key-refused', /refused the key/],
      ['refusal', /refused this/],
      ['truncated', /broke off|before its end|cut/],
    ] as const) {
      await question().fill(`And now? ${fault}`);
      models.breakNext(fault);
      models.answerWith('{"points":[');
      await question().press('Control+Enter');
      await panel.getByRole('alert').filter({ hasText: sentence }).waitFor();
      expect(await question().inputValue()).toBe(`And now? ${fault}`);
      await answer().getByText('They are the largest.').waitFor();
      models.forgetScript();
      if (fault !== 'key-refused') continue;
      // Another key may work, so nothing is said of the refused one any more.
      await panel.getByRole('button', { name: /refused the key/ }).waitFor();
      await panel.getByRole('button', { name: 'Settings', exact: true }).click();
      await panel.getByLabel('Key', { exact: true }).fill('sk-another');
      await button('Replace').click();
      await panel.getByRole('button', { name: / is set up$/ }).waitFor();
      await button('Close settings').click();
      await question().waitFor();
      expect(await panel.getByRole('alert').count()).toBe(0);
    }
    await story.shoot('story/questions-failed-light');
    await panel.getByRole('radio', { name: 'Findings' }).check();
    await panel.getByRole('radio', { name: 'Questions' }).check();
    await answer().getByText('They are the largest.').waitFor();
  });

  it('can be cancelled with Escape', async () => {
    models.breakNext('stall');
    await question().press('Control+Enter');
    await panel.getByText(/Looking at the design with/).waitFor();
    await question().press('Escape');
    await says(/^Cancelled/);
    models.forgetScript();
  });

  it('find boxes that one click outlines and one undo takes back, and that become a plan for code', async () => {
    await choose(/^Find/);
    expect(await panel.getByRole('textbox', { name: 'What to find' }).inputValue()).toBe('');
    const layers = { picture: 0, x: 0, y: 0, width: 0, height: 0 };
    models.answerWith(
      JSON.stringify({
        boxes: [
          { label: 'main menu', kind: 'nav', layers: [2], ...layers },
          { label: 'Curve', kind: 'object', layers: [], picture: 1, x: 11, y: 700, width: 33, height: 55 },
        ],
      }),
    );
    await button('Start').click();
    await answer().getByRole('heading', { name: '2 places' }).waitFor();
    await isSound('places');
    const before = await story.page.evaluate(() => JSON.stringify(window.host?.scene.find('0:1')));
    await button('Place boxes').click();
    await says('2 boxes placed. Undo once to revert it all.');
    const placed = await story.page.evaluate(() => JSON.stringify(window.host?.scene.find('0:1')));
    expect(placed).toContain('"name":"Curve"');
    await story.shoot('story/questions-boxes-light');
    await story.undo();
    expect(await story.page.evaluate(() => JSON.stringify(window.host?.scene.find('0:1')))).toBe(before);
    await button('To Code').click();
    await openReceipt(panel, 'Changes');
    await panel.getByRole('checkbox', { name: /nav/, checked: true }).waitFor();
    await panel.getByRole('tab', { name: 'Inspect' }).click();
    await button('To Images').click();
    expect(
      await panel
        .getByRole('textbox', { name: /prompt|image/i })
        .first()
        .inputValue(),
    ).toContain('main menu');
  });

  it('leave the file alone in Dev Mode', async () => {
    await story.setEditor('dev');
    await story.runCommand('inspect');
    panel = await story.panel();
    await panel.getByRole('radio', { name: 'Questions' }).check();
    // The last answer is there again.
    await answer()
      .getByRole('button', { name: /main menu/ })
      .waitFor();
    expect(await button(/^(Place boxes|Comment|Pin)/).count()).toBe(0);
    // The browser's own words about the refused key.
    expect(story.errors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
