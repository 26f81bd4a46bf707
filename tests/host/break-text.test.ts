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
