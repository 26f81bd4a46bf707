/**
 * Generating over edited files: pairs of a hand edit and a design change as the bench judges them, drawn for the
 * examples and for frames of each document; and pages of HTML, whose edits are made here.
 */
import { readRecord } from '#codegen/merge/generation-record';
import type { FolderContents } from '#codegen/merge/folder-contents';
import { type MergedFiles, mergeFiles } from '#codegen/merge/merge-files';
import { compile } from '#codegen/compile';
import type { Snapshot } from '#design/snapshot';
import { changeDesign, designKinds } from '../../tests/merge-pairs/design-changes.ts';
import { judgePair, type PairDesign } from '../../tests/merge-pairs/judge-pair.ts';
import { openDesigns } from '../../tests/merge-pairs/judge-pairs.ts';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { type BenchDocument, chooseFrames, countNodes } from '../open-documents.ts';
import { describeAll, describeMerge } from './describe-output.ts';
import { nameFrame, outputNamed, type RecordingTools } from './recording-tools.ts';

export async function recordMergesOfExamples(seeds: readonly number[], tools: RecordingTools): Promise<void> {
  const designs = await openDesigns();
  for (const seed of seeds) await recordPair(`seed ${seed}`, seed, designs, tools);
}

/** Frames of each document, none with more layers than `largest`. */
const framesOfDocument = 2;
const largest = 1500;
const seedsOfFrame = [1, 2, 3, 4];

export async function recordMergesOfDocument(document: BenchDocument, tools: RecordingTools): Promise<void> {
  const screens = chooseFrames(document, true);
  const frames = (screens.length > 0 ? screens : document.frames)
    .filter((frame) => countNodes(frame) <= largest)
    .slice(0, framesOfDocument);
  for (const frame of frames) {
    const name = nameFrame(document, frame);
    const design = { name, snapshot: document.takeSnapshot([frame]), assets: document.assets };
    for (const seed of seedsOfFrame) await recordPair(`${name} pair ${seed}`, seed, [design], tools);
    for (const [index, kind] of designKinds.entries())
      await recordPageMerge(`${name} html ${kind}`, design, kind, openRandom(index), tools);
  }
}

async function recordPair(
  name: string,
  seed: number,
  designs: readonly PairDesign[],
  { libraries, record }: RecordingTools,
): Promise<void> {
  const pair = judgePair(seed, designs, libraries);
  await record(name, async () => {
    const { name: kinds, design, faults, conflicts, edited, merged, again } = await pair;
    return describeAll([
      ['drawn', [kinds, design]],
      ['faults', faults],
      ['conflicts', conflicts],
      ['merged', describeMerge(merged)],
      ['again', describeMerge(again)],
      ['edited', describeAll([...edited])],
    ]);
  });
  await record(`${name} lock file`, async () => {
    const { merged, again } = await pair;
    return [merged.record, again.record].join('\n');
  });
}

/** A page of HTML with several edits in it, generated again after a change of the design. */
async function recordPageMerge(
  name: string,
  { snapshot, assets }: PairDesign,
  kind: (typeof designKinds)[number],
  random: Random,
  { environment, record }: RecordingTools,
): Promise<void> {
  const options = outputNamed('html css');
  const generate = async (design: Snapshot, former: MergedFiles | null, folder: FolderContents) => {
    const { files, assets: bytes } = await compile(design, assets, options, environment);
    const frames = design.frames.map(({ id }) => id);
    const generated = { target: options.target, frames, files, assets: bytes };
    return mergeFiles(former && readRecord(former.record), generated, folder);
  };
  await record(name, async () => {
    const first = await generate(snapshot, null, folderOf(new Map()));
    const edited = new Map(
      [...first.files].map(([path, content]) => [path, editFile(path, content, random)]),
    );
    const change = changeDesign(snapshot, kind, random, 'M1');
    if (!change) return 'nothing to change';
    const merged = await generate(change.snapshot, first, folderOf(edited));
    return describeAll([
      ['merged', describeMerge(merged)],
      ['lock file', merged.record],
      ['edited', describeAll([...edited])],
    ]);
  });
}

type Files = MergedFiles['files'];

function folderOf(files: Files): FolderContents {
  const all = [...files];
  return {
    texts: new Map(all.filter((file): file is [string, string] => typeof file[1] === 'string')),
    pictures: new Map(all.filter((file): file is [string, Uint8Array] => typeof file[1] !== 'string')),
  };
}

/** Words, an attribute and a removed line of a page; a value and another rule of a style sheet. */
function editFile(path: string, content: string | Uint8Array, random: Random): string | Uint8Array {
  if (typeof content !== 'string') return content;
  const edits = path.endsWith('.html')
    ? [
        {
          line: /^\s*<(?:p|h\d|span|a)\b[^>]*>[^<]+<\/\w+>$/,
          edit: (line: string) => line.replace(/>[^<]+</, '>Edited<'),
        },
        {
          line: /^\s*<(?:div|section|main|p)\b/,
          edit: (line: string) => line.replace(/<\w+/, '$& data-edited="1"'),
        },
        { line: /^\s*<(?:p|span|img)\b.*>$/, edit: () => '' },
      ]
    : [
        { line: /^ {2}[a-z-]+: [^;]+;$/, edit: (line: string) => line.replace(/: [^;]+;/, ': inherit;') },
        { line: /^\}$/, edit: () => '}\n\n.edited {\n  color: red;\n}' },
      ];
  return edits.reduce((text, { line, edit }) => editLine(text, line, edit, random), content);
}

function editLine(text: string, wanted: RegExp, edit: (line: string) => string, random: Random): string {
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => (wanted.test(line) ? [index] : []));
  const chosen = found[random.whole(0, found.length - 1)];
  return lines.map((line, index) => (index === chosen ? edit(line) : line)).join('\n');
}
