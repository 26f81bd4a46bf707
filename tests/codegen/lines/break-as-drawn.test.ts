/**
 * Paragraphs of Chromium's own breaking, a layer for each line, come back as paragraphs whose lines end where they
 * ended: by themselves where letters may be a little wider or narrower, otherwise by breaks that are kept.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { hasBrowser, openBrowser } from '../../host/open-host.ts';
import { openRandom } from '../../random-designs/random.ts';
import { drawLayout } from '../layout/draw-layout.ts';
import { snapshotOf } from '../layout/snapshot-of.ts';
import { drawColumn, type DrawnLine } from './draw-lines.ts';

const inter = join(
  import.meta.dirname,
  '../../../node_modules/inter-ui/Inter (web latin)/Inter-Regular.woff2',
);
const vocabulary = [
  ...[
    'the',
    'a',
    'of',
    'to',
    'in',
    'and',
    'for',
    'harbour',
    'lake',
    'train',
    'baker',
    'window',
    'warm',
    'coat',
  ],
  ...['book', 'sleeps', 'early', 'opens', 'leaves', 'never', 'passengers', 'timetable', 'remarkably', 'well'],
] as const;
/** px; lines that were placed by hand are straightened by up to this. */
const maxDrift = 2;

const random = openRandom(4);
const paragraphs = random.many(24, () => ({
  words: sentence(random.whole(30, 60)),
  width: random.whole(220, 620),
  align: random.pick(['left', 'left', 'center', 'right']),
}));

function sentence(count: number): string {
  const words = random.many(count, () => `${random.pick(vocabulary)}${random.chance(0.09) ? '.' : ''}`);
  return words.join(' ').replace(/(?:^|\. )./g, (start) => start.toUpperCase());
}

describe.skipIf(!hasBrowser())('paragraphs a layer a line', () => {
  let browser: Browser;
  let page: Page;
  let faces = '';

  beforeAll(async () => {
    const font = await readFile(inter);
    faces = `@font-face{font-family:Inter;src:url(data:font/woff2;base64,${font.toString('base64')})}`;
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  });

  afterAll(async () => {
    await browser.close();
  });

  test('break on the page as they were drawn', async () => {
    const blocks = paragraphs.map(
      ({ words, width, align }) =>
        `<p style="margin:0 0 60px;font:16px/24px Inter;width:${width}px;text-align:${align}">${words}</p>`,
    );
    const drawn = await readLines(`<style>${faces}body{margin:0}</style>${blocks.join('')}`, 'p');
    const height = 60 * drawn.length + 24 * drawn.flat().length;
    const lines = drawn.flat().map(({ words, ...place }): DrawnLine => ({ words, ...place }));
    const frame = drawColumn({
      lines,
      frame: { absoluteBoundingBox: { x: 0, y: 0, width: 1000, height } },
    });
    const layout = layOut(readDesign(snapshotOf(frame)));
    const shown = await readLines(drawLayout(layout, faces), '[data-node-id*=" "]');
    expect(shown.map((each) => each.map(({ words }) => words))).toEqual(
      drawn.map((each) => each.map(({ words }) => words)),
    );
    shown.flat().forEach(({ x, y, words }, index) => {
      expect.soft(Math.abs(x - (lines[index]?.x ?? 0)), words).toBeLessThan(maxDrift);
      expect.soft(Math.abs(y - (lines[index]?.y ?? 0)), words).toBeLessThan(maxDrift);
    });
    const broken = await page.locator('br').count();
    expect(broken).toBeLessThan(lines.length / 2);
  });

  /** The lines of the texts that a selector finds, in the order in which they stand; widths on whole pixels. */
  async function readLines(html: string, selector: string): Promise<readonly Place[][]> {
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready);
    const found = await page.evaluate((wanted) => {
      return [...document.querySelectorAll(wanted)].map((element) => {
        const lines: { words: string; x: number; y: number; right: number }[] = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { data } = node as Text;
          for (const [at, letter] of [...data].entries()) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const [box] = range.getClientRects();
            if (box === undefined) continue;
            const y = (box.top + box.bottom) / 2 - 12;
            const last = lines.at(-1);
            if (last !== undefined && Math.abs(last.y - y) < 6) {
              last.words += letter;
              if (letter !== ' ') last.right = box.right;
            } else lines.push({ words: letter, x: box.left, y, right: box.right });
          }
        }
        return lines;
      });
    }, selector);
    const sorted = found.sort((one, other) => (one[0]?.y ?? 0) - (other[0]?.y ?? 0));
    return sorted.map((each) =>
      each.map(({ words, x, y, right }) => ({ words: words.trim(), x, y, width: Math.ceil(right - x) })),
    );
  }
});

type Place = Required<Pick<DrawnLine, 'words' | 'x' | 'y' | 'width'>>;
