/**
 * Edits by exact replacement, as an answer holds them:
 *
 *     <edit path="src/components/Nav.tsx">
 *     <<<<<<< SEARCH
 *     what stands there, to the letter and nowhere else
 *     =======
 *     what comes instead
 *     >>>>>>> REPLACE
 *     </edit>
 *
 * One `edit` may hold several blocks. An edit whose old text is not found exactly once is refused.
 */
import type { SourceFile } from '#design/source-file';
import { findPath } from './find-path.ts';
import type { AnswerFile } from './read-answer.ts';

export interface AnswerEdit {
  /** As the model wrote it. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ReadEdits {
  readonly edits: readonly AnswerEdit[];
  /** The answer without them. */
  readonly rest: string;
}

const editTag =
  /^[ \t]*<edit\b[^>\n]*?\bpath\s*=\s*["']([^"'\n]+)["'][^>\n]*>[ \t]*\r?\n([\s\S]*?)^[ \t]*<\/edit\s*>/gim;
const block = /^[ \t]*<{5,}[^\n]*\r?\n([\s\S]*?)^[ \t]*={5,}[ \t]*\r?\n([\s\S]*?)^[ \t]*>{5,}[^\n]*$/gm;

/** All whole edits of an answer in order; one that is cut off is none. */
export function readEdits(answer: string): ReadEdits {
  const edits: AnswerEdit[] = [];
  const rest = answer.replace(editTag, (_, path: string, inside: string) => {
    for (const [, before = '', after = ''] of inside.matchAll(block)) {
      edits.push({ path: path.trim(), before: tidy(before), after: tidy(after) });
    }
    return '';
  });
  return { edits, rest };
}

/** The files that edits lead to, each whole; what cannot be done is refused with its reason. */
export function editedFiles(
  edits: readonly AnswerEdit[],
  files: readonly SourceFile[],
  refuse: (path: string, detail: string, message: string) => void,
): readonly AnswerFile[] {
  const paths = files.map(({ path }) => path);
  const texts = new Map<string, string>();
  for (const { path: written, before, after } of edits) {
    const path = findPath(written, paths);
    const file = files.find((one) => one.path === path);
    const text = texts.get(path ?? '') ?? (file?.kind === 'text' ? file.text : null);
    const reason = path === null || text === null ? 'there is no such file' : whyNotOnce(text, before);
    if (path === null || text === null || reason !== null) {
      const detail = `an edit of "${written.slice(0, 80)}", because ${reason ?? ''}`;
      refuse(path ?? '', detail, `${reason ?? ''}: ${quote(before)}`);
      continue;
    }
    // A function, so that "$&" in the new text stays what it is.
    texts.set(
      path,
      text.replace(before, () => after),
    );
  }
  return [...texts].map(([path, text]) => ({ path, text, complete: true }));
}

function whyNotOnce(text: string, before: string): string | null {
  if (before.trim() === '') return 'the text it replaces is empty';
  const first = text.indexOf(before);
  if (first < 0) return 'the text it replaces is not there to the letter';
  return text.includes(before, first + 1) ? 'the text it replaces stands there more than once' : null;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n$/, '');
}
