/** Notices over the corner of a page, such as toasts. */
import { expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Style = Readonly<Record<string, string>>;
type Place = readonly [x: number, y: number, width: number, height: number];

let count = 0;
const libraries = await readLibraries();
const column = { display: 'flex', 'flex-direction': 'column' };
const toast = { display: 'flex', 'align-items': 'center', 'background-color': '#17191f', right: '24px' };
const svg = '<svg viewBox="0 0 18 18" fill="none"><path d="M4 4L14 14M14 4L4 14" stroke="#fff"/></svg>';

it('a fixed row of words with a cross is a status that the cross closes, and words in their own colour are a button', async () => {
  const code = await print('fixed', {});
  expect(code).toContain('role="status"');
  expect(code).toContain('useState(true)');
  expect(code).toContain('onClick={() => setIsOpen(false)}');
  expect(code).toMatch(/<button[^>]*>\s*<span[^>]*>\s*Undo/);
  expect(code).toMatch(/<p[^>]*>\s*Draft saved/);
  expect(await print('fixed', { target: 'html' })).toContain('data-close');
});

it('a row in the page is none', async () => {
  const code = await print('relative', {});
  expect(code).not.toContain('role="status"');
  expect(code).not.toContain('useState');
});

async function print(position: string, given: Partial<CodeOptions>): Promise<string> {
  const cross: Written = { id: '5:1', name: 'icon/x', kind: 'vector', svg, drawn: drawn([540, 620, 18, 18]) };
  const notice = box(
    { ...toast, position },
    [320, 610, 256, 40],
    [
      box(
        column,
        [336, 616, 120, 36],
        [
          text('Draft saved', [336, 616, 80, 18], '#ffffff'),
          text('Version 14', [336, 634, 80, 18], '#a0a5b0'),
        ],
      ),
      text('Undo', [480, 620, 40, 18], '#ffb566'),
      cross,
    ],
  );
  const page = box(column, [0, 0, 600, 700], [text('Words of the page', [0, 0, 300, 20], '#222222'), notice]);
  const options = { ...defaultCodeOptions, ...given };
  const layout = openLayout({ pages: [{ ...page, id: '1:1', name: 'Page' }] });
  const project = findComponents({ ...layout, language: 'en' }, options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}

function box(style: Style, place: Place, children: readonly Written[]): Written {
  count += 1;
  return { id: `2:${count}`, name: 'Frame 8', style, drawn: drawn(place), children };
}

function text(words: string, place: Place, color: string): Written {
  count += 1;
  return {
    id: `3:${count}`,
    name: 'Text',
    text: words,
    style: { 'font-size': '14px', color },
    drawn: drawn(place),
  };
}

function drawn([x, y, width, height]: Place) {
  return { x, y, width, height };
}
