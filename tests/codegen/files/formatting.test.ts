import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { formatStylesheet } from '#codegen/targets/format-with-prettier';
import { printRules } from '#codegen/css/print-css';
import { cssProperties } from '#codegen/css/properties';

const expected = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && /expected/.test(entry.parentPath) && /\.(css|html|tsx?)$/.test(entry.name),
  )
  .map((entry) => join(entry.parentPath, entry.name))
  // Ids are put in after formatting, because they may change no other byte.
  .filter((path) => !path.includes('node-ids'));

it('prettier, with no settings, finds nothing to change in what comes out', async () => {
  expect(expected.length).toBeGreaterThan(30);
  for (const path of expected) {
    const text = readFileSync(path, 'utf8');
    expect(await format(text, { filepath: path }), path).toBe(text);
  }
});

it('long values are laid out as prettier lays them out', async () => {
  const style = Object.entries({
    background:
      'linear-gradient(90deg, rgb(0 0 0 / 0.5) 0%, rgb(255 255 255 / 0.25) 100%), url("../assets/a-picture-with-a-name.png") center / cover no-repeat',
    'background-image': 'linear-gradient(90deg, #000000 0%, #ffffff 100%)',
    'box-shadow': '0 1px 2px rgb(0 0 0 / 0.08), inset 0 0 0 1px #ff0000',
    'font-family': "'Open Sans', sans-serif",
    'font-feature-settings': "'tnum', 'zero' 0",
    'grid-template-columns': 'repeat(3, minmax(0, 1fr)) 100px auto',
    'will-change': 'transform, opacity',
    filter: 'drop-shadow(0 1px 2px rgb(0 0 0 / 0.1)) blur(2px)',
    transform: 'matrix(1, 0, 0, 1, 10, 20)',
    width: 'calc(100% - 12.5px)',
    'aspect-ratio': '16 / 9',
    mask: 'url("../assets/a.svg") center / contain no-repeat, linear-gradient(#000000 0 0)',
    transition: 'opacity 0.2s, color 0.2s',
  }).map(([property, value]) => ({ property, value }));
  const text = printRules([
    { selectors: ['.a', '.b .c'], style },
    { selectors: [':root'], style: [{ property: '--name', value: "'words, and words'" }] },
  ]);
  expect(await format(text, { parser: 'css' })).toBe(text);
});

it('lists are broken at commas whatever the property', async () => {
  const names = [...cssProperties.keys(), '--own'];
  const style = names.map((property) => ({ property, value: 'one two, three four' }));
  const text = printRules([{ selectors: ['.a'], style }]);
  expect(await format(text, { parser: 'css' })).toBe(text);
});

it('a value that takes more than a line is broken where prettier breaks it, and nothing else is touched', async () => {
  const wide = Array.from({ length: 6 }, (_, index) => `"Font number ${index}"`).join(', ');
  const text = printRules([
    { selectors: ['.a'], style: [{ property: 'color', value: 'red' }] },
    { selectors: [':root'], style: [{ property: '--font-body', value: wide }] },
    { selectors: ['.c'], style: [{ property: 'font-family', value: wide, below: 640 }] },
  ]);
  const formatted = await formatStylesheet(text);
  expect(formatted).not.toBe(text);
  expect(formatted).toBe(await format(text, { parser: 'css' }));
});

it('what holds in narrower viewports only comes last, the widest first, as prettier lays it out', async () => {
  const text = printRules([
    {
      selectors: ['.a', '.b'],
      style: [
        { property: 'flex-wrap', value: 'wrap', below: 640 },
        { property: 'box-shadow', value: '0 1px 2px #000000, 0 1px 4px #000000', below: 1440 },
      ],
    },
    { selectors: ['.c'], style: [{ property: 'width', value: '10px' }] },
  ]);
  expect(await format(text, { parser: 'css' })).toBe(text);
  expect(text.match(/^@media.*|^ *\.\w/gm)).toEqual([
    '.c',
    '@media (width < 90rem) {',
    '  .a',
    '  .b',
    '@media (width < 40rem) {',
    '  .a',
    '  .b',
  ]);
});
