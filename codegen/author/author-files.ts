/**
 * A model's answer over the compiler's draft: read, each file to its place, mended, formatted, and kept only where it
 * parses, says exactly what the design says and passes the type check. Whatever does not, and whatever the answer
 * does not speak of, is the draft's; each loss is a Problem with its reason. The receipt comes after, as for a draft.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import { indexFiles } from '../4-check/project-files.ts';
import { createTypeChecker, type TypeChecker } from '../4-check/type-checker.ts';
import type { CompileEnvironment } from '../compile.ts';
import { collectAnswer, isText, type AnswerFault } from './collect-answer.ts';
import { formatFile } from './format-file.ts';
import type { MendContext, Mended } from './mended.ts';
import { mendPage } from './mend-page.ts';
import { findExports } from './mend-declarations.ts';
import { mendScript } from './mend-script.ts';
import { mendSheet } from './mend-sheet.ts';
import { layOver, settleAnswer } from './settle-answer.ts';

export type AuthorEnvironment = CompileEnvironment & {
  /** One that is warm, where there is one. @default a new one */
  readonly checker?: TypeChecker;
};

/** A result with what of the answer did not hold. */
export interface AuthoredResult extends CodeResult {
  readonly faults: readonly AnswerFault[];
}

/** Whose answer it is: one that writes what the design says, or one that changes it as a person wished. */
export interface Authoring {
  /** Whether every text must stay as the draft has it. @default true */
  readonly keepsTexts?: boolean;
  /** What the request gave beside the draft; addresses that are in it may stand. @default '' */
  readonly given?: string;
}

/** Turns a model's whole answer into a result, with the draft as the floor. */
export async function authorFiles(
  answer: string,
  draft: CodeResult,
  options: CodeOptions,
  environment: AuthorEnvironment,
  { keepsTexts = true, given = '' }: Authoring = {},
): Promise<AuthoredResult> {
  const { signal, libraries } = environment;
  const known = [given, ...draft.files.filter(isText).map(({ text }) => text)].join('\n');
  const collected = collectAnswer(answer, draft, options, keepsTexts ? 'design' : 'all');
  const mended = await mendAll(collected.files, draft, known, environment);
  signal.throwIfAborted();
  environment.onProgress({ stage: 'types', done: 0, total: null });
  const start = environment.now();
  const checker = environment.checker ?? createTypeChecker(libraries);
  const settling = { draft, options, checker, signal, keepsTexts, known };
  const settled = await settleAnswer(mended.files, settling);
  return {
    ...draft,
    files: settled.files,
    problems: [...draft.problems, ...collected.problems, ...mended.problems, ...settled.problems],
    faults: [...collected.faults, ...mended.faults, ...settled.faults],
    receipt: null,
    timings: [...draft.timings, { stage: 'types', milliseconds: environment.now() - start }],
  };
}

/**
 * The files of an answer that is still coming in, as far as they are complete, over the draft: to be looked at, not
 * run. Nothing is mended, formatted or checked.
 */
export function showAnswer(answer: string, draft: CodeResult, options: CodeOptions): CodeResult {
  const { files } = collectAnswer(answer, draft, options, 'all');
  return { ...draft, files: layOver(draft.files, files) };
}

async function mendAll(
  written: ReadonlyMap<string, string>,
  draft: CodeResult,
  known: string,
  environment: AuthorEnvironment,
): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly faults: readonly AnswerFault[];
}> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const faults: AnswerFault[] = [];
  const answer = putInPlace(written, draft);
  const around = { ...surroundingsOf(answer, draft), known };
  let done = 0;
  for (const [path, text] of answer) {
    environment.signal.throwIfAborted();
    environment.onProgress({ stage: 'format', done, total: answer.size });
    done += 1;
    const mended = mendFile(text, { ...around, path });
    const formatted = mended.usable ? await formatFile(path, mended.text) : null;
    if (formatted === null) {
      const reason = mended.usable ? 'it cannot be formatted' : mended.reason;
      const detail = `"${path}", because ${reason}; the draft stands there`;
      const dropped = problem('model-output-dropped', null, { detail });
      problems.push(dropped);
      faults.push({ path, line: lineIn(reason), message: reason, written: text, problem: dropped });
      continue;
    }
    files.set(path, formatted);
    if (mended.usable) problems.push(...describeMending(path, mended));
  }
  return { files, problems, faults };
}

function lineIn(reason: string): number | null {
  const line = /\(line (\d+):/.exec(reason)?.[1];
  return line === undefined ? null : Number(line);
}

function describeMending(
  path: string,
  { mends, cuts }: Extract<Mended, { usable: true }>,
): readonly Problem[] {
  return [
    ...cuts.map((cut) => problem('model-output-dropped', null, { detail: `in "${path}", ${cut}` })),
    ...mends.map((mend) => problem('model-output-mended', null, { detail: `in "${path}", ${mend}` })),
  ];
}

function mendFile(text: string, context: MendContext): Mended {
  if (context.path.endsWith('.css')) return mendSheet(text, context.known);
  return context.path.endsWith('.html') ? mendPage(text, context) : mendScript(text, context);
}

/** A new file that exports what a file of the draft does is that file under a wrong name. */
function putInPlace(answer: ReadonlyMap<string, string>, draft: CodeResult): ReadonlyMap<string, string> {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const places = new Map<string, string>();
  for (const [path, names] of componentsOf(draft)) for (const name of names) places.set(name, path);
  const placed = new Map<string, string>();
  for (const [path, text] of answer) {
    const isNew = path.endsWith('.tsx') && !drafted.has(path);
    const meant = isNew ? findExports(path, text).map((name) => places.get(name)) : [];
    const place = meant.find((one) => one !== undefined && !answer.has(one));
    placed.set(place ?? path, text);
  }
  return placed;
}

/** The names that the draft's components are known by, by path. */
function componentsOf({ files }: CodeResult): ReadonlyMap<string, readonly string[]> {
  const scripts = files.filter(isText).filter(({ path }) => componentPath.test(path));
  return new Map(scripts.map(({ path, text }) => [path, findExports(path, text)]));
}

const componentPath = /^src\/(?:components|pages)\/.*\.tsx$/;

/** All paths of the project to be, and who exports which component; the draft's own word counts first. */
function surroundingsOf(
  answer: ReadonlyMap<string, string>,
  draft: CodeResult,
): Omit<MendContext, 'path' | 'known'> {
  const expected = componentsOf(draft);
  const components = new Map<string, string>();
  for (const [path, names] of expected)
    for (const name of names) if (!components.has(name)) components.set(name, path);
  for (const [path, text] of answer) {
    if (!componentPath.test(path) || expected.has(path)) continue;
    for (const name of findExports(path, text)) if (!components.has(name)) components.set(name, path);
  }
  const project = indexFiles(layOver(draft.files, answer));
  const byName = new Map<string, string[]>();
  for (const path of [...project.texts.keys(), ...project.assets.keys()]) {
    const file = path.split('/').at(-1) ?? path;
    for (const name of new Set([file, file.replace(/\.tsx?$/, '')])) {
      byName.set(name, [...(byName.get(name) ?? []), path]);
    }
  }
  return { project, byName, components, expected };
}
