/** Dev Mode requests code and gets it within its three seconds from a hidden panel. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { frameIds, openStory, type Story } from './open-story.ts';

let browser: Browser;
let story: Story;

describe.skipIf(!hasBrowser())('Dev Mode', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => browser.close());
  afterEach(async () => story.close());

  it('gets the code of the selected frame', async () => {
    story = await openStory(browser, 'components');
    await story.setEditor('dev');
    await story.runCommand('codegen');
    await story.select((await frameIds('components')).get('Card') ?? '');
    await story.page.getByText('Card.tsx').first().waitFor();
    // The states of its button are drawn in the set, far from what is selected.
    await story.page.getByText('.root:hover').first().waitFor();
    await story.shoot('plugin/dev-mode');
    // A text in it: its element, its styles and the tokens in them come before the files.
    await story.select('2:109');
    await story.page.getByText(/^Selected layer \(Card\.tsx, line \d+\)$/).waitFor();
    const code = story.page.getByRole('region', { name: 'Code' });
    await expect.poll(() => code.locator('pre').first().textContent()).toMatch(/^<h\d [^]*<\/h\d>\s*$/);
    await code.getByText('Styles', { exact: true }).waitFor();
    await story.shoot('plugin/dev-mode-layer');
    expect(story.errors).toEqual([]);
  });
});
