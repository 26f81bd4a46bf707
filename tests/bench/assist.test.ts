/** The readers behind the figures of assist: each has to see what is there, and to miss what is not. */
import { describe, expect, test } from 'vitest';
import type { CodeResult } from '#design/code-result';
import type { Snapshot } from '#design/snapshot';
import { findActive, findLost, readShownPages, wordsOf } from '../../bench/answers/read-shown-pages.ts';
import { openGoldFrames } from '../../bench/assist/gold-frame.ts';
import { countNarrow } from '../../bench/assist/narrow-layout.ts';
import { readWords, readWrittenPage } from '../../bench/assist/read-written-page.ts';
import { stripNames } from '../../bench/assist/strip-names.ts';
import { writeAnswer } from '../../bench/assist/write-answer.ts';

const page = `<main data-node-id="1:1"><h1 data-node-id="1:2" class="title">Night <b>trains</b></h1>
<button type="button" aria-label="Menu"><svg data-node-id="1:3 1:4"></svg></button>
<span data-node-id="1:5"><input type="checkbox" checked></span><input data-node-id="1:6" placeholder="Street"></main>`;
const result = {
  files: [{ kind: 'text', path: 'index.html', text: page, lines: [] }],
  pages: [{ frameId: '1:1', name: 'Page', path: 'index.html', width: 100, height: 100 }],
} as unknown as CodeResult;

describe('a written page', () => {
  test('is read by the layers its elements stand for', () => {
    const layers = readWrittenPage(result).map(({ ids, tag }) => `${ids.join(' ')} ${tag}`);
    expect(layers).toEqual(['1:1 main', '1:2 h1', '1:3 1:4 button', '1:5 checkbox', '1:6 input']);
  });
  test('contains what a person reads', () => {
    expect(readWords(result)).toEqual(['Night', 'trains', 'Street']);
  });
});

test('what pages show, lost words and what would run are found', async () => {
  const [shown] = await Promise.all([readShownPages(result, { target: 'html' })]);
  expect(wordsOf(shown)).toEqual(['Night', 'Street', 'trains']);
  expect(findLost(['a', 'a', 'b'], ['b', 'a'])).toEqual(['a']);
  expect(findActive(shown)).toEqual([]);
  const evil = `<body onload="x()"><a href=" javascript:x()">A</a><script src="x"></script></body>`;
  const fooled = { ...result, files: [{ kind: 'text' as const, path: 'index.html', text: evil, lines: [] }] };
  expect(findActive(await readShownPages(fooled, { target: 'html' }))).toEqual([
    'onload="x()"',
    'href=" javascript:x()"',
    '<script>',
  ]);
});

test('the words of a React page are those that React renders', async () => {
  const path = 'src/pages/Home.tsx';
  const text = `export function Home() {
  return <ul>{['Night', 'trains'].map((word) => <li key={word}>{word}</li>)}</ul>;
}`;
  const files = [{ kind: 'text' as const, path, text, lines: [] }];
  const pages = [{ frameId: '1:1', name: 'Home', path, width: 100, height: 100 }];
  const shown = await readShownPages({ files, assets: new Map(), pages }, { target: 'react' });
  expect(wordsOf(shown)).toEqual(['Night', 'trains']);
});

describe('a narrow page', () => {
  const box = (x: number, y: number) => [{ x, y, width: 100, height: 50 }];
  const measured = (boxes: Record<string, ReturnType<typeof box>>) => ({
    viewport: { width: 390, height: 800 },
    contentWidth: 390,
    contentHeight: 800,
    boxes,
  });
  test.each([
    ['below', { '1:1': box(0, 0), '1:2': box(0, 60) }, 1],
    ['below', { '1:1': box(0, 0), '1:2': box(110, 0) }, 0],
    ['beside', { '1:1': box(0, 0), '1:2': box(110, 0) }, 1],
    ['below', { '1:1': box(0, 0) }, 0],
    ['scrolls', { '1:1': box(0, 0), '1:2': box(90, 0) }, 1],
    ['scrolls', { '1:1': box(0, 0), '1:2': box(0, 0) }, 0],
  ] as const)('has its layers %s', (wanted, boxes, right) => {
    expect(countNarrow({ '1:1 1:2': wanted }, measured(boxes)).right).toBe(right);
  });
});

test('a frame without names keeps all that is drawn and nothing that reveals what it is', () => {
  const text = { id: '1:3', type: 'TEXT', name: 'Price', characters: '€ 49' };
  const instance = {
    id: '1:2',
    type: 'INSTANCE',
    name: 'Card',
    componentId: '9:9',
    cornerRadius: 8,
    children: [text],
  };
  const frame = { id: '1:1', type: 'FRAME', name: 'Home', children: [instance] };
  const snapshot = { frames: [{ id: '1:1', name: 'Home', node: frame }] } as unknown as Snapshot;
  const [stripped] = stripNames(snapshot).frames;
  expect(JSON.stringify(stripped)).not.toMatch(/Home|Card|Price|INSTANCE|9:9/);
  expect(stripped?.node).toMatchObject({
    children: [{ type: 'FRAME', cornerRadius: 8, children: [{ characters: '€ 49' }] }],
  });
});

test('the gold frames are ten of different documents, whose plans are answers that name their layers', async () => {
  const frames = await openGoldFrames();
  expect(new Set(frames.map(({ document }) => document)).size).toBe(10);
  for (const gold of frames) {
    const ids = [...new Set(Object.values(gold.plan).flatMap((said) => Object.values(said).flat()))];
    const numbers = JSON.stringify(JSON.parse(writeAnswer(gold, ids))).match(/"layers":\[[^\]]+\]/g) ?? [];
    expect(numbers.length).toBeGreaterThan(5);
  }
});
