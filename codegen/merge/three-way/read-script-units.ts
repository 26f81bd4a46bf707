/**
 * TypeScript, TSX and JSON as syntax units. An element is one unit whether or not it closes itself. Text and the
 * spaces that Prettier writes as `{" "}` are one text. A class string is a list of its classes.
 */
import { ts } from 'ts-morph';
import {
  createSyntaxUnit,
  type Fingerprints,
  type ListKind,
  type SyntaxUnit,
  type SyntaxUnitTree,
} from './syntax-unit.ts';

/** `null` if the text cannot be parsed. */
export function readScriptUnits(
  path: string,
  text: string,
  fingerprints: Fingerprints,
): SyntaxUnitTree | null {
  const isJson = path.endsWith('.json');
  const source = isJson
    ? ts.parseJsonText(path, text)
    : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  // TypeScript keeps syntax errors in a field that its types leave out.
  const { parseDiagnostics } = source as ts.SourceFile & { parseDiagnostics?: readonly unknown[] };
  if ((parseDiagnostics?.length ?? 0) > 0) return null;
  const reader = new ScriptUnitReader(source, fingerprints, isJson);
  return { text, root: reader.readRoot() };
}

type ChildField = { readonly role: string; readonly value: ts.Node | ts.NodeArray<ts.Node> };

/** Fields of a node that do not contain children. */
const skippedFields = new Set([
  'parent',
  'jsDoc',
  'original',
  'endOfFileToken',
  'flowNode',
  'emitNode',
  'symbol',
]);

class ScriptUnitReader {
  readonly #source: ts.SourceFile;
  readonly #text: string;
  readonly #fingerprints: Fingerprints;
  readonly #isJson: boolean;

  constructor(source: ts.SourceFile, fingerprints: Fingerprints, isJson: boolean) {
    this.#source = source;
    this.#text = source.text;
    this.#fingerprints = fingerprints;
    this.#isJson = isJson;
  }

  readRoot(): SyntaxUnit {
    const statements = this.#readList(
      this.#source.statements,
      'statements',
      this.#isJson ? listWithoutComments : plainList,
    );
    return this.#make({ kind: 'file', from: 0, to: this.#text.length, parts: [statements] });
  }

  #make(fields: Parameters<typeof createSyntaxUnit>[2]): SyntaxUnit {
    return createSyntaxUnit(this.#fingerprints, this.#text, fields);
  }

  #read(given: ts.Node, role: string): SyntaxUnit {
    let node = given;
    // Parentheses around an expression are formatting, so the unit is their content.
    while (ts.isParenthesizedExpression(node)) node = node.expression;
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
      return this.#readElement(node, role);
    }
    if (ts.isJsxAttribute(node)) return this.#readAttribute(node, role);
    const { kind } = node;
    const from = node.getStart(this.#source);
    const fields = { kind: ts.SyntaxKind[kind], role, name: nameOf(node), from, to: node.end };
    if (ts.isTemplateExpression(node)) return this.#make({ ...fields, content: node.getText(this.#source) });
    const parts = childFieldsOf(node).map(({ role: field, value }) =>
      isNodeArray(value)
        ? this.#readList(value, field, this.#listOf(node, field), from)
        : this.#read(value, field),
    );
    if (parts.length > 0) return this.#make({ ...fields, parts });
    return this.#make({
      ...fields,
      content: ts.isStringLiteral(node) ? `"${node.text}` : node.getText(this.#source),
    });
  }

  #listOf(node: ts.Node, field: string): ListKind {
    if (ts.isUnionTypeNode(node)) return { separator: '|', comment: 'block' };
    const withCommas =
      /^(?:parameters|arguments|elements|properties|typeArguments|typeParameters|declarations|types)$/;
    if (!withCommas.test(field) || ts.isJsxAttributes(node)) return plainList;
    return { separator: ',', comment: this.#isJson ? null : 'block' };
  }

  #readList(nodes: ts.NodeArray<ts.Node>, role: string, list: ListKind, least = 0): SyntaxUnit {
    const parts = nodes.map((node) => this.#read(node, ''));
    // TypeScript counts the white space before the first item as the list's, even where it belongs to the parent.
    const from = Math.max(nodes.pos, least);
    return this.#make({ kind: 'list', role, from, to: Math.max(nodes.end, from), parts, list });
  }

  #readElement(node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, role: string): SyntaxUnit {
    const from = node.getStart(this.#source);
    if (ts.isJsxFragment(node)) {
      const children = this.#readChildren(
        node.openingFragment.end,
        node.closingFragment.getStart(this.#source),
        node.children,
      );
      return this.#make({ kind: 'fragment', role, from, to: node.end, parts: [children] });
    }
    const open = ts.isJsxElement(node) ? node.openingElement : node;
    const tag = this.#read(open.tagName, 'tag');
    const attributes = this.#readList(open.attributes.properties, 'attributes', plainList);
    // The closing tag repeats the opening one, so it is no unit of its own; see `print-merged-text.ts`.
    const children = ts.isJsxElement(node)
      ? this.#readChildren(open.end, node.closingElement.getStart(this.#source), node.children)
      : this.#readChildren(node.end, node.end, []);
    const parts = [tag, attributes, children];
    const tagName = open.tagName.getText(this.#source);
    const plainUnit = createSyntaxUnit(this.#fingerprints, this.#text, {
      kind: 'element',
      role,
      from,
      to: node.end,
      parts,
    });
    const fingerprint = this.#fingerprints.of(
      `element ${tagName} ${attributes.fingerprint} ${children.fingerprint}`,
    );
    const unit: SyntaxUnit = { ...plainUnit, ownFingerprint: this.#fingerprints.of('element'), fingerprint };
    for (const part of parts) part.parent = unit;
    return unit;
  }

  #readChildren(from: number, to: number, children: readonly ts.JsxChild[]): SyntaxUnit {
    const parts: SyntaxUnit[] = [];
    for (let index = 0; index < children.length;) {
      let end = index;
      for (let at = children[end]; at && (ts.isJsxText(at) || isSpaceExpression(at)); at = children[end])
        end += 1;
      if (end > index) {
        const run = readJsxTextRun(this.#text, children.slice(index, end));
        if (run) parts.push(this.#make({ kind: 'text', ...run }));
        index = end;
        continue;
      }
      const child = children[index];
      if (child) parts.push(this.#read(child, ''));
      index += 1;
    }
    return this.#make({
      kind: 'list',
      role: 'children',
      from,
      to,
      parts,
      list: { separator: '', comment: 'jsx' },
    });
  }

  #readAttribute(node: ts.JsxAttribute, role: string): SyntaxUnit {
    const name = node.name.getText(this.#source);
    const fields = { kind: 'attribute', role, name, from: node.getStart(this.#source), to: node.end };
    const { initializer } = node;
    if (!initializer) return this.#make(fields);
    const isClass = ts.isStringLiteral(initializer) && (name === 'className' || name === 'class');
    return this.#make({
      ...fields,
      parts: [isClass ? this.#readClasses(initializer) : this.#read(initializer, 'initializer')],
    });
  }

  #readClasses(node: ts.StringLiteral): SyntaxUnit {
    const from = node.getStart(this.#source) + 1;
    const parts = readClassUnits(this.#fingerprints, this.#text, from, node.end - 1);
    return this.#make({ kind: 'list', role: 'classes', from, to: node.end - 1, parts, list: classListKind });
  }
}

const plainList: ListKind = { separator: '', comment: 'block' };
const listWithoutComments: ListKind = { separator: '', comment: null };
export const classListKind: ListKind = { separator: ' ', comment: null };

/** The classes in the text of an attribute, a unit each. */
export function readClassUnits(
  fingerprints: Fingerprints,
  text: string,
  from: number,
  to: number,
): readonly SyntaxUnit[] {
  return [...text.slice(from, to).matchAll(/\S+/g)].map((match) => {
    const start = from + match.index;
    return createSyntaxUnit(fingerprints, text, {
      kind: 'class',
      name: match[0],
      from: start,
      to: start + match[0].length,
    });
  });
}

function isNodeArray(value: unknown): value is ts.NodeArray<ts.Node> {
  return Array.isArray(value) && 'pos' in value;
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'pos' in value;
}

/** The children of a node, by their field names in TypeScript. */
function childFieldsOf(node: ts.Node): readonly ChildField[] {
  return Object.entries(node)
    .flatMap(([role, value]: [string, unknown]): ChildField[] =>
      !skippedFields.has(role) && (isNode(value) || isNodeArray(value)) ? [{ role, value }] : [],
    )
    .sort((one, other) => one.value.pos - other.value.pos || one.value.end - other.value.end);
}

/** The name that distinguishes a statement, a member or a property from its siblings. */
function nameOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node)) {
    const kind = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
    return ts.isStringLiteral(node.moduleSpecifier) ? `${kind}${node.moduleSpecifier.text}` : null;
  }
  if (ts.isVariableStatement(node)) {
    const [first] = node.declarationList.declarations;
    return first ? first.name.getText() : null;
  }
  if (ts.isReturnStatement(node)) return 'return';
  if (ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node)) return `...${node.expression.getText()}`;
  if (ts.isParameter(node)) return ts.isIdentifier(node.name) ? node.name.text : 'parameter';
  if (ts.isLiteralTypeNode(node)) return node.getText();
  const { name } = node as ts.Node & { readonly name?: ts.Node };
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && isDeclared(node) ? name.text : null;
}

function isDeclared(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isBindingElement(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isVariableDeclaration(node)
  );
}

/** `{" "}`, which means the same as a space in the text around it. */
function isSpaceExpression(node: ts.JsxChild): boolean {
  return (
    ts.isJsxExpression(node) &&
    node.expression !== undefined &&
    ts.isStringLiteral(node.expression) &&
    node.expression.text.trim() === '' &&
    node.expression.text !== ''
  );
}

export interface JsxTextRun {
  readonly from: number;
  readonly to: number;
  /** The text as React shows it. */
  readonly content: string;
}

/** Adjacent texts and spaces; `null` if there is only formatting. */
function readJsxTextRun(text: string, nodes: readonly ts.JsxChild[]): JsxTextRun | null {
  const content = nodes.map((node) => (ts.isJsxText(node) ? renderedJsxText(node.text) : ' ')).join('');
  if (content === '') return null;
  const start = nodes[0]?.pos ?? 0;
  const end = nodes.at(-1)?.end ?? start;
  const whole = text.slice(start, end);
  const before = /^\s*/.exec(whole)?.[0] ?? '';
  const after = /\s*$/.exec(whole)?.[0] ?? '';
  return {
    from: start + (before.includes('\n') ? before.length : 0),
    to: end - (after.includes('\n') ? after.length : 0),
    content,
  };
}

/** JSX removes the white space around line breaks: https://facebook.github.io/jsx/ */
function renderedJsxText(text: string): string {
  const lines = text.split(/\r?\n/);
  return lines
    .map((line, index) => {
      const from = index === 0 ? line : line.replace(/^[ \t]+/, '');
      return index === lines.length - 1 ? from : from.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
}
