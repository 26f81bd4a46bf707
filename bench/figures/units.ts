/**
 * M1 of the goals: of the declarations of sizes, distances and letters that the elements of a page use, the share that
 * is not in px; and elements whose width is fixed in px although every layer they stand for fills or hugs. On the
 * HTML of all frames, no browser. Each declaration in px and each fixed width is a line of units.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { unitOf } from '../css-lengths.ts';
import { measureCases, nameOf, type Case, type Figure } from '../figure.ts';
import { isScreen } from '../open-documents.ts';
import { openStyledPages, type StyledElement, type WrittenDeclaration } from '../styled-page.ts';

const options = { ...defaultCodeOptions, target: 'html', styles: 'css', nodeIds: true } as const;

export const unitsFigure: Figure = {
  id: 'units',
  async compute(bench) {
    const lines: string[] = [];
    const shares: Case[] = [];
    const fixed: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Reading the units of ${document.name}`);
      const result = await bench.compile(document, document.frames, options);
      const elementsOf = openStyledPages(result);
      for (const frame of document.frames.filter(isScreen)) {
        const page = result.pages.find(({ frameId }) => frameId === frame.id);
        const [read] = readDesign(document.takeSnapshot([frame])).frames;
        if (!page || !read) continue;
        const name = nameOf(document, frame);
        const elements = elementsOf(page.path);
        const { inPx, relative } = countUnits(elements);
        const wrong = findFixedWidths(elements, read.root);
        if (inPx.length + relative > 0) shares.push({ name, value: relative / (inPx.length + relative) });
        fixed.push({ name, value: wrong.length });
        lines.push(
          ...inPx.map(({ rule, property, value }) => `${name}\tpx\t${rule}\t${property}: ${value}`),
          ...wrong.map(({ ids, width }) => `${name}\tfixed\t${ids.join(' ')}\twidth: ${width}`),
        );
      }
    }
    await writeFile(join(bench.folder, 'units.txt'), `${lines.join('\n')}\n`);
    return [
      measureCases(
        {
          id: 'units-relative',
          title: 'M1 sizes and distances that are not in px',
          unit: 'share',
          better: 'higher',
          goal: 0.6,
        },
        shares,
      ),
      measureCases(
        {
          id: 'units-fixed',
          title: 'M1 elements a frame with a fixed width that fill or hug',
          unit: 'count',
          better: 'lower',
          goal: 0,
        },
        fixed,
      ),
    ];
  },
};

export interface Units {
  readonly inPx: readonly WrittenDeclaration[];
  readonly relative: number;
}

/** Each declaration counts once, however many elements use it. */
export function countUnits(elements: readonly StyledElement[]): Units {
  const used = new Map<string, WrittenDeclaration>();
  for (const { declarations } of elements)
    for (const one of declarations) used.set(`${one.rule} ${one.property} ${one.value}`, one);
  const known = [...used.values()].map((one) => ({ one, unit: unitOf(one.property, one.value) }));
  return {
    inPx: known.flatMap(({ one, unit }) => (unit === 'px' ? [one] : [])),
    relative: known.filter(({ unit }) => unit === 'relative').length,
  };
}

/** Elements of layers that are as wide as their room or their content, with a width in px at every viewport. */
export function findFixedWidths(
  elements: readonly StyledElement[],
  root: DesignNode,
): readonly { readonly ids: readonly string[]; readonly width: string }[] {
  const free = new Set<string>();
  collectFree(root, free);
  return elements.flatMap(({ ids, declarations }) => {
    const width = declarations.find(
      ({ property, rule }) => property === 'width' && !rule.includes('@'),
    )?.value;
    const isFixed = width !== undefined && unitOf('width', width) === 'px';
    return isFixed && ids.length > 0 && ids.every((id) => free.has(id)) ? [{ ids, width }] : [];
  });
}

function collectFree(node: DesignNode, free: Set<string>): void {
  const hugs = node.kind === 'text' && node.paragraph.resize === 'hug';
  if (node.placement.horizontal !== 'fixed' || hugs) free.add(node.id);
  if (node.kind === 'box') for (const child of node.children) collectFree(child, free);
}
