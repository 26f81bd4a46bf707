import type { CompileEnvironment } from '#codegen/compile';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { findPath } from './find-path.ts';
import { readAnswer } from './read-answer.ts';

/** Turns a model's answer, whole or as far as it has come, into files over the draft. */
export async function authorFiles(
  answer: string,
  draft: CodeResult,
  _options: CodeOptions,
  environment: CompileEnvironment,
): Promise<CodeResult> {
  environment.signal.throwIfAborted();
  const draftPaths = draft.files.map(({ path }) => path);
  const answered = new Map(
    readAnswer(answer).files.flatMap(({ path, text }) => {
      const found = findPath(path, draftPaths);
      return found === null ? [] : [[found, text] as const];
    }),
  );
  const files = draft.files.map((file) => {
    const text = answered.get(file.path);
    return file.kind === 'asset' || text === undefined ? file : { ...file, text, lines: [] };
  });
  return { ...draft, files };
}
