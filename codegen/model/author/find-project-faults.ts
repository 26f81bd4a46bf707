/**
 * Finds the faults of a project with an answer's files: type errors, import cycles, unsafe markup, and texts that
 * differ from the draft.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import { findImportCycles } from '../../check/check-imports.ts';
import type { TypeChecker } from '../../check/check-types.ts';
import { hasUnknown, type MarkupNode, type PageMarkup, walkElements } from '../../targets/markup.ts';
import { editSimilarity } from '../../similarity.ts';
import { indexFiles, parseModules } from '../../targets/project-files.ts';
import { decodeJsxEntities } from '../../targets/react/read-react-markup.ts';
import { readPageMarkup } from '../../targets/result-pages.ts';
import { isTextFile } from './collect-answer.ts';
import { findForeignAddresses, findUnsafeAttribute, unsafeElements } from './safety/remove-unsafe-markup.ts';

/** Returns the faults of the files. Texts are compared only if there is no other fault. */
export function findProjectFaults(
  files: readonly SourceFile[],
  draftTexts: ProjectTexts | null,
  context: FinalizeContext,
): readonly (ProjectFault | TextFault)[] {
  const { draft, options, trustedText } = context;
  // Type errors come first: a prop with a wrong name would otherwise be reported as a lost text.
  const broken = findTypeFaults(files, context);
  if (broken.length > 0) return broken;
  const result = { ...draft, files };
  const project = indexFiles(files);
  const modules = parseModules(project);
  const cycles = findImportCycles(project, modules).map(({ message, file, line }) => ({
    reason: message.replace(/^These files/, 'these files').replace(/\.$/, ''),
    files: file === null ? [] : [file],
    ...(line === null ? {} : { line }),
  }));
  const foreign = findUnsafeMarkup(readPageMarkup(result, options, project, modules), trustedText);
  if (cycles.length + foreign.length > 0) return [...cycles, ...foreign];
  return draftTexts === null
    ? []
    : compareProjectTexts(draftTexts, readProjectTexts(result, options), result);
}

/** The draft of a project and the requirements for an answer. */
export interface FinalizeContext {
  readonly draft: CodeResult;
  readonly options: CodeOptions;
  readonly checker: TypeChecker;
  readonly signal: CancelSignal;
  /** Whether the pages must show exactly the texts of the draft. */
  readonly keepsTexts: boolean;
  /** Addresses in this text are allowed. */
  readonly trustedText: string;
}

/** One fault of an answer. */
export interface ProjectFault {
  readonly reason: string;
  /** 1-based, in the first of the files. @default unknown */
  readonly line?: number;
  readonly files: readonly string[];
}

/**
 * A difference between the texts of a result and the draft, and the files that may cause it, the most likely
 * first.
 */
export interface TextFault extends ProjectFault {
  readonly kind: 'missing' | 'added';
  readonly text: string;
  /** The path of the page. */
  readonly page: string;
}

/** The minimum similarity (0 to 1) of a text and its changed version. */
export const minSimilarity = 0.55;

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

/**
 * Finds unsafe elements and attributes of pages after the expressions of their scripts are evaluated, as far as
 * that is possible: parts that look harmless in the source may not be so together.
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

/** The texts of a project's pages, as a user reads them. */
interface ProjectTexts {
  readonly pages: readonly ShownPageTexts[];
}

interface ShownPageTexts {
  readonly path: string;
  readonly texts: readonly ShownText[];
  /** All texts without white space, joined. */
  readonly whole: string;
  /** Whether some of the page is known only when it runs. */
  readonly hasUnknown: boolean;
}

interface ShownText {
  /** Without white space. */
  readonly text: string;
  readonly shown: string;
  readonly file: string;
  /** A closed list shows only the chosen one of its options. */
  readonly isOption: boolean;
}

/** Reads the texts of every page. */
export function readProjectTexts(result: CodeResult, options: CodeOptions): ProjectTexts {
  const project = indexFiles(result.files);
  return { pages: readPageMarkup(result, options, project, parseModules(project)).map(readPageTexts) };
}

/** Returns every text that only the draft or only the result shows. */
function compareProjectTexts(
  draft: ProjectTexts,
  resultTexts: ProjectTexts,
  result: CodeResult,
): readonly TextFault[] {
  const sources = memoizeOnce(() =>
    result.files
      .map((file) => (file.kind === 'text' ? withoutWhitespace(decodeJsxEntities(file.text)) : ''))
      .join('\n'),
  );
  return draft.pages.flatMap((before) => {
    const after = resultTexts.pages.find(({ path }) => path === before.path);
    if (after === undefined) return [];
    const isPresent = (text: string) =>
      after.whole.includes(text) || (after.hasUnknown && sources().includes(text));
    const page = before.path;
    const added = missingFrom(after.texts, before.texts, (text) => before.whole.includes(text))
      .filter(({ text, isOption }) => !isOption && /[\p{L}\p{N}]/u.test(text))
      .map((shownText) => ({
        kind: 'added' as const,
        text: shownText.shown,
        page,
        reason: `it says "${shorten(shownText.shown)}", which the design does not`,
        files: [shownText.file, before.path],
      }));
    // What a page shows only when it runs is known to the Receipt; here a text may only be recognised as altered.
    const isAltered = (text: string) => added.some((one) => editSimilarity(one.text, text) >= minSimilarity);
    const missing = missingFrom(before.texts, after.texts, isPresent)
      .filter(({ shown }) => !after.hasUnknown || isAltered(shown))
      .map((shownText) => ({
        kind: 'missing' as const,
        text: shownText.shown,
        page,
        reason: `it leaves out the text "${shorten(shownText.shown)}"`,
        files: [shownText.file, before.path],
      }));
    return [...missing, ...added];
  });
}

/** Returns the texts without an equal one; only those few are searched in the whole page. */
function missingFrom(
  wanted: readonly ShownText[],
  known: readonly ShownText[],
  isPresent: (text: string) => boolean,
): readonly ShownText[] {
  const texts = new Set(known.map(({ text }) => text));
  return wanted.filter(({ text }) => !texts.has(text) && !isPresent(text));
}

function readPageTexts({ path, nodes }: PageMarkup): ShownPageTexts {
  const texts = collectShownTexts(nodes).map(({ text, file, isOption }) => ({
    text: withoutWhitespace(text),
    shown: text.trim(),
    file,
    isOption,
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

interface CollectedText {
  readonly text: string;
  readonly file: string;
  readonly isOption: boolean;
}

function collectShownTexts(nodes: readonly MarkupNode[], isOption = false): readonly CollectedText[] {
  return nodes.flatMap((node): readonly CollectedText[] => {
    if (node.kind === 'text') return [{ text: node.text, file: node.file, isOption }];
    if (node.kind === 'unknown' || ['style', 'script', 'title', 'head'].includes(node.tag)) return [];
    const isToggle = /^(?:checkbox|radio|hidden|range|color)$/.test(node.attributes.get('type') ?? '');
    const shown = isToggle ? [] : shownAttributes.map((name) => node.attributes.get(name) ?? '');
    const children = collectShownTexts(node.children, isOption || node.tag === 'option');
    return [
      ...shown.map((text) => ({ text, file: node.file, isOption: node.tag === 'option' })),
      ...children,
    ];
  });
}

function withoutWhitespace(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u2028\u2029]+/g, '');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function memoizeOnce<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | null = null;
  return () => (result ??= { value: compute() }).value;
}
