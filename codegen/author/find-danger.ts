import { ts } from 'ts-morph';
import { harmlessMembers, unsafeCalls, unsafeMembers, unsafeTargets } from './known-names.ts';
import { unsafeElements } from './unsafe-values.ts';

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
  const act = ts.isCallExpression(node) ? dangerOfCall(node) : dangerOfAssignment(node);
  if (act !== null) return act;
  const member = memberOf(node);
  if (member === null) return null;
  if (unsafeMembers.has(member.name)) return `it uses "${member.name}"`;
  const isPage = member.of === 'window' || member.of === 'document';
  return isPage && !harmlessMembers.has(member.name) ? `it uses "${member.of}.${member.name}"` : null;
}

/** Calls that change the page by hand, run a text, or make an element whose name is not to be seen. */
function dangerOfCall({ expression, arguments: [first] }: ts.CallExpression): string | null {
  const name = ts.isPropertyAccessExpression(expression)
    ? expression.name.text
    : ts.isIdentifier(expression)
      ? expression.text
      : '';
  if (ts.isPropertyAccessExpression(expression) && unsafeCalls.has(name)) return `it calls "${name}"`;
  if (/^set(?:Timeout|Interval)$/.test(name) && first && ts.isStringLiteralLike(first)) {
    return `it hands "${name}" a text to run`;
  }
  if (name !== 'createElement' || !first) return null;
  const isPlain = ts.isStringLiteralLike(first) && !unsafeElements.has(first.text.toLowerCase());
  return isPlain || ts.isIdentifier(first) ? null : 'it makes an element by hand';
}

/** Writing to an element from outside: an address, its markup, or a member whose name is not to be seen. */
function dangerOfAssignment(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node) && /^(?:script|iframe|embed)$/.test(node.text)) {
    return `it names the element <${node.text}>`;
  }
  if (ts.isComputedPropertyName(node) && !ts.isIdentifier(node.expression)) return 'it puts a name together';
  const isWriting =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  if (!isWriting) return null;
  const { left } = node;
  if (ts.isPropertyAccessExpression(left) && unsafeTargets.has(left.name.text))
    return `it writes to "${left.name.text}"`;
  return ts.isElementAccessExpression(left) ? 'it writes to members by name' : null;
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
