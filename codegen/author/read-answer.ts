/**
 * Reads a model's answer while it streams: files come out as they complete, their text as it arrives. The form asked
 * for is
 *
 *     <file path="src/pages/Home.tsx">
 *     ...
 *     </file>
 *
 * Understood as well: Markdown fences named by their info string, by the line before or by a comment on their first
 * line; a fence inside a file; a file whose end is missing. What is outside files is a note. Whether a path or a
 * file is any good is decided later.
 */

export interface AnswerFile {
  /** As the model wrote it. */
  readonly path: string;
  readonly text: string;
  /** False where the answer ended before the file did. */
  readonly complete: boolean;
}

export type AnswerEvent =
  | { readonly type: 'file-started'; readonly path: string }
  /** One more line of the file that was started last, with its line break. */
  | { readonly type: 'file-text'; readonly path: string; readonly text: string }
  | { readonly type: 'file-completed'; readonly file: AnswerFile }
  | { readonly type: 'note'; readonly text: string };

export interface AnswerReader {
  /** Takes the next piece, cut anywhere. */
  push(piece: string): readonly AnswerEvent[];
  /** Says that nothing more comes. */
  finish(): readonly AnswerEvent[];
}

/** All files of a whole answer, in order, and what was said around them. */
export function readAnswer(text: string): { readonly files: readonly AnswerFile[]; readonly notes: string } {
  const reader = createAnswerReader();
  const events = [...reader.push(text), ...reader.finish()];
  return {
    files: events.flatMap((event) => (event.type === 'file-completed' ? [event.file] : [])),
    notes: events.flatMap((event) => (event.type === 'note' ? [event.text] : [])).join('\n'),
  };
}

type State =
  | { readonly kind: 'outside' }
  | { readonly kind: 'tagged'; readonly path: string; readonly lines: string[] }
  | {
      readonly kind: 'fenced';
      readonly path: string | null;
      readonly mark: string;
      readonly lines: string[];
    };

/** Makes the reader of one answer. */
export function createAnswerReader(): AnswerReader {
  let state: State = { kind: 'outside' };
  let rest = '';
  let lastNote = '';
  const events: AnswerEvent[] = [];

  const start = (path: string) => {
    events.push({ type: 'file-started', path });
    state = { kind: 'tagged', path, lines: [] };
  };
  const addLine = (path: string, lines: string[], line: string) => {
    lines.push(line);
    events.push({ type: 'file-text', path, text: `${line}\n` });
  };
  const end = (complete: boolean) => {
    if (state.kind !== 'outside' && state.path !== null) {
      const text = state.kind === 'tagged' ? unwrap(state.lines) : joinLines(state.lines);
      events.push({ type: 'file-completed', file: { path: state.path, text, complete } });
    }
    state = { kind: 'outside' };
    lastNote = '';
  };

  const readOutside = (line: string) => {
    const tag = openingTag.exec(line);
    if (tag) {
      start((tag[1] ?? tag[2] ?? tag[3] ?? '').trim());
      if (tag[4]?.trim()) readLine(tag[4]);
      return;
    }
    const fence = openingFence.exec(line);
    if (fence) {
      const path = pathInInfo(fence[2] ?? '') ?? pathInNote(lastNote);
      if (path !== null) events.push({ type: 'file-started', path });
      state = { kind: 'fenced', path, mark: fence[1] ?? '```', lines: [] };
      return;
    }
    if (line.trim() === '') return;
    lastNote = line.trim();
    events.push({ type: 'note', text: lastNote });
  };

  const readTagged = (line: string, { path, lines }: Extract<State, { kind: 'tagged' }>) => {
    const closing = closingTag.exec(line);
    if (closing) {
      if (closing[1]?.trim()) addLine(path, lines, closing[1]);
      end(true);
      return;
    }
    if (openingTag.test(line) && line.trimStart().startsWith('<file')) {
      end(true);
      readOutside(line);
      return;
    }
    addLine(path, lines, line);
  };

  const readFenced = (line: string, fenced: Extract<State, { kind: 'fenced' }>) => {
    const closing = closingFence.exec(line)?.[1];
    if (closing?.startsWith(fenced.mark)) {
      end(true);
      return;
    }
    const named = fenced.path === null && fenced.lines.length === 0 ? pathInComment(line) : null;
    if (named !== null) {
      events.push({ type: 'file-started', path: named });
      state = { ...fenced, path: named };
      return;
    }
    if (fenced.path === null) fenced.lines.push(line);
    else addLine(fenced.path, fenced.lines, line);
  };

  const readLine = (line: string) => {
    if (state.kind === 'outside') readOutside(line);
    else if (state.kind === 'tagged') readTagged(line, state);
    else readFenced(line, state);
  };

  const flush = () => events.splice(0);
  return {
    push(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) readLine(line.replace(/\r$/, ''));
      return flush();
    },
    finish() {
      if (rest !== '') readLine(rest.replace(/\r$/, ''));
      rest = '';
      end(false);
      return flush();
    },
  };
}

const openingTag = /^\s*<file\b[^>]*?\b(?:path|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>(.*)$/i;
const closingTag = /^(.*?)<\/file\s*>\s*$/i;
const openingFence = /^\s*(`{3,}|~{3,})\s*([^`]*)$/;
const closingFence = /^\s*(`{3,}|~{3,})\s*$/;
const pathPattern = /[\w@.\\/()[\]$ -]*[\w)\]]\.(?:tsx|jsx|ts|js|mjs|css|html|json|svg|md)\b/i;

function pathInInfo(info: string): string | null {
  const named = /(?:file(?:name)?|path|title)\s*[=:]\s*["']?([^"'\s]+)/i.exec(info)?.[1];
  if (named !== undefined) return named;
  const words = info.trim().split(/[\s:{}]+/);
  return words.find((word) => pathPattern.test(word)) ?? null;
}

/** `### src/App.tsx`, `**src/App.tsx**`, a path in backticks, `File: src/App.tsx`: a line that is hardly more than a path. */
function pathInNote(note: string): string | null {
  const quoted = /[`*"']+([^`*"']+\.\w+)[`*"']+/.exec(note)?.[1];
  const bare = /^(?:#+\s*)?(?:\d+[.)]\s*)?(?:file(?:name)?\s*:?\s*)?(\S+\.\w+)\s*:?$/i.exec(note)?.[1];
  const path = quoted ?? bare;
  return path !== undefined && pathPattern.test(path) ? path.trim() : null;
}

function pathInComment(line: string): string | null {
  const comment = /^\s*(?:\/\/|\/\*|<!--|#)\s*(?:file(?:name)?\s*:\s*)?(\S+\.\w+)\s*(?:\*\/|-->)?\s*$/i.exec(
    line,
  )?.[1];
  return comment !== undefined && pathPattern.test(comment) ? comment : null;
}

/** The text of a tagged file without the fence some models put around it. */
function unwrap(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const opens = first >= 0 && openingFence.test(lines[first] ?? '');
  if (!opens) return joinLines(lines);
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const closes = last > first && closingFence.test(lines[last] ?? '');
  return joinLines(lines.slice(first + 1, closes ? last : lines.length));
}

function joinLines(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/^\n+/, '').trimEnd();
  return text === '' ? '' : `${text}\n`;
}
