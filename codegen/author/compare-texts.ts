import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { decodeEntities } from '../4-check/jsx-text.ts';
import { hasUnknown, type MarkupNode, type PageMarkup } from '../4-check/markup.ts';
import { parseModules } from '../4-check/parse-modules.ts';
import { indexFiles } from '../4-check/project-files.ts';
import { readPages } from '../4-check/read-pages.ts';

/** One way in which a result's words are not the draft's, and the files that may be to blame, likeliest first. */
export interface TextFault extends SettleFault {
  readonly kind: 'missing' | 'added';
  readonly text: string;
  /** The page it is about. */
  readonly page: string;
}

/** Why part of an answer does not hold. */
export interface SettleFault {
  readonly reason: string;
  /** 1-based; of the first of the files. @default unknown */
  readonly line?: number;
  readonly files: readonly string[];
}

/** The words of a project's pages, as a person would read them. */
export interface ProjectTexts {
  readonly pages: readonly PageTexts[];
}

interface PageTexts {
  readonly path: string;
  readonly pieces: readonly TextPiece[];
  /** All pieces without white space, one after the other. */
  readonly whole: string;
  /** True where some of the page would have to be run to be known. */
  readonly hasUnknown: boolean;
}

interface TextPiece {
  /** Without white space. */
  readonly text: string;
  readonly shown: string;
  readonly file: string;
}

/** Reads the words of every page. */
export function readTexts(result: CodeResult, options: CodeOptions): ProjectTexts {
  const project = indexFiles(result.files);
  return { pages: readPages(result, options, project, parseModules(project)).map(readPage) };
}

/** Every text that the draft shows and the result does not, or the other way round. */
export function compareTexts(
  draft: ProjectTexts,
  made: ProjectTexts,
  result: CodeResult,
): readonly TextFault[] {
  const sources = lazy(() =>
    result.files.map((file) => (file.kind === 'text' ? strip(decodeEntities(file.text)) : '')).join('\n'),
  );
  return draft.pages.flatMap((before) => {
    const after = made.pages.find(({ path }) => path === before.path);
    if (after === undefined) return [];
    const isThere = (text: string) =>
      after.whole.includes(text) || (after.hasUnknown && sources().includes(text));
    const page = before.path;
    const missing = missingFrom(before.pieces, after.pieces, isThere).map((piece) => ({
      kind: 'missing' as const,
      text: piece.shown,
      page,
      reason: `it leaves out the text "${shorten(piece.shown)}"`,
      files: [piece.file, before.path],
    }));
    const added = missingFrom(after.pieces, before.pieces, (text) => before.whole.includes(text))
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .map((piece) => ({
        kind: 'added' as const,
        text: piece.shown,
        page,
        reason: `it says "${shorten(piece.shown)}", which the design does not`,
        files: [piece.file, before.path],
      }));
    return [...missing, ...added];
  });
}

/** Equal pieces pair off first, which is nearly all of them; only the rest is searched for. */
function missingFrom(
  wanted: readonly TextPiece[],
  there: readonly TextPiece[],
  isThere: (text: string) => boolean,
): readonly TextPiece[] {
  const texts = new Set(there.map(({ text }) => text));
  return wanted.filter(({ text }) => !texts.has(text) && !isThere(text));
}

function readPage({ path, nodes }: PageMarkup): PageTexts {
  const pieces = collect(nodes).map(({ text, file }) => ({ text: strip(text), shown: text.trim(), file }));
  const shown = pieces.filter(({ text }) => text !== '');
  return {
    path,
    pieces: shown,
    whole: shown.map(({ text }) => text).join(''),
    hasUnknown: hasUnknown(nodes),
  };
}

const shownAttributes = ['placeholder', 'value'];

function collect(nodes: readonly MarkupNode[]): readonly { readonly text: string; readonly file: string }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node];
    if (node.kind === 'unknown' || ['style', 'script', 'title', 'head'].includes(node.tag)) return [];
    const shown = shownAttributes.map((name) => node.attributes.get(name) ?? '');
    return [...shown.map((text) => ({ text, file: node.file })), ...collect(node.children)];
  });
}

function strip(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u2028\u2029]+/g, '');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
