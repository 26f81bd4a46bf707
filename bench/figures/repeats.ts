/**
 * M3 of the goals: of the layers that repeat in a frame and differ only in words, pictures, links or variants, the
 * share that the React output writes once, as a component or a list; and uses of one component that are not alike in
 * the design. The pages are run, not read. What is written again, and what was merged wrongly, is a line of
 * repeats.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { measureCases, measureOne, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { findRepeats } from '../find-repeats.ts';
import { indexLayers } from '../layer-index.ts';
import { isScreen, type BenchDocument } from '../open-documents.ts';
import { countFactored, findFalseMerges } from '../score-repeats.ts';
import { openTracedPages, settleIds } from '../trace-uses.ts';

const options = { ...defaultCodeOptions, nodeIds: true };

export const repeatsFigure: Figure = {
  id: 'repeats',
  async compute(bench) {
    const lines: string[] = [];
    const shares: Case[] = [];
    const merges: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Looking for repeats in ${document.name}`);
      await judgeDocument(bench, document, { shares, merges, lines });
    }
    await writeFile(join(bench.folder, 'repeats.txt'), `${lines.join('\n')}\n`);
    const wrong = merges.reduce((sum, { value }) => sum + value, 0);
    return [
      measureCases(
        { id: 'repeats', title: 'M3 repeats written once', unit: 'share', better: 'higher', goal: 0.95 },
        shares,
      ),
      measureOne(
        { id: 'repeats-false', title: 'M3 uses merged wrongly', unit: 'count', better: 'lower', goal: 0 },
        wrong,
        merges,
      ),
    ];
  },
};

interface Findings {
  readonly shares: Case[];
  readonly merges: Case[];
  readonly lines: string[];
}

async function judgeDocument(
  bench: Bench,
  document: BenchDocument,
  { shares, merges, lines }: Findings,
): Promise<void> {
  const result = await bench.compile(document, document.frames, options);
  const pages = await openTracedPages(result);
  const firsts = new Map<string, DesignNode>();
  // Uses are compared across frames, and a variant of one may be on another only.
  const { components } = readDesign(document.takeSnapshot(document.frames));
  for (const frame of document.frames.filter(isScreen)) {
    const page = result.pages.find(({ frameId }) => frameId === frame.id);
    const { frames } = readDesign(document.takeSnapshot([frame]));
    const [read] = frames;
    if (!page || !read) continue;
    const name = nameOf(document, frame);
    const layers = indexLayers(read.root);
    const settled = settleIds(pages.trace(page), layers.isInside);
    const scored = findRepeats(read.root, components).map((repeat) => ({
      repeat,
      factored: countFactored(repeat, settled),
    }));
    const total = scored.reduce((sum, { repeat }) => sum + repeat.members.length, 0);
    const right = scored.reduce((sum, { factored }) => sum + factored, 0);
    if (total > 0) shares.push({ name, value: right / total });
    for (const { repeat, factored } of scored.filter((one) => one.factored < one.repeat.members.length)) {
      const ids = repeat.members.map(({ id }) => id).join(' ');
      const called = repeat.members[0]?.name.slice(0, 32) ?? '';
      lines.push(
        `${name}\tagain\t${factored} of ${repeat.members.length}\t${repeat.size} layers\t${called}\t${ids}`,
      );
    }
    const wrong = findFalseMerges(settled, layers, components, firsts);
    merges.push({ name, value: wrong.length });
    lines.push(...wrong.map(({ component, ids }) => `${name}\tmerged\t${component}\t${ids.join(' ')}`));
  }
}
