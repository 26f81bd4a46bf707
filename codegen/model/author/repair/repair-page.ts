import { type DefaultTreeAdapterTypes, html, parse, serialize } from 'parse5';
import { applyEdits, type TextEdit } from '../../../merge/text-edits.ts';
import { pageScripts } from '../../../targets/html/print-html-page.ts';
import type { ProjectFiles } from '../../../targets/project-files.ts';
import { findForeignAddresses, findUnsafeAttribute, unsafeElements } from '../safety/remove-unsafe-markup.ts';
import { hasEscapedLetters, removeUnsafeCss } from './repair-stylesheet.ts';
import { hasProjectFile, type RepairContext, type RepairedFile, unusableFile } from './repaired-file.ts';

type PageElement = DefaultTreeAdapterTypes.Element;
type PageRepairContext = Pick<RepairContext, 'project' | 'trustedText'>;

/**
 * Repairs an HTML page: makes it valid and removes what runs or loads something. Everything else stays the
 * model's text, byte for byte.
 */
export function repairPage(text: string, context: PageRepairContext): RepairedFile {
  if (!/<(?:!doctype|html|body)\b/i.test(text)) return unusableFile('it is not a whole page');
  const syntaxRepaired = repairPageSyntax(text);
  return syntaxRepaired.usable
    ? { ...syntaxRepaired, ...removeUnsafePageParts(syntaxRepaired.text, context) }
    : syntaxRepaired;
}

function removeUnsafePageParts(
  text: string,
  context: PageRepairContext,
): { readonly text: string; readonly cuts: readonly string[] } {
  const edits: TextEdit[] = [];
  const notes = new Set<string>();
  const replace = (location: SourceLocation | undefined | null, note: string, instead = '') => {
    if (!location) return;
    const { startOffset, endOffset: to } = location;
    // Remove the whole line where nothing else is on it.
    const indent =
      instead === '' && text[to] === '\n' ? (/\n[ \t]*$/.exec(text.slice(0, startOffset))?.[0] ?? '') : '';
    edits.push({ from: startOffset - indent.length, to, text: instead });
    notes.add(note);
  };

  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('tagName' in node)) return;
    if (isOwnScript(node, context.project)) return;
    if (unsafeElements.has(node.tagName) || isRefresh(node) || isForeignLink(node, context.project)) {
      replace(node.sourceCodeLocation, `the element <${node.tagName}>`);
      return;
    }
    for (const { prefix, name: local, value } of node.attrs) {
      const name = prefix ? `${prefix}:${local}` : local;
      const reason = findUnsafeAttribute(name, value) ?? findForeignValue(node, name, value, context);
      // An image without an address has no use.
      const removesElement = node.tagName === 'img' && name === 'src';
      const location = removesElement ? node.sourceCodeLocation : node.sourceCodeLocation?.attrs?.[name];
      if (reason !== null) replace(location, reason);
    }
    if (node.tagName === 'style') removeUnsafeStyles(node, context, replace);
    const content = 'content' in node ? node.content.childNodes : node.childNodes;
    content.forEach(visit);
  };

  parse(text, { sourceCodeLocationInfo: true }).childNodes.forEach(visit);
  return { text: applyEdits(text, edits), cuts: [...notes] };
}

interface SourceLocation {
  readonly startOffset: number;
  readonly endOffset: number;
}

function findForeignValue(
  { tagName }: PageElement,
  name: string,
  value: string,
  { trustedText }: PageRepairContext,
): string | null {
  // The texts and metadata of a page load nothing.
  if (tagName === 'meta' || name.startsWith('xmlns') || /^(?:alt|title|aria-|data-)/.test(name)) return null;
  const [address] = findForeignAddresses(value, trustedText);
  const isHidden =
    name === 'style' && (hasEscapedLetters(value) || removeUnsafeCss(value, trustedText).cuts.length > 0);
  if (isHidden && address === undefined) return 'a style that loads something or hides what it does';
  return address === undefined ? null : `the address "${address.slice(0, 60)}", which nobody gave (${name})`;
}

function removeUnsafeStyles(
  { childNodes }: PageElement,
  { trustedText }: PageRepairContext,
  replace: (location: SourceLocation | undefined | null, note: string, instead: string) => void,
): void {
  for (const child of childNodes) {
    if (child.nodeName !== '#text' || !('value' in child)) continue;
    if (hasEscapedLetters(child.value)) {
      replace(child.sourceCodeLocation, 'a style that spells plain letters as numbers', '');
      continue;
    }
    const { css, cuts } = removeUnsafeCss(child.value, trustedText);
    for (const note of cuts) replace(child.sourceCodeLocation, note, css);
  }
}

/** Whether an element is a script that a draft may contain; a model cannot write those files. */
function isOwnScript({ tagName, attrs, childNodes }: PageElement, { texts }: ProjectFiles): boolean {
  const path = attrs.find(({ name }) => name === 'src')?.value;
  const isPlain = attrs.every(({ name }) => /^(?:src|defer|type)$/.test(name));
  const isKnown = pageScripts.some((script) => script.path === path && texts.has(script.path));
  return tagName === 'script' && childNodes.length === 0 && isPlain && isKnown;
}

function isRefresh(node: PageElement): boolean {
  return node.tagName === 'meta' && node.attrs.some(({ name }) => name === 'http-equiv');
}

/** Whether a `<link>` leads out of the project; its own icons and stylesheets stay. */
function isForeignLink(node: PageElement, project: ProjectFiles): boolean {
  if (node.tagName !== 'link') return false;
  const address = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  return !hasProjectFile(project, address.replace(/^\.\//, ''));
}

type ParsedElement = DefaultTreeAdapterTypes.Element;

/** Repairs a page that was written as JSX or whose end tags are wrong, and leaves everything else. */
function repairPageSyntax(text: string): RepairedFile {
  const elements = listElements(parse(text, { sourceCodeLocationInfo: true }));
  if (elements === null) return unusableFile('it is nested too deep');
  if (elements.some(hasJsx)) return unusableFile('it holds JSX, which no browser can read');
  const found = elements.flatMap((element) => repairElement(text, element));
  const repairs = new Set(found.map(({ note }) => note));
  const plain = applyEdits(
    text,
    found.map(({ edit }) => edit),
  );
  const { page, isChanged } = closeElements(plain);
  if (isChanged) repairs.add('elements that did not end where they should');
  return { usable: true, text: page, repairs: [...repairs], cuts: [] };
}

function hasJsx({ attrs }: ParsedElement): boolean {
  // A text may begin with a brace, but these attributes do not.
  const isCode = /^(?:style|class(?:name)?|src|href|on\w+)$/;
  return attrs.some(({ name, value }) => /[{}]/.test(name) || (isCode.test(name) && value.startsWith('{')));
}

/** React's attribute names in the parser's lower case. */
const htmlNames: Readonly<Record<string, string>> = { classname: 'class', htmlfor: 'for' };

function repairElement(
  text: string,
  { tagName, namespaceURI, attrs, sourceCodeLocation: location }: ParsedElement,
): readonly { readonly edit: TextEdit; readonly note: string }[] {
  const renamed = attrs.flatMap(({ name }) => {
    const [at, wanted] = [location?.attrs?.[name], htmlNames[name]];
    if (!at || wanted === undefined) return [];
    const edit = { from: at.startOffset, to: at.startOffset + name.length, text: wanted };
    return [{ edit, note: `the attribute "${text.slice(edit.from, edit.to)}"` }];
  });
  const end = location?.startTag?.endOffset ?? 0;
  if (namespaceURI !== htmlNamespace || voidElements.test(tagName) || text.slice(end - 2, end) !== '/>')
    return renamed;
  const edit = { from: end - 2, to: end, text: `></${tagName}>` };
  return [...renamed, { edit, note: `<${tagName} />, which HTML does not end there` }];
}

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Serializes the page as a browser parses it, where its end tags do not match. */
function closeElements(text: string): { readonly page: string; readonly isChanged: boolean } {
  const elements = listElements(parse(text, { sourceCodeLocationInfo: true })) ?? [];
  const ends = elements.filter(({ sourceCodeLocation: location }) => location?.endTag).length;
  if (!elements.some(isOpen) && ends === (text.match(endTags)?.length ?? 0)) {
    return { page: text, isChanged: false };
  }
  const page = serialize(parse(applyEdits(text, closeTextElements(text, elements.filter(isOpen)))));
  return { page: `${page.replace(/[ \t]+$/gm, '').trimEnd()}\n`, isChanged: true };
}

/** Ends an unclosed text element at the end of its line: a browser would put the rest of the page into it. */
function closeTextElements(text: string, open: readonly ParsedElement[]): readonly TextEdit[] {
  let end = -1;
  const edits = open.flatMap(({ tagName, sourceCodeLocation: location }) => {
    const start = location?.startTag?.endOffset;
    if (start === undefined || !textElements.test(tagName)) return [];
    // One line may contain a thousand of them, in order, so its end is computed once.
    if (start > end) end = endOfLine(text, start);
    return [{ from: end, to: end, text: `</${tagName}>` }];
  });
  // The last opened element is closed first.
  return edits.reverse();
}

/** Returns the end of a line without its white space. */
function endOfLine(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  let end = line < 0 ? text.length : line;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

const textElements = /^(?:h[1-6]|p|a|button|label|span|strong|em|b|i|small)$/;

const endTags = /<\/[a-z][^>]*>/gi;

/** Whether an element lacks an end tag that it needs. */
function isOpen({ tagName, namespaceURI, sourceCodeLocation: location }: ParsedElement): boolean {
  if (!location) return !impliedElements.test(tagName);
  const isEnded = location.endTag !== undefined || namespaceURI !== htmlNamespace;
  return !isEnded && !voidElements.test(tagName) && !impliedElements.test(tagName);
}

const htmlNamespace = html.NS.HTML;
/** Elements whose tags our own pages omit. https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const impliedElements = /^(?:html|head|body|tbody|colgroup)$/;

/** Maximum nesting depth: no design is that deep, and browsers flatten deeper elements. */
const maxDepth = 300;

/** Lists all elements in the order of the text; `null` where they are nested too deep. */
function listElements(page: DefaultTreeAdapterTypes.Document): readonly ParsedElement[] | null {
  const elements: ParsedElement[] = [];
  const queue: (readonly [DefaultTreeAdapterTypes.Node, number])[] = [[page, 0]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [node, depth] = next;
    if (depth > maxDepth) return null;
    if ('tagName' in node) elements.push(node);
    const children = 'childNodes' in node ? node.childNodes : [];
    const content = 'content' in node ? node.content.childNodes : [];
    for (const child of [...children, ...content].reverse()) queue.push([child, depth + 1]);
  }
  return elements;
}
