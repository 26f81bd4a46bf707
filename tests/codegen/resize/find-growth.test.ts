import { expect, it } from 'vitest';
import { findPictureGrowth } from '#codegen/layout/paint/picture-occurrences';
import { createLengthReader } from '#codegen/layout/responsive/length-reader';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const read = createLengthReader(new Map(), new Map());
const held = { width: '300px' };

it.each([
  ['its own width', picture({ width: '200px', 'max-width': '100%' }), null],
  ['the most it takes', picture({ width: '100%', 'max-width': '300px' }), null],
  ['a box of set width around it', box(held, picture({ width: '100%' })), null],
  ['a row of set width', box({ ...held, display: 'flex' }, picture({ flex: '1' })), null],
])('a picture keeps its size by %s', (_, content, growth) => {
  expect(growthIn(content)).toBe(growth);
});

it.each([
  ['is drawn narrower than it may get', picture({ width: '100%', 'max-width': '400px' })],
  ['fills the page', picture({ width: '100%' })],
  ['takes what is left of a row', box({ display: 'flex' }, picture({ width: '200px', flex: '1' }))],
  [
    'may have a line to itself',
    box({ ...held, display: 'flex', 'flex-wrap': 'wrap' }, picture({ flex: '1' })),
  ],
  [
    'may have a column to itself',
    box({ ...held, 'grid-template-columns': 'repeat(auto-fit, minmax(80px, 1fr))' }, picture({})),
  ],
])('a picture grows that %s', (_, content) => {
  expect(growthIn(content)).toBe(1920 / 480);
});

function picture(style: Readonly<Record<string, string>>): Written {
  return { id: '1:9', name: 'Photo', kind: 'image', style, drawn: { width: 300, height: 200 } };
}

function box(style: Readonly<Record<string, string>>, child: Written): Written {
  return { id: '1:2', name: 'Frame', style, drawn: { width: 300, height: 200 }, children: [child] };
}

/** By how much the picture of a page of 480 px may grow. */
function growthIn(content: Written): number | null | undefined {
  const { pages } = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [content] }] });
  const drawn = [{ layer: { id: '1:9', name: 'Photo' }, key: 'photo', scale: 0.5 }];
  const sized = pages.map((page) => ({ ...page, width: 480 }));
  return findPictureGrowth(drawn, sized, read)[0]?.growth;
}
