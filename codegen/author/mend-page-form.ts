import { html, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { applyEdits, type TextEdit } from '../text-edits.ts';
import { unusable, type Mended } from './mended.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Makes HTML of a page that was written as JSX or whose elements do not end where they should; the rest stays. */
export function mendPageForm(text: string): Mended {
  const elements = listElements(parse(text, { sourceCodeLocationInfo: true }));
  if (elements === null) return unusable('it is nested too deep');
  if (elements.some(hasJsx)) return unusable('it holds JSX, which no browser can read');
  const found = elements.flatMap((element) => mendElement(text, element));
  const mends = new Set(found.map(({ note }) => note));
  const plain = applyEdits(
    text,
    found.map(({ edit }) => edit),
  );
  const { page, isChanged } = closeElements(plain);
  if (isChanged) mends.add('elements that did not end where they should');
  return { usable: true, text: page, mends: [...mends], cuts: [] };
}

function hasJsx({ attrs }: Element): boolean {
  // Texts may well begin with a brace; what is no text does not.
  const isCode = /^(?:style|class(?:name)?|src|href|on\w+)$/;
  return attrs.some(({ name, value }) => /[{}]/.test(name) || (isCode.test(name) && value.startsWith('{')));
}

/** What React calls otherwise, as the parser has it. */
const htmlNames: Readonly<Record<string, string>> = { classname: 'class', htmlfor: 'for' };

function mendElement(
  text: string,
  { tagName, namespaceURI, attrs, sourceCodeLocation: place }: Element,
): readonly { readonly edit: TextEdit; readonly note: string }[] {
  const renamed = attrs.flatMap(({ name }) => {
    const [at, wanted] = [place?.attrs?.[name], htmlNames[name]];
    if (!at || wanted === undefined) return [];
    const edit = { from: at.startOffset, to: at.startOffset + name.length, text: wanted };
    return [{ edit, note: `the attribute "${text.slice(edit.from, edit.to)}"` }];
  });
  const end = place?.startTag?.endOffset ?? 0;
  if (namespaceURI !== htmlNamespace || voidElements.test(tagName) || text.slice(end - 2, end) !== '/>')
    return renamed;
  const edit = { from: end - 2, to: end, text: `></${tagName}>` };
  return [...renamed, { edit, note: `<${tagName} />, which HTML does not end there` }];
}

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** The page as a browser understands it, where its elements do not end as they began. */
function closeElements(text: string): { readonly page: string; readonly isChanged: boolean } {
  const elements = listElements(parse(text, { sourceCodeLocationInfo: true })) ?? [];
  const ends = elements.filter(({ sourceCodeLocation: place }) => place?.endTag).length;
  if (!elements.some(isOpen) && ends === (text.match(endTags)?.length ?? 0)) {
    return { page: text, isChanged: false };
  }
  const page = serialize(parse(applyEdits(text, closeWords(text, elements.filter(isOpen)))));
  return { page: `${page.replace(/[ \t]+$/gm, '').trimEnd()}\n`, isChanged: true };
}

/** What holds words ends with the line it begins on: a browser would have it hold the rest of the page. */
function closeWords(text: string, open: readonly Element[]): readonly TextEdit[] {
  let end = -1;
  const edits = open.flatMap(({ tagName, sourceCodeLocation: place }) => {
    const start = place?.startTag?.endOffset;
    if (start === undefined || !wordElements.test(tagName)) return [];
    // One line may hold a thousand of them, in order.
    if (start > end) end = endOfLine(text, start);
    return [{ from: end, to: end, text: `</${tagName}>` }];
  });
  // What began last ends first.
  return edits.reverse();
}

/** Where the words of a line end. */
function endOfLine(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  let end = line < 0 ? text.length : line;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

const wordElements = /^(?:h[1-6]|p|a|button|label|span|strong|em|b|i|small)$/;

const endTags = /<\/[a-z][^>]*>/gi;

/** Whether an element has no end of its own and needs one. */
function isOpen({ tagName, namespaceURI, sourceCodeLocation: place }: Element): boolean {
  if (!place) return !impliedElements.test(tagName);
  const isEnded = place.endTag !== undefined || namespaceURI !== htmlNamespace;
  return !isEnded && !voidElements.test(tagName) && !impliedElements.test(tagName);
}

const htmlNamespace = html.NS.HTML;
/** https://html.spec.whatwg.org/multipage/syntax.html#optional-tags, those that our own pages leave to the parser. */
const impliedElements = /^(?:html|head|body|tbody|colgroup)$/;

/** Elements within each other at most: nobody draws that deep, and browsers flatten what is deeper. */
const deepest = 300;

/** All elements in the order of the text; `null` where they lie too deep. */
function listElements(page: DefaultTreeAdapterTypes.Document): readonly Element[] | null {
  const elements: Element[] = [];
  const waiting: (readonly [DefaultTreeAdapterTypes.Node, number])[] = [[page, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > deepest) return null;
    if ('tagName' in node) elements.push(node);
    const children = 'childNodes' in node ? node.childNodes : [];
    const content = 'content' in node ? node.content.childNodes : [];
    for (const child of [...children, ...content].reverse()) waiting.push([child, depth + 1]);
  }
  return elements;
}
