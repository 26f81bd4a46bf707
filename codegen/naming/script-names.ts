/** Finds the names that a script declares and uses. */
import { ts } from 'ts-morph';

/** The names that a script declares anywhere, and those that it uses without declaring them. */
export interface ScriptNames {
  readonly declared: ReadonlySet<string>;
  /** Names used as values, including tags. */
  readonly values: ReadonlySet<string>;
  /** Names used only as types. */
  readonly types: ReadonlySet<string>;
}

/**
 * Reads the names of a script or of a part of it. Scopes are ignored, because generated files never shadow a
 * name.
 */
export function findScriptNames(source: ts.Node): ScriptNames {
  const declared = new Set<string>();
  const values = new Set<string>();
  const types = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) readIdentifier(node, { declared, values, types });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { declared, values, types };
}

interface NameSets {
  readonly declared: Set<string>;
  readonly values: Set<string>;
  readonly types: Set<string>;
}

function readIdentifier(node: ts.Identifier, { declared, values, types }: NameSets): void {
  const { parent } = node;
  if (isDeclarationName(node)) declared.add(node.text);
  else if (!isNameReference(node)) return;
  else if (
    ts.isTypeReferenceNode(parent) ||
    ts.isExpressionWithTypeArguments(parent) ||
    isInTypeName(parent)
  ) {
    types.add(node.text);
  } else values.add(node.text);
}

/** Whether an identifier refers to a declaration: it is not a declaration, a member name or an HTML tag. */
export function isNameReference(node: ts.Identifier): boolean {
  return !isDeclarationName(node) && !isMemberName(node) && !isHtmlTagName(node);
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isEnumDeclaration(parent) ||
      ts.isBindingElement(parent)) &&
    parent.name === node
  );
}

/** Whether a name follows a dot, precedes a colon, or names an attribute. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isExportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === node;
  const named =
    ts.isPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isAccessor(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    ts.isNamedTupleMember(parent);
  if (named) return parent.name === node;
  return ts.isJsxAttribute(parent) || ts.isJsxNamespacedName(parent) || ts.isLabeledStatement(parent);
}

/** `<div>` is an HTML tag, `<Card>` a name. */
function isHtmlTagName(node: ts.Identifier): boolean {
  const { parent } = node;
  const isTag =
    ts.isJsxOpeningElement(parent) || ts.isJsxClosingElement(parent) || ts.isJsxSelfClosingElement(parent);
  return isTag && /^[a-z]/.test(node.text);
}

function isInTypeName(node: ts.Node): boolean {
  return ts.isQualifiedName(node) || ts.isTypeQueryNode(node);
}
