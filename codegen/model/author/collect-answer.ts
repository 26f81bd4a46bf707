import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { TextFile } from '#design/source-file';
import { findTarget } from '../../targets/targets.ts';
import {
  type AnswerFile,
  applyAnswerEdits,
  readAnswer,
  readEdits,
  readJsonFiles,
  resolveAnswerPath,
} from './read-answer.ts';

export interface CollectedAnswer {
  /** The answer's files by their place in the project: those that say something the draft does not. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** What was refused of it, for who wrote it. */
  readonly faults: readonly AnswerFault[];
}

/** One thing in an answer that does not hold, told to who wrote it. */
export interface AnswerFault {
  /** As the project has it; empty where it has no place there. */
  readonly path: string;
  /** 1-based, of the file as it was written. */
  readonly line: number | null;
  readonly message: string;
  /** The file as it was refused; `null` where there was none. */
  readonly written: string | null;
  /** The Problem that tells a person of it, which is gone once it is put right. */
  readonly problem: Problem;
}

/** Sorts the files of an answer: each to its place, of two versions the last whole one, none where it may not write. */
export function collectAnswer(
  answer: string,
  draft: CodeResult,
  { target }: CodeOptions,
  scope: WriteScope = 'design',
): CollectedAnswer {
  const draftTexts = new Map(draft.files.filter(isTextFile).map(({ path, text }) => [path, text]));
  const draftPaths = draft.files.map(({ path }) => path);
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const faults: AnswerFault[] = [];
  const drop = (path: string, detail: string, message = detail, written: string | null = null) => {
    const dropped = problem('model-output-dropped', null, { detail });
    problems.push(dropped);
    faults.push({ path, line: null, message, written, problem: dropped });
  };

  const edits = readEdits(answer);
  const written = [...applyAnswerEdits(edits.edits, draft.files, drop), ...readFiles(edits.remaining)];
  if (written.length === 0 && faults.length === 0) {
    drop('', answer.trim() === '' ? 'it is empty' : 'it holds no file of the project');
  }
  for (const file of written) {
    const path = resolveAnswerPath(file.path, draftPaths);
    const drafted = path === null ? undefined : draftTexts.get(path);
    if (
      path !== null &&
      drafted !== undefined &&
      collapseWhitespace(file.text) === collapseWhitespace(drafted)
    ) {
      files.delete(path);
      continue;
    }
    const reason =
      path === null
        ? 'its path has no place in the project'
        : (findRefusal(path, file, files) ??
          (mayWrite(path, draftPaths, target, scope) ? null : notWritableReason));
    if (path === null || reason !== null) {
      const detail = `the file "${abbreviatePath(file.path)}", because ${reason}`;
      drop(path ?? '', detail, reason ?? '', file.text);
      continue;
    }
    if (files.has(path)) {
      const detail = `"${path}" was written twice; the last one counts`;
      problems.push(problem('model-output-mended', null, { detail }));
    }
    files.set(path, file.text);
  }
  return { files, problems, faults };
}

/** As they were asked for; where there are none, as some models write them whatever they are asked. */
function readFiles(answer: string): readonly AnswerFile[] {
  const { files } = readAnswer(answer);
  return files.length > 0 ? files : readJsonFiles(answer);
}

const notWritableReason = 'only pages, components and their styles are the model’s to write';

function findRefusal(
  path: string,
  { text, complete }: AnswerFile,
  before: ReadonlyMap<string, string>,
): string | null {
  if (!complete) return before.has(path) ? 'a second version of it was cut off' : 'it was cut off';
  return text.trim() === '' ? 'it is empty' : null;
}

/**
 * Whether a model may write a file: pages, components and styles, where the draft has such. The frame of a project
 * (its start, its tokens) is the compiler's, unless a person asks for a change; its configuration always is.
 */
function mayWrite(
  path: string,
  draftPaths: readonly string[],
  target: CodeOptions['target'],
  scope: WriteScope,
): boolean {
  if (/(?:^|\/)(?:main|vite\.config|[\w-]+\.d)\.tsx?$/.test(path)) return false;
  if (/(?:^|\/)(?:App\.tsx|tokens\.css)$/.test(path)) return scope === 'all' && draftPaths.includes(path);
  return findTarget(target).answers.mayWrite(path, draftPaths);
}

/** What an answer may write: what the design draws, or all that a page is made of. */
export type WriteScope = 'design' | 'all';

export function isTextFile(file: CodeResult['files'][number]): file is TextFile {
  return file.kind === 'text';
}

/** White space at the edges is no change. */
function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function abbreviatePath(path: string): string {
  return path.length > 80 ? `${path.slice(0, 79)}…` : path;
}
