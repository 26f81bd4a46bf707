/** What a random design may be made of: ordinary words and sizes, and everything that has no business in code. */
import { hostileTexts } from '../cli/hostile-design.ts';
import type { Random } from './random.ts';

const ordinaryNames = [
  'Card',
  'Button',
  'Title',
  'icon/arrow',
  'Frame 12',
  'Nav bar',
  'Price',
  'State=Hover, Size=Large',
];

const ordinaryTexts = [
  'Sign in',
  'A sentence of some length, which goes over several lines where its layer is narrow.',
  '42,00 €',
  'One\nTwo\nThree',
  'E-mail',
];

/** Beside the texts: what breaks paths, identifiers, selectors and class names. */
const hostileNames = [
  '../../../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/absolute',
  'C:\\Users\\x',
  'file:///etc/hosts',
  'aux.css',
  '.',
  '..',
  '.env',
  'node_modules',
  'index',
  'main',
  'App',
  'React',
  'Fragment',
  'props',
  'children',
  'className',
  'key',
  'ref',
  'style',
  'import',
  'await',
  'arguments',
  'toString',
  'hasOwnProperty',
  'prototype',
  'Object',
  'a{b}c:d;e',
  ':root',
  '@media print',
  '--x',
  '1st',
  '-',
  '_',
  '$',
  'ß ﬁ İ ǆ',
  '漢字かな交じり',
  'lone \ud800 half',
  '\udfff',
  'control \u0000\u0001\u0007\u001b\u007f characters',
  '\ufeffmark',
  '\u0085next line',
  'a\u2029b',
];

const extremeNumbers = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e-9,
  -1e-7,
  1e9,
  -1e9,
  1e21,
  1e308,
  4294967296,
  0.1 + 0.2,
  -400,
  99999,
];

/** Fields of JSON that say the wrong thing; a number that is none is `null` in JSON. */
const wrongValues: readonly [unknown, ...(readonly unknown[])] = [
  null,
  '',
  'text',
  true,
  false,
  [],
  {},
  [null],
  [[]],
  { r: null },
  [{}],
  ['x', -1],
  { type: 'SOLID' },
  '</script>',
  '1px; } * { color: red',
  'url(https://evil.test/x)',
];

export function pickName(random: Random): string {
  return random.chance(0.5) ? random.pick(asList(ordinaryNames)) : pickHostile(random);
}

export function pickText(random: Random): string {
  return random.chance(0.5) ? random.pick(asList(ordinaryTexts)) : pickHostile(random);
}

/** Mostly an ordinary length in px, sometimes an unusual one. */
export function pickLength(random: Random, most = 400): number {
  return random.chance(0.04) ? pickExtreme(random) : random.whole(0, most * 2) / 2;
}

export function pickExtreme(random: Random): number {
  return random.pick(asList(extremeNumbers));
}

export function pickWrong(random: Random): unknown {
  return random.chance(0.4) ? pickExtreme(random) : random.pick(wrongValues);
}

function pickHostile(random: Random): string {
  const text = random.pick(asList(random.chance(0.5) ? hostileTexts : hostileNames));
  // The longest is slow to format and need not be everywhere.
  return text.length > 1000 && random.chance(0.9) ? text.slice(0, 70) : text;
}

function asList<Item>(items: readonly Item[]): readonly [Item, ...(readonly Item[])] {
  return items as unknown as readonly [Item, ...(readonly Item[])]; // None of the lists above is empty.
}
