import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { createPlanReader } from '#codegen/model/assist/read-plan';
import type { CodeResult } from '#design/code-result';
import { textFiles } from '../text-files.ts';

/** o200k tokens that a model writes, in all and until something of it can be used. */
export interface OutputTokens {
  readonly all: number;
  readonly first: number;
}

/** What the decisions take. */
export function countDecisions(answer: string, ids: readonly string[]): OutputTokens {
  const reader = createPlanReader(ids);
  const first = [...answer].findIndex((letter) => reader.push(letter)) + 1;
  return { all: encode(answer).length, first: encode(answer.slice(0, first)).length };
}

/** What the same page takes where a model writes its files: pages, components and their sheets. */
export function countFiles(react: CodeResult): OutputTokens {
  const written = textFiles(react.files)
    .filter(({ path }) => /^src\/(pages|components)\//.test(path))
    .map(({ path, text }) => `<file path="${path}">\n${text.trimEnd()}\n</file>`);
  const all = written.map((file) => encode(file).length);
  return { all: all.reduce((sum, one) => sum + one, 0), first: all[0] ?? 0 };
}
