/** The part of the gate that looks at elements: what they are, what is spread over them and what they would load. */
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

/** An element made by a call: only plain ones, of plain props. */
export function findUnsafeElementCreation(
  callee: ts.Expression,
  [made, props]: readonly ts.Expression[],
  { names }: { readonly names: NameResolver },
): string | null {
  const [declaration] = ts.isIdentifier(callee) ? names.declarationsOf(callee) : [];
  const imported =
    declaration && ts.isImportSpecifier(declaration)
      ? (declaration.propertyName ?? declaration.name).text
      : ts.isPropertyAccessExpression(callee)
        ? callee.name.text
        : '';
  if (!/^(?:create|clone)Element$/.test(imported) || !made) return null;
  if (imported === 'createElement' && !isSafeTag(made, names)) return 'it makes an element by hand';
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

/** What a tag may be: an element in plain sight, or a component. */
function isSafeTag(node: ts.Expression, names: NameResolver, depth = 0): boolean {
  const value = unwrapExpression(node);
  const also = (part: ts.Expression) => isSafeTag(part, names, depth + 1);
  if (depth > 10) return false;
  if (ts.isStringLiteralLike(value)) return isPlainElement(value.text);
  if (ts.isTemplateExpression(value)) return /^h$/.test(value.head.text);
  if (ts.isConditionalExpression(value)) return also(value.whenTrue) && also(value.whenFalse);
  if (
    isFunctionExpression(value) ||
    ts.isElementAccessExpression(value) ||
    ts.isPropertyAccessExpression(value)
  )
    return true;
  if (ts.isBinaryExpression(value) && value.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return also(value.left) && also(value.right);
  if (ts.isCallExpression(value))
    return /^(?:React\.)?(?:memo|forwardRef|createContext)$/.test(value.expression.getText());
  if (!ts.isIdentifier(value)) return false;
  const [declaration] = names.declarationsOf(value);
  if (declaration === undefined) return false;
  const constant = constantInitializer(value, names);
  if (constant !== null) return also(constant);
  if ((ts.isBindingElement(declaration) || ts.isParameter(declaration)) && declaration.initializer)
    return also(declaration.initializer);
  return !ts.isVariableDeclaration(declaration);
}

/** Whether a name is that of an element that neither runs, embeds nor, once React has moved it, loads. */
function isPlainElement(tag: string): boolean {
  return (
    /^[a-z][a-z0-9]*$/i.test(tag) &&
    !unsafeElements.has(tag.toLowerCase()) &&
    !/^(?:link|meta|style)$/i.test(tag)
  );
}

/** An element of markup: what it is, what is spread over it, and where its address comes from. */
export function findUnsafeElement(node: ts.Node, { names }: { readonly names: NameResolver }): string | null {
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = node.tagName;
    // `<svg:script>` is a script like any other.
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

/** Attributes of SVG that can name a resource. */
const loadingAttributes = /^(?:fill|stroke|filter|mask|clip-?path|cursor|marker\w*)$/i;

function isElement(node: ts.JsxSpreadAttribute): boolean {
  return /^[a-z]/.test(node.parent.parent.tagName.getText());
}

/** What a component was given, its rest, or an object in plain sight; an item of a list, for another component. */
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
  const holder = declaration.parent.parent;
  return (
    ts.isParameter(holder) || (ts.isVariableDeclaration(holder) && holder.initializer?.getText() === 'props')
  );
}

function isComponentFunction(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return /^[A-Z]/.test(node.name?.text ?? '');
  const { parent } = node;
  if (ts.isCallExpression(parent)) return isComponentFunction(parent);
  return ts.isVariableDeclaration(parent) && /^[A-Z]/.test(parent.name.getText());
}

/** A style that can load something: its value comes from numbers and from what the project holds. */
export function findUnsafeStyle(node: ts.Node, { names }: { readonly names: NameResolver }): string | null {
  if (!ts.isPropertyAssignment(node)) return null;
  const key = ts.isComputedPropertyName(node.name) ? node.name.expression : node.name;
  const name = ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : '';
  const isInStyle = /^(?:content|cursor|filter)$/.test(name) && isStyleObject(node.parent);
  if (!canLoadResource(name) && !isInStyle) return null;
  return isTrustedStyle(node.initializer, names) ? null : 'it puts a style together that can load';
}

function isStyleObject(node: ts.Node): boolean {
  const holder = ts.findAncestor(node, (one) => ts.isJsxAttribute(one) || ts.isStatement(one));
  return holder !== undefined && ts.isJsxAttribute(holder) && holder.name.getText() === 'style';
}

/** Whether a property of CSS can name something to load. */
export function canLoadResource(name: string): boolean {
  return name.startsWith('--') || loadingProperties.has(name);
}
