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
import { collectAnswer, isText } from './collect-answer.ts';
import { formatFile } from './format-file.ts';
import type { MendContext, Mended } from './mended.ts';
import { mendPage } from './mend-page.ts';
import { findExports, mendScript } from './mend-script.ts';
import { mendSheet } from './mend-sheet.ts';
import { layOver, settleAnswer } from './settle-answer.ts';

export type AuthorEnvironment = CompileEnvironment & {
  /** One that is warm, where there is one. @default a new one */
  readonly checker?: TypeChecker;
};

/** Turns a model's whole answer into a result, with the draft as the floor. */
export async function authorFiles(
  answer: string,
  draft: CodeResult,
  options: CodeOptions,
  environment: AuthorEnvironment,
): Promise<CodeResult> {
  const { signal, libraries } = environment;
  const collected = collectAnswer(answer, draft, options);
  const mended = await mendAll(collected.files, draft, environment);
  signal.throwIfAborted();
  environment.onProgress({ stage: 'types', done: 0, total: null });
  const start = environment.now();
  const checker = environment.checker ?? createTypeChecker(libraries);
  const settled = settleAnswer(mended.files, { draft, options, checker, signal });
  return {
    ...draft,
    files: settled.files,
    problems: [...draft.problems, ...collected.problems, ...mended.problems, ...settled.problems],
    receipt: null,
    timings: [...draft.timings, { stage: 'types', milliseconds: environment.now() - start }],
  };
}

/**
 * The files of an answer that is still coming in, as far as they are complete, over the draft: to be looked at, not
 * run. Nothing is mended, formatted or checked.
 */
export function showAnswer(answer: string, draft: CodeResult, options: CodeOptions): CodeResult {
  const { files } = collectAnswer(answer, draft, options);
  return { ...draft, files: layOver(draft.files, files) };
}

async function mendAll(
  answer: ReadonlyMap<string, string>,
  draft: CodeResult,
  environment: AuthorEnvironment,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly problems: readonly Problem[] }> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const around = surroundingsOf(answer, draft);
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
      problems.push(problem('model-output-dropped', null, { detail }));
      continue;
    }
    files.set(path, formatted);
    if (mended.usable) problems.push(...describeMending(path, mended));
  }
  return { files, problems };
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
  if (context.path.endsWith('.css')) return mendSheet(text);
  return context.path.endsWith('.html') ? mendPage(text, context) : mendScript(text, context);
}

/** All paths of the project to be, and who exports which component; the draft's own word counts first. */
function surroundingsOf(answer: ReadonlyMap<string, string>, draft: CodeResult): Omit<MendContext, 'path'> {
  const drafted = draft.files.filter(isText).map(({ path, text }) => [path, text] as const);
  const components = new Map<string, string>();
  for (const [path, text] of [...drafted, ...answer]) {
    if (!/^src\/(?:components|pages)\/.*\.tsx$/.test(path)) continue;
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
  return { project, byName, components };
}
