/** One pair of hand edit and design change, drawn from a seed: generated, edited, changed, generated again, judged. */
import { compile, type CompileEnvironment } from '#codegen/compile';
import { readRecord } from '#codegen/merge/generation-record';
import type { FolderContents } from '#codegen/merge/folder-contents';
import { type MergedFiles, mergeFiles } from '#codegen/merge/merge-files';
import type { Libraries } from '#codegen/libraries';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { openRandom } from '../random-designs/random.ts';
import { changeDesign, type DesignChange, designKinds } from './design-changes.ts';
import { editByHand, type Files, type HandEdit, handKinds } from './hand-edits.ts';

/** A design that pairs are drawn for; what it becomes is asked for again and again. */
export interface PairDesign {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
}

export interface JudgedPair {
  readonly seed: number;
  /** `hand edit against design change`. */
  readonly name: string;
  readonly hand: string;
  readonly design: string;
  readonly faults: readonly string[];
  readonly conflicts: number;
  /** The scripts of the outcome, to be checked in one batch. */
  readonly files: Files;
  readonly before: Files;
  readonly edited: Files;
  /** What the second generation came to over the edited files, and what a third of the same design did. */
  readonly merged: MergedFiles;
  readonly again: MergedFiles;
}

export async function judgePair(
  seed: number,
  designs: readonly PairDesign[],
  libraries: Libraries,
): Promise<JudgedPair> {
  const environment = openEnvironment(libraries);
  const random = openRandom(seed);
  const design = designs[random.whole(0, designs.length - 1)];
  if (!design) throw new Error('There is no design to draw pairs for.');
  const start = await generateFirst(design, environment);
  const base = textsOf(start);
  const mark = `M${seed}`;
  const edit = await draw(() => editByHand(base, pick(handKinds, random.share()), random, mark));
  const change = await draw(async () =>
    changeDesign(
      design.snapshot,
      pick(designKinds, random.share()),
      random,
      mark,
      random.chance(0.6) ? edit.near : null,
    ),
  );
  const second = await compile(change.snapshot, design.assets, defaultCodeOptions, environment);
  const folder = folderOf(edit.files, start);
  const merged = await mergeFiles(readRecord(start.record), generated(change.snapshot, second), folder);
  const files = applied(edit.files, merged);
  const again = await mergeFiles(
    readRecord(merged.record),
    generated(change.snapshot, second),
    folderOf(files, merged),
  );
  return {
    seed,
    name: `${edit.kind} against ${change.kind}`,
    hand: edit.kind,
    design: `${design.name} ${change.kind}`,
    faults: judge(edit, change, merged, files, applied(files, again), second),
    conflicts: merged.problems.length,
    files,
    before: base,
    edited: edit.files,
    merged,
    again,
  };
}

const firsts = new WeakMap<PairDesign, Promise<MergedFiles>>();

/** The same for every pair of a design. */
function generateFirst(design: PairDesign, environment: CompileEnvironment): Promise<MergedFiles> {
  const known = firsts.get(design);
  if (known) return known;
  const { snapshot, assets } = design;
  const first = compile(snapshot, assets, defaultCodeOptions, environment).then((result) =>
    mergeFiles(null, generated(snapshot, result), emptyFolder),
  );
  firsts.set(design, first);
  return first;
}

/** Not every design has something to edit or change in every way; the next kind is drawn then. */
async function draw<Drawn>(attempt: () => Promise<Drawn | null>): Promise<Drawn> {
  for (let tries = 0; tries < 50; tries += 1) {
    const drawn = await attempt();
    if (drawn !== null) return drawn;
  }
  throw new Error('Nothing could be drawn for this seed.');
}

function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

function judge(
  edit: HandEdit,
  change: DesignChange,
  merged: MergedFiles,
  files: Files,
  again: Files,
  generation: CodeResult,
): readonly string[] {
  const faults: string[] = [];
  const lost = edit.lost(files);
  if (lost !== null) faults.push(`hand edit lost: ${lost}`);
  const all = [...files.values()].join('\n').replaceAll(/\s+/g, ' ');
  const wanted = generation.files.some(
    (file) =>
      file.kind === 'text' && change.says !== null && file.text.replaceAll(/\s+/g, ' ').includes(change.says),
  );
  if (wanted && change.says !== null && !all.includes(change.says))
    faults.push(`design change lost: "${change.says}"`);
  const told = merged.problems.filter(({ code }) => code === 'merge-conflict').length;
  const standing = all.split('Framewright conflict:').length - 1;
  if (told < standing) faults.push(`${standing} conflicts stand, ${told} are told`);
  faults.push(...bareClasses(files));
  for (const [path, text] of files) if (again.get(path) !== text) faults.push(`a second run changes ${path}`);
  for (const path of again.keys()) if (!files.has(path)) faults.push(`a second run adds ${path}`);
  return faults;
}

/** Classes that a script takes from its sheet and the sheet does not have: what was kept would lose its look. */
function bareClasses(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    const [, name] = /import styles from "\.\/([^"]+)"/.exec(text) ?? [];
    if (name === undefined) return [];
    const sheet = files.get(`${path.slice(0, path.lastIndexOf('/') + 1)}${name}`) ?? '';
    const used = new Set([...text.matchAll(/\bstyles\.(\w+)/g)].map(([, used = '']) => used));
    return [...used]
      .filter((one) => !new RegExp(`\\.${one}\\b`).test(sheet))
      .map((one) => `${path} has no style for ${one}`);
  });
}

const emptyFolder: FolderContents = { texts: new Map(), pictures: new Map() };

function generated({ frames }: Snapshot, { files, assets }: CodeResult) {
  return { target: 'react' as const, frames: frames.map(({ id }) => id), files, assets };
}

function textsOf({ files }: MergedFiles): Files {
  return new Map([...files].filter((file): file is [string, string] => typeof file[1] === 'string'));
}

function folderOf(texts: Files, { files }: MergedFiles): FolderContents {
  return {
    texts,
    pictures: new Map([...files].filter((file): file is [string, Uint8Array] => typeof file[1] !== 'string')),
  };
}

function applied(before: Files, merged: MergedFiles): Files {
  const removed = new Set(merged.removed);
  return new Map([...before, ...textsOf(merged)].filter(([path]) => !removed.has(path)));
}

function openEnvironment(libraries: Libraries): CompileEnvironment {
  return {
    libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => performance.now(),
  };
}
