/** Checks elements for `findUnsafeCode`: their tags, their spread props, and the addresses they load. */
import { ts } from 'ts-morph';
import { loadingProperties, unsafeMembers } from './script-allowlist.ts';
import {
  constantInitializer,
  importSpecifierOf,
  isFunctionExpression,
  isTrustedAddress,
  isTrustedStyle,
  unwrapExpression,
} from './analyze-values.ts';
import type { NameResolver } from './name-resolver.ts';
import { isAddressAttribute, unsafeElements } from './remove-unsafe-markup.ts';

/** Refuses an element created by a call, unless it is plain and its props are. */
export function findUnsafeElementCreation(
  callee: ts.Expression,
  [tagArgument, props]: readonly ts.Expression[],
  { names }: { readonly names: NameResolver },
): string | null {
  const [declaration] = ts.isIdentifier(callee) ? names.declarationsOf(callee) : [];
  const imported =
    declaration && ts.isImportSpecifier(declaration)
      ? (declaration.propertyName ?? declaration.name).text
      : ts.isPropertyAccessExpression(callee)
        ? callee.name.text
        : '';
  if (!/^(?:create|clone)Element$/.test(imported) || !tagArgument) return null;
  if (imported === 'createElement' && !isSafeTag(tagArgument, names)) return 'it makes an element by hand';
  const given = props ? unwrapExpression(props) : null;
  if (given === null || given.kind === ts.SyntaxKind.NullKeyword) return null;
  if (!ts.isObjectLiteralExpression(given)) return 'it makes an element by hand';
  const isPlain = given.properties.every((one) => {
    if (!ts.isPropertyAssignment(one) || ts.isComputedPropertyName(one.name)) return false;
    const name = one.name.text;
    if (/^on[a-z]/.test(name)) return false;
    return !isAddressAttribute(name) || isTrustedAddress(one.initializer, names);
  });
  return isPlain ? null : 'it makes an element by hand';
}

/** Whether a tag is a literal plain element or a component. */
function isSafeTag(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = unwrapExpression(node);
  const isSafe = (part: ts.Expression) => isSafeTag(part, names, depth + 1);
  if (depth > 10) return false;
  if (ts.isStringLiteralLike(value)) return isPlainElement(value.text);
  if (ts.isTemplateExpression(value)) return /^h$/.test(value.head.text);
  if (ts.isConditionalExpression(value)) return isSafe(value.whenTrue) && isSafe(value.whenFalse);
  if (
    isFunctionExpression(value) ||
    ts.isElementAccessExpression(value) ||
    ts.isPropertyAccessExpression(value)
  )
    return true;
  if (ts.isBinaryExpression(value) && value.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return isSafe(value.left) && isSafe(value.right);
  if (ts.isCallExpression(value))
    return /^(?:React\.)?(?:memo|forwardRef|createContext)$/.test(value.expression.getText());
  if (!ts.isIdentifier(value)) return false;
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  const constant = constantInitializer(value, names);
  if (constant !== null) return isSafe(constant);
  if ((ts.isBindingElement(declaration) || ts.isParameter(declaration)) && declaration.initializer)
    return isSafe(declaration.initializer);
  return !ts.isVariableDeclaration(declaration);
}

/**
 * Whether an element neither runs nor embeds anything, and does not load anything after React has moved it to the
 * head.
 */
function isPlainElement(tag: string): boolean {
  return (
    /^[a-z][a-z0-9]*$/i.test(tag) &&
    !unsafeElements.has(tag.toLowerCase()) &&
    !/^(?:link|meta|style)$/i.test(tag)
  );
}

/** Refuses a JSX element with a computed tag, unknown spread props, or an address from outside the project. */
export function findUnsafeElement(node: ts.Node, { names }: { readonly names: NameResolver }): string | null {
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = node.tagName;
    // `<svg:script>` is a script too.
    if (ts.isJsxNamespacedName(tag)) return 'it makes an element whose name is not to be seen';
    const isComponent = ts.isIdentifier(tag) && !/^[a-z]/.test(tag.text);
    return isComponent && !isSafeTag(tag, names) ? 'it makes an element whose name is not to be seen' : null;
  }
  if (ts.isJsxSpreadAttribute(node)) {
    return isGivenProps(node.expression, names, !isElement(node)) ? null : 'it spreads what it cannot name';
  }
  if (!ts.isJsxAttribute(node)) return null;
  const name = node.name.getText();
  if (unsafeMembers.has(name)) return `it uses "${name}"`;
  const { initializer } = node;
  const value = initializer && ts.isJsxExpression(initializer) ? initializer.expression : undefined;
  if (value === undefined) return null;
  if (/^(?:as|tag|component|element)$/i.test(name) && !isSafeTag(value, names))
    return 'it makes an element whose name is not to be seen';
  if (loadingAttributes.test(name) && !isTrustedStyle(value, names))
    return 'it puts a style together that can load';
  const isKnown = !isAddressAttribute(name) || isTrustedAddress(value, names);
  return isKnown ? null : `it puts an address together while it runs (${name})`;
}

/** SVG attributes that can name a resource. */
const loadingAttributes = /^(?:fill|stroke|filter|mask|clip-?path|cursor|marker\w*)$/i;

function isElement(node: ts.JsxSpreadAttribute): boolean {
  return /^[a-z]/.test(node.parent.parent.tagName.getText());
}

/**
 * Whether spread props are known: the component's own props or the rest of them, or an object literal; for a
 * component also an item of a list.
 */
function isGivenProps(node: ts.Expression, names: NameResolver, isForComponent: boolean): boolean {
  const value = unwrapExpression(node);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every((one) => one.name && !ts.isComputedPropertyName(one.name));
  }
  if (ts.isConditionalExpression(value))
    return [value.whenTrue, value.whenFalse].every((one) => isGivenProps(one, names, isForComponent));
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return isGivenProps(value.right, names, isForComponent);
  if (ts.isElementAccessExpression(value) || ts.isPropertyAccessExpression(value))
    return isGivenProps(value.expression, names, isForComponent);
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.every((one) => isGivenProps(one, names, isForComponent));
  }
  if (!ts.isIdentifier(value)) return false;
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  if (ts.isBindingElement(declaration))
    return declaration.dotDotDotToken !== undefined && isOfParameter(declaration);
  const constant = constantInitializer(value, names);
  if (constant !== null) return isGivenProps(constant, names, isForComponent);
  if (importSpecifierOf(declaration) !== null) return isForComponent;
  if (!ts.isParameter(declaration)) return false;
  return isForComponent || isComponentFunction(declaration.parent);
}

function isOfParameter(declaration: ts.BindingElement): boolean {
  const owner = declaration.parent.parent;
  return (
    ts.isParameter(owner) || (ts.isVariableDeclaration(owner) && owner.initializer?.getText() === 'props')
  );
}

function isComponentFunction(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return /^[A-Z]/.test(node.name?.text ?? '');
  const { parent } = node;
  if (ts.isCallExpression(parent)) return isComponentFunction(parent);
  return ts.isVariableDeclaration(parent) && /^[A-Z]/.test(parent.name.getText());
}

/** Refuses a style that can load something, unless its value consists of numbers and trusted values. */
export function findUnsafeStyle(node: ts.Node, { names }: { readonly names: NameResolver }): string | null {
  if (!ts.isPropertyAssignment(node)) return null;
  const key = ts.isComputedPropertyName(node.name) ? node.name.expression : node.name;
  const name = ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : '';
  const isInStyle = /^(?:content|cursor|filter)$/.test(name) && isStyleObject(node.parent);
  if (!canLoadResource(name) && !isInStyle) return null;
  return isTrustedStyle(node.initializer, names) ? null : 'it puts a style together that can load';
}

function isStyleObject(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, (one) => ts.isJsxAttribute(one) || ts.isStatement(one));
  return owner !== undefined && ts.isJsxAttribute(owner) && owner.name.getText() === 'style';
}

/** Whether a CSS property can name a resource. */
export function canLoadResource(name: string): boolean {
  return name.startsWith('--') || loadingProperties.has(name);
}
