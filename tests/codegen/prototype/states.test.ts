import { describe, expect, it } from 'vitest';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';
import { readVariantStates } from '#design/variant-states';
import { compilePrototype, textOf } from './compile-prototype.ts';
import { button, drawPrototype, frame, text } from './draw-prototype.ts';

describe('the names of variants', () => {
  const statesOf = (names: readonly string[], setName = 'Button') =>
    [...readVariantStates(names, setName).values()].map(({ states }) => states?.join('+') ?? 'other');

  it('say states beside other properties', () => {
    const names = ['Kind=A, State=Default', 'Kind=A, State=Hover/Focus', 'Kind=B, State=Pressed'];
    expect(statesOf(names)).toEqual(['', 'hover+focus-visible', 'active']);
    const looks = [...readVariantStates(names, 'Button').values()].map(({ otherValues: look }) => look);
    expect(looks[0]).toBe(looks[1]);
    expect(looks[0]).not.toBe(looks[2]);
  });

  it('say them by switches too', () => {
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

  it('stand in HTML for every use in full', async () => {
    const result = await compilePrototype(file, ['1:1'], { target: 'html', styles: 'css' });
    expect(textOf(result, 'index.html')).toMatch(/<button class="button" type="button" disabled>/);
    const sheet = textOf(result, 'styles.css');
    expect(sheet).toContain('.button:hover {');
    expect(sheet).toContain('.button:disabled .label {');
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
