/**
 * Reads a model's answer while it streams: files are returned as they complete, and their text as it arrives. The
 * requested format is
 *
 *     <file path="src/pages/Home.tsx">
 *     ...
 *     </file>
 *
 * It also reads Markdown fences whose path is in the info string, in the line before or in a comment on their
 * first line, a fence inside a file, and a file without its end. Text outside files is a note. Paths and contents
 * are validated later.
 */
import type { SourceFile } from '#design/source-file';

/** One file of an answer. */
export interface AnswerFile {
  /** As the model wrote it. */
  readonly path: string;
  readonly text: string;
  /** `false` if the answer ended before the file did. */
  readonly complete: boolean;
}

/** What a chunk of an answer contains. */
export type AnswerEvent =
  | { readonly type: 'file-started'; readonly path: string }
  /** One more line of the last started file, with its line break. */
  | { readonly type: 'file-text'; readonly path: string; readonly text: string }
  | { readonly type: 'file-completed'; readonly file: AnswerFile }
  | { readonly type: 'note'; readonly text: string };

/** Reads one answer in chunks. */
export interface AnswerReader {
  /** Takes the next chunk, which may end anywhere. */
  push(chunk: string): readonly AnswerEvent[];
  /** Ends the answer. */
  finish(): readonly AnswerEvent[];
}

/** Reads a complete answer: its files in order, and the notes around them. */
export function readAnswer(text: string): { readonly files: readonly AnswerFile[]; readonly notes: string } {
  const reader = createAnswerReader();
  const events = [...reader.push(text), ...reader.finish()];
  return {
    files: events.flatMap((event) => (event.type === 'file-completed' ? [event.file] : [])),
    notes: events.flatMap((event) => (event.type === 'note' ? [event.text] : [])).join('\n'),
  };
}

/** Creates the reader of one answer. */
export function createAnswerReader(): AnswerReader {
  let state: State = { kind: 'outside' };
  let partialLine = '';
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
    push(chunk) {
      const lines = (partialLine + chunk).split('\n');
      partialLine = lines.pop() ?? '';
      for (const line of lines) readLine(line.replace(/\r$/, ''));
      return flush();
    },
    finish() {
      if (partialLine !== '') readLine(partialLine.replace(/\r$/, ''));
      partialLine = '';
      end(false);
      return flush();
    },
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

/**
 * Matches a line with little more than a path: `### src/App.tsx`, `**src/App.tsx**`, a path in backticks, `File:
 * src/App.tsx`.
 */
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

/** Returns the text of a tagged file without the fence that some models put around it. */
function unwrap(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const hasFence = first >= 0 && openingFence.test(lines[first] ?? '');
  if (!hasFence) return joinLines(lines);
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const hasEnd = last > first && closingFence.test(lines[last] ?? '');
  return joinLines(lines.slice(first + 1, hasEnd ? last : lines.length));
}

function joinLines(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/^\n+/, '').trimEnd();
  return text === '' ? '' : `${text}\n`;
}

/** Reads the files of a JSON answer, fenced or plain: a list of paths and contents, or an object by path. */
export function readJsonFiles(answer: string): readonly AnswerFile[] {
  const plain = answer.replace(/^\s*(?:```|~~~)\w*\s*\n|\n\s*(?:```|~~~)\s*$/g, '').trim();
  const value = /^[[{]/.test(plain) ? parseJson(plain) : null;
  if (!isRecord(value)) return [];
  const inner = value['files'] ?? value;
  return listFiles(inner).flatMap((one) => {
    if (!isRecord(one)) return [];
    const path = one['path'] ?? one['name'] ?? one['file'];
    const text = one['content'] ?? one['text'] ?? one['code'];
    return typeof path === 'string' && typeof text === 'string' ? [{ path, text, complete: true }] : [];
  });
}

function listFiles(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.entries(value).map(([path, text]) => ({ path, text })) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** One replacement in a file. */
export interface AnswerEdit {
  /** As the model wrote it. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The edits of an answer, and the answer without them. */
export interface ExtractedEdits {
  readonly edits: readonly AnswerEdit[];
  /** The answer without the edits. */
  readonly remaining: string;
}

const editTag =
  /^[ \t]*<edit\b[^>\n]*?\bpath\s*=\s*["']([^"'\n]+)["'][^>\n]*>[ \t]*\r?\n([\s\S]*?)^[ \t]*<\/edit\s*>/gim;

const editBlock = /^[ \t]*<{5,}[^\n]*\r?\n([\s\S]*?)^[ \t]*={5,}[ \t]*\r?\n([\s\S]*?)^[ \t]*>{5,}[^\n]*$/gm;

/**
 * Reads the complete edits of an answer in order. One `edit` may contain several blocks:
 *
 *     <edit path="src/components/Nav.tsx">
 *     <<<<<<< SEARCH
 *     the exact text to replace, which must occur once
 *     =======
 *     the new text
 *     >>>>>>> REPLACE
 *     </edit>
 */
export function readEdits(answer: string): ExtractedEdits {
  const edits: AnswerEdit[] = [];
  const remaining = answer.replace(editTag, (_, path: string, inside: string) => {
    for (const [, before = '', after = ''] of inside.matchAll(editBlock)) {
      edits.push({ path: path.trim(), before: tidy(before), after: tidy(after) });
    }
    return '';
  });
  return { edits, remaining };
}

/**
 * Applies edits and returns the changed files; an edit whose old text does not occur exactly once is refused with
 * its reason.
 */
export function applyAnswerEdits(
  edits: readonly AnswerEdit[],
  files: readonly SourceFile[],
  refuse: (path: string, detail: string, message: string) => void,
): readonly AnswerFile[] {
  const paths = files.map(({ path }) => path);
  const texts = new Map<string, string>();
  for (const { path: written, before, after } of edits) {
    const path = resolveAnswerPath(written, paths);
    const file = files.find((one) => one.path === path);
    const text = texts.get(path ?? '') ?? (file?.kind === 'text' ? file.text : null);
    const reason = path === null || text === null ? 'there is no such file' : findMatchFault(text, before);
    if (path === null || text === null || reason !== null) {
      const detail = `an edit of "${written.slice(0, 80)}", because ${reason ?? ''}`;
      refuse(path ?? '', detail, `${reason ?? ''}: ${quote(before)}`);
      continue;
    }
    // A function, because "$&" in a replacement text has a meaning.
    texts.set(
      path,
      text.replace(before, () => after),
    );
  }
  return [...texts].map(([path, text]) => ({ path, text, complete: true }));
}

function findMatchFault(text: string, before: string): string | null {
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

const writableExtensions = /\.(?:tsx|ts|css|html)$/;

// Device names that Windows reserves, whatever their extension.
const reservedDeviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const maxPathLength = 160;

/**
 * Resolves the path of a model's file in the project; `null` for a path outside the folder, an unusual name or
 * another kind of file. A path that differs only in its folder or case is that of the draft's file.
 */
export function resolveAnswerPath(written: string, draftPaths: readonly string[]): string | null {
  const path = normalizePath(written);
  if (path === null || !writableExtensions.test(path)) return null;
  if (draftPaths.includes(path)) return path;
  const candidates = draftPaths.filter((draft) =>
    `/${draft}`.toLowerCase().endsWith(`/${path}`.toLowerCase()),
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : path;
}

function normalizePath(written: string): string | null {
  const parts = written
    .trim()
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const path = parts.join('/');
  const isValid = parts.every(
    (part) => /^[\w@$()[\]-][\w@$()[\].-]*$/.test(part) && !reservedDeviceNames.test(part),
  );
  return isValid && path.length > 0 && path.length <= maxPathLength ? path : null;
}
