/** Lone icons that act, in hand-placed designs: pairs of arrows, icons on a ground of their own, three dots in a row. */
import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { hasGround, withoutGround } from '#codegen/semantics/icon-ground';
import { isFilledIcon, recognizeIcon } from '#codegen/semantics/icon-shapes';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Style = Readonly<Record<string, string>>;
type Place = readonly [x: number, y: number, width: number, height: number];

let count = 0;
const libraries = await readLibraries();
const bar = { display: 'flex', 'align-items': 'center' };
const stroke = 'fill="none" stroke="#000" stroke-width="1.5"';
const left = `<svg viewBox="0 0 6 10" ${stroke}><path d="M5 0L0 5L5 10"/></svg>`;
const right = `<svg viewBox="0 0 20 20" ${stroke}><path d="M7.5 5L12.5 10L7.5 15"/></svg>`;
const disc = 'M40 20C40 31.05 31.05 40 20 40C8.95 40 0 31.05 0 20C0 8.95 8.95 0 20 0C31.05 0 40 8.95 40 20Z';
const arrow = 'M22 14.5L16.5 20L22 25.5L23 24.5L18.5 20L23 15.5Z';
const onDisc = `<svg viewBox="0 0 40 40" fill="none"><path d="${disc}" fill="#211e2b"/><path d="${arrow}" fill="#f5f2fb"/></svg>`;

describe('an icon on a ground in the same vector', () => {
  it('is recognised without it, and is no filled icon', () => {
    expect(recognizeIcon(onDisc)).toBe('chevron-left');
    expect(isFilledIcon(onDisc)).toBe(false);
    expect(hasGround(onDisc)).toBe(true);
  });

  it('keeps a ring of its own colour, which is part of the icon', () => {
    const ring = onDisc.replace('#211e2b', '#f5f2fb');
    expect(withoutGround(ring)).toBe(ring);
  });

  it('is a button at the start of the bar of a screen', async () => {
    const title = text('Visits', [155, 15, 100, 28], '20px');
    const header = box(bar, [icon(onDisc, [20, 10, 40, 40]), title], [0, 0, 390, 60]);
    expect(await print([header, text('Nothing yet', [20, 100, 100, 20])], 'el')).toMatch(
      /<button[^>]*aria-label="Προηγούμενο"/,
    );
  });
});

describe('an icon on a ground of its own', () => {
  const triangle = '<svg viewBox="0 0 22 26" fill="#fff"><path d="M0 0L22 13L0 26Z"/></svg>';
  const round = { 'border-radius': '50%', 'background-color': '#00000099', ...bar };
  const placed = { position: 'absolute', left: '100px', top: '60px' };
  const page = (children: readonly Written[], language = 'es') =>
    print([...children, text('Words below', [20, 700, 100, 20])], language);
  const play = (children: readonly Written[], style: Style) =>
    page([box({ position: 'relative', ...style }, children, [0, 0, 320, 200])]);
  const sign = box({ ...round, ...placed }, [icon(triangle, [125, 87, 22, 26])], [100, 60, 72, 72]);

  it('plays the picture that it is over, and nothing elsewhere', async () => {
    expect(await play([sign], { background: 'url("a.png")' })).toContain('<button');
    expect(await play([sign], {})).not.toContain('<button');
  });

  it('is a button where a shadow lifts it, apart from words', async () => {
    const shadow =
      '<defs><filter id="a"><feDropShadow dx="0" dy="2" stdDeviation="4"/></filter></defs><g filter="url(#a)">';
    const locate = onDisc
      .replace('<path', `${shadow}<path`)
      .replace(' fill="#211e2b"/>', ' fill="#211e2b"/></g>')
      .replace(arrow, 'M12 20L28 12L20 28Z');
    const row = (svg: string, x: number) =>
      page([box(bar, [text('2.3 m', [0, 10, 48, 20]), icon(svg, [x, 0, 40, 40])], [0, 300, 300, 40])]);
    expect(await row(locate, 110)).toContain('<button');
    expect(await row(locate, 52)).not.toContain('<button');
  });

  it('leads back before a path, though words are beside it', async () => {
    const back = box(
      { ...bar, 'justify-content': 'center', 'background-color': '#eeeeee', 'border-radius': '8px' },
      [icon(left, [15, 13, 6, 10])],
      [0, 0, 36, 36],
    );
    const path = text('Articles', [50, 8, 60, 20]);
    expect(await page([box(bar, [back, path], [0, 0, 300, 36])])).toMatch(
      /<button[^>]*aria-label="Anterior"/,
    );
  });

  it('adds beside a line of words that it is placed by', async () => {
    const plus = `<svg viewBox="0 0 16 16" ${stroke}><path d="M8 2V14M2 8H14"/></svg>`;
    const add = box(
      { ...bar, ...placed, 'background-color': '#eeeeee', 'border-radius': '15px' },
      [icon(plus, [7, 7, 16, 16])],
      [0, 0, 30, 30],
    );
    const sheet = box(
      { position: 'relative' },
      [text('Write here', [46, 5, 200, 20]), add],
      [0, 0, 300, 300],
    );
    expect(await page([sheet], 'de')).toMatch(/<button[^>]*aria-label="Hinzufügen"/);
  });

  it('is told from a ground whose path has straight lines', () => {
    const square = 'M14 0H28C36 0 42 6 42 14V32C42 40 36 46 28 46H14C6 46 0 40 0 32V14C0 6 6 0 14 0Z';
    const svg = `<svg viewBox="0 0 42 46" fill="none"><path d="${square}" fill="#1b2a30"/><path d="M14 18H28V19H14Z" fill="#fff"/></svg>`;
    expect(hasGround(svg)).toBe(true);
  });
});

describe('two arrows beside a title', () => {
  const month = (arrows: readonly Written[]) =>
    print([box(bar, [text('November 2026', [0, 0, 140, 20]), ...arrows], [0, 0, 340, 20])], 'pt');

  it('are two buttons, also where their boxes differ', async () => {
    const code = await month([icon(left, [290, 5, 6, 10]), icon(right, [310, 0, 20, 20])]);
    expect(code).toMatch(/<button[^>]*aria-label="Anterior"/);
    expect(code).toMatch(/<button[^>]*aria-label="Próximo"/);
  });

  it('are none where they point to one side', async () => {
    expect(await month([icon(right, [290, 0, 20, 20]), icon(right, [314, 0, 20, 20])])).not.toContain(
      '<button',
    );
  });
});

it('three dots with a hole in each are a button in their cell, and not the cell itself', async () => {
  const dot = (x: number) =>
    `M${x} 10L${x + 1.5} 8.5L${x + 3} 10L${x + 1.5} 11.5ZM${x + 1.45} 10L${x + 1.5} 10.05L${x + 1.55} 10L${x + 1.5} 9.95Z`;
  const dots = `<svg viewBox="0 0 20 20"><path d="${dot(2)}${dot(8.5)}${dot(15)}" fill="#000"/></svg>`;
  const cell = (child: Written, x: number, width: number) => box(bar, [child], [x, 0, width, 56]);
  const row = box(
    bar,
    [
      cell(text('Ada Holm', [12, 18, 80, 20]), 0, 200),
      cell(text('Paid', [212, 18, 40, 20]), 200, 100),
      cell(icon(dots, [312, 18, 20, 20]), 300, 44),
    ],
    [0, 0, 344, 56],
  );
  const code = await print([row], 'fr');
  expect(code).toMatch(/<div[^>]*>\s*<button[^>]*aria-label="Plus"/);
});

function text(words: string, [x, y, width, height]: Place, size = '14px'): Written {
  count += 1;
  const style = { 'font-size': size, color: '#222222' };
  return { id: `3:${count}`, name: 'Text', text: words, style, drawn: { x, y, width, height } };
}

function icon(svg: string, [x, y, width, height]: Place): Written {
  count += 1;
  return { id: `3:${count}`, kind: 'vector', name: 'Group 7', svg, drawn: { x, y, width, height } };
}

function box(style: Style, children: readonly Written[], [x, y, width, height]: Place): Written {
  count += 1;
  return { id: `3:${count}`, name: 'Frame 3', style, children, drawn: { x, y, width, height } };
}

async function print(children: readonly Written[], language: string): Promise<string> {
  const options = { ...defaultCodeOptions, styles: 'css' } as const;
  const style = { display: 'flex', 'flex-direction': 'column' };
  const page = { id: '1:1', name: 'Page', style, children, drawn: { x: 0, y: 0, width: 390, height: 844 } };
  const project = findComponents({ ...openLayout({ pages: [page] }), language }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
