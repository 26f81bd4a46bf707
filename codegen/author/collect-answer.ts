import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { TextFile } from '#design/source-file';
import { findPath } from './find-path.ts';
import { readAnswer, type AnswerFile } from './read-answer.ts';

export interface CollectedAnswer {
  /** The answer's files by their place in the project: those that say something the draft does not. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Sorts the files of an answer: each to its place, of two versions the last whole one, none where it may not write. */
export function collectAnswer(answer: string, draft: CodeResult, { target }: CodeOptions): CollectedAnswer {
  const draftTexts = new Map(draft.files.filter(isText).map(({ path, text }) => [path, text]));
  const draftPaths = draft.files.map(({ path }) => path);
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const drop = (detail: string) => void problems.push(problem('model-output-dropped', null, { detail }));

  const written = readAnswer(answer).files;
  if (written.length === 0 && answer.trim() !== '') drop('it holds no file of the project');
  for (const file of written) {
    const path = findPath(file.path, draftPaths);
    const drafted = path === null ? undefined : draftTexts.get(path);
    if (path !== null && drafted !== undefined && plain(file.text) === plain(drafted)) {
      files.delete(path);
      continue;
    }
    const reason =
      path === null ? 'its path has no place in the project' : findRefusal(path, file, target, files);
    if (path === null || reason !== null) {
      drop(`the file "${shorten(file.path)}", because ${reason}`);
      continue;
    }
    if (files.has(path)) {
      const detail = `"${path}" was written twice; the last one counts`;
      problems.push(problem('model-output-mended', null, { detail }));
    }
    files.set(path, file.text);
  }
  return { files, problems };
}

function findRefusal(
  path: string,
  { text, complete }: AnswerFile,
  target: CodeOptions['target'],
  before: ReadonlyMap<string, string>,
): string | null {
  if (!complete) return before.has(path) ? 'a second version of it was cut off' : 'it was cut off';
  if (text.trim() === '') return 'it is empty';
  return mayWrite(path, target) ? null : 'only pages, components and their styles are the model’s to write';
}

/** The frame of a project (its start, its tokens, its configuration) is the compiler's. */
function mayWrite(path: string, target: CodeOptions['target']): boolean {
  if (target === 'react') return /^src\/(?:pages|components)\/[^/]+\.(?:tsx|ts|css)$/.test(path);
  return /^[^/]+\.(?:html|css)$/.test(path) && path !== 'tokens.css';
}

export function isText(file: CodeResult['files'][number]): file is TextFile {
  return file.kind === 'text';
}

/** White space at the edges is no change. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shorten(path: string): string {
  return path.length > 80 ? `${path.slice(0, 79)}…` : path;
}
