/**
 * Frames of our own drawing that are one page at several widths, one directory each: `input.json` holds the frames,
 * the widest first, `expected.json` what the merged page has to be (`expected.ts`). Each is compiled with plain CSS
 * and with Tailwind and opened in Chromium at every drawn width, where every layer has to stand as in the frame drawn
 * at that width and what only others have must not be there.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf, sizeOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { hasBrowser, openBrowser } from '../../host/open-host.ts';
import { openFrames, readExpected, type Expected } from './open-frames.ts';

type Box = readonly [x: number, y: number, width: number, height: number];

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!hasBrowser()) return;
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  if (hasBrowser()) await browser.close();
});

describe.skipIf(!hasBrowser()).each(cases)('%s', (name) => {
  test.each(['css', 'tailwind'] as const)('in %s', async (styles) => {
    const expected = await readExpected(join(folder, name));
    const { frames, html, pages, problems } = await openFrames(join(folder, name), styles);
    expect.soft(problems, 'problems').toEqual(expected.problems ?? []);
    expect(pages).toBe(expected.apart ? frames.length : 1);
    if (expected.apart) return;
    await page.goto('about:blank');
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready);
    for (const [index, frame] of frames.entries()) {
      await page.setViewportSize(wholePixels(sizeOf(frame)));
      await judgeWidth(frame, index, expected);
    }
    await judgeShared(expected);
    await judgeBetween(frames);
  });
});

/** Every layer of the frame stands where it is drawn, and nothing of the others does. */
async function judgeWidth(frame: RestNode, index: number, expected: Expected): Promise<void> {
  const shown = await findShown();
  const origin = boxOf(frame);
  const own = new Set<string>();
  const judge = (node: RestNode): void => {
    own.add(node.id);
    childrenOf(node).forEach(judge);
    const [x, y, width, height] = boxOf(node);
    const found = shown.find(({ ids }) => ids.includes(node.id));
    if (isLine(node, expected, found?.ids ?? [])) return;
    expect.soft(found, `the element of ${node.id} at ${origin[2]}`).toBeDefined();
    if (found)
      expectBox(`${node.id} at ${origin[2]}`, found.box, [x - origin[0], y - origin[1], width, height]);
  };
  judge(frame);
  for (const { ids } of shown)
    expect
      .soft(
        ids.some((id) => own.has(id)),
        `${ids.join(' ')} is shown`,
      )
      .toBe(true);
  for (const [id, lines] of Object.entries(expected.lines ?? {}))
    expect.soft(await findLines(id), `lines of ${id}`).toEqual(lines[index]);
}

/** A layer whose words are a line of a text that stands for several. */
function isLine(node: RestNode, { lines = {} }: Expected, ids: readonly string[]): boolean {
  return node.type === 'TEXT' && ids.some((id) => lines[id] !== undefined);
}

async function judgeShared({ shared = {}, matches = {} }: Expected): Promise<void> {
  for (const [one, other] of Object.entries(shared))
    expect
      .soft(await page.locator(`${own(one)}${own(other)}`).count(), `${one} and ${other} are one`)
      .toBe(1);
  for (const [id, selector] of Object.entries(matches)) {
    const found = await page
      .locator(own(id))
      .first()
      .evaluate((element, wanted) => element.matches(wanted), selector);
    expect.soft(found, `${id} is ${selector}`).toBe(true);
  }
}

/** Between the drawn widths nothing scrolls sideways. */
async function judgeBetween(frames: readonly RestNode[]): Promise<void> {
  const narrowest = Math.min(...frames.map((frame) => sizeOf(frame).width));
  for (const width of [0.85 * narrowest, 639, 767, 800, 1023, 1024, 1279, 1600].map(Math.round)) {
    await page.setViewportSize({ width, height: 800 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(content, `at ${width}`).toBeLessThanOrEqual(width);
  }
}

function own(id: string): string {
  return `[data-node-id~="${id}"]`;
}

async function findShown(): Promise<readonly { readonly ids: readonly string[]; readonly box: Box }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-node-id]')].flatMap((element) => {
      if (element.getClientRects().length === 0) return [];
      const { x, y, width, height } = element.getBoundingClientRect();
      const ids = (element.getAttribute('data-node-id') ?? '').split(' ');
      return [{ ids, box: [x + scrollX, y + scrollY, width, height] as const }];
    }),
  );
}

/** The words of each line of a text, as the browser broke them. */
async function findLines(id: string): Promise<readonly string[]> {
  return page
    .locator(own(id))
    .first()
    .evaluate((element) => {
      const lines = new Map<number, string>();
      const text = element.firstChild;
      const words = text?.textContent ?? '';
      for (let index = 0; text !== null && index < words.length; index += 1) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines.set(top, `${lines.get(top) ?? ''}${words.charAt(index)}`);
      }
      return [...lines.values()].map((line) => line.trim());
    });
}

function expectBox(what: string, found: Box, wanted: Box): void {
  const far = Math.max(...wanted.map((length, index) => Math.abs(length - (found[index] ?? Number.NaN))));
  const told = found.map((length) => Math.round(length * 100) / 100).join(', ');
  expect.soft(far, `${what} is at [${told}], not [${wanted.join(', ')}]`).toBeLessThanOrEqual(1);
}

function boxOf(node: RestNode): Box {
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  if (!box) throw new Error(`${node.id} has no box.`);
  return [box.x, box.y, box.width, box.height];
}

function wholePixels({ width, height }: { readonly width: number; readonly height: number }) {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
