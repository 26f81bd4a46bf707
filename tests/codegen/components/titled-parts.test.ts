/** Sections and asides inside the content of a page, and what is no component although it repeats. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CodeComponent, type CodeElement, nodesOf } from '#codegen/components/code-component';
import { readLibraries } from '#cli/read-libraries';
import { writeDraft } from '#codegen/compile';
import { findComponents } from '#codegen/components/find-components';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('titled boxes below each other', () => {
  const parts = (...heights: readonly number[]) =>
    heights.map((height, at) =>
      sized(744, height, column, [text(`Teil ${at}`, 22), text('Worte dazu', 16), text('Mehr dazu', 16)]),
    );
  const content = (wide: readonly Written[], narrow: Written) => [
    text('Anmeldung', 40),
    sized(1200, 900, row, [sized(744, 900, column, wide), narrow]),
  ];
  const side = sized(400, 500, column, [text('Ihr Kurs', 22), text('Buchbinden', 16), text('£148', 16)]);

  it('are sections, and a titled column beside them is an aside', () => {
    expect(tagsOf(content(parts(300, 420), side))).toEqual(['main', 'section', 'section', 'aside']);
  });

  it.each<[string, readonly Written[], Written]>([
    ['of one size, as in a list', parts(300, 300), side],
    ['alone', parts(300), side],
  ])('are none where they are %s', (_, wide, narrow) => {
    expect(tagsOf(content(wide, narrow))).toEqual(['main']);
  });

  it.each<[string, Written]>([
    ['wide', sized(700, 500, column, [text('Ihr Kurs', 22), text('Buchbinden', 16)])],
    ['low', sized(400, 90, column, [text('Ihr Kurs', 22), text('Buchbinden', 16)])],
    ['without a title', sized(400, 500, column, [text('Buchbinden', 16), text('£148', 16)])],
  ])('have no aside where the column beside them is %s', (_, narrow) => {
    expect(tagsOf(content(parts(300, 420), narrow))).not.toContain('aside');
  });
});

describe('the props of whole pages', () => {
  it.each([
    ['german-page', 'navigations that only have their element in common are one component'],
    ['shop-list', 'rows of cards of several kinds are one component'],
  ])('of %s are not numbered, as they are where %s', async (name) => {
    const path = join(import.meta.dirname, '../../../examples', name, 'figma.json');
    const document = openDocument(JSON.parse(await readFile(path, 'utf8')), name);
    const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).map(({ id }) => id);
    const none = { variables: null, images: {}, exports: {}, pictures: {} };
    const { files } = await writeDraft(
      takeSnapshot(document, frames, none),
      new Map(),
      { ...defaultCodeOptions, target: 'react' },
      {
        libraries: await readLibraries(),
        signal: { aborted: false, throwIfAborted: () => undefined },
        onProgress: () => undefined,
        now: () => 0,
      },
    );
    const code = files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
    expect(code.match(/^ {2}(href|link|contentSlot)\d\??: .*$/gm) ?? []).toEqual([]);
  });
});

let count = 0;

function text(words: string, size: number): Written {
  count += 1;
  return { id: `3:${count}`, name: 'Text', text: words, style: { 'font-size': `${size}px` } };
}

function box(style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  count += 1;
  return { id: `4:${count}`, name: 'Frame 3', style, children };
}

function sized(
  width: number,
  height: number,
  style: Readonly<Record<string, string>>,
  children: readonly Written[],
): Written {
  return { ...box(style, children), drawn: { width, height } };
}

function findIn(children: readonly Written[], given: Partial<CodeOptions> = {}): readonly CodeComponent[] {
  const page = { id: '1:1', name: 'Page', style: column, drawn: { width: 1200, height: 2000 }, children };
  return findComponents(openLayout({ pages: [page] }), { ...defaultCodeOptions, ...given }).components;
}

/** The landmarks of a page in print order. */
function tagsOf(children: readonly Written[]): readonly string[] {
  return findIn(children, { target: 'html' })
    .flatMap(nodesOf)
    .filter((node): node is CodeElement => node.kind === 'element')
    .map(({ tag }) => tag)
    .filter((tag) => /^(main|section|aside|nav)$/.test(tag));
}
