import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { type CodeProject, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const libraries = await readLibraries();
const [gold, grey] = ['#f2b33d', '#d9d9d9'];
const star = '<svg viewBox="0 0 20 20"><path d="M2 4L12 20L18 3Z" fill="currentColor" /></svg>';

function review(index: number, colours: readonly string[], draw: typeof drawDot = drawStar): Written {
  return {
    id: `1:${index}`,
    name: 'Review',
    style: { display: 'flex', 'flex-direction': 'column' },
    children: [
      { id: `2:${index}`, name: 'Title', text: `Review ${index}` },
      {
        id: `3:${index}`,
        name: 'Marks',
        style: { display: 'flex', gap: '4px' },
        children: colours.map((colour, at) => draw(`${index}${at}`, colour)),
      },
    ],
  };
}

function drawStar(id: string, color: string): Written {
  return {
    id: `4:${id}`,
    name: `Star ${id}`,
    kind: 'vector',
    svg: star,
    staysInside: true,
    style: { color, width: '20px' },
  };
}

function drawDot(id: string, color: string): Written {
  const style = { 'background-color': color, width: '8px', height: '8px', 'border-radius': '50%' };
  return { id: `4:${id}`, name: 'Dot', style };
}

const filled = (count: number, total = 5) =>
  Array.from({ length: total }, (_, at) => (at < count ? gold : grey));

describe('equal shapes of which the first are filled', () => {
  it('are a number, with one shape in the code and an accessible name', async () => {
    const project = find([review(1, filled(5)), review(2, filled(4)), review(3, filled(2))]);
    expect(propsOf(project)).toEqual(['title: text', 'rating: number']);
    expect(valuesOf(project)).toEqual([5, 4, 2]);
    const code = await printReview(project);
    expect(code).toContain('role="img" aria-label={`${rating} / 5`}');
    expect(code).toContain('[1, 2, 3, 4, 5].map((step) =>');
    expect(code).toMatch(/className=\{\s*step <= rating \? styles\.icon : styles\.emptyIcon\s*\}/);
    expect(code).toContain('rating: number;');
  });

  it('are steps where they are no icons', () => {
    const project = find([
      review(1, filled(1, 4), drawDot),
      review(2, filled(2, 4), drawDot),
      review(3, filled(3, 4), drawDot),
    ]);
    expect(propsOf(project)).toEqual(['title: text', 'filled: number']);
    expect(valuesOf(project)).toEqual([1, 2, 3]);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ['that are filled in no order', [filled(3), [gold, grey, gold, grey, grey]]],
    ['of which all show one count', [filled(3), filled(3)]],
    ['in three colours', [filled(3), [gold, gold, grey, grey, '#000000']]],
    ['of several numbers', [filled(3), filled(2, 4)]],
  ])('are no number if they are shapes %s', (_, rows) => {
    const project = find(rows.map((colours, index) => review(index, colours)));
    expect(propsOf(project).filter((prop) => prop.endsWith('number'))).toEqual([]);
  });
});

function find(children: readonly Written[]): CodeProject {
  const list: Written = { id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children };
  return findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Home', children: [list] }] }),
    defaultCodeOptions,
  );
}

function propsOf({ components }: CodeProject): readonly string[] {
  const component = components.find(({ name }) => name === 'Review');
  return component?.props.map(({ name, type }) => `${name}: ${type.kind}`) ?? [];
}

function valuesOf({ components }: CodeProject) {
  const rows = components[0]
    ? nodesOf(components[0]).flatMap((node) => (node.kind === 'each' ? node.rows : []))
    : [];
  return rows.flatMap(({ props }) =>
    props.flatMap(({ value }) => (value.kind === 'number' ? [value.value] : [])),
  );
}

/** The file of the component. */
async function printReview(project: CodeProject): Promise<string> {
  const files = toUnformattedFiles(
    await printDrafts({ ...project, assets: {} }, defaultCodeOptions, libraries),
    defaultCodeOptions,
  );
  const file = files.find(({ path }) => path.endsWith('/Review.tsx'));
  return file?.kind === 'text' ? file.text : '';
}
