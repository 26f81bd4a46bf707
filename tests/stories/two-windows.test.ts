/**
 * The built plugin in several windows of one file, as two tabs or two people have it open: who draws, what is paid, what
 * each of them sees, and what stays apart.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, type OpenedHost, type WindowOwner } from '../host/open-host.ts';
import { keepKey } from './keep-key.ts';
import {
  layersOf,
  openPictureStory,
  pageFile,
  type PictureStory,
  save,
  type StoryLayer,
} from './picture-story.ts';

/** A window with the panel open. */
interface PanelWindow extends OpenedHost {
  frame: Frame;
}

const hero = '1:2';
const elsewhere = 'Another window of this file draws these pictures.';
const taken = 'Another window of this file has taken the queue';

describe.skipIf(!hasBrowser())('two windows', () => {
  let browser: Browser;
  let story: PictureStory;
  let billsBefore = 0;
  const opened: PanelWindow[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser);
    const settings = await story.open('settings');
    await keepKey(story, settings, { service: 'OpenAI', address: story.models.url, key: 'sk-of-one' });
    await settings.getByRole('tab', { name: 'Images' }).click();
    await choose(settings, 'Quality', /^Low/);
    await choose(settings, 'How many', /^6/);
    await closePanel(story);
  });
  afterEach(async () => {
    for (const window of opened.splice(0)) {
      expect(window.errors.filter((line) => !/Failed to load resource|net::ERR/.test(line))).toEqual([]);
      if (!window.page.isClosed()) await window.page.close();
    }
    story.models.forgetScript();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read);

  async function open(
    url: string,
    owner: WindowOwner = 'same person',
    command = 'generate-image',
  ): Promise<PanelWindow> {
    const host = await story.openWindow(owner, url);
    if (command === 'generate-image') await host.select(hero);
    await host.runCommand(command);
    const window = { ...host, frame: await host.panel() };
    opened.push(window);
    return window;
  }

  /** A file of its own, and the bill anew. */
  function newFile(name = 'Bakery'): string {
    billsBefore = story.models.bills.length;
    return story.addFile(pageFile(name));
  }

  async function closePanel({ page }: OpenedHost): Promise<void> {
    await page.getByRole('button', { name: 'Close the plugin' }).click();
    await page.locator('.panel').waitFor({ state: 'detached' });
  }

  async function choose(panel: Frame, menu: string, option: RegExp): Promise<void> {
    await panel.getByRole('combobox', { name: menu, exact: true }).first().click();
    await panel.getByRole('option', { name: option }).first().click();
  }

  async function ask({ frame }: PanelWindow, words: string): Promise<void> {
    await frame.getByRole('textbox', { name: 'Prompt' }).fill(words);
    await frame.getByRole('button', { name: 'Generate', exact: true }).click();
  }

  const bills = () => story.models.bills.slice(billsBefore);
  const queueOf = ({ frame }: PanelWindow) => frame.getByRole('region', { name: 'Queue', exact: true });
  const rowsOf = (window: PanelWindow) =>
    queueOf(window)
      .getByRole('listitem')
      .allInnerTexts()
      .then((texts) => texts.map((text) => text.split('\n').at(1)));
  const press = (window: PanelWindow, name: string) =>
    window.frame.getByRole('button', { name, exact: true }).first().click();
  const documentOf = async (window: OpenedHost) => JSON.parse(await save(window)) as { document: StoryLayer };

  async function settle(one: OpenedHost, other: OpenedHost): Promise<void> {
    const isSame = async () => isDeepStrictEqual(await documentOf(one), await documentOf(other));
    await eventually(isSame).toBe(true);
  }

  /** Names of what lies on the page beside what the file came with, and how many pictures lie in it. */
  const addedTo = async (window: OpenedHost) =>
    (await layersOf(window))
      .filter(({ id }) => !['1:1', '1:4'].includes(id))
      .map(({ name, type, children = [] }) => [
        type,
        name,
        children.filter((child) => child.type === 'RECTANGLE').length,
      ]);

  /** Six pictures of which five are under way at a service that stops in the middle, and one waits. */
  async function askForSix(window: PanelWindow, words: string, fault: 'held' | 'stall'): Promise<void> {
    story.models.breakNext(fault, fault, fault, fault, fault);
    await ask(window, words);
    await eventually(() => bills().length).toBe(5);
    await eventually(() => window.frame.getByText('Drawing', { exact: true }).count()).toBe(5);
  }

  /** Requests under way whose answer another panel can fetch, as this computer has them written down. */
  const ticketsKept = async (window: OpenedHost) =>
    (await storedIn(window))
      .filter(([key]) => key.includes('\ndrawing '))
      .filter(([, value]) => /"ticket":\{/.test(JSON.parse(value).record as string)).length;

  async function letGo(count: number): Promise<void> {
    await eventually(() => story.models.underWay()).toBeGreaterThanOrEqual(count);
    await eventually(() => story.models.letGo()).toBe(true);
  }

  it('draw each of six pictures once: one shows what the other draws, and takes what waits by a click', async () => {
    const url = newFile();
    const one = await open(url);
    await askForSix(one, 'A ferry', 'held');
    const other = await open(url);
    await queueOf(other).getByText(elsewhere).waitFor();
    await eventually(() => rowsOf(other)).toEqual([...Array<string>(5).fill('Drawing there'), 'Waiting']);
    // It can be looked at and taken, and nothing else.
    expect(await queueOf(other).getByRole('button').allInnerTexts()).toEqual(['Draw here instead']);
    expect(bills()).toHaveLength(5);
    await press(other, 'Draw here instead');
    await eventually(() => bills().length).toBe(6);
    await eventually(() => rowsOf(other)).toEqual(Array<string>(5).fill('Drawing in another window'));
    // What the first has sent is its own until it is there.
    await queueOf(one).getByText(taken).waitFor();
    expect(await rowsOf(one)).toEqual(Array<string>(5).fill('Drawing here'));
    await letGo(5);
    await eventually(() => addedTo(one)).toEqual([['SECTION', expect.any(String), 6]]);
    await settle(one, other);
    for (const window of [one, other]) await eventually(() => queueOf(window).count()).toBe(0);
    expect(bills()).toHaveLength(6);
  });

  it('draw each of six pictures once where the tab that drew them is closed, and services keep what they draw', async () => {
    const url = newFile();
    const one = await open(url, 'same person', 'settings');
    await one.frame.getByLabel('Model for pictures').fill('gpt-5.4+gpt-image-2');
    await one.frame.getByRole('checkbox', { name: /finishes pictures though the panel is closed/ }).check();
    await one.frame.getByRole('tab', { name: 'Images' }).click();
    await askForSix(one, 'A mill', 'stall');
    await eventually(() => ticketsKept(one)).toBe(5);
    const other = await open(url);
    await queueOf(other).getByText(elsewhere).waitFor();
    await one.page.close();
    await press(other, 'Draw here instead');
    // The five are fetched as soon as it is certain that nobody waits for them; none is asked for again.
    await eventually(() => addedTo(other)).toEqual([['SECTION', expect.any(String), 6]]);
    await eventually(() => queueOf(other).count()).toBe(0);
    expect(bills()).toHaveLength(6);
    await eventually(() => story.models.keptResponses()).toEqual([]);
  });

  it('draw nothing by themselves of what a closed tab left, and say what it may have cost', async () => {
    const url = newFile();
    const one = await open(url, 'same person', 'settings');
    await one.frame.getByLabel('Model for pictures').fill('');
    await one.frame.getByRole('tab', { name: 'Images' }).click();
    await askForSix(one, 'A weir', 'stall');
    const other = await open(url);
    await queueOf(other).getByText(elsewhere).waitFor();
    await one.page.close();
    await queueOf(other)
      .getByText(/These 5 pictures may have been billed/)
      .waitFor();
    await queueOf(other)
      .getByText(/^"A weir" was still waiting when the panel was closed on /)
      .waitFor();
    expect(bills()).toHaveLength(5);
    await press(other, 'Draw now');
    await eventually(() => addedTo(other)).toEqual([['SECTION', expect.any(String), 1]]);
    expect(bills()).toHaveLength(6);
  });
});

/** What plugins keep in this browser, as JSON by key. */
function storedIn({ page }: OpenedHost): Promise<readonly (readonly [key: string, value: string])[]> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
      });
    const database = await done(indexedDB.open('host'));
    const store = database.transaction('client-storage').objectStore('client-storage');
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    return keys.map((key, at) => [String(key), JSON.stringify(values[at])] as const);
  });
}
