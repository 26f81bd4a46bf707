/**
 * A frame against a screenshot of the page that was built from it, as a person compares them: without a key a list by
 * layer and pictures, and with one a question that the screenshot goes along with. By keyboard, light and dark.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPictureTools } from '#cli/picture-tools';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { crop } from '../../bench/figures/compare.ts';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { pixelAt } from './compare-pixels.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress } from './picture-story.ts';

const [frame, otherFrame] = ['1:1', '1:134'];
/** The button "Fill now" of the frame, whose colour the built page has wrong. */
const button = { id: '1:17', x: 40, y: 962, width: 176, height: 38 };

describe.skipIf(!hasBrowser())('a frame and a screenshot of its page', () => {
  let browser: Browser;
  let story: Story;
  let models: ModelServer;
  let panel: Frame;
  let folder: string;
  let drawn: Pixels;

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-compare-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    story = await openStory(browser, 'dashboard', { manifestPath });
    await story.select(frame);
    panel = await story.open('inspect');
    await panel.getByRole('radio', { name: 'Compare' }).check();
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const named = (name: string) => panel.getByRole('button', { name, exact: true });
  const differences = () => panel.getByRole('list', { name: 'Differences by layer' }).getByRole('listitem');
  const status = (text: string | RegExp) => panel.getByRole('status').filter({ hasText: text }).waitFor();
  const isSound = (state: string) => checkPanel(panelOfStory(story, panel, `compare-${state}`), state);
  const drop = (name: string, type: string, bytes: Uint8Array | number) =>
    panel.evaluate(
      ([file, mime, content]) => {
        const data = new DataTransfer();
        const body = typeof content === 'number' ? new Uint8Array(content) : Uint8Array.from(content);
        data.items.add(new File([body], file, { type: mime }));
        const field = document.querySelector('[aria-label=Screenshot]');
        field?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [name, type, typeof bytes === 'number' ? bytes : [...bytes]] as const,
    );
  const choose = async (name: string, mimeType: string, bytes: Uint8Array) => {
    const opened = story.page.waitForEvent('filechooser');
    await named('Choose a file…').press('Enter');
    await (await opened).setFiles({ name, mimeType, buffer: Buffer.from(bytes) });
    await named('Remove the screenshot').waitFor();
  };

  it('say what to add, and refuse what is no screenshot by a sentence', async () => {
    await panel.getByText('Nothing leaves this computer.').waitFor();
    expect(await named('Compare').isDisabled()).toBe(true);
    await isSound('empty');
    await drop('notes.txt', 'text/plain', new TextEncoder().encode('not an image'));
    const alert = panel.getByRole('alert');
    await alert.getByText('"notes.txt" is no image that can be read. Use a PNG, JPEG or WebP.').waitFor();
    await drop('huge.png', 'image/png', 20_000_001);
    await alert.getByText('"huge.png" is larger than 20 MB. Use a smaller image.').waitFor();
    await isSound('refused');
  });

  it('say where a screenshot has another width, or ends before the frame does', async () => {
    await drop('narrow.png', 'image/png', encodePng(plain(700, 300)));
    await panel.getByText('700 × 300 px.').waitFor();
    expect(await panel.getByRole('alert').count()).toBe(0);
    await named('Compare').press('Enter');
    const notes = panel.getByRole('list', { name: 'Notes' });
    await notes.getByText(/^The screenshot is 700 px wide and the frame 1,440 px/).waitFor();
    await notes.getByText(/^The screenshot ends at 617 px\./).waitFor();
    await named('Remove the screenshot').press('Enter');
    // The focus stays in the field.
    await expect.poll(() => panel.evaluate(() => document.activeElement?.textContent)).toBe('Choose a file…');
    await drop('page.png', 'image/png', encodePng(plain(1440, 1040)));
    await panel.getByText('1,440 × 1,040 px.').waitFor();
    await named('Remove the screenshot').focus();
    await story.page.keyboard.press('Control+Enter');
    await panel.getByRole('heading', { name: 'Differences between Overview / Light and page' }).waitFor();
    await panel.getByRole('radio', { name: 'Side by side' }).check();
    const url = await panel
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    drawn = readPng(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    expect([drawn.width, drawn.height]).toEqual([1440, 1040]);
  });

  it('list the layer that has another colour, and select it by keyboard', async () => {
    const tools = createPictureTools();
    await named('Remove the screenshot').press('Enter');
    await choose('built.jpg', 'image/jpeg', await tools.writeJpeg(recolour(crop(drawn, 1, 0, 1440, 1040))));
    await panel.getByRole('radio', { name: 'List' }).check();
    await named('Compare').press('Control+Enter');
    await panel.getByRole('heading', { name: 'Differences between Overview / Light and built' }).waitFor();
    await status('1 difference');
    expect(await differences().allInnerTexts()).toEqual([expect.stringMatching(/^Recoloured\s+Button/)]);
    await isSound('list');
    await differences().getByRole('button').press('Enter');
    await panel.getByRole('region', { name: 'Inspected frames' }).getByText('Last inspected').waitFor();
    const selected = story.page.locator('[aria-selected="true"].row');
    await expect.poll(() => selected.allInnerTexts()).toEqual([expect.stringContaining('Button')]);
    // What is selected in the frame changes nothing about what is compared.
    expect(await named('Compare').isEnabled()).toBe(true);
    await panel.getByRole('radio', { name: 'Heat map' }).check();
    const readHeatMap = async () => {
      const heat = await panel
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
      return readPng(Buffer.from(heat.slice(heat.indexOf(',') + 1), 'base64'));
    };
    const rednessAt = (map: Pixels, x: number, y: number) => {
      const [red = 0, green = 0] = pixelAt(map, x, y);
      return red - green;
    };
    await expect
      .poll(async () => rednessAt(await readHeatMap(), button.x + 20, button.y + 8))
      .toBeGreaterThan(60);
    const map = await readHeatMap();
    const [r = 0, g = 0, b = 0] = pixelAt(map, 700, 450);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(12);
    await isSound('heat-map');
    await panel.getByRole('radio', { name: 'Slider' }).check();
    await panel.getByRole('slider').press('ArrowRight');
    await isSound('slider');
    expect(models.requests).toEqual([]);
  });

  it('find nothing where the page is only drawn a px lower and encoded again', async () => {
    const tools = createPictureTools();
    await drop('same.jpg', 'image/jpeg', await tools.writeJpeg(crop(drawn, 0, 1, 1440, 1040)));
    await panel.getByTitle('same', { exact: true }).waitFor();
    await panel.getByRole('radio', { name: 'List' }).check();
    await named('Compare').press('Enter');
    await status('No differences');
  });

  it('compare two frames by their layers where there is no screenshot', async () => {
    await named('Remove the screenshot').press('Enter');
    await story.select(frame, otherFrame);
    await named('Compare').press('Enter');
    await panel.getByRole('heading', { name: /Overview \/ Light and Overview \/ Dark$/ }).waitFor();
    await expect.poll(() => differences().count()).toBeGreaterThan(10);
    await differences()
      .getByText(/^#f6f7f9$/)
      .first()
      .waitFor();
    await isSound('frames');
    await story.select(frame);
  });

  it('go along with a question in one request, which is said before', async () => {
    await panel.getByRole('radio', { name: 'Questions' }).check();
    expect(await panel.getByRole('region', { name: 'Screenshot' }).count()).toBe(0);
    await named('Open Settings').click();
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key: 'sk-story-secret' });
    await named('Close settings').click();
    const cost = panel.getByText(/^To gpt-5\.4: about/);
    const before = await cost.innerText();
    await choose('built.png', 'image/png', encodePng(recolour(drawn)));
    await panel.getByText('1,440 × 1,040 px. Sent with the question.').waitFor();
    await expect.poll(() => cost.innerText()).not.toBe(before);
    await isSound('question');
    models.answerWith(
      JSON.stringify({
        answer: 'The button is blue in the page.',
        points: [
          { text: 'It is orange in the design.', frame: 1, layers: [3] },
          { text: 'The page shows it in blue.', frame: 2, layers: [] },
        ],
      }),
    );
    const question = panel.getByRole('textbox', { name: 'Question' });
    await question.fill('What did we build otherwise?');
    await question.press('Control+Enter');
    const answer = panel.getByRole('region', { name: 'Answer' });
    await answer.getByText('The page shows it in blue.').waitFor();
    // A screenshot is nothing that can be selected on the canvas.
    await answer.getByRole('button', { name: /It is orange/ }).waitFor();
    expect(await answer.getByRole('button', { name: /The page shows/ }).count()).toBe(0);
    await isSound('answer');
    const sent = JSON.stringify(models.requests.at(-1)?.body);
    expect(sent.match(/data:image\//g)?.length ?? 0).toBeGreaterThan(1);
    expect(sent).toContain('1440 by 1040 px, a picture without layers.');
    await panel.getByRole('combobox', { name: 'Kind of question' }).click();
    await panel.getByRole('option', { name: /^Describe/ }).click();
    expect(await panel.getByRole('region', { name: 'Screenshot' }).count()).toBe(0);
    expect(story.errors).toEqual([]);
  });
});

function plain(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
}

/** The page with the button in blue, its label as it was. */
function recolour({ width, height, data: former }: Pixels): Pixels {
  const data = Uint8ClampedArray.from(former);
  for (let y = button.y; y < button.y + button.height; y += 1) {
    for (let x = button.x - 1; x < button.x + button.width; x += 1) {
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red > 200 && green < 160 && blue < 120) data.set([40, 90, 220], at);
    }
  }
  return { width, height, data };
}
