/**
 * What the plugin does when Figma does not do as asked. The main job runs once, and the host writes down each place in
 * the plugin's code that calls the API; then each of these calls fails once. Whatever fails, every request is answered
 * by a result or by one plain sentence, nothing is left half done, and the same job works right after.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import type { MessageToSandbox } from '#design/messages';
import { documentFolder } from '../../host/server/document-folder.ts';
import { hasBrowser, openBrowser, openHost, root, type OpenedHost } from '../host/open-host.ts';
import { frameIds } from './open-story.ts';

/** A panel that only carries messages: what is to be seen is the sandbox. */
const panelPage = `<!doctype html><script>
const waiting = new Map();
const panelToken = String(Math.random());
const send = (message) => parent.postMessage({ pluginMessage: { panelToken, message } }, '*');
addEventListener('message', ({ data }) => {
  const message = data.pluginMessage;
  if (!message) return;
  if (message.type === 'asset-read') send({ type: 'asset-received', requestId: message.requestId, key: message.asset.key });
  else if (message.type !== 'read-progressed') waiting.get(message.requestId)?.(message);
});
window.ask = (message) => new Promise((resolve) => {
  const bytes = message.bytes && Uint8Array.from(atob(message.bytes), (letter) => letter.charCodeAt(0));
  if (message.requestId) waiting.set(message.requestId, resolve);
  else resolve(null);
  send(bytes ? { ...message, bytes } : message);
});
send({ type: 'panel-ready' });
</script>`;

/** A message without the id of its request, its bytes in base64. */
type Step = Record<string, unknown> & { readonly type: MessageToSandbox['type'] };

interface Answer {
  readonly type: string;
  readonly message?: string;
  readonly snapshot?: { readonly frames: readonly unknown[]; readonly unread?: readonly unknown[] };
  readonly nodeId?: string;
}

interface Call {
  readonly member: string;
  readonly site: string;
  readonly times: number;
}

/** Calls of one place that fail, one after the other: what comes later is done alike. Frames come before states. */
const mostTries = (member: string): number => (member === 'node.exportAsync' ? 4 : 2);

/** The calls that reach the panel and the person; without them nothing could be reported. */
const lineToPanel = /^figma\.(ui\.|notify|showUI|on$|commitUndo)/;
/** What by the typings may be `null` for something that is not there any more. */
const mayBeNull = /^figma\.(getNodeByIdAsync|getImageByHash|variables\.getVariable)/;

const picture = (shade: number) =>
  Buffer.from(
    encode({ width: 8, height: 6, channels: 3, data: new Uint8Array(8 * 6 * 3).fill(shade) }),
  ).toString('base64');

describe.skipIf(!hasBrowser())('a call of Figma that fails', () => {
  let browser: Browser;
  let host: OpenedHost;
  let panel: Frame;
  let folder: string;
  let ids: ReadonlyMap<string, string>;
  let asked = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framewright-faults-'));
    const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8')) as object;
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await copyFile(join(root, 'dist/code.js'), join(folder, 'dist/code.js'));
    await writeFile(join(folder, 'dist/ui.html'), panelPage);
    browser = await openBrowser();
    host = await openHost({
      browser,
      document: await documentFolder(join(root, 'examples/components')),
      manifestPath: join(folder, 'manifest.json'),
    });
    ids = await frameIds('components');
  });
  afterAll(async () => {
    await host.close();
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function start(): Promise<void> {
    await host.runCommand('generate-code');
    panel = await host.panel();
  }

  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`There is no frame called ${name}.`);
    return id;
  };

  const generation = (id: string, step: Generation['step'], parent: string | null): Generation => ({
    ...{ id, parent, step, words: 'A loaf', service: 'built-in', model: 'built-in', prompt: 'A loaf' },
    ...{ request: null, width: 8, height: 6, seed: null, imageHash: null, createdAt: '2026-11-22T00:00:00Z' },
    ...{ tookMs: 1, costUsd: null, alt: 'A loaf', reasoning: '', rules: [], changes: [], review: null },
  });

  const place = (where: 'fill' | 'beside' | 'grid', id: string, more: object = {}) => ({
    kind: 'place-image',
    nodeId: idOf('Card'),
    where,
    asset: { key: id, mime: 'image/png' },
    ...{
      width: 8,
      height: 6,
      name: 'A loaf',
      generation: generation(id, 'draw', null),
      quietly: id !== 'second',
      ...more,
    },
  });
  const box = { x: 4, y: 4, width: 20, height: 10 };
  const drawing = {
    ...{ kind: 'frame', name: 'Drawing', ...box, width: 80, height: 40, fill: '#ffffff', radius: 4 },
    autoLayout: { direction: 'VERTICAL', gap: 2, paddingX: 4, paddingY: 4 },
    children: [
      { kind: 'vector', name: 'Line', ...box, path: 'M 0 0 L 20 10', roundCaps: true },
      {
        ...{ kind: 'text', name: 'Words', characters: 'Words', ...box, size: 11, weight: 600 },
        ...{ colour: '#000000', align: 'RIGHT', rotation: 45 },
      },
    ],
  };
  const cell = (index: number) => ({
    cell: { index, count: 2, width: 8, height: 6, label: `${index + 1}. Variant`, title: 'A loaf' },
    action: { id: 'grid', ends: index === 1 },
  });

  const jobs: Readonly<Record<string, () => readonly Step[]>> = {
    'reading frames for code': () => [
      { type: 'read-selection' },
      { type: 'read-pictures', frameIds: [idOf('Card')], scale: 1 },
      { type: 'read-code-record', frameIds: [idOf('Card')] },
      { type: 'store-code-record', frameIds: [idOf('Card')], record: 'packed' },
      { type: 'read-conversation', frameIds: [idOf('Card')] },
    ],
    'placing what was drawn': () => [
      { type: 'read-surroundings' },
      { type: 'store-image', bytes: picture(9) },
      { type: 'apply-edit', edit: place('fill', 'first'), bytes: picture(10) },
      { type: 'apply-edit', edit: place('beside', 'second'), bytes: picture(20) },
      { type: 'apply-edit', edit: place('grid', 'third', cell(0)), bytes: picture(30) },
      { type: 'apply-edit', edit: place('grid', 'fourth', cell(1)), bytes: picture(40) },
    ],
    'drawing layers': () => [
      { type: 'draw-layers', frame: drawing, fontFamily: 'Inter', source: '{}', replaces: null },
      {
        type: 'draw-svg',
        svg: '<svg width="8" height="8" viewBox="0 0 8 8"><path d="M0 0H8V8Z" fill="#ff0000"/></svg>',
        generation: generation('drawn', 'draw', null),
      },
    ],
    'changing a picture': () => [
      { type: 'apply-edit', edit: place('fill', 'first'), bytes: picture(10) },
      { type: 'read-layer-picture', nodeId: idOf('Card') },
      { type: 'read-mask', pictureId: idOf('Card') },
      { type: 'export-layer', nodeId: idOf('Card') },
      { type: 'read-image', hash: 'f00d' },
      {
        type: 'apply-edit',
        edit: place('fill', 'changed', { generation: generation('changed', 'edit', 'first') }),
        bytes: picture(50),
      },
      { type: 'read-history', everywhere: true },
      { type: 'select-layers', nodeIds: [idOf('Card')] },
    ],
    'inspecting a frame': () => [
      { type: 'read-audit-extras', frameIds: [idOf('Card')] },
      {
        type: 'apply-fix',
        edits: [
          { kind: 'rename', nodeId: idOf('Card'), was: 'Card', now: 'Card' },
          { kind: 'number', nodeId: idOf('Button'), field: 'itemSpacing', was: -1, now: 8 },
        ],
      },
      { type: 'pin-finding', nodeId: idOf('Card'), text: 'Too little contrast' },
      { type: 'ignore-finding', rule: 'contrast', nodeIds: [idOf('Card')], reason: 'Decorative' },
      { type: 'ignore-finding', rule: 'contrast', nodeIds: [idOf('Card')], reason: null },
    ],
  };

  /** Does a job message by message and answers what came of each. */
  async function run(job: string): Promise<readonly (Answer | null)[]> {
    const answers: (Answer | null)[] = [];
    const isRead = job === 'reading frames for code';
    await host.select(...(isRead ? [idOf('Card'), idOf('Button')] : [await insideOf('Card')]));
    for (const step of jobs[job]?.() ?? []) {
      asked += 1;
      const isAsked = !/^(store-code-record|select-layers)$/.test(step.type);
      const message = isAsked ? { ...step, requestId: `fault-${asked}` } : step;
      answers.push(
        await panel.evaluate(
          (sent) => (window as unknown as { ask(message: object): Promise<Answer | null> }).ask(sent),
          message,
        ),
      );
    }
    return answers;
  }

  const follow = (faults: readonly object[], records = false) =>
    host.page.evaluate((plan) => window.host?.injectFaults(plan as never), { records, faults });

  /** Each place that calls the API in a job, and how often. */
  async function callsOf(job: string): Promise<readonly Call[]> {
    await follow([], true);
    const answers = await run(job);
    expect(answers.filter((one) => one?.type === 'request-failed')).toEqual([]);
    const calls = await host.page.evaluate(() => window.host?.apiCalls ?? []);
    const places = new Map<string, Call>();
    for (const { member, site } of calls) {
      const times = (places.get(`${member} ${site}`)?.times ?? 0) + 1;
      places.set(`${member} ${site}`, { member, site, times });
    }
    return [...places.values()].filter(({ member }) => !lineToPanel.test(member));
  }

  /** How many layers lie on the pages themselves. */
  const countLayers = () =>
    host.page.evaluate(() => {
      const pages = window.host?.scene.document['children'] as { children: unknown[] }[];
      return pages.reduce((sum, { children }) => sum + children.length, 0);
    });

  it.each(['keysAsync', 'getAsync'])('opens although clientStorage.%s fails at the start', async (name) => {
    await follow([{ member: `figma.clientStorage.${name}`, how: 'fail' }]);
    const from = (await host.log()).length;
    await start();
    await follow([]);
    expect((await run('reading frames for code'))[0]?.type).toBe('selection-read');
    const told = (await host.log()).slice(from).filter(({ operation }) => operation === 'show-notice');
    expect(JSON.stringify(told)).toContain('The defaults are used until you reopen');
  });

  it.each(Object.keys(jobs))('ends %s with a result or a sentence, and the next try works', async (job) => {
    await start();
    const calls = await callsOf(job);
    expect(calls.length).toBeGreaterThan(5);
    for (const { member, site, times } of calls) {
      for (const how of mayBeNull.test(member) ? ['fail', 'null'] : ['fail']) {
        for (let nth = 1; nth <= Math.min(times, mostTries(member)); nth += 1) {
          const what = `${how} of call ${nth} of ${member} at ${site}`;
          await follow([{ member, site, nth, how }]);
          const before = await countLayers();
          const answers = await run(job);
          for (const answer of answers) {
            if (answer?.type === 'request-failed')
              expect(answer.message, what).toMatch(/^[A-Z"“][^\n]{10,180}[.)]$/);
          }
          // What could not be placed whole leaves nothing behind; the grid of the first run takes all its cells.
          const placed = (jobs[job]?.() ?? []).filter(
            ({ edit }, place) =>
              answers[place]?.type === 'layers-drawn' ||
              ((edit as { where?: string } | undefined)?.where === 'beside' &&
                answers[place]?.type === 'edit-applied'),
          );
          expect((await countLayers()) - before, what).toBe(placed.length);
        }
      }
    }
    await follow([]);
    expect((await run(job)).filter((one) => one?.type === 'request-failed')).toEqual([]);
    expect((await host.log()).filter(({ operation }) => operation === 'plugin failed')).toEqual([]);
  });

  it('reads the other frames where one cannot be exported, and reports which one is missing', async () => {
    await start();
    await follow([{ member: 'node.exportAsync', how: 'fail' }]);
    const [read] = await run('reading frames for code');
    expect(read?.type).toBe('selection-read');
    expect(read?.snapshot?.frames).toHaveLength(1);
    expect(read?.snapshot?.unread).toMatchObject([{ instead: 'it was left out' }]);
    await follow([1, 2].map((nth) => ({ member: 'node.exportAsync', nth, how: 'fail' })));
    const [none] = await run('reading frames for code');
    expect(none).toMatchObject({ type: 'request-failed', message: /^Figma returned no layers for/ });
    await follow([]);
  });

  it('places a picture whose label Figma cannot write, and writes labels as Figma wants them', async () => {
    await start();
    await follow([{ member: 'figma.loadFontAsync', how: 'fail' }]);
    const answers = await run('placing what was drawn');
    expect(answers.map((one) => one?.type).filter((type) => type === 'edit-applied')).toHaveLength(4);
    await follow([]);
    await run('placing what was drawn');
    const labels = await host.page.evaluate(() => {
      const pages = window.host?.scene.document['children'] as { children: Layer[] }[];
      interface Layer {
        readonly type: string;
        readonly children?: readonly Layer[];
        readonly style?: Readonly<Record<string, unknown>>;
      }
      const grids = pages.flatMap(({ children }) => children).filter(({ type }) => type === 'SECTION');
      return grids.flatMap(({ children = [] }) => children).filter(({ type }) => type === 'TEXT');
    });
    expect(labels.map(({ style }) => style)).toEqual(
      Array(2).fill(
        expect.objectContaining({ textAutoResize: 'HEIGHT', textTruncation: 'ENDING', maxLines: 1 }),
      ),
    );
  });

  /** A layer that lies in a frame. */
  async function insideOf(name: string): Promise<string> {
    const id = await host.page.evaluate((frame) => {
      const [first] = (window.host?.scene.find(frame)?.['children'] ?? []) as { id: string }[];
      return first?.id;
    }, idOf(name));
    if (id === undefined) throw new Error(`${name} is empty.`);
    return id;
  }
});
