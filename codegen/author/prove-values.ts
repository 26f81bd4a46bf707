/**
 * What can be said of a value by reading the script: whether a key can only be an index, what a text is put together
 * to, and whether an address or a style comes from what the project holds. Whatever is in doubt is none of these.
 */
import { ts } from 'ts-morph';
import { indexParameters } from './known-names.ts';
import type { NameResolver } from './resolve-names.ts';

/** Leaves out what changes nothing about a value: parentheses, casts, `!`. */
export function bareValue(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return bareValue(node.expression);
  if (ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node)) return bareValue(node.expression);
  return node;
}

/** The value of a `const`, where a name stands for one. */
export function constantOf(node: ts.Expression, names: NameResolver): ts.Expression | null {
  if (!ts.isIdentifier(node)) return null;
  const [declaration] = names.declarationsOf(node);
  const isConstant =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConstant && ts.isIdentifier(declaration.name) ? (declaration.initializer ?? null) : null;
}

/** Constants are followed so far. */
const deepest = 20;

/** A text that is put together of literals alone, as it comes out; `null` where something else is in it. */
export function foldText(node: ts.Expression, names: NameResolver, depth = 0): string | null {
  const value = bareValue(node);
  const fold = (part: ts.Expression) => foldText(part, names, depth + 1);
  if (depth > deepest) return null;
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
  const constant = constantOf(value, names);
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
  const of = bareValue(expression.expression);
  const list = ts.isArrayLiteralExpression(of) ? of : constantOf(of, names);
  if (list && ts.isArrayLiteralExpression(bareValue(list))) {
    const items = (bareValue(list) as ts.ArrayLiteralExpression).elements.map(fold);
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

/** The literal pieces of a text that is put together, with `null` for each hole; `null` where it is no such text. */
function piecesOf(value: ts.Expression): readonly (string | null)[] | null {
  if (ts.isTemplateExpression(value)) {
    return [value.head.text, ...value.templateSpans.flatMap(({ literal }) => [null, literal.text])];
  }
  if (!ts.isBinaryExpression(value) || value.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  return [value.left, value.right].flatMap((side) => {
    const part = bareValue(side);
    return ts.isStringLiteralLike(part) ? [part.text] : (piecesOf(part) ?? [null]);
  });
}

/** What every object has, and what leads from any object to the function that runs texts. */
const inherited = ['constructor', 'prototype', '__proto__', '__defineGetter__', '__lookupGetter__'];

/** Whether a text with these pieces and anything in its holes may spell one of the words. */
function maySpell(pieces: readonly (string | null)[], wordsToSpell: Iterable<string>): boolean {
  const escaped = pieces.map((piece) => (piece === null ? '.*' : piece.replace(/[^\w]/g, '\\$&')));
  const pattern = new RegExp(`^${escaped.join('')}$`, 's');
  return [...wordsToSpell].some((word) => pattern.test(word));
}

/** Whether a name stands for a table of the project's own: a module of styles, or a literal. One look into it is safe. */
export function isTable(node: ts.Expression, names: NameResolver): boolean {
  const value = bareValue(node);
  if (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value)) return true;
  if (isStyleModule(value, names)) return true;
  const constant = constantOf(value, names);
  if (constant === null) return false;
  const held = bareValue(constant);
  return ts.isObjectLiteralExpression(held) || ts.isArrayLiteralExpression(held);
}

/** Whether a name is what a script imports from a CSS module. */
export function isStyleModule(node: ts.Expression, names: NameResolver): boolean {
  if (!ts.isIdentifier(node)) return false;
  const [declaration] = names.declarationsOf(node);
  return declaration !== undefined && /\.module\.css$/.test(importOf(declaration) ?? '');
}

/** The specifier that a name is imported from; `null` where it is not imported. */
export function importOf(declaration: ts.Node): string | null {
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

/** Whether a key that is no literal may look something up. */
export function isSafeKey(object: ts.Expression, key: ts.Expression, names: NameResolver): boolean {
  return isIndex(key, names) || (isTable(object, names) && isPlainKey(key, names));
}

/** A key for a table: a name, a member, a choice between such, or a text whose fixed part spells nothing inherited. */
function isPlainKey(node: ts.Expression, names: NameResolver): boolean {
  const value = bareValue(node);
  const folded = foldText(value, names);
  if (folded !== null) return !inherited.includes(folded);
  const pieces = piecesOf(value);
  if (pieces !== null) return !maySpell(pieces, inherited);
  if (ts.isConditionalExpression(value)) {
    return isPlainKey(value.whenTrue, names) && isPlainKey(value.whenFalse, names);
  }
  if (isChoice(value)) return isPlainKey(value.left, names) && isPlainKey(value.right, names);
  if (ts.isPropertyAccessExpression(value)) return true;
  if (ts.isElementAccessExpression(value)) return true;
  if (isIndex(value, names)) return true;
  if (!ts.isIdentifier(value)) return false;
  const constant = constantOf(value, names);
  if (constant === null) return true;
  return ts.isCallExpression(bareValue(constant)) ? isHook(constant) : isPlainKey(constant, names);
}

function isHook(node: ts.Expression): boolean {
  const value = bareValue(node);
  return ts.isCallExpression(value) && /^(?:React\.)?use[A-Z]/.test(value.expression.getText());
}

function isChoice(node: ts.Expression): node is ts.BinaryExpression {
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

/** Whether a value can only be a number, or one of the plain words that its type lists. */
export function isIndex(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = bareValue(node);
  const also = (part: ts.Expression) => isIndex(part, names, depth + 1);
  if (depth > deepest) return false;
  if (ts.isPrefixUnaryExpression(value) || ts.isPostfixUnaryExpression(value)) {
    return value.operator !== ts.SyntaxKind.ExclamationToken;
  }
  if (ts.isConditionalExpression(value)) return also(value.whenTrue) && also(value.whenFalse);
  if (isChoice(value)) return also(value.left) && also(value.right);
  if (ts.isBinaryExpression(value)) {
    const { operatorToken, left, right } = value;
    if (arithmetic.has(operatorToken.kind)) return true;
    return operatorToken.kind === ts.SyntaxKind.PlusToken && also(left) && also(right);
  }
  if (ts.isCallExpression(value)) {
    const callee = value.expression;
    return (
      (ts.isPropertyAccessExpression(callee) &&
        (/^(?:indexOf|lastIndexOf|findIndex|findLastIndex)$/.test(callee.name.text) ||
          (isGlobal(callee.expression, 'Math', names) && callee.name.text !== 'constructor'))) ||
      isGlobal(callee, 'Number', names) ||
      isGlobal(callee, 'parseInt', names)
    );
  }
  if (!ts.isIdentifier(value)) return ts.isNumericLiteral(value) || names.isCountOrWord(value);
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  if (ts.isParameter(declaration) && isIndexParameter(declaration)) return true;
  if (ts.isBindingElement(declaration) && isCountState(declaration, names)) return true;
  return names.isCountOrWord(value);
}

export function isGlobal(node: ts.Expression, name: string, names: NameResolver): boolean {
  return ts.isIdentifier(node) && node.text === name && names.declarationsOf(node).length === 0;
}

function isIndexParameter(parameter: ts.ParameterDeclaration): boolean {
  const { parent } = parameter;
  if (!ts.isArrowFunction(parent) && !ts.isFunctionExpression(parent)) return false;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) {
    return false;
  }
  // `Array.from({ length }, (_, index) => …)` hands it on too.
  if (call.expression.getText() === 'Array.from')
    return call.arguments[1] === parent && parent.parameters[1] === parameter;
  const place = indexParameters.get(call.expression.name.text);
  return call.arguments[0] === parent && place !== undefined && parent.parameters[place] === parameter;
}

/** `const [index, setIndex] = useState(0)`. */
function isCountState(declaration: ts.BindingElement, names: NameResolver): boolean {
  const call = stateOf(declaration);
  if (call === null || call.parent.name.elements[0] !== declaration) return false;
  const { typeArguments, arguments: given } = call.hook;
  if (typeArguments?.[0]) return typeArguments[0].kind === ts.SyntaxKind.NumberKeyword;
  return given[0] !== undefined && isIndex(given[0], names);
}

interface StateHook {
  readonly hook: ts.CallExpression;
  readonly parent: ts.VariableDeclaration & { readonly name: ts.ArrayBindingPattern };
}

function stateOf({ parent: pattern }: ts.BindingElement): StateHook | null {
  const { parent } = pattern;
  if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(parent) || !parent.initializer)
    return null;
  const hook = bareValue(parent.initializer);
  const isState =
    ts.isCallExpression(hook) && /^(?:React\.)?use(?:Action)?State$/.test(hook.expression.getText());
  return isState ? { hook, parent: parent as StateHook['parent'] } : null;
}

/** The beginning of an address that stays on the page's own server, or writes a mail. */
const ownBeginning = /^(?:#|\?|\.{1,2}\/|\/[^/\\\s]|[\w-]+\/|mailto:|tel:)/i;

/**
 * Whether an address comes from what the project holds: literals, imports, what a component is given, or a choice
 * among these. One that is put together while the page runs may lead anywhere.
 */
export function isKnownAddress(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = bareValue(node);
  const also = (part: ts.Expression) => isKnownAddress(part, names, depth + 1);
  if (depth > deepest) return false;
  if (ts.isStringLiteralLike(value) || isNothing(value) || isFunction(value) || !holdsText(value))
    return true;
  if (ts.isTemplateExpression(value)) {
    const isSet = value.templateSpans.every(
      ({ expression }) => also(expression) || isIndex(expression, names),
    );
    return ownBeginning.test(value.head.text) || (isSet && / \dx|,/.test(value.getText()));
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const first = piecesOf(value)?.[0] ?? '';
    return ownBeginning.test(first);
  }
  if (ts.isConditionalExpression(value)) return also(value.whenTrue) && also(value.whenFalse);
  if (isChoice(value)) return also(value.left) && also(value.right);
  if (ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value))
    return also(value.expression);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (one) =>
        (ts.isPropertyAssignment(one) && also(one.initializer)) ||
        (ts.isShorthandPropertyAssignment(one) && also(one.name)),
    );
  }
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(also);
  return ts.isIdentifier(value) && isKnownName(value, names, also);
}

function isKnownName(
  name: ts.Identifier,
  names: NameResolver,
  isKnown: (part: ts.Expression) => boolean,
): boolean {
  const [declaration] = names.declarationsOf(name);
  if (declaration === undefined) return false;
  if (importOf(declaration) !== null || ts.isFunctionDeclaration(declaration)) return true;
  if (ts.isParameter(declaration)) {
    const list = listOf(declaration);
    return (!declaration.initializer || isKnown(declaration.initializer)) && (list === null || isKnown(list));
  }
  if (ts.isVariableDeclaration(declaration)) {
    const constant = constantOf(name, names);
    return constant !== null && isKnown(constant);
  }
  if (!ts.isBindingElement(declaration)) return false;
  if (declaration.initializer && !isKnown(declaration.initializer)) return false;
  const state = stateOf(declaration);
  if (state !== null) return isKnownState(declaration, state, names, isKnown);
  const root = ts.findAncestor(
    declaration,
    (one): one is ts.ParameterDeclaration | ts.VariableDeclaration =>
      ts.isParameter(one) || ts.isVariableDeclaration(one),
  );
  if (root && ts.isVariableDeclaration(root))
    return root.initializer !== undefined && isKnown(root.initializer);
  const list = root && ts.isParameter(root) ? listOf(root) : null;
  return root !== undefined && (list === null || isKnown(list));
}

/** What is iterated, where a parameter is an item of it. */
function listOf({ parent }: ts.ParameterDeclaration): ts.Expression | null {
  const call = parent.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  return indexParameters.has(call.expression.name.text) ? call.expression.expression : null;
}

/** State that starts with a known address and is only ever set to one. */
function isKnownState(
  declaration: ts.BindingElement,
  { hook, parent }: StateHook,
  names: NameResolver,
  isKnown: (part: ts.Expression) => boolean,
): boolean {
  const [state, setter] = parent.name.elements;
  // The action of a form is a function.
  if (/ActionState$/.test(hook.expression.getText())) return setter === declaration;
  const first = hook.arguments[0];
  if (state !== declaration || (first !== undefined && !isKnown(first))) return false;
  if (!setter || !ts.isBindingElement(setter) || !ts.isIdentifier(setter.name)) return true;
  return names.usesOf(setter.name).every((use) => {
    if (use.parent === setter) return true;
    const call = use.parent;
    const given = ts.isCallExpression(call) && call.expression === use ? call.arguments[0] : undefined;
    return given !== undefined && !isFunction(bareValue(given)) && isKnown(given);
  });
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

export function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Whether a value may hold an address at all. */
function holdsText(node: ts.Expression): boolean {
  const value = bareValue(node);
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

/** Whether a value of CSS comes from numbers and what the project holds. */
export function isKnownStyle(node: ts.Expression, names: NameResolver): boolean {
  const value = bareValue(node);
  const isPart = (part: ts.Expression) =>
    isIndex(part, names) || isRounded(part) || isKnownAddress(part, names);
  if (ts.isConditionalExpression(value)) {
    return isKnownStyle(value.whenTrue, names) && isKnownStyle(value.whenFalse, names);
  }
  if (ts.isTemplateExpression(value))
    return value.templateSpans.every(({ expression }) => isPart(expression));
  if (piecesOf(value) !== null && ts.isBinaryExpression(value)) {
    return [value.left, value.right].every((side) => isPart(side) || isKnownStyle(side, names));
  }
  return isPart(value);
}

function isRounded(node: ts.Expression): boolean {
  const value = bareValue(node);
  return (
    ts.isCallExpression(value) &&
    ts.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === 'toFixed'
  );
}
