/** A change is stored even if the panel is closed at once, and even if others have the file open. */
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { openPictureStory, type PictureStory, storedIn } from './picture-story.ts';
import { openSection } from '../ui/open-section.ts';

/** ms between a change and the click on the panel's cross. */
const delays = [0, 20, 50, 100, 250, 500];

/** One thing that a person changes, and where it is seen when the panel is opened again. */
interface Change {
  readonly what: string;
  readonly view: 'Code' | 'Images' | 'Settings';
  readonly make: (panel: Frame, round: number) => Promise<void>;
  readonly read: (panel: Frame, page: Page) => Promise<string | null>;
  /** What is read once the change of this round was kept. */
  readonly expected: (round: number) => string;
}

const configLabel = 'framewright.config.json';
const field = (label: string, words: (round: number) => string) => ({
  make: (panel: Frame, round: number) => panel.getByLabel(label, { exact: true }).fill(words(round)),
  read: (panel: Frame) => panel.getByLabel(label, { exact: true }).inputValue(),
  expected: words,
});

const changes: readonly Change[] = [
  { what: 'the prompt', view: 'Images', ...field('Prompt', (round) => `A harbour, round ${round}`) },
  { what: 'the text of a rule', view: 'Images', ...field('Changed to', (round) => `moonlight ${round}`) },
  { what: 'the budget', view: 'Settings', ...field('Per month (USD)', (round) => `${round + 1}.5`) },
  { what: 'the model', view: 'Settings', ...field('Model for code', (round) => `gpt-round-${round}`) },
  {
    what: 'the team’s config',
    view: 'Settings',
    ...field(configLabel, (round) => `{ "components": {} }${' '.repeat(round)}`),
  },
  {
    what: 'target and style',
    view: 'Code',
    async make(panel, round) {
      const chosen = round % 2 === 0 ? ['HTML', 'Tailwind'] : ['React', 'Modules'];
      for (const name of chosen) await panel.getByRole('radio', { name, exact: true }).check();
    },
    read: async (panel) => {
      const chosen = panel.locator('label', { has: panel.getByRole('radio', { checked: true }) });
      return (await chosen.allInnerTexts()).slice(0, 2).join(' and ');
    },
    expected: (round) => (round % 2 === 0 ? 'HTML and Tailwind' : 'React and Modules'),
  },
  {
    what: 'the size of the panel',
    view: 'Settings',
    async make(panel, round) {
      const corner = panel.getByRole('button', { name: /^Resize the panel/ });
      await corner.press(round % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
      await corner.press(round % 2 === 0 ? 'ArrowUp' : 'ArrowDown');
    },
    read: async (_panel, page) => {
      const box = await page.locator('.panel-body').boundingBox();
      return `${box?.width} × ${box?.height}`;
    },
    expected: (round) => (round % 2 === 0 ? '384 × 624' : '400 × 640'),
  },
];

describe.skipIf(!hasBrowser())('a panel that is closed right after a change', () => {
  let browser: Browser;
  let story: PictureStory;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openPictureStory(browser);
    await story.select('1:1');
    const settings = await story.open(commands.Settings);
    await settings.getByRole('combobox', { name: 'Service' }).click();
    await settings.getByRole('option', { name: /^OpenAI/ }).click();
    await closePanel();
    const panel = await open('Images');
    await panel.getByRole('button', { name: 'Add rule' }).click();
    await closePanel();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  async function closePanel(): Promise<void> {
    await story.page.getByRole('button', { name: 'Close the plugin' }).click();
    await story.page.locator('.panel').waitFor({ state: 'detached' });
  }

  const commands = { Code: 'generate-code', Images: 'generate-image', Settings: 'settings' };

  async function open(view: Change['view']): Promise<Frame> {
    const panel = await story.open(commands[view]);
    if (view === 'Images') await panel.locator('summary', { hasText: 'Rules' }).click();
    if (view === 'Settings')
      for (const title of ['Advanced', 'Your project']) await openSection(panel, title);
    return panel;
  }

  it.each(changes)('keeps $what', async ({ view, make, read, expected }) => {
    let panel = await open(view);
    for (const [round, delay] of delays.entries()) {
      await make(panel, round);
      // Not to wait for anything: how long a person takes to the cross is what this is about.
      await story.page.waitForTimeout(delay);
      await closePanel();
      panel = await open(view);
      await expect.poll(() => read(panel, story.page), { message: `${delay} ms` }).toBe(expected(round));
    }
    await closePanel();
  });

  it('keeps what is typed in every other view and not used yet', async () => {
    const choose = (panel: Frame, name: string) =>
      panel.getByRole('radio', { name, exact: true }).check({ force: true });
    const pick = async (panel: Frame, menu: string, option: string) => {
      await panel.getByRole('combobox', { name: menu }).click();
      await panel.getByRole('option', { name: new RegExp(`^${option}`) }).click();
    };
    const unfold = (panel: Frame, title: string) => panel.locator('summary', { hasText: title }).click();
    /** How a view is reached in a panel that shows the Images tab; its texts by the names of their fields. */
    const views: readonly {
      readonly reach: (panel: Frame) => Promise<void>;
      readonly texts: Readonly<Record<string, string>>;
    }[] = [
      {
        reach: (panel) => choose(panel, 'Vectors'),
        texts: { Table: 'City,2024\nOslo,-4', Title: 'Visits', 'Size (px)': '600 × 300' },
      },
      {
        reach: async (panel) => {
          await choose(panel, 'Vectors');
          await choose(panel, 'Diagram');
        },
        texts: { Diagram: 'Cart -> Payment: pays' },
      },
      {
        reach: async (panel) => {
          await choose(panel, 'Vectors');
          await choose(panel, 'Icon');
        },
        texts: { 'What it shows': 'A watering can' },
      },
      {
        reach: (panel) => choose(panel, 'Story'),
        texts: { Script: 'Mira opens the door\nMira: Who is there?', 'Image size (px)': '400 × 300' },
      },
      {
        reach: async (panel) => {
          await choose(panel, 'Placeholders');
          await unfold(panel, 'Copies from a table');
        },
        texts: { Table: 'name,Headline\nSpring,Tulips' },
      },
      {
        reach: async (panel) => {
          await choose(panel, 'Generate');
          await unfold(panel, 'Rules');
        },
        texts: { 'In your own words': 'No people on the pricing page' },
      },
      {
        reach: async (panel) => {
          await panel.getByRole('tab', { name: 'Inspect' }).click();
          await choose(panel, 'Questions');
          await pick(panel, 'Kind of question', 'Extract');
        },
        texts: { 'JSON schema': '{ "properties": {} }' },
      },
      {
        reach: (panel) => panel.getByRole('tab', { name: 'Search' }).click(),
        texts: { 'Search the file': 'checkout button' },
      },
    ];
    const fieldOf = (panel: Frame, label: string) =>
      panel.getByLabel(label, { exact: true }).and(panel.locator('textarea, input:not([type="radio"])'));
    const panel = await story.open(commands.Images);
    for (const { reach, texts } of views) {
      await panel.getByRole('tab', { name: 'Images' }).click();
      await reach(panel);
      for (const [label, text] of Object.entries(texts)) await fieldOf(panel, label).fill(text);
    }
    await closePanel();
    const again = await story.open(commands.Images);
    for (const { reach, texts } of views) {
      await again.getByRole('tab', { name: 'Images' }).click();
      await reach(again);
      for (const [label, text] of Object.entries(texts))
        await expect.poll(() => fieldOf(again, label).inputValue(), { message: label }).toBe(text);
    }
    await closePanel();
  });

  it('keeps what two windows change at the same time, also where both change parts of one thing', async () => {
    const panel = await open('Settings');
    const page = await story.page.context().newPage();
    await page.goto(story.url);
    await page.waitForFunction(() => window.host !== undefined);
    await page.evaluate(() => window.host?.runCommand('settings'));
    const other = await panelOf(page);
    await openSection(other, 'Advanced');
    await other.getByLabel('Per action (USD)').fill('0.25');
    await panel.getByLabel('Per month (USD)').fill('12');
    await other.getByLabel('Model for images').fill('painter-2');
    await panel.getByLabel('Model for code').fill('writer-2');
    const isStored = async () => (await storedIn(story)).some(([, value]) => value.includes('painter-2'));
    await expect.poll(isStored).toBe(true);
    await page.close();
    await closePanel();
    const again = await open('Settings');
    const read = (label: string) => again.getByLabel(label, { exact: true }).inputValue();
    const fields = ['Per action (USD)', 'Per month (USD)', 'Model for images', 'Model for code'];
    const shown = () => Promise.all(fields.map(read));
    await expect.poll(shown).toEqual(['0.25', '12', 'painter-2', 'writer-2']);
    await closePanel();
  });

  it('never writes over what someone else has made of the team’s config, and keeps both', async () => {
    const panel = await open('Settings');
    const config = panel.getByLabel(configLabel);
    await config.fill('{ "components": {} }');
    await expect.poll(() => dataOf('host-project-config')).toBe('{ "components": {} }');
    await writeAsOther('host-project-config', '{ "tokens": ["theirs.css"] }');
    await panel.getByLabel('Per month (USD)').fill('3');
    await panel.getByLabel('Style sheets').fill(':root { --mine: red }');
    await expect.poll(() => dataOf('host-project-sheets')).toBe(':root { --mine: red }');
    expect(await dataOf('host-project-config')).toBe('{ "tokens": ["theirs.css"] }');
    await config.fill('{ "components": { } }');
    await panel.getByText('Someone else changed the team config. Yours is kept below.').waitFor();
    expect(await config.inputValue()).toBe('{ "tokens": ["theirs.css"] }');
    expect(await dataOf('host-project-config')).toBe('{ "tokens": ["theirs.css"] }');
    await panel.getByRole('button', { name: 'Use mine instead' }).click();
    await expect.poll(() => dataOf('host-project-config')).toBe('{ "components": { } }');
    await closePanel();
  });

  it('merges the rules of two people one by one, and shows what others did when one comes back', async () => {
    const panel = await open('Images');
    const rules = JSON.parse(await dataOf('image-rules')) as { id: string; then: { value: string } }[];
    const [first] = rules;
    if (!first) throw new Error('There is no rule.');
    const theirs = { ...first, id: 'theirs', then: { ...first.then, value: 'candle light' } };
    await writeAsOther('image-rules', JSON.stringify([...rules, theirs]));
    await panel.getByLabel('Changed to').first().fill('starlight');
    await expect
      .poll(async () =>
        (JSON.parse(await dataOf('image-rules')) as typeof rules).map(({ then }) => then.value),
      )
      .toEqual(['starlight', 'candle light']);
    await expect.poll(() => panel.getByLabel('Changed to').count()).toBe(2);
    await story.page.locator('.panel header span').click();
    await writeAsOther('image-rules', JSON.stringify([theirs]));
    await panel.getByRole('textbox', { name: 'Prompt' }).click();
    await expect.poll(() => panel.getByLabel('Changed to').inputValue()).toBe('candle light');
    await closePanel();
  });

  it('reports what is too long where it was typed, and keeps everything else', async () => {
    const panel = await open('Settings');
    await panel.getByLabel('Style sheets').fill(`:root {} /* ${'x'.repeat(150_000)} */`);
    const lengthKept = async () =>
      Object.entries(await pluginData())
        .filter(([name]) => name.startsWith('host-project-sheets+'))
        .reduce((sum, [, part]) => sum + part.length, 0);
    await expect.poll(lengthKept).toBe(150_015);
    await panel.getByLabel('Style sheets').fill('x'.repeat(600_000));
    await panel.getByText('a Figma file keeps 500 kB. It is not kept until it is shorter.').waitFor();
    await panel.getByLabel('Per month (USD)').fill('77');
    await closePanel();
    const again = await open('Settings');
    await expect.poll(() => again.getByLabel('Per month (USD)').inputValue()).toBe('77');
    await expect.poll(() => again.getByLabel('Style sheets').inputValue()).toHaveLength(150_015);
    await closePanel();
  });

  /** The plugin's data in the document. */
  async function pluginData(): Promise<Readonly<Record<string, string>>> {
    const { document } = JSON.parse(await story.save()) as {
      document: { pluginData?: Readonly<Record<string, Readonly<Record<string, string>>>> };
    };
    return Object.values(document.pluginData ?? {})[0] ?? {};
  }

  async function dataOf(name: string): Promise<string> {
    return (await pluginData())[name] ?? '';
  }

  /** What another person, or an undo, makes of an entry while the panel is open. */
  async function writeAsOther(name: string, text: string): Promise<void> {
    await story.page.evaluate(
      ([key, value]) => {
        const { scene } = window.host!;
        const all = scene.document['pluginData'] as Readonly<Record<string, object>>;
        const [[id, entries]] = Object.entries(all) as [[string, object]];
        scene.edit(scene.document, { pluginData: { [id]: { ...entries, [key]: value } } });
      },
      [name, text] as const,
    );
  }
});

/** The document inside the panel of a page that the story did not open. */
async function panelOf(page: Page): Promise<Frame> {
  const outer = await (await page.waitForSelector('.panel iframe', { state: 'attached' })).contentFrame();
  const inner = await (await outer?.waitForSelector('iframe', { state: 'attached' }))?.contentFrame();
  if (!inner) throw new Error('The panel has no document.');
  return inner;
}
