import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column' };
const row = { display: 'flex' };
const white = { 'background-color': '#ffffff' };

describe('cells with a caption above a value in one frame with a button are a form', () => {
  it.each([
    ['in English', ['Where', 'When'], ['Lisbon', '3 to 9 May']],
    ['in Portuguese', ['Localização', 'Data'], ['São Paulo', '18 de novembro']],
    ['in Japanese', ['目的地', '日付'], ['京都', '5月3日']],
  ])('%s', (_, captions, values) => {
    const found = find(bar(captions.map((caption, at) => cell(caption, values[at] ?? ''))));
    expect(found.filter((tag) => /^(form|label|input|h\d)$/.test(tag))).toEqual([
      'h1',
      'form',
      'label',
      'input',
      'label',
      'input',
    ]);
  });

  it('with lines between them', () => {
    const line = { ...box({ 'border-left': '1px solid grey' }, []), drawn: { width: 0, height: 40 } };
    const found = find(bar([cell('Where', 'Lisbon'), line, cell('When', 'May')]));
    expect(found.filter((tag) => tag === 'input')).toHaveLength(2);
  });

  it('with a frame of its own for each, which is as high as the button', () => {
    const framed = (caption: string, value: string) => {
      const own = cell(caption, value);
      return { ...own, style: { ...own.style, ...white, border: '1px solid #cccccc' } };
    };
    const cells = [framed('Wohin', 'Rügen'), framed('Wann', 'Juni')];
    const found = find({ ...bar(cells), style: row });
    expect(found.filter((tag) => /^(form|label|input)$/.test(tag))).toEqual([
      'form',
      'label',
      'input',
      'label',
      'input',
    ]);
    const high = cells.map((one) => ({ ...one, drawn: { width: 240, height: 96 } }));
    expect(find({ ...bar(high), style: row })).not.toContain('input');
  });

  it.each<[string, Written]>([
    ['without a frame', { ...bar([cell('Where', 'Lisbon'), cell('When', 'May')]), style: row }],
    ['without a button', box({ ...row, ...white }, [cell('Where', 'Lisbon'), cell('When', 'May')])],
    ['with one cell, which may be a notice', bar([cell('New', 'Orders from home')])],
    ['with texts that look alike', bar([cell('Where', 'Lisbon', 16), cell('When', 'May', 16)])],
    [
      'with more texts',
      bar([cell('Where', 'Lisbon'), box(column, [text('A', 12), text('B', 16), text('C', 12)])]),
    ],
  ])('but not %s', (_, given) => {
    expect(find(given)).not.toContain('input');
  });
});

let count = 0;

function text(words: string, size: number, weight = 400): Written {
  count += 1;
  const style = { 'font-size': `${size}px`, 'font-weight': String(weight) };
  return { id: `3:${count}`, name: 'Text', text: words, style };
}

function box(style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  count += 1;
  return { id: `4:${count}`, name: 'Frame 3', style, children, drawn: { width: 240, height: 48 } };
}

function cell(caption: string, value: string, size = 12): Written {
  return box(row, [box(column, [text(caption, size), text(value, 16, size === 16 ? 400 : 700)])]);
}

function bar(cells: readonly Written[]): Written {
  const button = { ...box({ ...row, 'background-color': '#222222' }, [text('Go', 16)]), name: 'Button' };
  return box({ ...row, ...white }, [...cells, button]);
}

function find(given: Written): readonly string[] {
  const title = text('Tableware of clay', 40);
  const page = { id: '1:1', name: 'Page', style: column, children: [title, given] };
  const { components } = findComponents(openLayout({ pages: [page] }), {
    ...defaultCodeOptions,
    target: 'html',
  });
  return components.flatMap((one) =>
    [...nodesOf(one)].flatMap((node) => (node.kind === 'element' ? [node.tag] : [])),
  );
}
