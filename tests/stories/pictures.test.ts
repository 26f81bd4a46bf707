/**
 * From a sentence to pictures on the canvas: what is sent, what lands, what one undo does, what a reopened file knows.
 */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { keepKey } from './keep-key.ts';
import { openPictureStory, type PictureStory, type StoryLayer } from './picture-story.ts';

const key = 'sk-story-of-pictures';
const hero = '1:2';

describe.skipIf(!hasBrowser())('a person who wants pictures', () => {
  let browser: Browser;
  let story: PictureStory;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser);
    panel = await story.open('settings');
    await keepKey(story, panel, { service: 'OpenAI', address: story.models.url, key });
    await story.select(hero);
    await panel.getByRole('tab', { name: 'Images' }).click();
    await choose('Quality', /^Low/);
    // A rectangle would be filled; most of these stories look for what is new beside it.
    await panel.getByRole('radio', { name: 'Beside' }).check();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read);
  const posts = () => story.models.requests.filter(({ method }) => method === 'POST');
  const promptsFrom = (from: number) =>
    posts()
      .slice(from)
      .map(({ body }) => String(body['prompt']));
  const statusOf = () => panel.getByRole('status').last();
  const press = (name: string) => panel.getByRole('button', { name, exact: true }).first().click();

  async function choose(menu: string, option: RegExp): Promise<void> {
    await panel.getByRole('combobox', { name: menu, exact: true }).first().click();
    await panel.getByRole('option', { name: option }).first().click();
  }

  async function ask(words: string): Promise<void> {
    await panel.getByRole('textbox', { name: 'Prompt' }).fill(words);
    await press('Generate');
  }

  const grids = async () => (await story.layers()).filter(({ type }) => type === 'SECTION');

  /** The grid that was made last, and what is in it. A click makes its grid when its first picture arrives. */
  async function lastGrid(): Promise<StoryLayer> {
    const grid = (await grids()).at(-1);
    if (!grid) throw new Error('There is no grid.');
    return grid;
  }

  const picturesIn = ({ children = [] }: StoryLayer) => children.filter(({ type }) => type === 'RECTANGLE');
  const nameOf = ({ name }: StoryLayer) => name;
  const recordOf = ({ pluginData = {} }: StoryLayer) =>
    JSON.parse(Object.values(pluginData)[0]?.['generation'] ?? '{}') as Record<string, unknown>;

  async function rulesOfFile(): Promise<string> {
    const { document } = JSON.parse(await story.save()) as { document: StoryLayer };
    return Object.values(document.pluginData ?? {})[0]?.['image-rules'] ?? '';
  }

  it('sees what travels along, and sends just that; three variants land in a grid that one undo takes away', async () => {
    await panel.getByRole('button', { name: '“Hero”' }).waitFor();
    await panel.getByRole('button', { name: '1 nearby text' }).click();
    await choose('How many', /^3/);
    await panel
      .getByText(/^3 images, .*, about \$0\.0\d+\. Generated at 1,088 × 608 px, the model’s smallest size\.$/)
      .waitFor();
    const before = await story.layers();
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A loaf on a board');
    // A double click is one wish, and paid for once.
    await panel.getByRole('button', { name: 'Generate', exact: true }).dblclick();
    await panel.getByText('Placed side by side, with labels.').waitFor();
    expect(posts()).toHaveLength(3);
    expect(posts()[0]?.body).toMatchObject({ quality: 'low', model: 'gpt-image-2', size: '1088x608' });
    expect(promptsFrom(0)[0]).toMatch(
      /^A loaf on a board\n\nIt is for a layer that is called "Hero" in a frame that is called "Start page"\./,
    );
    expect(promptsFrom(0)[0]).toContain('#');
    expect(JSON.stringify(posts())).not.toContain('Fresh bread');
    const grid = await lastGrid();
    expect(picturesIn(grid).map(({ size }) => size)).toEqual(Array(3).fill({ x: 320, y: 180 }));
    expect(grid.children?.flatMap(({ characters }) => characters ?? []).toSorted()).toEqual([
      '1. Variant 1',
      '2. Variant 2',
      '3. Variant 3',
    ]);
    // Another frame stands where it would have begun.
    const [left] = boxOf(grid);
    expect(left).toBeGreaterThanOrEqual(1260);
    await story.shoot('story/pictures-grid');
    // All of the newest picture is in view, with its actions, and stays so when nothing is said of it any more.
    const newest = panel.getByRole('article').first();
    const isWhole = () =>
      newest.evaluate((tile) => {
        const [box, list] = [tile, tile.closest('[role="region"]')].map((one) =>
          one?.getBoundingClientRect(),
        );
        return box !== undefined && list !== undefined && box.top >= list.top && box.bottom <= list.bottom;
      });
    await eventually(isWhole).toBe(true);
    await story.select('1:3');
    await eventually(() => statusOf().innerText()).toBe('');
    expect(await isWhole()).toBe(true);
    await story.select(hero);
    await story.undo();
    expect(await story.layers()).toEqual(before);
    await story.redo();
    expect(picturesIn(await lastGrid())).toHaveLength(3);
  });

  it('changes a plan before it costs anything, and sees what Figma cannot take', async () => {
    await choose('How many', /^2/);
    const before = posts().length;
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A pretzel');
    await press('Plan first');
    const card = panel.getByRole('group', { name: 'Image 1' });
    await card.getByLabel('Width (px)').fill('5000');
    await card.getByLabel('Width (px)').press('Tab');
    await panel
      .getByText(/up to 4,096 px a side, so nothing larger is generated/)
      .first()
      .waitFor();
    expect(await panel.getByRole('button', { name: 'Generate images' }).isDisabled()).toBe(true);
    await card.getByLabel('Width (px)').fill('180');
    await card.getByLabel('Width (px)').press('Tab');
    await card.getByLabel('What image 1 shows').fill('A pretzel with salt');
    await card.getByLabel('Style').fill('woodcut');
    await panel.getByRole('button', { name: 'Remove image 2' }).click();
    expect(posts()).toHaveLength(before);
    await story.shoot('story/pictures-plan');
    await press('Generate images');
    await eventually(() => posts().length).toBe(before + 1);
    expect(promptsFrom(before)[0]).toMatch(/^A pretzel with salt\n\nStyle: woodcut\./);
    await eventually(async () => picturesIn(await lastGrid()).map(({ size }) => size)).toEqual([
      { x: 180, y: 180 },
    ]);
  });

  it('writes rules in plain words, sees why they count, and finds them in the reopened file with what they did', async () => {
    await choose('How many', /^1/);
    await panel.getByText('Rules', { exact: true }).click();
    await panel.getByLabel('In your own words').fill('On dark pages use moonlight, but not on Mondays');
    await press('Write rules');
    await panel.getByText('When the theme is "dark", the light is "moonlight".').waitFor();
    await panel.getByText('No rule can say this: What day it is').waitFor();
    await press('Use these rules');
    await panel.getByText('Applied: The theme is "dark".').waitFor();
    const before = posts().length;
    await ask('A windmill');
    await panel.getByText('Inserted as a new layer.').waitFor();
    expect(promptsFrom(before)[0]).toContain('Light: moonlight.');
    await panel.getByText('Rules: 1 of 1 apply').waitFor();
    // The record of the picture says "moonlight" too, so it is the rules themselves that are waited for.
    await eventually(rulesOfFile).toContain('moonlight');
    const [layer] = (await story.layers()).filter(({ name }) => name === 'A windmill');
    expect(recordOf(layer!)).toMatchObject({
      words: 'A windmill',
      model: 'gpt-image-2',
      rules: ['When the theme is "dark", the light is "moonlight".'],
    });
    const again = await story.reopen(await story.save());
    await again.select('1:3');
    await again.runCommand('generate-image');
    const other = await again.panel();
    await other.getByText('Rules: 1 of 1 apply').waitFor();
    await again.close();
    await panel.getByRole('button', { name: 'Remove rule 1' }).click();
  });

  it('has a model plan: what is complete is drawn while the plan is still written, and a cancel sends no more', async () => {
    await choose('How many', /^6/);
    await panel.getByRole('radio', { name: 'Let the model plan' }).check();
    const before = posts().length;
    story.models.breakNext('stall');
    await ask('A bakery');
    await eventually(() => posts().length).toBeGreaterThan(before + 1);
    expect(
      posts()
        .slice(before)
        .map(({ path }) => path)
        .slice(0, 2),
    ).toEqual(['/v1/responses', '/v1/images/generations']);
    // Two are drawn at a time, and either request may arrive first.
    await eventually(() => promptsFrom(before).slice(1)).toContainEqual(
      expect.stringMatching(/^A bakery, from afar\n\nStyle: photograph on film/),
    );
    await panel.getByText('Mood: calm.').waitFor();
    // Pictures that are being drawn have one each; that of all is at the foot.
    await panel.getByRole('button', { name: 'Cancel', exact: true }).last().click();
    await panel.getByText(/^Cancelled\./).waitFor();
    const sent = posts().length;
    expect(await posts()[before]?.ended).toBe('hung-up');
    await choose('How many', /^2/);
    await ask('A bakery at noon');
    await panel.getByText('Placed side by side, with labels.').waitFor();
    // The plan, and two pictures of it.
    expect(posts()).toHaveLength(sent + 3);
    expect(picturesIn(await lastGrid())).toHaveLength(2);
    expect(recordOf(picturesIn(await lastGrid())[1]!)).toMatchObject({
      alt: 'A bakery at noon',
      reasoning: 'Up close, so that it differs.',
    });
    await panel.getByRole('radio', { name: 'My prompt' }).check();
  });

  it('goes by a layer of the canvas', async () => {
    await choose('How many', /^1/);
    await panel.getByText('References', { exact: true }).click();
    await press('Use selected layer');
    await choose('What Hero is for', /^Subject/);
    const before = posts().length;
    await ask('The same at night');
    await panel.getByText('Inserted as a new layer.').waitFor();
    const [asked] = posts().slice(before);
    expect(asked?.path).toBe('/v1/images/edits');
    expect(asked?.body['images']).toHaveLength(1);
    expect(promptsFrom(before)[0]).toContain('Picture 1 of those sent along shows what is to be drawn');
    await choose('What Hero is for', /^Palette/);
    const [colour = ''] =
      /#[0-9a-f]{6}/.exec((await panel.getByLabel(/^Colours of Hero/).getAttribute('aria-label')) ?? '') ??
      [];
    await ask('The same in winter');
    await eventually(() => posts().length).toBe(before + 2);
    // Its colours go along as words, and the picture stays at home.
    expect(posts().at(-1)?.path).toBe('/v1/images/generations');
    expect(promptsFrom(before + 1)[0]).toMatch(new RegExp(`Colours that go with it: ${colour}`));
    await panel.getByText('Inserted as a new layer.').waitFor();
    await panel.getByRole('button', { name: 'Remove Hero' }).click();
  });

  it('keeps what was finished when others fail, and draws those again when asked to', async () => {
    await choose('How many', /^5/);
    const { length: before } = await grids();
    story.models.breakNext('none', 'blocked', 'truncated', 'other-size', 'broken-picture');
    await ask('A rye field');
    await panel.getByRole('alert').nth(3).waitFor();
    await eventually(async () => (await grids()).length).toBe(before + 1);
    await eventually(async () => picturesIn(await lastGrid()).length).toBe(1);
    const alerts = (await panel.getByRole('alert').allInnerTexts()).map((text) =>
      text.replace(/^"Variant \d": /, ''),
    );
    expect(alerts.toSorted()).toEqual([
      expect.stringMatching(/^OpenAI refused this because of its content/),
      expect.stringMatching(/^The answer could not be read; it may have been billed\./),
      expect.stringMatching(
        /^The connection was cut before the answer was complete; it may have been billed\./,
      ),
      expect.stringMatching(
        /^gpt-image-2 answered with 1,024 × 1,024 px, which is another shape than 320 × 180 px\. Placing it crops it\. The image is kept; placing it is free\./,
      ),
    ]);
    // Another shape is cropped only when a person wants it, and then to the size that was asked for.
    await panel.getByText('Goes into the grid of its variants.').first().waitFor();
    await press('Place');
    await eventually(async () => picturesIn(await lastGrid()).map(({ size }) => size)).toEqual(
      Array(2).fill({ x: 320, y: 180 }),
    );
    await eventually(() => panel.getByRole('alert').count()).toBe(3);
    await story.shoot('story/pictures-failed');
    await press('Generate again');
    await eventually(async () => picturesIn(await lastGrid()).length).toBe(3);
    // The picture is in its place before the queue has written down that it is.
    await eventually(() => panel.getByRole('alert').count()).toBe(2);
    await press('Dismiss');
    await press('Dismiss');
  });

  it('draws what waited when the panel was closed once asked to, and sees what was lost', async () => {
    await choose('How many', /^6/);
    const before = posts().length;
    // Five at a time: the sixth waits, and the five are never answered.
    story.models.breakNext('stall', 'stall', 'stall', 'stall', 'stall');
    await ask('A mill pond');
    await eventually(() => posts().length).toBe(before + 5);
    await eventually(() => panel.getByText('Generating', { exact: true }).count()).toBe(5);
    panel = await story.open('generate-image');
    await eventually(() => panel.getByText(/5 images may have been billed/).count()).toBe(1);
    await panel.getByText(/^"A mill pond" was still waiting when the panel was closed on /).waitFor();
    // Opening a panel sends nothing: the outcome of the five is unknown, and the sixth needs a click.
    expect(posts()).toHaveLength(before + 5);
    await story.shoot('story/pictures-left');
    await press('Generate now');
    await eventually(async () => picturesIn(await lastGrid()).map(nameOf)).toEqual(['A mill pond']);
    expect(posts()).toHaveLength(before + 6);
    await press('Dismiss');
  });

  it('pauses and moves what waits, cancels one, and sees what a cancelled one may cost', async () => {
    await choose('How many', /^7/);
    story.models.breakNext('stall', 'stall', 'stall', 'stall', 'stall');
    await ask('A ferry');
    const rows = panel.getByRole('list', { name: 'Images in the queue' }).getByRole('listitem');
    await eventually(() => rows.count()).toBe(7);
    await eventually(() => panel.getByText('Generating', { exact: true }).count()).toBe(5);
    await press('Pause');
    await panel.getByTitle('Generate Variant 7 earlier').click();
    await eventually(async () => (await rows.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      ...[1, 2, 3, 4, 5, 7, 6].map((number) => `Variant ${number}`),
    ]);
    await panel.getByTitle('Cancel Variant 1', { exact: true }).click();
    await panel.getByText('Cancelled, may still be charged').waitFor();
    await story.shoot('story/pictures-queue');
    const sent = posts().length;
    await press('Cancel all');
    await eventually(() => panel.getByText('Cancelled, may still be charged').count()).toBe(5);
    expect(posts()).toHaveLength(sent);
    await eventually(() => statusOf().innerText()).not.toMatch(/Generating/);
  });

  it('shows neither the key nor any part of it anywhere', async () => {
    expect(JSON.stringify(await story.log())).not.toContain(key);
    expect(await story.save()).not.toContain(key);
    expect(story.errors.filter((line) => !/Failed to load resource|net::ERR/.test(line))).toEqual([]);
  });
});

/** left, top, right, bottom. */
function boxOf({ relativeTransform = [], size }: StoryLayer): readonly [number, number, number, number] {
  const [x, y] = [relativeTransform[0]?.[2] ?? 0, relativeTransform[1]?.[2] ?? 0];
  return [x, y, x + (size?.x ?? 0), y + (size?.y ?? 0)];
}
