/** Brings the three versions of a project under one set of names and places, so that files can be told apart by path. */
import { findMoved } from './find-moved.ts';
import type { GenerationRecord } from '../generation-record.ts';
import { importsOf, indexPaths, relocate } from './import-paths.ts';
import { keepClasses } from '../names/keep-classes.ts';
import { keepComponents, renameFile, renamePath, type GeneratedText } from '../names/keep-components.ts';

export interface LinedUp {
  /** Texts by the path that the new generation has for them. */
  readonly base: ReadonlyMap<string, string>;
  readonly next: ReadonlyMap<string, string>;
  /** The new generation as it is recorded: at its own places. */
  readonly recorded: readonly GeneratedText[];
  /** All texts of the folder by their own paths, the design's new names in them. */
  readonly mine: ReadonlyMap<string, string>;
  /** Paths that files of the folder had before the design renamed them, by the new ones. */
  readonly renamedFrom: ReadonlyMap<string, string>;
  /** Where a generated path lies in the folder. */
  readonly placeOf: (path: string) => string;
}

export function lineUp(
  record: GenerationRecord,
  generated: readonly GeneratedText[],
  folder: ReadonlyMap<string, string>,
): LinedUp {
  const former = record.files.flatMap(({ path, text, node }) =>
    text === null ? [] : [{ path, text, node }],
  );
  const kept = keepComponents(former, generated);
  const places = findPlaces(record, generated, folder);
  const renamed = new Map([...kept.renamed].filter((pair) => isFree(pair, places, folder)));
  const base = textsOf(former.map((file) => renameFile(file, renamed)));
  const next = keepClasses(base, textsOf(kept.next));
  const renamedFrom = new Map<string, string>();
  const mine = new Map<string, string>();
  const generatedPlaces = new Set(places.values());
  for (const [path, text] of folder) {
    const isGenerated = generatedPlaces.has(path);
    const file =
      isGenerated || speaksOf(text, renamed) ? renameFile({ path, text }, renamed) : { path, text };
    const place = isGenerated ? file.path : path;
    mine.set(place, file.text);
    if (place !== path) renamedFrom.set(place, path);
  }
  const moved = new Map(
    [...places].flatMap(([path, place]) =>
      path === place ? [] : [[renamePath(path, renamed), renamePath(place, renamed)] as const],
    ),
  );
  const placeOf = (path: string) => moved.get(path) ?? path;
  const relocated = (texts: ReadonlyMap<string, string>) => {
    if (moved.size === 0) return texts;
    const known = indexPaths(texts.keys());
    return new Map([...texts].map(([path, text]) => [path, relocate(path, text, known, placeOf)] as const));
  };
  const recorded = kept.next.map((file) => ({ ...file, text: next.get(file.path) ?? file.text }));
  return { base: relocated(base), next: relocated(next), recorded, mine, renamedFrom, placeOf };
}

function textsOf(files: readonly GeneratedText[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** Where each recorded text lies now; files that are gone have no entry. */
function findPlaces(
  { files }: GenerationRecord,
  generated: readonly GeneratedText[],
  folder: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const missing = new Map<string, string>();
  for (const { path, at, text } of files) {
    const place = [at, path].find((candidate) => candidate !== null && folder.has(candidate));
    if (place) places.set(path, place);
    else if (text !== null) missing.set(path, text);
  }
  if (missing.size === 0) return places;
  const taken = new Set([...places.values(), ...generated.map(({ path }) => path)]);
  const others = new Map([...folder].filter(([path]) => !taken.has(path)));
  return new Map([...places, ...findMoved(missing, others)]);
}

/** Whether a component's new name is not already that of a file which is not ours; else it counts as another one. */
function isFree(
  renaming: readonly [string, string],
  places: ReadonlyMap<string, string>,
  folder: ReadonlyMap<string, string>,
): boolean {
  const ours = new Set(places.values());
  return [...ours].every((place) => {
    const to = renamePath(place, new Map([renaming]));
    return to === place || ours.has(to) || !folder.has(to);
  });
}

/** A developer's own file that imports a renamed component. */
function speaksOf(text: string, renamed: ReadonlyMap<string, string>): boolean {
  return [...renamed.keys()].some((name) => text.includes(`/${name}"`) || text.includes(`/${name}'`));
}

/** Files that are imported, from any of the given ones on. */
export function importedFrom(
  roots: readonly string[],
  texts: ReadonlyMap<string, string>,
  paths: Iterable<string>,
): ReadonlySet<string> {
  const known = indexPaths(paths);
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const target of importsOf(path, texts.get(path) ?? '', known)) {
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}
