/**
 * M6: one word, text, colour or gap of a design changes; lines that differ when it is generated again over the last
 * generation. The changes of each screen are drawn from a seed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longestCommonSubsequence } from '#codegen/merge/three-way/longest-common-subsequence';
import { readRecord } from '#codegen/merge/generation-record';
import type { FolderContents } from '#codegen/merge/folder-contents';
import { mergeFiles } from '#codegen/merge/merge-files';
import { compile } from '#codegen/compile';
import { defaultCodeOptions } from '#design/code-options';
import { changeDesign } from '../../tests/merge-pairs/design-changes.ts';
import { openRandom } from '../../tests/random-designs/random.ts';
import { type Bench, type Case, type Figure, measureCases, measureOne, nameOf } from '../figure.ts';
import { type BenchDocument, chooseFrames } from '../open-documents.ts';
import type { Snapshot } from '#design/snapshot';

const kinds = ['text', 'colour', 'gap', 'word'] as const;
/** Other words in a box that was drawn for the former ones are more than Figma ever hands over: there the box changes too. */
const titles = { text: 'text in its former box', colour: 'colour', gap: 'gap', word: 'word' };
const framesOfDocument = { quick: 1, full: 3 };

export const changedLinesFigure: Figure = {
  id: 'changed-lines',
  async compute(bench) {
    const cases = new Map<string, Case[]>(kinds.map((kind) => [kind, []]));
    const listed: string[] = [];
    for (const document of bench.documents) {
      bench.tell(`Changing one thing in ${document.name}`);
      const frames = chooseFrames(document, true).slice(
        0,
        bench.quick ? framesOfDocument.quick : framesOfDocument.full,
      );
      for (const frame of frames) {
        const before = await generate(bench, document, document.takeSnapshot([frame]));
        for (const [index, kind] of kinds.entries()) {
          const change = changeDesign(document.takeSnapshot([frame]), kind, openRandom(index + 1), 'M6');
          if (!change) continue;
          const changed = await findChanged(bench, document, change.snapshot, before);
          const name = `${nameOf(document, frame)} ${kind}`;
          cases.get(kind)?.push({ name, value: changed.count });
          listed.push(`== ${name}: ${changed.count}`, ...changed.lines);
        }
      }
    }
    await writeFile(join(bench.folder, 'changed-lines.txt'), `${listed.join('\n')}\n`);
    const unit = 'count' as const;
    const measures = kinds.map((kind) =>
      measureCases(
        {
          id: `changed-lines-${kind}`,
          title: `M6 Lines that one changed ${titles[kind]} changes`,
          unit,
          better: 'lower',
          goal: 3,
        },
        cases.get(kind) ?? [],
      ),
    );
    const all = [...cases.values()].flat();
    const small = all.filter(({ value }) => value <= 3).length / Math.max(1, all.length);
    const share = {
      id: 'changed-lines-share',
      title: 'M6 Changes of at most 3 lines',
      unit: 'share',
      better: 'higher',
      goal: 1,
    } as const;
    return [...measures, measureOne(share, small)];
  },
};

type Outcome = Awaited<ReturnType<typeof mergeFiles>>;

async function generate(
  bench: Bench,
  document: BenchDocument,
  snapshot: Snapshot,
  former: Outcome | null = null,
): Promise<Outcome> {
  const result = await compile(snapshot, document.assets, defaultCodeOptions, {
    libraries: bench.libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => performance.now(),
  });
  const generated = {
    target: 'react' as const,
    frames: snapshot.frames.map(({ id }) => id),
    files: result.files,
    assets: result.assets,
  };
  return mergeFiles(former && readRecord(former.record), generated, folderOf(former));
}

function folderOf(former: Outcome | null): FolderContents {
  const files = [...(former?.files ?? [])];
  return {
    texts: new Map(files.filter((file): file is [string, string] => typeof file[1] === 'string')),
    pictures: new Map(files.filter((file): file is [string, Uint8Array] => typeof file[1] !== 'string')),
  };
}

/** A line that only one of the two has counts once; a changed line, which both have, counts once too. */
async function findChanged(
  bench: Bench,
  document: BenchDocument,
  snapshot: Snapshot,
  before: Outcome,
): Promise<{ readonly count: number; readonly lines: readonly string[] }> {
  const after = await generate(bench, document, snapshot, before);
  const lines: string[] = [];
  let count = 0;
  for (const path of new Set([...before.files.keys(), ...after.files.keys()])) {
    const [one, other] = [
      before.files.get(path),
      after.removed.includes(path) ? undefined : after.files.get(path),
    ];
    if (typeof one !== 'string' && typeof other !== 'string') continue;
    const [was, is] = [linesOf(one), linesOf(other)];
    const same = longestCommonSubsequence(was, is);
    count += Math.max(was.length, is.length) - same.length;
    const [keptThen, keptNow] = [new Set(same.map(([at]) => at)), new Set(same.map(([, at]) => at))];
    lines.push(...was.flatMap((line, at) => (keptThen.has(at) ? [] : [`${path} - ${line}`])));
    lines.push(...is.flatMap((line, at) => (keptNow.has(at) ? [] : [`${path} + ${line}`])));
  }
  return { count, lines };
}

function linesOf(text: string | Uint8Array | undefined): readonly string[] {
  return typeof text === 'string' ? text.split('\n') : [];
}
