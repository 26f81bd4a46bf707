/** Turn frames into code in the stand-in for Figma: the built plugin, its sandbox, its panel, as a person goes through it. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { frameIds, openStory, type Story } from './open-story.ts';
import { seeFile } from '../ui/see-file.ts';
import { openReceipt } from '../ui/open-receipt.ts';

const example = 'landing';
const desktop = 'Landing / Desktop';
const phone = 'Landing / Phone';

let browser: Browser;
/** One for all tests: what a person does next, they do in the panel that is open. */
let story: Story;
let panel: Frame;
let ids: ReadonlyMap<string, string>;

function id(name: string): string {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`There is no frame named ${name}.`);
  return found;
}

async function draft(): Promise<void> {
  await panel.getByRole('button', { name: /^Files, / }).waitFor();
}

async function exportsAs(from: Story, format: string): Promise<number> {
  const log = await from.log();
  return log.filter(
    ({ operation, details }) =>
      operation === 'export-layer' && JSON.stringify(details).includes(`"${format}"`),
  ).length;
}

describe.skipIf(!hasBrowser())('generating code', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    ids = await frameIds(example);
    story = await openStory(browser, example);
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  it('goes from two selected frames to a zip, by way of every choice', async () => {
    await story.select(id(desktop), id(phone));
    panel = await story.open('generate-code');
    await panel.getByText('2 frames: Landing / Desktop, Landing / Phone').waitFor();
    await draft();
    await seeFile(panel, 'LandingPhone.tsx');
    await story.shoot('plugin/code');
    // Outlines are read from the layers: an export of each shape would hold Figma up.
    expect(await exportsAs(story, 'SVG')).toBe(0);
    expect(await exportsAs(story, 'JSON_REST_V1')).toBe(2);

    await panel.getByRole('radio', { name: 'HTML' }).check();
    await seeFile(panel, 'index.html');
    await panel.getByRole('radio', { name: 'React' }).check();
    await panel.getByRole('radio', { name: 'Tailwind' }).check();
    await seeFile(panel, 'LandingDesktop.tsx');
    await panel.getByRole('radio', { name: 'Modules' }).check();
    await seeFile(panel, 'LandingDesktop.module.css');

    await panel.getByRole('tab', { name: 'Preview' }).click();
    const page = panel.frameLocator('iframe[title^="Preview"]');
    await page.getByText('Fall asleep in Vienna.').first().waitFor();
    await story.shoot('plugin/preview');

    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    const downloading = story.page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download zip' }).click();
    const zip = unzipSync(new Uint8Array(await readFile(await (await downloading).path())));
    const files = Object.keys(zip);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'index.html', 'src/App.tsx', 'src/main.tsx', 'src/tokens.css']),
    );
    expect(files.some((path) => path.startsWith('src/assets/'))).toBe(true);
    const written = new TextDecoder().decode(zip['src/pages/LandingDesktop.tsx']);
    expect(written).toContain('<Hero');
    expect(new TextDecoder().decode(zip['src/components/Hero.tsx'])).toContain('Vienna');
    expect(story.errors).toEqual([]);
  });

  it('copies a file without a change of the document, and compares with it when the panel is opened again', async () => {
    await story.select(id(phone));
    await panel.getByText(/^Landing \/ Phone: \d+ files/).waitFor();
    const document = () => story.page.evaluate(() => JSON.stringify(window.host?.scene.find('0:0')));
    const before = await document();
    const from = (await story.log()).length;
    await panel.getByRole('button', { name: 'Copy file' }).click();
    await panel.getByText(/^Copied src/).waitFor();
    await story.waitForOperation('store-value', from);
    // A step of undo that changes nothing on the canvas would be one that nobody sees.
    expect(await document()).toBe(before);
    panel = await story.open('generate-code');
    await openReceipt(panel, 'Changes');
    await panel.getByText('The code is what you last copied or downloaded.').waitFor();
    await panel.getByRole('radio', { name: 'Tailwind' }).check();
    await panel.getByRole('region', { name: 'Changes', exact: true }).waitFor();
    await panel.getByRole('radio', { name: 'Modules' }).check();
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
  });

  it('compares with Figma’s own picture', async () => {
    await story.select(id(phone));
    await panel.getByRole('treeitem', { name: 'LandingDesktop.tsx' }).waitFor({ state: 'detached' });
    await draft();
    await panel.getByRole('tab', { name: 'Compare' }).click();
    await panel.getByText(/of pixels differ/).waitFor();
    await story.shoot('plugin/compare');
    await openReceipt(panel, 'Checks');
    await panel.getByRole('heading', { name: 'Types' }).waitFor();
    await story.shoot('plugin/receipt');
  });

  it('leads from code to layers and back, and keeps what was chosen', async () => {
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    const line = panel.getByRole('option').filter({ hasText: '<Hero' }).first();
    const from = (await story.log()).length;
    await line.click();
    await panel.getByRole('option', { selected: true }).first().waitFor();

    await panel.getByRole('radio', { name: 'CSS', exact: true }).check();
    await story.waitForOperation('store-value', from);
    await story.select(id(phone));
    panel = await story.open('generate-code');
    await draft();
    await expect.poll(() => panel.getByRole('radio', { name: 'CSS', exact: true }).isChecked()).toBe(true);
  });

  it('is all done by keyboard', async () => {
    const { keyboard } = story.page;
    await panel.getByRole('tab', { name: 'Code', exact: true }).first().focus();
    await keyboard.press('ArrowRight');
    await panel.getByRole('textbox', { name: 'Prompt' }).waitFor();
    await keyboard.press('ArrowLeft');
    await draft();
    // Service, settings, generate, target, styles, mode, views, files, find, wrap, lines.
    const stops: string[] = [];
    for (let stop = 0; stop < 11; stop += 1) {
      await keyboard.press('Tab');
      stops.push(
        await panel.evaluate(() => {
          const { activeElement: at } = document;
          return at?.getAttribute('role') ?? at?.getAttribute('type') ?? at?.tagName ?? '';
        }),
      );
    }
    expect(stops).toEqual([
      'button',
      'button',
      'BUTTON',
      'radio',
      'radio',
      'combobox',
      'tab',
      'button',
      'button',
      'button',
      'listbox',
    ]);
    await keyboard.press('ArrowDown');
    const opener = panel.getByRole('button', { name: /^Files, / });
    const before = await opener.getAttribute('aria-label');
    await opener.focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    const path = await panel.getByRole('treeitem', { selected: true }).getAttribute('data-path');
    await keyboard.press('Enter');
    await panel.getByRole('listbox', { name: `Lines of ${path}` }).waitFor();
    expect(before).not.toContain(path);
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await keyboard.press('Control+Enter');
    await panel.getByRole('button', { name: 'Cancel' }).waitFor();
  });
});
