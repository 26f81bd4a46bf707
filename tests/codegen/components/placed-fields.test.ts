/** Fields that were placed by hand: what is drawn in them decides neither which element they are nor whether they exist. */
import { expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Style = Readonly<Record<string, string>>;
type Place = readonly [x: number, y: number, width: number, height: number];

let count = 0;
const libraries = await readLibraries();
const column = { display: 'flex', 'flex-direction': 'column' };
const frame = { 'background-color': '#ffffff', border: '1px solid #d8d5cf' };

/** A caption above a frame with words in it. */
function field(
  caption: string,
  y: number,
  words: readonly Written[],
  height = 48,
  style: Style = {},
): Written {
  const input = box({ display: 'flex', ...frame, ...style }, words, [0, y + 24, 250, height]);
  return { ...box(column, [text(caption, [0, y, 60, 18]), input], [0, y, 250, 24 + height]), name: 'Field' };
}

it('a filled field with an empty line below its words is a textarea as high as it is drawn', async () => {
  const fields = [
    field('Name', 0, [text('Ada Holm', [17, 39, 95, 20])], 48, { padding: '14px 16px' }),
    field('Notes', 90, [text('I can come at ten.', [17, 124, 180, 20])], 70, { padding: '9px 16px 39px' }),
  ];
  const code = await print([box(column, fields, [0, 0, 250, 200])]);
  expect(code).toMatch(/<textarea/);
  expect(code).toMatch(/<input/);
  expect(code).toMatch(/padding: 0\.5625rem 1rem/);
  // 70 less the borders and the space above and below.
  expect(code).toMatch(/height: 3\.125rem/);
});

it('fields with an icon before, behind or without one have the same input', async () => {
  const mark = (x: number, y: number) =>
    icon('<svg viewBox="0 0 18 18"><path d="M2 2h14v14z"/></svg>', [x, y, 18, 18]);
  const words = (value: string, x: number, y: number) => text(value, [x, y, 120, 20]);
  const fields = [
    field('Name', 0, [words('Ada Holm', 12, 38)]),
    field('Mail', 90, [words('ada@example.org', 12, 128), mark(220, 128)]),
    field('Until', 180, [mark(12, 218), words('02/12/2026', 38, 218)]),
  ];
  const code = await print([box(column, fields, [0, 0, 250, 260])]);
  expect(code.match(/<input/g)).toHaveLength(1);
  expect(code).not.toContain('{defaultValue &&');
  for (const value of ['Ada Holm', 'ada@example.org', '02/12/2026']) expect(code).toContain(`"${value}"`);
});

const magnifier =
  '<svg viewBox="0 0 20 20" fill="none" stroke="#000" stroke-width="1.5"><circle cx="9" cy="9" r="6"/><path d="M13.5 13.5L17.5 17.5"/></svg>';
const cross =
  '<svg viewBox="0 0 14 14" fill="none"><path d="M2 2L12 12M12 2L2 12" stroke="#000" stroke-width="1.5"/></svg>';
const chevron =
  '<svg viewBox="0 0 14 8" fill="none"><path d="M1 1L7 7L13 1" stroke="#000" stroke-width="1.5"/></svg>';

function icon(svg: string, [x, y, width, height]: Place): Written {
  return { id: id(), kind: 'vector', name: 'Icon', svg, drawn: { x, y, width, height } };
}

it('an entry with a magnifier among entries of its size is no search field', async () => {
  const entry = (words: string, y: number, isCurrent: boolean): Written =>
    box(
      {
        display: 'flex',
        gap: '13px',
        padding: '10px 14px',
        ...(isCurrent ? { 'background-color': '#e7f2ef' } : {}),
      },
      [icon(magnifier, [14, y + 10, 20, 20]), text(words, [47, y + 10, 66, 20])],
      [0, y, 248, 40],
    );
  const entries = ['Search', 'Saved', 'Visits'].map((words, at) => entry(words, 44 * at, at === 0));
  const code = await print([{ ...box(column, entries, [0, 0, 248, 128]), name: 'Navigation' }]);
  expect(code).not.toContain('<input');
  expect(code).toMatch(/#search/);
});

it('a cross behind the words of a field beside a button empties it', async () => {
  const words = text('SUMMER26', [17, 39, 193, 20]);
  const input = box(
    { display: 'flex', ...frame, 'border-radius': '12px' },
    [words, icon(cross, [220, 41, 14, 14])],
    [0, 24, 250, 48],
  );
  const apply = box(
    { display: 'flex', 'background-color': '#1b2a30', 'border-radius': '12px', 'justify-content': 'center' },
    [{ ...text('Apply', [286, 39, 44, 20]), style: { 'font-size': '14px', color: '#ffffff' } }],
    [260, 24, 96, 48],
  );
  const bar = box({ display: 'flex', gap: '10px' }, [input, apply], [0, 24, 356, 48]);
  const code = await print([
    box(column, [text('Code', [0, 0, 60, 18]), bar, text('It is valid.', [0, 80, 90, 18])], [0, 0, 356, 100]),
  ]);
  expect(code.match(/<input/g)).toHaveLength(1);
  expect(code.match(/aria-label="Clear"/g)).toHaveLength(1);
});

it('a text with a magnifier before and a cross behind it is what was searched for', async () => {
  const words = text('Lisbon', [47, 13, 50, 20]);
  const parts = [icon(magnifier, [14, 13, 20, 20]), words, icon(cross, [480, 16, 14, 14])];
  const search = box(
    { display: 'flex', 'justify-content': 'space-between', ...frame },
    parts,
    [0, 0, 520, 46],
  );
  const code = await print([search], 'pt');
  expect(code).toMatch(/type="search"[^>]*aria-label="Buscar"[^>]*defaultValue="Lisbon"/);
  expect(code).toMatch(/<button[^>]*aria-label="Limpar"/);
});

it('a framed value with a chevron is a choice that is named by the words before it', async () => {
  const value = text('Newest first', [116, 10, 92, 20]);
  const parts = [value, icon(chevron, [300, 16, 14, 8])];
  const choice = box(
    { display: 'flex', 'justify-content': 'space-between', ...frame },
    parts,
    [102, 0, 228, 40],
  );
  const code = await print([
    box({ display: 'flex', gap: '10px' }, [text('Sort by', [10, 10, 82, 20]), choice], [0, 0, 340, 40]),
  ]);
  expect(code).toMatch(/<select/);
  expect(code).toContain('<option>Newest first</option>');
  expect(code).toMatch(/<label[^>]*>\s*<span[^>]*>Sort by<\/span>|aria-label="Sort by"/);
});

function id(): string {
  count += 1;
  return `3:${count}`;
}

function text(words: string, [x, y, width, height]: Place): Written {
  const style = { 'font-size': '14px', 'line-height': '20px', color: '#222222' };
  return { id: id(), name: 'Text', text: words, style, drawn: { x, y, width, height } };
}

function box(style: Style, children: readonly Written[], [x, y, width, height]: Place): Written {
  return { id: id(), name: 'Frame 3', style, children, drawn: { x, y, width, height } };
}

async function print(children: readonly Written[], language = 'en'): Promise<string> {
  const options = { ...defaultCodeOptions, styles: 'css' } as const;
  const page = { id: '1:1', name: 'Page', style: column, children };
  const project = findComponents({ ...openLayout({ pages: [page] }), language }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
