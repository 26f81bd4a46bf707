import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile } from '#design/source-file';
import type { GenerationRecord, RecordedFile } from './generation-record.ts';
import { contentAt, findBeside, isTaken } from './beside.ts';
import { hashContent } from './hash-content.ts';
import type { Existing, Folder } from './merge-files.ts';

export interface MergedPictures {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
  readonly foreign: readonly string[];
  readonly recorded: readonly RecordedFile[];
}

export interface PictureMerge {
  readonly record: GenerationRecord | null;
  readonly pictures: readonly AssetFile[];
  readonly assets: AssetBytes;
  readonly folder: Folder;
  readonly covers: boolean;
  readonly existing: Existing;
  /** Whether the code, as it will be, says the name of this file. */
  readonly isNamed: (path: string) => boolean;
}

/**
 * Pictures are taken whole: the design's where nobody touched the file, else what is there with the design's beside it.
 * One that was deleted and that no code names any more stays away.
 */
export function mergePictures(merging: PictureMerge): MergedPictures {
  const { record, pictures, assets, folder, covers, existing, isNamed } = merging;
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
    if (mine === null && was !== null && !isNamed(path)) {
      if (hash !== was) problems.push(problem('merge-deleted', null, { file: path }));
      continue;
    }
    const there = mine === null ? null : hashContent(mine);
    const isFree = there === null ? was !== null || !isTaken(folder, path) : there === hash || there === was;
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
    // What the design left alone has nothing new to lay beside it.
    if (hash === was) continue;
    const beside = findBeside(path, bytes, folder, was);
    if (beside !== null) files.set(beside, bytes);
    const code = was === null ? 'merge-foreign' : 'merge-beside';
    problems.push(problem(code, null, { file: path, beside: beside ?? 'nothing' }));
  }
  const left = [...former].filter(([path]) => !made.has(path));
  if (!covers) {
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
