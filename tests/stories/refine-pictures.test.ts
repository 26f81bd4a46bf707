/** A conversation with the model about a picture: what it sees, what it says, what lands, and that all can be asked for again. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { keepKey } from './keep-key.ts';
import { openPictureStory, type PictureStory } from './picture-story.ts';

const hero = '1:2';

describe.skipIf(!hasBrowser())('a person who refines a picture', { timeout: 180_000 }, () => {
  let browser: Browser;
  let story: PictureStory;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser);
    panel = await story.open('settings');
    await keepKey(story, panel, {
      service: 'OpenAI',
      address: story.models.url,
      key: 'sk-story-of-refining',
    });
    await story.select(hero);
    panel = await story.open('insert-image');
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A loaf on a board');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const asked = (path: string) =>
    story.models.requests.filter((request) => request.path === path).map(({ body }) => JSON.stringify(body));
  const edits = () => asked('/v1/images/edits');
  const records = async () => {
    const layer = (await story.layer(hero)) as { readonly pluginData?: Record<string, object> } | null;
    const entries = Object.entries(Object.values(layer?.pluginData ?? {})[0] ?? {});
    return entries
      .filter(([name]) => name.startsWith('generation'))
      .map(([, text]) => JSON.parse(text as string) as Generation);
  };
  const madeBy = async (step: Generation['step']) => (await records()).find((one) => one.step === step);

  it('has the model see it, say what it will change and why, and draw that', async () => {
    await expect.poll(async () => (await records()).length, { timeout: 60_000 }).toBe(1);
    await panel.getByRole('radio', { name: 'Refine' }).check();
    story.models.answerWith(
      '{"change":"I warm the light on the loaf.","why":"It is cold now.","prompt":"Make the light golden","alt":"A loaf in golden light"}',
    );
    const field = panel.getByRole('textbox', { name: 'What should change' });
    await field.fill('cosier');
    await field.press('Control+Enter');
    await panel.getByText('I warm the light on the loaf. It is cold now.').first().waitFor();
    await panel.getByText('Done. What was there lies hidden beneath.').waitFor();
    expect(asked('/v1/responses').at(-1)).toMatch(/A loaf on a board.*cosier.*data:image\/png;base64,/);
    expect(edits().at(-1)).toContain('Make the light golden');
    const first = await madeBy('draw');
    expect(await madeBy('refine')).toMatchObject({
      words: 'cosier',
      parent: first?.id,
      alt: 'A loaf in golden light',
      reasoning: 'I warm the light on the loaf. It is cold now.',
      request: { references: [{ role: 'base' }] },
    });
  });

  it('has it look at its picture once, and draw again as it offers', async () => {
    story.models.answerWith(
      '{"score":4,"reasons":"The board is gone.","redraw":true,"prompt":"Add the board"}',
    );
    await panel.getByRole('button', { name: 'Have the model look at it' }).click();
    await panel.getByText('4 of 10.').waitFor();
    await story.shoot('story/model-looks');
    await panel.getByRole('button', { name: 'Draw it again so' }).click();
    await panel.getByText('Redrawn at 4 of 10: The board is gone.').waitFor();
    expect(edits().at(-1)).toContain('Add the board');
  });

  it('changes a marked area alone, and asks for the very same again from the history', async () => {
    await panel.getByRole('combobox', { name: 'What to do', exact: true }).click();
    await panel.getByRole('option', { name: /^Change an area/ }).click();
    const stage = panel.getByRole('application');
    const { width = 0, height = 0 } = (await stage.boundingBox()) ?? {};
    await stage.hover({ position: { x: width * 0.2, y: height * 0.2 } });
    await story.page.mouse.down();
    await stage.hover({ position: { x: width * 0.6, y: height * 0.7 } });
    await story.page.mouse.up();
    await panel.getByRole('textbox', { name: 'What should change' }).fill('a knife');
    await panel.getByRole('button', { name: 'Change', exact: true }).click();
    await expect.poll(() => madeBy('edit'), { timeout: 30_000 }).toBeDefined();
    const first = edits().at(-1);
    expect(first).toMatch(/a knife.*"mask":\{"image_url":"data:image\/png/);
    await panel.getByRole('radio', { name: 'History' }).check();
    await panel.getByRole('treeitem', { name: /a knife/ }).click();
    await panel.getByRole('button', { name: 'Draw again' }).click();
    await expect.poll(async () => (await records()).length, { timeout: 30_000 }).toBe(5);
    expect(edits().at(-1)).toBe(first);
    expect(story.errors).toEqual([]);
  });

  it('leaves it all in the file for who opens it next', async () => {
    const again = await story.reopen(await story.save());
    await again.runCommand('generate-image');
    const next = await again.panel();
    await next.getByRole('radio', { name: 'History' }).check();
    await next.getByRole('treeitem', { name: /cosier Refined/ }).waitFor();
    expect(await next.getByRole('treeitem').count()).toBe(5);
    await again.close();
  });
});
