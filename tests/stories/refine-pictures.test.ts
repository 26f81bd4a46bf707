/**
 * A conversation with the model about a picture, and each tool that changes one: what was sent, what lies on the canvas, what
 * one undo does, and what a reopened file still knows.
 */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { readPng } from '#design/png';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { changedPixels, pixelAt, pixelsOf } from './compare-pixels.ts';
import { keepKey } from './keep-key.ts';
import { openPictureStory, type PictureStory, type StoryLayer } from './picture-story.ts';
import { beside, ids, photo } from './pictures-to-edit.ts';

const hero = '1:2';

describe.skipIf(!hasBrowser())('a person who refines a picture', () => {
  let browser: Browser;
  let story: PictureStory;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser, beside);
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
  const layer = async (id: string) => (await story.layer(id)) as StoryLayer | null;
  const fillsOf = async (id: string) => (await layer(id))?.fills ?? [];
  const recordsAt = async (id: string) => recordsOf(await layer(id));
  const records = () => recordsAt(hero);
  const madeBy = async (step: Generation['step']) => (await records()).find((one) => one.step === step);
  /** The record of a picture is there before its step of undo has ended. */
  const ended = () =>
    panel.getByRole('button', { name: 'Cancel', exact: true }).first().waitFor({ state: 'detached' });
  const press = (name: string) => panel.getByRole('button', { name, exact: true }).click();

  async function choose(tool: RegExp): Promise<void> {
    await panel.getByRole('combobox', { name: 'What to do', exact: true }).click();
    await panel.getByRole('option', { name: tool }).click();
  }

  /** Selects a layer while nothing is marked, and waits until its picture of that width is worked on. */
  async function workOn(id: string, width: number): Promise<void> {
    await panel.getByRole('radio', { name: 'Refine' }).check();
    await choose(/^Remove the background/);
    await story.select(id);
    const stage = panel.locator('img').first();
    const widthOf = () => stage.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(widthOf).toBe(width);
  }

  /** Draws a line on the picture, in shares of it. */
  async function drag(...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const stage = panel.getByRole('application');
    const { width = 0, height = 0 } = (await stage.boundingBox()) ?? {};
    for (const [index, [x, y]] of points.entries()) {
      await stage.hover({ position: { x: width * x, y: height * y } });
      if (index === 0) await story.page.mouse.down();
    }
    await story.page.mouse.up();
  }

  it('has the model look at it, describe the change with a reason, and draw it', async () => {
    await expect.poll(async () => (await records()).length).toBe(1);
    await panel.getByRole('radio', { name: 'Refine' }).check();
    story.models.answerWith(
      '{"change":"I warm the light on the loaf.","why":"It is cold now.","prompt":"Make the light golden","alt":"A loaf in golden light"}',
    );
    const field = panel.getByRole('textbox', { name: 'What should change' });
    await field.fill('cosier');
    await field.press('Control+Enter');
    await panel.getByText('I warm the light on the loaf. It is cold now.').first().waitFor();
    await panel.getByText('Done. The old fill is kept, hidden.').waitFor();
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
    await panel.getByRole('button', { name: 'Ask the model to review it' }).click();
    await panel.getByText('4 of 10.').waitFor();
    await story.shoot('story/model-looks');
    await panel.getByRole('button', { name: 'Apply the suggestion' }).click();
    await panel.getByText('Regenerated after scoring 4 of 10: The board is gone.').waitFor();
    expect(edits().at(-1)).toContain('Add the board');
  });

  it('changes a marked area alone, and asks for the very same again from the history', async () => {
    await choose(/^Change an area/);
    await drag([0.2, 0.2], [0.6, 0.7]);
    await panel.getByRole('textbox', { name: 'What should change' }).fill('a knife');
    await panel.getByRole('button', { name: 'Change', exact: true }).click();
    await expect.poll(() => madeBy('edit')).toBeDefined();
    const first = edits().at(-1);
    expect(first).toMatch(/a knife.*"mask":\{"image_url":"data:image\/png/);
    await panel.getByRole('radio', { name: 'History' }).check();
    await panel.getByRole('treeitem', { name: /a knife/ }).click();
    await panel.getByText(/^Generating again: 1 image, .*\$0\.\d+ to \$0\.\d+\./).waitFor();
    await panel.getByRole('button', { name: 'Generate again' }).click();
    await expect.poll(async () => (await records()).length).toBe(5);
    await ended();
    expect(edits().at(-1)).toBe(first);
    expect(story.errors).toEqual([]);
  });

  it('changes what layers mark, however the picture lies beneath it, and no other pixel', async () => {
    await workOn(ids.poster, 80);
    const before = await fillsOf(ids.poster);
    await choose(/^Change an area/);
    await story.select(ids.sun, ids.speck);
    await panel.getByRole('button', { name: 'Use selected layers' }).click();
    await panel.getByText('Marked by “Sun”, “Speck”.').waitFor();
    await story.shoot('story/masked-by-layer');
    await panel.getByRole('textbox', { name: 'What should change' }).fill('a moon');
    await press('Change');
    await panel.getByText('Done. The old fill is kept, hidden.').waitFor();
    const mask = readPng(pictureIn(bodyOf(edits()).mask.image_url));
    expect(pictureIn(bodyOf(edits()).images[0]?.image_url)).toEqual(photo);
    // px on the canvas from the edge of the sun or the speck, less than nothing inside.
    const fromMarked = (x: number, y: number) => {
      const [across, down] = [(0.75 - (x + 0.5) / 80) * 400, (y + 0.5) * 5];
      const fromSpeck = Math.max(Math.abs(across - 160), Math.abs(down - 40)) - 10;
      return Math.min(Math.hypot(across - 60, down - 140) - 40, fromSpeck);
    };
    const marked = pixelsOf(mask).filter(({ rgba }) => rgba[3] === 0);
    const wrong = pixelsOf(mask).filter(({ x, y, rgba }) =>
      rgba[3] === 0 ? fromMarked(x, y) > 3 : fromMarked(x, y) < -3,
    );
    expect([marked.length > 160, wrong]).toEqual([true, []]);
    const [former, shown] = (await fillsOf(ids.poster)).slice(-2);
    expect(former).toEqual({ ...before[0], visible: false });
    expect(shown).toMatchObject({ scaleMode: 'STRETCH', imageTransform: before[0]?.imageTransform });
    expect(changedPixels(readPng(photo), await story.picture(shown?.imageRef ?? ''), mask)).toEqual({
      outside: 0,
      inside: true,
    });
    await story.undo();
    expect(await fillsOf(ids.poster)).toEqual(before);
    await story.redo();
    await workOn(ids.pattern, 32);
    await choose(/^Change an area/);
    await story.select(ids.dot);
    await panel.getByRole('button', { name: 'Use selected layers' }).click();
    await panel.getByText(/^Marked by “Dot”\. The image is a tile: .* changes in all of them\.$/).waitFor();
  });

  it('erases what a line goes round', async () => {
    await workOn(hero, 320);
    await choose(/^Erase an area/);
    await panel.getByRole('radio', { name: 'Lasso' }).check();
    await drag([0.2, 0.2], [0.8, 0.2], [0.5, 0.8]);
    await panel.getByText('1 marked').waitFor();
    story.models.breakNext('blocked');
    await press('Erase');
    await panel.getByText(/^OpenAI refused this because of its content/).waitFor();
    // What was marked is still there for another try.
    await panel.getByText('1 marked').waitFor();
    const before = (await fillsOf(hero)).at(-1)?.imageRef ?? '';
    await press('Erase');
    await expect.poll(() => madeBy('erase')).toBeDefined();
    await ended();
    const { prompt, mask } = bodyOf(edits());
    expect(prompt).toMatch(/^Remove what is in the part that the mask marks/);
    const covering = readPng(pictureIn(mask.image_url));
    const share = pixelsOf(covering).filter(({ rgba }) => rgba[3] === 0).length / (320 * 180);
    expect(share).toBeCloseTo((0.6 * 0.6) / 2, 1);
    const shown = (await fillsOf(hero)).at(-1)?.imageRef ?? '';
    const changed = changedPixels(await story.picture(before), await story.picture(shown), covering);
    expect(changed).toEqual({ outside: 0, inside: true });
    await story.undo();
    expect((await fillsOf(hero)).at(-1)?.imageRef).toBe(before);
    await story.redo();
  });

  it('extends a picture beside the original, whose pixels stay, and cuts it out; each is one step of undo', async () => {
    await choose(/^Extend/);
    const layers = await story.layers();
    const ownHash = (await fillsOf(hero)).at(-1)?.imageRef ?? '';
    await press('Extend');
    await panel.getByText('Done. It is beside the original.').waitFor();
    const extended = (await story.layers()).find(({ size }) => size?.x === 480 && size.y === 180);
    expect(bodyOf(edits()).prompt).toMatch(/^Continue the picture beyond its edges/);
    const original = await story.picture(ownHash);
    const larger = await story.picture(extended?.fills?.at(-1)?.imageRef ?? '');
    const moved = pixelsOf(original).filter(
      ({ x, y, rgba }) => rgba.join() !== pixelAt(larger, x + 80, y).join(),
    );
    expect([larger.width, larger.height, moved]).toEqual([480, 180, []]);
    expect(recordsOf(extended)).toContainEqual(expect.objectContaining({ step: 'extend' }));
    await story.undo();
    expect(await story.layers()).toEqual(layers);
    await story.redo();

    await workOn(hero, 320);
    await choose(/^Remove the background/);
    await press('Remove');
    await expect.poll(() => madeBy('cut-out')).toBeDefined();
    await ended();
    expect(bodyOf(edits())).toMatchObject({ background: 'transparent' });
    expect(bodyOf(edits()).mask).toBeUndefined();
    const cut = await story.picture((await fillsOf(hero)).at(-1)?.imageRef ?? '');
    expect([pixelAt(cut, 0, 0)[3], pixelAt(cut, 160, 90)[3]]).toEqual([0, 255]);
    await story.undo();
    expect((await fillsOf(hero)).at(-1)?.imageRef).toBe(ownHash);
    await story.redo();
  });

  it('makes here what needs no service, and sends nothing', async () => {
    const sent = story.models.requests.length;
    await workOn(ids.badge, 32);
    await press('Remove');
    await panel.getByText(/^Background removed here/).waitFor();
    const cut = await story.picture((await fillsOf(ids.badge)).at(-1)?.imageRef ?? '');
    expect([pixelAt(cut, 0, 0)[3], pixelAt(cut, 16, 16)]).toEqual([0, [200, 20, 40, 255]]);
    await choose(/^Enlarge Twice the size, resampled here, without new detail/);
    await panel.getByText('Free, made on this computer.').waitFor();
    await press('Enlarge');
    await panel.getByText('Enlarged here to 64 × 64 by resampling; no detail was added.').waitFor();
    expect(story.models.requests).toHaveLength(sent);
    const steps = (await recordsAt(ids.badge)).map(({ step, request }) => [step, request]);
    expect(steps.toSorted()).toEqual([
      ['cut-out', null],
      ['enlarge', null],
    ]);
    await story.undo();
  });

  it('has the upscaler of an SD.Next enlarge where that is chosen', async () => {
    const before = story.models.requests.length;
    await panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await panel.getByRole('combobox', { name: 'Service' }).click();
    await panel.getByRole('option', { name: /^SD\.Next/ }).click();
    await panel.getByLabel('Address').fill(story.models.sdNextUrl);
    await panel.getByLabel('Address').press('Tab');
    await panel.getByRole('tab', { name: 'Images' }).click();
    // What was undone on the canvas is not what is enlarged.
    await choose(/^Enlarge Twice the size, by the upscaler of SD\.Next/);
    await press('Enlarge');
    await panel.getByText('Done. The old fill is kept, hidden.').waitFor();
    const { image } = story.models.requests.findLast(({ method }) => method === 'POST')?.body ?? {};
    expect(readPng(Buffer.from(String(image), 'base64'))).toMatchObject({ width: 32, height: 32 });
    const paths = story.models.requests.slice(before).map(({ path }) => path.replace('/sdapi/v1', ''));
    expect(paths.filter((path) => path !== '/progress')).toEqual(['/upscalers', '/extra-single-image']);
    const large = await story.picture((await fillsOf(ids.badge)).at(-1)?.imageRef ?? '');
    expect([large.width, large.height]).toEqual([64, 64]);
    expect((await recordsAt(ids.badge)).find(({ step }) => step === 'enlarge')).toMatchObject({
      service: 'sdnext',
      costUsd: 0,
      request: { enlarges: true },
    });
    expect(story.errors.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('leaves it all in the file for who opens it next', async () => {
    const again = await story.reopen(await story.save());
    await again.runCommand('generate-image');
    const next = await again.panel();
    await next.getByRole('radio', { name: 'History' }).check();
    await next.getByRole('treeitem', { name: /cosier Refined/ }).waitFor();
    const rows = await next.getByRole('treeitem').allInnerTexts();
    const steps = rows.map((row) => /\n(\w[\w ]*?) \d/.exec(row)?.[1]);
    expect(steps.toSorted()).toEqual([
      'Changed',
      'Changed',
      'Changed',
      'Cut out',
      'Cut out',
      'Enlarged',
      'Erased',
      'Extended',
      'Generated',
      'Redone after a review',
      'Refined',
    ]);
    await again.close();
  });
});

interface EditBody {
  readonly prompt: string;
  readonly images: readonly { readonly image_url: string }[];
  readonly mask: { readonly image_url: string };
}

function bodyOf(bodies: readonly string[]): EditBody {
  return JSON.parse(bodies.at(-1) ?? '{}') as EditBody;
}

function pictureIn(address = ''): Buffer {
  return Buffer.from(address.replace(/^[^,]*,/, ''), 'base64');
}

function recordsOf(layer: StoryLayer | null | undefined): readonly Generation[] {
  const [own = {}] = Object.values(layer?.pluginData ?? {});
  const entries = Object.entries(own).filter(([name]) => name.startsWith('generation-'));
  return entries.map(([, text]) => JSON.parse(text) as Generation);
}
