import { describe, expect, it } from 'vitest';
import { type CodeProject, nodesOf, lengthAttributes } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Values = Record<string, string>;

/** A row with a bar of this width in a track of 200 px, and words beside it. */
function skill(index: number, width: number, words: string, { padded = false } = {}): Written {
  const track: Values = {
    display: 'flex',
    'flex-direction': 'column',
    width: '200px',
    'background-color': '#eeeeee',
  };
  const bar: Values = { height: '8px', 'background-color': '#2f6fdd' };
  return {
    id: `1:${index}`,
    name: 'Skill',
    style: { display: 'flex', 'flex-direction': 'column' },
    drawn: { width: 300, height: 60 },
    children: [
      { id: `2:${index}`, name: 'Title', text: `Skill ${index}`, drawn: { width: 80, height: 20 } },
      {
        id: `3:${index}`,
        name: 'Track',
        style: padded
          ? { ...track, padding: `0 ${200 - width}px 0 0` }
          : { ...track, 'align-items': 'flex-start' },
        drawn: { width: 200, height: 8 },
        children: [
          {
            id: `4:${index}`,
            name: 'Bar',
            style: padded ? bar : { ...bar, width: `${width}px` },
            drawn: { width, height: 8 },
          },
        ],
      },
      { id: `5:${index}`, name: 'Amount', text: words, drawn: { width: 30, height: 20 } },
    ],
  };
}

describe('a bar whose length differs', () => {
  it.each([false, true])('takes its share from the text that contains it (padded: %s)', (padded) => {
    const project = find([
      skill(1, 181, '90%', { padded }),
      skill(2, 60, '30%', { padded }),
      skill(3, 128, '64%', { padded }),
    ]);
    expect(propsOf(project)).toEqual(['title', 'amount']);
    expect(widthOf(project)).toEqual({ kind: 'prop', name: 'amount' });
    expect(variantsOf(project)).toEqual([]);
  });

  it('has a value of its own where no text contains it', () => {
    const project = find([skill(1, 181, 'Fluent'), skill(2, 60, 'Some'), skill(3, 128, 'Good')]);
    expect(propsOf(project)).toEqual(['title', 'share', 'amount']);
    const rows = project.components.flatMap((one) =>
      [...nodesOf(one)].flatMap((node) => (node.kind === 'each' ? node.rows : [])),
    );
    const shares = rows.map(({ props }) => props.find(({ name }) => name === 'share')?.value);
    expect(shares.map((value) => (value?.kind === 'text' ? value.text : null))).toEqual([
      '91%',
      '30%',
      '64%',
    ]);
  });

  it('is a part of the look where all have one length', () => {
    const project = find([skill(1, 60, 'Fluent'), skill(2, 60, 'Some'), skill(3, 61, 'Good')]);
    expect(propsOf(project)).toEqual(['title', 'amount']);
    expect(widthOf(project)).toBeUndefined();
  });
});

describe('the columns of a chart', () => {
  /** A column of this height above the name of a month. */
  const column = (index: number, height: number): Written => ({
    ...{ id: `1:${index}`, name: 'Column', drawn: { width: 48, height: height + 28 } },
    style: { display: 'flex', 'flex-direction': 'column', 'align-items': 'center' },
    children: [
      {
        ...{ id: `2:${index}`, name: 'Rectangle 12', drawn: { width: 28, height } },
        style: { width: '28px', height: `${height}px`, 'background-color': '#2f6fdd' },
      },
      { id: `3:${index}`, name: 'Text', text: `Month ${index}`, drawn: { width: 40, height: 20 } },
    ],
  });
  const heightOf = (project: CodeProject) =>
    nodesOf(componentOf(project))
      .flatMap((node) => (node.kind === 'element' ? node.attributes : []))
      .find(({ name }) => name === lengthAttributes.height)?.value;

  it('have their heights as values', () => {
    const project = find([column(1, 40), column(2, 64), column(3, 52), column(4, 90)]);
    expect(heightOf(project)).toEqual({ kind: 'prop', name: 'barHeight' });
    expect(variantsOf(project)).toEqual([]);
    const rows = project.components.flatMap((one) =>
      nodesOf(one).flatMap((node) => (node.kind === 'each' ? node.rows : [])),
    );
    const heights = rows.map(({ props }) => props.find(({ name }) => name === 'barHeight')?.value);
    expect(heights).toEqual(['40px', '64px', '52px', '90px'].map((text) => ({ kind: 'text', text })));
  });

  it('are looks where there are two of them', () => {
    expect(heightOf(find([column(1, 40), column(2, 64), column(3, 40), column(4, 64)]))).toBeUndefined();
  });
});

function find(children: readonly Written[]): CodeProject {
  const list: Written = { id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children };
  return findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Home', children: [list] }] }),
    defaultCodeOptions,
  );
}

function componentOf({ components }: CodeProject) {
  const found = components.find(({ role }) => role === 'component');
  if (!found) throw new Error('There is no component');
  return found;
}

function propsOf(project: CodeProject): readonly string[] {
  return componentOf(project).props.map(({ name }) => name);
}

function widthOf(project: CodeProject) {
  const attributes = nodesOf(componentOf(project)).flatMap((node) =>
    node.kind === 'element' ? node.attributes : [],
  );
  return attributes.find(({ name }) => name === lengthAttributes.width)?.value;
}

function variantsOf(project: CodeProject) {
  return nodesOf(componentOf(project)).flatMap((node) => (node.kind === 'element' ? node.variants : []));
}
