import { ts } from 'ts-morph';
import { harmlessMembers, unsafeMembers } from './known-names.ts';

/** What a script reaches for that a page made from a design has no need of; `null` where it keeps to itself. */
export function findDanger(source: ts.SourceFile): string | null {
  let danger: string | null = null;
  const visit = (node: ts.Node): void => {
    danger ??= dangerOf(node);
    if (danger === null) ts.forEachChild(node, visit);
  };
  visit(source);
  return danger;
}

function dangerOf(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return 'it loads scripts while it runs';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return 'it passes on what other files export';
  const member = memberOf(node);
  if (member === null) return null;
  if (unsafeMembers.has(member.name)) return `it uses "${member.name}"`;
  const isPage = member.of === 'window' || member.of === 'document';
  return isPage && !harmlessMembers.has(member.name) ? `it uses "${member.of}.${member.name}"` : null;
}

function memberOf(node: ts.Node): { readonly of: string | null; readonly name: string } | null {
  if (ts.isPropertyAccessExpression(node)) {
    return { of: ts.isIdentifier(node.expression) ? node.expression.text : null, name: node.name.text };
  }
  if (ts.isElementAccessExpression(node)) {
    const key = node.argumentExpression;
    const of = ts.isIdentifier(node.expression) ? node.expression.text : null;
    if (ts.isStringLiteralLike(key)) return { of, name: key.text };
    return of === 'window' || of === 'document' ? { of, name: '[…]' } : null;
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isBindingElement(node)) {
    const key = ts.isBindingElement(node) ? node.propertyName : node.name;
    const name = key && (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) ? key.text : null;
    return name === null ? null : { of: null, name };
  }
  return null;
}
