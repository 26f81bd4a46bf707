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
