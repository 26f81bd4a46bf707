import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile } from '#design/source-file';
import type { GenerationRecord, RecordedFile } from './generation-record.ts';
import { hashContent } from './hash-content.ts';

export interface MergedPictures {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
  readonly recorded: readonly RecordedFile[];
}

/** Pictures are taken whole: the design's where nobody touched the file, else the developer's with the design's beside. */
export function mergePictures(
  record: GenerationRecord | null,
  pictures: readonly AssetFile[],
  assets: AssetBytes,
  folder: ReadonlyMap<string, Uint8Array>,
  covers: boolean,
): MergedPictures {
  const former = new Map(
    record?.files.flatMap(({ path, text, hash }) => (text === null ? [[path, hash]] : [])),
  );
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const recorded: RecordedFile[] = [];
  for (const { path, asset } of pictures) {
    const bytes = assets.get(asset.key);
    if (!bytes) continue;
    const hash = hashContent(bytes);
    recorded.push({ path, at: null, node: null, text: null, hash });
    const mine = folder.get(path);
    const was = former.get(path);
    const isEdited = mine !== undefined && was !== undefined && hashContent(mine) !== was;
    files.set(path, isEdited ? mine : bytes);
    if (isEdited && hash !== was && hashContent(mine) !== hash) {
      files.set(`${path}.design`, bytes);
      problems.push(problem('merge-beside', null, { file: path }));
    }
  }
  const left = [...former].filter(([path]) => !files.has(path));
  if (!covers) {
    const others = record?.files.filter(({ path, text }) => text === null && !files.has(path)) ?? [];
    return { files, removed: [], problems, recorded: [...recorded, ...others] };
  }
  const removed: string[] = [];
  for (const [path, hash] of left) {
    const mine = folder.get(path);
    if (mine === undefined) continue;
    if (hashContent(mine) === hash) removed.push(path);
    else problems.push(problem('merge-kept', null, { file: path, reason: 'you edited it' }));
  }
  return { files, removed, problems, recorded };
}
