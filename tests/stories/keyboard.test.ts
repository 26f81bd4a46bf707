/** Every tab by keyboard alone: where Tab stops, what has the focus after each action, what Esc closes, and what axe says. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../../bench/run-axe.ts';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { frameIds, openStory, type Story } from '../plugin/open-story.ts';

describe.skipIf(!hasBrowser())('a person without a mouse', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;
  let ids: ReadonlyMap<string, string>;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
    ids = await frameIds('landing');
    await story.select(ids.get('Route card') ?? '');
    panel = await story.open('generate-code');
    await panel.getByRole('tab', { name: 'Code', exact: true }).first().focus();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const press = (key: string) => story.page.keyboard.press(key);

  /** The name of what has the focus, with `tab` before that of a tab; empty where nothing has it. */
  const focused = () =>
    panel.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return '';
      const label = at.id === '' ? null : document.querySelector(`label[for="${CSS.escape(at.id)}"]`);
      const names = [at.getAttribute('aria-label'), label?.textContent, at.closest('label')?.textContent];
      const name = (names.find((one) => (one ?? '') !== '') ?? at.textContent).trim().replace(/\s+/g, ' ');
      return at.role === 'tab' || at.getAttribute('role') === 'tab' ? `tab ${name}` : name;
    });

  /** Goes on with Tab, or back, until something of this name has the focus. */
  async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const stops: string[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await press(key);
      stops.push(await focused());
      if (name.test(stops.at(-1) ?? '')) return;
    }
    throw new Error(`Tab never came to ${String(name)}: ${stops.join(', ')}`);
  }

  /** Nothing is lost: something has the focus, and axe objects to nothing. */
  async function isSound(state: string): Promise<void> {
    expect.soft(await focused(), `${state}: what has the focus`).not.toBe('');
    expect.soft(await runAxe(panel), `${state}: axe`).toEqual([]);
  }

  it('generates code, reads its Receipt and copies a component in three actions', async () => {
    await panel.getByRole('button', { name: /^Files, / }).waitFor();
    await isSound('the draft');
    await tabTo(/^tab Code$/);
    for (const [name, sign] of [
      ['Preview', panel.getByRole('radiogroup', { name: 'Width' })],
      ['Compare', panel.getByText(/of pixels differ/)],
      ['Receipt', panel.getByRole('radiogroup', { name: 'Part of the Receipt' })],
      ['Ask', panel.getByRole('textbox', { name: 'What should change' })],
    ] as const) {
      await press('ArrowRight');
      await sign.first().waitFor();
      expect(await focused()).toMatch(new RegExp(`^tab ${name}`));
      await isSound(name);
    }
    await press('ArrowLeft');
    await tabTo(/^Checks/);
    await press('ArrowRight');
    await panel.getByRole('radio', { name: /^Problems/, checked: true }).waitFor();
    await isSound('Problems');
    await tabTo(/^Copy file$/);
    await press('Enter');
    await panel.getByText(/^Copied src/).waitFor();
    expect(await focused()).toBe('Copy file');
    await press('Control+Enter');
    await panel.getByRole('button', { name: 'Cancel' }).waitFor();
    await panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
    await isSound('generated again');
  });

  it('opens a menu, and Esc closes it and nothing else', async () => {
    await tabTo(/^Mode$/, 'Shift+Tab');
    await press('Enter');
    await panel.getByRole('option', { name: /AI names things/ }).waitFor();
    await isSound('the menu of modes');
    await press('Escape');
    await panel.getByRole('option', { name: /AI names things/ }).waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Mode');
  });

  it('draws a picture', async () => {
    await tabTo(/^tab Code$/, 'Shift+Tab');
    await press('ArrowRight');
    await tabTo(/^Prompt$/);
    await story.page.keyboard.type('A night train along the coast');
    await isSound('the prompt');
    await press('Control+Enter');
    await panel.getByRole('article', { name: 'A night train along the coast' }).waitFor();
    expect(await focused()).toBe('Prompt');
    await isSound('the picture');
  });

  it('inspects, looks at a fix and goes back from it', async () => {
    await story.select(ids.get('Landing / Desktop') ?? '');
    await tabTo(/^tab Images$/, 'Shift+Tab');
    await press('ArrowRight');
    await tabTo(/^Inspect$/);
    await press('Enter');
    await panel.getByRole('heading', { name: /^Findings in / }).waitFor();
    await isSound('the findings');
    await tabTo(/…$/);
    const opener = await focused();
    await press('Enter');
    const cancel = panel.getByRole('button', { name: 'Cancel' });
    await cancel.waitFor();
    await tabTo(/^Cancel$/);
    await isSound(opener);
    await press('Escape');
    await cancel.waitFor({ state: 'detached' });
    await isSound('the fix that was closed');
  });

  it('finds a layer', async () => {
    await tabTo(/^tab Inspect$/, 'Shift+Tab');
    await press('ArrowRight');
    await tabTo(/^Search the file$/);
    await story.page.keyboard.type('cabin');
    await panel.locator('[data-tile]').first().waitFor();
    await press('ArrowDown');
    await isSound('the hits');
    const from = (await story.log()).length;
    await press('Enter');
    await expect
      .poll(async () => JSON.stringify((await story.log()).slice(from)))
      .toMatch(/select|viewport|scroll/i);
    await isSound('the layer');
  });

  it('sets a budget, and Esc leads back to where the settings were opened', async () => {
    await tabTo(/^Settings$/, 'Shift+Tab');
    await press('Enter');
    await tabTo(/^Service$/);
    await press('Enter');
    await press('ArrowDown');
    await press('Enter');
    await tabTo(/^Key$/);
    await isSound('the settings');
    await tabTo(/^Advanced/);
    await press('Enter');
    await tabTo(/^Per month/);
    await story.page.keyboard.type('5');
    await isSound('the advanced settings');
    await press('Escape');
    await panel.getByRole('searchbox', { name: 'Search the file' }).waitFor();
    expect(await focused()).toBe('Settings');
    await isSound('the settings closed');
  });
});
