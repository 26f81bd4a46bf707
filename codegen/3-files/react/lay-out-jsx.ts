/**
 * JSX broken into lines as prettier would break it, without the half second that parsing a thousand elements takes
 * first: the rules of its JSX printer, on its own document printer. What this gives is what a person sees at once;
 * prettier has the last word on every file. A test holds the two against each other.
 */
import { builders, utils } from 'prettier/doc';
import type { JsxAttribute, JsxChild, JsxElement } from './jsx.ts';
import type { Doc } from './print-doc.ts';

const { conditionalGroup, fill, group, hardline, ifBreak, indent, join, line, softline } = builders;

/** An element where code stands around it, in brackets where it takes more than a line. */
export function layOutWrapped(element: JsxElement): Doc {
  return group([ifBreak('('), indent([softline, layOutElement(element)]), softline, ifBreak(')')]);
}

function layOutElement(element: JsxElement): Doc {
  const { name, attributes, children } = element;
  const opening = layOutOpening(element);
  if (children.length === 0) return opening;
  const closing = `</${name}>`;
  const hasWords = children.some(isWords);
  const parts = layOutChildren(children);
  tidyLines(parts, hasWords);
  const spelt = spellOutSpaces(parts);
  const content = hasWords ? fill(spelt) : group(spelt, { shouldBreak: true });
  const tall = group([opening, indent([hardline, content]), hardline, closing]);
  const breaks =
    attributes.length > 1 ||
    children.some(({ kind }) => kind === 'element') ||
    children.filter((child) => !isWords(child)).length > 1 ||
    utils.willBreak([opening, ...parts.filter((part) => !isBlank(part))]);
  return breaks ? tall : conditionalGroup([group([opening, ...parts, closing]), tall]);
}

function layOutOpening({ name, attributes, children }: JsxElement): Doc {
  const closesItself = children.length === 0;
  const [only] = attributes;
  if (!only) return closesItself ? `<${name} />` : `<${name}>`;
  // One long text has nothing to gain from a line of its own.
  if (attributes.length === 1 && only.kind === 'text') {
    return [`<${name} `, layOutAttribute(only), closesItself ? ' />' : '>'];
  }
  const listed = attributes.map((attribute) => [line, layOutAttribute(attribute)]);
  return group([`<${name}`, indent(listed), ...(closesItself ? [line, '/>'] : [softline, '>'])]);
}

function layOutAttribute(attribute: JsxAttribute): Doc {
  switch (attribute.kind) {
    case 'plain':
      return attribute.text;
    case 'text':
      return `${attribute.name}="${attribute.text}"`;
    case 'code':
      return [`${attribute.name}=`, layOutCode(attribute.code)];
    case 'element':
      return [`${attribute.name}=`, inBraces(layOutElement(attribute.element))];
    case 'object': {
      const entries = join([',', line], [...attribute.entries]);
      return [`${attribute.name}={`, group(['{', indent([line, entries]), ifBreak(','), line, '}']), '}'];
    }
  }
}

/** A template stays on the line it begins on. */
function layOutCode(code: string): Doc {
  return code.startsWith('`') ? `{${code}}` : inBraces(code);
}

function inBraces(inside: Doc): Doc {
  return group(['{', indent([softline, inside]), softline, '}']);
}

/** The code of a space that must not be lost at the end of a line. */
const space = '" "';
const keptSpace = `{${space}}`;
/** Known by its identity among the parts of an element. */
const spaceOrLine = ifBreak([keptSpace, softline], ' ');

/** Contents and what separates them by turns, as `fill` takes them. */
function layOutChildren(children: readonly JsxChild[]): Doc[] {
  const parts: Doc[] = [];
  children.forEach((child, index) => {
    const next = children[index + 1];
    if (child.kind === 'text' || isSpace(child)) {
      layOutWords(child.kind === 'text' ? child.text : ' ', next, parts);
      return;
    }
    parts.push(layOutChild(child));
    const word = next !== undefined && isWords(next) ? firstWordOf(next) : null;
    parts.push(word === null ? hardline : tightSeparator(word, child, next));
  });
  return parts;
}

function layOutChild(child: Exclude<JsxChild, { kind: 'text' }>): Doc {
  if (child.kind === 'element') return layOutElement(child);
  if (child.kind === 'code') return layOutCode(child.code);
  if (child.kind === 'map') {
    const body = [ifBreak('('), indent([softline, layOutElement(child.element)]), softline, ifBreak(')')];
    return ['{', `${child.list}.map((${child.item}) => `, group(body, { shouldBreak: true }), ')}'];
  }
  return group(['{', layOutTests(child.tests), ' && ', layOutWrapped(child.element), '}']);
}

function layOutTests(tests: readonly string[]): Doc {
  if (tests.length === 1) return tests.join('');
  return group(['(', indent(join([' ||', line], [...tests])), ')']);
}

function layOutWords(text: string, next: JsxChild | undefined, parts: Doc[]): void {
  const words = text.split(/\s+/);
  if (words[0] === '') {
    parts.push('', spaceOrLine);
    words.shift();
  }
  const endsInSpace = words.at(-1) === '';
  if (endsInSpace) words.pop();
  const last = words.at(-1);
  if (last === undefined) return;
  words.forEach((word, index) => parts.push(...(index === 0 ? [word] : [line, word])));
  parts.push(endsInSpace ? spaceOrLine : tightSeparator(last, null, next));
}

/** Between words and a tag without a space: a tag that closes itself stands on a line of its own. */
function tightSeparator(word: string, before: JsxChild | null, next: JsxChild | undefined): Doc {
  const closesItself = [before, next].some((one) => one?.kind === 'element' && one.children.length === 0);
  return closesItself && word.length !== 1 ? hardline : softline;
}

function isSpace(child: JsxChild): boolean {
  return child.kind === 'code' && child.code === space;
}

function isWords(child: JsxChild): boolean {
  return child.kind === 'text' || isSpace(child);
}

function firstWordOf(child: JsxChild): string {
  return child.kind === 'text' ? (child.text.trim().split(/\s+/)[0] ?? '') : '';
}

/** Takes away lines that stand beside other lines or spaces, and those at both ends. */
function tidyLines(parts: Doc[], hasWords: boolean): void {
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const [first, second, third] = parts.slice(at, at + 3);
    const between = second === '';
    const emptyPair = first === '' && between;
    const twoLines = first === hardline && between && third === hardline && hasWords;
    const lineThenSpace = isLine(first) && between && third === spaceOrLine;
    const twoSpaces = first === spaceOrLine && between && third === spaceOrLine;
    const spaceThenLine = first === spaceOrLine && between && isLine(third);
    const mixedLines = between && isLine(first) && isLine(third) && first !== third;
    if (emptyPair || twoLines || lineThenSpace || twoSpaces) parts.splice(at, 2);
    else if (spaceThenLine || mixedLines) parts.splice(at + 1, 2);
  }
  while (parts.length > 0 && (isLine(parts.at(-1)) || parts.at(-1) === '')) parts.pop();
  while (parts.length > 1 && isBlank(parts[0]) && isBlank(parts[1])) parts.splice(0, 2);
}

function isLine(part: Doc | undefined): boolean {
  return part === hardline || part === softline;
}

function isBlank(part: Doc | undefined): boolean {
  return part === '' || isLine(part);
}

/** A space at either end of an element, or after a line, has to be spelt out where the element takes several lines. */
function spellOutSpaces(parts: readonly Doc[]): Doc[] {
  const spelt: Doc[] = [];
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    if (part !== spaceOrLine) spelt.push(part);
    else if (index === 1 && parts[0] === '') spelt.push(isLast ? keptSpace : [keptSpace, hardline]);
    // It goes where its word goes.
    else if (isLast) spelt.push([spelt.pop() ?? '', keptSpace]);
    else spelt.push(parts[index - 1] === '' && parts[index - 2] === hardline ? keptSpace : part);
  });
  return spelt;
}
