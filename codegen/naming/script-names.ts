import { ts } from 'ts-morph';

/** The names a script declares anywhere, and those it uses without declaring them. */
export interface ScriptNames {
  readonly declared: ReadonlySet<string>;
  /** Names used as values, tags among them. */
  readonly values: ReadonlySet<string>;
  /** Names used as types alone. */
  readonly types: ReadonlySet<string>;
}

/** Reads the names of a script or of a part of it; scopes are not told apart, as generated files have no reason to shadow. */
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

/** Whether an identifier stands for something declared elsewhere: no declaration, no name of a member, no HTML tag. */
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

/** What stands after a dot, before a colon, or names an attribute: no name of the script's own. */
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

/** `<div>` is HTML's, `<Card>` a name. */
function isHtmlTagName(node: ts.Identifier): boolean {
  const { parent } = node;
  const isTag =
    ts.isJsxOpeningElement(parent) || ts.isJsxClosingElement(parent) || ts.isJsxSelfClosingElement(parent);
  return isTag && /^[a-z]/.test(node.text);
}

function isInTypeName(node: ts.Node): boolean {
  return ts.isQualifiedName(node) || ts.isTypeQueryNode(node);
}
