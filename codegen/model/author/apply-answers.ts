/**
 * A model's answer over the compiler's draft: read, each file to its place, mended, formatted, and kept only where it
 * parses, says exactly what the design says and passes the type check. Whatever does not, and whatever the answer
 * does not speak of, is the draft's; each loss is a Problem with its reason. The receipt comes after, as for a draft.
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

export type AuthorEnvironment = CompileEnvironment & {
  /** One that is warm, where there is one. @default a new one */
  readonly checker?: TypeChecker;
};

/** A result with what of the answer did not hold. */
export interface AuthoredResult extends CodeResult {
  readonly faults: readonly AnswerFault[];
}

/** Whose answer it is: one that writes what the design says, or one that changes it as a person wished. */
export interface AuthoringOptions {
  /** Whether every text must stay as the draft has it. @default true */
  readonly keepsTexts?: boolean;
  /** What the request gave beside the draft; addresses that are in it may stand. @default '' */
  readonly given?: string;
}

/** Turns a model's whole answer into a result, with the draft as the floor. */
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
  environment.onProgress({ stage: 'types', done: 0, total: null });
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
 * The files of an answer that is still coming in, as far as they are complete, over the draft: to be looked at, not
 * run. Nothing is mended, formatted or checked.
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
  const around = { ...createRepairContext(answer, draft), trustedText };
  let done = 0;
  for (const [path, text] of answer) {
    environment.signal.throwIfAborted();
    environment.onProgress({ stage: 'format', done, total: answer.size });
    done += 1;
    const repaired = repairFile(text, { ...around, path });
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

/** A new file that exports what a file of the draft does is that file under a wrong name. */
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
    const meant = isNew ? findExports(path, text).map((name) => pathsByComponent.get(name)) : [];
    const draftPath = meant.find((one) => one !== undefined && !answer.has(one));
    moved.set(draftPath ?? path, text);
  }
  return moved;
}

/** The names that the draft's components are known by, by path. */
function componentsOf({ files }: CodeResult): ReadonlyMap<string, readonly string[]> {
  const scripts = files.filter(isTextFile).filter(({ path }) => componentPath.test(path));
  return new Map(scripts.map(({ path, text }) => [path, findExports(path, text)]));
}

const componentPath = /^src\/(?:components|pages)\/.*\.tsx$/;

/** All paths of the project to be, and who exports which component; the draft's own word counts first. */
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

/** One answer of a model, whole or as far as it came. */
export interface GivenAnswer {
  readonly answer: string;
  /** What a person asked to be changed; `null` where the answer is to say what the design says. */
  readonly wish: string | null;
}

/** What a person gave beside the design: addresses in it may stand in the code. */
export interface ApplyAnswersOptions {
  /** @default '' */
  readonly given?: string;
}

/** The code that answers come to, one laid over what the former ones left; without any it is the draft. */
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

/** What the former answer got wrong in a file is past once the next one has written that file. */
function dropResolvedFaults(next: AuthoredResult, former: AuthoredResult): AuthoredResult {
  const texts = new Map(former.files.filter(isTextFile).map(({ path, text }) => [path, text]));
  const written = new Set(
    next.files.filter(isTextFile).flatMap(({ path, text }) => (texts.get(path) === text ? [] : [path])),
  );
  const past = former.faults.filter(({ path }) => written.has(path));
  const gone = new Set(past.map(({ problem }) => problem));
  return {
    ...next,
    problems: next.problems.filter((problem) => !gone.has(problem)),
    faults: [...former.faults.filter((fault) => !past.includes(fault)), ...next.faults],
  };
}
