/**
 * Analyzes values statically: whether a key can only be an index, which text an expression evaluates to, and
 * whether an address or a style comes from the project. In doubt the answer is no.
 */
import { ts } from 'ts-morph';
import { indexParameterPositions } from './script-allowlist.ts';
import type { NameResolver } from './name-resolver.ts';

/** Removes parentheses, casts and `!`, which do not change a value. */
export function unwrapExpression(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return unwrapExpression(node.expression);
  if (ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node))
    return unwrapExpression(node.expression);
  return node;
}

/** Returns the initializer of the `const` that a name refers to. */
export function constantInitializer(node: ts.Expression, names: NameResolver): ts.Expression | null {
  if (!ts.isIdentifier(node)) return null;
  const [declaration] = names.declarationsOf(node);
  const isConstant =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConstant && ts.isIdentifier(declaration.name) ? (declaration.initializer ?? null) : null;
}

/** The maximum number of constants that are followed. */
const maxDepth = 20;

/** Evaluates a text that consists only of literals; `null` for any other. */
export function foldConstantText(node: ts.Expression, names: NameResolver, depth = 0): string | null {
  const value = unwrapExpression(node);
  const fold = (part: ts.Expression) => foldConstantText(part, names, depth + 1);
  if (depth > maxDepth) return null;
  if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value)) return value.text;
  if (ts.isTemplateExpression(value)) {
    const parts = value.templateSpans.map(({ expression, literal }) => {
      const folded = fold(expression);
      return folded === null ? null : folded + literal.text;
    });
    return parts.includes(null) ? null : value.head.text + parts.join('');
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [fold(value.left), fold(value.right)];
    return left === null || right === null ? null : left + right;
  }
  if (ts.isCallExpression(value)) return foldCall(value, fold, names);
  const constant = constantInitializer(value, names);
  return constant === null ? null : fold(constant);
}

function foldCall(
  { expression, arguments: given }: ts.CallExpression,
  fold: (part: ts.Expression) => string | null,
  names: NameResolver,
): string | null {
  if (!ts.isPropertyAccessExpression(expression)) return null;
  const values = given.map(fold);
  const texts = values.filter((text) => text !== null);
  if (texts.length < values.length) return null;
  const [first = ',', second = ''] = texts;
  const of = unwrapExpression(expression.expression);
  const list = ts.isArrayLiteralExpression(of) ? of : constantInitializer(of, names);
  if (list && ts.isArrayLiteralExpression(unwrapExpression(list))) {
    const items = (unwrapExpression(list) as ts.ArrayLiteralExpression).elements.map(fold);
    return expression.name.text === 'join' && !items.includes(null) ? items.join(first) : null;
  }
  const text = fold(of);
  if (text === null) return null;
  switch (expression.name.text) {
    case 'concat':
      return text + texts.join('');
    case 'replaceAll':
      return text.replaceAll(first, second);
    case 'replace':
      return text.replace(first, second);
    case 'toLowerCase':
      return text.toLowerCase();
    case 'trim':
      return text.trim();
    case 'slice':
    case 'substring':
      return text.slice(...texts.map(Number));
    default:
      return null;
  }
}

/**
 * Returns the literal parts of a concatenated text, with `null` for each expression; `null` for any other value.
 */
function textSegmentsOf(value: ts.Expression): readonly (string | null)[] | null {
  if (ts.isTemplateExpression(value)) {
    return [value.head.text, ...value.templateSpans.flatMap(({ literal }) => [null, literal.text])];
  }
  if (!ts.isBinaryExpression(value) || value.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  return [value.left, value.right].flatMap((side) => {
    const part = unwrapExpression(side);
    return ts.isStringLiteralLike(part) ? [part.text] : (textSegmentsOf(part) ?? [null]);
  });
}

/** Members of every object that lead to `Function`, which runs texts as code. */
const inheritedMembers = ['constructor', 'prototype', '__proto__', '__defineGetter__', '__lookupGetter__'];

/** Whether a text with these parts, and any text between them, may equal one of the words. */
function maySpell(segments: readonly (string | null)[], words: Iterable<string>): boolean {
  const escaped = segments.map((segment) => (segment === null ? '.*' : segment.replace(/[^\w]/g, '\\$&')));
  const pattern = new RegExp(`^${escaped.join('')}$`, 's');
  return [...words].some((word) => pattern.test(word));
}

/**
 * Whether a name is a lookup table of the project: a CSS module or a literal. Reading one member of it is safe.
 */
export function isLookupTable(node: ts.Expression, names: NameResolver): boolean {
  const value = unwrapExpression(node);
  if (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)) return true;
  if (isStyleModule(value, names)) return true;
  const constant = constantInitializer(value, names);
  if (constant === null) return false;
  const initializer = unwrapExpression(constant);
  return ts.isObjectLiteralExpression(initializer) || ts.isArrayLiteralExpression(initializer);
}

/** Whether a name is the import of a CSS module. */
export function isStyleModule(node: ts.Expression, names: NameResolver): boolean {
  if (!ts.isIdentifier(node)) return false;
  const [declaration] = names.declarationsOf(node);
  return declaration !== undefined && /\.module\.css$/.test(importSpecifierOf(declaration) ?? '');
}

/** Returns the module specifier of an imported name; `null` for other names. */
export function importSpecifierOf(declaration: ts.Node): string | null {
  if (
    !ts.isImportClause(declaration) &&
    !ts.isImportSpecifier(declaration) &&
    !ts.isNamespaceImport(declaration)
  )
    return null;
  const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
  const from = statement?.moduleSpecifier;
  return from && ts.isStringLiteralLike(from) ? from.text : null;
}

/** Whether a key that is not a literal is safe for reading a member. */
export function isSafeKey(object: ts.Expression, key: ts.Expression, names: NameResolver): boolean {
  return isNumericIndex(key, names) || (isLookupTable(object, names) && isSafeLookupKey(key, names));
}

/**
 * Whether a key is safe for a lookup table: a name, a member, a choice between such keys, or a text that cannot
 * equal an inherited member.
 */
function isSafeLookupKey(node: ts.Expression, names: NameResolver): boolean {
  const value = unwrapExpression(node);
  const folded = foldConstantText(value, names);
  if (folded !== null) return !inheritedMembers.includes(folded);
  const segments = textSegmentsOf(value);
  if (segments !== null) return !maySpell(segments, inheritedMembers);
  if (ts.isConditionalExpression(value)) {
    return isSafeLookupKey(value.whenTrue, names) && isSafeLookupKey(value.whenFalse, names);
  }
  if (isLogicalChoice(value))
    return isSafeLookupKey(value.left, names) && isSafeLookupKey(value.right, names);
  if (ts.isPropertyAccessExpression(value)) return true;
  if (ts.isElementAccessExpression(value)) return true;
  if (isNumericIndex(value, names)) return true;
  if (!ts.isIdentifier(value)) return false;
  const constant = constantInitializer(value, names);
  if (constant === null) return true;
  return ts.isCallExpression(unwrapExpression(constant))
    ? isHook(constant)
    : isSafeLookupKey(constant, names);
}

function isHook(node: ts.Expression): boolean {
  const value = unwrapExpression(node);
  return ts.isCallExpression(value) && /^(?:React\.)?use[A-Z]/.test(value.expression.getText());
}

function isLogicalChoice(node: ts.Expression): node is ts.BinaryExpression {
  const choices = [
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.AmpersandAmpersandToken,
  ];
  return ts.isBinaryExpression(node) && choices.includes(node.operatorToken.kind);
}

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);

/** Whether a value can only be a number, or one of the literals in its type. */
export function isNumericIndex(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = unwrapExpression(node);
  const isAllowed = (part: ts.Expression) => isNumericIndex(part, names, depth + 1);
  if (depth > maxDepth) return false;
  if (ts.isPrefixUnaryExpression(value) || ts.isPostfixUnaryExpression(value)) {
    return value.operator !== ts.SyntaxKind.ExclamationToken;
  }
  if (ts.isConditionalExpression(value)) return isAllowed(value.whenTrue) && isAllowed(value.whenFalse);
  if (isLogicalChoice(value)) return isAllowed(value.left) && isAllowed(value.right);
  if (ts.isBinaryExpression(value)) {
    const { operatorToken, left, right } = value;
    if (arithmetic.has(operatorToken.kind)) return true;
    return operatorToken.kind === ts.SyntaxKind.PlusToken && isAllowed(left) && isAllowed(right);
  }
  if (ts.isCallExpression(value)) {
    const callee = value.expression;
    return (
      (ts.isPropertyAccessExpression(callee) &&
        (/^(?:indexOf|lastIndexOf|findIndex|findLastIndex)$/.test(callee.name.text) ||
          (isGlobalName(callee.expression, 'Math', names) && callee.name.text !== 'constructor'))) ||
      isGlobalName(callee, 'Number', names) ||
      isGlobalName(callee, 'parseInt', names)
    );
  }
  if (!ts.isIdentifier(value)) return ts.isNumericLiteral(value) || names.isNumberOrPlainLiteral(value);
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  if (ts.isParameter(declaration) && isIndexParameter(declaration)) return true;
  if (ts.isBindingElement(declaration) && isNumericState(declaration, names)) return true;
  return names.isNumberOrPlainLiteral(value);
}

/** Whether an expression is a global name that the script does not declare. */
export function isGlobalName(node: ts.Expression, name: string, names: NameResolver): boolean {
  return ts.isIdentifier(node) && node.text === name && names.declarationsOf(node).length === 0;
}

function isIndexParameter(parameter: ts.ParameterDeclaration): boolean {
  const { parent } = parameter;
  if (!ts.isArrowFunction(parent) && !ts.isFunctionExpression(parent)) return false;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) {
    return false;
  }
  // `Array.from({ length }, (_, index) => …)` passes an index too.
  if (call.expression.getText() === 'Array.from')
    return call.arguments[1] === parent && parent.parameters[1] === parameter;
  const position = indexParameterPositions.get(call.expression.name.text);
  return call.arguments[0] === parent && position !== undefined && parent.parameters[position] === parameter;
}

/** Matches `const [index, setIndex] = useState(0)`. */
function isNumericState(declaration: ts.BindingElement, names: NameResolver): boolean {
  const call = stateHookOf(declaration);
  if (call === null || call.parent.name.elements[0] !== declaration) return false;
  const { typeArguments, arguments: given } = call.hook;
  if (typeArguments?.[0]) return typeArguments[0].kind === ts.SyntaxKind.NumberKeyword;
  return given[0] !== undefined && isNumericIndex(given[0], names);
}

interface StateHook {
  readonly hook: ts.CallExpression;
  readonly parent: ts.VariableDeclaration & { readonly name: ts.ArrayBindingPattern };
}

function stateHookOf({ parent: pattern }: ts.BindingElement): StateHook | null {
  const { parent } = pattern;
  if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(parent) || !parent.initializer)
    return null;
  const hook = unwrapExpression(parent.initializer);
  const isState =
    ts.isCallExpression(hook) && /^(?:React\.)?use(?:Action)?State$/.test(hook.expression.getText());
  return isState ? { hook, parent: parent as StateHook['parent'] } : null;
}

/** The start of an address on the page's own server, or of a mail or phone address. */
const sameOriginPrefix = /^(?:#|\?|\.{1,2}\/|\/[^/\\\s]|[\w-]+\/|mailto:|tel:)/i;

/**
 * Whether an address comes from the project: from literals, imports, props, or a choice between them. An address
 * that is concatenated at run time may lead anywhere.
 */
export function isTrustedAddress(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = unwrapExpression(node);
  const isAllowed = (part: ts.Expression) => isTrustedAddress(part, names, depth + 1);
  if (depth > maxDepth) return false;
  if (ts.isStringLiteralLike(value) || isNullish(value) || isFunctionExpression(value) || !mayHoldText(value))
    return true;
  if (ts.isTemplateExpression(value)) {
    const isImageSet = value.templateSpans.every(
      ({ expression }) => isAllowed(expression) || isNumericIndex(expression, names),
    );
    return sameOriginPrefix.test(value.head.text) || (isImageSet && / \dx|,/.test(value.getText()));
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const first = textSegmentsOf(value)?.[0] ?? '';
    return sameOriginPrefix.test(first);
  }
  if (ts.isConditionalExpression(value)) return isAllowed(value.whenTrue) && isAllowed(value.whenFalse);
  if (isLogicalChoice(value)) return isAllowed(value.left) && isAllowed(value.right);
  if (ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value))
    return isAllowed(value.expression);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (one) =>
        (ts.isPropertyAssignment(one) && isAllowed(one.initializer)) ||
        (ts.isShorthandPropertyAssignment(one) && isAllowed(one.name)),
    );
  }
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(isAllowed);
  return ts.isIdentifier(value) && isTrustedName(value, names, isAllowed);
}

function isTrustedName(
  name: ts.Identifier,
  names: NameResolver,
  isTrusted: (part: ts.Expression) => boolean,
): boolean {
  const [declaration] = names.declarationsOf(name);
  if (declaration === undefined) return false;
  if (importSpecifierOf(declaration) !== null || ts.isFunctionDeclaration(declaration)) return true;
  if (ts.isParameter(declaration)) {
    const list = iteratedExpression(declaration);
    return (
      (!declaration.initializer || isTrusted(declaration.initializer)) && (list === null || isTrusted(list))
    );
  }
  if (ts.isVariableDeclaration(declaration)) {
    const constant = constantInitializer(name, names);
    return constant !== null && isTrusted(constant);
  }
  if (!ts.isBindingElement(declaration)) return false;
  if (declaration.initializer && !isTrusted(declaration.initializer)) return false;
  const state = stateHookOf(declaration);
  if (state !== null) return isTrustedState(declaration, state, names, isTrusted);
  const root = ts.findAncestor(
    declaration,
    (one): one is ts.ParameterDeclaration | ts.VariableDeclaration =>
      ts.isParameter(one) || ts.isVariableDeclaration(one),
  );
  if (root && ts.isVariableDeclaration(root))
    return root.initializer !== undefined && isTrusted(root.initializer);
  const list = root && ts.isParameter(root) ? iteratedExpression(root) : null;
  return root !== undefined && (list === null || isTrusted(list));
}

/** Returns the iterated list where a parameter is one of its items. */
function iteratedExpression({ parent }: ts.ParameterDeclaration): ts.Expression | null {
  const call = parent.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  return indexParameterPositions.has(call.expression.name.text) ? call.expression.expression : null;
}

/** Whether a state starts with a trusted address and is only set to trusted ones. */
function isTrustedState(
  declaration: ts.BindingElement,
  { hook, parent }: StateHook,
  names: NameResolver,
  isTrusted: (part: ts.Expression) => boolean,
): boolean {
  const [state, setter] = parent.name.elements;
  // The action of a form is a function.
  if (/ActionState$/.test(hook.expression.getText())) return setter === declaration;
  const first = hook.arguments[0];
  if (state !== declaration || (first !== undefined && !isTrusted(first))) return false;
  if (!setter || !ts.isBindingElement(setter) || !ts.isIdentifier(setter.name)) return true;
  return names.occurrencesOf(setter.name).every((occurrence) => {
    if (occurrence.parent === setter) return true;
    const call = occurrence.parent;
    const given = ts.isCallExpression(call) && call.expression === occurrence ? call.arguments[0] : undefined;
    return given !== undefined && !isFunctionExpression(unwrapExpression(given)) && isTrusted(given);
  });
}

function isNullish(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

/** Whether a node is an arrow function or a function expression. */
export function isFunctionExpression(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Whether a value can contain an address. */
function mayHoldText(node: ts.Expression): boolean {
  const value = unwrapExpression(node);
  const isPlain =
    ts.isNumericLiteral(value) ||
    ts.isPrefixUnaryExpression(value) ||
    value.kind === ts.SyntaxKind.TrueKeyword ||
    value.kind === ts.SyntaxKind.FalseKeyword ||
    ts.isJsxElement(value) ||
    ts.isJsxSelfClosingElement(value) ||
    ts.isJsxFragment(value);
  return !isPlain;
}

/** Whether a CSS value consists of numbers and trusted values. */
export function isTrustedStyle(node: ts.Expression, names: NameResolver): boolean {
  const value = unwrapExpression(node);
  const isPart = (part: ts.Expression) =>
    isNumericIndex(part, names) || isRounded(part) || isTrustedAddress(part, names);
  if (ts.isConditionalExpression(value)) {
    return isTrustedStyle(value.whenTrue, names) && isTrustedStyle(value.whenFalse, names);
  }
  if (ts.isTemplateExpression(value))
    return value.templateSpans.every(({ expression }) => isPart(expression));
  if (textSegmentsOf(value) !== null && ts.isBinaryExpression(value)) {
    return [value.left, value.right].every((side) => isPart(side) || isTrustedStyle(side, names));
  }
  return isPart(value);
}

function isRounded(node: ts.Expression): boolean {
  const value = unwrapExpression(node);
  return (
    ts.isCallExpression(value) &&
    ts.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === 'toFixed'
  );
}
