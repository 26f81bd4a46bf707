/** Collects the files of an answer by their paths in the project, and refuses those that it must not write. */
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

/** The files of an answer, and what was refused. */
export interface CollectedAnswer {
  /** The files that differ from the draft, by their paths in the project. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** What was refused, for the model. */
  readonly faults: readonly AnswerFault[];
}

/** One fault of an answer, for the model. */
export interface AnswerFault {
  /** The path in the project; empty for a path outside it. */
  readonly path: string;
  /** 1-based, in the file as the model wrote it. */
  readonly line: number | null;
  readonly message: string;
  /** The refused file; `null` for a fault without one. */
  readonly written: string | null;
  /** The same fault for the user; it is removed once the fault is resolved. */
  readonly problem: Problem;
}

/**
 * Resolves the path of each file; of two versions the last complete one counts, and protected files are refused.
 */
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

/**
 * Returns the tagged or fenced files; without any, the files of a JSON answer, which some models write regardless
 * of the request.
 */
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
 * Whether a model may write a file: pages, components and styles in the folders of the draft. The start file and
 * the tokens belong to the compiler, unless a user asks for a change; the configuration always does.
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

/** The files that an answer may write: those of the design, or all that make up a page. */
export type WriteScope = 'design' | 'all';

/** Whether a file is text, and not an asset. */
export function isTextFile(file: CodeResult['files'][number]): file is TextFile {
  return file.kind === 'text';
}

/** A change of white space only is no change. */
function collapseWhitespace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function abbreviatePath(path: string): string {
  return path.length > 80 ? `${path.slice(0, 79)}…` : path;
}
