/**
 * JSX as data, and its line breaks. The printers of components build elements, and this module prints them almost as
 * Prettier would. It knows nothing of components and styles.
 */
import { builders, printer, utils } from 'prettier/doc';

/** A JSX element. `name` is empty for a fragment. */
export interface JsxElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly JsxAttribute[];
  readonly children: readonly JsxChild[];
}

export type JsxChild =
  | JsxElement
  /** Text between tags. */
  | { readonly kind: 'text'; readonly text: string }
  /** `{code}` */
  | { readonly kind: 'code'; readonly code: string }
  /** `{list.map((item) => <element />)}` */
  | { readonly kind: 'map'; readonly list: string; readonly item: string; readonly element: JsxElement }
  /** `{test && <element />}` */
  | { readonly kind: 'when'; readonly tests: readonly string[]; readonly element: JsxElement };

export type JsxAttribute =
  /** `disabled` or `{...rest}` */
  | { readonly kind: 'plain'; readonly text: string }
  /** `name="text"` */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** `name={code}` */
  | { readonly kind: 'code'; readonly name: string; readonly code: string }
  /** `name={{ entries }}` */
  | { readonly kind: 'object'; readonly name: string; readonly entries: readonly string[] }
  /** `name={<element />}` */
  | { readonly kind: 'element'; readonly name: string; readonly element: JsxElement }
  /** `name={[{ entries }, { entries }]}` */
  | { readonly kind: 'list'; readonly name: string; readonly rows: JsxRows };

/** A constant list above the component: the values of each row. */
export interface JsxList {
  readonly name: string;
  /** The component that gets each row as props; `null` where elements show them. */
  readonly component: string | null;
  readonly rows: JsxRows;
}

export type JsxRows = readonly (readonly JsxEntry[])[];

export interface JsxEntry {
  /** Empty where the value is the row. */
  readonly name: string;
  /** The name, in quotes where it is no identifier. */
  readonly key: string;
  readonly value:
    | { readonly kind: 'code'; readonly code: string }
    | { readonly kind: 'list'; readonly rows: JsxRows }
    | JsxElement;
}

/** A document of Prettier's printer: https://github.com/prettier/prettier/blob/main/commands.md */
export type Doc = builders.Doc;

/** Prints a document with Prettier's default options. */
export function printDoc(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth: 80, tabWidth: 2, useTabs: false }).formatted;
}

/**
 * Breaks JSX into lines like Prettier, without the half second that it needs to parse a thousand elements: the rules
 * of its JSX printer on its own document printer. The result is shown at once, and Prettier formats every file later.
 * A test compares the two.
 */

const { conditionalGroup, fill, group, hardline, ifBreak, indent, join, line, softline } = builders;

/** An element within code, in parentheses if it needs more than one line. */
export function parenthesizedJsxDoc(element: JsxElement): Doc {
  return group([ifBreak('('), indent([softline, elementDoc(element)]), softline, ifBreak(')')]);
}

function elementDoc(element: JsxElement): Doc {
  const { name, attributes, children } = element;
  const opening = openingTagDoc(element);
  if (children.length === 0) return opening;
  const closing = `</${name}>`;
  const hasText = children.some(isTextOrSpace);
  const parts = childDocs(children);
  removeRedundantLines(parts, hasText);
  const written = writeOutSpaces(parts);
  const content = hasText ? fill(written) : group(written, { shouldBreak: true });
  const tall = group([opening, indent([hardline, content]), hardline, closing]);
  const breaks =
    attributes.length > 1 ||
    children.some(({ kind }) => kind === 'element') ||
    children.filter((child) => !isTextOrSpace(child)).length > 1 ||
    utils.willBreak([opening, ...parts.filter((part) => !isBlank(part))]);
  return breaks ? tall : conditionalGroup([group([opening, ...parts, closing]), tall]);
}

function openingTagDoc({ name, attributes, children }: JsxElement): Doc {
  const closesItself = children.length === 0;
  const [only] = attributes;
  if (!only) return closesItself ? `<${name} />` : `<${name}>`;
  // A single long text does not need a line of its own.
  if (attributes.length === 1 && only.kind === 'text') {
    return [`<${name} `, attributeDoc(only), closesItself ? ' />' : '>'];
  }
  const listed = attributes.map((attribute) => [line, attributeDoc(attribute)]);
  return group([`<${name}`, indent(listed), ...(closesItself ? [line, '/>'] : [softline, '>'])]);
}

function attributeDoc(attribute: JsxAttribute): Doc {
  switch (attribute.kind) {
    case 'plain':
      return attribute.text;
    case 'text':
      return `${attribute.name}="${attribute.text}"`;
    case 'code':
      return [`${attribute.name}=`, codeDoc(attribute.code)];
    case 'element':
      return [`${attribute.name}=`, bracedDoc(elementDoc(attribute.element))];
    case 'list':
      return [`${attribute.name}={`, rowsDoc(attribute.rows), '}'];
    case 'object': {
      const entries = join([',', line], [...attribute.entries]);
      return [`${attribute.name}={`, group(['{', indent([line, entries]), ifBreak(','), line, '}']), '}'];
    }
  }
}

/** An array of objects. */
/** An array with a row each. */
export function rowsDoc(rows: JsxRows): Doc {
  if (rows.length === 0) return '[]';
  const items = indent([softline, join([',', line], rows.map(rowDoc))]);
  const shouldBreak = rows.length > 1 && rows.every((row) => row.length > 1);
  return group(['[', items, ifBreak(','), softline, ']'], { shouldBreak });
}

/** An object with the entries of a row; a single value without a name is the row. */
export function rowDoc(row: readonly JsxEntry[]): Doc {
  const [first] = row;
  if (first === undefined) return '{}';
  if (first.name === '' && first.value.kind === 'code') return first.value.code;
  return group(['{', indent([line, join([',', line], row.map(entryDoc))]), ifBreak(','), line, '}']);
}

function entryDoc({ name, key, value }: JsxEntry): Doc {
  if (value.kind === 'element') return tableEntryDoc(key, parenthesizedJsxDoc(value));
  if (value.kind === 'list') return [`${key}: `, rowsDoc(value.rows)];
  return value.code === name ? name : tableEntryDoc(key, value.code);
}

/** A key that is shorter keeps its value on the same line, however long it is. */
const shortName = 5;

/** An entry of an object; a long text is on a line of its own. */
export function tableEntryDoc(key: string, value: Doc): Doc {
  if (key.length < shortName || typeof value !== 'string') return [`${key}: `, value];
  return group([`${key}:`, group(indent([line, value]))]);
}

/** A template literal stays on the line where it starts. */
function codeDoc(code: string): Doc {
  return code.startsWith('`') ? `{${code}}` : bracedDoc(code);
}

function bracedDoc(inside: Doc): Doc {
  return group(['{', indent([softline, inside]), softline, '}']);
}

/** The code of a space that would be lost at the end of a line. */
const spaceLiteral = '" "';
const explicitSpace = `{${spaceLiteral}}`;
/** Recognized by its identity among the parts of an element. */
const spaceOrLine = ifBreak([explicitSpace, softline], ' ');

/** Alternating contents and separators, as `fill` expects them. */
function childDocs(children: readonly JsxChild[]): Doc[] {
  const parts: Doc[] = [];
  children.forEach((child, index) => {
    const next = children[index + 1];
    if (child.kind === 'text' || isSpace(child)) {
      pushTextDocs(child.kind === 'text' ? child.text : ' ', next, parts);
      return;
    }
    parts.push(childDoc(child));
    const word = next !== undefined && isTextOrSpace(next) ? firstWordOf(next) : null;
    parts.push(word === null ? hardline : tightSeparator(word, child, next));
  });
  return parts;
}

function childDoc(child: Exclude<JsxChild, { kind: 'text' }>): Doc {
  if (child.kind === 'element') return elementDoc(child);
  if (child.kind === 'code') return codeDoc(child.code);
  if (child.kind === 'map') {
    const body = [ifBreak('('), indent([softline, elementDoc(child.element)]), softline, ifBreak(')')];
    return ['{', `${child.list}.map((${child.item}) => `, group(body, { shouldBreak: true }), ')}'];
  }
  return group(['{', testsDoc(child.tests), ' && ', parenthesizedJsxDoc(child.element), '}']);
}

function testsDoc(tests: readonly string[]): Doc {
  if (tests.length === 1) return tests.join('');
  return group(['(', indent(join([' ||', line], [...tests])), ')']);
}

function pushTextDocs(text: string, next: JsxChild | undefined, parts: Doc[]): void {
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

/** Between text and a tag without a space: a tag that closes itself is on its own line. */
function tightSeparator(word: string, before: JsxChild | null, next: JsxChild | undefined): Doc {
  const closesItself = [before, next].some((one) => one?.kind === 'element' && one.children.length === 0);
  return closesItself && word.length !== 1 ? hardline : softline;
}

function isSpace(child: JsxChild): boolean {
  return child.kind === 'code' && child.code === spaceLiteral;
}

function isTextOrSpace(child: JsxChild): boolean {
  return child.kind === 'text' || isSpace(child);
}

function firstWordOf(child: JsxChild): string {
  return child.kind === 'text' ? (child.text.trim().split(/\s+/)[0] ?? '') : '';
}

/** Removes line breaks beside other line breaks or spaces, and at both ends. */
function removeRedundantLines(parts: Doc[], hasText: boolean): void {
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const [first, second, third] = parts.slice(at, at + 3);
    const between = second === '';
    const emptyPair = first === '' && between;
    const twoLines = first === hardline && between && third === hardline && hasText;
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

/**
 * A space at the start or end of an element, or after a line break, must be explicit if the element has several
 * lines.
 */
function writeOutSpaces(parts: readonly Doc[]): Doc[] {
  const written: Doc[] = [];
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    if (part !== spaceOrLine) written.push(part);
    else if (index === 1 && parts[0] === '') written.push(isLast ? explicitSpace : [explicitSpace, hardline]);
    // It stays with its word.
    else if (isLast) written.push([written.pop() ?? '', explicitSpace]);
    else written.push(parts[index - 1] === '' && parts[index - 2] === hardline ? explicitSpace : part);
  });
  return written;
}
