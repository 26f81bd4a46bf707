/** Brings the three versions of a project to the same names and paths, so that files can be compared by path. */
import { type GenerationRecord, hashContent } from '../generation-record.ts';
import { diceSimilarity } from '../../similarity.ts';
import { importedFiles, indexPaths, relocateImports } from './import-paths.ts';
import { preserveClassNames } from './preserve-class-names.ts';
import {
  type GeneratedText,
  preserveComponentNames,
  renameFile,
  renamePath,
} from './preserve-component-names.ts';

export interface AlignedVersions {
  /** The texts of the last generation, by the paths of the new one. */
  readonly base: ReadonlyMap<string, string>;
  readonly next: ReadonlyMap<string, string>;
  /** The new generation with its own paths, as it is recorded. */
  readonly recorded: readonly GeneratedText[];
  /** All texts of the folder by their own paths, with the new names of the design. */
  readonly mine: ReadonlyMap<string, string>;
  /** The former paths of files that the design renamed, by the new ones. */
  readonly renamedFrom: ReadonlyMap<string, string>;
  /** The path in the folder of a generated path. */
  readonly locationOf: (path: string) => string;
}

export function alignVersions(
  record: GenerationRecord,
  generated: readonly GeneratedText[],
  folder: ReadonlyMap<string, string>,
): AlignedVersions {
  const former = record.files.flatMap(({ path, text, node }) =>
    text === null ? [] : [{ path, text, node }],
  );
  const kept = preserveComponentNames(former, generated);
  const locations = locateRecordedFiles(record, generated, folder);
  const renamed = new Map([...kept.renamed].filter((pair) => isRenameFree(pair, locations, folder)));
  const base = textsOf(former.map((file) => renameFile(file, renamed)));
  const next = preserveClassNames(base, textsOf(kept.next));
  const renamedFrom = new Map<string, string>();
  const mine = new Map<string, string>();
  const generatedLocations = new Set(locations.values());
  for (const [path, text] of folder) {
    const isGenerated = generatedLocations.has(path);
    const file =
      isGenerated || importsRenamed(text, renamed) ? renameFile({ path, text }, renamed) : { path, text };
    const location = isGenerated ? file.path : path;
    mine.set(location, file.text);
    if (location !== path) renamedFrom.set(location, path);
  }
  const moved = new Map(
    [...locations].flatMap(([path, location]) =>
      path === location ? [] : [[renamePath(path, renamed), renamePath(location, renamed)] as const],
    ),
  );
  const locationOf = (path: string) => moved.get(path) ?? path;
  const relocated = (texts: ReadonlyMap<string, string>) => {
    if (moved.size === 0) return texts;
    const known = indexPaths(texts.keys());
    return new Map(
      [...texts].map(([path, text]) => [path, relocateImports(path, text, known, locationOf)] as const),
    );
  };
  const recorded = kept.next.map((file) => ({ ...file, text: next.get(file.path) ?? file.text }));
  return { base: relocated(base), next: relocated(next), recorded, mine, renamedFrom, locationOf };
}

function textsOf(files: readonly GeneratedText[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** Where each recorded text is now. Deleted files have no entry. */
function locateRecordedFiles(
  { files }: GenerationRecord,
  generated: readonly GeneratedText[],
  folder: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const locations = new Map<string, string>();
  const missing = new Map<string, string>();
  for (const { path, at, text } of files) {
    const location = [at, path].find((candidate) => candidate !== null && folder.has(candidate));
    if (location) locations.set(path, location);
    else if (text !== null) missing.set(path, text);
  }
  if (missing.size === 0) return locations;
  const taken = new Set([...locations.values(), ...generated.map(({ path }) => path)]);
  const others = new Map([...folder].filter(([path]) => !taken.has(path)));
  return new Map([...locations, ...findMovedFiles(missing, others)]);
}

/** Whether the new name of a component is free. If another file has it, the component counts as a new one. */
function isRenameFree(
  renaming: readonly [string, string],
  locations: ReadonlyMap<string, string>,
  folder: ReadonlyMap<string, string>,
): boolean {
  const ours = new Set(locations.values());
  return [...ours].every((location) => {
    const to = renamePath(location, new Map([renaming]));
    return to === location || ours.has(to) || !folder.has(to);
  });
}

/** Whether a developer's own file imports a renamed component. */
function importsRenamed(text: string, renamed: ReadonlyMap<string, string>): boolean {
  return [...renamed.keys()].some((name) => text.includes(`/${name}"`) || text.includes(`/${name}'`));
}

/** The files that the given ones import, directly or indirectly. */
export function transitiveImports(
  roots: readonly string[],
  texts: ReadonlyMap<string, string>,
  paths: Iterable<string>,
): ReadonlySet<string> {
  const known = indexPaths(paths);
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const target of importedFiles(path, texts.get(path) ?? '', known)) {
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}

/** Finds files that a developer moved, by their content. */

/** From 0 to 1. Files that share fewer lines are different files. */
const minSimilarity = 0.5;

/** The paths of `missing` files among the other files of the folder. */
function findMovedFiles(
  missing: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  const free = new Map(others);
  const take = (from: string, to: string) => {
    moved.set(from, to);
    free.delete(to);
  };
  const byHash = new Map(
    [...free].map(([path, text]) => [`${extensionOf(path)} ${hashContent(text)}`, path]),
  );
  for (const [path, text] of missing) {
    const same = byHash.get(`${extensionOf(path)} ${hashContent(text)}`);
    if (same !== undefined && free.has(same)) take(path, same);
  }
  const lineSets = new Map([...free].map(([path, text]) => [path, lineSetOf(text)]));
  for (const [path, text] of missing) {
    if (moved.has(path)) continue;
    const own = lineSetOf(text);
    let best: string | null = null;
    let most = minSimilarity;
    for (const candidate of free.keys()) {
      if (extensionOf(candidate) !== extensionOf(path)) continue;
      const similarity = diceSimilarity(own, lineSets.get(candidate) ?? new Set());
      if (similarity > most) [best, most] = [candidate, similarity];
    }
    if (best !== null) take(path, best);
  }
  return moved;
}

function extensionOf(path: string): string {
  return /\.[^/]*$/.exec(path)?.[0] ?? '';
}

function lineSetOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 2),
  );
}
