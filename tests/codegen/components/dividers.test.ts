import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const words = (id: string): Written => ({ id, name: 'Words', text: `Words ${id}` });
const line = (style: object = {}): Written => ({
  id: '1:5',
  name: 'Line 5',
  style: { 'border-top': '1px solid red', ...style },
  children: [],
});

it('a line between things in a column is a rule', () => {
  expect(tagOfLine([words('1:1'), line(), words('1:2')])).toBe('hr divider');
});

it('a line at the end underlines, and one beside things stands between no blocks', () => {
  expect(tagOfLine([words('1:1'), words('1:2'), line()])).toBe('div divider');
  expect(tagOfLine([words('1:1'), line(), { ...words('1:2'), style: { position: 'absolute' } }])).toBe(
    'div divider',
  );
  expect(tagOfLine([words('1:1'), line(), words('1:2')], { 'flex-direction': 'row' })).toBe('div divider');
});

it('a line whose corners are round is one still', () => {
  expect(tagOfLine([words('1:1'), line({ 'border-radius': '1px' }), words('1:2')])).toBe('hr divider');
});

it('a line that paints more, or stands in something to press, is none', () => {
  expect(tagOfLine([words('1:1'), line({ 'background-color': 'red' }), words('1:2')])).toBe('div decoration');
  expect(tagOfLine([words('1:1'), line(), words('1:2')], {}, 'Button')).toBe('span divider');
});

it('drawn lines whose styles set their size are one component, however wide they are', () => {
  const drawn = (id: string, width: number, style: object): Written => ({
    id,
    kind: 'vector',
    name: 'Line',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 1" fill="none"><path d="M0 0L${width} 0L${width} -1L0 -1Z" fill="currentColor"/></svg>`,
    style: { height: '1px', ...style },
  });
  const sized = [drawn('1:5', 640, { width: '640px' }), drawn('1:6', 800, { 'align-self': 'stretch' })];
  const column = { display: 'flex', 'flex-direction': 'column' };
  const children = [words('1:1'), ...sized, words('1:2'), drawn('1:7', 300, {})];
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', style: column, children }] });
  const { components } = findComponents(layout, defaultCodeOptions);
  const nodes = components.flatMap((component) => nodesOf(component));
  const uses = nodes.flatMap((node) => (node.kind === 'use' ? [`${node.component} ${node.ids.join()}`] : []));
  expect(uses).toEqual(['Divider 1:5', 'Divider 1:6']);
  // Without a size of its own, it has that of its view box.
  expect(nodes.flatMap((node) => (node.kind === 'vector' ? node.ids : []))).toEqual(['1:7']);
});

/** The tag of the line and what its rule is called. */
function tagOfLine(children: readonly Written[], style: object = {}, name = 'Column'): string {
  const column = { display: 'flex', 'flex-direction': 'column', ...style };
  const layout = openLayout({
    pages: [{ id: '0:1', name: 'Page', children: [{ id: '1:0', name, style: column, children }] }],
  });
  const [page] = findComponents(layout, defaultCodeOptions).components;
  const found = (page ? [...nodesOf(page)] : []).find(
    (node) => node.kind === 'element' && node.ids.includes('1:5'),
  );
  return found?.kind === 'element' ? `${found.tag} ${found.styleName}` : 'nothing';
}
