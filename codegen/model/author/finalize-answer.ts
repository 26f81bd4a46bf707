import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { SourceFile } from '#design/source-file';
import { indexFiles, parseModule, type ProjectFiles, resolveImport } from '../../targets/project-files.ts';
import { findFileLanguage, findTarget } from '../../targets/targets.ts';
import { type AnswerFault, isTextFile } from './collect-answer.ts';
import {
  type FinalizeContext,
  findProjectFaults,
  type ProjectFault,
  readProjectTexts,
  type TextFault,
} from './find-project-faults.ts';
import { breakTypeCycles } from './repair/break-type-cycles.ts';
import { pairAlteredTexts, restoreText } from './restore-texts.ts';

export interface FinalizedAnswer {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
  readonly faults: readonly AnswerFault[];
}

/**
 * Puts an answer's files over the draft, restores the texts it altered, parts files that import each other for types,
 * and takes back whatever does not hold even so: what loses or invents text, what does not pass the type check, what
 * leads to other servers, what nobody uses. Each round restores a text or takes at least one unit back, so it ends,
 * at worst with the draft.
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
  for (const { from, to, names } of breakTypeCycles(kept, (now) => overlayFiles(draft.files, now))) {
    reportRepair(
      `the types ${names.map((name) => `"${name}"`).join(', ')} of "${from}" are in "${to}" now, because the files imported each other`,
    );
  }
  const draftTexts = kept.size === 0 || !keepsTexts ? null : readProjectTexts(draft, options);
  while (kept.size > 0) {
    signal.throwIfAborted();
    const files = overlayFiles(draft.files, kept);
    const found = findProjectFaults(files, draftTexts, context);
    if (found.length === 0) {
      const used = dropUnreferenced(files, draft, kept, problems);
      return { files: await formatAll(used, changedSince(answer, kept)), problems, faults };
    }
    if (restoreAlteredTexts(found, kept, reportRepair)) continue;
    for (const [unit, fault] of findUnitsToRevert(found, { files, kept, options })) revertUnit(unit, fault);
  }
  return { files: draft.files, problems, faults };
}

/** Puts the design's words back where a file has others; says whether there were any. */
function restoreAlteredTexts(
  faults: readonly (ProjectFault | TextFault)[],
  kept: Map<string, string>,
  reportRepair: (detail: string) => void,
): boolean {
  const texts = faults.filter((fault): fault is TextFault => 'kind' in fault);
  let isAny = false;
  for (const altered of pairAlteredTexts(texts)) {
    const { paths, written, wanted } = altered;
    const candidatePaths = [...new Set([...paths, ...kept.keys()])].filter((path) => kept.has(path));
    const path = candidatePaths.find((one) => restoreText(one, kept.get(one) ?? '', altered) !== null);
    const restored = path === undefined ? null : restoreText(path, kept.get(path) ?? '', altered);
    if (path === undefined || restored === null || restored === kept.get(path)) continue;
    kept.set(path, restored);
    isAny = true;
    reportRepair(
      `in "${path}", the text "${abbreviateText(wanted)}", which read "${abbreviateText(written)}"`,
    );
  }
  return isAny;
}

/** What changed since the answer was formatted is formatted again. */
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

/** The draft's files with the answer's in their places; new ones come last. */
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

/** New files that no other file asks for are left out. */
function dropUnreferenced(
  files: readonly SourceFile[],
  draft: CodeResult,
  kept: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly SourceFile[] {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const project = indexFiles(files);
  const html = files.filter(isTextFile).filter(({ path }) => path.endsWith('.html'));
  const reached = new Set<string>();
  const reach = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    importedScripts(path, project).forEach(reach);
  };
  drafted.forEach(reach);
  return files.filter(({ path }) => {
    const isUsed = reached.has(path) || html.some(({ text }) => text.includes(path));
    if (isUsed || !kept.has(path)) return true;
    problems.push(
      problem('model-output-dropped', null, { detail: `"${path}", because no other file uses it` }),
    );
    return false;
  });
}

/** Files that an answer was laid over. */
export interface OverlaidFiles {
  readonly files: readonly SourceFile[];
  readonly kept: ReadonlyMap<string, string>;
  readonly options: CodeOptions;
}

/** The units to take back, each with its first reason: of each fault the first file that is the answer's. */
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
    // A file of the draft can break only by what it imports.
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

/** The project's own files that a script imports. */
function importedScripts(path: string, project: ProjectFiles): readonly string[] {
  const file = project.texts.get(path);
  if (file === undefined || !/\.tsx?$/.test(path)) return [];
  return parseModule(file).imports.flatMap(({ specifier }) => {
    const target = resolveImport(project, path, specifier);
    return target.kind === 'text' ? [target.file.path] : [];
  });
}

/** A file in Prettier's style, as far as that cannot change what it shows; `null` where it cannot be parsed. */
export async function formatAnswerFile(path: string, text: string): Promise<string | null> {
  try {
    return (await findFileLanguage(path)?.formatAnswer(path, text)) ?? text;
  } catch {
    return null;
  }
}
