/**
 * Merges a new generation into a folder that a developer has edited. In: the record of the last generation, the new
 * one, and the contents of the folder. Out: the files to write and to remove, the new record, and a problem for each
 * thing that both sides changed. It reads and writes no files, and leaves alone whatever the design did not change.
 */
import type { CodeTarget } from '#design/targets';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile, SourceFile, TextFile } from '#design/source-file';
import { contentAt, findDesignCopyPath, type FolderContents, isPathTaken } from './folder-contents.ts';
import { type GenerationRecord, hashContent, type RecordedFile, writeRecord } from './generation-record.ts';
import { restoreStyles } from './restore-styles.ts';
import { findConflicts } from './three-way/merge-edits.ts';
import {
  type MergedTextFile,
  mergeTextFile,
  restoreNodeIds,
  withoutNodeIds,
} from './three-way/merge-text-file.ts';
import { type AlignedVersions, alignVersions, transitiveImports } from './versions/align-versions.ts';

/** What happens to a file at a generated path that was not generated. */
export type ExistingFilePolicy = 'beside' | 'replace';

export interface GeneratedProject {
  readonly target: CodeTarget;
  /** The ids of the frames it was made from. */
  readonly frames: readonly string[];
  readonly files: readonly SourceFile[];
  readonly assets: AssetBytes;
}

export interface MergedFiles {
  /** All files of the new generation, and the developer's files that change, by path. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The paths of files to remove. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
  /** The paths of files with content that was never generated. */
  readonly foreign: readonly string[];
  /** The new content of `framewright.lock.json`. */
  readonly record: string;
}

export async function mergeFiles(
  record: GenerationRecord | null,
  generated: GeneratedProject,
  folder: FolderContents,
  existing: ExistingFilePolicy = 'beside',
): Promise<MergedFiles> {
  const texts = generated.files.filter((file): file is TextFile => file.kind === 'text');
  const pictures = generated.files.filter((file): file is AssetFile => file.kind === 'asset');
  const former = record ?? { target: generated.target, frames: [], files: [] };
  // While there is a design copy, the file belongs to somebody else. A developer who deletes the copy takes the file
  // over.
  const hasDesignCopy = ({ beside }: RecordedFile) =>
    beside !== undefined && contentAt(folder, beside) !== null;
  const aligned = alignVersions(
    { ...former, files: former.files.filter((file) => !hasDesignCopy(file)) },
    texts.map(({ path, text, lines }) => ({
      path,
      text: withoutNodeIds(text),
      node: lines[0]?.nodeIds[0] ?? null,
    })),
    new Map([...folder.texts].map(([path, text]) => [path, withoutNodeIds(text)])),
  );
  const designCopies = new Map(former.files.filter(hasDesignCopy).map((file) => [file.path, file]));
  const merge = new FileMerge({ aligned, record, generated, folder, existing, designCopies });
  await merge.mergeTexts();
  const merged = mergePictures({
    record,
    pictures,
    assets: generated.assets,
    folder,
    coversLastGeneration: merge.coversLastGeneration,
    existing,
    isReferenced: (path) => merge.references(path),
  });
  merge.addPictures(merged);
  merge.removeLeftovers();
  for (const { path, text } of texts) merge.addNodeIds(path, text);
  const files = [...merge.recordTexts(), ...merged.recorded];
  return {
    files: merge.files,
    removed: [...merge.removed].sort(),
    problems: merge.problems,
    foreign: merge.foreign.sort(),
    record: writeRecord({ target: generated.target, frames: generated.frames, files }),
  };
}

interface FileMergeInput {
  readonly aligned: AlignedVersions;
  readonly record: GenerationRecord | null;
  readonly generated: GeneratedProject;
  readonly folder: FolderContents;
  readonly existing: ExistingFilePolicy;
  /** Design copies by the paths that they were generated to. */
  readonly designCopies: ReadonlyMap<string, RecordedFile>;
}

class FileMerge {
  readonly files = new Map<string, string | Uint8Array>();
  readonly removed = new Set<string>();
  readonly problems: Problem[] = [];
  readonly foreign: string[] = [];
  /** Whether all frames of the last generation were generated again. Only then is a missing file gone for good. */
  readonly coversLastGeneration: boolean;
  readonly #aligned: AlignedVersions;
  readonly #record: GenerationRecord | null;
  readonly #input: FileMergeInput;
  /** The paths of design copies that were written now, by the path of the file. */
  readonly #copyPaths = new Map<string, string>();

  constructor(input: FileMergeInput) {
    const { aligned, record, generated } = input;
    this.#input = input;
    this.#aligned = aligned;
    this.#record = record;
    this.coversLastGeneration =
      record?.target === generated.target && record.frames.every((id) => generated.frames.includes(id));
  }

  async mergeTexts(): Promise<void> {
    const { base, next, mine, locationOf } = this.#aligned;
    const gone: string[] = [];
    for (const [path, text] of next) {
      const location = locationOf(path);
      const versions = { base: base.get(path) ?? null, mine: mine.get(location) ?? null, next: text };
      if (versions.mine === null && versions.base !== null) gone.push(path);
      else if (versions.base === null && this.#isForeign(location, text))
        this.#handleForeign(path, location, text);
      else this.#addMerged(location, text, await mergeTextFile(location, versions));
    }
    this.#removeStaleCopies();
    this.#restoreImported(gone);
    for (const [location, text] of restoreStyles({
      merged: textsOf(this.files),
      mine,
      next: this.#atLocations(next),
    }))
      this.files.set(location, text);
    for (const [location, former] of this.#aligned.renamedFrom) {
      if (!this.files.has(location)) this.files.set(location, mine.get(location) ?? '');
      if (former !== location && !this.files.has(former)) this.removed.add(former);
    }
  }

  #atLocations(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return new Map([...texts].map(([path, text]) => [this.#aligned.locationOf(path), text]));
  }

  #addMerged(location: string, next: string, { text, isMerged, problems }: MergedTextFile): void {
    this.files.set(location, text);
    if (!isMerged) this.#writeDesignCopy(location, location, next, 'merge-beside');
    this.problems.push(...problems);
    for (const { line, sentence } of findConflicts(text)) {
      this.problems.push(problem('merge-conflict', null, { file: location, line, detail: sentence }));
    }
  }

  /** Whether there is a file at a path that was never generated there, with other content. */
  #isForeign(location: string, next: string): boolean {
    const { folder, record, designCopies } = this.#input;
    const there = contentAt(folder, location);
    if (there !== null) return typeof there !== 'string' || withoutNodeIds(there) !== next;
    // Only the case differs, and the file of the last generation is removed, so the path is free.
    const made = (record?.files ?? []).filter(({ path }) => !designCopies.has(path));
    const ours = new Set(made.map(({ path, at }) => (at ?? path).toLowerCase()));
    return isPathTaken(folder, location) && !ours.has(location.toLowerCase());
  }

  /** A file that is not ours stays, unless the caller asked to replace it. */
  #handleForeign(path: string, location: string, next: string): void {
    this.foreign.push(location);
    if (this.#input.existing === 'replace') {
      this.files.set(location, next);
      this.problems.push(problem('merge-replaced', null, { file: location }));
    } else this.#writeDesignCopy(path, location, next, 'merge-foreign');
  }

  #writeDesignCopy(
    path: string,
    location: string,
    next: string,
    code: 'merge-beside' | 'merge-foreign',
  ): void {
    const { folder, designCopies } = this.#input;
    const former = designCopies.get(path)?.hash ?? null;
    const beside = findDesignCopyPath(location, next, folder, former);
    if (beside !== null) {
      this.files.set(beside, next);
      if (code === 'merge-foreign') this.#copyPaths.set(path, beside);
    }
    this.problems.push(problem(code, null, { file: location, beside: beside ?? 'nothing' }));
  }

  /** Removes design copies that nobody changed and that are no longer needed. */
  #removeStaleCopies(): void {
    const { folder, designCopies } = this.#input;
    for (const [path, { beside, hash }] of designCopies) {
      if (beside === undefined || this.files.has(beside)) continue;
      const isMade = this.#aligned.next.has(path);
      const there = contentAt(folder, beside);
      if ((isMade || this.coversLastGeneration) && there !== null && hashContent(there) === hash)
        this.removed.add(beside);
    }
  }

  /** Whether the merged code contains the name of a file. */
  references(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const texts = new Map([...this.#aligned.mine, ...textsOf(this.files)]);
    return [...texts].some(([location, text]) => !this.removed.has(location) && text.includes(name));
  }

  /** A file that the developer deleted is written again only if another file imports it. */
  #restoreImported(gone: readonly string[]): void {
    const { base, next, mine, locationOf } = this.#aligned;
    const texts = new Map([...mine, ...textsOf(this.files)]);
    const known = new Set([...texts.keys(), ...gone]);
    const used = transitiveImports([...texts.keys()], new Map([...this.#atLocations(next), ...texts]), known);
    for (const path of gone) {
      if (used.has(locationOf(path))) this.files.set(locationOf(path), next.get(path) ?? '');
      else if (base.get(path) !== next.get(path))
        this.problems.push(problem('merge-deleted', null, { file: path }));
    }
  }

  /** Adds the node ids of the new generation to a file. */
  addNodeIds(path: string, marked: string): void {
    const location = this.#aligned.locationOf(path);
    const text = this.files.get(location);
    if (typeof text === 'string') this.files.set(location, restoreNodeIds(path, text, marked));
  }

  addPictures({ files, removed, problems, foreign }: ReturnType<typeof mergePictures>): void {
    this.foreign.push(...foreign);
    for (const [path, bytes] of files) this.files.set(path, bytes);
    for (const path of removed) this.removed.add(path);
    this.problems.push(...problems);
  }

  /** Removes files that the design no longer has, if nobody changed them and no file needs them. */
  removeLeftovers(): void {
    const { base, next, mine, locationOf } = this.#aligned;
    if (!this.coversLastGeneration) return;
    const left = [...base.keys()].filter((path) => !next.has(path) && mine.has(locationOf(path)));
    const candidates = new Set([...left.map(locationOf), ...this.removed]);
    const texts = new Map([...mine, ...textsOf(this.files)]);
    const edited = left.filter((path) => mine.get(locationOf(path)) !== base.get(path)).map(locationOf);
    const roots = [...texts.keys()].filter((path) => !candidates.has(path) || edited.includes(path));
    const used = transitiveImports(roots, texts, new Set([...texts.keys(), ...candidates]));
    for (const location of candidates) {
      const reason = edited.includes(location)
        ? 'you edited it'
        : used.has(location)
          ? 'your code uses it'
          : null;
      if (reason === null) this.removed.add(location);
      else {
        this.removed.delete(location);
        this.problems.push(problem('merge-kept', null, { file: location, reason }));
      }
    }
  }

  /** The record also keeps files of other frames that this generation did not touch. */
  recordTexts(): readonly RecordedFile[] {
    const { recorded, locationOf } = this.#aligned;
    const made = recorded.map(({ path, text, node }): RecordedFile => {
      const at = locationOf(path);
      const beside = this.#copyPaths.get(path);
      const location = { path, at: at === path ? null : at, ...(beside === undefined ? {} : { beside }) };
      return { ...location, node, text, hash: hashContent(text) };
    });
    if (this.coversLastGeneration) return made;
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

export interface MergedPictures {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
  readonly foreign: readonly string[];
  readonly recorded: readonly RecordedFile[];
}

export interface PictureMergeInput {
  readonly record: GenerationRecord | null;
  readonly pictures: readonly AssetFile[];
  readonly assets: AssetBytes;
  readonly folder: FolderContents;
  readonly coversLastGeneration: boolean;
  readonly existing: ExistingFilePolicy;
  /** Whether the merged code contains the name of this file. */
  readonly isReferenced: (path: string) => boolean;
}

/**
 * Pictures are not merged: a picture that nobody changed is replaced, and one that somebody changed stays, with the
 * design's version beside it. A picture that was deleted and that no code names stays deleted.
 */
export function mergePictures(input: PictureMergeInput): MergedPictures {
  const { record, pictures, assets, folder, coversLastGeneration, existing, isReferenced } = input;
  const former = new Map(
    record?.files.flatMap(({ path, text, hash }) => (text === null ? [[path, hash]] : [])),
  );
  const files = new Map<string, Uint8Array>();
  const made = new Set<string>();
  const problems: Problem[] = [];
  const recorded: RecordedFile[] = [];
  const foreign: string[] = [];
  for (const { path, asset } of pictures) {
    const bytes = assets.get(asset.key);
    if (!bytes) continue;
    const hash = hashContent(bytes);
    made.add(path);
    recorded.push({ path, at: null, node: null, text: null, hash });
    const mine = contentAt(folder, path);
    const was = former.get(path) ?? null;
    if (mine === null && was !== null && !isReferenced(path)) {
      if (hash !== was) problems.push(problem('merge-deleted', null, { file: path }));
      continue;
    }
    const there = mine === null ? null : hashContent(mine);
    const isFree =
      there === null ? was !== null || !isPathTaken(folder, path) : there === hash || there === was;
    if (isFree) {
      files.set(path, bytes);
      continue;
    }
    if (was === null) foreign.push(path);
    if (was === null && existing === 'replace') {
      files.set(path, bytes);
      problems.push(problem('merge-replaced', null, { file: path }));
      continue;
    }
    // The design did not change it, so there is nothing to write beside it.
    if (hash === was) continue;
    const beside = findDesignCopyPath(path, bytes, folder, was);
    if (beside !== null) files.set(beside, bytes);
    const code = was === null ? 'merge-foreign' : 'merge-beside';
    problems.push(problem(code, null, { file: path, beside: beside ?? 'nothing' }));
  }
  const left = [...former].filter(([path]) => !made.has(path));
  if (!coversLastGeneration) {
    const others = record?.files.filter(({ path, text }) => text === null && !made.has(path)) ?? [];
    return { files, removed: [], problems, foreign, recorded: [...recorded, ...others] };
  }
  const removed: string[] = [];
  for (const [path, hash] of left) {
    const mine = contentAt(folder, path);
    if (mine === null) continue;
    if (hashContent(mine) === hash) removed.push(path);
    else problems.push(problem('merge-kept', null, { file: path, reason: 'you edited it' }));
  }
  return { files, removed, problems, foreign, recorded };
}
