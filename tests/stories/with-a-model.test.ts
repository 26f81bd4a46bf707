/** The same plugin with a service behind it: a stand-in on the port that the manifest names, asked by the panel itself. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { decide } from '../model-server/decide.ts';
import { modelServerPort, startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { frameIds, openStory, type Story } from '../plugin/open-story.ts';
import { keepKey } from './keep-key.ts';

const key = 'sk-story-secret';

describe.skipIf(!hasBrowser())('a person with a key', { timeout: 180_000 }, () => {
  let browser: Browser;
  let story: Story;
  let models: ModelServer;
  let panel: Frame;
  let phone: string;

  beforeAll(async () => {
    models = await startModelServer({ port: modelServerPort, pace: 5 });
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
    phone = (await frameIds('landing')).get('Landing / Phone') ?? '';
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
  });

  it('gives it in the settings, where no log shows it', async () => {
    panel = await story.open('settings');
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key });
    await panel.getByRole('button', { name: 'Close settings' }).click();
    expect(JSON.stringify(await story.log())).not.toContain(key);
  });

  it('sees a model’s files stream in, and their Receipt', async () => {
    await story.select(phone);
    await panel.getByRole('tree', { name: 'Files' }).waitFor();
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.getByRole('option', { name: /Written by a model/ }).click();
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByText(/Writing file \d+/).waitFor();
    await story.shoot('story/model-streaming');
    await panel.getByText(/tokens, \$/).waitFor();
    await panel.getByRole('tab', { name: /Receipt/ }).click();
    await panel.getByRole('heading', { name: 'Types' }).waitFor();
    await story.shoot('story/model-receipt');
    const asked = models.requests.filter(({ path }) => path === '/v1/responses');
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked[0]?.body)).toContain('data:image/png;base64,');
  });

  it('asks for a change, takes it back, and finds it again when the panel is opened anew', async () => {
    const steps = panel.getByRole('region', { name: 'What was asked for' });
    const ask = async (wish: string, ...answers: readonly string[]) => {
      models.answerWith(...answers);
      await panel.getByRole('textbox', { name: 'What should change' }).fill(wish);
      await panel.getByRole('textbox', { name: 'What should change' }).press('Control+Enter');
      await steps.getByRole('heading', { name: wish }).waitFor();
    };
    await panel.getByRole('tab', { name: 'Ask' }).click();
    await ask('Darker ink', editOf('src/tokens.css', '--blue-24-2: #161a3d;', '--blue-24-2: #05071a;'));
    await steps.getByText('I made it so.').waitFor();
    // The second edit does not fit, goes back once, and fits then.
    const misses = editOf('src/tokens.css', '--blue-24-2: #161a3d;', '--blue-24-2: #000000;');
    await ask(
      'Blacker ink',
      misses,
      editOf('src/tokens.css', '--blue-24-2: #05071a;', '--blue-24-2: #000000;'),
    );
    const asked = models.requests.filter(({ path }) => path === '/v1/responses').slice(-2);
    expect(JSON.stringify(asked[1]?.body)).toContain('is not there to the letter');
    await steps.getByText('1 file changed').first().click();
    await steps.getByText('--blue-24-2: #05071a;').waitFor();
    await story.shoot('story/model-asked');
    await panel.getByRole('button', { name: 'Undo' }).click();
    await steps.getByText('Taken back. 1 file changed').waitFor();
    panel = await story.open('code');
    await story.select(phone);
    await panel.getByRole('tab', { name: 'Ask' }).click();
    await panel.getByText('Taken back. 1 file changed').waitFor();
    await panel.getByRole('button', { name: 'Redo' }).click();
    await panel.getByRole('button', { name: 'Redo', disabled: true }).waitFor();
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    await panel.getByRole('treeitem', { name: /tokens\.css/ }).click();
    await panel.getByText('--blue-24-2: #000000;').waitFor();
  });

  it('lets a model decide what things are, and loses nothing to one that is fooled or refuses', async () => {
    const card = (await frameIds('landing')).get('Route card') ?? '';
    const receipt = async () => {
      await panel.getByRole('button', { name: 'Copy file' }).waitFor();
      await panel.getByRole('tab', { name: /^Receipt/ }).click();
      await panel.getByRole('heading', { name: 'Types' }).waitFor();
      return panel.getByRole('tabpanel').last().innerText();
    };
    const generate = async (end: RegExp, answer: string | null) => {
      if (answer === null) models.breakNext('refusal');
      else models.answerWith(answer);
      await panel.getByRole('button', { name: 'Generate code' }).click();
      await panel.getByText(end).first().waitFor();
      return receipt();
    };
    const choose = async (mode: RegExp) => {
      await panel.getByRole('combobox', { name: 'Mode' }).click();
      await panel.getByRole('option', { name: mode }).click();
    };
    await story.select(card);
    await panel.getByText('Route card').first().waitFor();
    await choose(/Written here at once/);
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    await panel.getByRole('treeitem', { name: 'RouteCardPage.tsx' }).waitFor();
    const draft = await receipt();
    await choose(/a model’s decisions/);
    const good = { name: [['journey', [3]]], alt: [['Roofs along a canal', [2]]] } as const;
    expect(await generate(/\d files, [\d,]+ tokens/, decide(good))).toBe(draft);
    await panel.getByRole('tab', { name: 'Changes' }).click();
    await panel.getByRole('checkbox', { name: /Roofs along a canal/ }).waitFor();
    await story.shoot('story/model-decided');
    const fooled = { ...good, href: [['javascript:alert(1)', [10]]], name: [['</script>', [3]]] } as const;
    expect(await generate(/\d files, [\d,]+ tokens/, decide(fooled))).toBe(draft);
    await panel.getByRole('tab', { name: /^Problems/ }).click();
    await panel.getByText(/only web, mail and phone addresses, paths and layers can be led to/).waitFor();
    expect(await generate(/would not answer this/, null)).toBe(draft);
    await panel.getByRole('tab', { name: 'Changes' }).click();
    expect(await panel.getByRole('checkbox').count()).toBe(0);
    await story.select(phone);
    await panel.getByText('Landing / Phone').first().waitFor();
  });

  it('gets a picture into a layer, and takes it back in one step', async () => {
    const before = JSON.stringify(await story.layer(phone));
    await panel.getByRole('tab', { name: 'Images' }).click();
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse at dusk');
    await panel.getByRole('button', { name: 'Generate' }).click();
    await panel.getByRole('button', { name: 'Insert into fill' }).click();
    await panel.getByText('Inserted. The former fill lies hidden beneath.').waitFor();
    await story.shoot('story/model-picture');
    expect(JSON.stringify(await story.layer(phone))).not.toBe(before);
    await story.undo();
    expect(JSON.stringify(await story.layer(phone))).toBe(before);
    expect(models.requests.filter(({ path }) => path === '/v1/images/generations')).toHaveLength(1);
    expect(JSON.stringify(await story.log())).not.toContain(key);
  });
});

function editOf(path: string, before: string, after: string): string {
  const block = `<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE`;
  return `I made it so.\n\n<edit path="${path}">\n${block}\n</edit>\n`;
}
