/**
 * Generating over what a developer has edited since. In: the record of the last generation, the new one, and the
 * folder as it is. Out: what has to be written and removed, the record to keep, and a Problem for each thing that both
 * changed. It reads and writes nothing itself, and what the design left alone it leaves alone.
 */
import { problem, type Problem } from '#design/problem';
import type { CodeTarget } from '#design/code-options';
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile, SourceFile, TextFile } from '#design/source-file';
import { findConflicts } from './changes/conflict.ts';
import { writeRecord, type GenerationRecord, type RecordedFile } from './generation-record.ts';
import { hashContent } from './hash-content.ts';
import { importedFrom, lineUp, type LinedUp } from './places/line-up.ts';
import { mergePictures } from './merge-pictures.ts';
import { mergeOne } from './merge-one.ts';
import { keepStyles } from './settle/keep-styles.ts';
import { putMarks, withoutMarks } from './node-marks.ts';

export interface Folder {
  /** Every source text of the folder by path: the generated ones and the developer's own. */
  readonly texts: ReadonlyMap<string, string>;
  /** Pictures, as far as the record or the new generation names them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

export interface Generated {
  readonly target: CodeTarget;
  /** Ids of the frames it was made of. */
  readonly frames: readonly string[];
  readonly files: readonly SourceFile[];
  readonly assets: AssetBytes;
}

export interface MergedFiles {
  /** All files of the new generation and of the developer's that it touches, by path. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Paths that are there and should no longer be. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
  /** What `framewright.lock.json` holds from now on. */
  readonly record: string;
}

export async function mergeFiles(
  record: GenerationRecord | null,
  generated: Generated,
  folder: Folder,
): Promise<MergedFiles> {
  const texts = generated.files.filter((file): file is TextFile => file.kind === 'text');
  const pictures = generated.files.filter((file): file is AssetFile => file.kind === 'asset');
  const lined = lineUp(
    record ?? { target: generated.target, frames: [], files: [] },
    texts.map(({ path, text, lines }) => ({
      path,
      text: withoutMarks(text),
      node: lines[0]?.nodeIds[0] ?? null,
    })),
    new Map([...folder.texts].map(([path, text]) => [path, withoutMarks(text)])),
  );
  const merge = new Merge(lined, record, generated);
  await merge.mergeTexts();
  const merged = mergePictures(record, pictures, generated.assets, folder.pictures, merge.covers);
  merge.takePictures(merged);
  merge.takeLeftovers();
  for (const { path, text } of texts) merge.mark(path, text);
  const files = [...merge.recordTexts(), ...merged.recorded];
  return {
    files: merge.files,
    removed: [...merge.removed].sort(),
    problems: merge.problems,
    record: writeRecord({ target: generated.target, frames: generated.frames, files }),
  };
}

class Merge {
  readonly files = new Map<string, string | Uint8Array>();
  readonly removed = new Set<string>();
  readonly problems: Problem[] = [];
  /** Whether all of the last generation was asked for again: only then is a file missing for good. */
  readonly covers: boolean;
  readonly #lined: LinedUp;
  readonly #record: GenerationRecord | null;

  constructor(lined: LinedUp, record: GenerationRecord | null, { target, frames }: Generated) {
    this.#lined = lined;
    this.#record = record;
    this.covers = record?.target === target && record.frames.every((id) => frames.includes(id));
  }

  async mergeTexts(): Promise<void> {
    const { base, next, mine, placeOf } = this.#lined;
    const gone: string[] = [];
    for (const [path, text] of next) {
      const place = placeOf(path);
      const versions = { base: base.get(path) ?? null, mine: mine.get(place) ?? null, next: text };
      if (versions.mine === null && versions.base !== null) gone.push(path);
      else this.#take(place, await mergeOne(place, versions, this.#record !== null));
    }
    this.#takeBackUsed(gone);
    for (const [place, text] of keepStyles({ merged: textsOf(this.files), mine, next: this.#atPlaces(next) }))
      this.files.set(place, text);
    for (const [place, former] of this.#lined.renamedFrom) {
      if (!this.files.has(place)) this.files.set(place, mine.get(place) ?? '');
      if (former !== place && !this.files.has(former)) this.removed.add(former);
    }
  }

  #atPlaces(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return new Map([...texts].map(([path, text]) => [this.#lined.placeOf(path), text]));
  }

  #take(place: string, { text, beside, problems }: Awaited<ReturnType<typeof mergeOne>>): void {
    this.files.set(place, text);
    if (beside !== null) this.files.set(`${place}.design`, beside);
    this.problems.push(...problems);
    for (const { line, sentence } of findConflicts(text)) {
      this.problems.push(problem('merge-conflict', null, { file: place, line, detail: sentence }));
    }
  }

  /** What a developer deleted stays away, unless something that is there needs it. */
  #takeBackUsed(gone: readonly string[]): void {
    const { base, next, mine, placeOf } = this.#lined;
    const texts = new Map([...mine, ...textsOf(this.files)]);
    const known = new Set([...texts.keys(), ...gone]);
    const used = importedFrom([...texts.keys()], new Map([...texts, ...next]), known);
    for (const path of gone) {
      if (used.has(placeOf(path))) this.files.set(placeOf(path), next.get(path) ?? '');
      else if (base.get(path) !== next.get(path))
        this.problems.push(problem('merge-deleted', null, { file: path }));
    }
  }

  /** Marks a file as its generation was marked. */
  mark(path: string, marked: string): void {
    const place = this.#lined.placeOf(path);
    const text = this.files.get(place);
    if (typeof text === 'string') this.files.set(place, putMarks(path, text, marked));
  }

  takePictures({ files, removed, problems }: ReturnType<typeof mergePictures>): void {
    for (const [path, bytes] of files) this.files.set(path, bytes);
    for (const path of removed) this.removed.add(path);
    this.problems.push(...problems);
  }

  /** Files that the design no longer makes: removed where nobody touched them and nobody needs them. */
  takeLeftovers(): void {
    const { base, next, mine, placeOf } = this.#lined;
    if (!this.covers) return;
    const left = [...base.keys()].filter((path) => !next.has(path) && mine.has(placeOf(path)));
    const candidates = new Set([...left.map(placeOf), ...this.removed]);
    const texts = new Map([...mine, ...textsOf(this.files)]);
    const edited = left.filter((path) => mine.get(placeOf(path)) !== base.get(path)).map(placeOf);
    const roots = [...texts.keys()].filter((path) => !candidates.has(path) || edited.includes(path));
    const used = importedFrom(roots, texts, new Set([...texts.keys(), ...candidates]));
    for (const place of candidates) {
      const reason = edited.includes(place) ? 'you edited it' : used.has(place) ? 'your code uses it' : null;
      if (reason === null) this.removed.add(place);
      else {
        this.removed.delete(place);
        this.problems.push(problem('merge-kept', null, { file: place, reason }));
      }
    }
  }

  /** Also what other frames made and this generation left alone. */
  recordTexts(): readonly RecordedFile[] {
    const { recorded, placeOf } = this.#lined;
    const made = recorded.map(({ path, text, node }) => {
      const at = placeOf(path);
      return { path, at: at === path ? null : at, node, text, hash: hashContent(text) };
    });
    if (this.covers) return made;
    const paths = new Set(made.map(({ path }) => path));
    return [
      ...made,
      ...(this.#record?.files ?? []).filter(({ path, text }) => text !== null && !paths.has(path)),
    ];
  }
}

function textsOf(files: ReadonlyMap<string, string | Uint8Array>): ReadonlyMap<string, string> {
  return new Map([...files].filter((file): file is [string, string] => typeof file[1] === 'string'));
}
