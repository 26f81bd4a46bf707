/**
 * The built plugin in several windows of one file, as two tabs or two people have it open: who draws, what is paid,
 * what each of them sees, and what stays apart.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '#design/ledger';
import { formatDollars } from '#models/policy/find-overrun';
import { hasBrowser, openBrowser, type OpenedHost } from '../host/open-host.ts';
import { keepKey } from './keep-key.ts';
import {
  layersOf,
  openPictureStory,
  pageFile,
  type PictureStory,
  save,
  storedIn,
  type StoryLayer,
} from './picture-story.ts';
import { openSection } from '../ui/open-section.ts';

/** A window with the panel open. */
interface PanelWindow extends OpenedHost {
  frame: Frame;
}

const hero = '1:2';
const elsewhere = 'Another window of this file is generating these images.';
const taken = 'Another window of this file has taken over the queue';

describe.skipIf(!hasBrowser())('two windows', () => {
  let browser: Browser;
  let story: PictureStory;
  let billsBefore = 0;
  const opened: PanelWindow[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser);
    await setUp(story, 'sk-of-one');
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

  /** Opens a window of a file in the browser of `beside`. */
  async function open(
    url: string,
    beside: OpenedHost = story,
    command: 'generate-image' | 'settings' = 'generate-image',
  ): Promise<PanelWindow> {
    return openPanel(await beside.openWindow('same person', url), command);
  }

  /** Opens a window of a file for a new user of the plugin, with a key. */
  async function openForNewPerson(url: string, key: string): Promise<PanelWindow> {
    const host = await story.openWindow('another person', url);
    await setUp(host, key);
    return openPanel(host, 'generate-image');
  }

  async function openPanel(host: OpenedHost, command: string): Promise<PanelWindow> {
    if (command === 'generate-image') await host.select(hero);
    await host.runCommand(command);
    const window = { ...host, frame: await host.panel() };
    opened.push(window);
    return window;
  }

  async function setUp(host: OpenedHost, key: string): Promise<void> {
    await host.runCommand('settings');
    const panel = await host.panel();
    await keepKey(host, panel, { service: 'OpenAI', address: story.models.url, key });
    await panel.getByRole('tab', { name: 'Images' }).click();
    await choose(panel, 'Quality', /^Low/);
    await choose(panel, 'How many', /^6/);
    await closePanel(host);
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

  async function ask(window: PanelWindow, words: string): Promise<void> {
    await write(window, words);
    await press(window, 'Generate');
  }

  const write = ({ frame }: PanelWindow, words: string) =>
    frame.getByRole('textbox', { name: 'Prompt' }).fill(words);

  const bills = () => story.models.bills.slice(billsBefore);
  const billed = () => formatDollars(bills().reduce((sum, { usd }) => sum + usd, 0));
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
    await eventually(() => window.frame.getByText('Generating', { exact: true }).count()).toBe(5);
  }

  /** Only the states of a request count: "Generating again" introduces the estimate of a refused one. */
  const isDrawing = async ({ frame }: PanelWindow) =>
    (await frame
      .getByText(/^Generating( here| there| in another window)?$|Generating with|^Sending the request/)
      .count()) > 0;

  /** Requests under way whose answer another panel can fetch, as this computer has them written down. */
  const ticketsKept = async (window: OpenedHost) =>
    (await storedIn(window)).filter(
      ([key, value]) => key.includes('\ndrawing ') && value.includes('\\"ticket\\":{'),
    ).length;

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
    await eventually(() => rowsOf(other)).toEqual([...Array<string>(5).fill('Generating there'), 'Waiting']);
    // It can be looked at and taken, and nothing else.
    await eventually(() => queueOf(other).getByRole('button').allInnerTexts()).toEqual(['Continue here']);
    expect(bills()).toHaveLength(5);
    await press(other, 'Continue here');
    await eventually(() => bills().length).toBe(6);
    await eventually(() => rowsOf(other)).toEqual(Array<string>(5).fill('Generating in another window'));
    // What the first has sent is its own until it is there.
    await queueOf(one).getByText(taken).waitFor();
    await eventually(() => rowsOf(one)).toEqual(Array<string>(5).fill('Generating here'));
    await letGo(5);
    await eventually(() => addedTo(one)).toEqual([['SECTION', expect.any(String), 6]]);
    await settle(one, other);
    for (const window of [one, other]) await eventually(() => queueOf(window).count()).toBe(0);
    expect(bills()).toHaveLength(6);
  });

  it('draw each of six pictures once where the tab that drew them is closed, and services keep what they draw', async () => {
    const url = newFile();
    const one = await open(url, story, 'settings');
    await openSection(one.frame, 'Advanced');
    await one.frame.getByLabel('Model for images').fill('gpt-5.4+gpt-image-2');
    await one.frame.getByRole('checkbox', { name: /finishes images after the panel is closed/ }).check();
    await one.frame.getByRole('tab', { name: 'Images' }).click();
    await askForSix(one, 'A mill', 'stall');
    await eventually(() => ticketsKept(one)).toBe(5);
    const other = await open(url);
    await queueOf(other).getByText(elsewhere).waitFor();
    await one.page.close();
    // On a busy machine the first counts as gone by now, and what waited as left.
    await other.frame.getByRole('button', { name: /^(Continue here|Generate now)$/ }).click();
    // The five are fetched as soon as no other window waits for them; none is requested again.
    await eventually(async () => [await addedTo(other), await queueOf(other).allInnerTexts()]).toEqual([
      [['SECTION', expect.any(String), 6]],
      [],
    ]);
    expect(bills()).toHaveLength(6);
    await eventually(() => story.models.keptResponses()).toEqual([]);
  });

  it('draw nothing by themselves of what a closed tab left, and show what it may have cost', async () => {
    const url = newFile();
    const one = await open(url, story, 'settings');
    await openSection(one.frame, 'Advanced');
    await one.frame.getByLabel('Model for images').fill('');
    await one.frame.getByRole('tab', { name: 'Images' }).click();
    await askForSix(one, 'A weir', 'stall');
    const other = await open(url);
    await queueOf(other).getByText(elsewhere).waitFor();
    await one.page.close();
    await queueOf(other)
      .getByText(/These 5 images may have been billed/)
      .waitFor();
    await queueOf(other)
      .getByText(/^"A weir" was still waiting when the panel was closed on /)
      .waitFor();
    expect(bills()).toHaveLength(5);
    await press(other, 'Generate now');
    await eventually(() => addedTo(other)).toEqual([['SECTION', expect.any(String), 1]]);
    expect(bills()).toHaveLength(6);
  });

  it('count together what both spend, and never spend more than their budget at once', async () => {
    const url = newFile();
    const one = await openForNewPerson(url, 'sk-of-a-spender');
    const other = await open(url, one);
    for (const { frame } of [one, other]) {
      await choose(frame, 'How many', /^1/);
      await frame.getByRole('radio', { name: 'Beside' }).check();
    }
    story.models.breakNext('held', 'held');
    await ask(one, 'A loaf');
    await eventually(() => bills().length).toBe(1);
    await ask(other, 'A roll');
    await eventually(() => bills().length).toBe(2);
    await letGo(2);
    await eventually(() => addedTo(one)).toEqual(
      expect.arrayContaining([
        ['RECTANGLE', 'A loaf', 0],
        ['RECTANGLE', 'A roll', 0],
      ]),
    );
    await settle(one, other);
    const third = await open(url, one, 'settings');
    await openSection(third.frame, 'Advanced');
    await openSection(third.frame, 'Requests');
    await third.frame.getByText(`This month so far: ${billed()}, with what may have been billed.`).waitFor();
    await third.frame.getByText(/^2 requests, stored on this computer/).waitFor();

    const [estimate] = (await entriesOf(third)).map(({ estimatedUsd }) => estimatedUsd ?? 0);
    const spent = bills().reduce((sum, { usd }) => sum + usd, 0);
    const budget = Number((spent + 1.5 * (estimate ?? 0)).toFixed(6));
    await third.frame.getByLabel('Per month (USD)').fill(String(budget));
    // A panel reads the budget when it is opened.
    const isKept = async () => (await storedIn(one)).some(([, value]) => value.includes(String(budget)));
    await eventually(isKept).toBe(true);
    // A browser holds six lines to a server, and each window keeps one open.
    for (const { page } of [other, third]) await page.close();
    const windows = await Promise.all([open(url, one), open(url, one)]);
    for (const window of windows) await write(window, 'A bun');
    story.models.breakNext('held', 'held');
    await Promise.all(windows.map((window) => press(window, 'Generate')));
    // Who clicked first may have lost the queue before anything could be sent.
    const refusal = /This would cost up to \$|has taken over the queue\. Generate here again/;
    const refusals = async () => {
      const counts = windows.map(({ frame }) => frame.getByText(refusal).count());
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    await eventually(refusals).toBeGreaterThan(0);
    const isAnyDrawing = async () => {
      story.models.letGo();
      return (await Promise.all(windows.map(isDrawing))).includes(true);
    };
    await eventually(isAnyDrawing).toBe(false);
    expect(bills().length).toBeLessThanOrEqual(3);
    const fourth = await open(url, one, 'settings');
    await openSection(fourth.frame, 'Advanced');
    await fourth.frame.getByText(`This month so far: ${billed()}, with what may have been billed.`).waitFor();
  });

  it('of two people have a queue, a key and a ledger each, and one document', async () => {
    const url = newFile();
    const one = await openForNewPerson(url, 'sk-of-anna');
    const other = await openForNewPerson(url, 'sk-of-ben');
    await write(one, 'A harbour');
    await write(other, 'A forest');
    // Nobody has kept anything in this file before: both make an id for it.
    await Promise.all([one, other].map((window) => press(window, 'Generate')));
    await eventually(async () => (await addedTo(one)).toSorted()).toEqual([
      ['SECTION', 'A forest', 6],
      ['SECTION', 'A harbour', 6],
    ]);
    await settle(one, other);
    for (const window of [one, other]) await eventually(() => queueOf(window).count()).toBe(0);
    expect(bills()).toHaveLength(12);
    const { document } = await documentOf(one);
    const { id } = JSON.parse(pluginDataOf(document)['file'] ?? '') as { id: string };
    for (const [window, words, key] of [
      [one, 'A harbour', 'sk-of-anna'],
      [other, 'A forest', 'sk-of-ben'],
    ] as const) {
      const own = bills().filter((bill) => bill.words.startsWith(words));
      expect(own).toHaveLength(6);
      await eventually(async () => (await entriesOf(window)).map(({ costUsd }) => costUsd)).toEqual(
        own.map(({ usd }) => usd),
      );
      const requests = story.models.requests.filter(
        ({ headers }) => headers.authorization === `Bearer ${key}`,
      );
      expect(requests.every(({ body }) => String(body['prompt']).startsWith(words))).toBe(true);
      await eventually(() => fileIdsIn(window)).toEqual([id]);
    }
  });

  it('of two people: one generates what the other left waiting, and what was sent stays with its person', async () => {
    const url = newFile();
    const one = await openForNewPerson(url, 'sk-of-clara');
    await askForSix(one, 'A quay', 'stall');
    const other = await openForNewPerson(url, 'sk-of-dora');
    expect(await other.frame.getByText('A quay').count()).toBe(0);
    await closePanel(one);
    for (const tab of ['Code', 'Images'])
      await other.frame.getByRole('tab', { name: tab, exact: true }).first().click();
    await other.frame.getByText(/^"A quay" by another person was still waiting when they closed /).waitFor();
    await other.frame.getByText(/^Generating now: 1 image, /).waitFor();
    expect(bills()).toHaveLength(5);
    await press(other, 'Generate here');
    await eventually(() => addedTo(other)).toEqual([['SECTION', expect.any(String), 1]]);
    expect(bills()).toHaveLength(6);
    const last = story.models.requests.findLast(({ method }) => method === 'POST');
    expect(last?.headers.authorization).toBe('Bearer sk-of-dora');
    const again = await open(url, one);
    await queueOf(again)
      .getByText(/These 5 images may have been billed/)
      .waitFor();
    expect(await again.frame.getByText('still waiting').count()).toBe(0);
    expect(bills()).toHaveLength(6);
  });

  it('of two files share neither queue nor budget, whether they have one name or one is the copy of the other', async () => {
    const url = newFile('Untitled');
    const one = await openForNewPerson(url, 'sk-of-a-copier');
    await askForSix(one, 'A barn', 'stall');
    await closePanel(one);
    const document = await save(one);
    const namesake = await open(story.addFile(pageFile('Untitled')), one);
    const copy = await open(
      story.addFile({ name: 'Untitled (Copy)', json: JSON.stringify({ ...JSON.parse(document), name: '' }) }),
      one,
    );
    for (const window of [namesake, copy]) {
      await write(window, 'A shed');
      expect(await queueOf(window).count()).toBe(0);
      await choose(window.frame, 'How many', /^1/);
      await press(window, 'Generate');
      await window.frame.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    }
    expect(bills()).toHaveLength(7);
    const again = await open(url, one);
    await queueOf(again)
      .getByText(/These 5 images may have been billed/)
      .waitFor();
    const idIn = async (window: OpenedHost) =>
      (JSON.parse(pluginDataOf((await documentOf(window)).document)['file'] ?? '') as { id: string }).id;
    const ids = await Promise.all([again, namesake, copy].map(idIn));
    expect(new Set(ids).size).toBe(3);
    expect(new Set((await entriesOf(one)).map(({ file }) => file))).toEqual(new Set(ids));
    expect(bills()).toHaveLength(7);
  });
});

function pluginDataOf({ pluginData = {} }: StoryLayer): Readonly<Record<string, string>> {
  return Object.values(pluginData)[0] ?? {};
}

/** The requests that the ledger of this browser lists, oldest first. */
async function entriesOf(window: OpenedHost): Promise<readonly LedgerEntry[]> {
  const kept = (await storedIn(window)).filter(([key]) => key.includes('\nledger entry '));
  const entries = kept.map(([, value]) => JSON.parse(value) as LedgerEntry);
  return entries.toSorted((first, second) => first.at - second.at);
}

/** The files that this browser keeps a queue of, or has kept one of. */
async function fileIdsIn(window: OpenedHost): Promise<readonly string[]> {
  const names = (await storedIn(window)).map(([key]) => key.split('\n')[1]?.split(' ') ?? []);
  const kinds = ['heartbeat', 'queue-claim', 'drawing'];
  return [...new Set(names.flatMap(([kind = '', id = '']) => (kinds.includes(kind) ? [id] : [])))];
}
