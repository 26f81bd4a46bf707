import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { formatFiles, printDrafts } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { openLayout, type WrittenLayout } from './open-layout.ts';
import { runPage } from './run-react.ts';

const libraries = await collectLibraries();
const going = { aborted: false, throwIfAborted: () => {} };

const named = [
  '',
  ' ',
  '  two  in front and behind  ',
  'a < b > c & d',
  '&amp; &lt; &nbsp; &#123;',
  '{braces} {{double}} ${template}',
  `'single' "double" \`back\``,
  'back\\slash \\n \\u0041',
  '</script><!-- --><![CDATA[ ]]>',
  '// line /* block */',
  'one\u2028two\u2028\u2028four ',
  'tab\tno-break\u00a0thin\u2009zero\u200bsoft\u00ad',
  '\u202eright to left\u202c مرحبا بالعالم שלום',
  '👩‍👩‍👧‍👦 🏳️‍🌈 é e\u0301 ﷽',
  'A long text that has to be broken over several lines by the formatter, which must neither lose a space nor add one anywhere.',
  'x'.repeat(10_000),
];
const texts = [...named, ...makeNastyTexts(40)];

/** Texts alone, as runs of one text, and as what two uses of a component differ in. */
const written = writeTexts({});

function writeTexts(style: Readonly<Record<string, string>>): WrittenLayout {
  const children = [
    ...texts.map((text, index) => ({ id: `2:${index}`, name: 'Alone', style, text })),
    ...texts.map((text, index) => ({
      id: `3:${index}`,
      name: 'Runs',
      style,
      blocks: [
        {
          runs: [
            { text },
            { text: `${text} `, style: { 'font-weight': '700' } },
            { text: ` ${text}`, link: { kind: 'url' as const, target: 'https://example.com/' } },
            { text },
          ],
        },
      ],
    })),
    ...texts.map((text, index) => ({
      id: `4:${index}`,
      name: 'Use',
      instance: { componentId: '9:1', componentName: 'Use', setName: null, properties: {} },
      children: [{ id: `I4:${index};9:2`, name: 'Words', style, text }],
    })),
  ];
  return { pages: [{ id: '1:1', name: 'Page', children }] };
}

describe('every text arrives as it was drawn', () => {
  it.each(['modules', 'tailwind', 'css'] as const)('in React with %s', async (styles) => {
    const files = await print({ styles, nodeIds: true });
    const shown = runPage(files, 'src/pages/Page.tsx');
    const byId = new Map(shown.map((element) => [element.props['data-node-id'], element.text]));
    texts.forEach((text, index) => {
      expect(byId.get(`2:${index}`)).toBe(text);
      expect(byId.get(`3:${index}`)).toBe(`${text}${text}  ${text}${text}`);
      // A line break that arrives in a prop is a line end, kept by white-space.
      expect(byId.get(`4:${index}`)).toBe(text.replaceAll('\u2028', '\n'));
    });
  });

  it('in HTML, where white space shows', async () => {
    const byId = await printPage({ 'white-space': 'pre-wrap' });
    texts.forEach((text, index) => {
      expect(byId.get(`2:${index}`)).toBe(text);
      expect(byId.get(`3:${index}`)).toBe(`${text}${text}  ${text}${text}`);
      expect(byId.get(`I4:${index};9:2`)).toBe(text);
    });
  });

  it('in HTML that is wrapped, where it is folded', async () => {
    const byId = await printPage({});
    texts.forEach((text, index) => {
      expect(fold(byId.get(`2:${index}`))).toBe(fold(text));
      expect(fold(byId.get(`3:${index}`))).toBe(fold(`${text}${text}  ${text}${text}`));
      expect(fold(byId.get(`I4:${index};9:2`))).toBe(fold(text));
    });
  });
});

async function printPage(style: Readonly<Record<string, string>>) {
  const files = await print({ target: 'html', nodeIds: true }, writeTexts(style));
  const page = files.find(({ path }) => path === 'index.html');
  return readTexts(parse(page?.kind === 'text' ? page.text : ''));
}

/** As CSS folds white space: also what stands beside a line break, and at both ends. */
function fold(text = ''): string {
  return text
    .replace(/[ \t\n]+/g, ' ')
    .replace(/ ?\u2028 ?/g, '\u2028')
    .replace(/^ | $/g, '');
}

describe('node ids', () => {
  it.each([{ target: 'react' }, { target: 'react', styles: 'tailwind' }, { target: 'html' }] as const)(
    'change no other byte: $target $styles',
    async (options) => {
      const plain = await print(options);
      const marked = await print({ ...options, nodeIds: true });
      expect(marked.map(({ path }) => path)).toEqual(plain.map(({ path }) => path));
      marked.forEach((file, index) => {
        const former = plain[index];
        if (file.kind !== 'text' || former?.kind !== 'text') return;
        expect(file.text.replace(/ data-node-id=("[^"]*"|\{[^}]*\})/g, '')).toBe(former.text);
        expect(file.lines).toEqual(former.lines);
      });
    },
  );

  it('have the line that each layer is on', async () => {
    const files = await print({});
    const page = files.find(({ path }) => path === 'src/pages/Page.tsx');
    const lines = page?.kind === 'text' ? page.text.split('\n') : [];
    const origins = page?.kind === 'text' ? page.lines : [];
    const line = origins.find(({ nodeIds }) => nodeIds.includes('2:3'))?.line ?? 0;
    expect(lines.slice(line - 1, line + 1).join('')).toContain('a < b > c & d');
  });
});

it('prints the same bytes twice', async () => {
  expect(await print({})).toEqual(await print({}));
});

async function print(options: Partial<CodeOptions>, layout = written) {
  const all = { ...defaultCodeOptions, ...options };
  return formatFiles(await printDrafts(findComponents(openLayout(layout), all), all, libraries), all, going);
}

type Node = DefaultTreeAdapterMap['node'];

function readTexts(node: Node, texts = new Map<string, string>()): ReadonlyMap<string, string> {
  if ('attrs' in node) {
    const id = node.attrs.find(({ name }) => name === 'data-node-id')?.value;
    if (id !== undefined) texts.set(id, textOf(node));
  }
  if ('childNodes' in node) for (const child of node.childNodes) readTexts(child, texts);
  return texts;
}

function textOf(node: Node): string {
  if (node.nodeName === 'br') return '\u2028';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Seeded mixtures of whatever has a meaning somewhere. */
function makeNastyTexts(count: number): readonly string[] {
  const pieces = [
    '{',
    '}',
    '<',
    '>',
    '&',
    '"',
    "'",
    '`',
    '\\',
    '$',
    ' ',
    '  ',
    '\u00a0',
    '\u2028',
    '//',
    '<br />',
    '&lt;',
    'a',
    'bc',
    'é',
    '👍',
    'ش',
  ];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join(''),
  );
}
