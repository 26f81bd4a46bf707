import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { SourceFile } from '#design/source-file';
import type { CancelSignal } from '#design/cancel';
import type { TypeChecker } from '../4-check/type-checker.ts';
import { indexFiles, resolveImport } from '../4-check/project-files.ts';
import { parseModule } from '../4-check/parse-modules.ts';
import { isText } from './collect-answer.ts';
import { compareTexts, readTexts, type TextFault } from './compare-texts.ts';
import { unitOf } from './units.ts';

export interface Settling {
  readonly draft: CodeResult;
  readonly options: CodeOptions;
  readonly checker: TypeChecker;
  readonly signal: CancelSignal;
}

/**
 * Puts an answer's files over the draft and takes back whatever does not hold: what loses or invents text, what does
 * not pass the type check, what nobody uses. Each round takes at least one unit back, so it ends, at worst with the
 * draft.
 */
export function settleAnswer(
  answer: ReadonlyMap<string, string>,
  { draft, options, checker, signal }: Settling,
): { readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] } {
  const kept = new Map(answer);
  const problems: Problem[] = [];
  const takeBack = (unit: string, reason: string) => {
    const paths = [...kept.keys()].filter((path) => unitOf(path, options) === unit);
    for (const path of paths) kept.delete(path);
    const detail = `${paths.map((path) => `"${path}"`).join(' and ')}, because ${reason}; the draft stands there`;
    problems.push(problem('model-output-dropped', null, { detail }));
  };
  const draftTexts = kept.size === 0 ? null : readTexts(draft, options);
  while (kept.size > 0 && draftTexts !== null) {
    signal.throwIfAborted();
    const files = layOver(draft.files, kept);
    const made = { ...draft, files };
    // Types first: a prop that lost its name would else be told as a text that got lost.
    const broken = findTypeFaults(files, checker, signal);
    const faults = broken.length > 0 ? broken : compareTexts(draftTexts, readTexts(made, options), made);
    const blamed = blame(faults, { files, kept, options });
    if (blamed.size === 0) return { files: dropUnused(files, draft, kept, problems), problems };
    for (const [unit, reason] of blamed) takeBack(unit, reason);
  }
  return { files: draft.files, problems };
}

/** The draft's files with the answer's in their places; new ones come last. */
export function layOver(
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

function findTypeFaults(
  files: readonly SourceFile[],
  checker: TypeChecker,
  signal: CancelSignal,
): readonly TextFault[] {
  const errors = checker.findErrors(files.filter(isText), signal);
  return errors.map(({ file, line, message }) => ({
    reason: `it does not pass the type check (${file}, line ${line}: ${tidy(message)})`,
    files: [file],
  }));
}

function tidy(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 160).replace(/\.$/, '');
}

interface Scene {
  readonly files: readonly SourceFile[];
  readonly kept: ReadonlyMap<string, string>;
  readonly options: CodeOptions;
}

/** The units to take back, each with its first reason: of each fault the first file that is the answer's. */
function blame(faults: readonly TextFault[], { files, kept, options }: Scene): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  const project = indexFiles(files);
  for (const { reason, files: suspects } of faults) {
    const direct = suspects.find((path) => kept.has(path)) ?? sheetOf(suspects, kept, options);
    // A file of the draft can break only by what it imports.
    const imported = direct === undefined ? suspects.flatMap((path) => importsOf(path, project)) : [];
    const guilty = direct === undefined ? imported.filter((path) => kept.has(path)) : [direct];
    for (const path of guilty.length > 0 ? guilty : kept.keys()) {
      const unit = unitOf(path, options);
      if (!units.has(unit)) units.set(unit, reason);
    }
  }
  return units;
}

function sheetOf(suspects: readonly string[], kept: ReadonlyMap<string, string>, options: CodeOptions) {
  const units = new Set(suspects.map((path) => unitOf(path, options)));
  return [...kept.keys()].find((path) => units.has(unitOf(path, options)));
}

function importsOf(path: string, project: ReturnType<typeof indexFiles>): readonly string[] {
  const file = project.texts.get(path);
  if (file === undefined || !/\.tsx?$/.test(path)) return [];
  return parseModule(file).imports.flatMap(({ specifier }) => {
    const target = resolveImport(project, path, specifier);
    return target.kind === 'text' ? [target.file.path] : [];
  });
}

/** New files that no other file asks for are left out. */
function dropUnused(
  files: readonly SourceFile[],
  draft: CodeResult,
  kept: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly SourceFile[] {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const project = indexFiles(files);
  const html = files.filter(isText).filter(({ path }) => path.endsWith('.html'));
  const reached = new Set<string>();
  const reach = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    importsOf(path, project).forEach(reach);
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
