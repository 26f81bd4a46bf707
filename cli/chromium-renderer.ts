/**
 * The Renderer over a Chromium on this machine. One browser serves all pages, each in a context of its own, and a
 * page reaches nothing but itself: every request that is not a `data:` address is refused, and so is every name and every
 * way around the browser's own. A page that does not answer in time is closed, and its process ended.
 */
import { setTimeout } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type PageScreenshotOptions,
} from 'playwright-core';
import type { PageAtWidth, PageToRender, RenderedPage, Renderer } from '#codegen/renderer';
import { readTextsScript } from '#codegen/targets/preview/page-texts';
import { measurePageScript, type PageMeasures } from '#codegen/targets/preview/preview-messages';
import type { CancelSignal } from '#design/cancel';
import { readPng } from '#design/png';
import { findBrowser } from './browser.mjs';

export interface ChromiumRenderer extends Renderer {
  /** The boxes of a page's elements at each size of the viewport, in px. */
  measure(html: string, sizes: readonly PageSize[], signal: CancelSignal): Promise<readonly PageMeasure[]>;
  /** Opens a page at a size for other measurements. */
  visit<Answer>(
    html: string,
    size: PageSize,
    signal: CancelSignal,
    ask: (page: OpenPage) => Promise<Answer>,
  ): Promise<Answer>;
  /** Closes the browser; a later call starts another. */
  dispose(): Promise<void>;
}

/** A page that stays open for several measurements. */
export interface OpenPage {
  resize(size: PageSize): Promise<void>;
  /** The value of an expression in the page; plain JSON. */
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
  /** The milliseconds for each step of a page: to become ready, to be measured, to be drawn. @default 30000 */
  readonly timeLimit?: number;
  /** Called once if the browser runs without its own sandbox, with the reason. @default none */
  readonly notify?: (sentence: string) => void;
  /** What starts the browser. @default this process */
  readonly user?: BrowserUser;
}

/** A page could not be drawn: there is no browser, it took too long, or it threw. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}

/** Where this machine has no Chromium: `null`. */
export function createChromiumRenderer({
  timeLimit = 30_000,
  notify = () => undefined,
  user,
}: ChromiumOptions = {}): ChromiumRenderer | null {
  const found = findBrowser();
  if (!found) return null;
  let starting: Promise<Browser> | null = null;

  return { render, tryWidths, measure, visit, dispose };

  async function render(page: PageToRender, signal: CancelSignal): Promise<RenderedPage> {
    const whole = wholePixels(page);
    const size = { width: whole.width, height: viewportHeight(page.html, whole.height) };
    return withPage(page.html, size, page.scale, signal, async (open) => {
      const { contentWidth, contentHeight, missingFonts } = await fitViewport(open, size, whole.height);
      if (page.picture === false)
        return { pixels: new Uint8ClampedArray(), width: 0, height: 0, contentWidth, missingFonts };
      const clip = { x: 0, y: 0, width: whole.width, height: Math.max(contentHeight, 1) };
      await inTime(open.evaluate(nextFrame));
      const png = await inTime(
        captureScreenshot(open, { fullPage: true, clip, animations: 'disabled', timeout: timeLimit }),
      );
      const { data: pixels, width, height } = readPng(png);
      return { pixels, width, height, contentWidth, missingFonts };
    });
  }

  /** A page that turns out to need the whole viewport gets it. */
  async function fitViewport(open: Page, { width, height }: PageSize, wholeHeight: number) {
    let measured = await measuresOf(open);
    if (
      height < wholeHeight &&
      (measured.height < wholeHeight || (await dependsOnHeight(open, width, height)))
    ) {
      await inTime(open.setViewportSize({ width, height: wholeHeight }));
      measured = await measuresOf(open);
    }
    const { width: contentWidth, height: contentHeight, missingFonts } = measured;
    return { contentWidth, contentHeight, missingFonts };
  }

  /** Whether anything on the page moves when only the viewport's height changes. */
  async function dependsOnHeight(open: Page, width: number, height: number): Promise<boolean> {
    const before = await inTime(open.evaluate<string>(layoutOfAll));
    await inTime(open.setViewportSize({ width, height: height + extraHeight }));
    const after = await inTime(open.evaluate<string>(layoutOfAll));
    await inTime(open.setViewportSize({ width, height }));
    return before !== after;
  }

  async function tryWidths(
    { html, height }: Pick<PageToRender, 'html' | 'height'>,
    widths: readonly number[],
    signal: CancelSignal,
  ): Promise<readonly PageAtWidth[]> {
    const tall = viewportHeight(html, Math.max(1, Math.ceil(height)));
    return withPage(html, { width: widths[0] ?? 1, height: tall }, 1, signal, async (page) => {
      const tried: PageAtWidth[] = [];
      for (const width of widths) {
        signal.throwIfAborted();
        await inTime(page.setViewportSize(wholePixels({ width, height: tall })));
        const { width: contentWidth } = await contentSize(page);
        const texts = await inTime(page.evaluate<PageAtWidth['texts']>(`(${readTextsScript})()`));
        tried.push({ contentWidth, texts });
      }
      return tried;
    });
  }

  async function measure(html: string, sizes: readonly PageSize[], signal: CancelSignal) {
    return withPage(html, sizes[0] ?? { width: 1024, height: 768 }, 1, signal, async (page) => {
      const measures: PageMeasure[] = [];
      for (const viewport of sizes) {
        signal.throwIfAborted();
        await inTime(page.setViewportSize(wholePixels(viewport)));
        const { width: contentWidth, height: contentHeight } = await contentSize(page);
        const boxes = await inTime(page.evaluate<PageMeasure['boxes']>(readBoxes));
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
        resize: (next) => inTime(page.setViewportSize(wholePixels(next))),
        evaluate: (script) => inTime(page.evaluate(script)),
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
      await waitUntilReady(page, html, signal);
      return await use(page);
    } finally {
      await closeContext(context, browser);
    }
  }

  async function waitUntilReady(page: Page, html: string, signal: CancelSignal): Promise<void> {
    const end = performance.now() + timeLimit;
    const late = () => new RenderError(`The page was not ready after ${timeLimit / 1000} seconds.`);
    // A script of the page that never ends keeps this call from ending too.
    await inTime(page.setContent(html, { waitUntil: 'domcontentloaded', timeout: 0 }), late);
    for (;;) {
      const state = await inTime(page.evaluate<{ failed: string | null } | null>(pageState), late);
      signal.throwIfAborted();
      if (state?.failed != null) throw new RenderError(`The page failed: ${state.failed}`);
      if (state) return;
      if (performance.now() > end) throw late();
      await setTimeout(pollIntervalMs);
    }
  }

  /** A page that hangs is closed with its context, and if that hangs too, with its browser. */
  async function closeContext(context: BrowserContext, browser: Browser): Promise<void> {
    try {
      await inTime(context.close(), undefined, Math.min(timeLimit, closeTimeoutMs));
    } catch {
      if (starting && (await starting) === browser) starting = null;
      void browser.close().catch(() => undefined);
    }
  }

  function measuresOf(page: Page): Promise<PageMeasures> {
    return inTime(page.evaluate<PageMeasures>(`(${measurePageScript})()`));
  }

  function contentSize(page: Page): Promise<PageSize> {
    return inTime(page.evaluate<PageSize>(sizeOfContent));
  }

  async function inTime<Answer>(
    answer: Promise<Answer>,
    late = () => new RenderError(`The page did not respond for ${timeLimit / 1000} seconds.`),
    limitMs = timeLimit,
  ): Promise<Answer> {
    const control = new AbortController();
    // The promise that loses the race may reject later, without a handler.
    answer.catch(() => undefined);
    const limit = setTimeout(limitMs, null, { signal: control.signal }).then(
      () => Promise.reject(late()),
      () => new Promise<never>(() => undefined),
    );
    try {
      return await Promise.race([answer, limit]);
    } finally {
      control.abort();
    }
  }

  async function start(): Promise<Browser> {
    const env = { ...process.env, ...found?.env };
    const browser = await launchSandboxed(
      (chromiumSandbox) =>
        chromium.launch({
          executablePath: found?.path ?? '',
          chromiumSandbox,
          args: [...flags],
          env,
          ...leavesSignals,
        }),
      notify,
      user,
    );
    browser.once('disconnected', () => (starting = null));
    return browser;
  }

  async function dispose(): Promise<void> {
    const browser = starting;
    starting = null;
    if (browser) await (await browser).close();
  }
}

/** Otherwise Playwright ends the process at Ctrl+C, before an answer that was paid for is kept and its path printed. */
const leavesSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } as const;

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  // Otherwise text is fitted to whole pixels, and every width is slightly wrong.
  '--font-render-hinting=none',
  // What a page's policy does not cover: names that are looked up ahead, connections ahead, calls between browsers.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** ms that a page has to be closed, before its browser is. */
const closeTimeoutMs = 5000;
/** px of viewport that long pages get: what Chromium takes to draw one grows with the square of its viewport. */
const defaultHeight = 1000;
/** px that the viewport grows by to see what follows. */
const extraHeight = 337;
/** Pages up to here are drawn in a viewport of their own height, as all are whose style speaks of that height. */
const maxUnsplitHeight = 2 * defaultHeight;

/** Units and queries of the viewport's height, what stays at its edges, and what waits to be scrolled to. */
const usesViewportHeight = new RegExp(
  [
    String.raw`\d(?:[sld]?v(?:h|b|min|max)|cq(?:h|b|min|max))\b`,
    String.raw`\((?:min-|max-)?(?:device-)?(?:height|aspect-ratio)\s*[:<>=]`,
    String.raw`[<>=]\s*(?:height|aspect-ratio)\s*[)<>=]`,
    String.raw`\borientation\s*:`,
    String.raw`background(?:-attachment)?\s*:[^;{}]*\bfixed\b`,
    'content-visibility|animation-timeline|innerHeight|visualViewport|IntersectionObserver',
  ].join('|'),
  'i',
);

function viewportHeight(html: string, height: number): number {
  return height <= maxUnsplitHeight || usesViewportHeight.test(withoutData(html)) ? height : defaultHeight;
}

/** A page without the bytes of its pictures and without React, whose code contains many CSS names. */
function withoutData(html: string): string {
  return html
    .split('</script>')
    .filter((part) => !part.includes('globalThis.framewrightModules='))
    .join('')
    .replace(/;base64,[\w+/=]+/g, '');
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

/** Where everything is, rounded to what a pixel shows; a digest would have to be written for it. */
const layoutOfAll = `JSON.stringify([...document.querySelectorAll('*')].map((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + scrollX, top + scrollY, width, height].map((px) => Math.round(px * 16));
}))`;

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
const pollIntervalMs = 20;

function wholePixels({ width, height }: PageSize): PageSize {
  return { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) };
}

/**
 * Starts a browser with its own sandbox wherever the system allows it. Chromium refuses to start with one as root, and
 * containers of build servers rarely allow what it needs; elsewhere it is tried, and given up only where the browser says
 * that there is none.
 */

/** What starts the browser. */
export interface BrowserUser {
  readonly isRoot: boolean;
  /** On a build server, as `CI` in the environment says. */
  readonly isBuildServer: boolean;
}

function currentUser(): BrowserUser {
  const { CI: ci = '' } = process.env;
  return { isRoot: process.getuid?.() === 0, isBuildServer: ci !== '' && ci !== '0' && ci !== 'false' };
}

/** Chromium's message on any system when it cannot start its sandbox. */
const hasNoSandbox = /no usable sandbox|sandbox helper|setuid sandbox|without --no-sandbox|zygote_host_impl/i;

/** Reports once that the browser runs without its sandbox, and why. Rejects as `launch` does. */
export async function launchSandboxed<Browser>(
  launch: (withSandbox: boolean) => Promise<Browser>,
  notify: (sentence: string) => void,
  user: BrowserUser = currentUser(),
): Promise<Browser> {
  const known = reasonAgainst(user);
  if (known === null) {
    try {
      return await launch(true);
    } catch (error) {
      if (!hasNoSandbox.test(String(error))) throw error;
    }
  }
  const browser = await launch(false);
  notify(
    `Chromium runs without its own sandbox, because ${known ?? 'this system does not let it start one'}.`,
  );
  return browser;
}

function reasonAgainst({ isRoot, isBuildServer }: BrowserUser): string | null {
  if (isRoot) return 'it cannot start one as root';
  return isBuildServer ? 'build servers rarely allow one (CI is set)' : null;
}

const maxScreenshotTries = 3;

/**
 * Takes a screenshot again where Chromium found its surface empty. It says so, rarely, of a page that is fine: the
 * frame that it copies was replaced meanwhile. Rejects as `page.screenshot` does, with any other error at once.
 */
export async function captureScreenshot(
  page: Pick<Page, 'screenshot'>,
  options: PageScreenshotOptions,
): Promise<Buffer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await page.screenshot(options);
    } catch (error) {
      if (tries === maxScreenshotTries || !String(error).includes('Unable to capture screenshot'))
        throw error;
    }
  }
}
