/**
 * The Renderer over a Chromium on this machine. One browser serves all pages, each in a context of its own, and a
 * page reaches nothing but itself: every request that is not a `data:` address is refused.
 */
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { CancelSignal } from '#design/cancel';
import { readPng } from '#design/read-png';
import type { PageToRender, RenderedPage, Renderer } from '#codegen/renderer';
import { findBrowser } from './browser.mjs';

export interface ChromiumRenderer extends Required<Renderer> {
  /** The boxes of a page's elements at each size of the viewport, in px. */
  measure(html: string, sizes: readonly PageSize[], signal: CancelSignal): Promise<readonly PageMeasure[]>;
  /** Opens a page at a size for whatever else there is to ask of it. */
  visit<Answer>(
    html: string,
    size: PageSize,
    signal: CancelSignal,
    ask: (page: OpenPage) => Promise<Answer>,
  ): Promise<Answer>;
  /** Closes the browser; a later call starts another. */
  dispose(): Promise<void>;
}

/** A page that stays open while it is asked. */
export interface OpenPage {
  resize(size: PageSize): Promise<void>;
  /** What an expression comes to in the page; plain JSON. */
  evaluate<Answer>(script: string): Promise<Answer>;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface PageMeasure {
  readonly viewport: PageSize;
  /** px of what the page scrolls to. */
  readonly contentWidth: number;
  readonly contentHeight: number;
  /** Boxes in px from the page's corner, by every id of `data-node-id`. */
  readonly boxes: Readonly<Record<string, readonly MeasuredBox[]>>;
}

export interface MeasuredBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChromiumOptions {
  /** ms a page has to become ready, and as many again for its picture. @default 30000 */
  readonly timeLimit?: number;
}

/** A page could not be drawn: there is no browser, it took too long, or it threw. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}

/** Where this machine has no Chromium: `null`. */
export function createChromiumRenderer({
  timeLimit = 30_000,
}: ChromiumOptions = {}): ChromiumRenderer | null {
  const found = findBrowser();
  if (!found) return null;
  let starting: Promise<Browser> | null = null;

  return { render, measureWidths, measure, visit, dispose };

  async function render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage> {
    const viewport = wholePixels(page);
    return withPage(page.html, page, page.scale, signal, async (open) => {
      const size = await contentSize(open);
      if (page.picture === false) {
        return { pixels: new Uint8ClampedArray(), width: 0, height: 0, contentWidth: size.width };
      }
      const clip = { x: 0, y: 0, width: viewport.width, height: Math.max(size.height, 1) };
      await open.evaluate(nextFrame);
      const png = await open.screenshot({ fullPage: true, clip, animations: 'disabled', timeout: timeLimit });
      const { data: pixels, width, height } = readPng(png);
      return { pixels, width, height, contentWidth: size.width };
    });
  }

  async function measureWidths(
    { html, height }: Pick<PageToRender, 'html' | 'height'>,
    widths: readonly number[],
    signal: CancelSignal,
  ): Promise<readonly number[]> {
    return withPage(html, { width: widths[0] ?? 1, height }, 1, signal, async (page) => {
      const contentWidths: number[] = [];
      for (const width of widths) {
        signal.throwIfAborted();
        await page.setViewportSize(wholePixels({ width, height }));
        contentWidths.push((await contentSize(page)).width);
      }
      return contentWidths;
    });
  }

  async function measure(html: string, sizes: readonly PageSize[], signal: CancelSignal) {
    return withPage(html, sizes[0] ?? { width: 1024, height: 768 }, 1, signal, async (page) => {
      const measures: PageMeasure[] = [];
      for (const viewport of sizes) {
        signal.throwIfAborted();
        await page.setViewportSize(wholePixels(viewport));
        const { width: contentWidth, height: contentHeight } = await contentSize(page);
        const boxes = await page.evaluate<PageMeasure['boxes']>(readBoxes);
        measures.push({ viewport, contentWidth, contentHeight, boxes });
      }
      return measures;
    });
  }

  async function visit<Answer>(
    html: string,
    size: PageSize,
    signal: CancelSignal,
    ask: (page: OpenPage) => Promise<Answer>,
  ): Promise<Answer> {
    return withPage(html, size, 1, signal, (page) =>
      ask({
        resize: (next) => page.setViewportSize(wholePixels(next)),
        evaluate: (script) => page.evaluate(script),
      }),
    );
  }

  async function withPage<Answer>(
    html: string,
    size: PageSize,
    scale: number,
    signal: CancelSignal,
    use: (page: Page) => Promise<Answer>,
  ): Promise<Answer> {
    signal.throwIfAborted();
    const browser = await (starting ??= start());
    const context = await browser.newContext({
      viewport: wholePixels(size),
      deviceScaleFactor: scale,
      offline: true,
    });
    try {
      context.setDefaultTimeout(timeLimit);
      await context.route('**/*', (route) => route.abort());
      const page = await context.newPage();
      await page.setContent(html, { waitUntil: 'domcontentloaded', timeout: timeLimit });
      await waitUntilReady(page, timeLimit, signal);
      return await use(page);
    } finally {
      await context.close();
    }
  }

  async function start(): Promise<Browser> {
    const browser = await chromium.launch({
      executablePath: found?.path ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        // Else text is fitted to whole pixels and every width is a little wrong.
        '--font-render-hinting=none',
      ],
      env: { ...process.env, ...found?.env },
    });
    browser.once('disconnected', () => (starting = null));
    return browser;
  }

  async function dispose(): Promise<void> {
    const browser = starting;
    starting = null;
    if (browser) await (await browser).close();
  }
}

/** Scripts for the page are texts: this realm has no DOM types. */
const pageState = `(() => {
  const { failed } = document.documentElement.dataset;
  if (failed !== undefined) return { failed };
  return document.body && document.body.dataset.ready !== undefined ? { failed: null } : null;
})()`;

const sizeOfContent = `({
  width: document.documentElement.scrollWidth,
  height: document.documentElement.scrollHeight,
})`;

/** A page that is ready may not have been drawn yet where there is much other work: one frame lays out, the next draws. */
const nextFrame = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))`;

const readBoxes = `(() => {
  const boxes = Object.create(null);
  for (const element of document.querySelectorAll('[data-node-id]')) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const box = { x: left + scrollX, y: top + scrollY, width, height };
    for (const id of element.getAttribute('data-node-id').split(' ')) (boxes[id] ||= []).push(box);
  }
  return { ...boxes };
})()`;

/** ms between two looks at a page; each look is also one at the signal, which has no events. */
const pause = 20;

async function waitUntilReady(page: Page, timeLimit: number, signal: CancelSignal): Promise<void> {
  const end = performance.now() + timeLimit;
  for (;;) {
    const state = await page.evaluate<{ failed: string | null } | null>(pageState);
    signal.throwIfAborted();
    if (state?.failed != null) throw new RenderError(`The page failed: ${state.failed}`);
    if (state) return;
    if (performance.now() > end) {
      throw new RenderError(`The page was not ready after ${timeLimit / 1000} seconds.`);
    }
    await setTimeout(pause);
  }
}

function contentSize(page: Page): Promise<PageSize> {
  return page.evaluate<PageSize>(sizeOfContent);
}

function wholePixels({ width, height }: PageSize): PageSize {
  return { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) };
}
