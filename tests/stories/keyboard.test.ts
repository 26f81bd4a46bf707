/** Every tab by keyboard alone: where Tab stops, what has the focus after each action, what Esc closes, and what axe says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../../bench/run-axe.ts';
import { hasBrowser, openBrowser, root } from '../host/open-host.ts';
import { frameIds, openStory, type Story } from '../plugin/open-story.ts';
import { createKeyboardUser, type KeyboardUser } from './keyboard-user.ts';

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
    user = createKeyboardUser(story.page, () => panel);
    await panel.getByRole('tab', { name: 'Code', exact: true }).first().focus();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  /** A layer of the page that shows a picture. */
  let coast = '';
  const idOf = async (name: string): Promise<string> => {
    interface Named {
      readonly id: string;
      readonly name: string;
      readonly children?: readonly Named[];
    }
    const text = await readFile(join(root, 'examples/landing/figma.json'), 'utf8');
    const find = (layer: Named): string | undefined =>
      layer.name === name ? layer.id : (layer.children ?? []).map(find).find((id) => id !== undefined);
    return find((JSON.parse(text) as { readonly document: Named }).document) ?? '';
  };
  const fillsOf = async (id: string): Promise<readonly string[]> => {
    const { fills = [] } = ((await story.layer(id)) ?? {}) as {
      readonly fills?: readonly { readonly type: string }[];
    };
    return fills.map(({ type }) => type);
  };

  let user: KeyboardUser;
  const press = (key: string) => user.press(key);
  const focused = () => user.focused();
  const tabTo = (name: RegExp, key?: 'Tab' | 'Shift+Tab') => user.tabTo(name, key);

  /** Nothing is lost: something has the focus, and axe objects to nothing. */
  async function isSound(state: string): Promise<void> {
    expect.soft(await focused(), `${state}: what has the focus`).not.toBe('');
    expect.soft(await runAxe(panel), `${state}: axe`).toEqual([]);
  }

  it('copies a component of the selection in three actions', async () => {
    await story.select(ids.get('Landing / Desktop') ?? '');
    const actions = [
      () => panel.getByRole('button', { name: /^Files, / }).click(),
      () => panel.getByRole('treeitem', { name: 'Cabins.tsx', exact: true }).click(),
      () => panel.getByRole('button', { name: 'Copy file', disabled: false }).click(),
    ];
    await panel.getByText('Landing / Desktop').first().waitFor();
    await panel.getByRole('button', { name: /^Files, .*LandingDesktop\.tsx$/ }).waitFor();
    expect(actions).toHaveLength(3);
    for (const act of actions) await act();
    await panel.getByText('Copied src/components/Cabins.tsx').waitFor();
    await story.select(ids.get('Route card') ?? '');
    await panel.getByRole('button', { name: /^Files, .*RouteCardPage\.tsx$/ }).waitFor();
    await panel.getByRole('tab', { name: 'Code', exact: true }).first().focus();
  });

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

  it('generates a picture in a layer: it is selected, the prompt is typed, and one key is pressed', async () => {
    coast = await idOf('Cabin picture');
    await tabTo(/^tab Code$/, 'Shift+Tab');
    await press('ArrowRight');
    await tabTo(/^Prompt$/);
    await story.select(coast);
    // What is generated goes where the panel says, which it learns a moment later.
    await panel.getByText('Cabin picture').first().waitFor();
    const before = await fillsOf(coast);
    await story.page.keyboard.type('A night train along the coast');
    await isSound('the prompt');
    await press('Control+Enter');
    await panel.getByRole('article', { name: 'A night train along the coast' }).waitFor();
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    expect((await fillsOf(coast)).length).toBe(before.length + 1);
    expect((await fillsOf(coast)).at(-1)).toBe('IMAGE');
    expect(await focused()).toBe('Prompt');
    await isSound('the picture');
  });

  it('uses every view of Images, from the first to the last', async () => {
    const goTo = async (view: RegExp) => {
      const isAtViews = () =>
        panel.evaluate(() => document.activeElement?.getAttribute('name') === 'What to do with images');
      for (let stop = 0; stop < 60 && !(await isAtViews()); stop += 1) await press('Shift+Tab');
      await press('ArrowRight');
      await expect.poll(focused).toMatch(view);
      await isSound(`the view ${String(view)}`);
    };
    await goTo(/^Placeholders$/);
    await tabTo(/^Find placeholders$/);
    await press('Enter');
    await panel
      .getByText(/^No placeholders found$|^Fill \d+$/)
      .first()
      .waitFor();
    await isSound('the placeholders');

    await goTo(/^Vectors$/);
    await tabTo(/^Table$/);
    await story.page.keyboard.insertText('City,Trains\nVienna,12\nVenice,7');
    await panel.getByRole('img', { name: /^Preview of / }).waitFor();
    await press('Control+Enter');
    await panel.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    expect(await focused()).toBe('Table');
    await isSound('the chart');

    await goTo(/^Story$/);
    await tabTo(/^Script$/);
    await story.page.keyboard.insertText('A train leaves\n\nA train arrives');
    await press('Control+Enter');
    await panel.getByText('Placed. 2 images added to the queue.').waitFor();
    expect(await focused()).toBe('Script');
    await isSound('the story');

    await story.select(coast);
    await goTo(/^Refine$/);
    await tabTo(/^What should change/);
    await story.page.keyboard.type('more moonlight');
    await press('Control+Enter');
    await panel.getByText(/^Done\./).waitFor();
    await isSound('the refined picture');

    await goTo(/^History$/);
    await panel.getByRole('treeitem').first().waitFor();
    await tabTo(/coast/);
    await press('ArrowDown');
    await press('ArrowUp');
    await isSound('the history');
    await tabTo(/^tab Images$/, 'Shift+Tab');
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
    const focusedInTurn = await panel.evaluateHandle(() => {
      const labels: (string | null)[] = [];
      addEventListener('focusin', ({ target }) =>
        labels.push((target as Element).getAttribute('aria-label')),
      );
      return labels;
    });
    await press('Escape');
    await panel.getByRole('searchbox', { name: 'Search the file' }).waitFor();
    expect(await focused()).toBe('Settings');
    // A screen reader says each stop: nothing else may have the focus for a moment.
    expect(new Set(await focusedInTurn.jsonValue())).toEqual(new Set(['Settings']));
    await isSound('the settings closed');
    expect([...user.unmarked]).toEqual([]);
  });
});
