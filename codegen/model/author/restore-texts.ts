import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { ts } from 'ts-morph';
import { decodeJsxEntities, normalizeJsxText } from '../../targets/react/read-react-markup.ts';
import { applyEdits, type TextEdit } from '../../merge/text-edits.ts';
import type { TextFault } from './find-project-faults.ts';
import { parseScript } from './repair/repair-syntax.ts';

/** A text that a model altered, and how the design has it. */
export interface AlteredText {
  /** Where it may stand, likeliest first. */
  readonly paths: readonly string[];
  readonly written: string;
  readonly wanted: string;
}

/** How alike (0 to 1) two texts are at least, for one to be the other with changes. */
const minSimilarity = 0.55;
/** Letters of a text that are compared. */
const maxComparedLetters = 400;

/** Pairs what a page says and should not with what it should say and does not, the most alike first. */
export function pairAlteredTexts(faults: readonly TextFault[]): readonly AlteredText[] {
  const added = faults.filter(({ kind }) => kind === 'added');
  const pairs = faults
    .filter(({ kind }) => kind === 'missing')
    .flatMap((missing) =>
      added
        .filter(({ page }) => page === missing.page)
        .map((one) => ({ missing, one, alike: editSimilarity(one.text, missing.text) })),
    )
    .filter(({ alike }) => alike >= minSimilarity)
    .toSorted((a, b) => b.alike - a.alike);
  const taken = new Set<TextFault>();
  return pairs.flatMap(({ missing, one }) => {
    if (taken.has(missing) || taken.has(one)) return [];
    taken.add(missing).add(one);
    return [{ paths: one.files, written: one.text, wanted: missing.text }];
  });
}

/** Writes the design's text where a file has another one; `null` where it is not found in it. */
export function restoreText(path: string, text: string, { written, wanted }: AlteredText): string | null {
  const edits = path.endsWith('.html')
    ? inPage(text, written, wanted)
    : inScript(path, text, written, wanted);
  return edits.length === 0 ? null : applyEdits(text, edits);
}

function inScript(path: string, text: string, written: string, wanted: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && decodeJsxEntities(normalizeJsxText(node.text)).trim() === written) {
      const lead = /^\s*/.exec(node.text)?.[0].length ?? 0;
      const trail = /\s*$/.exec(node.text)?.[0].length ?? 0;
      edits.push({ from: node.pos + lead, to: node.end - trail, text: asJsx(wanted) });
    } else if (ts.isStringLiteralLike(node) && node.text.trim() === written) {
      const inMarkup = ts.isJsxAttribute(node.parent);
      edits.push({
        from: node.getStart(),
        to: node.end,
        text: inMarkup ? `{${quote(wanted)}}` : quote(wanted),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(parseScript(path, text));
  return edits;
}

function inPage(text: string, written: string, wanted: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in node && node.value.trim() === written && node.sourceCodeLocation) {
      const { startOffset, endOffset } = node.sourceCodeLocation;
      const source = text.slice(startOffset, endOffset);
      const lead = /^\s*/.exec(source)?.[0].length ?? 0;
      const trail = /\s*$/.exec(source)?.[0].length ?? 0;
      edits.push({ from: startOffset + lead, to: endOffset - trail, text: escapeText(wanted) });
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  parse(text, { sourceCodeLocationInfo: true }).childNodes.forEach(visit);
  return edits;
}

function asJsx(text: string): string {
  return /[{}<>&]|^\s|\s$|\s\s|[\n\u2028\u2029]/.test(text) ? `{${quote(text)}}` : text;
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** 1 for the same text, by the least number of letters to change (Levenshtein). */
function editSimilarity(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => [...text.toLowerCase()].slice(0, maxComparedLetters));
  if (!a || !b || Math.max(a.length, b.length) === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of a.entries()) {
    const next = [index + 1];
    for (const [at, other] of b.entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
