/** What our own rules lay out, prettier finds nothing to change in: a draft is then not moved about under a reader. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { writeDraft } from '#codegen/compile';
import {
  type JsxAttribute,
  type JsxChild,
  type JsxElement,
  type JsxEntry,
  type JsxRows,
  parenthesizedJsxDoc,
} from '#codegen/targets/react/jsx';
import {
  destructuredPropsDoc,
  parameterDoc,
  printConstantList,
  printConstantTable,
  printFunction,
  printInterface,
} from '#codegen/targets/react/print-typescript';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';

const words = 'Fall asleep in Vienna and wake up where the sea begins, with coffee and the morning paper';

function element(name: string, attributes: readonly JsxAttribute[], ...children: JsxChild[]): JsxElement {
  return { kind: 'element', name, attributes, children };
}

const text = (written: string): JsxChild => ({ kind: 'text', text: written });
const code = (written: string): JsxChild => ({ kind: 'code', code: written });
const named = (name: string, value: string): JsxAttribute => ({ kind: 'text', name, text: value });
const classes = (name: string): JsxAttribute => ({ kind: 'code', name: 'className', code: `styles.${name}` });
const space = code('" "');
const lineBreak = element('br', []);
const strong = element('strong', [], text('bold words'));
const long = 'a-name-that-is-as-long-as-names-of-classes-with-many-utilities-become-now-and-then';

function entry(name: string, code: string): JsxEntry {
  return { name, key: /-/.test(name) ? `"${name}"` : name, value: { kind: 'code', code } };
}

function listEntry(name: string, rows: JsxRows): JsxEntry {
  return { name, key: name, value: { kind: 'list', rows } };
}

const elements: Readonly<Record<string, JsxElement>> = {
  empty: element('p', []),
  'one short text': element('p', [classes('title')], text('Hello')),
  'a text longer than a line': element('p', [classes('title')], text(words)),
  'two attributes': element('a', [named('href', '#/next'), classes('link')], text('Next')),
  'attributes longer than a line': element('img', [named('alt', words), named('src', long), classes('a')]),
  'one attribute longer than a line': element('p', [named('className', long)], text('Hello')),
  'code longer than a line': element('p', [classes(long.replaceAll('-', 'A'))], text('Hello')),
  'a template': element('p', [{ kind: 'code', name: 'className', code: '`a ${b}`' }], text('Hello')),
  'elements in a row': element('div', [], strong, strong, element('i', [], text('x'))),
  'words around elements': element('p', [], text('Some '), strong, text(', then '), strong, text('.')),
  'long words around elements': element('p', [], text(`${words} `), strong, text(` ${words}`), strong),
  'spaces at both ends': element('p', [], text(` ${words} `)),
  'a space at the end of a short text': element('p', [], text('Hello ')),
  'spaces between elements': element('p', [], strong, space, strong, space, element('i', [], text(words))),
  'a space and nothing else': element('p', [classes('a')], space),
  'broken lines': element('p', [], text('One'), lineBreak, text('Two'), lineBreak, text('3')),
  'broken lines without words': element('p', [], lineBreak, lineBreak),
  'broken lines of quoted text': element('p', [], code('"{one}"'), lineBreak, code('"two"')),
  'quoted text': element('p', [], code('"{words}"')),
  'quoted text longer than a line': element('p', [], code(`"{${words}}"`)),
  'words and code': element('p', [], text('Some '), code('label'), text(' more')),
  'two pieces of code': element('p', [], code('first'), code('second')),
  'a condition': element('p', [], { kind: 'when', tests: ['open'], element: strong }),
  'a condition on a tall element': element('p', [], {
    kind: 'when',
    tests: ['open'],
    element: element('p', [named('id', 'a'), classes('b')], text(words)),
  }),
  'conditions of several tests': element('p', [], {
    kind: 'when',
    tests: ['size === "small"', 'size === "medium"', 'size === "as large as it ever gets to be"'],
    element: strong,
  }),
  'rows of one value as a prop': element('Card', [
    { kind: 'list', name: 'notes', rows: [[entry('label', '"One"')], [entry('label', '"Two"')]] },
  ]),
  'rows of several values as a prop': element('Card', [
    named('title', 'Shop'),
    {
      kind: 'list',
      name: 'links',
      rows: [
        [entry('label', '"Mugs"'), entry('href', '"#mugs"')],
        [entry('label', `"${words}"`), entry('href', '"#words"')],
      ],
    },
  ]),
  'no rows as a prop': element('Card', [{ kind: 'list', name: 'links', rows: [] }]),
  'an element as a prop': element('Card', [{ kind: 'element', name: 'icon', element: strong }]),
  'a tall element as a prop': element('Card', [
    { kind: 'element', name: 'icon', element: element('p', [], text(words)) },
    named('title', 'Card'),
  ]),
  'an object as a prop': element('g', [
    { kind: 'object', name: 'style', entries: ['maskType: "alpha"', 'mixBlendMode: "multiply"'] },
    { kind: 'plain', text: '{...rest}' },
  ]),
  'a fragment': element('', [], text('Words '), strong),
  'wide letters': element(
    'p',
    [],
    text('東京から大阪まで 新幹線で二時間半ほどかかります そして京都にも止まります はい'),
  ),
};

describe('an element', () => {
  for (const [name, root] of Object.entries(elements)) {
    it(`with ${name}`, async () => {
      const source = `${printFunction('Page', '()', parenthesizedJsxDoc(root))}\n`;
      expect(await format(source, { parser: 'babel-ts' })).toBe(source);
    });
  }
});

describe('a declaration', () => {
  const short = ['"small"', '"large"'];
  const many = Array.from({ length: 5 }, (_, index) => `"a-member-${index}"`);
  const more = [...many, ...many.map((member) => member.replace('a', 'an-other'))];
  const table = [
    ['large', '"p-4 text-lg"'],
    ['"extra-large"', `"${words}"`],
    ['tiny', `"${words}"`],
  ] as const;
  const sources = {
    'of props': printInterface('CardProps', 'ComponentProps<"div">', [
      { name: 'title', type: ['string'] },
      { name: 'size?', type: short },
      { name: 'look?', type: many },
      { name: 'variant?', type: more },
    ]),
    'of a long name': printInterface('CardOfAVeryLongNameThatGoesOnAndOnProps', 'ComponentProps<"button">', [
      { name: 'title', type: ['string'] },
    ]),
    'of a short table': printConstantTable('sizes', table.slice(0, 1)),
    'of a long table': printConstantTable('sizes', table),
    'of rows, one of them off': printConstantList('buttons', 'ButtonProps', [
      [entry('label', '"Buy"')],
      [entry('label', '"Sold out"'), entry('aria-disabled', 'true')],
    ]),
    'of rows with lists': printConstantList('columns', 'ColumnProps', [
      [entry('title', '"Shop"'), listEntry('links', [[entry('label', '"Mugs"'), entry('href', '"#mugs"')]])],
      [
        entry('title', '"Help"'),
        listEntry('links', [
          [entry('label', '"Returns"'), entry('href', '"#returns"')],
          [
            entry('label', '"Care of what we make"'),
            entry('href', '"https://shop.example/care-of-what-we-make"'),
          ],
        ]),
        listEntry('notes', []),
      ],
    ]),
    'with few props': printFunction('Card', destructuredPropsDoc(['title', '...rest'], 'CardProps'), '1'),
    'with many props': printFunction(
      'Card',
      destructuredPropsDoc([...many.map((_, at) => `property${at} = ""`), '...rest'], 'CardProps'),
      '1',
    ),
    'of one parameter': printFunction('Card', parameterDoc('props: ComponentProps<"svg">'), '1'),
    'of one long parameter': printFunction(
      'CardOfAVeryLongNameThatGoesOn',
      parameterDoc('props: ComponentProps<"button">'),
      '1',
    ),
  };
  for (const [name, written] of Object.entries(sources)) {
    it(name, async () => {
      expect(await format(written, { parser: 'babel-ts' })).toBe(`${written}\n`);
    });
  }
});

describe('a whole draft', () => {
  it.each(['modules', 'tailwind'] as const)('with %s', async (styles) => {
    const path = join(import.meta.dirname, '../../../examples/dashboard/figma.json');
    const document = openDocument(JSON.parse(await readFile(path, 'utf8')), 'dashboard');
    const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).map(({ id }) => id);
    const none = { variables: null, images: {}, exports: {}, pictures: {} };
    const { files } = await writeDraft(
      takeSnapshot(document, frames, none),
      new Map(),
      { target: 'react', styles, nodeIds: false, project: true },
      {
        libraries: await readLibraries(),
        signal: { aborted: false, throwIfAborted: () => undefined },
        onProgress: () => undefined,
        now: () => 0,
      },
    );
    const sources = files.filter(({ path }) => path.endsWith('.tsx'));
    expect(sources.length).toBeGreaterThan(10);
    for (const file of sources) {
      if (file.kind === 'text') expect(await format(file.text, { filepath: file.path })).toBe(file.text);
    }
  });
});
