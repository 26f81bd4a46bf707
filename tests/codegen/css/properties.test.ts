/** Compares the table of CSS properties with what Chromium does. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cssProperties, propertiesOverlap, propertyOf, shorthandOf } from '#codegen/css/properties';
import { findBrowser } from '../../../cli/browser.mjs';

/** A value of each property other than its initial one. */
const samples: Readonly<Record<string, string>> = {
  position: 'relative',
  inset: '1px',
  'inset-inline': '1px',
  'inset-block': '1px',
  top: '1px',
  right: '1px',
  bottom: '1px',
  left: '1px',
  'z-index': '1',
  isolation: 'isolate',
  display: 'flex',
  'flex-direction': 'column',
  'flex-wrap': 'wrap',
  'grid-template-columns': '10px',
  'grid-template-rows': '10px',
  'align-items': 'center',
  'align-content': 'center',
  'justify-content': 'center',
  gap: '1px',
  'row-gap': '1px',
  'column-gap': '1px',
  flex: '2 2 1px',
  'flex-grow': '2',
  'flex-shrink': '2',
  'flex-basis': '1px',
  'align-self': 'center',
  'justify-self': 'center',
  'grid-row': '2',
  'grid-column': '2',
  order: '-1',
  width: '50px',
  'min-width': '50px',
  'max-width': '50px',
  height: '25px',
  'min-height': '25px',
  'max-height': '25px',
  'aspect-ratio': '2',
  'field-sizing': 'content',
  margin: '1px',
  'margin-block': '1px',
  'margin-inline': '1px',
  'margin-top': '1px',
  'margin-right': '1px',
  'margin-bottom': '1px',
  'margin-left': '1px',
  padding: '1px',
  'padding-inline-start': '1px',
  'padding-top': '1px',
  'padding-right': '1px',
  'padding-bottom': '1px',
  'padding-left': '1px',
  overflow: 'hidden',
  'overflow-x': 'hidden',
  'overflow-y': 'hidden',
  'object-fit': 'cover',
  'object-position': '0 0',
  'border-collapse': 'collapse',
  'vertical-align': 'top',
  background: 'red',
  'background-color': 'red',
  'background-image': 'linear-gradient(red, blue)',
  'background-blend-mode': 'multiply',
  'background-clip': 'text',
  border: '1px solid red',
  'border-width': '1px',
  'border-style': 'solid',
  'border-color': 'red',
  'border-inline': '1px solid red',
  'border-block': '1px solid red',
  'border-top': '1px solid red',
  'border-right': '1px solid red',
  'border-bottom': '1px solid red',
  'border-left': '1px solid red',
  'border-radius': '1px',
  outline: '1px solid red',
  'outline-offset': '1px',
  'box-shadow': '0 0 1px red',
  color: 'red',
  font: 'italic 700 20px / 30px monospace',
  'font-family': 'monospace',
  'font-size': '20px',
  'font-style': 'italic',
  'font-weight': '700',
  'font-stretch': 'condensed',
  'font-variant-caps': 'small-caps',
  'font-feature-settings': '"tnum"',
  'font-variation-settings': '"wght" 100',
  'line-height': '30px',
  'letter-spacing': '1px',
  'text-align': 'center',
  'text-indent': '1px',
  'text-transform': 'uppercase',
  'text-decoration': 'underline',
  'text-decoration-skip-ink': 'none',
  'text-underline-offset': '1px',
  'text-overflow': 'ellipsis',
  'text-box': 'trim-both cap alphabetic',
  'text-shadow': '0 0 1px red',
  '-webkit-text-stroke': '1px red',
  'paint-order': 'stroke',
  'white-space': 'nowrap',
  'overflow-wrap': 'anywhere',
  'list-style-type': 'decimal',
  '-webkit-line-clamp': '2',
  '-webkit-box-orient': 'vertical',
  opacity: '0.5',
  transform: 'translateX(1px)',
  'transform-origin': '1px 1px',
  'mix-blend-mode': 'multiply',
  filter: 'blur(1px)',
  'backdrop-filter': 'blur(1px)',
  'clip-path': 'inset(0)',
  mask: 'linear-gradient(red, red)',
  cursor: 'pointer',
  'pointer-events': 'none',
};

/** Chromium does not know these. */
const unsupported = ['hanging-punctuation'];
const known = [...cssProperties.keys()].filter((property) => !unsupported.includes(property));

it('has a sample of every property', () => {
  expect(Object.keys(samples)).toEqual(known);
});

it('knows the shorthand that sets a property', () => {
  expect(['top', 'border-left', 'row-gap', 'outline-offset', 'width', '--own'].map(shorthandOf)).toEqual([
    ...['inset', 'border', 'gap', 'outline-offset', 'width', '--own'],
  ]);
});

it('knows nothing of custom properties', () => {
  expect(propertyOf('--own')).toMatchObject({ initial: 'unset', inherited: false });
  expect(propertiesOverlap('--own', '--own')).toBe(true);
  expect(propertiesOverlap('--own', '--own-too')).toBe(false);
});

const program = findBrowser();

describe.skipIf(program === null)('Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: program?.path ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
      env: { ...(process.env as Record<string, string>), ...program?.env },
    });
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  it('has the same initial values', async () => {
    // These differ in the letters of the computed value only: a gap of `normal` is none outside of multi-column boxes.
    const same = ['gap', 'row-gap', 'column-gap', 'align-items'];
    // The base stylesheet declares these.
    const ours = ['display', 'list-style-type', 'border-width'];
    const initial = [...cssProperties].filter(
      ([property, row]) => row.initial !== 'inherit' && known.includes(property),
    );
    const found = await computeAll(
      Object.fromEntries(initial.map(([property, row]) => [property, row.initial])),
    );
    const expected = await computeAll(Object.fromEntries(initial.map(([property]) => [property, 'initial'])));
    const differing = initial.map(([property]) => property).filter((one) => found[one] !== expected[one]);
    expect(differing.filter((one) => ![...same, ...ours].includes(one))).toEqual([]);
  });

  it('inherits the same properties', async () => {
    const inherited = await page.evaluate<string[]>(`
      Object.entries(${JSON.stringify(samples)}).filter(([property, value]) => {
        document.body.innerHTML = '<div><div style="all: unset"></div></div>';
        const outer = document.body.firstChild;
        outer.style.setProperty(property, value);
        const all = [...outer.style];
        const read = (element) => all.map((one) => getComputedStyle(element).getPropertyValue(one)).join();
        const own = read(outer.firstChild);
        const parents = read(outer);
        outer.removeAttribute('style');
        return own === parents && own !== read(outer);
      }).map(([property]) => property)`);
    expect(inherited).toEqual(known.filter((property) => propertyOf(property).inherited));
  });

  it('lets the same properties overlap', async () => {
    const set = await page.evaluate<Record<string, string[]>>(`
      Object.fromEntries(Object.entries(${JSON.stringify(samples)}).map(([property, value]) => {
        const { style } = document.createElement('div');
        style.setProperty(property, value);
        return [property, [...style]];
      }))`);
    const overlapping = (overlap: (one: string, other: string) => boolean) =>
      known.flatMap((one) =>
        known.filter((other) => one < other && overlap(one, other)).map((other) => `${one} ${other}`),
      );
    const physical = (property: string) => (set[property] ?? []).flatMap(toPhysical);
    const expected = overlapping((one, other) =>
      physical(one).some((each) => physical(other).includes(each)),
    );
    expect(overlapping(propertiesOverlap)).toEqual(expected);
  });

  it('paints elements with the same properties above later siblings', async () => {
    const above = await page.evaluate<string[]>(`
      Object.entries(${JSON.stringify(samples)}).filter(([property, value]) => {
        document.body.innerHTML =
          '<div style="display: flex; flex-direction: column"><div></div><div></div></div>';
        const [one, other] = document.body.firstChild.children;
        one.style.cssText = 'height: 40px; background-color: red';
        other.style.cssText = 'height: 40px; background-color: blue; margin-top: -20px';
        one.style.setProperty(property, value);
        const { left, bottom } = one.getBoundingClientRect();
        return document.elementFromPoint(left + 5, bottom - 10) === one;
      }).map(([property]) => property)`);
    expect(above).toEqual(
      known.filter((property) => property === 'position' || propertyOf(property).createsStackingContext),
    );
  });

  async function computeAll(style: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    return page.evaluate<Record<string, string>>(`
      Object.fromEntries(Object.entries(${JSON.stringify(style)}).map(([property, value]) => {
        document.body.innerHTML = '<div></div>';
        const element = document.body.firstChild;
        element.style.setProperty(property, value);
        return [property, getComputedStyle(element).getPropertyValue(property)];
      }))`);
  }
});

/** The longhands of sides that a logical longhand may set. */
function toPhysical(longhand: string): readonly string[] {
  const [, start = '', axis = '', side = '', end = ''] =
    /^(.*-|)(inline|block)-(start|end)(.*)$/.exec(longhand) ?? [];
  if (axis === '') return [longhand];
  const sides = { inline: ['left', 'right'], block: ['top', 'bottom'] }[axis] ?? [];
  const own = start === 'padding-' ? sides : sides.slice(side === 'start' ? 0 : 1).slice(0, 1);
  return own.map((one) => `${start === 'inset-' ? '' : start}${one}${end}`);
}
