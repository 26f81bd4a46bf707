/**
 * A person's own server of diffusion models in the panel, through the relay: what pictures are drawn with, its tools, videos,
 * options and answers. The server lets no page in by itself.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRelay, type Relay } from '../../cli/relay/start-relay.ts';
import { hasBrowser, openBrowser, openHost, type OpenedHost } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { waitLimits } from '../wait-limits.ts';
import { keepKey } from './keep-key.ts';
import { createKeyboardUser } from './keyboard-user.ts';
import { allowAddress, layersOf, pageFile, type StoryLayer } from './picture-story.ts';

const key = 'a-token-of-twenty-four-letters';
const hero = '1:2';
const startPage = '1:1';

describe.skipIf(!hasBrowser())('a person with a server of diffusion models', () => {
  let browser: Browser;
  let story: OpenedHost;
  let view: Frame;
  let models: ModelServer;
  let relay: Relay;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer();
    relay = await startRelay({ upstream: models.sdNextUrl, upstreamKey: null, token: key, port: 0 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-own-server-'));
    const manifestPath = await allowAddress(folder, relay.url);
    browser = await openBrowser();
    story = await openHost({ document: pageFile('Bakery'), manifestPath, browser });
    story.page.setDefaultTimeout(waitLimits.change);
    await story.runCommand('settings');
    view = await story.panel();
    await keepKey(story, view, { service: 'SD\\.Next', address: relay.url, key: relay.key });
    await view.getByRole('button', { name: 'Close settings' }).click();
    await view.getByRole('tab', { name: 'Images' }).click();
    await story.select(hero);
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await relay.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const shoot = (state: string) => checkPanel(panelOfStory(story, view, state), state);
  const open = (name: string) => view.getByRole('radio', { name, exact: true }).check({ force: true });
  const openGroup = (name: string) => view.locator('summary', { hasText: name }).click();
  const choose = async (menu: string, option: string) => {
    await view.getByRole('combobox', { name: menu, exact: true }).click();
    await view
      .getByRole('option', { name: new RegExp(`^${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) })
      .click();
  };
  const last = (path: string) => models.requests.findLast((request) => request.path === `/sdapi/v1/${path}`);
  const allLayers = async (): Promise<readonly StoryLayer[]> => {
    const flat = (layer: StoryLayer): readonly StoryLayer[] => [
      layer,
      ...(layer.children ?? []).flatMap(flat),
    ];
    return (await layersOf(story)).flatMap(flat);
  };
  const generate = async (words: string) => {
    await open('Generate');
    await open('Beside');
    await view.getByRole('textbox', { name: 'Prompt' }).fill(words);
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    await view
      .getByRole('article', { name: words })
      .getByText(/, free/)
      .waitFor();
  };

  it('draws by its lists: model, sampler, steps and what must not be seen', async () => {
    await open('SD.Next');
    await choose('Sampler', 'Euler a');
    await choose('Model', 'dreamshaper');
    await view.getByLabel('Steps', { exact: true }).fill('400');
    await view.getByRole('alert').getByText('Steps: write a whole number from 1 to 200.').waitFor();
    await view.getByLabel('Steps', { exact: true }).fill('9');
    await view.getByLabel('Guidance').fill('5.5');
    await view.getByLabel('Strength', { exact: true }).fill('0.4');
    await view.getByLabel('Negative prompt').fill('text');
    await generate('A bakery at dawn');
    expect(last('txt2img')?.body).toMatchObject({
      ...{ sampler_name: 'Euler a', steps: 9, guidance_scale: 5.5, cfg_scale: 5.5, negative_prompt: 'text' },
      override_settings: { sd_model_checkpoint: 'dreamshaper [879db523c3]' },
    });
    await view.getByText(/options of SD\.Next set\./).waitFor();
  });

  it('draws small first and enlarges in a second pass', async () => {
    await open('SD.Next');
    await openGroup('Second pass');
    await view.getByRole('checkbox', { name: 'Enlarge the image and regenerate its details' }).check();
    await view.getByRole('alert').getByText('The second pass has no upscaler.').waitFor();
    await choose('Upscaler', 'RealESRGAN 4x Plus');
    await view.getByLabel('Strength (second)').fill('0.45');
    await shoot('own-server-second-pass');
    await generate('A quiet harbour');
    expect(last('txt2img')?.body).toMatchObject({
      ...{ enable_hr: true, hr_upscaler: 'RealESRGAN 4x Plus', hr_scale: 2, hr_denoising_strength: 0.45 },
    });
    await open('SD.Next');
    await view.getByRole('checkbox', { name: 'Enlarge the image and regenerate its details' }).uncheck();
  });

  it('shows how far a picture is, previews included', async () => {
    await open('Generate');
    await view.getByRole('textbox', { name: 'Prompt' }).fill('A quiet oven [slowly]');
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    await view.getByText(/^Generating with .*, step 10 of 20, 2 s left/).waitFor();
    await view
      .getByRole('article', { name: /A quiet oven/ })
      .getByText(/, free/)
      .waitFor();
  });

  it('redraws a reference by its strength', async () => {
    await openGroup('References');
    await view.getByRole('button', { name: 'Use selected layer' }).click();
    await view.getByRole('button', { name: 'Remove Hero' }).waitFor();
    await generate('The same loaf, in snow');
    expect(last('img2img')?.body).toMatchObject({ denoising_strength: 0.4, steps: 9 });
    await view.getByRole('button', { name: 'Remove Hero' }).click();
  });

  it('redraws a marked area by a mask and its strength, and enlarges by two upscalers', async () => {
    const drawn = (await allLayers()).find(({ name }) => name === 'A bakery at dawn');
    await open('SD.Next');
    await view.getByLabel('Mask blur (px)').fill('6');
    await openGroup('Upscalers');
    await choose('First upscaler', 'RealESRGAN 4x Plus');
    await choose('Second upscaler', 'Resize Lanczos');
    await view.getByLabel('Share of the second').fill('0.3');
    await open('Refine');
    await story.select(drawn?.id ?? '');
    await choose('What to do', 'Change an area');
    const stage = view.getByRole('application');
    await stage.waitFor();
    const { width = 0, height = 0 } = (await stage.boundingBox()) ?? {};
    await stage.hover({ position: { x: width * 0.2, y: height * 0.2 } });
    await story.page.mouse.down();
    await stage.hover({ position: { x: width * 0.6, y: height * 0.7 } });
    await story.page.mouse.up();
    await view.getByRole('textbox', { name: 'What should change' }).fill('a lantern');
    await view.getByRole('button', { name: 'Change', exact: true }).click();
    await view.getByText('Done. The old fill is kept, hidden.').waitFor();
    expect(last('img2img')?.body).toMatchObject({
      mask: expect.any(String) as string,
      ...{ inpainting_mask_invert: 1, mask_blur: 6, denoising_strength: 0.4 },
    });
    await choose('What to do', 'Enlarge');
    await view.getByRole('button', { name: 'Enlarge', exact: true }).click();
    await expect.poll(() => last('extra-single-image')).toBeDefined();
    expect(last('extra-single-image')?.body).toMatchObject({
      ...{
        upscaler_1: 'RealESRGAN 4x Plus',
        upscaler_2: 'Resize Lanczos',
        extras_upscaler_2_visibility: 0.3,
      },
    });
    await view.getByText('Done. The old fill is kept, hidden.').waitFor();
    await story.select(hero);
  });

  it('sends one request at a time, and waits at the limit of the server', async () => {
    await open('Generate');
    await view.getByRole('combobox', { name: 'How many' }).click();
    await view.getByRole('option', { name: '2 variants' }).click();
    await view.getByRole('textbox', { name: 'Prompt' }).fill('Two buns [slowly]');
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    const rows = view.getByRole('list', { name: 'Images in the queue' }).getByRole('listitem');
    await expect
      .poll(async () => (await rows.allInnerTexts()).join(' '))
      .toMatch(/^(?:(?!Generating).)*Generating(?:(?!Generating).)*Waiting.*$/s);
    const done = view.getByRole('article', { name: /Two buns/ }).getByText(/, free/);
    await expect.poll(() => done.count()).toBe(2);
    await view.getByRole('combobox', { name: 'How many' }).click();
    await view.getByRole('option', { name: '1 image', exact: true }).click();
    models.limitTo(0, () => 0);
    await view.getByRole('textbox', { name: 'Prompt' }).fill('One bun too many');
    await view.getByRole('button', { name: 'Generate', exact: true }).click();
    const refused = () =>
      models.requests.filter(({ body }) => String(body['prompt']).includes('One bun too many')).length;
    await expect.poll(refused).toBeGreaterThan(0);
    await view.locator('footer').getByText(/ s$/).waitFor();
    // It goes on by itself.
    models.limitTo(1000, () => 0);
    await view
      .getByRole('article', { name: 'One bun too many' })
      .getByText(/, free/)
      .waitFor();
  });

  it('follows the structure, an adapter with a mask and a face of layers, and makes details', async () => {
    await open('SD.Next');
    await openGroup('Structure');
    await view.getByRole('button', { name: 'Use selected layer', exact: true }).click();
    await view.getByRole('group', { name: 'Control unit 1' }).waitFor();
    await choose('Preprocessor', 'Canny');
    await choose('Control model', 'Canny FP16 XL');
    await view.getByLabel('Control strength').fill('0.8');
    await view.getByRole('button', { name: 'Preview structure' }).click();
    await view.getByRole('img', { name: 'Preprocessor Canny' }).waitFor();
    expect(last('preprocess')?.body).toMatchObject({ model: 'Canny' });
    await openGroup('IP adapters');
    await view.getByRole('button', { name: 'Add selected layer' }).click();
    await choose('Adapter', 'Base SDXL');
    await view.getByRole('button', { name: 'Use selected layer as mask' }).click();
    await view.getByRole('button', { name: 'Remove mask Hero' }).waitFor();
    await openGroup('Face');
    await view.getByRole('button', { name: 'Use the face of the selected layer' }).click();
    await choose('Method for the face', 'InstantID');
    await openGroup('Detailer');
    await view.getByRole('checkbox', { name: /^Regenerate small parts/ }).check();
    await choose('Detailer model', 'face-yolo8n');
    await shoot('own-server-drawing');
    await generate('A stone oven');
    expect(last('control')?.body).toMatchObject({
      control: [{ process: 'Canny', model: 'Canny FP16 XL', strength: 0.8, start: 0, end: 1 }],
      unit_type: 'controlnet',
      ip_adapter: [
        { adapter: 'Base SDXL', scale: 0.5, images: [expect.any(String)], masks: [expect.any(String)] },
      ],
      face: { mode: 'InstantID', source_images: [expect.any(String)] },
      ...{ detailer_enabled: true, detailer_models: ['face-yolo8n'] },
    });
    // The record names the pictures, so that drawing it again sends the same.
    const drawn = (await allLayers()).find(({ name }) => name === 'A stone oven');
    expect(JSON.stringify(drawn?.pluginData)).toContain('Canny FP16 XL');
    await open('SD.Next');
    for (const what of ['structure', 'adapter image', 'face'])
      await view.getByRole('button', { name: `Remove ${what} Hero` }).click();
    await view.getByRole('checkbox', { name: /^Regenerate small parts/ }).uncheck();
  });

  it('has one grid drawn by the server’s own script, in the size that it has', async () => {
    await openGroup('Grid by the server');
    await view.getByRole('button', { name: 'Add axis' }).click();
    await choose('What axis 1 changes', '[Param] Steps');
    await view.getByLabel('Values of axis 1').fill('8 | 16');
    await generate('A rolling pin');
    expect(last('txt2img')?.body['script_args']).toEqual(
      expect.arrayContaining(['[Param] Steps', '8, 16', 'Nothing']),
    );
    const size = last('txt2img')?.body as { width: number; height: number };
    const grid = (await allLayers()).find(({ name }) => name === 'A rolling pin');
    expect((grid?.size?.x ?? 0) / (grid?.size?.y ?? 1)).toBeCloseTo((size.width * 2) / (size.height + 64), 1);
    await open('SD.Next');
    await view.getByRole('button', { name: 'Remove axis 1' }).click();
  });

  it('makes masks, finds things and answers about a layer', async () => {
    await open('Image tools');
    await open('Mask');
    await choose('Tool model', 'Rembg U2Net');
    await view.getByRole('button', { name: 'Run' }).press('ControlOrMeta+Enter');
    await view.getByRole('img', { name: 'Mask of Hero, by Rembg U2Net' }).waitFor();
    await view.getByRole('button', { name: 'Place beside the layer' }).click();
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    expect((await allLayers()).some(({ name }) => name === 'Mask of Hero')).toBe(true);
    await story.undo();
    expect((await allLayers()).some(({ name }) => name === 'Mask of Hero')).toBe(false);
    await story.select(hero);
    await open('Find');
    await view.getByRole('button', { name: 'Find', exact: true }).click();
    await view.getByText('2 things found in Hero.').waitFor();
    await view.getByRole('button', { name: 'Outline on canvas' }).click();
    await view.getByText('2 boxes placed. Undo once to revert it all.').waitFor();
    expect((await allLayers()).filter(({ name }) => name === 'face' || name === 'hand')).toHaveLength(2);
    await story.undo();
    await story.select(hero);
    await open('Details');
    await view.getByRole('button', { name: 'Run' }).click();
    await view.getByRole('img', { name: 'Details of Hero, by detailer' }).waitFor();
    await open('Question');
    await view.getByRole('textbox', { name: 'Question' }).fill('What is baked?');
    await view.getByRole('button', { name: 'Ask', exact: true }).click();
    await view.getByText('A picture. You asked: What is baked?').waitFor();
    await shoot('own-server-tools');
  });

  it('draws a video: the first frame on the canvas, the video as a file', async () => {
    await open('Video');
    await view.getByRole('textbox', { name: 'What the video shows' }).fill('Bread rises');
    await view.getByLabel('Frames').fill('48');
    await view.getByRole('button', { name: 'Generate video' }).click();
    await view.getByText('The first frame is on the canvas. Save the video as a file.').waitFor();
    expect((await allLayers()).some(({ name }) => name === 'Bread rises')).toBe(true);
    const download = story.page.waitForEvent('download');
    await view.getByRole('button', { name: 'Save video' }).click();
    const path = await (await download).path();
    expect(await readFile(path, 'utf8')).toBe('video of Bread rises');
    await shoot('own-server-video');
  });

  it('changes the options of the server: shown before they are sent, put back, kept as a preset', async () => {
    await open('Server');
    await view.getByRole('button', { name: 'Read the options' }).click();
    await view.getByText('Graphics memory: 6.0 of 8.0 GB. Memory: 20.0 of 32.0 GB.').waitFor();
    await openGroup('Model Offloading');
    await choose('Model offload mode', 'sequential');
    await view.getByLabel('Offload low watermark').fill('3');
    await view.getByRole('alert').getByText('Offload low watermark is at most 1.').waitFor();
    expect(await view.getByRole('button', { name: 'Send 2 changes' }).isDisabled()).toBe(true);
    await view.getByLabel('Offload low watermark').fill('0.5');
    await view.getByText('Model offload mode: balanced → sequential').waitFor();
    await openGroup('Compute Settings');
    await view.getByRole('checkbox', { name: 'Full precision' }).check();
    await view.getByRole('checkbox', { name: 'VAE', exact: true }).check();
    await view.getByText('Compile parts: Model → Model, VAE').waitFor();
    expect(
      models.requests.filter(({ path, method }) => path.endsWith('/options') && method === 'POST'),
    ).toEqual([]);
    await openGroup('Presets');
    await view.getByLabel('Name of a new preset').fill('Low memory');
    await view.getByRole('button', { name: 'Save preset' }).click();
    await shoot('own-server-options');
    await view.getByRole('button', { name: 'Send 4 changes' }).press('Enter');
    await view.getByText('4 options changed.').waitFor();
    expect(last('options')?.method).toBe('GET');
    const sent = () =>
      models.requests.findLast(({ path, method }) => path.endsWith('/options') && method === 'POST');
    expect(sent()?.body).toEqual({
      ...{ diffusers_offload_mode: 'sequential', diffusers_offload_min_gpu_memory: 0.5, sdp_options: true },
      cuda_compile: ['Model', 'VAE'],
    });
    await view.getByRole('button', { name: 'Revert' }).click();
    await view.getByText('4 options reverted.').waitFor();
    expect(sent()?.body).toMatchObject({ diffusers_offload_mode: 'balanced', sdp_options: false });
    await view.getByRole('button', { name: 'Use Low memory' }).click();
    await view.getByRole('button', { name: 'Send 4 changes' }).waitFor();
    // The panel is closed before they are sent.
    await story.runCommand('generate-image');
    view = await story.panel();
    await open('SD.Next');
    await open('Server');
    await view.getByText(/4 changes of yours are not sent yet; read the options to see them\./).waitFor();
    await view.getByRole('button', { name: 'Read the options' }).click();
    await view.getByRole('button', { name: 'Send 4 changes' }).waitFor();
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.getByRole('button', { name: 'Skip image' }).click();
    await view.getByText('The image is skipped.').waitFor();
    expect(last('skip')).toBeDefined();
    expect(await view.getByText('HuggingFace token').count()).toBe(0);
  });

  it('lets a person without a mouse use all of it', async () => {
    const { press, type, focused, tabTo, unmarked } = createKeyboardUser(story.page, () => view);
    /** Chooses a radio button of a group by the arrow keys. */
    const goTo = async (group: string, name: RegExp) => {
      const isThere = () =>
        view.evaluate((wanted) => document.activeElement?.getAttribute('name') === wanted, group);
      for (let stop = 0; stop < 80 && !(await isThere()); stop += 1) await press('Shift+Tab');
      for (let stop = 0; stop < 8 && !name.test(await focused()); stop += 1) await press('ArrowRight');
      expect(await focused()).toMatch(name);
    };
    const pick = async (menu: RegExp, typed: string) => {
      await tabTo(menu);
      await press('Enter');
      for (const letter of typed) await press(letter);
      await press('Enter');
      expect(await focused()).toMatch(menu);
    };
    /** Presses a button, after which the focus must be somewhere, although the button may be gone. */
    const use = async (button: RegExp) => {
      await tabTo(button);
      await press('Enter');
    };
    const isKept = () => expect.poll(focused).not.toBe('');
    await story.select(hero);
    await goTo('Part of the server', /^Generation$/);
    await pick(/^Sampler$/, 'dpm');
    await tabTo(/^Steps$/);
    await press('ControlOrMeta+a');
    await type('7');
    await use(/^Structure$/);
    await use(/^Use selected layer$/);
    await view.getByRole('group', { name: 'Control unit 1' }).waitFor();
    await isKept();
    await goTo('Part of the server', /^Generation$/);
    await pick(/^Preprocessor$/, 'Canny');
    await pick(/^Control model$/, 'Canny');
    await tabTo(/^Control strength$/);
    await type('0.6');
    await use(/^Preview structure$/);
    await view.getByRole('img', { name: 'Preprocessor Canny' }).waitFor();
    await use(/^Add control unit$/);
    await view.getByRole('group', { name: 'Control unit 2' }).waitFor();
    await tabTo(/^Remove unit$/, 'Shift+Tab');
    await press('Enter');
    await view.getByRole('group', { name: 'Control unit 2' }).waitFor({ state: 'detached' });
    await isKept();

    // Text to image, which now follows the structure of the layer.
    await goTo('What to do with images', /^Generate$/);
    await tabTo(/^Prompt$/);
    await press('ControlOrMeta+a');
    await type('A basket of rolls');
    await use(/^Generate$/);
    await view
      .getByRole('article', { name: 'A basket of rolls' })
      .getByText(/, free/)
      .waitFor();
    expect(last('control')?.body).toMatchObject({
      steps: 7,
      control: [{ process: 'Canny', model: expect.stringMatching(/^Canny/) as string, strength: 0.6 }],
    });
    await goTo('What to do with images', /^SD\.Next$/);
    await use(/^Remove structure Hero$/);
    await view.getByRole('group', { name: 'Control unit 1' }).waitFor({ state: 'detached' });
    await isKept();

    // A mask.
    await story.select(hero);
    await goTo('Part of the server', /^Image tools$/);
    await goTo('Tool', /^Mask$/);
    await pick(/^Tool model$/, 'Rembg');
    await use(/^Run$/);
    await view.getByRole('img', { name: /^Mask of Hero, by Rembg/ }).waitFor();
    await isKept();
    await use(/^Place beside the layer$/);
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    await story.undo();

    // The options of the server, a preset, skip and interrupt.
    await goTo('Part of the server', /^Server$/);
    await tabTo(/^Search options$/);
    await type('offload mode');
    await pick(/^Model offload mode$/, 'seq');
    await view.getByText('Model offload mode: balanced → sequential').waitFor();
    await goTo('Part of the server', /^Server$/);
    await use(/^Presets/);
    await tabTo(/^Name of a new preset$/);
    await type('Quiet');
    await use(/^Save preset$/);
    await isKept();
    await goTo('Part of the server', /^Server$/);
    await use(/^Send 1 change$/);
    await view.getByText('1 option changed.').waitFor();
    await isKept();
    await goTo('Part of the server', /^Server$/);
    await use(/^Revert$/);
    await view.getByText('1 option reverted.').waitFor();
    await isKept();
    await goTo('Part of the server', /^Server$/);
    await use(/^Use Quiet$/);
    await view.getByRole('button', { name: 'Send 1 change' }).waitFor();
    await use(/^Delete Quiet$/);
    await view.getByRole('button', { name: 'Use Quiet' }).waitFor({ state: 'detached' });
    await isKept();
    await goTo('Part of the server', /^Server$/);
    await use(/^Discard$/);
    await view.getByRole('button', { name: 'Send 1 change' }).waitFor({ state: 'detached' });
    await isKept();
    await goTo('Part of the server', /^Server$/);
    await use(/^Interrupt$/);
    await expect.poll(() => last('interrupt')).toBeDefined();
    await use(/^Read state$/);
    await goTo('Part of the server', /^Generation$/);
    await tabTo(/^Steps$/);
    await press('ControlOrMeta+a');
    await press('Delete');
    expect([...unmarked], 'stops whose focus cannot be seen').toEqual([]);
  });

  it('answers questions about a design without a key', async () => {
    await story.select(startPage);
    await view.getByRole('tab', { name: 'Inspect' }).click();
    await open('Questions');
    await view.getByRole('textbox', { name: 'Question' }).fill('Whom is it for?');
    await view.getByRole('button', { name: 'Ask', exact: true }).click();
    await view
      .getByText(/A picture\. You asked: .*Whom is it for\?/s)
      .first()
      .waitFor();
    await view
      .getByText('The answer is plain text of a model on your own server, which names no layers.')
      .waitFor();
  });

  it('shows nothing of it to a person with another service', async () => {
    await view.getByRole('button', { name: 'Settings', exact: true }).click();
    await view.getByRole('combobox', { name: 'Service' }).click();
    await view.getByRole('option', { name: /^None/ }).click();
    await view.getByRole('tab', { name: 'Images' }).click();
    expect(await view.getByRole('radio', { name: 'SD.Next' }).count()).toBe(0);
    await generate('A loaf without a server');
    // The browser reports the answers of the server that was at its limit.
    expect(story.errors.filter((line) => !line.includes('429'))).toEqual([]);
  });
});
