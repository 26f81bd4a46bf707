import { describe, expect, it } from 'vitest';
import type { Declaration, LayoutNode } from '#codegen/layout/layout-tree';
import { applyStates } from '#codegen/semantics/interactions/apply-states';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';
import { readVariantStates } from '#design/variant-states';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';
import { compilePrototype, textOf } from './compile-prototype.ts';
import { button, drawPrototype, frame, goTo, text } from './draw-prototype.ts';

describe('the names of variants', () => {
  const statesOf = (names: readonly string[], setName = 'Button') =>
    [...readVariantStates(names, setName).values()].map(({ states }) => states?.join('+') ?? 'other');

  it('name states beside other properties', () => {
    const names = ['Kind=A, State=Default', 'Kind=A, State=Hover/Focus', 'Kind=B, State=Pressed'];
    expect(statesOf(names)).toEqual(['', 'hover+focus-visible', 'active']);
    const looks = [...readVariantStates(names, 'Button').values()].map(({ otherValues: look }) => look);
    expect(looks[0]).toBe(looks[1]);
    expect(looks[0]).not.toBe(looks[2]);
  });

  it('name them by boolean properties too', () => {
    expect(
      statesOf(['Hover=No, Disabled=False', 'Hover=Yes, Disabled=False', 'Hover=No, Disabled=True']),
    ).toEqual(['', 'hover', 'disabled']);
  });

  it('mean no state by what a browser does not know, nor by the chosen one of several', () => {
    expect(statesOf(['State=Default', 'State=Error', 'State=Hover'])).toEqual(['', 'other', 'hover']);
    expect(statesOf(['State=Inactive', 'State=Active'], 'Tab')).toEqual([]);
    expect(statesOf(['Active=False', 'Active=True'], 'Tab')).toEqual([]);
    expect(statesOf(['Pressed=False', 'Pressed=True'])).toEqual(['', 'active']);
    expect(statesOf(['State=Inactive', 'State=Active'], 'Text field')).toEqual(['', 'focus-visible']);
    expect(statesOf(['State=Empty', 'State=Filled', 'State=Focus'], 'Input')).toEqual([
      '',
      'other',
      'focus-visible',
    ]);
  });
});

it('a snapshot takes the used variants along with what they are in other states', () => {
  const take = (file: object) => {
    const extras = { variables: null, images: {}, exports: {}, pictures: {} };
    const { variants = [] } = takeSnapshot(openDocument(file, 'Prototype'), ['1:1'], extras);
    return variants.map(({ node }) => node.name);
  };
  const all = ['State=Default', 'State=Hover', 'State=Focus', 'State=Pressed', 'State=Disabled'];
  expect(take(drawPrototype([frame('1:1', 'Home', [button('1:2', 'Go')])]))).toEqual(all);
  expect(take(drawPrototype([frame('1:1', 'Home', [text('1:2', 'Go')])]))).toEqual([]);
});

describe('the states of a control', () => {
  const page = frame('1:1', 'Home', [button('1:2', 'Go'), button('1:3', 'Off', { state: 'Disabled' })]);
  const file = drawPrototype([page]);

  it('are rules of their pseudo-classes, and no prop', async () => {
    const result = await compilePrototype(file, ['1:1']);
    const sheet = textOf(result, 'src/components/Button.module.css');
    expect(sheet).toContain('.root:hover { background-color: #000099; }');
    expect(sheet).toContain('.root:active { background-color: #000033; }');
    expect(sheet).toContain('.root:focus-visible .label { color: #ffff99; }');
    expect(sheet).toContain('.root:disabled { background-color: #cccccc; cursor: default; }');
    const component = textOf(result, 'src/components/Button.tsx');
    expect(component).toContain('interface ButtonProps extends ComponentProps<"button"> { label: string; }');
    const home = textOf(result, 'src/pages/Home.tsx');
    expect(home).toContain('<Button label="Go" />');
    expect(home).toContain('<Button label="Off" disabled />');
  });

  it('are variants of utilities, those of what is in it by its group', async () => {
    const component = textOf(
      await compilePrototype(file, ['1:1'], { styles: 'tailwind' }),
      'src/components/Button.tsx',
    );
    expect(component).toMatch(/className=\{`group\/button [^`]*hover:bg-\[#000099\][^`]*\$\{className\}`\}/);
    expect(component).toContain('group-focus-visible/button:text-');
  });

  it('are written in full for every occurrence in HTML', async () => {
    const result = await compilePrototype(file, ['1:1'], { target: 'html', styles: 'css' });
    expect(textOf(result, 'index.html')).toMatch(/<button class="button" type="button" disabled>/);
    const sheet = textOf(result, 'styles.css');
    expect(sheet).toContain('.button:hover {');
    expect(sheet).toContain('.button:disabled .label {');
  });

  it('of a link have aria-disabled, because links cannot be disabled', async () => {
    const link = (id: string, label: string, state: string) =>
      button(id, label, { state, interaction: goTo('1:50') });
    const links = frame('1:1', 'Home', [link('1:2', 'Go', 'Default'), link('1:3', 'Off', 'Disabled')]);
    const both = drawPrototype([links, frame('1:50', 'Prices', [text('1:51', 'Prices')])]);
    const react = await compilePrototype(both, ['1:1', '1:50']);
    expect(textOf(react, 'src/pages/Home.tsx')).toContain(
      '<Button label="Off" aria-disabled href="#/prices" />',
    );
    expect(textOf(react, 'src/components/Button.module.css')).toContain(
      '.root[aria-disabled="true"] { background-color: #cccccc; }',
    );
    const html = await compilePrototype(both, ['1:1', '1:50'], { target: 'html', styles: 'css' });
    expect(textOf(html, 'index.html')).toMatch(/<a class="[^"]+" href="prices.html" aria-disabled="true">/);
  });

  it('stay looks to choose from where one is shown at rest', async () => {
    const shown = frame('1:1', 'Home', [button('1:2', 'Go'), button('1:3', 'Now', { state: 'Hover' })]);
    const result = await compilePrototype(drawPrototype([shown]), ['1:1']);
    expect(textOf(result, 'src/components/Button.tsx')).toContain('state?: "default" | "hover"');
    expect(textOf(result, 'src/components/Button.module.css')).toMatch(
      /\.root:hover[^{]*\{ background-color: #000099;/,
    );
  });

  it('are none where one is built otherwise', async () => {
    const extra = [text('2:99', 'More')];
    const result = await compilePrototype(drawPrototype([page], extra), ['1:1']);
    expect(textOf(result, 'src/components/Button.module.css')).not.toContain(':hover');
  });

  it('leave a use alone that has a colour of its own', async () => {
    const own = frame('1:1', 'Home', [button('1:2', 'Go', { ground: [1, 0, 0] })]);
    const result = await compilePrototype(drawPrototype([own]), ['1:1']);
    const sheet = textOf(result, 'src/components/Button.module.css');
    expect(sheet).not.toContain(':hover');
    expect(sheet).toContain(':focus-visible .label');
  });
});

describe('what only the default state declares', () => {
  it.each([
    ['inset', '8px', 'auto'],
    ['display', 'flex', 'block'],
    ['letter-spacing', '1px', 'normal'],
    ['gap', '8px', '0'],
    ['color', '#ff0000', 'inherit'],
    ['box-shadow', '0 0 1px #ff0000', 'none'],
  ])('is taken back in another: %s', (property, value, taken) => {
    expect(declaredOnHover({ [property]: value })).toEqual([{ property, value: taken, state: 'hover' }]);
  });
});

/** The declarations for `:hover` of a layer with this style in a control whose hovered variant declares nothing. */
function declaredOnHover(style: Readonly<Record<string, string>>): readonly Declaration[] {
  const variant = (id: string, name: string, own: object): WrittenLayout['pages'][number] => ({
    ...{ id, name, componentId: id },
    children: [{ id: `${id}0`, style: { width: '9px', ...own } }],
  });
  const variants = openLayout({
    pages: [variant('2:1', 'State=Default', style), variant('2:2', 'State=Hover', {})],
  });
  const instance = { componentId: '2:1', componentName: 'State=Default', setName: 'Button', properties: {} };
  const control = { id: '1:2', instance, children: [{ id: 'I1:2;2:10', style: { width: '9px', ...style } }] };
  const layout = applyStates({
    ...openLayout({ pages: [{ id: '1:1', children: [control] }] }),
    variants: variants.pages.flatMap(({ root }) => (root.kind === 'box' ? [{ setId: '2:0', root }] : [])),
  });
  const stylesIn = (node: LayoutNode): readonly Declaration[] =>
    node.kind === 'box' ? [...node.style, ...node.children.flatMap(stylesIn)] : node.style;
  return layout.pages.flatMap(({ root }) => stylesIn(root)).filter(({ state }) => state !== undefined);
}
