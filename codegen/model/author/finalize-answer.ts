/** Puts the usable files of an answer over the draft and reverts the others. */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { SourceFile } from '#design/source-file';
import { applyEdits } from '../../merge/text-edits.ts';
import { editSimilarity } from '../../similarity.ts';
import { indexFiles, parseModule, type ProjectFiles, resolveImport } from '../../targets/project-files.ts';
import { findFileLanguage, findTarget } from '../../targets/targets.ts';
import { type AnswerFault, isTextFile } from './collect-answer.ts';
import {
  type FinalizeContext,
  findProjectFaults,
  minSimilarity,
  type ProjectFault,
  readProjectTexts,
  type TextFault,
} from './find-project-faults.ts';
import { breakTypeCycles } from './repair/break-type-cycles.ts';

/** The files of a project after an answer. */
export interface FinalizedAnswer {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
  readonly faults: readonly AnswerFault[];
}

/**
 * Puts the files of an answer over the draft, restores the texts that it changed, and moves types that make files
 * import each other. It then reverts what has a fault: lost or invented texts, type errors, addresses of other
 * servers, unused files. Each round restores a text or reverts at least one unit, so it ends, at worst with the
 * draft.
 */
export async function finalizeAnswer(
  answer: ReadonlyMap<string, string>,
  context: FinalizeContext,
): Promise<FinalizedAnswer> {
  const { draft, options, signal, keepsTexts } = context;
  const { revertUnitOf } = findTarget(options.target).answers;
  const kept = new Map(answer);
  const problems: Problem[] = [];
  const faults: AnswerFault[] = [];
  const revertUnit = (unit: string, { reason, line, files }: ProjectFault) => {
    const paths = [...kept.keys()].filter((path) => revertUnitOf(path) === unit);
    const written = kept.get(paths[0] ?? '') ?? null;
    for (const path of paths) kept.delete(path);
    const detail = `${paths.map((path) => `"${path}"`).join(' and ')}, because ${reason}; the draft stands there`;
    const dropped = problem('model-output-dropped', null, { detail });
    problems.push(dropped);
    const [first = ''] = files;
    const at = first !== '' && paths.includes(first) ? (line ?? null) : null;
    faults.push({ path: paths[0] ?? '', line: at, message: reason, written, problem: dropped });
  };
  const reportRepair = (detail: string) =>
    void problems.push(problem('model-output-mended', null, { detail }));
  for (const { from, to, names } of breakTypeCycles(kept, (current) => overlayFiles(draft.files, current))) {
    reportRepair(
      `the types ${names.map((name) => `"${name}"`).join(', ')} of "${from}" are in "${to}" now, because the files imported each other`,
    );
  }
  const draftTexts = kept.size === 0 || !keepsTexts ? null : readProjectTexts(draft, options);
  while (kept.size > 0) {
    signal.throwIfAborted();
    const files = dropReplacedFiles(overlayFiles(draft.files, kept), draft, kept);
    const found = findProjectFaults(files, draftTexts, context);
    if (found.length === 0) {
      const usedFiles = dropUnreferenced(files, draft, kept, problems);
      return { files: await formatAll(usedFiles, changedSince(answer, kept)), problems, faults };
    }
    if (restoreAlteredTexts(found, kept, reportRepair)) continue;
    for (const [unit, fault] of findUnitsToRevert(found, { files, kept, options })) revertUnit(unit, fault);
  }
  return { files: draft.files, problems, faults };
}

/** Restores the texts of the design where a file has changed them; returns whether there were any. */
function restoreAlteredTexts(
  faults: readonly (ProjectFault | TextFault)[],
  kept: Map<string, string>,
  reportRepair: (detail: string) => void,
): boolean {
  const texts = faults.filter((fault): fault is TextFault => 'kind' in fault);
  let hasRestored = false;
  for (const altered of pairAlteredTexts(texts)) {
    const { paths, written, wanted } = altered;
    const candidatePaths = [...new Set([...paths, ...kept.keys()])].filter((path) => kept.has(path));
    const path = candidatePaths.find((one) => restoreText(one, kept.get(one) ?? '', altered) !== null);
    const restored = path === undefined ? null : restoreText(path, kept.get(path) ?? '', altered);
    if (path === undefined || restored === null || restored === kept.get(path)) continue;
    kept.set(path, restored);
    hasRestored = true;
    reportRepair(
      `in "${path}", the text "${abbreviateText(wanted)}", which read "${abbreviateText(written)}"`,
    );
  }
  return hasRestored;
}

/** Formats the files that changed after the answer was formatted. */
async function formatAll(
  files: readonly SourceFile[],
  changed: ReadonlySet<string>,
): Promise<readonly SourceFile[]> {
  return Promise.all(
    files.map(async (file) => {
      if (file.kind !== 'text' || !changed.has(file.path)) return file;
      return { ...file, text: (await formatAnswerFile(file.path, file.text)) ?? file.text };
    }),
  );
}

function changedSince(
  answer: ReadonlyMap<string, string>,
  kept: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set([...kept].filter(([path, text]) => answer.get(path) !== text).map(([path]) => path));
}

function abbreviateText(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Returns the draft's files with those of the answer; new files come last. */
export function overlayFiles(
  draft: readonly SourceFile[],
  answer: ReadonlyMap<string, string>,
): readonly SourceFile[] {
  const paths = new Set(draft.map(({ path }) => path));
  const replaced = draft.map((file): SourceFile => {
    const text = file.kind === 'text' ? answer.get(file.path) : undefined;
    return text === undefined ? file : { kind: 'text', path: file.path, text, lines: [] };
  });
  const added = [...answer]
    .filter(([path]) => !paths.has(path))
    .map(([path, text]): SourceFile => ({ kind: 'text', path, text, lines: [] }));
  return [...replaced, ...added];
}

/**
 * Drops files of the draft that its pages used and that nothing uses any more, since the answer replaced what imported
 * them. They would only be in the way: a component of the answer may have the name of one of theirs.
 */
function dropReplacedFiles(
  files: readonly SourceFile[],
  draft: CodeResult,
  kept: ReadonlyMap<string, string>,
): readonly SourceFile[] {
  const pages = draft.pages.map(({ path }) => path);
  const wasUsed = findReachable(draft.files, pages);
  const roots = files
    .filter(isTextFile)
    .filter(({ path }) => pages.includes(path) || (!wasUsed.has(path) && !kept.has(path)));
  const isUsed = findReachable(
    files,
    roots.map(({ path }) => path),
  );
  const dropped = files
    .filter(isTextFile)
    .filter(({ path }) => wasUsed.has(path) && !isUsed.has(path) && !kept.has(path));
  if (dropped.length === 0) return files;
  const remaining = files.filter((file) => !isTextFile(file) || !dropped.includes(file));
  const texts = remaining.filter(isTextFile).map(({ text }) => text);
  return remaining.filter(({ kind, path }) => {
    const name = path.split('/').at(-1) ?? path;
    const isNamed = ({ text }: { readonly text: string }) => text.includes(name);
    return kind === 'text' || !dropped.some(isNamed) || texts.some((text) => text.includes(name));
  });
}

/** Scripts and style sheets that these files import, and all that those import. */
function findReachable(files: readonly SourceFile[], from: readonly string[]): ReadonlySet<string> {
  const project = indexFiles(files);
  const reachable = new Set<string>();
  const visit = (path: string): void => {
    if (reachable.has(path)) return;
    reachable.add(path);
    importedScripts(path, project).forEach(visit);
  };
  from.forEach(visit);
  return reachable;
}

/** Drops new files that no other file uses. */
function dropUnreferenced(
  files: readonly SourceFile[],
  draft: CodeResult,
  kept: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly SourceFile[] {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const html = files.filter(isTextFile).filter(({ path }) => path.endsWith('.html'));
  const referenced = findReachable(files, [...drafted]);
  return files.filter(({ path }) => {
    const isUsed = referenced.has(path) || html.some(({ text }) => text.includes(path));
    if (isUsed || !kept.has(path)) return true;
    problems.push(
      problem('model-output-dropped', null, { detail: `"${path}", because no other file uses it` }),
    );
    return false;
  });
}

/** The files of a project, and which of them come from the answer. */
export interface OverlaidFiles {
  readonly files: readonly SourceFile[];
  readonly kept: ReadonlyMap<string, string>;
  readonly options: CodeOptions;
}

/**
 * Returns the units to revert, each with its first reason: for each fault, the first file that comes from the
 * answer.
 */
function findUnitsToRevert(
  faults: readonly ProjectFault[],
  { files, kept, options }: OverlaidFiles,
): ReadonlyMap<string, ProjectFault> {
  const { revertUnitOf } = findTarget(options.target).answers;
  const units = new Map<string, ProjectFault>();
  const project = indexFiles(files);
  for (const fault of faults) {
    const { files: suspects } = fault;
    const direct = suspects.find((path) => kept.has(path)) ?? findCompanionFile(suspects, kept, options);
    // A file of the draft can break only through its imports.
    const imported = direct === undefined ? suspects.flatMap((path) => importedScripts(path, project)) : [];
    const causes = direct === undefined ? imported.filter((path) => kept.has(path)) : [direct];
    for (const path of causes.length > 0 ? causes : kept.keys()) {
      const unit = revertUnitOf(path);
      if (!units.has(unit)) units.set(unit, fault);
    }
  }
  return units;
}

function findCompanionFile(
  suspects: readonly string[],
  kept: ReadonlyMap<string, string>,
  options: CodeOptions,
) {
  const { revertUnitOf } = findTarget(options.target).answers;
  const units = new Set(suspects.map((path) => revertUnitOf(path)));
  return [...kept.keys()].find((path) => units.has(revertUnitOf(path)));
}

/** Returns the files of the project that a script imports. */
function importedScripts(path: string, project: ProjectFiles): readonly string[] {
  const file = project.texts.get(path);
  if (file === undefined || !/\.tsx?$/.test(path)) return [];
  return parseModule(file).imports.flatMap(({ specifier }) => {
    const target = resolveImport(project, path, specifier);
    return target.kind === 'text' ? [target.file.path] : [];
  });
}

/** Formats a file with Prettier, as far as that cannot change what it shows; `null` where it cannot be parsed. */
export async function formatAnswerFile(path: string, text: string): Promise<string | null> {
  try {
    return (await findFileLanguage(path)?.formatAnswer(path, text)) ?? text;
  } catch {
    return null;
  }
}

/** Restores texts of the design that a model changed. */

/** A text that a model changed, and the text of the design. */
export interface AlteredText {
  /** The files that may contain it, the most likely first. */
  readonly paths: readonly string[];
  readonly written: string;
  readonly wanted: string;
}

/** Pairs added texts with missing ones, the most similar first. */
function pairAlteredTexts(faults: readonly TextFault[]): readonly AlteredText[] {
  const added = faults.filter(({ kind }) => kind === 'added');
  const pairs = faults
    .filter(({ kind }) => kind === 'missing')
    .flatMap((missing) =>
      added
        .filter(({ page }) => page === missing.page)
        .map((one) => ({ missing, one, alike: editSimilarity(one.text, missing.text) })),
    )
    .filter(({ alike }) => alike >= minSimilarity)
    .toSorted((a, b) => b.alike - a.alike);
  const taken = new Set<TextFault>();
  return pairs.flatMap(({ missing, one }) => {
    if (taken.has(missing) || taken.has(one)) return [];
    taken.add(missing).add(one);
    return [{ paths: one.files, written: one.text, wanted: missing.text }];
  });
}

/** Replaces a changed text in a file; `null` where the file does not contain it. */
function restoreText(path: string, text: string, altered: AlteredText): string | null {
  const edits = findFileLanguage(path)?.replaceText(path, text, altered) ?? [];
  return edits.length === 0 ? null : applyEdits(text, edits);
}
