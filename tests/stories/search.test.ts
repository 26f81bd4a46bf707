/** A person looks for something in a file of several pages: types, moves to a hit, goes on from it, all by keyboard. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, root } from '../host/open-host.ts';
import { openStory, type Story } from '../plugin/open-story.ts';

describe.skipIf(!hasBrowser())('the Search tab', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
    panel = await story.open('generate-image');
    await panel.getByRole('tab', { name: 'Search' }).click();
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  it('finds words with a typing error, and selects the hit by Enter', async () => {
    const field = panel.getByRole('searchbox', { name: 'Search the file' });
    await field.fill('cabni');
    const tiles = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]');
    await expect.poll(() => tiles.first().innerText()).toContain('Cabin');
    await story.shoot('story/search-words');
    await field.press('ArrowDown');
    const name = await panel.evaluate(() => document.activeElement?.textContent ?? '');
    await panel.locator('[data-tile]:focus').press('Enter');
    await expect.poll(() => selectedNames(story)).toHaveLength(1);
    const [selected = '?'] = await selectedNames(story);
    expect(name).toContain(selected);
  });

  it('shows what is like a hit, and where a colour is used', async () => {
    await panel.getByRole('button', { name: 'More like this' }).first().click();
    await panel.getByText(/^Like Cabin/).waitFor();
    await panel.getByRole('button', { name: 'Back to words' }).click();
    const colour = panel.getByRole('button', { name: /^Where #/ }).first();
    const wanted = /#[\da-f]{6}/.exec((await colour.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await colour.click();
    await panel.getByText(`Where this colour is used: ${wanted}`).waitFor();
    await story.shoot('story/search-colour');
    await panel.getByRole('button', { name: 'Back to words' }).click();
  });

  it('finds a picture that is dropped as a file', async () => {
    const folder = join(root, 'examples/landing/images');
    const { document } = JSON.parse(await readFile(join(root, 'examples/landing/figma.json'), 'utf8')) as {
      document: object;
    };
    const ref =
      /"name": ?"Cabin picture"[^]*?"imageRef": ?"([^"]+)"/.exec(JSON.stringify(document))?.[1] ?? '';
    // Pictures are drawn when all words are known.
    await panel.getByText(/frames searched$/).waitFor({ timeout: 60_000 });
    await panel.getByLabel('Image to look for').setInputFiles({
      name: 'cabin.png',
      mimeType: 'image/png',
      buffer: await readFile(join(folder, ref)),
    });
    const first = panel.getByRole('list', { name: 'Results' }).locator('[data-tile]').first();
    await expect.poll(() => first.innerText()).toMatch(/Cabin picture[^]*alike/);
    await story.shoot('story/search-picture');
  });
});

/** Names of the selected layers in the list of layers. */
async function selectedNames({ page }: Story): Promise<readonly string[]> {
  const names = await page.locator('[aria-selected="true"].row').allInnerTexts();
  return names.map((name) => name.trim());
}
