import { expect, test } from 'vitest';
import type { Style } from '#codegen/layout/layout-tree';
import {
  mergeStylesAcrossWidths,
  type StyleAtWidth,
  undeclaredValueInText,
} from '#codegen/layout/width-variants/merge-width-styles';

const ranges = [
  { below: Infinity, from: 1024 },
  { below: 1024, from: 640 },
  { below: 640, from: 0 },
];

/** `a: 1; b: 2; @640 a: 3` */
function read(text: string): Style {
  return text.split('; ').map((each) => {
    const [, below, property = '', value = ''] = /^(?:@(\d+) )?([\w-]+): (.*)$/.exec(each) ?? [];
    return { property, value, ...(below === undefined ? {} : { below: Number(below) }) };
  });
}

function write(style: Style): string {
  return style
    .map(({ property, value, below }) => `${below === undefined ? '' : `@${below} `}${property}: ${value}`)
    .join('; ');
}

const cases: Readonly<Record<string, readonly [states: readonly string[], merged: string]>> = {
  'what is the same everywhere is declared once': [['gap: 8px', 'gap: 8px', 'gap: 8px'], 'gap: 8px'],
  'what differs is declared below the width': [
    ['gap: 8px; width: 9px', 'gap: 4px; width: 9px', 'gap: 4px; width: 9px'],
    'gap: 8px; width: 9px; @1024 gap: 4px',
  ],
  'what is gone is taken back': [
    ['width: 90px; max-width: 100%', 'max-width: 100%', 'max-width: 100%'],
    'width: 90px; max-width: 100%; @1024 width: auto',
  ],
  'what a frame declares for narrower viewports applies in its own range only': [
    ['gap: 8px; @1200 gap: 6px; @800 gap: 2px', 'gap: 5px; @700 gap: 3px', 'gap: 1px'],
    'gap: 8px; @1200 gap: 6px; @1024 gap: 5px; @700 gap: 3px; @640 gap: 1px',
  ],
  'what is not there declares nothing else': [
    ['display: flex; gap: 8px', 'hidden', 'display: flex; gap: 4px'],
    'display: flex; gap: 8px; @1024 display: none; @640 display: flex; @640 gap: 4px',
  ],
  'what only the narrowest has is hidden above': [
    ['hidden', 'hidden', 'gap: 8px'],
    'display: none; gap: 8px; @640 display: block',
  ],
  'a box that falls away keeps what it holds': [
    ['display: flex; gap: 8px', 'dissolved', 'anything'],
    'display: flex; gap: 8px; @1024 display: contents',
  ],
  'sides give way to all sides, and back': [
    ['border-left: 1px solid red', 'border-width: 0 1px; border-style: solid', 'border-left: 1px solid red'],
    'border-left: 1px solid red; @1024 border: 0; @1024 border-width: 0 1px; @1024 border-style: solid; @640 border: 0; @640 border-left: 1px solid red',
  ],
  'edges replace all of them at once': [
    ['inset: 0', 'top: 4px; left: 8px', 'inset: 0'],
    'inset: 0; @1024 inset: 4px auto auto 8px; @640 inset: 0',
  ],
  'a shorthand takes its parts along': [
    ['flex: 1 1 0', 'flex-shrink: 0', 'flex: 1 1 0'],
    'flex: 1 1 0; @1024 flex: 0 1 auto; @1024 flex-shrink: 0; @640 flex: 1 1 0',
  ],
  'a name within another is no part of it': [
    [
      'text-decoration: underline; text-decoration-skip-ink: none',
      'text-decoration-skip-ink: none',
      'hidden',
    ],
    'text-decoration: underline; text-decoration-skip-ink: none; @1024 text-decoration: none; @640 display: none',
  ],
};

function readState(state: string): StyleAtWidth {
  const words: readonly string[] = ['hidden', 'dissolved', 'anything'];
  return words.includes(state) ? (state as StyleAtWidth) : read(state);
}

test.each(Object.entries(cases))('%s', (_, [states, merged]) => {
  expect(write(mergeStylesAcrossWidths(states.map(readState), ranges))).toBe(merged);
});

test.each([
  // A shadow that the element inherits is not its own, so only the initial value takes its own back.
  ['text-shadow: 0 1px red', 'text-shadow: none'],
  ['overflow-x: auto', 'overflow-x: visible'],
  ['font-weight: 700', 'font-weight: 400'],
  ['color: red', 'color: inherit'],
  ['backdrop-filter: blur(4px)', 'backdrop-filter: none'],
])('%s is taken back by %s', (declared, taken) => {
  const states = [`order: 1; ${declared}`, 'order: 1', 'order: 1'].map(readState);
  expect(write(mergeStylesAcrossWidths(states, ranges))).toBe(`order: 1; ${declared}; @1024 ${taken}`);
});

test.each([
  ['text-shadow: 0 1px red', 'text-shadow: inherit'],
  ['letter-spacing: 1px', 'letter-spacing: inherit'],
  ['text-underline-offset: 2px', 'text-underline-offset: inherit'],
  ['text-decoration: underline', 'text-decoration: none'],
])('in a text %s is taken back by %s', (declared, taken) => {
  const states = [declared, 'color: red', 'color: red'].map(readState);
  expect(write(mergeStylesAcrossWidths(states, ranges, undeclaredValueInText))).toContain(`@1024 ${taken}`);
});
