import { expect, it } from 'vitest';
import { type CodeNode, isStyled, nodesIn } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { printBaseStylesheet } from '#codegen/targets/stylesheets/base-stylesheet';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it('a switch that is drawn off only moves its knob to the other end and takes the colour of the buttons', () => {
  const { root, base } = compile([switchOf('2:1', false), button()]);
  expect(stylesOf(root, '2:1', ['background-color', 'justify-content'])).toEqual([
    'background-color: #d8dbe2',
    'background-color: #4b3fd6 while on',
    'justify-content: flex-end while on',
  ]);
  expect(base).not.toContain('appearance: auto');
  expect(base).not.toContain(':checked');
});

it('a switch that is drawn on only is grey while it is off, and its knob is at the start', () => {
  const { root } = compile([switchOf('2:1', true, { padding: '0 2px 0 18px' }), button()]);
  expect(stylesOf(root, '2:1', ['background-color', 'padding', 'justify-content'])).toEqual([
    'background-color: #b4b8c0',
    'background-color: #4b3fd6 while on',
    'padding: 0 2px',
    'justify-content: flex-start',
    'justify-content: flex-end while on',
  ]);
});

it('a switch takes its other look from a switch of its size that is drawn in that state', () => {
  const { root } = compile([
    switchOf('2:1', false),
    switchOf('3:1', true, { 'background-color': '#0a7a3c' }),
  ]);
  for (const id of ['2:1', '3:1'])
    expect(stylesOf(root, id, ['background-color'])).toEqual([
      'background-color: #d8dbe2',
      'background-color: #0a7a3c while on',
    ]);
});

it('a checkbox that is drawn empty only is filled and has a tick while it is checked', () => {
  const { root } = compile([row('2:1', 'I agree to the terms', 'empty'), button()]);
  expect(stylesOf(root, '2:11', ['background-color', 'border'])).toEqual([
    'background-color: #ffffff',
    'background-color: #4b3fd6 while on',
    'border: 1px solid #888888',
    'border: 1px solid #4b3fd6 while on',
  ]);
  const tick = nodesIn(root).find(({ kind }) => kind === 'vector');
  expect(tick?.kind === 'vector' && tick.style.filter(({ property }) => property === 'display')).toEqual([
    { property: 'display', value: 'none' },
    { property: 'display', value: 'block', state: 'current' },
  ]);
});

it('the words of rows that are ticked follow the checkbox, and those that differ for another reason do not', () => {
  const { root } = compile([
    row('2:1', 'Two carrots', 'ticked', { color: '#999999', 'text-decoration': 'line-through' }),
    row('3:1', 'One leek', 'empty', { color: '#222222', 'font-weight': '700' }),
    row('4:1', 'Some salt', 'empty', { color: '#222222' }),
  ]);
  for (const id of ['2:12', '3:12', '4:12'])
    expect(stylesOf(root, id, ['color', 'text-decoration'])).toEqual([
      'color: #222222',
      'color: #999999 while on',
      'text-decoration: line-through while on',
    ]);
  expect(stylesOf(root, '3:12', ['font-weight'])).toEqual(['font-weight: 700']);
});

function compile(children: readonly Written[]) {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  const { components } = findComponents(layout, { ...defaultCodeOptions, target: 'html' });
  const [page] = components;
  if (page === undefined) throw new Error('no page');
  return { root: page.root, base: printBaseStylesheet(components) };
}

/** The declarations of some properties of a layer, in the order of their names. */
function stylesOf(root: CodeNode, id: string, properties: readonly string[]): readonly string[] {
  const node = nodesIn(root).find((one) => isStyled(one) && one.ids.includes(id));
  if (node === undefined || !isStyled(node)) throw new Error(`no layer ${id}`);
  return properties.flatMap((property) =>
    node.style
      .filter((one) => one.property === property)
      .map(({ value, state }) => `${property}: ${value}${state === 'current' ? ' while on' : ''}`),
  );
}

function switchOf(id: string, isOn: boolean, style: Readonly<Record<string, string>> = {}): Written {
  return {
    id,
    name: 'Switch',
    drawn: { x: 0, y: 0, width: 40, height: 24 },
    style: {
      display: 'flex',
      ...(isOn ? { 'justify-content': 'flex-end' } : {}),
      width: '40px',
      height: '24px',
      padding: '2px',
      'background-color': isOn ? '#4b3fd6' : '#d8dbe2',
      'border-radius': '12px',
      ...style,
    },
    children: [
      {
        id: `${id}1`,
        name: 'Knob',
        drawn: { x: isOn ? 18 : 2, y: 2, width: 20, height: 20 },
        style: { width: '20px', height: '20px', 'background-color': '#ffffff', 'border-radius': '50%' },
        children: [],
      },
    ],
  };
}

function row(
  id: string,
  text: string,
  state: 'ticked' | 'empty',
  style: Readonly<Record<string, string>> = {},
): Written {
  const isTicked = state === 'ticked';
  const tick = { id: `${id}3`, name: 'Tick', kind: 'vector' as const, drawn: { width: 12, height: 12 } };
  return {
    ...{ id, name: 'Row', style: { display: 'flex', gap: '8px' } },
    drawn: { width: 300, height: 24 },
    children: [
      {
        id: `${id}1`,
        name: 'Checkbox',
        style: {
          width: '20px',
          height: '20px',
          'background-color': isTicked ? '#2747c9' : '#ffffff',
          border: '1px solid #888888',
        },
        drawn: { width: 20, height: 20 },
        children: isTicked ? [tick] : [],
      },
      { id: `${id}2`, name: 'Label', text, style, drawn: { width: 120, height: 24 } },
    ],
  };
}

function button(): Written {
  return {
    id: '9:1',
    name: 'Button',
    drawn: { width: 120, height: 40 },
    style: { display: 'flex', 'background-color': '#4b3fd6', 'border-radius': '8px' },
    children: [{ id: '9:2', name: 'Label', text: 'Save', style: { color: '#ffffff' } }],
  };
}
