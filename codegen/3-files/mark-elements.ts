/**
 * Finds a file's elements again after formatting: prettier moves tags to other lines but never changes their order,
 * so the n-th opening tag of the formatted text is the n-th that was printed.
 */
import { ts } from 'ts-morph';
import { invariant } from '#design/invariant';
import type { LineOrigin } from '#design/source-file';
import { escapeHtml } from './print-text.ts';

export interface MarkedText {
  readonly text: string;
  readonly lines: readonly LineOrigin[];
}

/** Adds `data-node-id` where it is wanted, and says which layers are behind which line. */
export function markJsx(text: string, tags: readonly (readonly string[])[], nodeIds: boolean): MarkedText {
  return mark(text, findJsxTags(text), tags, nodeIds);
}

/** The same for HTML, whose tags stand in plain sight: texts and attributes have no bare `<`. */
export function markHtml(text: string, tags: readonly (readonly string[])[], nodeIds: boolean): MarkedText {
  const ends = [...text.matchAll(/<[a-zA-Z][\w:.-]*/g)].map(({ index, 0: tag }) => index + tag.length);
  return mark(text, ends, tags, nodeIds);
}

function mark(
  text: string,
  tagNameEnds: readonly number[],
  tags: readonly (readonly string[])[],
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
    const ids = tags[index] ?? [];
    if (ids.length === 0) return;
    if (nodeIds) pieces.push(` data-node-id="${escapeHtml(ids.join(' '))}"`);
    addLine(lines, line, ids);
  });
  return { text: pieces.join('') + text.slice(done), lines };
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

/** Where the names of opening tags end, in source order. */
function findJsxTags(text: string): readonly number[] {
  const ends: number[] = [];
  const source = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) ends.push(node.tagName.end);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return ends;
}
