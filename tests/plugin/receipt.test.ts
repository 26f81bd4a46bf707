/** What the panel says of pages that it draws itself: other widths, likeness, and the fonts they are drawn with. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { openStory, type Story } from './open-story.ts';
import { openReceipt } from '../ui/open-receipt.ts';

describe.skipIf(!hasBrowser())('the Receipt in the panel', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'phone-app');
    await story.select('1:11');
    panel = await story.open('generate-code');
    await openReceipt(panel, 'Checks');
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const check = (title: string) =>
    panel
      .getByRole('list', { name: 'Checks' })
      .getByRole('listitem')
      .filter({ has: panel.getByRole('heading', { name: title }) });
  const shareIn = (text: string) => /([\d.]+)\s*%/.exec(text)?.[1];

  it('tries other widths', async () => {
    const widths = check('Other widths');
    await widths.waitFor();
    expect(await widths.innerText()).toMatch(/of 3 widths/);
  });

  it('draws the page in the fonts that the project brings, and finds it like the frame', async () => {
    const likeness = check('Likeness');
    await likeness.waitFor();
    expect(await likeness.innerText()).toMatch(/1 page matches Figma.s render/);
    expect(await likeness.getByRole('img', { name: 'Passed' }).count()).toBe(1);
    expect(await panel.getByText('Rendered without').count()).toBe(0);
    await story.shoot('plugin/receipt-phone');
  });

  it('shows the same share in Compare', async () => {
    const said = shareIn(await check('Likeness').getByRole('heading').innerText());
    await panel.getByRole('tab', { name: 'Compare' }).click();
    const compared = panel.getByText(/of pixels differ/);
    await compared.waitFor();
    expect(said).toBeDefined();
    expect(shareIn(await compared.innerText())).toBe(said);
    await story.shoot('plugin/compare-phone');
  });
});
