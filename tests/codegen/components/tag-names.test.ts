/** Layers that are named by the tags of the page that they were imported from. */
import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column' };
const text = (name: string, words: string, size = '16px'): Written => ({
  name,
  text: words,
  style: { 'font-size': size },
});
const box = (name: string, ...children: readonly Written[]): Written => ({ name, style: column, children });

/** Two sections of stories, as a page of news has them; the names of the layers are a function of the tags. */
function news(nameOf: (tag: string) => string): readonly Written[] {
  const story = (title: string): Written =>
    box(nameOf('div'), text(nameOf('time'), '09:42'), text(nameOf('a'), title));
  const long = (title: string) =>
    box(
      nameOf('div'),
      text(nameOf('h3'), title),
      text(nameOf('p'), `${title}, and what people say of it now.`),
    );
  return [
    text(nameOf('h1'), 'Fırtına geliyor', '40px'),
    box(
      nameOf('section'),
      text(nameOf('h2'), 'Son haberler', '24px'),
      story('Vapurlar durdu'),
      story('Okullar açık'),
    ),
    box(
      nameOf('section'),
      text(nameOf('h2'), 'Gündem', '24px'),
      long('Köprü açıldı'),
      long('Bütçe onaylandı'),
    ),
  ];
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', style: column, children }] });
  const { components } = findComponents(layout, { ...defaultCodeOptions, target: 'html' });
  return components.flatMap((one) => nodesOf(one)).filter((node) => node.kind === 'element');
}

const count = (elements: readonly CodeElement[], tag: string) =>
  elements.filter((element) => element.tag === tag).length;

describe('a page whose layers are named by tags', () => {
  it('has their links, headings of any size, and sections', () => {
    const elements = elementsOf(news((tag) => tag));
    expect(['a', 'h3', 'section'].map((tag) => count(elements, tag))).toEqual([2, 2, 2]);
  });

  it('keeps its looks where a few layers have such names by chance', () => {
    const elements = elementsOf(news((tag) => (tag === 'a' || tag === 'h3' ? tag : `Layer ${tag}`)));
    expect(['a', 'h3'].map((tag) => count(elements, tag))).toEqual([0, 0]);
  });

  it('makes no heading of a cell, and no link in a link', () => {
    const cells = box('tr', text('h3', 'Başlık'), text('a', 'Ayrıntı'));
    const linked: Written = { ...box('div', text('a', 'Devamı')), link: { kind: 'url', target: '/more' } };
    const elements = elementsOf([...news((tag) => tag), cells, linked]);
    expect(['a', 'h3'].map((tag) => count(elements, tag))).toEqual([3, 2]);
  });
});
