/**
 * Facts about structure once more, as React: what a component's props make of each of its uses must look like the
 * plain HTML of the same design, pixel for pixel, and the types of the props must hold.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { captureScreenshot } from '#cli/chromium-renderer';
import type { SourceFile } from '#design/source-file';
import { sizeOf } from '#design/rest-node';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { hasBrowser, openBrowser } from '../../host/open-host.ts';
import { typeCheck } from '../compile/type-check.ts';
import { type OpenFact, openFact } from './open-fact.ts';

const folder = join(import.meta.dirname, 'structure');
const facts = readdirSync(folder);

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

describe('structure in React', () => {
  test.skipIf(!hasBrowser()).each(facts)('%s looks as in HTML', async (name) => {
    const react = await openFact(join(folder, name), 'modules', 'react');
    const html = await openFact(join(folder, name), 'css');
    expect((await shoot(react)).equals(await shoot(html))).toBe(true);
  });

  it('has props whose types hold', async () => {
    const written: Record<string, readonly SourceFile[]> = {};
    for (const name of facts) written[name] = (await openFact(join(folder, name), 'modules', 'react')).files;
    expect(typeCheck(written, await collectLibraries())).toEqual([]);
  });
});

async function shoot({ frame, html }: OpenFact): Promise<Buffer> {
  await page.setViewportSize(sizeOf(frame));
  // A document keeps the policy of what was written into it before.
  await page.goto('about:blank');
  await page.setContent(html);
  await page.locator(`[data-node-id~="${frame.id}"]`).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  return captureScreenshot(page, { animations: 'disabled' });
}
