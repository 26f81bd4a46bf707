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
import { mergeOne, type MergedFile } from './merge-one.ts';
import { contentAt, findBeside, isTaken } from './beside.ts';
import { keepStyles } from './settle/keep-styles.ts';
import { putMarks, withoutMarks } from './node-marks.ts';

export interface Folder {
  /** Every source text of the folder by path: the generated ones and the developer's own. */
  readonly texts: ReadonlyMap<string, string>;
  /** Pictures and what lies beside files, as far as the record or the new generation names them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Paths of whatever else lies where files are generated to. @default nothing */
  readonly others?: readonly string[];
}

/** What happens to a file that was not generated and stands where one is now. */
export type Existing = 'beside' | 'replace';

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
  /** Paths that hold something else than what was ever generated to them. */
  readonly foreign: readonly string[];
  /** What `framewright.lock.json` holds from now on. */
  readonly record: string;
}

export async function mergeFiles(
  record: GenerationRecord | null,
  generated: Generated,
  folder: Folder,
  existing: Existing = 'beside',
): Promise<MergedFiles> {
  const texts = generated.files.filter((file): file is TextFile => file.kind === 'text');
  const pictures = generated.files.filter((file): file is AssetFile => file.kind === 'asset');
  const former = record ?? { target: generated.target, frames: [], files: [] };
  // While the design's version lies beside a file, that file is somebody else's; who deletes it has taken over from it.
  const lies = ({ beside }: RecordedFile) => beside !== undefined && contentAt(folder, beside) !== null;
  const lined = lineUp(
    { ...former, files: former.files.filter((file) => !lies(file)) },
    texts.map(({ path, text, lines }) => ({
      path,
      text: withoutMarks(text),
      node: lines[0]?.nodeIds[0] ?? null,
    })),
    new Map([...folder.texts].map(([path, text]) => [path, withoutMarks(text)])),
  );
  const aside = new Map(former.files.filter(lies).map((file) => [file.path, file]));
  const merge = new Merge({ lined, record, generated, folder, existing, aside });
  await merge.mergeTexts();
  const merged = mergePictures({
    record,
    pictures,
    assets: generated.assets,
    folder,
    covers: merge.covers,
    existing,
    isNamed: (path) => merge.names(path),
  });
  merge.takePictures(merged);
  merge.takeLeftovers();
  for (const { path, text } of texts) merge.mark(path, text);
  const files = [...merge.recordTexts(), ...merged.recorded];
  return {
    files: merge.files,
    removed: [...merge.removed].sort(),
    problems: merge.problems,
    foreign: merge.foreign.sort(),
    record: writeRecord({ target: generated.target, frames: generated.frames, files }),
  };
}

interface Merging {
  readonly lined: LinedUp;
  readonly record: GenerationRecord | null;
  readonly generated: Generated;
  readonly folder: Folder;
  readonly existing: Existing;
  /** What lies beside somebody else's file, by the path it was generated to. */
  readonly aside: ReadonlyMap<string, RecordedFile>;
}

class Merge {
  readonly files = new Map<string, string | Uint8Array>();
  readonly removed = new Set<string>();
  readonly problems: Problem[] = [];
  readonly foreign: string[] = [];
  /** Whether all of the last generation was asked for again: only then is a file missing for good. */
  readonly covers: boolean;
  readonly #lined: LinedUp;
  readonly #record: GenerationRecord | null;
  readonly #merging: Merging;
  /** Where the design's version of a file was put, by its path. */
  readonly #beside = new Map<string, string>();

  constructor(merging: Merging) {
    const { lined, record, generated } = merging;
    this.#merging = merging;
    this.#lined = lined;
    this.#record = record;
    this.covers =
      record?.target === generated.target && record.frames.every((id) => generated.frames.includes(id));
  }

  async mergeTexts(): Promise<void> {
    const { base, next, mine, placeOf } = this.#lined;
    const gone: string[] = [];
    for (const [path, text] of next) {
      const place = placeOf(path);
      const versions = { base: base.get(path) ?? null, mine: mine.get(place) ?? null, next: text };
      if (versions.mine === null && versions.base !== null) gone.push(path);
      else if (versions.base === null && this.#isForeign(place, text)) this.#putBeside(path, place, text);
      else this.#take(place, text, await mergeOne(place, versions));
    }
    this.#clearAside();
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

  #take(place: string, next: string, { text, isMerged, problems }: MergedFile): void {
    this.files.set(place, text);
    if (!isMerged) this.#layBeside(place, place, next, 'merge-beside');
    this.problems.push(...problems);
    for (const { line, sentence } of findConflicts(text)) {
      this.problems.push(problem('merge-conflict', null, { file: place, line, detail: sentence }));
    }
  }

  /** Whether something stands at a path that was never generated there and says something else. */
  #isForeign(place: string, next: string): boolean {
    const { folder, record, aside } = this.#merging;
    const there = contentAt(folder, place);
    if (there !== null) return typeof there !== 'string' || withoutMarks(there) !== next;
    // Only its case differs; what the last generation wrote there goes, so the place is free.
    const made = (record?.files ?? []).filter(({ path }) => !aside.has(path));
    const ours = new Set(made.map(({ path, at }) => (at ?? path).toLowerCase()));
    return isTaken(folder, place) && !ours.has(place.toLowerCase());
  }

  /** What is not ours stays as it is, unless it was asked to be replaced. */
  #putBeside(path: string, place: string, next: string): void {
    this.foreign.push(place);
    if (this.#merging.existing === 'replace') {
      this.files.set(place, next);
      this.problems.push(problem('merge-replaced', null, { file: place }));
    } else this.#layBeside(path, place, next, 'merge-foreign');
  }

  #layBeside(path: string, place: string, next: string, code: 'merge-beside' | 'merge-foreign'): void {
    const { folder, aside } = this.#merging;
    const former = aside.get(path)?.hash ?? null;
    const beside = findBeside(place, next, folder, former);
    if (beside !== null) {
      this.files.set(beside, next);
      if (code === 'merge-foreign') this.#beside.set(path, beside);
    }
    this.problems.push(problem(code, null, { file: place, beside: beside ?? 'nothing' }));
  }

  /** What was put beside a file and nobody touched goes once it is not needed there. */
  #clearAside(): void {
    const { folder, aside } = this.#merging;
    for (const [path, { beside, hash }] of aside) {
      if (beside === undefined || this.files.has(beside)) continue;
      const isMade = this.#lined.next.has(path);
      const there = contentAt(folder, beside);
      if ((isMade || this.covers) && there !== null && hashContent(there) === hash) this.removed.add(beside);
    }
  }

  /** Whether the code as it will be says the name of a file. */
  names(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const texts = new Map([...this.#lined.mine, ...textsOf(this.files)]);
    return [...texts].some(([place, text]) => !this.removed.has(place) && text.includes(name));
  }

  /** What a developer deleted stays away, unless something that is there needs it. */
  #takeBackUsed(gone: readonly string[]): void {
    const { base, next, mine, placeOf } = this.#lined;
    const texts = new Map([...mine, ...textsOf(this.files)]);
    const known = new Set([...texts.keys(), ...gone]);
    const used = importedFrom([...texts.keys()], new Map([...this.#atPlaces(next), ...texts]), known);
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

  takePictures({ files, removed, problems, foreign }: ReturnType<typeof mergePictures>): void {
    this.foreign.push(...foreign);
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
    const made = recorded.map(({ path, text, node }): RecordedFile => {
      const at = placeOf(path);
      const beside = this.#beside.get(path);
      const place = { path, at: at === path ? null : at, ...(beside === undefined ? {} : { beside }) };
      return { ...place, node, text, hash: hashContent(text) };
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
