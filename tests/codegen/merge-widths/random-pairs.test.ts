/**
 * Random designs merged two by two as if they were one page: nonsense, but whatever two frames hold, what comes out
 * has to be code, and a page merged with itself has to stay the page it was.
 */
import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode, LayoutPage, LayoutTree } from '#codegen/layout/layout-tree';
import { mergePage } from '#codegen/layout/width-variants/merge-page';
import { findComponents } from '#codegen/components/find-components';
import { formatFiles, printDrafts } from '#codegen/targets/print-files';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { SourceFile } from '#design/source-file';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { makeDesign } from '../../random-designs/make-design.ts';
import { openDesign } from '../../random-designs/open-design.ts';
import { typeCheck } from '../compile/type-check.ts';

const count = 20;
const going = { aborted: false, throwIfAborted: () => {} };

function layOutRandom(seed: number): LayoutTree {
  const { snapshot, assets } = openDesign(makeDesign(seed));
  return layOut(readDesign(snapshot), assets);
}

/** The first page of a design, as if it were this wide. */
function pageOf({ pages }: LayoutTree, width: number): LayoutPage {
  const [page] = pages;
  if (!page) throw new Error('A design without a page.');
  return { ...page, width };
}

it(`${count} pairs become code whose types hold`, async () => {
  const libraries = await collectLibraries();
  const written: Record<string, readonly SourceFile[]> = {};
  for (let seed = 0; seed < count; seed += 1) {
    const [one, other] = [layOutRandom(seed), layOutRandom(seed + 1)];
    const { page } = mergePage([pageOf(one, 1200), pageOf(other, 700), pageOf(one, 400)]);
    const styles = seed % 2 === 0 ? 'modules' : 'tailwind';
    const options = { ...defaultCodeOptions, styles, nodeIds: true } as const;
    const project = findComponents({ ...one, pages: [page] }, options);
    const drafts = await printDrafts(project, options, libraries);
    written[`seed-${seed}`] = await formatFiles(drafts, options, going, () => {});
  }
  expect(typeCheck(written, libraries)).toEqual([]);
});

it('a page merged with itself is the page it was', () => {
  for (let seed = 0; seed < count; seed += 1) {
    const page = pageOf(layOutRandom(seed), 1200);
    const { root } = mergePage([page, { ...page, width: 400 }]).page;
    expect(stylesOf(root), `seed ${seed}`).toEqual(stylesOf(page.root));
  }
});

/** Every element with what holds of it at the drawn width; what texts say is written elsewhere, at the paragraph or not. */
function stylesOf(node: LayoutNode): readonly unknown[] {
  if (node.kind === 'text') return [node.id];
  const drawn = node.style.filter(({ below }) => below === undefined);
  return [[node.id, drawn], ...(node.kind === 'box' ? node.children.flatMap(stylesOf) : [])];
}
