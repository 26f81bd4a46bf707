import type { AutoLayout, BoxNode } from '#design/tree';
import { length, sides, tokenOr } from './format-values.ts';

/** How a box lays out what is in it; empty for one that leaves its layers where they were drawn. */
export function describeLayout(node: BoxNode): string {
  const { layout } = node;
  if (layout === null) return '';
  const isGrid = layout.direction === 'grid';
  const words = [
    isGrid ? `grid cols(${tracks(layout.columns)}) rows(${tracks(layout.rows)})` : layout.direction,
    layout.wraps ? 'wraps' : '',
    gap('gap', layout.gap, tokenOr(node, isGrid ? 'gridColumnGap' : 'itemSpacing', '')),
    layout.wraps || isGrid
      ? gap('cross-gap', layout.crossGap, tokenOr(node, isGrid ? 'gridRowGap' : 'counterAxisSpacing', ''))
      : '',
    padding(node, layout),
    layout.justify === 'start' ? '' : `justify-${layout.justify}`,
    layout.align === 'start' ? '' : `align-${layout.align}`,
    layout.alignLines === 'start' ? '' : `lines-${layout.alignLines}`,
    layout.firstOnTop ? 'first-on-top' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

function gap(word: string, value: number | 'auto', token: string): string {
  if (token !== '') return `${word}${token}`;
  if (value === 'auto') return `${word}-auto`;
  const written = length(value);
  return written === '0' ? '' : `${word}${written}`;
}

function padding(node: BoxNode, { padding: { top, right, bottom, left } }: AutoLayout): string {
  const written = sides([
    tokenOr(node, 'paddingTop', length(top)),
    tokenOr(node, 'paddingRight', length(right)),
    tokenOr(node, 'paddingBottom', length(bottom)),
    tokenOr(node, 'paddingLeft', length(left)),
  ]);
  return written === '0' ? '' : `pad${written}`;
}

function tracks(list: AutoLayout['columns']): string {
  return list
    .map(({ kind, size }) =>
      kind === 'fixed' ? length(size) : kind === 'flex' ? `${length(size)}fr` : 'hug',
    )
    .join(' ');
}
