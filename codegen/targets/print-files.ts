/**
 * Prints and formats the files of a project. In: a project as a tree, without syntax and paths. Out: formatted files
 * with the layers of every line. Elements and names were decided in earlier stages.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import { invariant } from '#design/invariant';
import type { LineOrigin, SourceFile } from '#design/source-file';
import { minifyVectors } from '../assets/minify-svg.ts';
import type { CodeProject } from '../components/code-component.ts';
import { simplifyStyles } from '../css/simplify-styles.ts';
import type { Libraries } from '../libraries.ts';
import type { DraftFile, DraftText, TagLayers } from './draft-file.ts';
import { escapeHtml, printString } from './print-text.ts';
import { findFileLanguage, findTarget } from './targets.ts';

/** The files before Prettier formats them. Our own line breaking is nearly that of Prettier. */
export async function printDrafts(
  project: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): Promise<readonly DraftFile[]> {
  const short = minifyVectors(simplifyStyles(project));
  return findTarget(options.target).print(short, options, libraries);
}

/** The files as they can be shown at once. */
export function toUnformattedFiles(
  drafts: readonly DraftFile[],
  { nodeIds }: CodeOptions,
): readonly SourceFile[] {
  return drafts.map((draft) => (draft.kind === 'text' ? markLayers(draft, draft.text, nodeIds) : draft));
}

/** Formats one file after the other, so that cancelling takes effect soon. */
export async function formatFiles(
  drafts: readonly DraftFile[],
  { nodeIds }: CodeOptions,
  signal: CancelSignal,
  onDone: (done: number) => void = () => {},
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const draft of drafts) {
    signal.throwIfAborted();
    if (draft.kind === 'asset') files.push(draft);
    else files.push(markLayers(draft, await formatDraft(draft), nodeIds));
    onDone(files.length);
  }
  return files;
}

async function formatDraft({ path, text, isVerbatim }: DraftText): Promise<string> {
  const language = isVerbatim ? null : findFileLanguage(path);
  return language === null ? text : language.formatDraft(text);
}

function markLayers({ path, tags }: DraftText, text: string, nodeIds: boolean): SourceFile {
  if (tags === null) return { kind: 'text', path, text, lines: [] };
  const tagNameEnds = findFileLanguage(path)?.findTagNameEnds(text) ?? [];
  return { kind: 'text', path, ...markElements(text, tagNameEnds, tags, nodeIds) };
}

/**
 * Finds the elements of a file again after formatting. Prettier moves tags to other lines and never changes their
 * order, so the n-th opening tag is the n-th that was printed.
 */

export interface MarkedText {
  readonly text: string;
  readonly lines: readonly LineOrigin[];
}

/** Adds `data-node-id` if it is wanted, and returns the layers of each line. */
function markElements(
  text: string,
  tagNameEnds: readonly number[],
  tags: readonly TagLayers[],
  nodeIds: boolean,
): MarkedText {
  invariant(
    tagNameEnds.length === tags.length,
    `${tags.length} tags were printed, ${tagNameEnds.length} found`,
  );
  const lines: LineOrigin[] = [];
  const chunks: string[] = [];
  let line = 1;
  let done = 0;
  tagNameEnds.forEach((end, index) => {
    const before = text.slice(done, end);
    line += countLines(before);
    chunks.push(before);
    done = end;
    const layers = tags[index] ?? [];
    const ids = 'rows' in layers ? layers.rows.flat() : layers;
    if (ids.length === 0) return;
    if (nodeIds) chunks.push(` data-node-id=${printIds(layers)}`);
    addLine(lines, line, ids);
  });
  return { text: chunks.join('') + text.slice(done), lines };
}

function printIds(layers: TagLayers): string {
  if (!('rows' in layers)) return `"${escapeHtml(joinIds(layers))}"`;
  return `{[${layers.rows.map((ids) => printString(joinIds(ids))).join(', ')}][${layers.index}]}`;
}

/** Figma's ids contain no spaces. An id with spaces in a forged file must not look like several ids. */
function joinIds(ids: readonly string[]): string {
  return ids.map((id) => id.replace(/\s/g, encodeURIComponent)).join(' ');
}

function addLine(lines: LineOrigin[], line: number, ids: readonly string[]): void {
  const last = lines.at(-1);
  if (last?.line === line) lines[lines.length - 1] = { line, nodeIds: [...last.nodeIds, ...ids] };
  else lines.push({ line, nodeIds: ids });
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
