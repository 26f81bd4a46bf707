/**
 * TypeScript, TSX and JSON as pieces. An element is one piece whether it closes itself or not, words and the spaces
 * that prettier writes as `{" "}` are one text, a class string is a list of its classes.
 */
import { ts } from 'ts-morph';
import { isSpaceExpression, readTextRun } from './read-text-run.ts';
import { makePiece, type ListKind, type Piece, type PieceTree, type Prints } from './piece.ts';

/** `null` where the text does not parse. */
export function readScript(path: string, text: string, prints: Prints): PieceTree | null {
  const isJson = path.endsWith('.json');
  const source = isJson
    ? ts.parseJsonText(path, text)
    : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  // TypeScript keeps what it could not parse beside the tree, in a field that its types leave out.
  const { parseDiagnostics } = source as ts.SourceFile & { parseDiagnostics?: readonly unknown[] };
  if ((parseDiagnostics?.length ?? 0) > 0) return null;
  const reader = new Reader(source, prints, isJson);
  return { text, root: reader.readRoot() };
}

type Slot = { readonly role: string; readonly value: ts.Node | ts.NodeArray<ts.Node> };

/** Fields of a node that lead away from the text below it. */
const notBelow = new Set(['parent', 'jsDoc', 'original', 'endOfFileToken', 'flowNode', 'emitNode', 'symbol']);

class Reader {
  readonly #source: ts.SourceFile;
  readonly #text: string;
  readonly #prints: Prints;
  readonly #isJson: boolean;

  constructor(source: ts.SourceFile, prints: Prints, isJson: boolean) {
    this.#source = source;
    this.#text = source.text;
    this.#prints = prints;
    this.#isJson = isJson;
  }

  readRoot(): Piece {
    const statements = this.#readList(
      this.#source.statements,
      'statements',
      this.#isJson ? silentList : plainList,
    );
    return this.#make({ kind: 'file', from: 0, to: this.#text.length, parts: [statements] });
  }

  #make(fields: Parameters<typeof makePiece>[2]): Piece {
    return makePiece(this.#prints, this.#text, fields);
  }

  #read(given: ts.Node, role: string): Piece {
    let node = given;
    // Brackets around an expression are layout; the piece is what they hold.
    while (ts.isParenthesizedExpression(node)) node = node.expression;
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
      return this.#readElement(node, role);
    }
    if (ts.isJsxAttribute(node)) return this.#readAttribute(node, role);
    const { kind } = node;
    const from = node.getStart(this.#source);
    const fields = { kind: ts.SyntaxKind[kind], role, name: nameOf(node), from, to: node.end };
    if (ts.isTemplateExpression(node)) return this.#make({ ...fields, says: node.getText(this.#source) });
    const parts = slotsOf(node).map(({ role: slot, value }) =>
      isNodeArray(value)
        ? this.#readList(value, slot, this.#listOf(node, slot), from)
        : this.#read(value, slot),
    );
    if (parts.length > 0) return this.#make({ ...fields, parts });
    return this.#make({
      ...fields,
      says: ts.isStringLiteral(node) ? `"${node.text}` : node.getText(this.#source),
    });
  }

  #listOf(node: ts.Node, slot: string): ListKind {
    if (ts.isUnionTypeNode(node)) return { separator: '|', comment: 'block' };
    const withCommas =
      /^(?:parameters|arguments|elements|properties|typeArguments|typeParameters|declarations|types)$/;
    if (!withCommas.test(slot) || ts.isJsxAttributes(node)) return plainList;
    return { separator: ',', comment: this.#isJson ? null : 'block' };
  }

  #readList(nodes: ts.NodeArray<ts.Node>, role: string, list: ListKind, least = 0): Piece {
    const parts = nodes.map((node) => this.#read(node, ''));
    // TypeScript counts the white space before a first item in, even where it is its parent's.
    const from = Math.max(nodes.pos, least);
    return this.#make({ kind: 'list', role, from, to: Math.max(nodes.end, from), parts, list });
  }

  #readElement(node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment, role: string): Piece {
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
    // The closing tag follows the opening one, so it is no piece of its own; see `print-merged.ts`.
    const children = ts.isJsxElement(node)
      ? this.#readChildren(open.end, node.closingElement.getStart(this.#source), node.children)
      : this.#readChildren(node.end, node.end, []);
    const parts = [tag, attributes, children];
    const says = open.tagName.getText(this.#source);
    const piece = makePiece(this.#prints, this.#text, { kind: 'element', role, from, to: node.end, parts });
    const print = this.#prints.of(`element ${says} ${attributes.print} ${children.print}`);
    const made: Piece = { ...piece, glue: this.#prints.of('element'), print };
    for (const part of parts) part.parent = made;
    return made;
  }

  #readChildren(from: number, to: number, children: readonly ts.JsxChild[]): Piece {
    const parts: Piece[] = [];
    for (let index = 0; index < children.length;) {
      let end = index;
      for (let at = children[end]; at && (ts.isJsxText(at) || isSpaceExpression(at)); at = children[end])
        end += 1;
      if (end > index) {
        const run = readTextRun(this.#text, children.slice(index, end));
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

  #readAttribute(node: ts.JsxAttribute, role: string): Piece {
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

  #readClasses(node: ts.StringLiteral): Piece {
    const from = node.getStart(this.#source) + 1;
    const parts = readClassList(this.#prints, this.#text, from, node.end - 1);
    return this.#make({ kind: 'list', role: 'classes', from, to: node.end - 1, parts, list: classList });
  }
}

const plainList: ListKind = { separator: '', comment: 'block' };
const silentList: ListKind = { separator: '', comment: null };
export const classList: ListKind = { separator: ' ', comment: null };

/** The classes of an attribute's text, each told by itself. */
export function readClassList(prints: Prints, text: string, from: number, to: number): readonly Piece[] {
  return [...text.slice(from, to).matchAll(/\S+/g)].map((match) => {
    const start = from + match.index;
    return makePiece(prints, text, {
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

/** What a node is made of, by the names that TypeScript gives it. */
function slotsOf(node: ts.Node): readonly Slot[] {
  return Object.entries(node)
    .flatMap(([role, value]: [string, unknown]): Slot[] =>
      !notBelow.has(role) && (isNode(value) || isNodeArray(value)) ? [{ role, value }] : [],
    )
    .sort((one, other) => one.value.pos - other.value.pos || one.value.end - other.value.end);
}

/** What a statement, a member or a property is known by among its siblings. */
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
