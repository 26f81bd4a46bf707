/** The main flow as a person goes through it: two frames are selected, become a project, which is built, opened and compared. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureScreenshot } from '#cli/chromium-renderer';
import { comparePictures } from '#codegen/check/compare-pictures';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { hasBrowser, keepsPictures, openBrowser, root } from '../host/open-host.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { buildAndServe, type BuiltProject, unpackProject } from './build-project.ts';

const light = '1:1';
const dark = '1:134';
const signal = new AbortController().signal;

describe.skipIf(!hasBrowser())('two frames of a design', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;
  let folder: string;
  let built: BuiltProject | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framewright-story-'));
    browser = await openBrowser();
    story = await openStory(browser, 'dashboard');
  });

  afterAll(async () => {
    await built?.close();
    await story.close();
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it('become a zip in the panel', async () => {
    await story.select(light, dark);
    panel = await story.open('generate-code');
    const download = panel.getByRole('button', { name: 'Download zip' });
    await download.waitFor();
    const downloading = story.page.waitForEvent('download');
    await download.click();
    const files = await unpackProject(await readFile(await (await downloading).path()), folder);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'src/main.tsx', 'src/App.tsx', 'src/tokens.css']),
    );
    await story.shoot('story/two-frames');
  });

  it('become a component on the clipboard in three actions, which browsers do not let a plugin do by its own API', async () => {
    const actions = [
      () => panel.getByRole('button', { name: /^Files, / }).click(),
      () => panel.getByRole('treeitem', { name: 'FigureCard.tsx', exact: true }).click(),
      () => panel.getByRole('button', { name: 'Copy file' }).click(),
    ];
    for (const act of actions) await act();
    expect(actions.length).toBeLessThanOrEqual(3);
    const said = panel.getByText(/^Copied /);
    await said.waitFor();
    const path = (await said.innerText()).replace('Copied ', '');
    expect(path).toMatch(/^src\/components\//);
    const elsewhere = await browser.newPage();
    await elsewhere.setContent('<textarea></textarea>');
    await elsewhere.locator('textarea').press('ControlOrMeta+V');
    const pasted = await elsewhere.locator('textarea').inputValue();
    await elsewhere.close();
    expect(pasted).toBe(await readFile(join(folder, path), 'utf8'));
  });

  it('are never taken in another language than the chosen one', async () => {
    const result = panel.locator('#result');
    const download = panel.getByRole('button', { name: 'Download zip' });
    // In one go, so that nothing can be written between the choice and the look.
    const atOnce = await panel.evaluate(async () => {
      const button = [...document.querySelectorAll('button')].find((one) =>
        one.textContent.startsWith('Download'),
      );
      [...document.querySelectorAll('label')].find(({ textContent }) => textContent === 'HTML')?.click();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return [document.querySelector('#result')?.ariaBusy, button?.disabled];
    });
    expect(atOnce).toEqual(['true', true]);
    await expect.poll(() => result.getAttribute('aria-busy')).toBe('false');
    expect(await download.isEnabled()).toBe(true);
    await panel.getByText('<!doctype html>').first().waitFor();
    await panel.getByRole('radio', { name: 'React' }).check();
    await panel.getByRole('button', { name: /^Files, .*\.tsx/ }).waitFor();
  });

  it('type-check by the project’s own settings', () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const output = execFileSync(process.execPath, [compiler, '--noEmit'], { cwd: folder, encoding: 'utf8' });
    expect(output).toBe('');
  });

  it('build with Vite into a page that looks like Figma’s picture of the frame', async () => {
    built = await buildAndServe(folder);
    const truth = await pictureOfFrame(panel);
    const { width, height } = truth;
    const picture = await pictureOfPage(browser, built.url, { width, height });
    expect(picture).toMatchObject({ width, height });
    const compared = comparePictures(truth, picture, signal);
    await keep('truth', truth);
    await keep('page', picture);
    await keep('difference', compared.heatMap);
    expect(compared.differing).toBeLessThan(0.03);
    expect(compared.similarity).toBeGreaterThan(0.9);
  });
});

async function pictureOfPage(
  browser: Browser,
  url: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Pixels> {
  const page = await browser.newPage({ viewport });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  const picture = readPng(await captureScreenshot(page, {}));
  await page.close();
  return picture;
}

/** Figma's own picture of the first frame, as the panel's Compare view shows it. */
async function pictureOfFrame(panel: Frame): Promise<Pixels> {
  await panel.getByRole('tab', { name: 'Compare' }).click();
  await panel.getByRole('radio', { name: 'Side by side' }).check();
  await panel.getByText(/of pixels differ/).waitFor();
  const canvas = panel.locator('figure', { hasText: 'Figma' }).locator('canvas');
  const address = await canvas.evaluate((drawn) => (drawn as HTMLCanvasElement).toDataURL('image/png'));
  return readPng(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}

/** With `PICTURES=1` keeps a picture where a person can look at it. */
async function keep(name: string, pixels: Pixels): Promise<void> {
  if (!keepsPictures) return;
  await mkdir(join(root, 'tests/pictures/story'), { recursive: true });
  await writeFile(join(root, 'tests/pictures/story', `${name}.png`), encode(pixels));
}
