/**
 * Finds a file's elements again after formatting: prettier moves tags to other lines but never changes their order,
 * so the n-th opening tag of the formatted text is the n-th that was printed.
 */
import { invariant } from '#design/invariant';
import type { LineOrigin } from '#design/source-file';
import type { TagLayers } from './draft-file.ts';
import { escapeHtml, printString } from './print-text.ts';

export interface MarkedText {
  readonly text: string;
  readonly lines: readonly LineOrigin[];
}

/** Adds `data-node-id` where it is wanted, and says which layers are behind which line. */
export function markJsx(text: string, tags: readonly TagLayers[], nodeIds: boolean): MarkedText {
  return mark(text, findTags(text, jsxTagOrLiteral), tags, nodeIds);
}

/** The same for HTML. */
export function markHtml(text: string, tags: readonly TagLayers[], nodeIds: boolean): MarkedText {
  return mark(text, findTags(text, htmlTag), tags, nodeIds);
}

/** In JSX as we print it quotes stand around literals only, and words have none: what is no literal and opens a tag is one. */
const jsxTagOrLiteral = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|<[A-Za-z][\w:.-]*/gs;

/** Texts and attributes of HTML have no bare `<`. */
const htmlTag = /<[a-zA-Z][\w:.-]*/g;

/** Where the names of opening tags end, in source order. */
function findTags(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) =>
    found.startsWith('<') ? index + found.length : [],
  );
}

function mark(
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
  const pieces: string[] = [];
  let line = 1;
  let done = 0;
  tagNameEnds.forEach((end, index) => {
    const before = text.slice(done, end);
    line += countLines(before);
    pieces.push(before);
    done = end;
    const layers = tags[index] ?? [];
    const ids = 'rows' in layers ? layers.rows.flat() : layers;
    if (ids.length === 0) return;
    if (nodeIds) pieces.push(` data-node-id=${printIds(layers)}`);
    addLine(lines, line, ids);
  });
  return { text: pieces.join('') + text.slice(done), lines };
}

function printIds(layers: TagLayers): string {
  if (!('rows' in layers)) return `"${escapeHtml(joinIds(layers))}"`;
  return `{[${layers.rows.map((ids) => printString(joinIds(ids))).join(', ')}][${layers.index}]}`;
}

/** Ids of Figma have no spaces; those of a forged file that do must not read as several. */
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
