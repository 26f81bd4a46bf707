import { beforeAll, describe, expect, it } from 'vitest';
import { check, createChecker, type CheckEnvironment, type Checker } from '#codegen/check';
import type { Libraries } from '#codegen/libraries';
import type { Renderer } from '#codegen/renderer';
import { readLibraries } from '#cli/read-libraries';
import { defaultCodeOptions } from '#design/code-options';
import type { Progress } from '#design/code-result';
import { drawPixels, encodePng } from './draw-pixels.ts';
import { makeResult, makeSnapshot, never } from './make-result.ts';

let libraries: Libraries;
let checker: Checker;
beforeAll(async () => {
  libraries = await readLibraries();
  checker = createChecker(libraries);
  checker.warmUp();
});

const home = (jsx: string) =>
  makeResult({ 'src/pages/Home.tsx': `export function Home() { return ${jsx}; }` });
const good = home('<main><h1>Title</h1></main>');

function environment(more: Partial<CheckEnvironment> = {}): CheckEnvironment {
  let time = 0;
  return { signal: never, onProgress: () => undefined, now: () => (time += 5), renderer: null, ...more };
}

/** A browser that draws every page as this picture and finds it too wide for a phone. */
const blue = drawPixels(400, 300, [0, 0, 255, 255]);
const drawsBlue: Renderer = {
  render: async ({ width }) => ({
    pixels: blue.data,
    width: 400,
    height: 300,
    contentWidth: Math.max(width, 391),
    missingFonts: [],
  }),
  tryWidths: async (_page, widths) =>
    widths.map((width) => ({ contentWidth: Math.max(width, 391), texts: [] })),
};

describe('the receipt', () => {
  it('lists for a good result what was checked, and what could not be', async () => {
    const { receipt } = await checker.check(
      good,
      makeSnapshot(['Title']),
      new Map(),
      defaultCodeOptions,
      environment(),
    );
    expect(receipt?.outcome).toBe('passed');
    expect(receipt?.checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'imports passed',
      'names passed',
      'accessibility passed',
      'text passed',
      'review passed',
      'types passed',
      'likeness skipped',
      'responsive skipped',
    ]);
    expect(receipt?.fonts).toEqual([{ family: 'Inter', weights: [400], italic: false, package: 'inter-ui' }]);
  });

  it('reports the worst finding first', async () => {
    const bad = home('<main><h2>Titel</h2>{nothing}</main>');
    const { receipt } = await checker.check(
      bad,
      makeSnapshot(['Title']),
      new Map(),
      defaultCodeOptions,
      environment(),
    );
    expect(receipt?.outcome).toBe('failed');
    expect(receipt?.checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'types failed',
      'accessibility warned',
      'text warned',
      'imports passed',
      'names passed',
      'review passed',
      'likeness skipped',
      'responsive skipped',
    ]);
  });

  it('draws the pages where it has a browser, and keeps the heat map', async () => {
    const asset = { key: 'truth', mime: 'image/png' as const };
    const snapshot = makeSnapshot(['Title'], { picture: { asset, scale: 1 } });
    const pictures = new Map([['truth', encodePng(drawPixels(400, 300, [255, 0, 0, 255]))]]);
    const checked = await checker.check(
      good,
      snapshot,
      pictures,
      defaultCodeOptions,
      environment({ renderer: drawsBlue }),
    );
    const likeness = checked.receipt?.checks.find(({ id }) => id === 'likeness');
    expect(likeness).toMatchObject({ outcome: 'failed', measure: { value: 1 } });
    expect(checked.assets.has(likeness?.pages?.[0]?.heatMap.key ?? '')).toBe(true);
    expect(checked.receipt?.checks.find(({ id }) => id === 'responsive')).toMatchObject({
      outcome: 'warned',
    });
    expect(good.assets.size).toBe(0);
  });

  it('leaves files, pages and problems as they were, and adds its times', async () => {
    const checked = await checker.check(
      good,
      makeSnapshot(['Title']),
      new Map(),
      defaultCodeOptions,
      environment(),
    );
    expect(checked).toMatchObject({ files: good.files, pages: good.pages, problems: good.problems });
    expect(checked.timings.map(({ stage, milliseconds }) => `${stage} ${milliseconds}`)).toEqual([
      'checks 25',
      'types 5',
      'likeness 10',
    ]);
  });

  it('checks HTML too', async () => {
    const html =
      '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>Title</h1></body></html>';
    const result = makeResult({ 'index.html': html }, { path: 'index.html' });
    const { receipt } = await checker.check(
      result,
      makeSnapshot(['Title']),
      new Map(),
      { ...defaultCodeOptions, target: 'html' },
      environment(),
    );
    expect(receipt?.outcome).toBe('passed');
    expect(receipt?.checks.find(({ id }) => id === 'types')?.outcome).toBe('skipped');
    expect(receipt?.checks.find(({ id }) => id === 'text')?.outcome).toBe('passed');
  });

  it('comes from `check` as well', async () => {
    const checked = await check(good, makeSnapshot(['Title']), new Map(), defaultCodeOptions, {
      ...environment(),
      libraries,
    });
    expect(checked.receipt?.outcome).toBe('passed');
  });
});

describe('a run of checks', () => {
  it('counts its steps', async () => {
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => void told.push(progress);
    await checker.check(good, makeSnapshot(), new Map(), defaultCodeOptions, environment({ onProgress }));
    expect(told.map(({ done, total }) => `${done}/${total}`)).toEqual([
      '0/8',
      '1/8',
      '2/8',
      '3/8',
      '4/8',
      '5/8',
      '6/8',
      '7/8',
    ]);
    expect(told[0]?.doing).toBe('Following imports');
  });

  it('stops between two steps when it is cancelled', async () => {
    const control = new AbortController();
    const told: string[] = [];
    const onProgress = ({ doing }: Progress) => {
      told.push(doing);
      if (told.length === 2) control.abort(new Error('enough'));
    };
    const running = checker.check(
      good,
      makeSnapshot(),
      new Map(),
      defaultCodeOptions,
      environment({ onProgress, signal: control.signal }),
    );
    await expect(running).rejects.toThrow('enough');
    expect(told).toHaveLength(2);
  });

  it('stops while a page is drawn, and does not take it for a fault of the page', async () => {
    const control = new AbortController();
    const renderer: Renderer = {
      async render() {
        control.abort(new Error('enough'));
        throw new Error('the browser went away');
      },
      async tryWidths() {
        control.abort(new Error('enough'));
        throw new Error('the browser went away');
      },
    };
    const running = checker.check(
      good,
      makeSnapshot(),
      new Map(),
      defaultCodeOptions,
      environment({ renderer, signal: control.signal }),
    );
    await expect(running).rejects.toThrow('enough');
  });
});
