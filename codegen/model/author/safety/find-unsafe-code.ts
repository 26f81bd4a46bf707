/**
 * Checks the scripts of author mode. A script comes in as it would be kept; the reason why it is refused goes
 * out, or `null`. A page made from a design needs little, so anything doubtful is refused: globals are used only
 * as `allowedGlobals` permits, member names are literal, and loaded addresses come from the project. It does not
 * follow values across files; `findUnsafeMarkup` and the preview's content security policy cover those.
 */
import { ts } from 'ts-morph';
import { isNameReference } from '../../../naming/script-names.ts';
import {
  canLoadResource,
  findUnsafeElement,
  findUnsafeElementCreation,
  findUnsafeStyle,
} from './find-unsafe-elements.ts';
import {
  allowedGlobals,
  allowedNextMembers,
  indexParameterPositions,
  unsafeAssignmentTargets,
  unsafeCalls,
  unsafeMembers,
} from './script-allowlist.ts';
import { findForeignAddresses, unsafeElements } from './remove-unsafe-markup.ts';
import { createNameResolver, type NameResolver } from './name-resolver.ts';
import {
  constantInitializer,
  foldConstantText,
  importSpecifierOf,
  isFunctionExpression,
  isGlobalName,
  isNumericIndex,
  isSafeKey,
  isStyleModule,
  isTrustedStyle,
  unwrapExpression,
} from './analyze-values.ts';

/**
 * Returns the first thing in a script that a page made from a design does not need; `null` where there is none.
 * Addresses in `trustedText` are allowed.
 */
export function findUnsafeCode(source: ts.SourceFile, trustedText = ''): string | null {
  if (/\/[/*][^\n]*@ts-(?:ignore|nocheck|expect-error)/.test(source.text))
    return 'it switches the type check off';
  const context: ScriptContext = { names: createNameResolver(source), trustedText };
  let reason: string | null = null;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    for (const rule of rules) reason ??= rule(node, context);
    if (reason === null) ts.forEachChild(node, visit);
  };
  visit(source);
  return reason;
}

interface ScriptContext {
  readonly names: NameResolver;
  readonly trustedText: string;
}

type Rule = (node: ts.Node, context: ScriptContext) => string | null;

const rules: readonly Rule[] = [
  findUnsafeSyntax,
  findUnsafeName,
  findUnsafeMember,
  findUnsafeEvent,
  findUnsafeKey,
  findUnsafeText,
  findUnsafeCall,
  findUnsafeAssignment,
  findUnsafeElement,
  findUnsafeStyle,
];

/** Syntax that no page needs and that hides what a script does. */
function findUnsafeSyntax(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'it uses the type "any", which hides what a value is';
  if (node.kind === ts.SyntaxKind.ThisKeyword) return 'it uses "this"';
  if (ts.isTaggedTemplateExpression(node)) return 'it hands a template to a function';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return 'it passes on what other files export';
  if (ts.isModuleDeclaration(node) || ts.isImportEqualsDeclaration(node) || ts.isDecorator(node))
    return 'it declares more than a page needs';
  const isDeclared =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  if (isDeclared) return 'it declares what is not in it';
  const castExpression = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) ? node : null;
  const hidden = [ts.SyntaxKind.NeverKeyword, ts.SyntaxKind.UnknownKeyword];
  if (!castExpression) return null;
  const isHidden =
    castExpression.type.kind === ts.SyntaxKind.NeverKeyword ||
    (hidden.includes(castExpression.type.kind) && isCast(castExpression.parent));
  return isHidden ? 'it gives a value a type that it does not have' : null;
}

function isCast(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isCast(node.parent);
  return ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
}

/** A global may be used only as `allowedGlobals` permits, because any other use could pass it on. */
function findUnsafeName(node: ts.Node, { names }: ScriptContext): string | null {
  if (!ts.isIdentifier(node) || !isNameReference(node) || isInType(node)) return null;
  const declarations = names.declarationsOf(node);
  if (declarations.length > 0) return findUnsafeReactName(node, declarations);
  const { text: name } = node;
  const permission = allowedGlobals.get(name);
  if (permission === undefined)
    return `it uses "${name}", which is neither in the project nor needed by a page`;
  if (permission.value || isHarmlessPosition(node)) return null;
  const outer = outermostParentheses(node);
  const { parent } = outer;
  if (
    permission.call &&
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression === outer
  )
    return null;
  const member = isMemberOf(parent, outer) ? nameOf(parent) : null;
  if (member === null) return `it hands on "${name}"`;
  if (permission.members !== 'all' && !permission.members?.has(member)) return `it uses "${name}.${member}"`;
  const next = allowedNextMembers.get(member);
  const after = outermostParentheses(parent as ts.Expression).parent;
  if (next === undefined || (name !== 'window' && name !== 'document')) return null;
  const following = ts.isPropertyAccessExpression(after) ? after.name.text : '';
  return next.has(following) ? null : `it uses "${name}.${member}"`;
}

/** `React` as a whole, and the functions of React that create elements, must not be passed on either. */
function findUnsafeReactName(node: ts.Identifier, [declaration]: readonly ts.Declaration[]): string | null {
  if (declaration === undefined || importSpecifierOf(declaration) !== 'react') return null;
  const outer = outermostParentheses(node);
  const { parent } = outer;
  if (ts.isNamespaceImport(declaration) || ts.isImportClause(declaration)) {
    const isWhole = !isMemberOf(parent, outer) && !ts.isQualifiedName(parent);
    return isWhole ? 'it hands on "React"' : null;
  }
  const imported = ts.isImportSpecifier(declaration)
    ? (declaration.propertyName ?? declaration.name).text
    : '';
  if (!/^(?:create|clone)Element$/.test(imported)) return null;
  const isCalled = ts.isCallExpression(parent) && parent.expression === outer;
  return isCalled ? null : `it hands on "${imported}"`;
}

function isInType(node: ts.Node): boolean {
  const type = ts.findAncestor(
    node,
    (one) => ts.isTypeNode(one) || ts.isStatement(one) || ts.isJsxElement(one),
  );
  if (!type || !ts.isTypeNode(type)) return false;
  // The class in an `extends` clause is a value.
  return !(
    ts.isExpressionWithTypeArguments(type) &&
    ts.isHeritageClause(type.parent) &&
    ts.isClassLike(type.parent.parent)
  );
}

/** Whether a global is used harmlessly: `typeof window`, `value instanceof Date`. */
function isHarmlessPosition(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeOfExpression(parent)) return true;
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === node
  );
}

function outermostParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node.parent) ? outermostParentheses(node.parent) : node;
}

function isMemberOf(
  node: ts.Node,
  of: ts.Expression,
): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return (
    (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && node.expression === of
  );
}

/** Returns the name of a member where it is literal. */
function nameOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const key = unwrapExpression(node.argumentExpression);
  return ts.isStringLiteralLike(key) ? key.text : null;
}

/** A member that gives access beyond the page, whatever the object: read, destructured or declared. */
function findUnsafeMember(node: ts.Node, { names }: ScriptContext): string | null {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const name = nameOf(node);
    const isStyle =
      isStyleModule(node.expression, names) && !/^(?:constructor|prototype|__)/.test(name ?? '');
    if (name === null || isStyle) return null;
    if (unsafeMembers.has(name)) return `it uses "${name}"`;
    const { parent } = outermostParentheses(node);
    const isCalled = ts.isCallExpression(parent) && unwrapExpression(parent.expression) === node;
    if (/^set(?:Timeout|Interval)$/.test(name) && !isCalled) return `it hands on "${name}"`;
    const isCreating = /^(?:create|clone)Element$/.test(name) && !/^React\b/.test(node.getText());
    return isCreating ? `it uses "${name}"` : null;
  }
  const key = ts.isBindingElement(node)
    ? ts.isObjectBindingPattern(node.parent)
      ? (node.propertyName ?? node.name)
      : null
    : ts.isObjectLiteralElementLike(node)
      ? node.name
      : null;
  if (!key) return null;
  const name = ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : null;
  if (name === null) return null;
  if (unsafeMembers.has(name) || /^set(?:Timeout|Interval)$/.test(name)) return `it uses "${name}"`;
  // An object with its own iteration methods could pass any value as an index.
  const value = ts.isPropertyAssignment(node) ? unwrapExpression(node.initializer) : node;
  const isOwn =
    indexParameterPositions.has(name) && (isFunctionExpression(value) || ts.isMethodDeclaration(value));
  return isOwn ? `it has a "${name}" of its own` : null;
}

/** An event gives access to its window; it may be cast only to an element. */
function findUnsafeEvent(node: ts.Node, { names }: ScriptContext): string | null {
  if (ts.isAsExpression(node) && isEvent(node.expression, names)) {
    const isElementType = /^(?:Node|Element|(?:HTML|SVG)\w*Element)$/.test(node.type.getText());
    return isElementType ? null : 'it gives a value a type that it does not have';
  }
  const name =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? nameOf(node) : null;
  if (name !== null) {
    const { expression } = node as ts.PropertyAccessExpression;
    return eventMembers.has(name) && isEvent(expression, names) ? `it uses "${name}" of an event` : null;
  }
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return null;
  const key = (node.propertyName ?? node.name).getText();
  if (!eventMembers.has(key)) return null;
  const owner = ts.findAncestor(node.parent, (one) => ts.isParameter(one) || ts.isVariableDeclaration(one));
  const isOfEvent =
    owner !== undefined &&
    (ts.isParameter(owner)
      ? isEventParameter(owner)
      : ts.isVariableDeclaration(owner) &&
        owner.initializer !== undefined &&
        isEvent(owner.initializer, names));
  return isOfEvent ? `it uses "${key}" of an event` : null;
}

const eventMembers: ReadonlySet<string> = new Set(['view', 'nativeEvent', 'source']);

/** Whether a value is an event or a member of one, by its names and types. */
function isEvent(node: ts.Expression, names: NameResolver): boolean {
  const value = unwrapExpression(node);
  if (ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value))
    return isEvent(value.expression, names);
  if (!ts.isIdentifier(value)) return false;
  const constant = constantInitializer(value, names);
  if (constant !== null) return isEvent(constant, names);
  return names.declarationsOf(value).some((one) => {
    const owner = ts.isBindingElement(one) ? ts.findAncestor(one, ts.isParameter) : one;
    return owner !== undefined && ts.isParameter(owner) && isEventParameter(owner);
  });
}

function isEventParameter(parameter: ts.ParameterDeclaration): boolean {
  if (/^(?:e|ev|evt|event)$/i.test(parameter.name.getText())) return true;
  const { parent } = parameter.parent;
  const types = [
    parameter.type,
    ...(ts.isVariableDeclaration(parent) ? [parent.type] : []),
    ...(ts.isCallExpression(parent) ? (parent.typeArguments ?? []) : []),
  ];
  if (types.some((type) => type !== undefined && /Event|typeof (?:window|document)/.test(type.getText())))
    return true;
  if (ts.isCallExpression(parent)) return /\baddEventListener$/.test(parent.expression.getText());
  return (
    ts.isJsxExpression(parent) && ts.isJsxAttribute(parent.parent) && /^on/.test(parent.parent.name.getText())
  );
}

/** A member whose name is known only at run time. */
function findUnsafeKey(node: ts.Node, { names }: ScriptContext): string | null {
  if (ts.isComputedPropertyName(node)) {
    const { expression } = node;
    if (ts.isObjectBindingPattern(node.parent.parent))
      return 'it takes things apart by names it puts together';
    const isPlain = ts.isIdentifier(expression) || isNumericIndex(expression, names);
    const value = ts.isPropertyAssignment(node.parent) ? unwrapExpression(node.parent.initializer) : null;
    const isHarmless = value !== null && (isTrustedStyle(value, names) || isBoolean(value));
    if (!isPlain || !isHarmless || ts.isObjectLiteralExpression(value)) return 'it puts a name together';
    const folded = foldConstantText(expression, names);
    return folded !== null && unsafeMembers.has(folded) ? `it uses "${folded}"` : null;
  }
  if (!ts.isElementAccessExpression(node) || nameOf(node) !== null) return null;
  if (!isSafeKey(node.expression, node.argumentExpression, names)) return 'it reads members by name';
  const { parent } = outermostParentheses(node);
  const isRun =
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    unwrapExpression(parent.expression) === node;
  return isRun ? 'it calls members by name' : null;
}

function isBoolean(node: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

/** The start of an address whose rest is concatenated. */
const partialAddress =
  /^\s*(?:(?:https?|wss?|ftp|javascript|vbscript|data|blob):[\\/]{0,2}\s*$|[\\/]{2}\s*$|:[\\/]{2})/i;

/** Names and addresses that are concatenated. */
function findUnsafeText(node: ts.Node, { names, trustedText }: ScriptContext): string | null {
  if (ts.isStringLiteralLike(node) && /^(?:\w+:)?(?:script|iframe|embed)$/i.test(node.text))
    return `it names the element <${node.text}>`;
  const isTextSegment =
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node);
  if (isTextSegment && partialAddress.test(node.text))
    return `it has a piece of an address ("${node.text.trim()}")`;
  if (ts.isStringLiteralLike(node) && /^(?:constructor|__proto__|__html)$/.test(node.text))
    return `it names "${node.text}"`;
  const isJoined =
    ts.isTemplateExpression(node) ||
    ts.isCallExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken);
  const folded = isJoined ? foldConstantText(node, names) : null;
  if (folded === null) return null;
  if (unsafeMembers.has(folded) || unsafeElements.has(folded)) return `it puts the name "${folded}" together`;
  const [address] = findForeignAddresses(folded, trustedText);
  if (address !== undefined) return `it puts the address "${address.slice(0, 60)}" together`;
  return /^\s*(?:java|vb)script:/i.test(folded) ? 'it puts an address together that runs code' : null;
}

/** Calls that change the page directly, run a text, or create an element with a computed name. */
function findUnsafeCall(node: ts.Node, context: ScriptContext): string | null {
  if (ts.isNewExpression(node)) {
    const { expression: constructed } = node;
    if (ts.isPropertyAccessExpression(constructed)) {
      return isGlobalName(constructed.expression, 'Intl', context.names)
        ? null
        : 'it constructs what it cannot name';
    }
    const [declaration] = ts.isIdentifier(constructed) ? context.names.declarationsOf(constructed) : [];
    const isKnown =
      ts.isIdentifier(constructed) && (declaration === undefined || ts.isClassDeclaration(declaration));
    return isKnown ? null : 'it constructs what it cannot name';
  }
  if (!ts.isCallExpression(node)) return null;
  const { expression, arguments: given } = node;
  const callee = unwrapExpression(expression);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return 'it loads scripts while it runs';
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  const name = isMember ? nameOf(callee) : ts.isIdentifier(callee) ? callee.text : null;
  if (isMember && name !== null) {
    const isObject = isGlobalName(callee.expression, 'Object', context.names);
    if (unsafeCalls.has(name) && !(isObject && name === 'assign')) return `it calls "${name}"`;
    if (name === 'assign' && !isOwnObject(given[0])) return 'it writes to an object it cannot name';
    // `location.replace` has this name too, and navigates.
    if (name === 'replace' && (given.length < 2 || !isPattern(given[0], context)))
      return 'it calls "replace"';
    if (name === 'setProperty' && !isSafeProperty(given, context))
      return 'it puts a style together that can load';
  }
  if (name !== null && /^set(?:Timeout|Interval)$/.test(name) && !isCallback(given[0], context))
    return `it hands "${name}" a text to run`;
  return findUnsafeElementCreation(callee, given, context);
}

/** Whether the search value of `replace` is a regular expression or a literal. */
function isPattern(node: ts.Expression | undefined, { names }: ScriptContext): boolean {
  if (node === undefined) return false;
  const value = unwrapExpression(constantInitializer(node, names) ?? node);
  if (ts.isNewExpression(value)) return isGlobalName(value.expression, 'RegExp', names);
  return ts.isRegularExpressionLiteral(value) || ts.isStringLiteralLike(value);
}

function isOwnObject(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isObjectLiteralExpression(unwrapExpression(node));
}

function isSafeProperty([name, value]: readonly ts.Expression[], { names }: ScriptContext): boolean {
  if (!name || !value || !ts.isStringLiteralLike(name)) return false;
  return !canLoadResource(name.text) || isTrustedStyle(value, names);
}

/** Whether an argument is visibly a function: `setTimeout` runs any other value as a text. */
function isCallback(node: ts.Expression | undefined, { names }: ScriptContext): boolean {
  if (node === undefined) return false;
  const value = unwrapExpression(node);
  if (isFunctionExpression(value)) return true;
  if (!ts.isIdentifier(value)) return false;
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  if (ts.isFunctionDeclaration(declaration)) return true;
  if (ts.isParameter(declaration)) {
    // `new Promise((resolve) => setTimeout(resolve, 100))`
    const call = declaration.parent.parent;
    return ts.isNewExpression(call) && isGlobalName(call.expression, 'Promise', names);
  }
  const constant = constantInitializer(value, names);
  if (constant === null) return false;
  const initializer = unwrapExpression(constant);
  return (
    isFunctionExpression(initializer) ||
    (ts.isCallExpression(initializer) && /^(?:React\.)?useCallback$/.test(initializer.expression.getText()))
  );
}

/** Assignments to an element from outside: its address, its markup, or a member with a computed name. */
function findUnsafeAssignment(node: ts.Node, { names }: ScriptContext): string | null {
  const targets = assignmentTargets(node);
  for (const target of targets) {
    if (ts.isElementAccessExpression(target)) return 'it writes to members by name';
    if (!ts.isPropertyAccessExpression(target)) continue;
    const { name, expression } = target;
    if (unsafeAssignmentTargets.has(name.text)) return `it writes to "${name.text}"`;
    const isOfBrowser = ts.isIdentifier(expression) && names.declarationsOf(expression).length === 0;
    if (isOfBrowser && name.text !== 'title') return `it writes to "${expression.text}.${name.text}"`;
  }
  return null;
}

/** Returns the targets of an assignment, or of a loop without a declaration. */
function assignmentTargets(node: ts.Node): readonly ts.Expression[] {
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    return ts.isVariableDeclarationList(node.initializer) ? [] : targetsIn(node.initializer);
  }
  const isWriting =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  return isWriting ? targetsIn(node.left) : [];
}

function targetsIn(node: ts.Expression): readonly ts.Expression[] {
  const value = unwrapExpression(node);
  if (ts.isArrayLiteralExpression(value)) return value.elements.flatMap(targetsIn);
  if (ts.isSpreadElement(value)) return targetsIn(value.expression);
  if (ts.isBinaryExpression(value)) return targetsIn(value.left);
  if (!ts.isObjectLiteralExpression(value)) return [value];
  return value.properties.flatMap((one) => {
    if (ts.isPropertyAssignment(one)) return targetsIn(one.initializer);
    if (ts.isShorthandPropertyAssignment(one)) return [one.name];
    return ts.isSpreadAssignment(one) ? targetsIn(one.expression) : [];
  });
}
