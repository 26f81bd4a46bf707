import { expect, test } from 'vitest';
import { minifyPath, minifySvg } from '#codegen/assets/minify-svg';

test.each([
  ['steps take fewer letters than places', 'M100 100L101 102L103 99', 'm100 100 1 2 2-3'],
  ['places take fewer letters than steps', 'M100 100L0 0L100 0', 'm100 100L0 0h100'],
  ['horizontal and vertical lines have one number', 'M0 0L5 0L5 5L0 5Z', 'm0 0h5v5H0z'],
  ['the line home is drawn by closing', 'M1 1L9 1L5 7L1 1Z', 'm1 1h8L5 7z'],
  ['a line to where the pen is draws nothing', 'M1 1L9 4L9 4L2 8', 'm1 1 8 3-7 4'],
  [
    'a line left out does not make curves go on',
    'M0 0C0 5 5 10 10 10L10 10C10 10 20 5 20 0',
    'm0 0c0 5 5 10 10 10 0 0 10-5 10-10',
  ],
  ['a point alone stays, for its round ends', 'M1 1L1 1', 'm1 1h0'],
  [
    'signs and points part numbers',
    'M0.5 0.25L0.25 -0.5C0.1 0.2 0.3 0.4 0.5 0.6',
    'm.5.25L.25-.5C.1.2.3.4.5.6',
  ],
  [
    'a curve that goes on needs no first handle',
    'M0 0C0 5 5 10 10 10C15 10 20 5 20 0',
    'm0 0c0 5 5 10 10 10S20 5 20 0',
  ],
  ['each part starts where the last one did', 'M2 2L8 2L8 8ZM3 3L4 4', 'm2 2h6v6zm1 1 1 1'],
  ['hundredths are enough for what is large', 'M100.1234 0.006L0 0', 'm100.12.01L0 0'],
  ['commands that are not read stay', 'M0 0A5 5 0 0 1 10 10', 'M0 0A5 5 0 0 1 10 10'],
])('%s', (_, path, short) => {
  expect(minifyPath(path)).toBe(short);
});

test('rounding never adds up: steps are taken between rounded places', () => {
  expect(minifyPath('M0 0L10.004 10L20.008 0L30.012 10L40.016 0')).toBe('m0 0 10 10L20.01 0l10 10L40.02 0');
});

const open = '<svg viewBox="0 0 9 9" fill="none" overflow="visible">';

test.each([
  [
    'attributes of all shapes move to the svg element',
    `${open}<path d="M0 0h9" fill="red"/><circle r="2" fill="red"/></svg>`,
    '<svg viewBox="0 0 9 9" fill="red"><path d="M0 0h9"/><circle r="2"/></svg>',
  ],
  [
    'where each has its own colour the drawing has none',
    `${open}<path d="M0 0h9" fill="red"/><circle r="2" fill="blue"/></svg>`,
    '<svg viewBox="0 0 9 9"><path d="M0 0h9" fill="red"/><circle r="2" fill="blue"/></svg>',
  ],
  [
    'lines stay unfilled',
    `${open}<path d="M0 0h9" stroke="red" stroke-width="2"/></svg>`,
    '<svg viewBox="0 0 9 9" fill="none" stroke="red" stroke-width="2"><path d="M0 0h9"/></svg>',
  ],
  [
    'what one shape lacks is no common word',
    `${open}<path d="M0 0h9" fill="red"/><path d="M0 0h9" stroke="red"/></svg>`,
    '<svg viewBox="0 0 9 9" fill="none"><path d="M0 0h9" fill="red"/><path d="M0 0h9" stroke="red"/></svg>',
  ],
  [
    'a group that paints keeps what is in it',
    `${open}<g fill="blue"><path d="M0 0h9" fill="red"/></g></svg>`,
    '<svg viewBox="0 0 9 9" fill="none"><g fill="blue"><path d="M0 0h9" fill="red"/></g></svg>',
  ],
  [
    'clips are no shapes',
    `${open}<defs><clipPath id="c"><path d="M0 0h9"/></clipPath></defs><path d="M0 0h9" fill="red"/></svg>`,
    '<svg viewBox="0 0 9 9" fill="red"><defs><clipPath id="c"><path d="M0 0h9"/></clipPath></defs><path d="M0 0h9"/></svg>',
  ],
  [
    'a drawing that clips keeps its overflow',
    '<svg viewBox="0 0 9 9" fill="none" overflow="hidden"><path d="M0 0h9" fill="red"/></svg>',
    '<svg viewBox="0 0 9 9" overflow="hidden" fill="red"><path d="M0 0h9"/></svg>',
  ],
])('%s', (_, svg, short) => {
  expect(minifySvg(svg)).toBe(short);
});
