import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import { findImportCycles } from '../../check/check-imports.ts';
import type { TypeChecker } from '../../check/check-types.ts';
import { hasUnknown, type MarkupNode, type PageMarkup, walkElements } from '../../targets/markup.ts';
import { indexFiles, parseModules } from '../../targets/project-files.ts';
import { decodeJsxEntities } from '../../targets/react/read-react-markup.ts';
import { readPageMarkup } from '../../targets/result-pages.ts';
import { isTextFile } from './collect-answer.ts';
import { findForeignAddresses, findUnsafeAttribute, unsafeElements } from './safety/remove-unsafe-markup.ts';

/** What does not hold of files that an answer was laid over. */
export function findProjectFaults(
  files: readonly SourceFile[],
  draftTexts: ProjectTexts | null,
  context: FinalizeContext,
): readonly (ProjectFault | TextFault)[] {
  const { draft, options, trustedText } = context;
  // Types first: a prop that lost its name would else be told as a text that got lost.
  const broken = findTypeFaults(files, context);
  if (broken.length > 0) return broken;
  const made = { ...draft, files };
  const project = indexFiles(files);
  const modules = parseModules(project);
  const cycles = findImportCycles(project, modules).map(({ message, file, line }) => ({
    reason: message.replace(/^These files/, 'these files').replace(/\.$/, ''),
    files: file === null ? [] : [file],
    ...(line === null ? {} : { line }),
  }));
  const foreign = findUnsafeMarkup(readPageMarkup(made, options, project, modules), trustedText);
  if (cycles.length + foreign.length > 0) return [...cycles, ...foreign];
  return draftTexts === null ? [] : compareProjectTexts(draftTexts, readProjectTexts(made, options), made);
}

function findTypeFaults(
  files: readonly SourceFile[],
  { checker, signal, options }: FinalizeContext,
): readonly ProjectFault[] {
  const errors = checker.findErrors(files.filter(isTextFile), signal, options.target);
  return errors.map(({ file, line, message }) => ({
    line,
    reason: `it does not pass the type check (${file}, line ${line}: ${tidy(message)})`,
    files: [file],
  }));
}

function tidy(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 160).replace(/\.$/, '');
}

/** What an answer is laid over, and what is asked of it. */
export interface FinalizeContext {
  readonly draft: CodeResult;
  readonly options: CodeOptions;
  readonly checker: TypeChecker;
  readonly signal: CancelSignal;
  /** Whether the pages must say what the draft's say, no more and no less. */
  readonly keepsTexts: boolean;
  /** Addresses that may stand: those that are in this text. */
  readonly trustedText: string;
}

/**
 * What pages would load or run once their scripts have put names and addresses together, as far as the checks can
 * follow them: a text in the source may look harmless and its sum may not be.
 */
function findUnsafeMarkup(pages: readonly PageMarkup[], trustedText: string): readonly ProjectFault[] {
  return pages.flatMap(({ nodes }) =>
    [...walkElements(nodes)].flatMap(({ element: { tag, attributes, file, line } }) => {
      if (unsafeElements.has(tag)) return [{ reason: `it makes the element <${tag}>`, files: [file], line }];
      return [...attributes].flatMap(([name, value]) => {
        const reason = findUnsafeAttribute(name, value) ?? describeForeignAddress(name, value, trustedText);
        return reason === null ? [] : [{ reason: `it has ${reason}`, files: [file], line }];
      });
    }),
  );
}

const addressAttributePattern = /^(?:href|src|srcset|action|formaction|poster|ping|data|style|xlink:href)$/;

function describeForeignAddress(name: string, value: string | null, trustedText: string): string | null {
  const [address] =
    value !== null && addressAttributePattern.test(name) ? findForeignAddresses(value, trustedText) : [];
  return address === undefined ? null : `the address "${address.slice(0, 60)}", which nobody gave (${name})`;
}

/** One way in which a result's words are not the draft's, and the files that may be to blame, likeliest first. */
export interface TextFault extends ProjectFault {
  readonly kind: 'missing' | 'added';
  readonly text: string;
  /** The page it is about. */
  readonly page: string;
}

/** Why part of an answer does not hold. */
export interface ProjectFault {
  readonly reason: string;
  /** 1-based; of the first of the files. @default unknown */
  readonly line?: number;
  readonly files: readonly string[];
}

/** The words of a project's pages, as a person would read them. */
interface ProjectTexts {
  readonly pages: readonly ShownPageTexts[];
}

interface ShownPageTexts {
  readonly path: string;
  readonly texts: readonly ShownText[];
  /** All pieces without white space, one after the other. */
  readonly whole: string;
  /** True where some of the page would have to be run to be known. */
  readonly hasUnknown: boolean;
}

interface ShownText {
  /** Without white space. */
  readonly text: string;
  readonly shown: string;
  readonly file: string;
}

/** Reads the words of every page. */
export function readProjectTexts(result: CodeResult, options: CodeOptions): ProjectTexts {
  const project = indexFiles(result.files);
  return { pages: readPageMarkup(result, options, project, parseModules(project)).map(readPageTexts) };
}

/** Every text that the draft shows and the result does not, or the other way round. */
function compareProjectTexts(
  draft: ProjectTexts,
  made: ProjectTexts,
  result: CodeResult,
): readonly TextFault[] {
  const sources = memoizeOnce(() =>
    result.files
      .map((file) => (file.kind === 'text' ? withoutWhitespace(decodeJsxEntities(file.text)) : ''))
      .join('\n'),
  );
  return draft.pages.flatMap((before) => {
    const after = made.pages.find(({ path }) => path === before.path);
    if (after === undefined) return [];
    const isThere = (text: string) =>
      after.whole.includes(text) || (after.hasUnknown && sources().includes(text));
    const page = before.path;
    const missing = missingFrom(before.texts, after.texts, isThere).map((shownText) => ({
      kind: 'missing' as const,
      text: shownText.shown,
      page,
      reason: `it leaves out the text "${shorten(shownText.shown)}"`,
      files: [shownText.file, before.path],
    }));
    const added = missingFrom(after.texts, before.texts, (text) => before.whole.includes(text))
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .map((shownText) => ({
        kind: 'added' as const,
        text: shownText.shown,
        page,
        reason: `it says "${shorten(shownText.shown)}", which the design does not`,
        files: [shownText.file, before.path],
      }));
    return [...missing, ...added];
  });
}

/** Equal pieces pair off first, which is nearly all of them; only the rest is searched for. */
function missingFrom(
  wanted: readonly ShownText[],
  there: readonly ShownText[],
  isThere: (text: string) => boolean,
): readonly ShownText[] {
  const texts = new Set(there.map(({ text }) => text));
  return wanted.filter(({ text }) => !texts.has(text) && !isThere(text));
}

function readPageTexts({ path, nodes }: PageMarkup): ShownPageTexts {
  const texts = collectShownTexts(nodes).map(({ text, file }) => ({
    text: withoutWhitespace(text),
    shown: text.trim(),
    file,
  }));
  const shown = texts.filter(({ text }) => text !== '');
  return {
    path,
    texts: shown,
    whole: shown.map(({ text }) => text).join(''),
    hasUnknown: hasUnknown(nodes),
  };
}

const shownAttributes = ['placeholder', 'value'];

function collectShownTexts(
  nodes: readonly MarkupNode[],
): readonly { readonly text: string; readonly file: string }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node];
    if (node.kind === 'unknown' || ['style', 'script', 'title', 'head'].includes(node.tag)) return [];
    const shown = shownAttributes.map((name) => node.attributes.get(name) ?? '');
    return [...shown.map((text) => ({ text, file: node.file })), ...collectShownTexts(node.children)];
  });
}

function withoutWhitespace(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u2028\u2029]+/g, '');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function memoizeOnce<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
