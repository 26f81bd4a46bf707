/**
 * Every state of the panel, driven to as a person gets there and measured in both themes and three sizes: legible,
 * reachable, named, nothing sticking out. With `PICTURES=1` each is kept as a picture in `tests/pictures/panel/`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { encode } from 'fast-png';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { captureScreenshot } from '#cli/chromium-renderer';
import { serializeConversations } from '#design/conversation';
import { emptyLedger, withEntry, type Ledger, type LedgerEntry } from '#design/ledger';
import type { ImageRule } from '#design/image-rules';
import type { StoredImageJob } from '#design/messages';
import type { PanelSettings } from '#design/settings';
import type { Snapshot } from '#design/snapshot';
import type { Surroundings } from '#design/surroundings';
import { hasBrowser, keepsPictures, openBrowser } from '../host/open-host.ts';
import { decide } from '../model-server/decide.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { checkPanel } from './check-panel.ts';
import { findUnseenFocus } from './measure-panel.ts';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageJobStage } from '#visuals/2-draw/draw-queue';
import { type Example, openExample } from './open-example.ts';
import { openPanel, type OpenPanel, type Theme } from './open-panel.ts';
import { makeGeneration } from '../visuals/make-generation.ts';
import { createFakeSandbox, type FakeSandbox } from './fake-sandbox.ts';
import { chooseFile, seeFile } from './see-file.ts';
import { openReceipt } from './open-receipt.ts';
import { openSection } from './open-section.ts';

const pictures = resolve(import.meta.dirname, '../pictures/panel');
const usual = { width: 400, height: 640 };
const otherSizes = [
  { width: 320, height: 400 },
  { width: 900, height: 900 },
];
const sizes = [usual, ...otherSizes];
const example = openExample('landing');
const frame = 'Landing / Desktop';
const phoneFrame = 'Landing / Phone';
const card = 'Route card';

let browser: Browser;
let models: ModelServer;

/** Shoots the state the panel is in, and checks it in each theme and size. */
async function shoot(open: OpenPanel, state: string): Promise<void> {
  const { panel, page } = open;
  if (keepsPictures) await mkdir(pictures, { recursive: true });
  const heights = new Map(sizes.map(({ width, height }) => [width, height]));
  const checked = {
    panel,
    widths: [...heights.keys()],
    setTheme: (theme: Theme) => open.paint(theme),
    setWidth: (width: number) => open.resize(width, heights.get(width) ?? usual.height),
    async shoot(width: number, theme: Theme) {
      const path = join(pictures, `${state}-${width}x${heights.get(width)}-${theme}.png`);
      if (keepsPictures) await page.screenshot({ path });
    },
  };
  await checkPanel(checked, state);
}

/** What the panel has had kept, by name, as it was last. */
function changesOf({ heard }: FakeSandbox): Readonly<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const message of heard) {
    if (message.type === 'change-setting') changes[message.path.join('.')] = message.value;
    if (message.type === 'change-shared') changes[message.key] = message.value;
  }
  return changes;
}

let last: OpenPanel | null = null;

async function begin(
  shown: Example = example,
): Promise<{ readonly panel: OpenPanel; readonly sandbox: FakeSandbox }> {
  const panel = await openPanel(browser);
  last = panel;
  return { panel, sandbox: createFakeSandbox(panel, shown) };
}

/** Waits until the panel shows this text. */
async function sees({ panel }: OpenPanel, text: string | RegExp): Promise<void> {
  await panel.getByText(text).first().waitFor();
}

async function press({ panel }: OpenPanel, name: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name }).first().click();
}

/** What a page that would tell others of itself gets out of the preview: requests, and what it reads of the panel. */
async function whatPreviewReaches({ page, panel }: OpenPanel): Promise<readonly string[]> {
  const reached: string[] = [];
  await page.route(/evil\.test/, (route) => {
    reached.push(route.request().url());
    return route.abort();
  });
  const preview = page.frames().find((frame) => frame.parentFrame() === panel);
  const read = await preview?.evaluate(async () => {
    const titles: string[] = [];
    const tries: readonly (() => unknown)[] = [
      () => fetch('https://evil.test/fetch'),
      () => new WebSocket('wss://evil.test/socket'),
      () => (new Image().src = 'https://evil.test/picture'),
      () => navigator.sendBeacon('https://evil.test/beacon'),
      () => window.open('https://evil.test/window'),
      () => titles.push(`read: ${parent.document.title}`),
      () => (location.href = 'https://evil.test/leave'),
    ];
    for (const one of tries) {
      try {
        await Promise.resolve(one()).catch(() => undefined);
      } catch {
        // Refused, as it should be.
      }
    }
    return titles;
  });
  // Another frame of the panel's own comes after it.
  await panel.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  return [...reached, ...(read ?? ['there is no preview'])];
}

/** Opens a saved page in a browser of its own: whether it has its words and the design's fonts, and what went wrong. */
async function openAlone(path: string) {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) errors.push(request.url());
  });
  await page.setContent(await readFile(path, 'utf8'));
  await page.getByText('Fall asleep in Vienna.').first().waitFor();
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].some(({ status }) => status === 'loaded');
  });
  await page.close();
  return { words: true, fonts, errors };
}

/** The options of the open menu are whole inside the window, whatever its size; it ends in the usual one. */
async function isInWindow(open: OpenPanel, menu: string): Promise<void> {
  const { panel } = open;
  for (const { width, height } of [...otherSizes, usual]) {
    await open.resize(width, height);
    await panel.evaluate(
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    );
    const options = await panel.getByRole('option').filter({ visible: true }).all();
    expect(options.length, `${menu} at ${width}`).toBeGreaterThan(0);
    for (const option of options) {
      const box = await option.boundingBox();
      expect(box?.x, `${menu}: left at ${width}`).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0), `${menu}: right at ${width}`).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? 0), `${menu}: bottom at ${width}`).toBeLessThanOrEqual(height);
    }
  }
}

/** The whole element is in the window, without scrolling. */
async function isInView({ panel, page }: OpenPanel, element: Locator): Promise<void> {
  await element.waitFor();
  await panel.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  const isSeen = await element.evaluate((shown) => {
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const x = (left + right) / 2;
    return [top + 1, bottom - 1].every((y) => shown.contains(document.elementFromPoint(x, y)));
  });
  expect(isSeen, `${page.viewportSize()?.width}`).toBe(true);
}

function focusedText({ panel }: OpenPanel): Promise<string> {
  return panel.evaluate(() => document.activeElement?.textContent ?? '');
}

async function choose({ panel }: OpenPanel, name: string): Promise<void> {
  await panel.getByRole('radio', { name, exact: true }).check();
}

const heroSurroundings: Surroundings = {
  nodeId: '1:1',
  layerName: 'Hero',
  layerType: 'RECTANGLE',
  takesFill: true,
  frameName: 'Landing / Desktop',
  ground: 'dark',
  modes: [],
  tokens: {},
  width: 640,
  height: 360,
  palette: ['#101840', '#ff8f6b', '#fff7ee'],
  texts: ['Fall asleep in Vienna.', 'Wake up by the sea.'],
};

const withService = (): Partial<PanelSettings> => ({
  service: 'compatible',
  mode: 'author',
  addresses: { compatible: models.url },
  keysKept: ['compatible'],
});

describe.skipIf(!hasBrowser())('the panel', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    models = await startModelServer({ pace: 5 });
  });
  afterAll(async () => {
    await browser.close();
    await models.close();
  });

  afterEach(async (context) => {
    if (context.task.result?.state === 'fail' && last && !last.page.isClosed()) {
      await last.page.screenshot({ path: join(pictures, 'where-it-failed.png') });
    }
  });

  it('asks for a selection', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ firstRun: true });
    await sandbox.select();
    await sees(panel, 'Turn frames into code');
    await shoot(panel, 'code-first-run');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);

    await sandbox.start();
    await sees(panel, 'Nothing is selected');
    await shoot(panel, 'code-nothing-selected');

    await sandbox.select({
      id: '1:9',
      name: 'Headline',
      type: 'TEXT',
      isFrame: false,
      takesFill: false,
      frameId: '1:1',
    });
    await sees(panel, 'A text layer is not a page');
    await shoot(panel, 'code-wrong-selection');
    await press(panel, 'Select the frame around it');
    await expect.poll(() => sandbox.heard).toContainEqual({ type: 'select-layers', nodeIds: ['1:1'] });

    await sandbox.select({
      id: '1:1',
      name: 'Everything',
      layers: 2000,
      more: true,
      width: 1440,
      height: 9000,
    });
    await sees(panel, 'A large selection');
    await shoot(panel, 'code-large-selection');
    expect(sandbox.heard.filter(({ type }) => type === 'read-selection')).toEqual([]);
    await panel.close();
  });

  it('counts while it works, and can be cancelled', async () => {
    const { panel, sandbox } = await begin();
    sandbox.reading = 'hold';
    await sandbox.start();
    await sandbox.select(frame);
    const asked = () => sandbox.heard.find((message) => message.type === 'read-selection');
    await expect.poll(asked).toBeDefined();
    const requestId = asked()?.requestId ?? '';
    const progress = { doing: 'Reading shapes', done: 48, total: 120 };
    await sandbox.send({ type: 'read-progressed', requestId, progress });
    await sees(panel, 'Reading shapes: 48 of 120');
    await shoot(panel, 'code-reading');
    await press(panel, 'Cancel');
    await expect.poll(() => sandbox.heard).toContainEqual({ type: 'cancel-request', requestId });
    await shoot(panel, 'code-cancelled');

    sandbox.reading = { fails: 'Figma returned no layers for "Landing / Desktop". Try again.' };
    await press(panel, /enerate code/);
    await sees(panel, /Figma returned no layers/);
    await shoot(panel, 'code-failed');
    await panel.close();
  });

  it('searches the file as words are typed, and shows the number of results or that there are none', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'search' });
    const field = panel.panel.getByRole('searchbox', { name: 'Search the file' });
    await field.fill('cabin');
    await sees(panel, 'Cabin picture');
    await sees(panel, 'frames searched');
    await shoot(panel, 'search-words');
    await field.press('ArrowDown');
    await panel.panel.locator('[data-tile]:focus').press('ArrowRight');
    await panel.panel.locator('[data-tile]:focus').press('Enter');
    await expect.poll(() => sandbox.heard.at(-1)?.type).toBe('select-layers');
    await press(panel, /^Where #/);
    await sees(panel, 'Where this colour is used');
    await shoot(panel, 'search-colour');
    await field.fill('zyzzyva');
    await sees(panel, 'Nothing was found');
    await shoot(panel, 'search-nothing');
    await panel.close();
  });

  it('answers questions, with what is certain and what is not', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'inspect', settings: withService() });
    await sandbox.select(frame);
    await panel.panel.getByRole('radio', { name: 'Questions' }).check();
    const ask = async (kind: RegExp, ...answers: readonly unknown[]) => {
      models.answerWith(...answers.map((answer) => JSON.stringify(answer)));
      await panel.panel.getByRole('combobox', { name: 'Kind of question' }).click();
      await panel.panel.getByRole('option', { name: kind }).click();
    };
    const point = { frame: 1, layers: [2, 3, 4, 5], weight: 'high' };
    const hinders = { ...point, text: 'The price comes late.', verdict: 'hinders', advice: 'Show it above.' };
    const helps = { ...point, text: 'One clear button.', verdict: 'helps', advice: '' };
    await ask(/^Critique/, { answer: 'It serves the goal in part.', points: [hinders, helps] });
    await panel.panel.getByRole('textbox', { name: 'Goal' }).fill('People book a journey without help');
    await press(panel, 'Start');
    await sees(panel, 'One clear button.');
    await sees(panel, /^[\d,]+ tokens/);
    await shoot(panel, 'questions-critique');

    const read = (stops: number) => ({
      data: { routes: [{ name: 'Canal', stops }] },
      unclear: ['the last row'],
    });
    await ask(/^Extract/, read(7731));
    const fields = { name: { type: 'string' }, stops: { type: 'integer' } };
    const routes = { type: 'array', items: { type: 'object', properties: fields } };
    await panel.panel.getByLabel('JSON schema').fill(JSON.stringify({ properties: { routes } }, null, 2));
    await press(panel, 'Start');
    await sees(panel, '0 of 1 number verified');
    await shoot(panel, 'questions-extract');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await panel.close();
  });

  it('names the frame whose code is shown where the selection has no code', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start();
    await sandbox.select(card);
    const footer = panel.panel.getByRole('contentinfo');
    await footer.getByText(/^Route card: \d+ files/).waitFor();
    // What was generated can be taken while its checks run.
    expect(await panel.panel.getByRole('button', { name: 'Download zip', disabled: false }).count()).toBe(1);
    await press(panel, 'Download zip');
    await footer.getByText(/^Saved .*\.zip$/).waitFor();
    expect(await focusedText(panel)).toBe('Download zip');
    // That something was saved is said until the selection changes.
    await sandbox.select({
      id: '9:9',
      name: 'Everything',
      layers: 2000,
      more: true,
      width: 1440,
      height: 9000,
    });
    await sees(panel, 'This is the code of “Route card”, not of the selection.');
    await sees(panel, 'The selection is large (over 2,000 layers)');
    await footer.getByText(/^Route card: \d+ files/).waitFor();
    await shoot(panel, 'code-of-another-frame');
    // A frame inside the one whose code is shown is part of the same subject, whether or not it has lines of its own.
    const body = { id: '2:33', name: 'Body', layers: 13 };
    const reads = () => sandbox.heard.filter(({ type }) => type === 'read-selection');
    const subject = panel.panel.getByRole('region', { name: 'Shown code' });
    await sandbox.select(body);
    await panel.panel.getByRole('heading', { name: 'Route card', exact: true }).waitFor();
    await sees(panel, 'Selected in it: Body');
    await subject.last().getByText('Route card Compiled').waitFor();
    await shoot(panel, 'code-of-the-frame-around');
    await press(panel, 'Regenerate code');
    await expect.poll(() => reads().at(-1)).toMatchObject({ frameIds: ['2:31'] });
    await press(panel, 'Generate “Body” only');
    await footer.getByText(/^Body: \d+ files/).waitFor();
    await panel.panel.getByRole('heading', { name: 'Body', exact: true }).waitFor();
    expect(await panel.panel.getByText(/^Selected in it/).count()).toBe(0);
    // Layers that are no frames are left out, and what is left has its code.
    const text = { id: '2:45', name: 'Every night', type: 'TEXT', isFrame: false, frameId: '2:44' };
    await sandbox.select(card, text);
    await footer.getByText(/^Route card: \d+ files/).waitFor();
    await panel.panel.getByRole('button', { name: 'Regenerate code' }).waitFor();
    // A draft of what is no longer selected comes to nothing.
    sandbox.reading = 'hold';
    await sandbox.select(phoneFrame);
    await panel.panel.getByRole('button', { name: 'Cancel' }).waitFor();
    await sandbox.select(card);
    await panel.panel.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    await panel.panel.getByRole('button', { name: 'Regenerate code' }).waitFor();
    await footer.getByText(/^Route card: \d+ files/).waitFor();
    await panel.close();
  });

  it('shows every page of a menu, however many there are', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { target: 'html' } });
    await sandbox.select(frame, phoneFrame, card);
    await panel.panel.getByRole('tab', { name: 'Preview' }).click();
    await panel.panel.getByRole('combobox', { name: 'Page' }).click();
    await shoot(panel, 'result-pages');
    await isInWindow(panel, 'pages');
    await panel.panel.getByRole('option', { name: /Route card/i }).click();
    await panel.panel.frameLocator('iframe[title*="Route card"]').first().locator('body').waitFor();
    await panel.close();
  });

  it('offers one page for frames that are the same page at two widths', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { target: 'html' } });
    await sandbox.select(frame, phoneFrame);
    await seeFile(panel.panel, 'landing-phone.html');
    const offer = panel.panel.getByRole('checkbox', {
      name: 'Combine 1440 and 390 px into one responsive page',
    });
    await shoot(panel, 'code-widths-offered');
    await offer.focus();
    await panel.page.keyboard.press('Space');
    await panel.panel.getByRole('button', { name: /^Files, / }).click();
    await panel.panel.getByRole('treeitem', { name: 'landing-phone.html' }).waitFor({ state: 'detached' });
    expect(await offer.isChecked()).toBe(true);
    await shoot(panel, 'code-widths-merged');
    await panel.close();
  });

  it('shows what changed since the code was taken', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start();
    await sandbox.select(frame);
    await panel.panel.getByRole('button', { name: /^Files, / }).waitFor();
    await openReceipt(panel.panel, 'Changes');
    await sees(panel, 'Nothing to compare with');
    await shoot(panel, 'result-changes-none');
    await press(panel, 'Copy file');
    await sees(panel, 'No changes');
    expect(sandbox.codeRecord).toContain('"src/App.tsx"');
    const copied = panel.panel.getByRole('contentinfo').getByText(/^Copied src\//);
    await copied.waitFor();
    await choose(panel, 'Tailwind');
    await panel.panel.getByRole('region', { name: 'Changes', exact: true }).waitFor();
    // The code of another style was not copied. The line says so once nothing runs.
    const line = panel.panel.getByRole('contentinfo').getByText(/^(?:Copied src|Landing .*: \d+ files)/);
    await line.waitFor();
    expect(await line.innerText()).toMatch(/: \d+ files/);
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await shoot(panel, 'result-changes');
    await panel.close();
  });

  it('says what code of a frame inside the shown one costs', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: withService() });
    await sandbox.select(card);
    await seeFile(panel.panel, 'RouteCard.tsx');
    await sandbox.select({ id: '2:33', name: 'Body', layers: 13 });
    const only = panel.panel.getByRole('button', { name: 'Generate “Body” only' });
    const around = panel.panel.getByText(/^Sends the outline, the draft and 1 image to /);
    await around.waitFor();
    await expect
      .poll(() => only.getAttribute('title'))
      .toMatch(/^Sends the outline, the draft and 1 image to .*: the price is not known\.$/);
    await panel.close();
  });

  it('makes a page of a picture that is dropped on it', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { ...withService(), mode: 'compile' } });
    const png = Buffer.from(
      encode({ width: 320, height: 200, channels: 3, data: new Uint8Array(192_000).fill(0xe6) }),
    );
    const drop = (name: string, bytes: Buffer) =>
      panel.panel.evaluate(
        ([file, base64]) => {
          const data = new DataTransfer();
          const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([content], file, { type: 'image/png' }));
          const [tab] = document.querySelectorAll('[role=tabpanel]');
          tab?.firstElementChild?.dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        },
        [name, bytes.toString('base64')] as const,
      );
    await drop('half.png', png.subarray(0, 12));
    await sees(panel, '"half.png" is no image that can be read. Use a PNG, JPEG or WebP.');
    await drop('sketch-of-the-sign-in-page.png', png);
    await sees(panel, 'Image, 320 × 200');
    // The compiler has nothing to compile, so the free mode is not offered, and what runs is said to be paid.
    const mode = panel.panel.getByRole('combobox', { name: 'Mode' });
    expect(await mode.innerText()).toBe('Paid: AI writes the page');
    await mode.click();
    expect(await panel.panel.getByRole('option').filter({ visible: true }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Paid: AI writes the page\s+AI reads the image twice/),
    ]);
    await isInWindow(panel, 'mode of an image');
    await mode.press('Escape');
    await sees(
      panel,
      /^Sends 1 image, then the outline and the draft made from it, to .* in 3 to 5 requests: the price is not known\./,
    );
    await shoot(panel, 'picture-given');
    const text = {
      text: 'Sign in',
      x: 20,
      y: 20,
      width: 200,
      height: 32,
      size: 24,
      weight: 700,
      align: 'left',
    };
    const looks = [
      JSON.stringify({ title: 'Sign in', texts: [text], boxes: [], unclear: ['a mark in the corner'] }),
      JSON.stringify({ texts: ['Sign in'] }),
    ];
    models.answerWith(...looks);
    await press(panel, /enerate code/);
    await seeFile(panel.panel, 'SignIn.tsx');
    await panel.panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
    await sees(panel, 'unclear in the image: a mark in the corner');
    await shoot(panel, 'picture-made');
    // Another frame takes the place of the picture, in the header and in the code.
    await sandbox.select(card);
    await panel.panel.getByRole('heading', { name: 'Route card' }).waitFor();
    await panel.panel
      .getByRole('contentinfo')
      .getByText(/^Route card: \d+ files/)
      .waitFor();
    expect(await panel.panel.getByText('Image, 320 × 200').count()).toBe(0);
    // Frames are compiled again.
    expect(await mode.innerText()).toBe('Compile');
    // The picture and its paid code are kept meanwhile.
    const asked = models.requests.length;
    await sees(panel, 'Image kept: sketch-of-the-sign-in-page');
    await shoot(panel, 'picture-kept');
    await press(panel, 'Back to image');
    await panel.panel.getByRole('heading', { name: 'sketch-of-the-sign-in-page' }).waitFor();
    await seeFile(panel.panel, 'SignIn.tsx');
    await sees(panel, 'Sign in Rewritten by AI');
    await panel.panel.getByRole('button', { name: 'Regenerate code' }).waitFor();
    expect(models.requests.length).toBe(asked);
    // Frames are inspected, not the picture.
    await panel.panel.getByRole('tab', { name: 'Inspect' }).click();
    await panel.panel.getByRole('heading', { name: 'Route card' }).waitFor();
    expect(await panel.panel.getByRole('heading', { name: /sketch/ }).count()).toBe(0);
    await panel.panel.getByRole('tab', { name: 'Code', exact: true }).first().click();
    // Without the image and a selection, the code that is shown is generated again, and of an image that is paid.
    expect(await mode.innerText()).toBe('Paid: AI writes the page');
    await sandbox.select();
    await press(panel, 'Remove the image');
    await sees(panel, 'Last generated code; nothing is selected');
    expect(await mode.innerText()).toBe('Paid: AI writes the page');
    await sees(panel, /^Sends 1 image, then the outline and the draft made from it, to /);
    await shoot(panel, 'picture-again');
    models.answerWith(...looks);
    await press(panel, 'Regenerate code');
    await expect.poll(() => models.requests.length).toBeGreaterThanOrEqual(asked + 3);
    await panel.panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
    await drop('sketch-of-the-sign-in-page.png', png);
    await press(panel, 'Remove the image');
    await panel.panel.getByText('Image, 320 × 200').waitFor({ state: 'detached' });
    await panel.close();
  });

  it('keeps a conversation on the code', async () => {
    const { panel, sandbox } = await begin();
    const asked = (wish: string, worse: readonly string[], refused: readonly string[]) => {
      const edit =
        '<edit path="src/tokens.css">\n<<<<<<< SEARCH\n:root {\n=======\n:root {\n  --ink: #111111;\n>>>>>>> REPLACE\n</edit>';
      const said = 'I gave the ink a name of its own and used it for headings and lead.';
      return { wish, answers: [edit], said, files: ['src/tokens.css'], refused, worse };
    };
    const worse = 'likeness: 3.1% of the pixels differ (before: 0.4% of the pixels differ)';
    const refused = 'src/pages/LandingDesktop.tsx: the text it replaces is not there to the letter: "<h1>"';
    const steps = [
      asked('Name the ink', [], []),
      asked('Use it for all headings and for the lead', [worse], [refused]),
    ];
    sandbox.conversation = serializeConversations({ 'react-modules': { base: [], steps, standing: 1 } });
    const service = { service: 'openai', addresses: { openai: models.url }, keysKept: ['openai'] } as const;
    await sandbox.start({ settings: service });
    await sandbox.select(frame);
    await panel.panel.getByRole('tab', { name: 'Ask' }).click();
    await sees(panel, 'Undone. 1 file changed');
    await panel.panel.getByRole('textbox', { name: 'What should change' }).fill('Make the ink darker');
    // What it costs is said before it is asked.
    await sees(
      panel,
      /^Sends the code, your request and 1 image to .* in 1 or 2 requests: about \$0\.\d+, at most \$0\.\d+\.$/,
    );
    await panel.panel.locator('input[type=file]').setInputFiles([
      {
        name: 'our-button-and-its-variants.tsx',
        mimeType: 'text/plain',
        buffer: Buffer.from('export function OurButton() {}'),
      },
      { name: 'orders.openapi.yaml', mimeType: 'text/plain', buffer: Buffer.from('openapi: 3.1.0') },
    ]);
    await sees(panel, 'Schema: orders.openapi.yaml');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await shoot(panel, 'result-ask');
    await press(panel, 'Remove Schema: orders.openapi.yaml');
    await press(panel, 'Remove Components: our-button-and-its-variants.tsx');
    await press(panel, 'Undo');
    await panel.panel.getByText('Undone.').nth(1).waitFor();
    await sees(panel, 'Landing / Desktop Compiled');
    await press(panel, 'Redo');
    await sees(panel, 'Landing / Desktop Compiled, changed in Ask');
    // A model's version does not replace the changes of the compiled one.
    await panel.panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.panel.getByRole('option', { name: /AI names things/ }).click();
    models.answerWith(decide({ name: [['journey', [3]]] }));
    await press(panel, 'Generate code');
    await sees(panel, 'Landing / Desktop Compiled, named by AI');
    await panel.panel.getByRole('button', { name: 'Show compiled version', disabled: false }).click();
    await sees(panel, 'Landing / Desktop Compiled, changed in Ask');
    await panel.panel.getByRole('heading', { name: 'Name the ink' }).waitFor();
    await panel.close();
  });

  it('shows code from five sides', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start();
    await sandbox.select(frame);
    await panel.panel.getByRole('button', { name: /^Files, / }).waitFor();
    await panel.panel.getByRole('option').first().waitFor();
    await shoot(panel, 'code-draft');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);

    await press(panel, /^Files, /);
    await panel.panel.getByRole('treeitem', { name: 'RouteCard.module.css' }).click();
    await panel.panel.getByRole('listbox', { name: /RouteCard\.module\.css/ }).waitFor();
    expect(await panel.panel.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^Files, .*RouteCard\.module\.css/,
    );
    await panel.page.keyboard.press('Control+f');
    await panel.panel.getByRole('textbox', { name: 'Find in files' }).fill('className={styles.page}');
    await sees(panel, '1 line in 1 file');
    await panel.page.keyboard.press('Enter');
    await panel.panel.getByRole('listbox', { name: /LandingDesktop\.tsx/ }).waitFor();
    await press(panel, 'Wrap lines');
    await shoot(panel, 'code-found');
    const wide = await panel.panel
      .getByRole('listbox', { name: /^Lines of/ })
      .evaluate((lines) => lines.scrollWidth - lines.clientWidth);
    expect(wide, 'wrapped lines').toBe(0);
    await panel.page.keyboard.press('Escape');
    await panel.panel.getByRole('search').waitFor({ state: 'detached' });

    await openReceipt(panel.panel, 'Checks');
    await panel.panel.getByRole('heading', { name: 'Types' }).waitFor();
    await shoot(panel, 'result-receipt');
    await openReceipt(panel.panel, 'Problems');
    await shoot(panel, 'result-problems');
    await panel.panel.getByRole('tab', { name: 'Preview' }).click();
    await panel.panel.frameLocator('iframe').getByRole('heading').first().waitFor();
    await shoot(panel, 'result-preview');
    const downloading = panel.page.waitForEvent('download');
    await press(panel, 'Save page');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('landing-desktop.html');
    await sees(panel, 'Saved landing-desktop.html. Open it in your browser.');
    await shoot(panel, 'result-preview-saved');
    expect(await openAlone(await download.path())).toEqual({ words: true, fonts: true, errors: [] });
    expect(await whatPreviewReaches(panel)).toEqual([]);
    await panel.panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    await panel.panel.getByRole('tab', { name: 'Preview' }).click();
    await panel.panel.frameLocator('iframe').getByRole('heading').first().waitFor();
    await choose(panel, '390');
    await sees(panel, /390 px/);
    await shoot(panel, 'result-preview-390');
    await panel.panel.getByRole('slider', { name: 'Width of the page' }).press('ArrowRight');
    await sees(panel, /406 px/);
    await panel.resize(900, 900);
    await panel.panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    // The smallest panel leaves most of its height to the code.
    await panel.resize(320, 400);
    const lines = panel.panel.getByRole('listbox', { name: /^Lines of/ });
    await expect.poll(async () => (await lines.boundingBox())?.height).toBeGreaterThan(160);
    await panel.resize(900, 900);
    const splitter = panel.panel.getByRole('separator', { name: 'Width of the files' });
    await splitter.press('ArrowRight');
    await expect.poll(() => splitter.getAttribute('aria-valuenow')).toBe('164');
    await panel.close();
  });

  it('groups Problems by their cause, with a picture of the first layer of each', async () => {
    const festival = openExample('festival');
    const [page = ''] = festival.frames.map(({ name }) => name);
    // Its pictures are missing, and Figma could not export one layer.
    const unread = [{ id: '1:2', name: 'Map', instead: 'it was left out' }];
    const snapshotOf = (ids: readonly string[]): Snapshot => ({
      ...festival.snapshotOf(ids),
      images: {},
      unread,
    });
    const { panel, sandbox } = await begin({ ...festival, snapshotOf });
    sandbox.picture = await drawFrame(festival, page);
    await sandbox.start();
    await sandbox.select(page);
    await panel.panel.getByRole('tab', { name: /^Receipt \d/ }).waitFor();
    await openReceipt(panel.panel, 'Problems');
    const [one, ...others] = await panel.panel.getByRole('list', { name: 'Problems' }).locator('> li').all();
    expect(others.length).toBeGreaterThan(0);
    // The tab counts what is to be looked at: the causes, not their layers.
    const causes = panel.panel.getByRole('radio', { name: `Problems ${others.length + 1}` });
    expect(await causes.count()).toBe(1);
    await one?.locator('img').waitFor();
    await one?.getByText(/^\d+ layers$/).click();
    await one?.getByRole('button').nth(1).click();
    await expect.poll(() => sandbox.heard.at(-1)?.type).toBe('select-layers');
    await shoot(panel, 'result-problems-grouped');
    await panel.close();
  });

  it('compares with Figma’s own picture', async () => {
    const { panel, sandbox } = await begin();
    sandbox.picture = await drawFrame(example, card);
    await sandbox.start();
    await sandbox.select(card);
    await panel.panel.getByRole('tab', { name: 'Compare' }).click();
    await sees(panel, /of pixels differ/);
    await shoot(panel, 'compare-side-by-side');
    await choose(panel, 'Slider');
    await shoot(panel, 'compare-slider');
    await choose(panel, 'Difference');
    await shoot(panel, 'compare-difference');
    await panel.close();
  });

  it('switches target and styles on the same design', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start();
    await sandbox.select(card);
    await seeFile(panel.panel, 'App.tsx');
    await choose(panel, 'HTML');
    await seeFile(panel.panel, 'index.html');
    await choose(panel, 'Tailwind');
    await shoot(panel, 'code-html-tailwind');
    expect(sandbox.heard.filter(({ type }) => type === 'read-selection')).toHaveLength(1);
    await panel.panel.getByRole('combobox', { name: 'Mode' }).click();
    await sees(panel, 'AI rewrites the compiled code.');
    await shoot(panel, 'code-mode-menu');
    await panel.panel.getByRole('option', { name: /AI names things/ }).click();
    await sees(panel, 'Needs a service. Choose one in Settings.');
    await shoot(panel, 'code-mode-assist');
    await panel.close();
  });

  it('loses no step of an arrow key that is pressed fast', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { panelWidth: 400, panelHeight: 640 } });
    const corner = panel.panel.getByRole('button', { name: /^Resize the panel/ });
    await corner.focus();
    await Promise.all(Array.from({ length: 10 }, () => panel.page.keyboard.press('ArrowRight')));
    const sizes = () => sandbox.heard.filter((message) => message.type === 'resize-panel');
    await expect.poll(() => sizes().at(-1)).toMatchObject({ width: 560, height: 640 });
    await panel.close();
  });

  it('shows what a model is doing, and what went wrong', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { ...withService(), service: 'openai', keysKept: [] } });
    await sandbox.select(card);
    await seeFile(panel.panel, 'App.tsx');
    await press(panel, /enerate code/);
    await panel.panel.getByRole('alert').waitFor();
    await shoot(panel, 'author-no-key');

    const faults = {
      'author-key-refused': 'key-refused',
      'author-cut-off': 'truncated',
    };
    await sandbox.start({ settings: withService() });
    await press(panel, /enerate code/);
    await panel.panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
    await shoot(panel, 'author-done');
    for (const [name, fault] of Object.entries(faults)) {
      models.breakNext(fault);
      await press(panel, /enerate code/);
      await panel.panel.getByRole('alert').waitFor();
      if (fault === 'key-refused') await panel.panel.getByRole('button', { name: /refused/i }).waitFor();
      await shoot(panel, name);
      await seeFile(panel.panel, 'App.tsx');
      const isCutOff = (await panel.panel.getByText(/, cut off/).count()) > 0;
      expect([name, isCutOff]).toEqual([name, fault === 'truncated']);
    }
    models.breakNext('rate-limited');
    await press(panel, /enerate code/);
    await sees(panel, 'is at its limit; waiting');
    await shoot(panel, 'author-waiting');
    await press(panel, 'Cancel');
    await sees(panel, /may still bill this answer/);

    await sandbox.start({
      settings: { ...withService(), addresses: { compatible: 'http://127.0.0.1:9/v1' } },
    });
    await press(panel, /enerate code/);
    await panel.panel.getByRole('alert').waitFor();
    await panel.panel.getByRole('button', { name: /: .* cannot be reached\./ }).waitFor();
    await shoot(panel, 'author-offline');
    await panel.close();
  });

  it('lets a model decide, and takes what it decided back, one thing at a time', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: { ...withService(), mode: 'assist' } });
    await sandbox.select(card);
    await seeFile(panel.panel, 'App.tsx');
    const answer = decide({
      name: [['journey', [3]]],
      kind: [
        ['heading', [9]],
        ['article', [1]],
      ],
      alt: [['Roofs along a canal at dawn', [2]]],
    });
    models.answerWith(answer, answer);
    models.breakNext('stall');
    await press(panel, /enerate code/);
    await sees(panel, /\d+ tokens so far/);
    await shoot(panel, 'assist-streaming');
    await press(panel, 'Cancel');
    await sees(panel, 'Cancelled. The partial result is shown.');
    await press(panel, /enerate code/);
    await sees(panel, /\d files, [\d,]+ tokens/);
    await openReceipt(panel.panel, 'Changes');
    const alt = panel.panel.getByRole('checkbox', { name: /Roofs along a canal/ });
    await alt.waitFor();
    await shoot(panel, 'assist-decided');
    await openReceipt(panel.panel, 'Problems');
    await sees(
      panel,
      /The model's kind "article" for "Route card" was not used: the frame is the page itself/,
    );
    await openReceipt(panel.panel, 'Changes');
    // By keyboard, and back.
    await alt.focus();
    await alt.press(' ');
    await sees(panel, /1 undone/);
    await panel.panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
    await shoot(panel, 'assist-taken-back');
    await panel.panel.locator(':focus').press(' ');
    await panel.panel.getByText(/1 undone/).waitFor({ state: 'detached' });
    // Without an answer the code is the compiler's, and complete.
    models.breakNext('key-refused');
    await press(panel, /enerate code/);
    await panel.panel.getByRole('alert').waitFor();
    await sees(panel, /^Route card: \d+ files/);
    expect(await panel.panel.getByText(/, cut off/).count()).toBe(0);
    await panel.close();
  });

  it('streams what a model writes, and keeps it when cancelled', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ settings: withService() });
    await sandbox.select(card);
    await chooseFile(panel.panel, /tokens\.css/);
    models.breakNext('stall');
    await press(panel, /enerate code/);
    await sees(panel, /Writing file \d+, [\d,]+ tokens so far, the price is not known/);
    // The file that is being written is shown, and its last line is in view.
    await panel.panel.getByRole('button', { name: /^Files, (?!.*tokens\.css)/ }).waitFor();
    await expect
      .poll(() =>
        panel.panel
          .getByRole('listbox', { name: /^Lines of/ })
          .evaluate(({ scrollTop, clientHeight, scrollHeight }) => scrollHeight - clientHeight - scrollTop),
      )
      .toBeLessThan(2);
    await shoot(panel, 'author-streaming');
    await chooseFile(panel.panel, /tokens\.css/);
    await panel.panel.getByRole('listbox', { name: /tokens\.css/ }).waitFor();
    await press(panel, 'Cancel');
    await sees(panel, 'Cancelled. The partial result is shown.');
    await shoot(panel, 'author-cancelled');
    await panel.close();
  });

  it('draws pictures', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'images' });
    await sees(panel, /Nothing is selected/);
    await shoot(panel, 'images-nothing-selected');
    sandbox.surroundings = heroSurroundings;
    await sandbox.select({ name: 'Hero', type: 'RECTANGLE', isFrame: false });
    await sees(panel, '640 × 360');
    const prompt = panel.panel.getByRole('textbox', { name: 'Prompt' });
    await prompt.fill('A night train along the coast, moonlight on the water');
    expect(
      await panel.panel
        .getByRole('list', { name: 'Sent with the prompt' })
        .getByRole('button')
        .allInnerTexts(),
    ).toEqual(['“Hero”', 'In “Landing / Desktop”', '640 × 360', 'Colours', '2 nearby texts']);
    await panel.panel.getByRole('button', { name: /nearby/ }).click();
    await shoot(panel, 'images-prompt');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await panel.panel.getByText('References').click();
    await sees(panel, 'The built-in generator cannot use reference images, only words and colours');
    await panel.panel.locator('input[type=file]').setInputFiles(twoColours);
    await panel.panel.getByRole('img', { name: 'Colours of sunset.png: #ff8f6b, #101840' }).waitFor();
    await shoot(panel, 'images-palette');
    await press(panel, 'Remove sunset.png');
    await panel.panel.getByText('References').click();
    await panel.panel.getByText('Rules', { exact: true }).click();
    await press(panel, 'Add rule');
    await panel.panel.getByLabel('Changed to').fill('moonlight');
    await panel.panel.getByLabel('Changed to').press('Tab');
    await sees(panel, 'Applied: The theme is "dark".');
    await shoot(panel, 'images-rules');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await panel.panel.getByText('Rules: 1 of 1 apply').click();
    await press(panel, 'Plan first');
    const card = panel.panel.getByRole('group', { name: 'Image 1' });
    await card.getByLabel('Style').fill('woodcut');
    await card.getByLabel('Style').scrollIntoViewIfNeeded();
    await shoot(panel, 'images-plan');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await press(panel, 'Discard plan');
    await prompt.press('Control+Enter');
    await panel.panel.getByRole('article').waitFor();
    await shoot(panel, 'images-drawn');
    await press(panel, 'Insert into fill');
    await sees(panel, /Inserted/);
    await shoot(panel, 'images-inserted');
    expect(sandbox.heard.filter(({ type }) => type === 'apply-edit')).toHaveLength(2);

    await panel.panel.getByRole('tab', { name: 'Code' }).click();
    await panel.panel.getByRole('tab', { name: 'Images' }).click();
    expect(await prompt.inputValue(), 'the prompt is kept').toMatch(/night train/);
    expect(await panel.panel.getByRole('article').count(), 'the picture is kept').toBe(1);
    await panel.close();
  });

  it('refines pictures and walks through their history', async () => {
    const { panel, sandbox } = await begin();
    const words = [
      'A harbour at dawn, soft light, no people',
      'warmer',
      'more space at the left',
      'fewer boats',
    ];
    const parents = [null, '0', '1', '0'];
    const generations = words.map((said, turn) =>
      makeGeneration(String(turn), parents[turn] ?? null, turn, {
        words: said,
        step: turn === 0 ? 'draw' : 'refine',
        reasoning: turn === 1 ? 'I warm the light along the water. It is blue-grey now.' : '',
      }),
    );
    sandbox.history = [{ nodeId: '1:9', layerName: 'Hero picture', shows: '2', generations }];
    sandbox.photograph = example.bytes.values().next().value ?? null;
    await sandbox.start({ view: 'images', settings: withService() });
    await sandbox.select();
    await panel.panel.getByRole('radio', { name: 'Refine' }).check();
    await sees(panel, 'Select a layer that shows an image');
    await shoot(panel, 'refine-nothing-selected');
    await sandbox.select({ id: '1:9', name: 'Hero picture', takesFill: true });
    await sees(panel, 'I warm the light along the water.');
    await sees(panel, /^1 request to /);
    await shoot(panel, 'refine');
    await panel.panel.getByRole('combobox', { name: 'What to do' }).click();
    await isInWindow(panel, 'What to do');
    await panel.panel.getByRole('option', { name: /^Change an area/ }).click();
    const stage = panel.panel.getByRole('application');
    await stage.focus();
    for (const key of ['Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) await stage.press(key);
    await shoot(panel, 'refine-marked');
    await panel.panel.getByRole('radio', { name: 'History' }).check();
    await panel.panel.getByRole('treeitem', { name: /warmer/ }).click();
    await sees(panel, 'Restore');
    await shoot(panel, 'history');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await press(panel, 'Compare with previous');
    await sees(panel, /of pixels differ/);
    await shoot(panel, 'history-compared');
    await panel.page.keyboard.press('Escape');
    await panel.panel.getByText(/of pixels differ/).waitFor({ state: 'detached' });
    const compared = panel.panel.getByRole('treeitem', { name: /warmer/ });
    expect(await compared.evaluate((row) => row === document.activeElement), 'has the focus').toBe(true);
    const seen = await compared.boundingBox();
    expect(seen?.y, 'in view').toBeGreaterThanOrEqual(0);
    expect((seen?.y ?? 0) + (seen?.height ?? 0), 'in view').toBeLessThanOrEqual(usual.height);
    await press(panel, 'Compare with previous');
    await sees(panel, /of pixels differ/);
    sandbox.history = [];
    await sandbox.start({ view: 'images' });
    await press(panel, 'Back');
    await panel.panel.getByRole('checkbox', { name: 'All pages' }).check();
    await sees(panel, 'No images yet');
    await shoot(panel, 'history-empty');
  });

  it('shows the progress of a picture that a service draws', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({
      view: 'images',
      settings: { ...withService(), typed: { prompt: 'A lighthouse' } },
    });
    await sandbox.select({ name: 'Hero', type: 'RECTANGLE', isFrame: false });
    await panel.panel.getByText('References').click();
    await press(panel, 'Use selected layer');
    await panel.panel.getByRole('combobox', { name: 'What Hero is for' }).waitFor();
    await shoot(panel, 'images-references');
    await press(panel, 'Remove Hero');
    await panel.panel.getByText('References').click();
    await sandbox.select();
    models.breakNext('stall');
    await press(panel, 'Generate');
    await sees(panel, 'Generating…');
    await shoot(panel, 'images-partial');
    await press(panel, 'Cancel');
    await sees(panel, /may still bill/);
    await shoot(panel, 'images-cancelled');
    await panel.panel.getByRole('combobox', { name: 'How many' }).click();
    await isInWindow(panel, 'How many');
    await panel.panel.getByRole('option', { name: '3 variants' }).click();
    models.breakNext('stall', 'stall', 'blocked');
    await press(panel, 'Generate');
    await panel.panel.getByRole('alert').waitFor();
    await shoot(panel, 'images-queue');
    await press(panel, 'Cancel all');
    await press(panel, 'Dismiss');
    // What may be billed stays in the list when something else is generated, until a person dismisses it.
    const cancelled = panel.panel.getByText('Cancelled, may still be charged');
    expect(await cancelled.count()).toBe(3);
    await panel.panel
      .getByRole('listitem')
      .filter({ has: cancelled })
      .first()
      .getByRole('button', { name: /^Dismiss / })
      .click();
    await expect.poll(() => cancelled.count()).toBe(2);
    await panel.panel.getByRole('combobox', { name: 'How many' }).click();
    await panel.panel.getByRole('option', { name: '1 image' }).click();
    for (const fault of ['key-refused', 'blocked']) {
      models.breakNext(fault);
      // So low that the options leave no space for it.
      await panel.resize(400, 480);
      await press(panel, 'Generate');
      await isInView(panel, panel.panel.getByRole('alert').last());
      await shoot(panel, `images-${fault}`);
    }
    models.breakNext('rate-limited');
    await press(panel, 'Generate');
    await sees(panel, 'is at its limit; waiting');
    await shoot(panel, 'images-waiting');
    await press(panel, 'Cancel');

    const openai = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    const noMoney = { action: null, file: null, month: 0.001 };
    await sandbox.start({
      view: 'images',
      settings: { ...openai, budget: noMoney, typed: { prompt: 'A lighthouse' } },
    });
    await sees(panel, /\$0\.\d+ to \$0\.\d+\.$/);
    // A logo is paid for at the smallest size that the model has.
    sandbox.surroundings = { ...heroSurroundings, layerName: 'Logo', width: 28, height: 28 };
    await sandbox.select({ name: 'Logo', type: 'RECTANGLE', isFrame: false, width: 28, height: 28 });
    await sees(panel, /\$0\.\d+ to \$0\.\d+\. Generated at 816 × 816 px, the model’s smallest size\.$/);
    await shoot(panel, 'images-smallest-size');
    await press(panel, 'Generate');
    await sees(panel, /for this month .* is left/);
    await shoot(panel, 'images-over-budget');
    models.breakNext('quota');
    await sandbox.start({
      view: 'images',
      settings: { ...openai, failover: ['built-in'], typed: { prompt: 'A lighthouse' } },
    });
    await press(panel, 'Generate');
    await sees(panel, 'The built-in generator is asked instead.');
    await panel.panel.getByRole('article', { name: 'A lighthouse' }).getByText('placeholder').waitFor();
    await shoot(panel, 'images-failed-over');
    await panel.close();
  });

  it('reports what became of pictures that were being drawn when it was closed', async () => {
    const { panel, sandbox } = await begin();
    const openai = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    sandbox.imageJobs = [
      keptDrawing('A ferry', asked(null)),
      keptDrawing('A canal', asked('resp_gone')),
      keptDrawing('A barge', { kind: 'waiting' }, longAgo),
      keptDrawing('A lock', { kind: 'waiting' }, longAgo),
      { id: 'x', record: '{' },
    ];
    await sandbox.start({ view: 'images', settings: openai });
    await sees(panel, 'The panel was closed while "A ferry" was being generated.');
    await sees(panel, '"A canal": OpenAI no longer has the answer; it may have been billed.');
    await sees(panel, /^2 images were still waiting when .* on 1 March\. Nothing was sent for them\./);
    await sees(panel, /^Generating now: 2 images, /);
    await shoot(panel, 'images-restored');
    await press(panel, 'Dismiss');
    await panel.panel.getByText('The panel was closed while').waitFor({ state: 'detached' });
    await press(panel, 'Dismiss');
    await press(panel, 'Dismiss');
    await expect
      .poll(() => sandbox.heard.flatMap((said) => (said.type === 'delete-image-jobs' ? said.ids : [])))
      .toEqual(['A ferry', 'A barge', 'A lock', 'A canal']);
    const sent = JSON.stringify(models.requests.map(({ body }) => body));
    expect(['A ferry', 'A barge', 'A lock'].filter((words) => sent.includes(words))).toEqual([]);
    await panel.close();
  });

  const askedBy = (panel: string): ImageJobStage => {
    const stage = asked(null);
    return stage.kind === 'asked' ? { ...stage, sent: { ...stage.sent, by: panel } } : stage;
  };

  it('offers what another person left waiting, and takes it by a click', async () => {
    const { panel, sandbox } = await begin();
    const openai = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    sandbox.offeredJobs = [
      keptDrawing('A barge', { kind: 'waiting' }, longAgo),
      keptDrawing('A lock', { kind: 'waiting' }, longAgo),
    ];
    await sandbox.start({ view: 'images', settings: openai });
    await sees(panel, /^2 images by another person were still waiting when they closed .* on 1 March\./);
    await sees(panel, /^Generating now: 2 images, /);
    await shoot(panel, 'images-offered');
    await press(panel, 'Generate here');
    await expect.poll(() => sandbox.heard.map(({ type }) => type)).toContain('remove-taken-offers');
    await panel.panel.getByText(/by another person/).waitFor({ state: 'detached' });
    await panel.close();
  });

  it('shows what another window draws and what Dev Mode cannot place, and draws neither', async () => {
    const { panel, sandbox } = await begin();
    const openai = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    sandbox.imageJobs = [
      keptDrawing('A ferry', askedBy('another')),
      keptDrawing('A canal', { kind: 'waiting' }, Date.now()),
    ];
    sandbox.isDrawnElsewhere = true;
    const before = models.requests.length;
    await sandbox.start({ view: 'images', settings: openai });
    await sees(panel, 'Another window of this file is generating these images.');
    await sees(panel, 'Generating there');
    await panel.panel.getByRole('button', { name: 'Continue here' }).waitFor();
    await shoot(panel, 'images-elsewhere');
    sandbox.isDrawnElsewhere = false;
    await sandbox.start({ view: 'images', settings: openai, editor: 'dev' });
    await sees(panel, /Images cannot be placed in Dev Mode/);
    await shoot(panel, 'images-dev-mode');
    expect(models.requests.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
    await panel.close();
  });

  it('lists a queue that is longer than one looks through', async () => {
    const { panel, sandbox } = await begin();
    const openai = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    sandbox.imageJobs = Array.from({ length: 45 }, (_, at) =>
      keptDrawing(`Pier ${at}`, { kind: 'waiting' }, Date.now(), 'A pier [fault:stall]'),
    );
    await sandbox.start({ view: 'images', settings: openai });
    await press(panel, 'Generate now');
    await sees(panel, 'And 5 more.');
    await panel.panel.getByText('Generating', { exact: true }).nth(4).waitFor();
    await panel.panel.getByText('And 5 more.').scrollIntoViewIfNeeded();
    await shoot(panel, 'images-long-queue');
    await press(panel, 'Cancel all');
    await sees(panel, 'Nothing is waiting.');
    await panel.close();
  });

  it('shows the licences of what it is made with, once they are asked for', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'settings' });
    await openSection(panel.panel, 'Third-party notices');
    await sees(panel, 'these are their licences');
    expect(await panel.panel.getByText('Permission is hereby granted').count()).toBe(0);
    await openSection(panel.panel, 'Third-party notices');
    await press(panel, 'Show notices');
    const notices = panel.panel.getByRole('region', { name: 'Third-party notices' });
    await notices.scrollIntoViewIfNeeded();
    const text = await notices.innerText();
    for (const words of ['preact', 'SIL OPEN FONT LICENSE', 'Apache License']) expect(text).toContain(words);
    await panel.panel.getByRole('button', { name: 'Hide notices' }).scrollIntoViewIfNeeded();
    await shoot(panel, 'settings-notices');
    await press(panel, 'Hide notices');
    await expect.poll(() => notices.count()).toBe(0);
    // They can be shown again: reading them does not use them up.
    await press(panel, 'Show notices');
    await sees(panel, 'under these licences');
    await panel.close();
  });

  it('keeps the project that code goes into', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'settings' });
    await openSection(panel.panel, 'Your project');
    const config = panel.panel.getByLabel('framewright.config.json');
    await config.fill('{ "components": { "Route card": { ');
    await sees(panel, 'This is not JSON');
    await config.fill('{ "components": { "Route card": { "name": "RouteCard" } } }');
    await sees(panel, '"components.Route card" needs "from"');
    await config.scrollIntoViewIfNeeded();
    await shoot(panel, 'settings-host-project-wrong');
    const own = { from: '@acme/kit', name: 'KitButton' };
    const text = JSON.stringify({ tokens: ['theme.css'], components: { Button: own } });
    const file = (name: string, mimeType: string, words: string) => ({
      name,
      mimeType,
      buffer: Buffer.from(words),
    });
    const chooser = panel.panel.locator('input[type=file]');
    await chooser.setInputFiles([file('framewright.config.json', 'application/json', text)]);
    await sees(panel, 'In use, with 1 of your components. It names theme.css: drop that here too.');
    await chooser.setInputFiles([file('theme.css', 'text/css', ':root { --kit-line: #dddddd; }')]);
    await sees(panel, /^In use, with 1 of your components\.$/);
    await shoot(panel, 'settings-host-project');
    await expect
      .poll(() => changesOf(sandbox))
      .toMatchObject({ config: text, sheets: ':root { --kit-line: #dddddd; }' });
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await sandbox.select(frame);
    await press(panel, 'Close settings');
    await panel.panel.getByRole('button', { name: /^Files, / }).click();
    await panel.panel.getByRole('treeitem', { name: 'NavLink.tsx' }).waitFor();
    expect(await panel.panel.getByText('Button.tsx').count()).toBe(0);
    await panel.panel.getByRole('button', { name: 'Settings', exact: true }).click();
    await press(panel, 'Clear project');
    expect(await config.inputValue()).toBe('');
    await panel.close();
  });

  it('keeps one’s own config beside someone else’s changes, and lists what cannot be stored', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'settings' });
    await openSection(panel.panel, 'Your project');
    const config = panel.panel.getByLabel('framewright.config.json');
    await config.fill('{ "components": {} }');
    await sandbox.send({
      type: 'shared-changed',
      key: 'config',
      value: '{ "tokens": ["theirs.css"] }',
      version: 1,
      refused: '{ "components": {} }',
    });
    await sees(panel, 'Someone else changed the team config. Yours is kept below.');
    expect(await config.inputValue()).toBe('{ "tokens": ["theirs.css"] }');
    await panel.panel.getByRole('button', { name: 'Use mine instead' }).scrollIntoViewIfNeeded();
    await shoot(panel, 'settings-host-project-conflict');
    await press(panel, 'Use mine instead');
    expect(await config.inputValue()).toBe('{ "components": {} }');
    const lastShared = () => sandbox.heard.findLast(({ type }) => type === 'change-shared');
    await expect.poll(lastShared).toMatchObject({ seen: 1 });
    const sheets = panel.panel.getByLabel('Style sheets with your custom properties');
    await sheets.fill('x'.repeat(500_001));
    await sees(panel, 'a Figma file keeps 500 kB. It is not kept until it is shorter.');
    await shoot(panel, 'settings-host-project-too-long');
    const budget = { service: 'openai' as const };
    await sandbox.start({ view: 'settings', settings: budget });
    await openSection(panel.panel, 'Advanced');
    await panel.panel.getByLabel('Per month (USD)').fill('7');
    await expect.poll(() => changesOf(sandbox)).toMatchObject({ 'budget.month': 7 });
    expect(changesOf(sandbox)).not.toHaveProperty('sheets');
    await sandbox.send({
      type: 'setting-refused',
      path: ['models', 'openai', 'text'],
      message: 'Not stored: Figma has no space left for settings on this computer.',
    });
    await sees(panel, 'Not stored: Figma has no space left for settings on this computer.');
    await panel.close();
  });

  it('shows a rule that someone else changed too, and one’s own beside it', async () => {
    const { panel, sandbox } = await begin();
    const rule = (value: string): ImageRule => ({
      id: 'night',
      on: true,
      when: { field: 'theme', token: '', test: 'is', value: 'dark' },
      then: { part: 'light', value },
    });
    await sandbox.start({ view: 'images', settings: { imageRules: [rule('moonlight')] } });
    await panel.panel.getByText(/^Rules/).click();
    await panel.panel.getByLabel('Changed to').fill('starlight');
    await expect.poll(() => changesOf(sandbox)).toMatchObject({ rules: [rule('starlight')] });
    await sandbox.send({
      type: 'shared-changed',
      key: 'rules',
      value: [rule('lamplight')],
      version: 1,
      refused: [rule('starlight')],
    });
    await sees(panel, 'Someone else changed these rules too. Yours are kept below.');
    await panel.panel.getByRole('button', { name: 'Use mine instead' }).scrollIntoViewIfNeeded();
    await shoot(panel, 'rules-conflict');
    await press(panel, 'Use mine instead');
    await expect.poll(() => changesOf(sandbox)).toMatchObject({ rules: [rule('starlight')] });
    expect(await panel.panel.getByRole('button', { name: 'Use mine instead' }).count()).toBe(0);
    await panel.close();
  });

  it('takes a service, a key and models', async () => {
    const { panel, sandbox } = await begin();
    await sandbox.start({ view: 'settings' });
    await sees(panel, 'Code needs no service');
    await shoot(panel, 'settings-none');
    await panel.panel.getByRole('combobox', { name: 'Service' }).click();
    await shoot(panel, 'settings-services');
    await panel.panel.getByRole('option', { name: /OpenAI Your/ }).click();
    await shoot(panel, 'settings-no-key');
    await panel.panel.getByLabel('Key', { exact: true }).fill('sk-secret');
    await press(panel, 'Save');
    await press(panel, 'Remove');
    await expect
      .poll(() => sandbox.heard.filter(({ type }) => type === 'save-key'))
      .toEqual([
        { type: 'save-key', service: 'openai', origin: 'https://api.openai.com', key: 'sk-secret' },
        { type: 'save-key', service: 'openai', origin: 'https://api.openai.com', key: null },
      ]);
    expect(await panel.panel.evaluate(() => document.body.innerHTML)).not.toContain('sk-secret');
    await panel.panel.getByLabel('Key', { exact: true }).fill('sk-secret');
    await press(panel, 'Save');
    await openSection(panel.panel, 'Advanced');
    await shoot(panel, 'settings-advanced');
    await panel.panel.getByLabel('Model for images').fill('gpt-5.4');
    await panel.panel.getByRole('checkbox', { name: /^OpenAI finishes images/ }).check();
    await shoot(panel, 'settings-key-kept');
    // Another path of the same origin keeps it; another origin has none, and says whose there is.
    const address = panel.panel.getByLabel('Address');
    await address.fill('https://api.openai.com/v2');
    await panel.panel.getByRole('button', { name: 'Remove', exact: true }).waitFor();
    await address.fill('https://example.com/v1');
    await sees(panel, 'A key is saved for https://api.openai.com only.');
    expect(await panel.panel.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0);
    await shoot(panel, 'settings-other-address');
    await press(panel, 'Test and list models');
    await sees(panel, 'OpenAI needs a key. Add yours in Settings.');
    expect(sandbox.heard.filter(({ type }) => type === 'open-key')).toEqual([]);
    await address.fill('http://example.com/v1');
    await press(panel, 'Test and list models');
    await sees(panel, /was not asked, because others could read the connection\./);
    await address.fill('');
    await panel.panel.getByRole('button', { name: 'Remove', exact: true }).waitFor();
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await panel.panel.getByRole('combobox', { name: 'Service' }).click();
    await panel.panel.getByRole('option', { name: /SD.Next/ }).click();
    await sees(panel, 'Model for images');
    expect(await panel.panel.getByLabel('Model for code').count()).toBe(0);
    await shoot(panel, 'settings-own-machine');
    await panel.close();
  });

  it('reports an answer that was lost with the former panel until a person has seen it', async () => {
    const { panel, sandbox } = await begin();
    sandbox.ledger = withEntry(emptyLedger, leftEntry(Date.now() - 60_000));
    await sandbox.start();
    await sees(panel, 'The panel was closed while gpt-5.4 was asked for code of "Landing / Phone".');
    await sees(panel, 'The answer is lost and may have been billed, up to $0.31. Ask again if you want it.');
    await shoot(panel, 'answer-lost');
    await press(panel, 'Dismiss');
    await panel.panel.getByText('The panel was closed').waitFor({ state: 'detached' });
    await expect.poll(() => sandbox.ledger.entries[0]?.outcome).toBe('left');
    expect(sandbox.ledger.spent.files).toEqual({ f00d: 0.31 });
    await panel.close();
  });

  it('tests a service, orders who else is asked, limits what is spent, and lists what was sent', async () => {
    const { panel, sandbox } = await begin();
    sandbox.ledger = ledgerOf(30);
    const settings = { service: 'openai', keysKept: ['openai'], addresses: { openai: models.url } } as const;
    await sandbox.start({ view: 'settings', settings });
    await press(panel, 'Test and list models');
    await sees(panel, 'OpenAI answers and has the chosen models.');
    // The focus stays where it was pressed.
    expect(await focusedText(panel)).toBe('Test and list models');
    await shoot(panel, 'settings-tested');
    // The report is about the key and the address that were tested.
    const report = panel.panel.getByText('OpenAI answers and has the chosen models.');
    await panel.panel.getByLabel('Key', { exact: true }).fill('sk-another');
    await press(panel, 'Replace');
    await report.waitFor({ state: 'detached' });
    await press(panel, 'Test and list models');
    await report.waitFor();
    await openSection(panel.panel, 'Advanced');
    await panel.panel.getByLabel('Address').fill(`${models.url}/`);
    await report.waitFor({ state: 'detached' });
    await panel.panel.getByLabel('Address').fill(models.url);
    await panel.panel.getByLabel('Model for code').fill('gpt-9');
    await press(panel, 'Test and list models');
    await sees(panel, 'do not include gpt-9');
    await shoot(panel, 'settings-model-missing');
    models.breakNext('none');

    for (const name of ['SD.Next', 'OpenRouter']) {
      await panel.panel.getByRole('combobox', { name: 'Add a fallback' }).click();
      await panel.panel.getByRole('option', { name: new RegExp(name) }).click();
    }
    await panel.panel.getByTitle('Move OpenRouter up').click();
    await sees(panel, '1. OpenRouter, needs a key');
    await panel.panel.getByRole('combobox', { name: 'Generating images' }).click();
    await panel.panel.getByRole('option', { name: /Cheapest/ }).click();
    await panel.panel.getByLabel('Per month (USD)').fill('five');
    await sees(panel, 'Enter an amount like 0.50');
    await panel.panel.getByText('If the service does not answer').scrollIntoViewIfNeeded();
    await shoot(panel, 'settings-failover');
    await panel.panel.getByLabel('Per month (USD)').fill('5.5');
    await panel.panel.getByLabel('Per action (USD)').fill('$ 0.50');
    await openSection(panel.panel, 'Requests');
    await panel.panel.getByRole('list', { name: 'Requests' }).scrollIntoViewIfNeeded();
    await shoot(panel, 'settings-ledger');
    await press(panel, 'Show more');
    expect(await panel.panel.getByRole('list', { name: 'Requests' }).getByRole('listitem').count()).toBe(30);
    const download = panel.page.waitForEvent('download');
    await press(panel, 'Export');
    expect((await download).suggestedFilename()).toBe('requests.json');
    // The project that code goes into can be cleared too, above.
    await panel.panel.getByRole('button', { name: 'Clear', exact: true }).last().click();
    await press(panel, 'Clear permanently');
    await sees(panel, 'No requests yet.');
    expect(await findUnseenFocus(panel.panel)).toEqual([]);
    await expect
      .poll(() => changesOf(sandbox))
      .toMatchObject({
        failover: ['openrouter', 'sdnext'],
        'routing.picture': 'cheapest',
        'budget.action': 0.5,
        'budget.month': 5.5,
      });
    expect(sandbox.heard.filter(({ type }) => type === 'clear-ledger')).toHaveLength(1);
    expect(sandbox.ledger).toMatchObject({ entries: [], spent: { months: { '2026-11': 1.25 } } });
    expect(changesOf(sandbox)).not.toHaveProperty('budget.file');
    await panel.close();
  });
});

/** An answer that a panel was waiting for when it was closed. */
function leftEntry(at: number): LedgerEntry {
  const attempt = { service: 'openai', model: 'gpt-5.4', status: null, requestId: null } as const;
  return {
    ...{ id: 'left', at, work: 'author', action: 'click', file: 'f00d', outcome: 'open' },
    attempts: [{ ...attempt, outcome: 'cancelled', firstByteMs: 812, totalMs: 20_000 }],
    ...{ inputTokens: 0, outputTokens: 0, costUsd: 0, estimatedUsd: 0.31, maybeUsd: 0.31 },
    open: { session: 'another', heardAt: 0, about: 'code of "Landing / Phone"' },
  };
}

/** A picture that was sent for, with the id of the response that goes on by itself where there is one. */
/** Two colours, as a file. */
const twoColours = {
  name: 'sunset.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    encode({ width: 2, height: 1, channels: 3, data: Uint8Array.of(255, 143, 107, 16, 24, 64) }),
  ),
};

const longAgo = Date.UTC(2026, 2, 1, 12);

function asked(response: string | null): ImageJobStage {
  const service = { service: 'openai', model: 'gpt-5.4' } as const;
  const ticket = response === null ? null : { ...service, id: response };
  return { kind: 'asked', sent: { ...service, at: 0, estimatedUsd: 0.2, ticket } };
}

/** As a panel that was closed at that time has left it. */
function keptDrawing(words: string, stage: ImageJobStage, at = Date.now(), prompt = words): StoredImageJob {
  const place = { nodeId: null, where: 'beside' } as const;
  const spec: ImageSpec = {
    id: words,
    words,
    prompt,
    width: 1024,
    height: 1024,
    quality: 'low',
    background: 'auto',
    palette: [],
    seed: null,
    place,
  };
  return { id: words, record: JSON.stringify({ spec, stage, at }) };
}

/** A month of requests, of every outcome. */
function ledgerOf(count: number): Ledger {
  const outcomes = ['done', 'cancelled', 'rate-limited', 'done'];
  const entries = Array.from({ length: count }, (_, number): LedgerEntry => {
    const outcome = outcomes[number % outcomes.length] ?? 'done';
    const isPicture = number % 2 === 0;
    const model = isPicture ? 'gpt-image-2' : 'gpt-5.4';
    const attempt = {
      service: 'openai',
      model,
      status: null,
      requestId: null,
      firstByteMs: 812,
      totalMs: 20_000,
    } as const;
    return {
      id: `request-${number}`,
      at: Date.UTC(2026, 10, 20, 12, number),
      work: isPicture ? 'picture' : 'author',
      action: `click-${number}`,
      file: 'f00d',
      attempts:
        outcome === 'rate-limited'
          ? [
              { ...attempt, outcome },
              { ...attempt, outcome },
            ]
          : [{ ...attempt, outcome }],
      outcome,
      inputTokens: outcome === 'done' ? 1200 : 0,
      outputTokens: outcome === 'done' ? 3400 : 0,
      costUsd: outcome === 'done' ? 0.041 : 0,
      estimatedUsd: 0.05,
      maybeUsd: outcome === 'cancelled' ? 0.05 : 0,
    };
  });
  return { entries, spent: { months: { '2026-11': 1.25 }, files: {} } };
}

/** A frame's size in another colour: near enough to compare, far enough to differ. */
async function drawFrame({ frames }: Example, of: string): Promise<Uint8Array> {
  const { width = 0, height = 0 } = frames.find(({ name }) => name === of) ?? {};
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent('<body style="margin:0;background:#eef;border-radius:24px">');
  const picture = new Uint8Array(await captureScreenshot(page, {}));
  await page.close();
  return picture;
}
