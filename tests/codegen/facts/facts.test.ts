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
import { sizeOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { hasBrowser, openBrowser } from '../../host/open-host.ts';
import { readFact } from './fact.ts';
import { judgeFact, shownChildrenOf, wholePixels } from './judge-fact.ts';
import { removeChildren } from './judge-page.ts';
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
    expect.soft(problems, 'problems').toEqual(fact.problems ?? []);
    await showPage(html, frame);
    expect.soft(await judgeFact(page, frame, fact), 'differences').toEqual([]);
    if (shownChildrenOf(frame).length === 0) return;
    // A fact that an empty frame fulfils tells nothing of what is in it.
    // What was judged changed no more of the page than its size.
    await page.setViewportSize(wholePixels(sizeOf(frame)));
    await removeChildren(page, frame.id);
    expect(await judgeFact(page, frame, fact), 'differences without the children').not.toEqual([]);
  });
});

async function showPage(html: string, frame: RestNode): Promise<void> {
  await page.setViewportSize(wholePixels(sizeOf(frame)));
  // A document keeps the policies of what was written into it before, and asks each of them.
  await page.goto('about:blank');
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
}
