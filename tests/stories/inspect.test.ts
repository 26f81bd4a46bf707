/** The audit as a person uses it: findings by rule, selected on the canvas, fixed in one step of undo, pinned, ignored. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { findFaintTexts, findNameless, findOverflow, findSmallTargets } from '../ui/measure-panel.ts';

const frame = '1:1';

describe.skipIf(!hasBrowser())('the findings of a frame', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'dashboard');
    await story.select(frame);
    panel = await story.open('inspect');
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const inspected = () => panel.getByRole('heading', { name: /^Findings in / }).waitFor();
  const button = (name: string | RegExp) => panel.getByRole('button', { name });
  const says = (text: string | RegExp) => panel.getByRole('status').filter({ hasText: text }).waitFor();
  const card = (text: RegExp) => panel.getByRole('article').filter({ hasText: text }).first();
  const fingerprint = async () =>
    story.page.evaluate(
      (id) => JSON.stringify(window.host?.scene.find(id) ?? null).replace(/"pluginData":\{.*?\}\},?/g, ''),
      frame,
    );

  it('are listed by rule with a picture and a measure, and stay legible and reachable in both themes', async () => {
    await button('Inspect').click();
    await inspected();
    const titles = await panel.locator('summary h3').allInnerTexts();
    expect(titles).toContain('Values not bound to variables');
    await expect
      .poll(() =>
        card(/is space\/s/)
          .locator('img')
          .count(),
      )
      .toBe(1);
    for (const theme of ['light', 'dark'] as const) {
      await story.setTheme(theme);
      expect(await findFaintTexts(panel)).toEqual([]);
      await story.shoot(`story/inspect-${theme}`);
    }
    await story.setTheme('light');
    expect([await findOverflow(panel), await findSmallTargets(panel), await findNameless(panel)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('select their layers by keyboard', async () => {
    await card(/is space\/s/)
      .getByRole('button')
      .first()
      .press('Enter');
    await panel.getByRole('region', { name: 'Selection' }).filter({ hasText: 'Source / Roofs' }).waitFor();
  });

  it('are fixed after a preview, and one undo takes everything back', async () => {
    const before = await fingerprint();
    await card(/is space\/s/)
      .getByRole('button', { name: /^Bind to space\/s/ })
      .click();
    await panel.getByText('Gap: 8 px → space/s').first().waitFor();
    await button(/^Apply \d+ changes?$/).click();
    await says(/changes? made/);
    await expect.poll(() => card(/is space\/s/).count()).toBe(0);
    expect(await fingerprint()).not.toBe(before);
    await story.undo();
    expect(await fingerprint()).toBe(before);
    await button(/^Inspect/).click();
    await card(/is space\/s/).waitFor();
  });

  it('are pinned as an annotation, and ignored with a reason that the layer keeps', async () => {
    const finding = card(/is space\/s/);
    await finding.getByRole('button', { name: 'Pin' }).click();
    await says('Pinned as an annotation.');
    await finding.getByRole('button', { name: 'Ignore…' }).click();
    await finding.getByLabel('Reason').fill('Agreed with the team');
    await finding.getByLabel('Reason').press('Enter');
    await panel.locator('summary').filter({ hasText: 'Ignored' }).waitFor();
    const layer = await story.layer('1:86');
    expect(JSON.stringify(layer?.pluginData)).toContain('Agreed with the team');
    expect(layer?.annotations).toEqual([{ label: expect.stringContaining('8 px is space/s') as string }]);
  });

  it('are not changed from Dev Mode', async () => {
    await story.setEditor('dev');
    await story.runCommand('inspect');
    panel = await story.panel();
    await story.select(frame);
    await button('Inspect').click();
    await inspected();
    expect(await button(/^(Apply|Bind|Rename|Pin|Ignore)/).count()).toBe(0);
    // Where nothing is selected, the button names what it inspects again.
    const title = (await panel.getByRole('heading', { name: /^Findings in / }).innerText()).slice(12);
    await story.select();
    const last = panel.getByRole('region', { name: 'Inspected frames' });
    await last.getByRole('heading', { name: title, exact: true }).waitFor();
    await last.getByRole('button', { name: 'Inspect again' }).waitFor();
    expect(story.errors).toEqual([]);
  });
});
