/**
 * Reads what the scripts of a React project declare, by their syntax alone: components with their props, uses of
 * components, unions of strings, data, which elements a class is on, and lists.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import type { TextFile } from '#design/source-file';
import { findUnmappedSiblings, isMapOfElements, type SiblingRun } from './unmapped-siblings.ts';

export interface Place {
  readonly path: string;
  readonly line: number;
}

export interface ComponentSource extends Place {
  readonly name: string;
  readonly lines: number;
  readonly props: readonly PropSource[];
  /** Shows one `<svg>` and nothing else. */
  readonly isDrawing: boolean;
}

export interface PropSource extends Place {
  readonly name: string;
  /** Values of a union of strings; empty for any other type. */
  readonly values: readonly string[];
}

export interface NamedSource extends Place {
  readonly name: string;
}

export interface ClassUse extends Place {
  readonly name: string;
  readonly tag: string;
  /** The style sheet whose module it is of; `null` for a class that is written out. */
  readonly sheet: string | null;
}

export interface InlineDeclaration extends Place {
  readonly property: string;
  readonly value: string;
}

export interface ScriptFacts {
  readonly components: readonly ComponentSource[];
  /** How often each component of the project is used in its scripts. */
  readonly uses: ReadonlyMap<string, number>;
  /** Arrays that are mapped to elements. */
  readonly maps: readonly Place[];
  readonly unmapped: readonly SiblingRun[];
  /** Constants with data, their keys, and types with theirs. */
  readonly data: readonly NamedSource[];
  readonly classes: readonly ClassUse[];
  readonly inline: readonly InlineDeclaration[];
  /** Attributes as `onClick`. */
  readonly handlers: number;
  /** Calls of `useState` and `useReducer`. */
  readonly states: number;
}

/** Reads all scripts of a project. */
export function readScripts(scripts: readonly TextFile[]): ScriptFacts {
  const files = scripts.map((file) => readScript(file));
  const components = files.flatMap((file) => file.components);
  const own = new Set(components.map(({ name }) => name));
  const uses = new Map<string, number>();
  for (const name of files.flatMap((file) => file.used))
    if (own.has(name)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return {
    components,
    uses,
    maps: files.flatMap((file) => file.maps),
    unmapped: files.flatMap((file) => file.unmapped),
    data: files.flatMap((file) => file.data),
    classes: files.flatMap((file) => file.classes),
    inline: files.flatMap((file) => file.inline),
    handlers: files.reduce((sum, file) => sum + file.handlers, 0),
    states: files.reduce((sum, file) => sum + file.states, 0),
  };
}

type ScriptPart = Omit<ScriptFacts, 'uses'> & { readonly used: readonly string[] };

function readScript({ path, text }: TextFile): ScriptPart {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const placeOf = (node: ts.Node): Place => ({ path, line: lineOf(node, source) });
  const types = collectTypes(source);
  const components = source.statements.flatMap((statement) => readComponents(statement, types, placeOf));
  const propTypes = new Set(components.flatMap(({ typeNames }) => typeNames));
  const elements = readElements(source, placeOf);
  return {
    ...elements,
    components: components.map(({ component }) => component),
    unmapped: findUnmappedSiblings(source),
    data: source.statements.flatMap((statement) => readData(statement, propTypes, placeOf)),
  };
}

function lineOf(node: ts.Node, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

type Types = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>;
type PlaceOf = (node: ts.Node) => Place;

function collectTypes(source: ts.SourceFile): Types {
  const types = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  for (const statement of source.statements)
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      types.set(statement.name.text, statement);
  return types;
}

interface ReadComponent {
  readonly component: ComponentSource;
  /** Types of its props, which are no data. */
  readonly typeNames: readonly string[];
}

/** Functions with a capital that show elements, however they are declared. */
function readComponents(statement: ts.Statement, types: Types, placeOf: PlaceOf): readonly ReadComponent[] {
  if (ts.isFunctionDeclaration(statement) && statement.body)
    return readComponent(statement.name?.text ?? 'Default', statement, statement, types, placeOf);
  if (ts.isExportAssignment(statement)) {
    const render = findFunction(statement.expression);
    const name = render?.name?.getText() ?? 'Default';
    return render === null ? [] : readComponent(name, render, statement, types, placeOf);
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    const render = findFunction(declaration.initializer);
    if (!render || !ts.isIdentifier(declaration.name)) return [];
    return readComponent(declaration.name.text, render, declaration, types, placeOf);
  });
}

/** A function, or the one in `memo()` and `forwardRef()`. */
function findFunction(node: ts.Expression | undefined): ts.FunctionLikeDeclaration | null {
  if (node === undefined) return null;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  return ts.isCallExpression(node) ? findFunction(node.arguments[0]) : null;
}

function readComponent(
  name: string,
  render: ts.FunctionLikeDeclaration,
  declaration: ts.Node,
  types: Types,
  placeOf: PlaceOf,
): readonly ReadComponent[] {
  const shown = findFirst(render, isElement);
  if (!/^\p{Lu}/u.test(name) || shown === null) return [];
  const parameter = render.parameters[0];
  const typeNames: string[] = [];
  const members = parameter?.type ? listMembers(parameter.type, types, typeNames) : [];
  const source = declaration.getSourceFile();
  const last = source.getLineAndCharacterOfPosition(declaration.end).line + 1;
  const place = placeOf(declaration);
  const props =
    members.length > 0
      ? members.map((member) => readProp(member, types, placeOf))
      : readPattern(parameter, placeOf);
  return [
    {
      component: {
        ...place,
        name,
        lines: last - place.line + 1,
        props: props.filter((prop) => !givenProps.has(prop.name)),
        isDrawing: tagOf(shown) === 'svg',
      },
      typeNames,
    },
  ];
}

/** Props that React and HTML name. */
const givenProps = new Set(['className', 'children', 'key', 'ref', 'style', 'id', 'as']);

function listMembers(
  type: ts.TypeNode,
  types: Types,
  typeNames: string[],
): readonly (ts.PropertySignature | ts.MethodSignature)[] {
  if (ts.isTypeLiteralNode(type)) return type.members.filter(isMember);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((one) => listMembers(one, types, typeNames));
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  const name = type.typeName.text;
  const declared = types.get(name);
  if (declared === undefined) {
    // `Readonly<Props>`, `PropsWithChildren<Props>`.
    const [inside] = type.typeArguments ?? [];
    return inside !== undefined && /^(Readonly|PropsWithChildren)$/.test(name)
      ? listMembers(inside, types, typeNames)
      : [];
  }
  typeNames.push(name);
  return ts.isInterfaceDeclaration(declared)
    ? declared.members.filter(isMember)
    : listMembers(declared.type, types, typeNames);
}

function isMember(member: ts.TypeElement): member is ts.PropertySignature | ts.MethodSignature {
  return ts.isPropertySignature(member) || ts.isMethodSignature(member);
}

function readProp(
  member: ts.PropertySignature | ts.MethodSignature,
  types: Types,
  placeOf: PlaceOf,
): PropSource {
  const values = ts.isPropertySignature(member) && member.type ? unionValues(member.type, types) : [];
  return { ...placeOf(member), name: textOfName(member.name), values };
}

function unionValues(type: ts.TypeNode, types: Types): readonly string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => unionValues(one, types));
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [type.literal.text];
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  const declared = types.get(type.typeName.text);
  return declared && ts.isTypeAliasDeclaration(declared) ? unionValues(declared.type, types) : [];
}

/** Props of a component whose type stands elsewhere, as it takes them apart. */
function readPattern(
  parameter: ts.ParameterDeclaration | undefined,
  placeOf: PlaceOf,
): readonly PropSource[] {
  if (!parameter || !ts.isObjectBindingPattern(parameter.name)) return [];
  return parameter.name.elements
    .filter(({ dotDotDotToken }) => dotDotDotToken === undefined)
    .map((element) => ({
      ...placeOf(element),
      name: (element.propertyName ?? element.name).getText(),
      values: [],
    }));
}

function textOfName(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

/** Names of data at the top of a file: constants that are no functions, their keys, and types that are no props. */
function readData(
  statement: ts.Statement,
  propTypes: ReadonlySet<string>,
  placeOf: PlaceOf,
): readonly NamedSource[] {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    if (propTypes.has(statement.name.text)) return [];
    const members = ts.isInterfaceDeclaration(statement)
      ? [...statement.members]
      : ts.isTypeLiteralNode(statement.type)
        ? [...statement.type.members]
        : [];
    return [
      { ...placeOf(statement), name: statement.name.text },
      ...members.filter(isMember).map((member) => ({ ...placeOf(member), name: textOfName(member.name) })),
    ];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    if (!ts.isIdentifier(declaration.name) || !declaration.initializer) return [];
    if (findFunction(declaration.initializer)) return [];
    const keys = new Map<string, Place>();
    collectKeys(declaration.initializer, keys, placeOf);
    // Keys of data whose type is the props of a component are judged there.
    const isProps = /Props\b/.test(declaration.type?.getText() ?? '');
    return [
      { ...placeOf(declaration), name: declaration.name.text },
      ...(isProps ? [] : [...keys].map(([name, place]) => ({ ...place, name }))),
    ];
  });
}

function collectKeys(node: ts.Node, keys: Map<string, Place>, placeOf: PlaceOf): void {
  if (isElement(node) || ts.isFunctionLike(node)) return;
  if (ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name)) {
    const name = textOfName(node.name);
    if (!keys.has(name)) keys.set(name, placeOf(node));
  }
  ts.forEachChild(node, (child) => collectKeys(child, keys, placeOf));
}

type Elements = Pick<ScriptPart, 'used' | 'maps' | 'classes' | 'inline' | 'handlers' | 'states'>;

function readElements(source: ts.SourceFile, placeOf: PlaceOf): Elements {
  const sheets = collectSheets(source);
  const [used, maps, classes, inline]: [string[], Place[], ClassUse[], InlineDeclaration[]] = [
    [],
    [],
    [],
    [],
  ];
  let [handlers, states] = [0, 0];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const tag = node.tagName.getText();
      if (/^\p{Lu}/u.test(tag)) used.push(tag);
      for (const attribute of node.attributes.properties) {
        if (!ts.isJsxAttribute(attribute)) continue;
        const name = attribute.name.getText();
        if (/^on\p{Lu}/u.test(name)) handlers += 1;
        if (/className$/i.test(name)) classes.push(...readClasses(attribute, tag, sheets, placeOf));
        if (name === 'style') inline.push(...readInline(attribute, placeOf));
      }
    }
    if (isMapOfElements(node)) maps.push(placeOf(node));
    if (ts.isCallExpression(node) && /^(React\.)?use(State|Reducer)$/.test(node.expression.getText()))
      states += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { used, maps, classes, inline, handlers, states };
}

/** Names of imported style sheets with their paths in the project. */
function collectSheets(source: ts.SourceFile): ReadonlyMap<string, string> {
  const sheets = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const address = statement.moduleSpecifier.text;
    const clause = statement.importClause;
    const named = clause?.namedBindings;
    const name = clause?.name ?? (named && ts.isNamespaceImport(named) ? named.name : undefined);
    if (name && address.endsWith('.css'))
      sheets.set(name.text, posix.join(posix.dirname(source.fileName), address));
  }
  return sheets;
}

function readClasses(
  attribute: ts.JsxAttribute,
  tag: string,
  sheets: ReadonlyMap<string, string>,
  placeOf: PlaceOf,
): readonly ClassUse[] {
  const found: ClassUse[] = [];
  const add = (name: string, sheet: string | null, node: ts.Node) =>
    found.push({ ...placeOf(node), name, tag, sheet });
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && sheets.has(node.expression.getText()))
      add(node.name.text, sheets.get(node.expression.getText()) ?? null, node);
    else if (ts.isElementAccessExpression(node) && sheets.has(node.expression.getText())) {
      const key = node.argumentExpression;
      if (ts.isStringLiteralLike(key)) add(key.text, sheets.get(node.expression.getText()) ?? null, node);
    } else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      for (const name of node.text.split(/\s+/).filter(Boolean)) add(name, null, node);
    } else ts.forEachChild(node, visit);
  };
  if (attribute.initializer) visit(attribute.initializer);
  return found;
}

/** Values of `style={{ … }}` that are written out; a number is one of px. */
function readInline(attribute: ts.JsxAttribute, placeOf: PlaceOf): readonly InlineDeclaration[] {
  const expression =
    attribute.initializer && ts.isJsxExpression(attribute.initializer)
      ? attribute.initializer.expression
      : undefined;
  if (!expression || !ts.isObjectLiteralExpression(expression)) return [];
  return expression.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return [];
    const name = textOfName(property.name).replace(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);
    const { initializer } = property;
    if (ts.isStringLiteralLike(initializer))
      return [{ ...placeOf(property), property: name, value: initializer.text }];
    const number = ts.isNumericLiteral(initializer) ? initializer.text : null;
    const hasUnit = !/^(opacity|flex|flex-grow|flex-shrink|order|z-index|line-height|font-weight)$/.test(
      name,
    );
    return number === null || !hasUnit
      ? []
      : [{ ...placeOf(property), property: name, value: `${number}px` }];
  });
}

export function isElement(node: ts.Node): node is ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
}

function tagOf(node: ts.Node): string {
  if (ts.isJsxElement(node)) return node.openingElement.tagName.getText();
  return ts.isJsxSelfClosingElement(node) ? node.tagName.getText() : '';
}

function findFirst(node: ts.Node, fits: (node: ts.Node) => boolean): ts.Node | null {
  if (fits(node)) return node;
  return ts.forEachChild(node, (child) => findFirst(child, fits) ?? undefined) ?? null;
}
