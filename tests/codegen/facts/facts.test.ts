/**
 * Facts that every frame must get right, one directory each: `input.json` is a frame in Figma's words with the boxes
 * Figma gave it, `expected.json` what a browser has to show of it (`fact.ts` tells what it may say). Each is compiled
 * with plain CSS and with Tailwind, drawn in Chromium, and judged by boxes, computed styles and pixels.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childrenOf, sizeOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { hasBrowser, openBrowser } from '../../host/open-host.ts';
import { type Fact, type FactBox, readFact } from './fact.ts';
import { findBoxes, findLines, matchesSelector, readStyles, scrollTo, takePicture } from './judge-page.ts';
import { openFact } from './open-fact.ts';

const folder = import.meta.dirname;
const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const facts = foldersIn(folder).flatMap((group) =>
  foldersIn(join(folder, group)).map((name) => `${group}/${name}`),
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

describe.skipIf(!hasBrowser()).each(facts)('%s', (name) => {
  test.each(['css', 'tailwind'] as const)('in %s', async (styles) => {
    const fact = readFact(await readFile(join(folder, name, 'expected.json'), 'utf8'));
    const { frame, html, problems } = await openFact(join(folder, name), styles);
    await page.setViewportSize(wholePixels(sizeOf(frame)));
    // A document keeps the policies of what was written into it before, and asks each of them.
    await page.goto('about:blank');
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready);
    expect.soft(problems, 'problems').toEqual(fact.problems ?? []);
    judgeBoxes(await findBoxes(page), frame, fact);
    await judgeStyles(fact);
    await judgePixels(fact);
    await judgeResized(fact, frame);
    await judgeScrolled(fact, frame);
  });
});

/** Every node that has an element stands where Figma has it; the frame and its texts must have one. */
function judgeBoxes(found: ReadonlyMap<string, FactBox>, frame: RestNode, fact: Fact): void {
  const origin = boxOf(frame);
  if (origin === null) throw new Error('The frame has no box.');
  const judge = (node: RestNode) => {
    if ('visible' in node && node.visible === false) return;
    const drawn = boxOf(node);
    const shown = found.get(node.id);
    if (drawn !== null && fact.apart?.[node.id] === undefined) {
      if (shown !== undefined) {
        const [x, y, width, height] = drawn;
        expectBox(node.id, shown, [x - origin[0], y - origin[1], width, height]);
      } else if (node === frame || node.type === 'TEXT') {
        expect.soft(shown, `the element of ${node.id}`).toBeDefined();
      }
    }
    childrenOf(node).forEach(judge);
  };
  judge(frame);
}

async function judgeStyles({ styles, matches, lines }: Fact): Promise<void> {
  for (const [place, wanted] of Object.entries(styles ?? {})) {
    expect.soft(await readStyles(page, place, Object.keys(wanted)), place).toEqual(wanted);
  }
  for (const [id, selector] of Object.entries(matches ?? {})) {
    expect.soft(await matchesSelector(page, id, selector), `${id} is ${selector}`).toBe(true);
  }
  for (const [id, wanted] of Object.entries(lines ?? {})) {
    expect.soft(await findLines(page, id), `lines of ${id}`).toEqual(wanted);
  }
}

async function judgePixels({ pixels = [] }: Fact): Promise<void> {
  if (pixels.length === 0) return;
  const colourAt = await takePicture(page);
  for (const { at, colour, within = 3 } of pixels) {
    const found = colourAt(...at);
    const wanted = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
    const far = wanted.map((channel, index) => Math.abs(channel - (found[index] ?? Number.NaN)));
    const told = `#${found.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    expect.soft(Math.max(...far), `${at.join(', ')} is ${told}, not ${colour}`).toBeLessThanOrEqual(within);
  }
}

async function judgeResized({ resized = [] }: Fact, frame: RestNode): Promise<void> {
  for (const { width, height = sizeOf(frame).height, boxes } of resized) {
    await page.setViewportSize(wholePixels({ width, height }));
    const found = await findBoxes(page);
    for (const [id, wanted] of Object.entries(boxes)) {
      expectBox(`${id} at ${width}`, found.get(id) ?? [Number.NaN, 0, 0, 0], wanted);
    }
  }
}

async function judgeScrolled({ scrolled = [] }: Fact, frame: RestNode): Promise<void> {
  for (const { of, by, height, boxes } of scrolled) {
    const size = sizeOf(frame);
    await page.setViewportSize(wholePixels({ width: size.width, height: height ?? size.height }));
    await scrollTo(page, of ?? null, by);
    const found = await findBoxes(page);
    for (const [id, wanted] of Object.entries(boxes)) {
      expectBox(`${id} scrolled by ${by.join(', ')}`, found.get(id) ?? [Number.NaN, 0, 0, 0], wanted);
    }
    await scrollTo(page, of ?? null, [0, 0]);
  }
}

function expectBox(what: string, found: FactBox, wanted: FactBox): void {
  const far = Math.max(...wanted.map((length, index) => Math.abs(length - (found[index] ?? Number.NaN))));
  const told = found.map((length) => Math.round(length * 100) / 100).join(', ');
  expect.soft(far, `${what} is at [${told}], not [${wanted.join(', ')}]`).toBeLessThanOrEqual(1);
}

function boxOf(node: RestNode): FactBox | null {
  if (!('absoluteBoundingBox' in node) || node.absoluteBoundingBox === null) return null;
  const { x, y, width, height } = node.absoluteBoundingBox;
  return [x, y, width, height];
}

function wholePixels({ width, height }: { readonly width: number; readonly height: number }) {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
