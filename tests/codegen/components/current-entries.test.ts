/** The link of the page itself: the only entry of a navigation that looks different. */
import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };
const libraries = await readLibraries();

describe('the only entry in another colour', () => {
  const links = [link('Inicio', { color: 'red' }), link('Precios'), link('Ayuda'), link('Contacto')];

  it('is a row of the list of all entries, and the current one', async () => {
    const code = await print(header(links));
    expect(code).toMatch(/\{ ?label: "Inicio", href: "#inicio", isCurrent: true ?\}/);
    expect(code).toContain('aria-current={link.isCurrent ? "page" : undefined}');
    expect(code.match(/<a\b/g)).toHaveLength(1);
  });

  it.each<[string, Partial<CodeOptions>, RegExp]>([
    ['a style sheet', { styles: 'css' }, /\[aria-current="page"\] ?\{\s*color: red/],
    ['utilities', { styles: 'tailwind' }, /aria-\[current=page\]:text-\[red\]/],
    ['HTML', { target: 'html', styles: 'css' }, /\[aria-current="page"\] ?\{\s*color: red/],
  ])('keeps its colour in %s', async (_, options, expected) => {
    expect(await print(header(links), options)).toMatch(expected);
  });

  it('may be bold on a painted shape, with words that wrap', async () => {
    const current = link('Inicio', {
      'font-weight': '700',
      'white-space': 'nowrap',
      'background-color': '#eee',
    });
    const code = await print(header([link('Precios'), current, link('Ayuda')]), { styles: 'css' });
    expect(code).toContain('isCurrent: true');
    expect(code).toMatch(/\[aria-current="page"\] ?\{[^}]*font-weight: 700/);
  });
});

describe('the only entry on a painted shape', () => {
  const padded = (words: string, paint: Readonly<Record<string, string>> = {}) =>
    box({ ...row, padding: '8px 14px', ...paint }, [text(words)]);
  const fill = { 'background-color': '#eee' };

  it('is one of links of one form, which all have the boxes of their words', async () => {
    const code = await print(header([padded('Inicio'), padded('Precios', fill), padded('Ayuda')]));
    expect(code).toMatch(/\{ ?label: "Precios", href: "#precios", isCurrent: true ?\}/);
    expect(code.match(/<a\b/g)).toHaveLength(1);
  });

  it('is the current one among the numbers of pages, between which some are left out', async () => {
    const pages = [padded('1', fill), padded('2'), padded('3'), padded('…'), padded('8')];
    const bar = { ...box(row, pages), name: 'Pagination' };
    const code = await print([text('Words of the page'), bar], { target: 'html' });
    expect(code.match(/<a\b[^>]*>/g)).toHaveLength(4);
    expect(code.match(/<a\b[^>]*aria-current="page"/g)).toHaveLength(1);
    expect(code.match(/<li\b/g)).toHaveLength(5);
  });

  it('is the current one of a component with an icon', async () => {
    const shape: Written = { name: 'Icon', kind: 'vector', drawn: { width: 20, height: 20 } };
    const entry = (words: string, paint = {}) =>
      box({ ...row, padding: '8px 14px', ...paint }, [
        { ...shape, id: `6:${words}`, style: { width: '20px', height: '20px' } },
        text(words),
      ]);
    const entries = [entry('Inicio', fill), entry('Precios'), entry('Ayuda'), entry('Contacto')];
    const side = { ...box(column, entries), name: 'Navigation' };
    const code = await print([side, text('Words of the page')]);
    expect(code).toContain('isCurrent?: boolean');
    expect(code).toContain('aria-current={isCurrent ? "page" : undefined}');
    expect(code.match(/isCurrent: true/g)).toHaveLength(1);
  });
});

describe('no entry is the current one', () => {
  it.each<[string, readonly Written[]]>([
    ['among two', [link('Inicio', { color: 'red' }), link('Precios')]],
    ['where only the last has another colour', [link('Uno'), link('Dos'), link('Tres'), red('Rebajas')]],
    ['where two look different', [red('Uno'), link('Dos'), red('Tres'), link('Cuatro')]],
    [
      'where each looks different',
      [red('Uno'), link('Dos', { color: 'blue' }), link('Tres', { color: 'green' })],
    ],
    ['where one is larger', [link('Uno', { 'letter-spacing': '2px' }), link('Dos'), link('Tres')]],
  ])('%s', async (_, links) => {
    expect(await print(header(links))).not.toContain('aria-current');
  });

  it('outside navigations', async () => {
    const cards = ['Uno', 'Dos', 'Tres'].map((words, at) => {
      const target = `https://shop.example/${words.toLowerCase()}`;
      const title = { ...link(words, at === 0 ? { color: 'red' } : {}), link: { kind: 'url', target } };
      return box(column, [title, text('Palabras sobre ello')]);
    });
    expect(await print([box(row, cards)])).not.toContain('aria-current');
  });
});

function red(words: string): Written {
  return link(words, { color: 'red' });
}

it('marks an entry with a line below it, even if its words name an action', async () => {
  const entries = ['Doctors', 'Book a visit', 'Prices'].map((words) =>
    box(
      words === 'Book a visit'
        ? { ...row, padding: '8px 0 6px', 'border-bottom': '2px solid teal' }
        : { ...row, padding: '8px 0' },
      [link(words)],
    ),
  );
  const printed = await print(header(entries));
  expect(printed.match(/isCurrent: true/g)).toHaveLength(1);
  expect(printed).toContain('aria-current={link.isCurrent ? "page" : undefined}');
});

it('takes the variant that only one entry of a navigation has for the current one', async () => {
  const entry = (words: string, state: string): Written => {
    const around = box(state === 'Active' ? { ...row, 'background-color': 'navy' } : row, []);
    return {
      ...around,
      children: [{ ...link(words), id: `I${around.id ?? ''};9:3` }],
      instance: {
        componentId: state === 'Active' ? '9:1' : '9:2',
        componentName: `State=${state}`,
        setName: 'Menu entry',
        properties: { State: { kind: 'variant', value: state } },
      },
    };
  };
  const entries = [entry('Uno', 'Default'), entry('Dos', 'Active'), entry('Tres', 'Default')];
  expect(await print(header(entries))).toContain('aria-current={state === "active" ? "page" : undefined}');
  const two = [entry('Uno', 'Active'), entry('Dos', 'Active'), entry('Tres', 'Default')];
  expect(await print(header(two))).not.toContain('aria-current');
});

it('takes no entry for the current one whose parts are only at another place', async () => {
  const entry = (words: string, isOff: boolean): Written => {
    const style = isOff ? { ...row, gap: '24px' } : { ...row, gap: '8px' };
    const icon = { ...box({ width: '16px', height: '16px', 'background-color': 'teal' }, []), name: 'Icon' };
    return { ...box(style, [icon, link(words)]), name: 'Entry' };
  };
  const entries = ['Uno', 'Dos', 'Tres', 'Cuatro'].map((words) => entry(words, words === 'Dos'));
  expect(await print(header(entries))).not.toContain('aria-current');
});

let count = 0;

function link(words: string, style: Readonly<Record<string, string>> = {}): Written {
  return text(words, style);
}

function text(words: string, style: Readonly<Record<string, string>> = {}): Written {
  count += 1;
  return { id: `3:${count}`, name: 'Text', text: words, style: { 'font-size': '14px', ...style } };
}

function box(style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  count += 1;
  return { id: `4:${count}`, name: 'Frame 3', style, children };
}

function header(links: readonly Written[]): readonly Written[] {
  return [{ ...box(row, [box(row, links)]), name: 'Header' }, text('Words of the page')];
}

/** The text of all files that tell what the page is. */
async function print(children: readonly Written[], given: Partial<CodeOptions> = {}): Promise<string> {
  const options = { ...defaultCodeOptions, ...given };
  const page = { id: '1:1', name: 'Page', style: column, children };
  const project = findComponents(openLayout({ pages: [page] }), options);
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, options, libraries),
    options,
  );
  return files.flatMap((file) => (file.kind === 'text' ? [file.text] : [])).join('\n');
}
