import { expect, test } from 'vitest';
import type { Style } from '#codegen/layout/layout-tree';
import type { CodeElement, CodeNode, CodeProject } from '#codegen/components/code-component';
import { simplifyStyles } from '#codegen/css/simplify-styles';

function styleOf(text: string): Style {
  return text.split('; ').map((declaration) => {
    const [property = '', value = ''] = declaration.split(': ');
    return { property, value };
  });
}

function box(style: string, ...children: readonly CodeNode[]): CodeElement {
  const common = {
    kind: 'element',
    tag: 'div',
    attributes: [],
    styleName: 'box',
    variants: [],
    ids: [],
  } as const;
  return { ...common, style: styleOf(style), children };
}

const column = 'display: flex; flex-direction: column';
const line = (style: string) =>
  box(`font-size: 16px; line-height: 20px; ${style}`, { kind: 'text', text: 'Words' });

function dropIn(root: CodeElement, role: 'page' | 'component' = 'page'): CodeElement {
  const common = { props: [], width: 100, height: 100, nodeId: '1:1', title: 'Home', name: 'Home' };
  const project: CodeProject = {
    documentName: 'Document',
    language: 'en',
    components: [{ ...common, role, root }],
    assets: {},
    tokens: [],
    fonts: [],
    namedStyles: [],
    fallbacks: [],
    vectorAssets: [],
    problems: [],
  };
  const [component] = simplifyStyles(project).components;
  return component?.root as CodeElement;
}

function written({ style }: CodeElement): string {
  return style.map(({ property, value }) => `${property}: ${value}`).join('; ');
}

test.each([
  ['lines and gaps are as high', `${column}; gap: 4px; min-height: 44px`, ['color: red', 'color: red'], true],
  [
    'the lines of a row stand beside each other',
    'display: flex; gap: 4px; min-height: 44px',
    ['color: red', 'color: red'],
    false,
  ],
  [
    'paddings and margins count',
    `${column}; padding: 6px 0 8px; min-height: 36px`,
    ['margin-top: 2px'],
    true,
  ],
  ['a negative margin makes lower', `${column}; min-height: 20px`, ['margin-bottom: -1px'], false],
  ['what stands free counts for nothing', `${column}; min-height: 20px`, ['position: absolute'], false],
  ['what stays with the window neither', `${column}; min-height: 20px`, ['position: fixed'], false],
  ['what is not shown neither', `${column}; min-height: 20px`, ['display: none'], false],
  [
    'words trimmed to their letters are lower than a line',
    `${column}; min-height: 20px`,
    ['text-box: trim-both cap alphabetic'],
    false,
  ],
  [
    'a share of the page may be nothing',
    `${column}; padding: 5vw 0; min-height: 20px`,
    ['color: red'],
    false,
  ],
])('a least height: %s', (_, style, lines, isIdle) => {
  const { style: left } = dropIn(box(style, ...lines.map((one) => line(one))));
  expect(left.every(({ property }) => property !== 'min-height')).toBe(isIdle);
});

test('a dialog that opens over its page adds nothing to it', () => {
  const dialog = { ...line('color: red'), tag: 'dialog' };
  expect(written(dropIn(box(`${column}; min-height: 20px`, dialog)))).toContain('min-height');
});

test.each([
  ['line-height: 10px', true],
  ['padding-top: 4px', true],
  ['overflow: hidden', true],
  ['-webkit-line-clamp: 2', true],
  ['padding-left: 4px', false],
  ['border-color: blue', false],
])('what may be lower in some use of a component counts as nothing: %s', (style, isKept) => {
  const varied = {
    ...line('color: red'),
    variants: [{ prop: 'size', member: 'small', style: styleOf(style) }],
  };
  const { style: left } = dropIn(box(`${column}; min-height: 20px`, varied));
  expect(left.some(({ property }) => property === 'min-height')).toBe(isKept);
});

test('nothing shrinks in a column of a page that is as high as what is in it', () => {
  const inner = box(`${column}; flex-shrink: 0`, line('flex-shrink: 0'));
  const [child] = dropIn(box(column, inner)).children;
  expect(JSON.stringify(child)).not.toContain('flex-shrink');
});

test.each([
  ['of a set height', box(`${column}; height: 10px`, line('flex-shrink: 0')), 'page'],
  ['that fills another one', box(`${column}; position: absolute; inset: 0`, line('flex-shrink: 0')), 'page'],
  ['that is a row', box('display: flex', line('flex-shrink: 0')), 'page'],
  ['of a component, which may stand anywhere', box(column, line('flex-shrink: 0')), 'component'],
] as const)('a child of a box %s declares itself that it does not shrink', (_, root, role) => {
  expect(JSON.stringify(dropIn(root, role).children)).toContain('flex-shrink');
});

test('where all children are aligned alike, their box declares the alignment', () => {
  const root = dropIn(box('display: flex; gap: 4px', line('align-self: center'), line('align-self: center')));
  expect(written(root)).toBe('display: flex; align-items: center; gap: 4px');
  expect(JSON.stringify(root.children)).not.toContain('align-self');
});

test.each([
  ['others stand otherwise', line('align-self: center'), line('align-self: flex-end')],
  ['one declares nothing', line('align-self: center'), line('color: red')],
  ['one is not styled here', line('align-self: center'), { kind: 'property', name: 'children' } as const],
])('each child declares its alignment where %s', (_, one, other) => {
  const root = dropIn(box('display: flex', one, other));
  expect(written(root)).toBe('display: flex');
  expect(JSON.stringify(root.children)).toContain('align-self');
});
