import { expect, test } from 'vitest';
import { cleanSvg } from '#codegen/1-layout/clean-svg';

const clean = (inside: string) => cleanSvg(`<svg width="10" height="10">${inside}</svg>`, 'a')?.body;

test('drawing is kept, with ids of its own', () => {
  expect(clean('<defs><linearGradient id="g"/></defs><path d="M0 0H9" fill="url(#g)"/>')).toMatch(
    /^<defs><linearGradient id="(i\w+-g)"\/><\/defs><path d="M0 0H9" fill="url\(#\1\)"\/>$/,
  );
});

test.each([
  ['<script>alert(1)</script>'],
  ['<path onload="alert(1)" d="M0 0"/>'],
  ['<foreignObject><p>hi</p></foreignObject>'],
  ['<image href="https://example.com/x.png"/>'],
  ['<use xlink:href="https://example.com/x.svg#a"/>'],
  ['<path fill="url(https://example.com)"/>'],
  ['<path style="background:url(https://example.com)"/>'],
  ['<a href="javascript:alert(1)"><path d="M0 0"/></a>'],
  ['<style>path{fill:url(https://example.com)}</style>'],
  ['<svg onload="alert(1)"><script>alert(1)</script></svg>'],
  ['<animate attributeName="href" to="javascript:alert(1)"/>'],
])('%s loses what could run or reach out', (inside) => {
  expect(clean(inside)).not.toMatch(/script|alert|onload|https?:|foreignObject|<a|style=|<p>/);
});

test('what is not an SVG is none', () => {
  expect(cleanSvg('hello', 'a')).toBeNull();
  expect(cleanSvg('<svg></svg>', 'a')).toBeNull();
});
