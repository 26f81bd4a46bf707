import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { authorFiles, type AuthoredResult, type AuthorEnvironment } from './author-files.ts';
import { isText } from './collect-answer.ts';

/** One answer of a model, whole or as far as it came. */
export interface GivenAnswer {
  readonly answer: string;
  /** What a person asked to be changed; `null` where the answer is to say what the design says. */
  readonly wish: string | null;
}

/** What a person gave beside the design: addresses in it may stand in the code. */
export interface ApplyOptions {
  /** @default '' */
  readonly given?: string;
}

/** The code that answers come to, one laid over what the former ones left; without any it is the draft. */
export async function applyAnswers(
  answers: readonly GivenAnswer[],
  draft: CodeResult | AuthoredResult,
  options: CodeOptions,
  environment: AuthorEnvironment,
  { given = '' }: ApplyOptions = {},
): Promise<AuthoredResult> {
  let result: AuthoredResult = { faults: [], ...draft };
  for (const { answer, wish } of answers) {
    environment.signal.throwIfAborted();
    const authoring = { keepsTexts: wish === null, given: `${given}\n${wish ?? ''}` };
    const next = await authorFiles(answer, result, options, environment, authoring);
    result = forgetMended(next, result);
  }
  return result;
}

/** What the former answer got wrong in a file is past once the next one has written that file. */
function forgetMended(next: AuthoredResult, former: AuthoredResult): AuthoredResult {
  const texts = new Map(former.files.filter(isText).map(({ path, text }) => [path, text]));
  const written = new Set(
    next.files.filter(isText).flatMap(({ path, text }) => (texts.get(path) === text ? [] : [path])),
  );
  const past = former.faults.filter(({ path }) => written.has(path));
  const gone = new Set(past.map(({ problem }) => problem));
  return {
    ...next,
    problems: next.problems.filter((problem) => !gone.has(problem)),
    faults: [...former.faults.filter((fault) => !past.includes(fault)), ...next.faults],
  };
}
