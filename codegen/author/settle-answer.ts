import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import type { SourceFile } from '#design/source-file';
import { indexFiles } from '../4-check/project-files.ts';
import { blame, importsOf } from './blame.ts';
import { isText, type AnswerFault } from './collect-answer.ts';
import { readTexts, type SettleFault, type TextFault } from './compare-texts.ts';
import { findFaults } from './find-faults.ts';
import { formatFile } from './format-file.ts';
import { breakCircles } from './mend-circles.ts';
import { findAltered, restoreText } from './restore-texts.ts';
import type { Settling } from './settling.ts';
import { unitOf } from './units.ts';

export interface SettledAnswer {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
  readonly faults: readonly AnswerFault[];
}

/**
 * Puts an answer's files over the draft, restores the texts it altered, parts files that import each other for types,
 * and takes back whatever does not hold even so: what loses or invents text, what does not pass the type check, what
 * leads to other servers, what nobody uses. Each round restores a text or takes at least one unit back, so it ends,
 * at worst with the draft.
 */
export async function settleAnswer(
  answer: ReadonlyMap<string, string>,
  settling: Settling,
): Promise<SettledAnswer> {
  const { draft, options, signal, keepsTexts } = settling;
  const kept = new Map(answer);
  const problems: Problem[] = [];
  const faults: AnswerFault[] = [];
  const takeBack = (unit: string, { reason, line, files }: SettleFault) => {
    const paths = [...kept.keys()].filter((path) => unitOf(path, options) === unit);
    const written = kept.get(paths[0] ?? '') ?? null;
    for (const path of paths) kept.delete(path);
    const detail = `${paths.map((path) => `"${path}"`).join(' and ')}, because ${reason}; the draft stands there`;
    const dropped = problem('model-output-dropped', null, { detail });
    problems.push(dropped);
    const [first = ''] = files;
    const at = first !== '' && paths.includes(first) ? (line ?? null) : null;
    faults.push({ path: paths[0] ?? '', line: at, message: reason, written, problem: dropped });
  };
  const mended = (detail: string) => void problems.push(problem('model-output-mended', null, { detail }));
  for (const { from, to, names } of breakCircles(kept, (now) => layOver(draft.files, now))) {
    mended(
      `the types ${names.map((name) => `"${name}"`).join(', ')} of "${from}" are in "${to}" now, because the files imported each other`,
    );
  }
  const draftTexts = kept.size === 0 || !keepsTexts ? null : readTexts(draft, options);
  while (kept.size > 0) {
    signal.throwIfAborted();
    const files = layOver(draft.files, kept);
    const found = findFaults(files, draftTexts, settling);
    if (found.length === 0) {
      const used = dropUnused(files, draft, kept, problems);
      return { files: await formatAll(used, changedSince(answer, kept)), problems, faults };
    }
    if (restoreTexts(found, kept, mended)) continue;
    for (const [unit, fault] of blame(found, { files, kept, options })) takeBack(unit, fault);
  }
  return { files: draft.files, problems, faults };
}

/** Puts the design's words back where a file has others; says whether there were any. */
function restoreTexts(
  faults: readonly (SettleFault | TextFault)[],
  kept: Map<string, string>,
  mended: (detail: string) => void,
): boolean {
  const texts = faults.filter((fault): fault is TextFault => 'kind' in fault);
  let isAny = false;
  for (const altered of findAltered(texts)) {
    const { paths, written, wanted } = altered;
    const places = [...new Set([...paths, ...kept.keys()])].filter((path) => kept.has(path));
    const path = places.find((one) => restoreText(one, kept.get(one) ?? '', altered) !== null);
    const restored = path === undefined ? null : restoreText(path, kept.get(path) ?? '', altered);
    if (path === undefined || restored === null || restored === kept.get(path)) continue;
    kept.set(path, restored);
    isAny = true;
    mended(`in "${path}", the text "${shorten(wanted)}", which read "${shorten(written)}"`);
  }
  return isAny;
}

/** What changed since the answer was formatted is formatted again. */
async function formatAll(
  files: readonly SourceFile[],
  changed: ReadonlySet<string>,
): Promise<readonly SourceFile[]> {
  return Promise.all(
    files.map(async (file) => {
      if (file.kind !== 'text' || !changed.has(file.path)) return file;
      return { ...file, text: (await formatFile(file.path, file.text)) ?? file.text };
    }),
  );
}

function changedSince(
  answer: ReadonlyMap<string, string>,
  kept: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set([...kept].filter(([path, text]) => answer.get(path) !== text).map(([path]) => path));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The draft's files with the answer's in their places; new ones come last. */
export function layOver(
  draft: readonly SourceFile[],
  answer: ReadonlyMap<string, string>,
): readonly SourceFile[] {
  const paths = new Set(draft.map(({ path }) => path));
  const replaced = draft.map((file): SourceFile => {
    const text = file.kind === 'text' ? answer.get(file.path) : undefined;
    return text === undefined ? file : { kind: 'text', path: file.path, text, lines: [] };
  });
  const added = [...answer]
    .filter(([path]) => !paths.has(path))
    .map(([path, text]): SourceFile => ({ kind: 'text', path, text, lines: [] }));
  return [...replaced, ...added];
}

/** New files that no other file asks for are left out. */
function dropUnused(
  files: readonly SourceFile[],
  draft: CodeResult,
  kept: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly SourceFile[] {
  const drafted = new Set(draft.files.map(({ path }) => path));
  const project = indexFiles(files);
  const html = files.filter(isText).filter(({ path }) => path.endsWith('.html'));
  const reached = new Set<string>();
  const reach = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    importsOf(path, project).forEach(reach);
  };
  drafted.forEach(reach);
  return files.filter(({ path }) => {
    const isUsed = reached.has(path) || html.some(({ text }) => text.includes(path));
    if (isUsed || !kept.has(path)) return true;
    problems.push(
      problem('model-output-dropped', null, { detail: `"${path}", because no other file uses it` }),
    );
    return false;
  });
}
