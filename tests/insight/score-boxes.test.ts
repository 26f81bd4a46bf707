import { describe, expect, it } from 'vitest';
import type { FoundBox } from '#design/question';
import { type FrameElement, scoreBoxes } from '#insight/understand/score-boxes';

const box = (x: number, width = 10) => ({ x, y: 0, width, height: 10 });
const text = (words: string, x: number): FrameElement => ({ kind: 'text', words, box: box(x) });
const control = (x: number): FrameElement => ({ kind: 'control', words: '', box: box(x) });
const found = (kind: FoundBox['kind'], label: string, x: number, width = 10): FoundBox => ({
  kind,
  label,
  frameId: 'frame',
  nodeIds: [],
  area: box(x, width),
  isSure: true,
});

describe('scoreBoxes', () => {
  it('gives the overlap of each element, and counts what was missed and what is nowhere', () => {
    const score = scoreBoxes(
      [text('Price', 0), text('Price', 50), control(100), control(200)],
      [
        found('heading', ' price\n', 0),
        found('text', 'Price', 50, 20),
        found('button', 'Buy', 105),
        found('image', 'Cat', 200),
      ],
    );
    // Half as wide; shifted by half of its width; an image is no control.
    expect(score).toEqual({ overlaps: [1, 0.5, 1 / 3], missed: 1, invented: 1 });
  });

  it('counts a box for one element only, and the better box for an element', () => {
    const score = scoreBoxes(
      [text('One', 0), text('One', 4)],
      [found('text', 'One', 0), found('text', 'Two', 4)],
    );
    expect(score).toEqual({ overlaps: [1], missed: 1, invented: 1 });
    expect(scoreBoxes([control(0)], [found('link', 'a', 5), found('link', 'b', 0)])).toEqual({
      overlaps: [1],
      missed: 0,
      invented: 1,
    });
  });
});
