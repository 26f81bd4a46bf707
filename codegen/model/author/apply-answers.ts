/**
 * Applies a model's answer to the compiler's draft. The answer is read, its paths are resolved, and its files are
 * repaired and formatted. A file is kept only if it parses, shows exactly the texts of the design and passes the
 * type check; otherwise the draft's file stays, and a Problem reports the reason. The Receipt is made afterwards,
 * as for a draft.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import { createTypeChecker, type TypeChecker } from '../../check/check-types.ts';
import type { CompileEnvironment } from '../../compile.ts';
import { indexFiles } from '../../targets/project-files.ts';
import { scriptLanguage } from '../../targets/script-language.ts';
import { findFileLanguage } from '../../targets/targets.ts';
import { type AnswerFault, collectAnswer, isTextFile } from './collect-answer.ts';
import { finalizeAnswer, formatAnswerFile, overlayFiles } from './finalize-answer.ts';
import { findExports } from './repair/repair-script.ts';
import type { RepairContext, RepairedFile } from './repair/repaired-file.ts';

/** What applying an answer needs from outside. */
export type AuthorEnvironment = CompileEnvironment & {
  /** A warm type checker. @default a new one */
  readonly checker?: TypeChecker;
};

/** A result with the faults of the answer. */
export interface AuthoredResult extends CodeResult {
  readonly faults: readonly AnswerFault[];
}

/** Which changes an answer may make: none to the texts, or those that a user asked for. */
export interface AuthoringOptions {
  /** Whether every text must stay as in the draft. @default true */
  readonly keepsTexts?: boolean;
  /** The text of the request besides the draft; addresses in it are allowed. @default '' */
  readonly given?: string;
}

/** Applies a complete answer; the draft's files stay where the answer is not usable. */
export async function applyAnswer(
  answer: string,
  draft: CodeResult,
  options: CodeOptions,
  environment: AuthorEnvironment,
  { keepsTexts = true, given = '' }: AuthoringOptions = {},
): Promise<AuthoredResult> {
  const { signal, libraries } = environment;
  const trustedText = [given, ...draft.files.filter(isTextFile).map(({ text }) => text)].join('\n');
  const collected = collectAnswer(answer, draft, options, keepsTexts ? 'design' : 'all');
  const repaired = await repairAll(collected.files, draft, trustedText, environment);
  signal.throwIfAborted();
  environment.onProgress({ doing: 'Checking types', done: 0, total: null });
  const start = environment.now();
  const checker = environment.checker ?? createTypeChecker(libraries);
  const finalizeContext = { draft, options, checker, signal, keepsTexts, trustedText };
  const finalized = await finalizeAnswer(repaired.files, finalizeContext);
  return {
    ...draft,
    files: finalized.files,
    problems: [...draft.problems, ...collected.problems, ...repaired.problems, ...finalized.problems],
    faults: [...collected.faults, ...repaired.faults, ...finalized.faults],
    receipt: null,
    timings: [...draft.timings, { stage: 'types', milliseconds: environment.now() - start }],
  };
}

/**
 * Applies the complete files of an answer that is still streaming, for display only. Nothing is repaired,
 * formatted or checked, so the result must not be run.
 */
export function showPartialAnswer(answer: string, draft: CodeResult, options: CodeOptions): CodeResult {
  const { files } = collectAnswer(answer, draft, options, 'all');
  return { ...draft, files: overlayFiles(draft.files, files) };
}

async function repairAll(
  written: ReadonlyMap<string, string>,
  draft: CodeResult,
  trustedText: string,
  environment: AuthorEnvironment,
): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly faults: readonly AnswerFault[];
}> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const faults: AnswerFault[] = [];
  const answer = moveToDraftPaths(written, draft);
  const repairContext = { ...createRepairContext(answer, draft), trustedText };
  let done = 0;
  for (const [path, text] of answer) {
    environment.signal.throwIfAborted();
    environment.onProgress({ doing: 'Formatting files', done, total: answer.size });
    done += 1;
    const repaired = repairFile(text, { ...repairContext, path });
    const formatted = repaired.usable ? await formatAnswerFile(path, repaired.text) : null;
    if (formatted === null) {
      const reason = repaired.usable ? 'it cannot be formatted' : repaired.reason;
      const detail = `"${path}", because ${reason}; the draft stands there`;
      const dropped = problem('model-output-dropped', null, { detail });
      problems.push(dropped);
      faults.push({ path, line: lineIn(reason), message: reason, written: text, problem: dropped });
      continue;
    }
    files.set(path, formatted);
    if (repaired.usable) problems.push(...describeRepairs(path, repaired));
  }
  return { files, problems, faults };
}

function lineIn(reason: string): number | null {
  const line = /\(line (\d+):/.exec(reason)?.[1];
  return line === undefined ? null : Number(line);
}

function describeRepairs(
  path: string,
  { repairs, cuts }: Extract<RepairedFile, { usable: true }>,
): readonly Problem[] {
  return [
    ...cuts.map((cut) => problem('model-output-dropped', null, { detail: `in "${path}", ${cut}` })),
    ...repairs.map((repair) => problem('model-output-mended', null, { detail: `in "${path}", ${repair}` })),
  ];
}

function repairFile(text: string, context: RepairContext): RepairedFile {
  return (findFileLanguage(context.path) ?? scriptLanguage).repairAnswer(text, context);
}

/** A new file with the export of a file of the draft replaces that file. */
function moveToDraftPaths(
  answer: ReadonlyMap<string, string>,
  draft: CodeResult,
): ReadonlyMap<string, string> {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const pathsByComponent = new Map<string, string>();
  for (const [path, names] of componentsOf(draft)) for (const name of names) pathsByComponent.set(name, path);
  const moved = new Map<string, string>();
  for (const [path, text] of answer) {
    const isNew = path.endsWith('.tsx') && !drafted.has(path);
    const knownPaths = isNew ? findExports(path, text).map((name) => pathsByComponent.get(name)) : [];
    const draftPath = knownPaths.find((one) => one !== undefined && !answer.has(one));
    moved.set(draftPath ?? path, text);
  }
  return moved;
}

/** Returns the exported components of the draft by path. */
function componentsOf({ files }: CodeResult): ReadonlyMap<string, readonly string[]> {
  const scripts = files.filter(isTextFile).filter(({ path }) => componentPath.test(path));
  return new Map(scripts.map(({ path, text }) => [path, findExports(path, text)]));
}

const componentPath = /^src\/(?:components|pages)\/.*\.tsx$/;

/**
 * Collects all paths of the project, and the file of each exported component; the draft's files take precedence.
 */
function createRepairContext(
  answer: ReadonlyMap<string, string>,
  draft: CodeResult,
): Omit<RepairContext, 'path' | 'trustedText'> {
  const expected = componentsOf(draft);
  const components = new Map<string, string>();
  for (const [path, names] of expected)
    for (const name of names) if (!components.has(name)) components.set(name, path);
  for (const [path, text] of answer) {
    if (!componentPath.test(path) || expected.has(path)) continue;
    for (const name of findExports(path, text)) if (!components.has(name)) components.set(name, path);
  }
  const project = indexFiles(overlayFiles(draft.files, answer));
  const byName = new Map<string, string[]>();
  for (const path of [...project.texts.keys(), ...project.assets.keys()]) {
    const file = path.split('/').at(-1) ?? path;
    for (const name of new Set([file, file.replace(/\.tsx?$/, '')])) {
      byName.set(name, [...(byName.get(name) ?? []), path]);
    }
  }
  return { project, byName, components, expected };
}

/** One answer of a model, complete or partial. */
export interface GivenAnswer {
  readonly answer: string;
  /** The change that a user asked for; `null` for an answer that implements the design. */
  readonly wish: string | null;
}

/** Options of `applyAnswers`. */
export interface ApplyAnswersOptions {
  /** The text that a user gave besides the design; addresses in it are allowed. @default '' */
  readonly given?: string;
}

/** Applies answers in order, each to the result of the one before; without any, the result is the draft. */
export async function applyAnswers(
  answers: readonly GivenAnswer[],
  draft: CodeResult | AuthoredResult,
  options: CodeOptions,
  environment: AuthorEnvironment,
  { given = '' }: ApplyAnswersOptions = {},
): Promise<AuthoredResult> {
  let result: AuthoredResult = { faults: [], ...draft };
  for (const { answer, wish } of answers) {
    environment.signal.throwIfAborted();
    const authoringOptions = { keepsTexts: wish === null, given: `${given}\n${wish ?? ''}` };
    const next = await applyAnswer(answer, result, options, environment, authoringOptions);
    result = dropResolvedFaults(next, result);
  }
  return result;
}

/** A fault of an earlier answer is resolved when the next one has replaced the file. */
function dropResolvedFaults(next: AuthoredResult, previous: AuthoredResult): AuthoredResult {
  const texts = new Map(previous.files.filter(isTextFile).map(({ path, text }) => [path, text]));
  const written = new Set(
    next.files.filter(isTextFile).flatMap(({ path, text }) => (texts.get(path) === text ? [] : [path])),
  );
  const resolvedFaults = previous.faults.filter(({ path }) => written.has(path));
  const resolvedProblems = new Set(resolvedFaults.map(({ problem }) => problem));
  return {
    ...next,
    problems: next.problems.filter((problem) => !resolvedProblems.has(problem)),
    faults: [...previous.faults.filter((fault) => !resolvedFaults.includes(fault)), ...next.faults],
  };
}
