/** Where the host puts the lines of a text. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Layer } from '../../host/document/layer.ts';
import { breakText } from '../../host/page/draw/break-text.ts';

// Without a canvas the host takes 0.55 em for each letter.
beforeEach(() => {
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const text = (characters: string): Layer => ({
  id: '1:1',
  name: 'Text',
  type: 'TEXT',
  characters,
  style: {
    fontFamily: 'Noto Sans Arabic',
    fontSize: 20,
    fontWeight: 400,
    lineHeightPx: 30,
    textAlignHorizontal: 'RIGHT',
    textAutoResize: 'HEIGHT',
  },
});

it('ends every line of a text from right to left at the right edge, whatever space follows it', () => {
  const { lines } = breakText(text('نان تازه هر روز صبح'), 100, 60);
  expect(lines.length).toBeGreaterThan(1);
  for (const { runs, isRightToLeft } of lines) {
    expect(isRightToLeft).toBe(true);
    const last = runs.at(-1);
    expect(runs.map((run) => run.text.trim())).toEqual(runs.map((run) => run.text));
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(100);
  }
});

it.each([
  ['A plain sentence, with commas', 'A |plain |sentence, |with |commas'],
  ['either/or, C++ and C#', 'either/or, |C++ |and |C#'],
  ['$12.50/month, twenty-one, -5°', '$12.50/month, |twenty-|one, |-5°'],
  ['10\u00a0000\u00a0€ now', '10\u00a0000\u00a0€ |now'],
  ['zero\u200bwidth', 'zero\u200b|width'],
  ['wait… what—ever', 'wait… |what|—|ever'],
  ['東京、大阪。「はい」', '東|京、|大|阪。|「は|い」'],
  ['你好，世界！（好）', '你|好，|世|界！|（好）'],
  ['세계! 안녕', '세|계! |안|녕'],
])('may end a line of %j where others do', (characters, marked) => {
  const parts = marked.split('|');
  const width = Math.max(...parts.map((part) => part.trimEnd().length)) * 11;
  const layer = { ...text(characters), style: { ...text('').style, textAlignHorizontal: 'LEFT' } } as Layer;
  const { lines } = breakText(layer, width, 60);
  const found = lines.map(({ runs }) => runs.map((run) => run.text).join(''));
  expect(found).toEqual(fill(parts, width));
});

/** As many parts on a line as fit, at 11 px for each letter. */
function fill(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line === '' || 11 * (line + part).trimEnd().length <= width) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  return lines;
}

it.each([
  ['Price קטן now', 'Price|קטן|now'],
  ['מחיר iPhone 15 Pro חדש', 'חדש|iPhone|15|Pro|מחיר'],
  ['נסחה 2.0 beta', 'beta|2.0|נסחה'],
  ['نسخه 2.0 beta', 'beta|2.0|نسخه'],
  ['۱۲ apples and ۳ pears', '۱۲|apples|and|۳|pears'],
  ['1 2 3 א ב', 'ב|א|3|2|1'],
])('puts the words of %j, each of a look of its own, where Chromium does', (characters, seen) => {
  const words = characters.match(/\S+\s*/g) ?? [];
  const layer = {
    ...text(characters),
    characterStyleOverrides: words.flatMap((word, index) => Array.from(word, () => index)),
    styleOverrideTable: Object.fromEntries(words.map((_, index) => [index, { fontWeight: 100 + index }])),
  } as Layer;
  const [line] = breakText(layer, 1000, 30).lines;
  const runs = line?.runs.toSorted((one, other) => one.x - other.x) ?? [];
  expect(runs.map((run) => run.text.trim()).join('|')).toBe(seen);
});
